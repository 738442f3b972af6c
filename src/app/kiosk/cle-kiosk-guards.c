/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-guards.h"

/* Whatever else is on the toplevel, only these reach it. */
static const guint ALLOWED[] = {
  GDK_KEY_Tab,      GDK_KEY_ISO_Left_Tab, GDK_KEY_Return,  GDK_KEY_KP_Enter, GDK_KEY_space,
  GDK_KEY_Escape,   GDK_KEY_BackSpace,    GDK_KEY_Up,      GDK_KEY_Down,     GDK_KEY_Left,
  GDK_KEY_Right,    GDK_KEY_KP_Up,        GDK_KEY_KP_Down, GDK_KEY_KP_Left,  GDK_KEY_KP_Right,
  GDK_KEY_Page_Up,  GDK_KEY_Page_Down,
};

#define CHORDS (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_HYPER_MASK | GDK_META_MASK)

static gboolean
is_digit (guint key)
{
  return (key >= GDK_KEY_0 && key <= GDK_KEY_9) || (key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_9);
}

/**
 * cle_kiosk_allows_key:
 * @key: a key symbol
 * @modifiers: what is held down with it
 *
 * A visitor needs to move, to choose and to type digits; nothing else.
 *
 * Returns: whether the key may reach a widget
 */
gboolean
cle_kiosk_allows_key (guint           key,
                      GdkModifierType modifiers)
{
  if ((modifiers & CHORDS) != 0)
    return FALSE;
  if (is_digit (key))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (ALLOWED); i++)
    if (ALLOWED[i] == key)
      return TRUE;

  return FALSE;
}

static gboolean
refuse (void)
{
  return TRUE;
}

/* The one toplevel carries this mark. */
#define OURS "cle-kiosk-window"

static gboolean
hide_cb (gpointer data)
{
  gtk_widget_set_visible (data, FALSE);
  return G_SOURCE_REMOVE;
}

/* Another toplevel, a menu, a tooltip: none of them is made on purpose. */
static gboolean
mapped_cb (GSignalInvocationHint *hint,
           guint                  n_values,
           const GValue          *values,
           gpointer               data)
{
  GtkWidget *widget = g_value_get_object (values);

  if (GTK_IS_NATIVE (widget) && g_object_get_data (G_OBJECT (widget), OURS) == NULL)
    {
      g_critical ("A second surface in a kiosk: %s", G_OBJECT_TYPE_NAME (widget));
      g_idle_add_full (G_PRIORITY_HIGH, hide_cb, g_object_ref (widget), g_object_unref);
    }

  return TRUE;
}

/* A signal is known once its class is; the class stays as long as the process. */
static void
override (GType       type,
          const char *signal)
{
  g_type_class_ref (type);
  g_signal_override_class_handler (signal, type, G_CALLBACK (refuse));
}

/**
 * cle_kiosk_guard_process:
 *
 * What holds for every window and dialog there could ever be: no inspector, no
 * link is followed, no second surface stays.
 */
void
cle_kiosk_guard_process (void)
{
  override (GTK_TYPE_WINDOW, "enable-debugging");
  override (GTK_TYPE_LABEL, "activate-link");
  override (GTK_TYPE_LINK_BUTTON, "activate-link");
  override (GTK_TYPE_ABOUT_DIALOG, "activate-link");
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
}

/* On a thread of the bus. Answers go through: those the toolkit asked for. */
static GDBusMessage *
refuse_call (GDBusConnection *bus,
             GDBusMessage    *message,
             gboolean         incoming,
             gpointer         data)
{
  g_autoptr (GDBusMessage) answer = NULL;

  if (!incoming || g_dbus_message_get_message_type (message) != G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    return message;

  answer =
      g_dbus_message_new_method_error_literal (message, "org.freedesktop.DBus.Error.AccessDenied",
                                               "A kiosk takes no commands");
  g_dbus_connection_send_message (bus, answer, G_DBUS_SEND_MESSAGE_FLAGS_NONE, NULL, NULL);
  g_object_unref (message);

  return NULL;
}

/**
 * cle_kiosk_guard_bus:
 * @bus: (nullable): the connection to the session bus, if there is one
 *
 * GApplication shows an object there even without a name: others could activate
 * it, hand it a command line or an action. A screen reader has a bus of its own.
 */
void
cle_kiosk_guard_bus (GDBusConnection *bus)
{
  if (bus != NULL)
    g_dbus_connection_add_filter (bus, refuse_call, NULL, NULL);
}

/**
 * cle_kiosk_guard_display:
 * @display: the display
 *
 * No paste with the middle button, no menu by key, no list of recent files.
 */
void
cle_kiosk_guard_display (GdkDisplay *display)
{
  g_object_set (gtk_settings_get_for_display (display), "gtk-enable-primary-paste", FALSE,
                "gtk-recent-files-enabled", FALSE, "gtk-enable-accels", FALSE,
                "gtk-long-press-time", 60000u, "gtk-im-module", "gtk-im-context-simple",
                "gtk-entry-select-on-focus", FALSE, NULL);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        gpointer               data)
{
  return cle_kiosk_allows_key (key, modifiers) ? GDK_EVENT_PROPAGATE : GDK_EVENT_STOP;
}

static void
add_capturing (GtkWindow          *window,
               GtkEventController *controller)
{
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
}

static void
claim_cb (GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* Every button of a mouse but the first one. */
static void
pressed_cb (GtkGestureClick *click,
            int              n_presses,
            double           x,
            double           y,
            gpointer         data)
{
  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (click)) > GDK_BUTTON_PRIMARY)
    claim_cb (GTK_GESTURE (click));
}

static void
guard_pointer (GtkWindow *window)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), NULL);
  add_capturing (window, GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (claim_cb), NULL);
  add_capturing (window, GTK_EVENT_CONTROLLER (press));
}

/**
 * cle_kiosk_guard_window:
 * @window: the only toplevel, not shown yet
 *
 * Nothing but touching, moving, choosing and digits reaches it; it cannot be
 * closed, moved, made small or asked for its menu.
 */
void
cle_kiosk_guard_window (GtkWindow *window)
{
  static const char *const actions[] = { "window.close", "window.minimize",
                                         "window.toggle-maximized" };
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_object_set_data (G_OBJECT (window), OURS, GINT_TO_POINTER (TRUE));
  gtk_window_set_decorated (window, FALSE);
  gtk_window_set_deletable (window, FALSE);
  gtk_window_set_handle_menubar_accel (window, FALSE);
  gtk_window_set_mnemonics_visible (window, FALSE);
  g_signal_connect (window, "close-request", G_CALLBACK (refuse), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (window), actions[i], FALSE);

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), NULL);
  add_capturing (window, keys);
  guard_pointer (window);
}
