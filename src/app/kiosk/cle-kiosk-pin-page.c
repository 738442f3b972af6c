/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-pin-page.h"

#include "cle-keypad.h"
#include "cle-kiosk-words.h"
#include "cle-owner-orders.h"
#include "kiosk/cle-kiosk-pin.h"

#include <glib/gi18n.h>

typedef enum
{
  ASKING,
  CHECKING,
  WRONG,
  FAILED, /* it could not be counted, so it was not looked at */
} State;

struct _CleKioskPinPage
{
  GtkWidget      parent_instance;

  GtkWidget     *box;
  GtkWidget     *title;
  GtkWidget     *message;
  GtkWidget     *keypad;
  GtkWidget     *back;
  CleKioskClerk *clerk;
  State          state;
  guint          wait_source;
};

enum
{
  ACCEPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_message (CleKioskPinPage *self,
             gint64           wait)
{
  g_autofree char *left = cle_kiosk_format_wait (wait);

  if (wait > 0)
    return g_strdup_printf (_ ("Too many wrong tries. Please wait %s."), left);
  if (self->state == CHECKING)
    return g_strdup (_ ("One moment…"));
  if (self->state == WRONG)
    return g_strdup (_ ("That is not the PIN."));
  if (self->state == FAILED)
    return g_strdup (_ ("The disk cannot be written, so no PIN can be tried now."));

  return g_strdup (_ ("For the owner of this kiosk."));
}

static void
translate (CleKioskPinPage *self)
{
  gint64 wait = self->state != CHECKING ? cle_kiosk_clerk_get_pin_wait (self->clerk) : 0;
  g_autofree char *message = dup_message (self, wait);

  gtk_label_set_text (GTK_LABEL (self->title), _ ("PIN"));
  gtk_label_set_text (GTK_LABEL (self->message), message);
  gtk_button_set_label (GTK_BUTTON (self->back), _ ("Back to the Questions"));
  cle_keypad_translate (CLE_KEYPAD (self->keypad));
  gtk_widget_set_sensitive (self->keypad, wait == 0 && self->state != CHECKING);
}

static void
cle_kiosk_pin_page_update (CleKioskPage *page,
                           CleKioskDesk *desk)
{
  CleKioskPinPage *self = CLE_KIOSK_PIN_PAGE (page);

  g_set_object (&self->clerk, cle_kiosk_desk_get_clerk (desk));
  translate (self);
}

static GtkWidget *
cle_kiosk_pin_page_get_first (CleKioskPage *page)
{
  return CLE_KIOSK_PIN_PAGE (page)->keypad;
}

static void
cle_kiosk_pin_page_set_wide (CleKioskPage *page,
                             gboolean      wide)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (CLE_KIOSK_PIN_PAGE (page)->box),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
}

static void
page_init (CleKioskPageInterface *iface)
{
  iface->update = cle_kiosk_pin_page_update;
  iface->get_first = cle_kiosk_pin_page_get_first;
  iface->set_wide = cle_kiosk_pin_page_set_wide;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CleKioskPinPage, cle_kiosk_pin_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CLE_TYPE_KIOSK_PAGE, page_init))

/* Counts down for as long as there is something to count and somebody to see it. */
static gboolean
wait_cb (gpointer data)
{
  CleKioskPinPage *self = data;

  translate (self);
  if (cle_kiosk_clerk_get_pin_wait (self->clerk) > 0)
    return G_SOURCE_CONTINUE;

  self->wait_source = 0;
  return G_SOURCE_REMOVE;
}

static void
watch_wait (CleKioskPinPage *self)
{
  if (self->wait_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      cle_kiosk_clerk_get_pin_wait (self->clerk) > 0)
    self->wait_source = g_timeout_add_seconds (1, wait_cb, self);
}

static void
tried_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (CleKioskPinPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean matches;

  if (!cle_owner_orders_try_pin_finish (CLE_KIOSK_CLERK (source), result, &matches, &error))
    {
      g_warning ("%s", error->message);
      self->state = FAILED;
    }
  else
    {
      self->state = matches ? ASKING : WRONG;
      g_message ("The PIN was %s.", matches ? "right" : "wrong");
    }
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  translate (self);
  gtk_widget_grab_focus (self->keypad);
  watch_wait (self);
  if (self->state == ASKING)
    g_signal_emit (self, signals[ACCEPTED], 0);
}

static void
entered_cb (CleKioskPinPage *self)
{
  cle_owner_orders_try_pin_async (self->clerk, cle_keypad_get_digits (CLE_KEYPAD (self->keypad)),
                                  tried_cb, g_object_ref (self));
  cle_keypad_wipe (CLE_KEYPAD (self->keypad));
  self->state = CHECKING;
  translate (self);
}

static void
cle_kiosk_pin_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cle_kiosk_pin_page_parent_class)->map (widget);
  watch_wait (CLE_KIOSK_PIN_PAGE (widget));
}

static void
cle_kiosk_pin_page_unmap (GtkWidget *widget)
{
  CleKioskPinPage *self = CLE_KIOSK_PIN_PAGE (widget);

  g_clear_handle_id (&self->wait_source, g_source_remove);
  if (self->state != CHECKING)
    self->state = ASKING;
  cle_keypad_wipe (CLE_KEYPAD (self->keypad));
  GTK_WIDGET_CLASS (cle_kiosk_pin_page_parent_class)->unmap (widget);
}

static void
cle_kiosk_pin_page_dispose (GObject *object)
{
  CleKioskPinPage *self = CLE_KIOSK_PIN_PAGE (object);

  g_clear_handle_id (&self->wait_source, g_source_remove);
  g_clear_object (&self->clerk);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (cle_kiosk_pin_page_parent_class)->dispose (object);
}

static void
cle_kiosk_pin_page_class_init (CleKioskPinPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cle_kiosk_pin_page_dispose;
  widget_class->map = cle_kiosk_pin_page_map;
  widget_class->unmap = cle_kiosk_pin_page_unmap;

  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CLE_TYPE_KEYPAD);
  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/kiosk/cle-kiosk-pin-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CleKioskPinPage, box);
  gtk_widget_class_bind_template_child (widget_class, CleKioskPinPage, title);
  gtk_widget_class_bind_template_child (widget_class, CleKioskPinPage, message);
  gtk_widget_class_bind_template_child (widget_class, CleKioskPinPage, keypad);
  gtk_widget_class_bind_template_child (widget_class, CleKioskPinPage, back);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
cle_kiosk_pin_page_init (CleKioskPinPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cle_keypad_set_secret (CLE_KEYPAD (self->keypad), TRUE);
  cle_keypad_set_max (CLE_KEYPAD (self->keypad), CLE_KIOSK_MAX_PIN);
}
