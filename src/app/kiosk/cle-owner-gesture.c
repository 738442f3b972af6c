/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-owner-gesture.h"

#define CORNER 96 /* pixels from the upper left */
#define HELD   3  /* seconds */

/* Something held down, at the toplevel, over whatever is shown. */
typedef struct
{
  GtkWidget          *toplevel;
  CleOwnerGestureFunc asked_for;
  guint               source;
} Hold;

static void
hold_free (gpointer  data,
           GClosure *closure)
{
  Hold *hold = data;

  g_clear_handle_id (&hold->source, g_source_remove);
  g_free (hold);
}

static gboolean
held_cb (gpointer data)
{
  Hold *hold = data;

  hold->source = 0;
  hold->asked_for (hold->toplevel);
  return G_SOURCE_REMOVE;
}

static void
begin (Hold *hold)
{
  if (hold->source == 0)
    hold->source = g_timeout_add_seconds (HELD, held_cb, hold);
}

static void
end (Hold *hold)
{
  g_clear_handle_id (&hold->source, g_source_remove);
}

static gboolean
event_cb (GtkEventControllerLegacy *controller,
          GdkEvent                 *event,
          Hold                     *hold)
{
  GdkEventType type = gdk_event_get_event_type (event);
  double x = G_MAXDOUBLE, y = G_MAXDOUBLE;

  if (type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN)
    {
      gdk_event_get_position (event, &x, &y);
      if (x < CORNER && y < CORNER)
        begin (hold);
      else
        end (hold);
    }
  else if (type == GDK_KEY_PRESS && gdk_key_event_get_keyval (event) == GDK_KEY_Escape)
    begin (hold);
  else if (type == GDK_BUTTON_RELEASE || type == GDK_TOUCH_END || type == GDK_TOUCH_CANCEL ||
           type == GDK_KEY_RELEASE || type == GDK_KEY_PRESS)
    end (hold);

  return GDK_EVENT_PROPAGATE;
}

/**
 * cle_owner_gesture_add:
 * @toplevel: a window
 * @asked_for: called with @toplevel when its upper left corner, or Escape, has
 *   been held for three seconds
 *
 * The one documented way to the PIN: over every page, and nothing else happens.
 */
void
cle_owner_gesture_add (GtkWidget           *toplevel,
                       CleOwnerGestureFunc  asked_for)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();
  Hold *hold = g_new0 (Hold, 1);

  hold->toplevel = toplevel;
  hold->asked_for = asked_for;
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_data (events, "event", G_CALLBACK (event_cb), hold, hold_free, 0);
  gtk_widget_add_controller (toplevel, events);
}
