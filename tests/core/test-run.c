/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assessment/cle-run.h"
#include "history/cle-history.h"
#include "history/cle-verify.h"
#include "store/cle-erase.h"
#include "store/cle-people.h"
#include "test-store.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

static CleQuestionnaire *
built_in (TestStore *test)
{
  CleQuestionnaire *found = cle_library_find (test->library, CLE_BUILT_IN_QUESTIONNAIRE, NULL);

  g_assert_nonnull (found);
  return found;
}

static CleRun *
begin (TestStore *test)
{
  g_autoptr (CleQuestionnaire) questionnaire = built_in (test);
  g_autoptr (GError) error = NULL;
  CleRun *run = cle_run_begin (test->store, test->library, questionnaire, CLE_VOICE_CLIENT, "Shop",
                               "Ada", &error);

  g_assert_no_error (error);
  return run;
}

static void
answer_all (CleRun *run)
{
  static const char codes[] = "yyynuyynyu";

  for (guint i = 0; i < 10; i++)
    {
      CleAnswer given;

      cle_answer_from_code (codes[i], &given);
      g_assert_true (cle_run_set_answer (run, i, given, NULL));
    }
}

static CleRun *
resume_if_any (TestStore *test)
{
  g_autoptr (GPtrArray) drafts = cle_draft_list (test->store, NULL);
  g_autoptr (GError) error = NULL;
  CleRun *run;

  g_assert_cmpuint (drafts->len, <=, 1);
  if (drafts->len == 0)
    return NULL;

  run =
      cle_run_resume (test->store, test->library, ((CleDraftInfo *) drafts->pdata[0])->id, &error);
  g_assert_no_error (error);
  return run;
}

static CleRun *
resume (TestStore *test)
{
  CleRun *run = resume_if_any (test);

  g_assert_nonnull (run);
  return run;
}

static guint
count_results (TestStore *test)
{
  g_autoptr (CleHistory) history = cle_history_new (test->store);

  g_assert_true (cle_history_load (history, NULL, NULL));
  return cle_history_get_n_rows (history);
}

static void
count_cb (gpointer count)
{
  (*(guint *) count)++;
}

static void
test_answers (TestStore    *test,
              gconstpointer data)
{
  g_autoptr (CleRun) run = begin (test);
  guint n_answered = 0, n_notified = 0, position, answered;
  gboolean can_finish, can_undo;

  g_signal_connect_swapped (run, "answered", G_CALLBACK (count_cb), &n_answered);
  g_signal_connect_swapped (run, "notify::n-answered", G_CALLBACK (count_cb), &n_notified);
  g_assert_cmpint (cle_run_get_answer (run, 0), ==, CLE_ANSWER_NONE);
  g_assert_true (cle_run_set_answer (run, 0, CLE_ANSWER_NO, NULL));
  g_assert_true (cle_run_set_answer (run, 0, CLE_ANSWER_YES, NULL));
  g_assert_true (cle_run_set_answer (run, 0, CLE_ANSWER_YES, NULL));
  g_assert_true (cle_run_set_position (run, 4, NULL));
  g_assert_cmpuint (n_answered, ==, 2);
  g_assert_cmpuint (n_notified, ==, 2);

  g_object_get (run, "position", &position, "n-answered", &answered, "can-finish", &can_finish,
                "can-undo", &can_undo, NULL);
  g_assert_cmpuint (position, ==, 4);
  g_assert_cmpuint (answered, ==, 1);
  g_assert_false (can_finish);
  g_assert_true (can_undo);
  answer_all (run);
  g_assert_true (cle_run_get_can_finish (run));
  g_assert_cmpstr (cle_run_get_subject (run), ==, "Shop");
  g_assert_cmpint (cle_run_get_voice (run), ==, CLE_VOICE_CLIENT);
}

static void
test_undo (TestStore    *test,
           gconstpointer data)
{
  g_autoptr (CleRun) run = begin (test);

  g_assert_true (cle_run_undo (run, NULL));
  g_assert_true (cle_run_set_answer (run, 0, CLE_ANSWER_YES, NULL));
  g_assert_true (cle_run_set_answer (run, 1, CLE_ANSWER_YES, NULL));
  g_assert_true (cle_run_set_answer (run, 1, CLE_ANSWER_NO, NULL));
  g_assert_true (cle_run_set_position (run, 2, NULL));
  g_assert_true (cle_run_undo (run, NULL));
  g_assert_cmpuint (cle_run_get_position (run), ==, 1);
  g_assert_cmpint (cle_run_get_answer (run, 1), ==, CLE_ANSWER_YES);
  g_assert_true (cle_run_undo (run, NULL));
  g_assert_cmpint (cle_run_get_answer (run, 1), ==, CLE_ANSWER_NONE);

  g_clear_object (&run);
  run = resume (test);
  g_assert_cmpuint (cle_run_get_n_answered (run), ==, 1);
  g_assert_cmpuint (cle_run_get_position (run), ==, 1);
  g_assert_false (cle_run_get_can_undo (run));
}

static void
test_evidence (TestStore    *test,
               gconstpointer data)
{
  g_autoptr (CleRun) run = begin (test);
  g_autofree char *longest = g_strnfill (4000, 'e');
  g_autofree char *beyond = g_strnfill (4001, 'e');
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) another = NULL;

  g_assert_null (cle_run_get_evidence (run, 3));
  g_assert_true (cle_run_set_evidence (run, 3, longest, NULL));
  g_assert_false (cle_run_set_evidence (run, 3, beyond, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
  g_assert_false (cle_run_set_evidence (run, 3, "\xff", &another));
  g_assert_error (another, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
  g_assert_cmpstr (cle_run_get_evidence (run, 3), ==, longest);
  g_assert_true (cle_run_set_evidence (run, 3, "", NULL));
  g_assert_null (cle_run_get_evidence (run, 3));
}

/* All evidence must fit into one record, escapes and all, whatever it is. */
static void
test_evidence_sum (TestStore    *test,
                   gconstpointer data)
{
  const char *unit = data;
  g_autoptr (CleRun) run = begin (test);
  g_autoptr (CleResult) result = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refusal = NULL;
  guint n = 0;

  while (g_utf8_strlen (text->str, -1) < 4000)
    g_string_append (text, unit);
  while (n < 10 && cle_run_set_evidence (run, n, text->str, &refusal))
    n++;

  g_assert_cmpuint (n, >=, 1);
  if (strlen (unit) > 1 || *unit == '\x01')
    {
      g_assert_error (refusal, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
      g_assert_null (cle_run_get_evidence (run, n));
      g_assert_true (cle_run_set_evidence (run, n, "short", NULL));
      g_assert_cmpstr (cle_run_get_evidence (run, 0), ==, text->str);
    }

  answer_all (run);
  result = cle_run_finish (run, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_array_index (result->answers, CleAnswered, 0).evidence, ==, text->str);
}

static void
test_resume (TestStore    *test,
             gconstpointer data)
{
  g_autoptr (CleRun) run = begin (test);
  g_autofree char *id = g_strdup (cle_run_get_id (run));
  g_autofree char *respondent = g_strdup (cle_run_get_respondent (run));
  g_autofree char *name = NULL;

  for (guint i = 0; i < 7; i++)
    {
      g_assert_true (cle_run_set_answer (run, i, CLE_ANSWER_UNSURE, NULL));
      g_assert_true (cle_run_set_position (run, i + 1, NULL));
    }
  g_assert_true (cle_run_set_evidence (run, 2, "seen", NULL));
  g_clear_object (&run);
  test_store_reopen (test);

  run = resume (test);
  g_assert_cmpstr (cle_run_get_id (run), ==, id);
  g_assert_cmpuint (cle_run_get_position (run), ==, 7);
  g_assert_cmpuint (cle_run_get_n_answered (run), ==, 7);
  g_assert_cmpint (cle_run_get_answer (run, 6), ==, CLE_ANSWER_UNSURE);
  g_assert_cmpint (cle_run_get_answer (run, 7), ==, CLE_ANSWER_NONE);
  g_assert_cmpstr (cle_run_get_evidence (run, 2), ==, "seen");
  g_assert_cmpstr (cle_run_get_subject (run), ==, "Shop");
  g_assert_cmpint (cle_run_get_voice (run), ==, CLE_VOICE_CLIENT);
  g_assert_cmpstr (cle_run_get_respondent (run), ==, respondent);
  name = cle_people_dup_name (test->store, respondent);
  g_assert_cmpstr (name, ==, "Ada");
}

static void
test_finish (TestStore    *test,
             gconstpointer data)
{
  g_autoptr (CleRun) run = begin (test);
  g_autoptr (CleResult) result = NULL;
  g_autoptr (GError) early = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (cle_run_finish (run, &early));
  g_assert_error (early, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
  test->clock.wall += 90000;
  test->clock.steady += 61000;
  answer_all (run);
  result = cle_run_finish (run, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (result->head.id, ==, cle_run_get_id (run));
  g_assert_cmpint (result->started, ==, TEST_NOW);
  g_assert_cmpint (result->head.at, ==, TEST_NOW + 90000);
  g_assert_cmpint (result->duration, ==, 61000);
  g_assert_cmpint (result->score, ==, 6000);
  g_assert_cmpint (result->max, ==, 10000);
  g_assert_cmpuint (result->n_unsure, ==, 2);
  g_assert_cmpuint (test_store_count (test, "drafts"), ==, 0);
  g_assert_cmpuint (count_results (test), ==, 1);
}

/* A power cut must not leave the result without the mark in the draft. */
static void
test_finish_order (TestStore    *test,
                   gconstpointer data)
{
  g_autoptr (CleRun) run = begin (test);
  g_autoptr (CleResult) result = NULL;
  g_autofree char *draft = g_strdup_printf ("fdatasync %s.jsonl", cle_run_get_id (run));
  g_autofree char *gone = g_strdup_printf ("unlinkat %s.jsonl", cle_run_get_id (run));
  const char *marked, *saved, *removed;

  answer_all (run);
  test_io_record (&test->io);
  result = cle_run_finish (run, NULL);
  g_assert_nonnull (result);
  marked = strstr (test->io.log->str, draft);
  saved = strstr (test->io.log->str, "fdatasync 2026-11.001.jsonl");
  removed = strstr (test->io.log->str, gone);
  g_assert_true (marked != NULL && saved != NULL && removed != NULL);
  g_assert_true (marked < saved && saved < removed);
}

static void
test_finish_twice (TestStore    *test,
                   gconstpointer data)
{
  g_autoptr (CleRun) run = begin (test);
  g_autoptr (CleResult) result = NULL;
  g_autoptr (GError) error = NULL;

  answer_all (run);
  test_io_fail (&test->io, data, 1, EIO);
  test->io.last = 100;
  g_assert_null (cle_run_finish (run, &error));
  g_assert_nonnull (error);
  test_io_reset (&test->io);
  g_assert_cmpuint (test_store_count (test, "drafts"), ==, 1);
  result = cle_run_finish (run, NULL);
  g_assert_nonnull (result);
  g_assert_cmpuint (count_results (test), ==, 1);
  g_assert_cmpuint (test_store_count (test, "drafts"), ==, 0);
}

/* The disk refuses all three segments, and keeps what it was given. */
static void
fail_to_finish (TestStore *test,
                CleRun    *run)
{
  g_autoptr (GError) error = NULL;

  answer_all (run);
  test_io_fail (&test->io, "fdatasync", 2, EIO);
  test->io.last = 4;
  g_assert_null (cle_run_finish (run, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_IO);
  g_assert_true (test->io.hit);
  test_io_reset (&test->io);
  g_assert_cmpuint (count_results (test), ==, 1);
}

static void
assert_only_result (TestStore *test,
                    gint64     score)
{
  g_autoptr (CleHistory) history = cle_history_new (test->store);
  g_autoptr (CleVerifyReport) report = cle_verify (test->store, NULL);
  CleHistoryRow row;

  g_assert_true (cle_history_load (history, NULL, NULL));
  g_assert_cmpuint (cle_history_get_n_rows (history), ==, 1);
  cle_history_get_row (history, 0, &row);
  g_assert_cmpint (row.score, ==, score);
  for (guint i = 0; i < report->problems->len; i++)
    g_test_message ("%s", ((CleProblem *) report->problems->pdata[i])->text);
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_assert_cmpuint (test_store_count (test, "drafts"), ==, 0);
}

/* The result holds the answers as they are when it is saved, whatever an
 * earlier try left on disk; other records keep their numbers. */
static void
test_finish_changed (TestStore    *test,
                     gconstpointer data)
{
  g_autoptr (CleRun) run = begin (test);
  g_autoptr (CleResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = test_id (7);
  CleRecordHead head;

  fail_to_finish (test, run);
  test_append_about (test->store, "later", "");
  g_assert_true (cle_run_set_answer (run, 3, CLE_ANSWER_YES, NULL));
  g_assert_true (cle_run_set_evidence (run, 3, "new", NULL));
  result = cle_run_finish (run, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->score, ==, 7000);
  g_assert_cmpstr (result->head.id, ==, cle_run_get_id (run));
  g_assert_cmpuint (result->head.sequence, ==, 3);
  g_assert_cmpstr (g_array_index (result->answers, CleAnswered, 3).evidence, ==, "new");
  assert_only_result (test, 7000);
  g_assert_true (test_append (test->store, id, "", &head, NULL));
  g_assert_cmpuint (head.sequence, ==, 4);
}

/* The program is started anew between the change and the end. */
static void
test_finish_changed_later (TestStore    *test,
                           gconstpointer data)
{
  gboolean listed = GPOINTER_TO_INT (data);
  g_autoptr (CleRun) run = begin (test);
  g_autofree char *id = g_strdup (cle_run_get_id (run));
  g_autoptr (CleResult) result = NULL;

  fail_to_finish (test, run);
  g_assert_true (cle_run_set_answer (run, 0, CLE_ANSWER_NO, NULL));
  g_clear_object (&run);
  test_store_reopen (test);
  run = listed ? resume (test) : cle_run_resume (test->store, test->library, id, NULL);
  g_assert_cmpuint (count_results (test), ==, listed ? 0 : 1);
  g_assert_cmpint (cle_run_get_answer (run, 0), ==, CLE_ANSWER_NO);
  result = cle_run_finish (run, NULL);
  g_assert_cmpint (result->score, ==, 5000);
  assert_only_result (test, 5000);
}

/* The second try fails at each step in turn: there is a draft with the new
 * answers, or a result with them, and never the old one. */
static void
test_finish_changed_fails (TestStore    *test,
                           gconstpointer data)
{
  gboolean hit = TRUE;

  for (guint at = 1; hit; at++)
    {
      g_autoptr (CleRun) run = begin (test);
      g_autoptr (CleResult) result = NULL;

      fail_to_finish (test, run);
      g_assert_true (cle_run_set_answer (run, 3, CLE_ANSWER_YES, NULL));
      test_io_fail (&test->io, NULL, at, EIO);
      test->io.last = at + 10000;
      result = cle_run_finish (run, NULL);
      hit = test->io.hit;
      test_io_reset (&test->io);
      g_clear_object (&run);
      test_store_reopen (test);
      run = resume_if_any (test);
      if (run != NULL)
        {
          g_assert_null (result);
          g_assert_cmpuint (count_results (test), ==, 0);
          g_assert_cmpint (cle_run_get_answer (run, 3), ==, CLE_ANSWER_YES);
          result = cle_run_finish (run, NULL);
          g_assert_nonnull (result);
        }
      assert_only_result (test, 7000);
      g_assert_true (cle_erase_everything (test->store, NULL));
    }
}

static void
test_finish_at (TestStore    *test,
                gconstpointer data)
{
  g_autoptr (CleQuestionnaire) questionnaire = built_in (test);
  g_autoptr (CleRun) run = cle_run_new_at_once (test->store, test->library, questionnaire,
                                                CLE_VOICE_STAFF, "", NULL, NULL);
  g_autoptr (CleResult) result = NULL;

  test->clock.tick = 1;
  answer_all (run);
  g_assert_cmpuint (test_store_count (test, "drafts"), ==, 0);
  result = cle_run_finish_at (run, TEST_NOW - G_GINT64_CONSTANT (86400000) * 400, -300, NULL);
  g_assert_cmpint (result->head.at, ==, TEST_NOW - G_GINT64_CONSTANT (86400000) * 400);
  g_assert_cmpint (result->head.offset, ==, -300);
  g_assert_cmpint (result->started, ==, result->head.at);
  g_assert_cmpint (result->duration, ==, 0);
  g_assert_null (result->respondent);
}

static void
finished_cb (GObject      *source,
             GAsyncResult *done,
             gpointer      data)
{
  *(CleResult **) data = cle_run_finish_finish (CLE_RUN (source), done, NULL);
}

static void
test_finish_async (TestStore    *test,
                   gconstpointer data)
{
  g_autoptr (CleRun) run = begin (test);
  CleResult *result = NULL;

  answer_all (run);
  cle_run_finish_async (run, NULL, finished_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (result->score, ==, 6000);
  cle_result_unref (result);
}

/* A draft opens with the questions it was begun with, whatever came since. */
static void
test_frozen (TestStore    *test,
             gconstpointer data)
{
  static const char text[] = "{\"format\":1,\"id\":\"mine\",\"language\":\"en\",\"title\":\"%s\","
                             "\"questions\":[{\"id\":\"a\",\"text\":\"%s?\"}]}";
  g_autofree char *old = g_strdup_printf (text, "Old", "Old");
  g_autofree char *new = g_strdup_printf (text, "New", "New");
  g_autoptr (GBytes) old_bytes = g_bytes_new (old, strlen (old));
  g_autoptr (GBytes) new_bytes = g_bytes_new (new, strlen (new));
  g_autoptr (CleQuestionnaire) first = cle_library_add (test->library, old_bytes, "old", NULL);
  g_autoptr (CleQuestionnaire) second = NULL;
  g_autoptr (CleRun) run =
      cle_run_begin (test->store, test->library, first, CLE_VOICE_STAFF, "", NULL, NULL);
  g_autoptr (CleResult) result = NULL;

  g_assert_true (cle_run_set_answer (run, 0, CLE_ANSWER_YES, NULL));
  g_clear_object (&run);
  second = cle_library_add (test->library, new_bytes, "new", NULL);
  g_assert_cmpuint (cle_questionnaire_get_revision (second), ==, 2);
  test_store_reopen (test);

  run = resume (test);
  g_assert_cmpstr (cle_questionnaire_get_title (cle_run_get_questionnaire (run), "en"), ==, "Old");
  result = cle_run_finish (run, NULL);
  g_assert_cmpuint (result->revision, ==, 1);
  g_assert_cmpstr (result->digest, ==, cle_questionnaire_get_digest (first));
}

static void
test_full (TestStore    *test,
           gconstpointer data)
{
  g_autoptr (CleRun) run = begin (test);
  g_autoptr (GError) error = NULL;

  test_io_fail (&test->io, "write", 1, ENOSPC);
  test->io.last = 100;
  g_assert_false (cle_run_set_answer (run, 0, CLE_ANSWER_YES, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_FULL);
  g_assert_cmpint (cle_run_get_answer (run, 0), ==, CLE_ANSWER_YES);
  g_assert_false (cle_run_flush (run, NULL));
  test_io_reset (&test->io);
  g_assert_true (cle_run_flush (run, NULL));
  g_clear_object (&run);
  run = resume (test);
  g_assert_cmpint (cle_run_get_answer (run, 0), ==, CLE_ANSWER_YES);
}

static void
test_discard (TestStore    *test,
              gconstpointer data)
{
  g_autoptr (CleRun) run = begin (test);

  g_assert_true (cle_run_discard (run, NULL));
  g_assert_cmpuint (test_store_count (test, "drafts"), ==, 0);
  g_assert_cmpuint (count_results (test), ==, 0);
}

static void
test_limits (TestStore    *test,
             gconstpointer data)
{
  g_autoptr (CleQuestionnaire) questionnaire = built_in (test);
  g_autofree char *subject = g_strnfill (201, 's');
  g_autofree char *name = g_strnfill (201, 'n');

  g_assert_null (cle_run_begin (test->store, test->library, questionnaire, CLE_VOICE_STAFF, subject,
                                NULL, NULL));
  g_assert_null (
      cle_run_begin (test->store, test->library, questionnaire, CLE_VOICE_STAFF, "", name, NULL));
  g_assert_cmpuint (test_store_count (test, "drafts"), ==, 0);
}

static void
test_memory_only (TestStore    *test,
                  gconstpointer data)
{
  g_autoptr (CleQuestionnaire) questionnaire = built_in (test);
  g_autoptr (CleRun) run =
      cle_run_new (questionnaire, CLE_VOICE_STAFF, "x", NULL, &test->clock.clock);

  answer_all (run);
  g_assert_true (cle_run_flush (run, NULL));
  g_assert_null (cle_run_finish (run, NULL));
  g_assert_true (cle_run_discard (run, NULL));
  g_assert_false (g_file_test (test->folder, G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/run/answers", test_answers);
  test_store_add ("/run/undo", test_undo);
  test_store_add ("/run/evidence", test_evidence);
  test_store_add_data ("/run/evidence-sum/plain", "e", test_evidence_sum);
  test_store_add_data ("/run/evidence-sum/escaped", "\x01", test_evidence_sum);
  test_store_add_data ("/run/evidence-sum/wide", "\xf0\x9f\x98\x80", test_evidence_sum);
  test_store_add ("/run/resume", test_resume);
  test_store_add ("/run/finish", test_finish);
  test_store_add ("/run/finish-order", test_finish_order);
  test_store_add_data ("/run/finish-twice/write", "write", test_finish_twice);
  test_store_add_data ("/run/finish-twice/fdatasync", "fdatasync", test_finish_twice);
  test_store_add_data ("/run/finish-twice/openat", "openat", test_finish_twice);
  test_store_add ("/run/finish-changed", test_finish_changed);
  test_store_add_data ("/run/finish-changed-later/listed", GINT_TO_POINTER (TRUE),
                       test_finish_changed_later);
  test_store_add_data ("/run/finish-changed-later/opened", GINT_TO_POINTER (FALSE),
                       test_finish_changed_later);
  test_store_add ("/run/finish-changed-fails", test_finish_changed_fails);
  test_store_add ("/run/finish-at", test_finish_at);
  test_store_add ("/run/finish-async", test_finish_async);
  test_store_add ("/run/frozen", test_frozen);
  test_store_add ("/run/full", test_full);
  test_store_add ("/run/discard", test_discard);
  test_store_add ("/run/limits", test_limits);
  test_store_add ("/run/memory-only", test_memory_only);

  return g_test_run ();
}
