/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

/* What the window is held against: an empty AdwApplicationWindow, or with the
 * argument "label" a bare GTK window that shows another text at each key. */

static gboolean
key_pressed_cb (GtkLabel *label)
{
  gboolean first = g_str_has_prefix (gtk_label_get_label (label), "Are");

  gtk_label_set_label (label, first ? "Do you know who answers for failures in client relations?"
                                    : "Are clients noticeably better off because of those steps?");

  return TRUE;
}

static GtkWidget *
new_label_window (GtkApplication *application)
{
  GtkWidget *window = gtk_application_window_new (application);
  GtkWidget *label = gtk_label_new ("Are clients noticeably better off because of those steps?");
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), label);
  gtk_widget_add_controller (window, keys);
  gtk_window_set_child (GTK_WINDOW (window), label);

  return window;
}

static void
activate_cb (GtkApplication *application,
             gpointer        data)
{
  gboolean label = GPOINTER_TO_INT (data);
  GtkWidget *window = label ? new_label_window (application)
                            : adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AdwApplication) application = adw_application_new ("io.github.clientele_app.Bench", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), GINT_TO_POINTER (argc > 1));

  return g_application_run (G_APPLICATION (application), 1, argv);
}
