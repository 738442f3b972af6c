/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-application.h"

#include <gtk/gtk.h>

/* The guards are put up when the program starts. */

static void
test_startup (void)
{
  g_autoptr (GApplication) application = cle_kiosk_application_new ();
  g_autoptr (GError) error = NULL;
  GtkWidget *window;
  gboolean paste, accels, handled = FALSE;

  g_assert_true (g_application_register (application, NULL, &error));
  g_assert_no_error (error);

  g_object_get (gtk_settings_get_default (), "gtk-enable-primary-paste", &paste,
                "gtk-enable-accels", &accels, NULL);
  g_assert_false (paste);
  g_assert_false (accels);

  window = gtk_window_new ();
  g_signal_emit_by_name (window, "enable-debugging", FALSE, &handled);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kiosk-startup/guards", test_startup);

  return g_test_run ();
}
