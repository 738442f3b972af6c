/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-keypad.h"

#include "kiosk/cle-kiosk-pin.h"

#include <glib/gi18n.h>
#include <string.h>

#define GROUP 4 /* digits shown together */

struct _CleKeypad
{
  GtkWidget  parent_instance;

  GtkWidget *display;
  GtkWidget *grid;
  GtkWidget *first; /* the 1 */
  GtkWidget *erase;
  GtkWidget *enter;
  char       digits[CLE_KEYPAD_MAX + 1];
  guint      n_digits;
  guint      max;
  gboolean   secret;
};

G_DEFINE_FINAL_TYPE (CleKeypad, cle_keypad, GTK_TYPE_WIDGET)

enum
{
  ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A key that goes grey would lose the focus, and digits would not be heard any
 * more. */
static void
keep_focus (CleKeypad *self)
{
  if (self->n_digits == 0 &&
      (gtk_widget_is_focus (self->erase) || gtk_widget_is_focus (self->enter)))
    gtk_widget_grab_focus (self->first);
}

/* Dots tell how many there are and not which. */
static void
show_digits (CleKeypad *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->n_digits; i++)
    {
      if (i > 0 && !self->secret && i % GROUP == 0)
        g_string_append_c (text, '-');
      if (self->secret)
        g_string_append (text, i > 0 ? " ●" : "●");
      else
        g_string_append_c (text, self->digits[i]);
    }
  gtk_label_set_text (GTK_LABEL (self->display), text->str);
  keep_focus (self);
  gtk_widget_set_sensitive (self->erase, self->n_digits > 0);
  gtk_widget_set_sensitive (self->enter, self->n_digits > 0);
}

static void
add_digit (CleKeypad *self,
           char       digit)
{
  if (self->n_digits >= self->max)
    return;

  self->digits[self->n_digits++] = digit;
  show_digits (self);
}

static void
erase_digit (CleKeypad *self)
{
  if (self->n_digits == 0)
    return;

  self->digits[--self->n_digits] = '\0';
  show_digits (self);
}

static void
enter (CleKeypad *self)
{
  if (self->n_digits > 0)
    g_signal_emit (self, signals[ENTERED], 0);
}

static void
digit_cb (GtkButton *button,
          CleKeypad *self)
{
  add_digit (self, *gtk_button_get_label (button));
}

/* Who types goes on with Enter. */
static void
type_digit (CleKeypad *self,
            guint      number)
{
  add_digit (self, (char) ('0' + number));
  gtk_widget_grab_focus (self->enter);
}

static gboolean
key_cb (CleKeypad       *self,
        guint            key,
        guint            code,
        GdkModifierType  modifiers)
{
  if (key >= GDK_KEY_0 && key <= GDK_KEY_9)
    type_digit (self, key - GDK_KEY_0);
  else if (key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_9)
    type_digit (self, key - GDK_KEY_KP_0);
  else if (key == GDK_KEY_BackSpace)
    erase_digit (self);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static GtkWidget *
add_button (CleKeypad  *self,
            const char *label,
            int         column,
            int         row)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "keypad-key");
  gtk_grid_attach (GTK_GRID (self->grid), button, column, row, 1, 1);

  return button;
}

static void
add_buttons (CleKeypad *self)
{
  for (int i = 0; i < 10; i++)
    {
      int place = i == 0 ? 10 : i - 1;
      char label[] = { (char) ('0' + i), '\0' };
      GtkWidget *button = add_button (self, label, place % 3, place / 3);

      if (i == 1)
        self->first = button;
      g_signal_connect (button, "clicked", G_CALLBACK (digit_cb), self);
    }

  self->erase = add_button (self, "⌫", 0, 3);
  self->enter = add_button (self, "✓", 2, 3);
  gtk_widget_add_css_class (self->enter, "suggested-action");
  g_signal_connect_swapped (self->erase, "clicked", G_CALLBACK (erase_digit), self);
  g_signal_connect_swapped (self->enter, "clicked", G_CALLBACK (enter), self);
}

/* The first digit; on the way to it keys are already heard. */
static gboolean
cle_keypad_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CLE_KEYPAD (widget)->first);
}

static void
cle_keypad_dispose (GObject *object)
{
  CleKeypad *self = CLE_KEYPAD (object);

  cle_kiosk_pin_wipe (self->digits, sizeof self->digits);
  g_clear_pointer (&self->display, gtk_widget_unparent);
  g_clear_pointer (&self->grid, gtk_widget_unparent);

  G_OBJECT_CLASS (cle_keypad_parent_class)->dispose (object);
}

static void
cle_keypad_class_init (CleKeypadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cle_keypad_dispose;
  widget_class->grab_focus = cle_keypad_grab_focus;

  signals[ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLE_RESOURCE_PATH "/app/kiosk/cle-keypad.ui");
  gtk_widget_class_bind_template_child (widget_class, CleKeypad, display);
  gtk_widget_class_bind_template_child (widget_class, CleKeypad, grid);
}

static void
cle_keypad_init (CleKeypad *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->max = CLE_KEYPAD_MAX;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_buttons (self);
  cle_keypad_translate (self);
  show_digits (self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * cle_keypad_set_secret:
 * @self: a keypad
 * @secret: whether dots stand for the digits
 */
void
cle_keypad_set_secret (CleKeypad *self,
                       gboolean   secret)
{
  g_return_if_fail (CLE_IS_KEYPAD (self));

  self->secret = secret;
  show_digits (self);
}

/**
 * cle_keypad_set_max:
 * @self: a keypad
 * @max: how many digits it takes, 1 … %CLE_KEYPAD_MAX
 */
void
cle_keypad_set_max (CleKeypad *self,
                    guint      max)
{
  g_return_if_fail (CLE_IS_KEYPAD (self));
  g_return_if_fail (max > 0 && max <= CLE_KEYPAD_MAX);

  self->max = max;
}

/**
 * cle_keypad_get_digits:
 * @self: a keypad
 *
 * Returns: (transfer none): what was typed; gone after cle_keypad_wipe()
 */
const char *
cle_keypad_get_digits (CleKeypad *self)
{
  g_return_val_if_fail (CLE_IS_KEYPAD (self), "");

  return self->digits;
}

/**
 * cle_keypad_wipe:
 * @self: a keypad
 *
 * Forgets what was typed.
 */
void
cle_keypad_wipe (CleKeypad *self)
{
  g_return_if_fail (CLE_IS_KEYPAD (self));

  cle_kiosk_pin_wipe (self->digits, sizeof self->digits);
  self->n_digits = 0;
  show_digits (self);
}

/**
 * cle_keypad_translate:
 * @self: a keypad
 *
 * Names its keys in the language that holds now.
 */
void
cle_keypad_translate (CleKeypad *self)
{
  g_return_if_fail (CLE_IS_KEYPAD (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->erase), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Erase the last digit"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->enter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Confirm"), -1);
}
