/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-window-private.h"
#include "test-store.h"
#include "widget-search.h"

#define TURNS 200 /* of the main loop, within which whatever was begun twice has come */

static GtkWidget *
open_window (TestStore *given)
{
  g_autoptr (CleSettings) settings = cle_settings_new_in_memory ();
  g_autofree char *id = test_id (1);
  GtkWidget *window;

  test_append_well (given->store, id, "Office");
  g_clear_object (&given->store);
  window = cle_window_new (NULL, settings, given->folder);
  gtk_window_present (GTK_WINDOW (window));
  while (CLE_WINDOW (window)->session == NULL ||
         !cle_session_get_loaded (CLE_WINDOW (window)->session))
    g_main_context_iteration (NULL, TRUE);

  return window;
}

static guint
count_windows (void)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ());
}

static void
turn (void)
{
  for (guint i = 0; i < TURNS; i++)
    g_main_context_iteration (NULL, FALSE);
}

static void
wait_for_dialog (void)
{
  while (count_windows () == 1)
    g_main_context_iteration (NULL, TRUE);
  turn ();
}

/* However often it is asked for, one dialog asks where to, and the next one when
 * that was answered. */
static void
test_saved_twice (TestStore     *given,
                  gconstpointer  data)
{
  GtkWidget *window = open_window (given);

  for (guint i = 0; i < 2; i++)
    {
      for (guint press = 0; press < 2; press++)
        gtk_widget_activate_action (window, "win.save-report", "s", "pdf");
      wait_for_dialog ();
      g_assert_cmpuint (count_windows (), ==, 2);
      gtk_dialog_response (GTK_DIALOG (test_find_last (window)), GTK_RESPONSE_CANCEL);
      while (count_windows () > 1)
        g_main_context_iteration (NULL, TRUE);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Answers the dialog that is in front, in its own main loop. */
static gboolean
answer_cb (gpointer data)
{
  guint *n_asked = data;
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) dialog = g_list_model_get_item (windows, i);

      if (!GTK_IS_DIALOG (dialog) || !gtk_widget_get_mapped (dialog))
        continue;
      (*n_asked)++;
      gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
      break;
    }

  return G_SOURCE_CONTINUE;
}

static void
test_printed_twice (TestStore     *given,
                    gconstpointer  data)
{
  GtkWidget *window = open_window (given);
  guint n_asked = 0;
  guint source = g_timeout_add (10, answer_cb, &n_asked);

  for (guint i = 1; i <= 2; i++)
    {
      for (guint press = 0; press < 2; press++)
        gtk_widget_activate_action (window, "win.print", NULL);
      while (n_asked < i || count_windows () > 1)
        g_main_context_iteration (NULL, TRUE);
      turn ();
      g_assert_cmpuint (n_asked, ==, i);
    }
  g_source_remove (source);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is still being made when the window goes opens nothing. */
static void
test_closed (TestStore     *given,
             gconstpointer  data)
{
  GtkWidget *window = open_window (given);

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_widget_activate_action (window, "win.save-report", "s", "pdf");
  gtk_window_destroy (GTK_WINDOW (window));
  while (window != NULL)
    g_main_context_iteration (NULL, TRUE);
  turn ();
  g_assert_cmpuint (count_windows (), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  test_store_add ("/window-reports/saved-twice", test_saved_twice);
  test_store_add ("/window-reports/printed-twice", test_printed_twice);
  test_store_add ("/window-reports/closed", test_closed);

  return g_test_run ();
}
