/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-saying-page.h"

#include "cle-kiosk-words.h"

struct _CleSayingPage
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *text;
  GtkWidget *button;
  GtkWidget *second_button;
};

static void
show_button (GtkWidget  *button,
             const char *label,
             const char *action)
{
  gtk_widget_set_visible (button, label != NULL);
  if (label != NULL)
    gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

static void
cle_saying_page_update (CleKioskPage *page,
                        CleKioskDesk *desk)
{
  CleSayingPage *self = CLE_SAYING_PAGE (page);
  g_auto (CleKioskSaying) saying;

  cle_kiosk_saying_init (&saying, desk);
  gtk_label_set_text (GTK_LABEL (self->title), saying.title);
  gtk_label_set_text (GTK_LABEL (self->text), saying.text);
  gtk_widget_set_visible (self->text, *saying.text != '\0');
  show_button (self->button, saying.button, saying.action);
  show_button (self->second_button, saying.second_button, saying.second_action);
}

static GtkWidget *
cle_saying_page_get_first (CleKioskPage *page)
{
  return CLE_SAYING_PAGE (page)->button;
}

static void
page_init (CleKioskPageInterface *iface)
{
  iface->update = cle_saying_page_update;
  iface->get_first = cle_saying_page_get_first;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CleSayingPage, cle_saying_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CLE_TYPE_KIOSK_PAGE, page_init))

static void
cle_saying_page_dispose (GObject *object)
{
  CleSayingPage *self = CLE_SAYING_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (cle_saying_page_parent_class)->dispose (object);
}

static void
cle_saying_page_class_init (CleSayingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cle_saying_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLE_RESOURCE_PATH "/app/kiosk/cle-saying-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CleSayingPage, box);
  gtk_widget_class_bind_template_child (widget_class, CleSayingPage, title);
  gtk_widget_class_bind_template_child (widget_class, CleSayingPage, text);
  gtk_widget_class_bind_template_child (widget_class, CleSayingPage, button);
  gtk_widget_class_bind_template_child (widget_class, CleSayingPage, second_button);
}

static void
cle_saying_page_init (CleSayingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
