/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

/* What the window is held against: an empty AdwApplicationWindow, or with the
 * argument "label" a bare GTK window that shows another text at each key, with
 * "flat" one of 1280 × 720 that paints itself in another colour at each key, with
 * "full" an empty one that fills a screen of 1280 × 1024. */

typedef GtkWidget *(*NewWindow) (GtkApplication *application);

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
paint_flat (GtkDrawingArea *area,
            cairo_t        *cr,
            int             width,
            int             height,
            gpointer        data)
{
  gboolean *dark = data;

  *dark = !*dark;
  cairo_set_source_rgb (cr, *dark ? 0.2 : 0.8, 0.5, 0.5);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
}

static gboolean
repaint_cb (GtkWidget *area)
{
  gtk_widget_queue_draw (area);

  return TRUE;
}

static GtkWidget *
new_flat_window (GtkApplication *application)
{
  GtkWidget *window = gtk_application_window_new (application);
  GtkWidget *area = gtk_drawing_area_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), paint_flat, g_new0 (gboolean, 1),
                                  g_free);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (repaint_cb), area);
  gtk_widget_add_controller (window, keys);
  gtk_window_set_child (GTK_WINDOW (window), area);

  return window;
}

static GtkWidget *
new_empty_window (GtkApplication *application)
{
  return adw_application_window_new (application);
}

static GtkWidget *
new_full_window (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_fullscreen (GTK_WINDOW (window));

  return window;
}

static void
activate_cb (GtkApplication *application,
             gpointer        data)
{
  NewWindow new_window = (NewWindow) data;
  gboolean flat = new_window == new_flat_window, full = new_window == new_full_window;
  GtkWidget *window = new_window (application);

  gtk_window_set_default_size (GTK_WINDOW (window), flat || full ? 1280 : 900,
                               full   ? 1024
                               : flat ? 720
                                      : 700);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AdwApplication) application =
      adw_application_new ("io.github.clientele_app.Bench", G_APPLICATION_NON_UNIQUE);

  NewWindow new_window = argc < 2                        ? new_empty_window
                         : g_str_equal (argv[1], "flat") ? new_flat_window
                         : g_str_equal (argv[1], "full") ? new_full_window
                                                         : new_label_window;

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), (gpointer) new_window);

  return g_application_run (G_APPLICATION (application), 1, argv);
}
