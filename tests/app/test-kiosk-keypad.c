/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-keypad.h"

#include <gtk/gtk.h>

/* The key of that label. */
static GtkWidget *
find_key (GtkWidget  *widget,
          const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_key (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
click (GtkWidget  *keypad,
       const char *label)
{
  g_signal_emit_by_name (find_key (keypad, label), "clicked");
}

static GtkWindow *
new_window (GtkWidget *keypad)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_child (window, keypad);
  gtk_window_present (window);
  while (!gtk_widget_get_mapped (keypad))
    g_main_context_iteration (NULL, TRUE);

  return window;
}

static void
test_digits (void)
{
  GtkWidget *keypad = g_object_new (CLE_TYPE_KEYPAD, NULL);
  GtkWindow *window = new_window (keypad);

  cle_keypad_set_max (CLE_KEYPAD (keypad), 3);
  for (char digit = '0'; digit <= '9'; digit++)
    {
      const char label[] = { digit, '\0' };

      click (keypad, label);
      g_assert_cmpstr (cle_keypad_get_digits (CLE_KEYPAD (keypad)), ==, label);
      click (keypad, "⌫");
      g_assert_cmpstr (cle_keypad_get_digits (CLE_KEYPAD (keypad)), ==, "");
    }

  click (keypad, "9");
  click (keypad, "0");
  click (keypad, "2");
  click (keypad, "4");
  g_assert_cmpstr (cle_keypad_get_digits (CLE_KEYPAD (keypad)), ==, "902");
  cle_keypad_wipe (CLE_KEYPAD (keypad));
  g_assert_cmpstr (cle_keypad_get_digits (CLE_KEYPAD (keypad)), ==, "");
  gtk_window_destroy (window);
}

/* Whatever goes grey, the next digit that is typed is heard. */
static void
test_focus (void)
{
  static const char *const last[] = { "✓", "⌫" };
  GtkWidget *keypad = g_object_new (CLE_TYPE_KEYPAD, NULL);
  GtkWindow *window = new_window (keypad);

  for (guint i = 0; i < G_N_ELEMENTS (last); i++)
    {
      click (keypad, "4");
      gtk_widget_grab_focus (find_key (keypad, last[i]));
      click (keypad, "⌫");
      g_assert_true (gtk_window_get_focus (window) == find_key (keypad, "1"));

      click (keypad, "4");
      gtk_widget_grab_focus (find_key (keypad, last[i]));
      cle_keypad_wipe (CLE_KEYPAD (keypad));
      g_assert_true (gtk_window_get_focus (window) == find_key (keypad, "1"));
    }
  gtk_window_destroy (window);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/kiosk-keypad/digits", test_digits);
  g_test_add_func ("/kiosk-keypad/focus", test_focus);

  return g_test_run ();
}
