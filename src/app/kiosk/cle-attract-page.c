/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-attract-page.h"

#include "cle-drift.h"
#include "cle-kiosk-words.h"

#include <glib/gi18n.h>

struct _CleAttractPage
{
  GtkWidget  parent_instance;

  GtkWidget *drift;
  GtkWidget *logo;
  GtkWidget *title;
  GtkWidget *text;
  GtkWidget *begin;
  GBytes    *shown_logo; /* of the set-up, decoded once */
};

/* A picture that cannot be decoded is left out: the rest can be used. */
static void
show_logo (CleAttractPage *self,
           GBytes         *logo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gtk_widget_set_visible (self->logo, logo != NULL);
  if (logo == NULL || self->shown_logo == logo)
    return;

  self->shown_logo = logo;
  texture = gdk_texture_new_from_bytes (logo, &error);
  if (texture == NULL)
    g_warning ("The logo cannot be shown: %s", error->message);
  gtk_picture_set_paintable (GTK_PICTURE (self->logo), GDK_PAINTABLE (texture));
  gtk_widget_set_visible (self->logo, texture != NULL);
}

static void
cle_attract_page_update (CleKioskPage *page,
                         CleKioskDesk *desk)
{
  CleAttractPage *self = CLE_ATTRACT_PAGE (page);

  show_logo (self, cle_kiosk_desk_get_config (desk)->logo);
  gtk_label_set_text (GTK_LABEL (self->title), cle_kiosk_title (desk));
  gtk_label_set_text (GTK_LABEL (self->text), cle_kiosk_text (desk));
  gtk_button_set_label (GTK_BUTTON (self->begin), _ ("Touch to Begin"));
  cle_drift_set_moving (CLE_DRIFT (self->drift), TRUE);
}

static GtkWidget *
cle_attract_page_get_first (CleKioskPage *page)
{
  return CLE_ATTRACT_PAGE (page)->begin;
}

static void
page_init (CleKioskPageInterface *iface)
{
  iface->update = cle_attract_page_update;
  iface->get_first = cle_attract_page_get_first;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CleAttractPage, cle_attract_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CLE_TYPE_KIOSK_PAGE, page_init))

static void
cle_attract_page_unmap (GtkWidget *widget)
{
  cle_drift_set_moving (CLE_DRIFT (CLE_ATTRACT_PAGE (widget)->drift), FALSE);
  GTK_WIDGET_CLASS (cle_attract_page_parent_class)->unmap (widget);
}

static void
cle_attract_page_dispose (GObject *object)
{
  CleAttractPage *self = CLE_ATTRACT_PAGE (object);

  g_clear_pointer (&self->drift, gtk_widget_unparent);

  G_OBJECT_CLASS (cle_attract_page_parent_class)->dispose (object);
}

static void
cle_attract_page_class_init (CleAttractPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cle_attract_page_dispose;
  widget_class->unmap = cle_attract_page_unmap;

  g_type_ensure (CLE_TYPE_DRIFT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLE_RESOURCE_PATH "/app/kiosk/cle-attract-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CleAttractPage, drift);
  gtk_widget_class_bind_template_child (widget_class, CleAttractPage, logo);
  gtk_widget_class_bind_template_child (widget_class, CleAttractPage, title);
  gtk_widget_class_bind_template_child (widget_class, CleAttractPage, text);
  gtk_widget_class_bind_template_child (widget_class, CleAttractPage, begin);
}

static void
cle_attract_page_init (CleAttractPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
