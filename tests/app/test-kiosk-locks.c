/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-environment.h"
#include "cle-kiosk-guards.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/prctl.h>

/* The guards one by one, each without those that stand behind it. */

#define LATER 500 /* ms in which something that must not happen would have happened */

static gboolean
flag_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
spin (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, flag_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
spin_until (gboolean *flag)
{
  while (!*flag)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWindow *
new_window (GtkWidget *child)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, 300, 200);
  gtk_window_set_child (window, child);
  cle_kiosk_guard_window (window);
  gtk_window_present (window);
  while (!gtk_widget_get_mapped (GTK_WIDGET (window)))
    g_main_context_iteration (NULL, TRUE);

  return window;
}

static guint
count_toplevels (void)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ());
}

static void
test_inspector (void)
{
  GtkWindow *window = new_window (gtk_label_new ("a"));
  guint before = count_toplevels ();
  gboolean handled = FALSE;

  g_signal_emit_by_name (window, "enable-debugging", FALSE, &handled);
  g_assert_true (handled);
  g_assert_cmpuint (count_toplevels (), ==, before);
  gtk_window_destroy (window);
}

/* A program that opens such links, by making a file named as the link. */
static char *
install_opener (void)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *applications = g_build_filename (folder, "applications", NULL);
  g_autofree char *opener = g_build_filename (applications, "opener.desktop", NULL);
  g_autofree char *list = g_build_filename (folder, "mimeapps.list", NULL);
  g_autofree char *text =
      g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Opener\nExec=touch %%u\nPath=%s\n"
                       "MimeType=x-scheme-handler/clientele-test;\n",
                       folder);

  g_mkdir (applications, 0700);
  g_file_set_contents (opener, text, -1, NULL);
  g_file_set_contents (
      list, "[Default Applications]\nx-scheme-handler/clientele-test=opener.desktop\n", -1, NULL);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);

  return g_steal_pointer (&folder);
}

static gboolean
is_opened (const char *folder,
           const char *uri)
{
  g_autofree char *path = g_build_filename (folder, uri, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_links (gconstpointer data)
{
  const char *folder = data;
  GtkWidget *label = gtk_label_new (NULL), *button, *about = gtk_about_dialog_new ();
  GtkWindow *window;
  gboolean handled;

  button = gtk_link_button_new ("clientele-test:button");
  gtk_label_set_markup (GTK_LABEL (label), "<a href='clientele-test:label'>a</a>");
  window = new_window (label);
  g_signal_emit_by_name (label, "activate-link", "clientele-test:label", &handled);
  g_assert_true (handled);
  gtk_window_set_child (window, button);
  g_signal_emit_by_name (button, "activate-link", &handled);
  g_assert_true (handled);
  g_signal_emit_by_name (about, "activate-link", "clientele-test:about", &handled);
  g_assert_true (handled);

  /* Links can be opened here: it is the guard that does not. */
  g_app_info_launch_default_for_uri ("clientele-test:control", NULL, NULL);
  while (!is_opened (folder, "clientele-test:control"))
    spin (20);
  spin (LATER);
  g_assert_false (is_opened (folder, "clientele-test:label"));
  g_assert_false (is_opened (folder, "clientele-test:button"));
  g_assert_false (is_opened (folder, "clientele-test:about"));
  gtk_window_destroy (GTK_WINDOW (about));
  gtk_window_destroy (window);
}

static void
test_second_surface (void)
{
  GtkWidget *button = gtk_button_new_with_label ("a"), *popover = gtk_popover_new ();
  GtkWindow *window = new_window (button);
  GtkWidget *second = gtk_window_new ();

  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_CRITICAL, "A second surface*GtkWindow");
  gtk_window_present (GTK_WINDOW (second));
  spin (100);
  g_test_assert_expected_messages ();
  g_assert_false (gtk_widget_get_visible (second));
  gtk_window_destroy (GTK_WINDOW (second));

  gtk_widget_grab_focus (button);
  gtk_popover_set_child (GTK_POPOVER (popover), gtk_button_new_with_label ("b"));
  gtk_widget_set_parent (popover, button);
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_CRITICAL, "A second surface*GtkPopover");
  gtk_popover_popup (GTK_POPOVER (popover));
  spin (100);
  g_test_assert_expected_messages ();
  g_assert_false (gtk_widget_get_visible (popover));
  gtk_widget_unparent (popover);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));
  gtk_window_destroy (window);
}

static void
test_settings (void)
{
  static const char *const off[] = { "gtk-enable-primary-paste", "gtk-recent-files-enabled",
                                     "gtk-enable-accels", "gtk-entry-select-on-focus" };
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *module = NULL;
  guint long_press;

  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    g_object_set (settings, off[i], TRUE, NULL);
  cle_kiosk_guard_display (gdk_display_get_default ());
  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    {
      gboolean on;

      g_object_get (settings, off[i], &on, NULL);
      g_assert_false (on);
    }
  g_object_get (settings, "gtk-im-module", &module, "gtk-long-press-time", &long_press, NULL);
  g_assert_cmpstr (module, ==, "gtk-im-context-simple");
  g_assert_cmpuint (long_press, >=, 60000);
}

static gboolean
asked_cb (GSignalInvocationHint *hint,
          guint                  n_values,
          const GValue          *values,
          gpointer               data)
{
  *(guint *) data += 1;
  return TRUE;
}

static void
test_window (void)
{
  GtkWindow *window = new_window (gtk_label_new ("a"));
  gboolean refused = FALSE;
  guint n_asked = 0, signal = g_signal_lookup ("close-request", GTK_TYPE_WINDOW);
  gulong hook = g_signal_add_emission_hook (signal, 0, asked_cb, &n_asked, NULL);

  g_assert_false (gtk_window_get_decorated (window));
  g_assert_false (gtk_window_get_deletable (window));
  g_assert_false (gtk_window_get_handle_menubar_accel (window));
  g_signal_emit_by_name (window, "close-request", &refused);
  g_assert_true (refused);
  gtk_window_close (window);
  spin (50);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));
  g_assert_cmpuint (n_asked, ==, 2);

  /* The action does not even ask. */
  gtk_widget_activate_action (GTK_WIDGET (window), "window.close", NULL);
  g_assert_cmpuint (n_asked, ==, 2);
  g_signal_remove_emission_hook (signal, hook);
  gtk_window_destroy (window);
}

/* Before it is shown a window can be asked without a manager of windows. */
static gboolean
can_be_maximized (gboolean guarded)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  gboolean maximized;

  if (guarded)
    cle_kiosk_guard_window (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "window.toggle-maximized", NULL);
  maximized = gtk_window_is_maximized (window);
  gtk_window_destroy (window);

  return maximized;
}

static void
test_window_actions (void)
{
  g_assert_true (can_be_maximized (FALSE));
  g_assert_false (can_be_maximized (TRUE));
}

/* What reached the widgets of a window. */
typedef struct
{
  guint    n_keys;
  guint    n_clicks;
  gboolean ended;
  gboolean clicked;
} Reached;

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        Reached               *reached)
{
  reached->n_keys++;
  reached->ended |= key == GDK_KEY_5;
  return GDK_EVENT_PROPAGATE;
}

static void
click_cb (GtkGestureClick *click,
          int              n_presses,
          double           x,
          double           y,
          Reached         *reached)
{
  reached->n_clicks++;
  reached->clicked |= gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (click)) == 1;
}

static GtkWindow *
new_listening_window (Reached *reached)
{
  GtkWidget *button = gtk_button_new_with_label ("a");
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWindow *window;

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), reached);
  g_signal_connect (click, "pressed", G_CALLBACK (click_cb), reached);
  gtk_widget_add_controller (button, keys);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (click));
  window = new_window (button);
  gtk_widget_grab_focus (button);

  return window;
}

static void
run_xdotool (const char *arguments)
{
  g_autofree char *command = g_strconcat ("xdotool ", arguments, NULL);
  g_autoptr (GError) error = NULL;

  g_spawn_command_line_sync (command, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_input (void)
{
  Reached reached = { 0 };
  g_autofree char *xdotool = g_find_program_in_path ("xdotool");
  GtkWindow *window;

  if (xdotool == NULL)
    {
      g_test_skip ("xdotool is not there");
      return;
    }

  window = new_listening_window (&reached);
  spin (200);
  run_xdotool ("search --onlyvisible --class . windowfocus");
  spin (100);
  run_xdotool ("key a F10 ctrl+Return alt+Tab super+space shift+F10 ctrl+shift+d Menu Print "
               "ctrl+4 5");
  spin_until (&reached.ended);
  g_assert_cmpuint (reached.n_keys, ==, 1);

  run_xdotool ("mousemove 150 100 click 2 click 3 click 8 click 9 click --repeat 2 3 click 1");
  spin_until (&reached.clicked);
  g_assert_cmpuint (reached.n_clicks, ==, 1);
  gtk_window_destroy (window);
}

static void
test_process (void)
{
  char *argv[] = { (char *) "clientele", (char *) "--kiosk", NULL };

  if (g_test_subprocess ())
    {
      g_unsetenv ("LD_LIBRARY_PATH"); /* or it would begin anew */
      g_unsetenv ("LD_PRELOAD");
      g_setenv ("GTK_DEBUG", "interactive", TRUE);
      g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/there", TRUE);
      cle_kiosk_clean_environment (argv);
      g_assert_null (g_getenv ("GTK_DEBUG"));
      g_assert_cmpint (prctl (PR_GET_DUMPABLE), ==, 0);
      g_assert_cmpstr (g_getenv ("DBUS_SESSION_BUS_ADDRESS"), ==, "unix:path=/there");

      /* The tests' own runtime folder has no bus. */
      g_unsetenv ("DBUS_SESSION_BUS_ADDRESS");
      cle_kiosk_clean_environment (argv);
      g_assert_cmpstr (g_getenv ("DBUS_SESSION_BUS_ADDRESS"), ==, "disabled:");
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = install_opener ();

  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  cle_kiosk_guard_process ();
  g_test_add_func ("/kiosk-locks/inspector", test_inspector);
  g_test_add_data_func ("/kiosk-locks/links", folder, test_links);
  g_test_add_func ("/kiosk-locks/second-surface", test_second_surface);
  g_test_add_func ("/kiosk-locks/settings", test_settings);
  g_test_add_func ("/kiosk-locks/window", test_window);
  g_test_add_func ("/kiosk-locks/window-actions", test_window_actions);
  g_test_add_func ("/kiosk-locks/input", test_input);
  g_test_add_func ("/kiosk-locks/process", test_process);

  return g_test_run ();
}
