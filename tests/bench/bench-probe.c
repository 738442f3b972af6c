/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdio.h>
#include <stdlib.h>

/* Loaded into a program before its own libraries (LD_PRELOAD), to watch it from
 * outside without a line of its code knowing: prints when the first frame and
 * the frames after key presses were painted, with BENCH_FRAMES every key press
 * and frame, with BENCH_SEEN=Type the first frame after a key or a button that shows
 * a widget of that type, and how long the main loop was busy at a stretch. All
 * times are of the steady clock, in microseconds. */

#define TICK_MS  2
#define WORTH_US 1000 /* to be told with BENCH_STALL=each */

typedef struct
{
  gint64   key_at;    /* when the last key press came; 0 when its frame is done */
  gint64   tick_at;
  gint64   longest;
  gboolean painted;
  gboolean frames;    /* print every key press and frame */
  gboolean each;      /* print every stall, not only one longer than before */
  char    *wanted;    /* name of a type of widgets, or NULL */
  gint64   wanted_at; /* when the key or button came after which it is waited for; or 0 */
} Probe;

static gboolean
is_window_shown (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, 0);

  return window != NULL && gtk_widget_get_mapped (GTK_WIDGET (window));
}

static gboolean
shows (GtkWidget *widget,
       GType      type)
{
  gboolean shown = g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_height (widget) > 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !shown;
       child = gtk_widget_get_next_sibling (child))
    shown = gtk_widget_get_mapped (child) && shows (child, type);

  return shown;
}

static void
look_for_wanted (Probe  *probe,
                 gint64  now)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, 0);
  GType type = g_type_from_name (probe->wanted);

  if (window == NULL || type == 0 || !shows (window, type))
    return;

  printf ("seen %" G_GINT64_FORMAT "\n", now - probe->wanted_at);
  probe->wanted_at = 0;
}

static gboolean
after_paint_cb (GSignalInvocationHint *hint,
                guint                  n_values,
                const GValue          *values,
                gpointer               data)
{
  Probe *probe = data;
  gint64 now = g_get_monotonic_time ();

  if (!probe->painted && is_window_shown ())
    {
      probe->painted = TRUE;
      printf ("painted %" G_GINT64_FORMAT "\n", now);
    }
  if (probe->key_at != 0)
    {
      printf ("key %" G_GINT64_FORMAT "\n", now - probe->key_at);
      probe->key_at = 0;
    }
  if (probe->wanted_at != 0)
    look_for_wanted (probe, now);
  if (probe->frames)
    printf ("frame %" G_GINT64_FORMAT "\n", now);
  fflush (stdout);

  return TRUE;
}

static gboolean
event_cb (GSignalInvocationHint *hint,
          guint                  n_values,
          const GValue          *values,
          gpointer               data)
{
  Probe *probe = data;
  GdkEventType type = gdk_event_get_event_type (g_value_get_pointer (&values[1]));

  /* Buttons do what they do when they are released. */
  if (probe->wanted != NULL && (type == GDK_KEY_PRESS || type == GDK_BUTTON_RELEASE))
    probe->wanted_at = g_get_monotonic_time ();
  if (type == GDK_KEY_PRESS)
    {
      probe->key_at = g_get_monotonic_time ();
      if (probe->frames)
        printf ("pressed %" G_GINT64_FORMAT "\n", probe->key_at);
    }

  return TRUE;
}

static gboolean
tick_cb (gpointer data)
{
  Probe *probe = data;
  gint64 now = g_get_monotonic_time (), late = now - probe->tick_at - TICK_MS * 1000;

  if (probe->tick_at != 0 && late > (probe->each ? WORTH_US : probe->longest))
    {
      probe->longest = late;
      printf ("stall %" G_GINT64_FORMAT "\n", late);
      fflush (stdout);
    }
  probe->tick_at = now;

  return G_SOURCE_CONTINUE;
}

int
g_application_run (GApplication *application,
                   int           argc,
                   char        **argv)
{
  int (*run) (GApplication *, int, char **) =
      (int (*) (GApplication *, int, char **)) dlsym (RTLD_NEXT, "g_application_run");
  Probe *probe = g_new0 (Probe, 1);

  g_type_ensure (GDK_TYPE_FRAME_CLOCK);
  g_type_class_ref (GDK_TYPE_FRAME_CLOCK);
  g_type_class_ref (GDK_TYPE_SURFACE);
  g_signal_add_emission_hook (g_signal_lookup ("after-paint", GDK_TYPE_FRAME_CLOCK), 0,
                              after_paint_cb, probe, NULL);
  g_signal_add_emission_hook (g_signal_lookup ("event", GDK_TYPE_SURFACE), 0, event_cb, probe,
                              NULL);
  probe->each = g_strcmp0 (g_getenv ("BENCH_STALL"), "each") == 0;
  probe->frames = g_getenv ("BENCH_FRAMES") != NULL;
  probe->wanted = g_strdup (g_getenv ("BENCH_SEEN"));
  if (g_getenv ("BENCH_STALL") != NULL)
    g_timeout_add (TICK_MS, tick_cb, probe);

  return run (application, argc, argv);
}
