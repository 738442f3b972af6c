/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-answer-group.h"
#include "cle-question-page.h"
#include "cle-run-page.h"

#include <glib/gstdio.h>

#define PATIENCE 60000 /* ms; only what hangs takes so long */

typedef struct
{
  char       *folder;
  CleStore   *store;
  CleLibrary *library;
  CleRun     *run;
  GtkWidget  *window;
  CleRunPage *page;
  CleResult  *result;
} Fixture;

static void
finished_cb (Fixture   *fixture,
             CleResult *result)
{
  fixture->result = cle_result_ref (result);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CleQuestionnaire) questionnaire = NULL;

  fixture->folder = g_dir_make_tmp ("clientele-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->store = cle_store_open (fixture->folder, cle_io_get_system (),
                                   cle_clock_get_system (), &error);
  g_assert_no_error (error);
  fixture->library = cle_library_new (fixture->store);
  questionnaire = cle_library_find (fixture->library, CLE_BUILT_IN_QUESTIONNAIRE, &error);
  g_assert_no_error (error);
  fixture->run = cle_run_begin (fixture->store, fixture->library, questionnaire, CLE_VOICE_STAFF,
                                "North", NULL, &error);
  g_assert_no_error (error);

  fixture->window = gtk_window_new ();
  fixture->page = CLE_RUN_PAGE (cle_run_page_new ());
  g_object_set (fixture->page, "answer-keys", TRUE, NULL);
  g_signal_connect_swapped (fixture->page, "finished", G_CALLBACK (finished_cb), fixture);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  cle_run_page_set_run (fixture->page, fixture->run);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_folder (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_pointer (&fixture->result, cle_result_unref);
  g_clear_object (&fixture->run);
  g_clear_object (&fixture->library);
  g_clear_object (&fixture->store);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static GtkWidget *
find_descendant (GtkWidget *widget,
                 GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_descendant (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static CleAnswerGroup *
get_group (Fixture *fixture)
{
  return CLE_ANSWER_GROUP (
      find_descendant (GTK_WIDGET (fixture->page), CLE_TYPE_ANSWER_GROUP));
}

static gboolean
act (Fixture    *fixture,
     const char *action)
{
  return gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL);
}

static gboolean
patience_cb (gpointer data)
{
  gboolean *over = data;

  *over = TRUE;

  return G_SOURCE_REMOVE;
}

/* Runs the main loop until the run is at @position. */
static void
wait_for_position (Fixture *fixture,
                   guint    position)
{
  gboolean over = FALSE;
  guint source = g_timeout_add (PATIENCE, patience_cb, &over);

  while (!over && cle_run_get_position (fixture->run) != position)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (over);
  g_source_remove (source);
}

static void
press_key (Fixture *fixture,
           guint    keyval)
{
  GtkWidget *page = find_descendant (GTK_WIDGET (fixture->page), CLE_TYPE_QUESTION_PAGE);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (page);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }
}

static void
test_keyboard (Fixture      *fixture,
               gconstpointer data)
{
  press_key (fixture, GDK_KEY_1);
  g_assert_cmpint (cle_run_get_answer (fixture->run, 0), ==, CLE_ANSWER_YES);
  g_assert_cmpint (cle_answer_group_get_answer (get_group (fixture)), ==, CLE_ANSWER_YES);
  g_assert_cmpuint (cle_run_get_position (fixture->run), ==, 0);

  press_key (fixture, GDK_KEY_n);
  g_assert_cmpint (cle_run_get_answer (fixture->run, 0), ==, CLE_ANSWER_NO);

  g_object_set (fixture->page, "answer-keys", FALSE, NULL);
  press_key (fixture, GDK_KEY_1);
  g_assert_cmpint (cle_run_get_answer (fixture->run, 0), ==, CLE_ANSWER_NO);

  g_signal_emit_by_name (get_group (fixture), "proceed");
  g_assert_cmpuint (cle_run_get_position (fixture->run), ==, 1);
  g_assert_cmpint (cle_answer_group_get_answer (get_group (fixture)), ==, CLE_ANSWER_NONE);
}

static void
test_pointer (Fixture      *fixture,
              gconstpointer data)
{
  g_signal_emit_by_name (get_group (fixture), "picked", CLE_ANSWER_UNSURE, TRUE);
  g_assert_cmpint (cle_run_get_answer (fixture->run, 0), ==, CLE_ANSWER_UNSURE);
  g_assert_cmpuint (cle_run_get_position (fixture->run), ==, 0);

  wait_for_position (fixture, 1);
}

static void
test_undo (Fixture      *fixture,
           gconstpointer data)
{
  press_key (fixture, GDK_KEY_1);
  g_assert_true (act (fixture, "run.next"));
  press_key (fixture, GDK_KEY_2);
  g_assert_true (act (fixture, "run.next"));
  g_assert_cmpuint (cle_run_get_position (fixture->run), ==, 2);

  act (fixture, "run.undo");
  g_assert_cmpuint (cle_run_get_position (fixture->run), ==, 1);
  g_assert_cmpint (cle_run_get_answer (fixture->run, 1), ==, CLE_ANSWER_NONE);
  g_assert_cmpint (cle_answer_group_get_answer (get_group (fixture)), ==, CLE_ANSWER_NONE);
  g_assert_cmpint (cle_run_get_answer (fixture->run, 0), ==, CLE_ANSWER_YES);
}

static void
test_back (Fixture      *fixture,
           gconstpointer data)
{
  press_key (fixture, GDK_KEY_1);
  act (fixture, "run.next");
  act (fixture, "run.next");
  g_assert_cmpuint (cle_run_get_position (fixture->run), ==, 2);

  act (fixture, "run.back");
  act (fixture, "run.back");
  g_assert_cmpuint (cle_run_get_position (fixture->run), ==, 0);
  g_assert_cmpint (cle_answer_group_get_answer (get_group (fixture)), ==, CLE_ANSWER_YES);

  act (fixture, "run.back");
  g_assert_cmpuint (cle_run_get_position (fixture->run), ==, 0);
}

static void
answer_all_but (Fixture *fixture,
                guint    skipped)
{
  for (guint i = 0; i < 10; i++)
    {
      if (i != skipped)
        press_key (fixture, GDK_KEY_1);
      act (fixture, "run.next");
    }
}

/* The command of the button that has the focus. */
static const char *
focused_action (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return GTK_IS_ACTIONABLE (focus) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)) : NULL;
}

static void
test_review (Fixture      *fixture,
             gconstpointer data)
{
  answer_all_but (fixture, 4);
  g_assert_cmpuint (cle_run_get_position (fixture->run), ==, 10);
  act (fixture, "run.finish");
  g_assert_false (cle_run_get_can_finish (fixture->run));

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "run.edit", "u", 4);
  g_assert_cmpuint (cle_run_get_position (fixture->run), ==, 4);
  press_key (fixture, GDK_KEY_3);
  act (fixture, "run.next");
  g_assert_cmpuint (cle_run_get_position (fixture->run), ==, 10);
  g_assert_true (cle_run_get_can_finish (fixture->run));
  g_assert_cmpstr (focused_action (fixture), ==, "run.finish");
}

static void
test_finish (Fixture      *fixture,
             gconstpointer data)
{
  gboolean over = FALSE;
  guint source;

  answer_all_but (fixture, 99);
  act (fixture, "run.finish");

  source = g_timeout_add (PATIENCE, patience_cb, &over);
  while (!over && fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (over);
  g_source_remove (source);

  g_assert_cmpint (fixture->result->score, ==, 10000);
  g_assert_cmpint (fixture->result->voice, ==, CLE_VOICE_STAFF);
  g_assert_cmpstr (fixture->result->subject, ==, "North");
}

/* What was typed is handed over when the question is left. */
static void
test_evidence (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *row = find_descendant (GTK_WIDGET (fixture->page), ADW_TYPE_ENTRY_ROW);

  press_key (fixture, GDK_KEY_1);
  gtk_editable_set_text (GTK_EDITABLE (row), "Monday <b>meeting</b>");
  act (fixture, "run.next");

  g_assert_cmpstr (cle_run_get_evidence (fixture->run, 0), ==, "Monday <b>meeting</b>");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
  g_assert_null (cle_run_get_evidence (fixture->run, 1));

  act (fixture, "run.back");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Monday <b>meeting</b>");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/run-page/keyboard", test_keyboard);
  ADD ("/run-page/pointer", test_pointer);
  ADD ("/run-page/undo", test_undo);
  ADD ("/run-page/back", test_back);
  ADD ("/run-page/review", test_review);
  ADD ("/run-page/finish", test_finish);
  ADD ("/run-page/evidence", test_evidence);
#undef ADD

  return g_test_run ();
}
