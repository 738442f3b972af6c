/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-code-page.h"

#include "cle-keypad.h"

#include <glib/gi18n.h>

#define CODE_DIGITS 12

struct _CleKioskCodePage
{
  GtkWidget     parent_instance;

  GtkWidget    *box;
  GtkWidget    *title;
  GtkWidget    *message;
  GtkWidget    *keypad;
  CleKioskDesk *desk;    /* of the last update */
  gboolean      refused; /* what was typed last */
};

static void
translate (CleKioskCodePage *self)
{
  gtk_label_set_text (GTK_LABEL (self->title), _ ("The code on your slip"));
  gtk_label_set_text (GTK_LABEL (self->message),
                      self->refused
                          ? _ ("This code is not valid, or was used already. Please look "
                               "at your slip again.")
                          : _ ("It lets each person answer once. It is not kept with your "
                               "answers."));
  cle_keypad_translate (CLE_KEYPAD (self->keypad));
}

static void
cle_kiosk_code_page_update (CleKioskPage *page,
                            CleKioskDesk *desk)
{
  CleKioskCodePage *self = CLE_KIOSK_CODE_PAGE (page);

  g_set_object (&self->desk, desk);
  translate (self);
}

static GtkWidget *
cle_kiosk_code_page_get_first (CleKioskPage *page)
{
  return CLE_KIOSK_CODE_PAGE (page)->keypad;
}

static void
cle_kiosk_code_page_set_wide (CleKioskPage *page,
                              gboolean      wide)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (CLE_KIOSK_CODE_PAGE (page)->box),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
}

static void
page_init (CleKioskPageInterface *iface)
{
  iface->update = cle_kiosk_code_page_update;
  iface->get_first = cle_kiosk_code_page_get_first;
  iface->set_wide = cle_kiosk_code_page_set_wide;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CleKioskCodePage, cle_kiosk_code_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CLE_TYPE_KIOSK_PAGE, page_init))

static void
entered_cb (CleKioskCodePage *self)
{
  self->refused =
      !cle_kiosk_desk_take_code (self->desk, cle_keypad_get_digits (CLE_KEYPAD (self->keypad)));
  cle_keypad_wipe (CLE_KEYPAD (self->keypad));
  translate (self);
}

/* Nothing of what was typed waits for the next visitor. */
static void
cle_kiosk_code_page_unmap (GtkWidget *widget)
{
  CleKioskCodePage *self = CLE_KIOSK_CODE_PAGE (widget);

  self->refused = FALSE;
  cle_keypad_wipe (CLE_KEYPAD (self->keypad));
  GTK_WIDGET_CLASS (cle_kiosk_code_page_parent_class)->unmap (widget);
}

static void
cle_kiosk_code_page_dispose (GObject *object)
{
  CleKioskCodePage *self = CLE_KIOSK_CODE_PAGE (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (cle_kiosk_code_page_parent_class)->dispose (object);
}

static void
cle_kiosk_code_page_class_init (CleKioskCodePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cle_kiosk_code_page_dispose;
  widget_class->unmap = cle_kiosk_code_page_unmap;

  g_type_ensure (CLE_TYPE_KEYPAD);
  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/kiosk/cle-kiosk-code-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CleKioskCodePage, box);
  gtk_widget_class_bind_template_child (widget_class, CleKioskCodePage, title);
  gtk_widget_class_bind_template_child (widget_class, CleKioskCodePage, message);
  gtk_widget_class_bind_template_child (widget_class, CleKioskCodePage, keypad);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
cle_kiosk_code_page_init (CleKioskCodePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cle_keypad_set_max (CLE_KEYPAD (self->keypad), CODE_DIGITS);
}
