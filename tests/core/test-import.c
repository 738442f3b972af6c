/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/cle-acts.h"
#include "store/cle-erase.h"
#include "import-given.h"

#include <string.h>

/* Export → empty store → import → the same bytes. */
static void
test_round_trip (TestStore    *test,
                 gconstpointer data)
{
  CleExportFormat format = (CleExportFormat) GPOINTER_TO_INT (data);

  for (guint i = 0; i < 20; i++)
    {
      TestStore other = { 0 };
      g_autofree char *before = NULL, *after = NULL, *path = NULL;

      test_store_tear_down (test, NULL);
      memset (test, 0, sizeof *test);
      test_store_set_up (test, NULL);
      test_store_set_up (&other, NULL);
      test_fill_at_random (test);
      before = test_export_all (test->store, test->library, format);
      path = test_write_outside (test, format == CLE_EXPORT_JSON ? "x.json" : "x.jsonl", before);
      {
        g_autoptr (CleImport) import = test_import_plan (other.store, other.library, path, NULL);
        g_autoptr (CleImport) again = NULL;

        test_import_apply (import);
        again = test_import_plan (other.store, other.library, path, NULL);
        test_import_check_counts (again, 0, cle_import_count (import, CLE_IMPORT_ADD), 0, 0);
      }
      after = test_export_all (other.store, other.library, format);
      g_assert_cmpstr (before, ==, after);
      test_store_tear_down (&other, NULL);
    }
}

/* A line of its own for each reason. */
static void
test_refusals (TestStore    *test,
               gconstpointer data)
{
  g_autofree char *one = test_id (1), *two = test_id (2), *three = test_id (3);
  g_autofree char *good = test_result_line (DEVICE, 1, TEST_NOW, one, "a");
  g_autofree char *other = test_result_line (DEVICE, 1, TEST_NOW, one, "b");
  g_autofree char *late = test_result_line (DEVICE, 2, G_GINT64_CONSTANT (7300000000000), two, "c");
  g_autoptr (GString) newer = g_string_new ("{\"v\":2,\"t\":\"result\",\"id\":\"");
  g_autofree char *text = NULL;
  g_autoptr (CleImport) import = NULL;
  CleImportRow row;

  g_string_append_printf (newer,
                          "%s\",\"dev\":\"" DEVICE "\",\"seq\":3,"
                          "\"at\":\"2026-11-21T12:00:00.000Z\",\"tz\":\"+00:00\"",
                          three);
  cle_record_seal (newer);
  text = g_strdup_printf ("%s\n%s\nbroken\n%s\r\n%s\n\n%s", good, other, late, newer->str, good);
  import = test_import_plan_text (test, "x.jsonl", text);
  test_import_check_counts (import, 1, 1, 0, 4);
  test_import_check_refusal (import, 2, "Line 1 of “");
  cle_import_get_row (import, 1, &row);
  g_assert_cmpint (row.status, ==, CLE_IMPORT_REFUSED);
  g_assert_cmpstr (row.id, ==, one);
  g_assert_nonnull (
      strstr (((CleImportRefusal *) cle_import_get_refusals (import)->pdata[1])->reason,
              "checksum"));
  g_assert_nonnull (
      strstr (((CleImportRefusal *) cle_import_get_refusals (import)->pdata[2])->reason, "2199"));
  g_assert_nonnull (
      strstr (((CleImportRefusal *) cle_import_get_refusals (import)->pdata[3])->reason,
              "newer version"));
  g_assert_false (cle_import_apply (import, FALSE, NULL, NULL));
  g_assert_null (cle_store_get_device (test->store));
  g_assert_true (cle_import_apply (import, TRUE, NULL, NULL));
}

/* The list of reasons ends; the count does not. */
static void
test_many_refusals (TestStore    *test,
                    gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (CleImport) import = NULL;

  for (guint i = 0; i < 1500; i++)
    g_string_append (text, "x\n");
  import = test_import_plan_text (test, "x.jsonl", text->str);
  test_import_check_counts (import, 0, 0, 0, 1500);
}

static CleResult *
built_in_result (TestStore *test,
                 gint64     score)
{
  g_autoptr (CleQuestionnaire) questionnaire =
      cle_library_find (test->library, CLE_BUILT_IN_QUESTIONNAIRE, NULL);
  CleResult *result = test_result_new ("x", "");

  g_free (result->questionnaire);
  g_free (result->digest);
  result->questionnaire = g_strdup (cle_questionnaire_get_id (questionnaire));
  result->digest = g_strdup (cle_questionnaire_get_digest (questionnaire));
  result->score = score;
  result->max = 10000;
  for (guint i = 0; i < 10; i++)
    {
      CleAnswered answered = { g_strdup (cle_question_get_id (
                                   cle_questionnaire_get_question (questionnaire, i))),
                               i < 6 ? CLE_ANSWER_YES : CLE_ANSWER_NO, NULL };

      g_array_append_val (result->answers, answered);
    }

  return result;
}

static void
test_score (TestStore    *test,
            gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (CleResult) result = built_in_result (test, i == 1 ? 7000 : 6000);
      g_autoptr (GString) members = g_string_new (NULL);
      g_autofree char *id = test_id (i + 1), *line = NULL;
      g_autoptr (CleImport) import = NULL;

      if (i == 2)
        {
          CleAnswered *last = &g_array_index (result->answers, CleAnswered, 9);

          g_free (last->id);
          last->id = g_strdup ("nobody-asked");
        }
      cle_result_write_members (result, members);
      line = test_line (DEVICE, 1, TEST_NOW, "result", id, members->str);
      import = test_import_plan_text (test, "x.jsonl", line);
      test_import_check_counts (import, i == 0, 0, 0, i > 0);
      if (i > 0)
        test_import_check_refusal (import, 1, i == 1 ? "score does not fit" : "does not ask");
    }
}

/* What was erased for good does not come back. */
static void
test_erased (TestStore    *test,
             gconstpointer data)
{
  g_autofree char *id = test_id (1), *text = NULL, *after = NULL;
  const char *const ids[] = { id, NULL };
  g_autoptr (CleImport) import = NULL;

  test_append_well (test->store, id, "secret");
  text = test_export_all (test->store, test->library, CLE_EXPORT_JSONL);
  g_assert_true (cle_erase_results (test->store, ids, NULL));
  import = test_import_plan_text (test, "x.jsonl", text);
  test_import_check_counts (import, 0, 0, 1, 0);
  test_import_apply (import);
  after = test_export_all (test->store, test->library, CLE_EXPORT_JSONL);
  g_assert_null (strstr (after, "secret"));
}

/* Undone at once, but not when something builds on it. */
static void
test_undo (TestStore    *test,
           gconstpointer data)
{
  g_autofree char *own = test_id (9), *id = test_id (1), *before = NULL, *after = NULL;
  g_autofree char *line = test_result_line (DEVICE, 1, TEST_NOW, id, "a");
  g_autoptr (CleImport) import = NULL;
  g_autoptr (CleImport) again = NULL;
  g_autoptr (GError) error = NULL;

  test_append_well (test->store, own, "own");
  before = test_export_all (test->store, test->library, CLE_EXPORT_JSONL);
  import = test_import_plan_text (test, "x.jsonl", line);
  test_import_apply (import);
  g_assert_true (cle_import_undo (import, &error));
  g_assert_no_error (error);
  after = test_export_all (test->store, test->library, CLE_EXPORT_JSONL);
  g_assert_cmpstr (before, ==, after);

  again = test_import_plan_text (test, "x.jsonl", line);
  test_import_check_counts (again, 1, 0, 0, 0);
  test_import_apply (again);
  g_assert_true (cle_act_note (test->store, id, "builds on it", NULL));
  g_assert_false (cle_import_undo (again, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_EXISTS);
}

/* Somebody saved between the look and the deed. */
static void
test_changed_meanwhile (TestStore    *test,
                        gconstpointer data)
{
  g_autofree char *id = test_id (1), *own = test_id (2);
  g_autofree char *line = test_result_line (DEVICE, 1, TEST_NOW, id, "a");
  g_autoptr (CleImport) import = test_import_plan_text (test, "x.jsonl", line);
  g_autoptr (GError) error = NULL;

  test_append_well (test->store, own, "meanwhile");
  g_assert_false (cle_import_apply (import, FALSE, NULL, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_EXISTS);
}

static void
test_cancelled (TestStore    *test,
                gconstpointer data)
{
  g_autofree char *id = test_id (1);
  g_autofree char *line = test_result_line (DEVICE, 1, TEST_NOW, id, "a");
  g_autoptr (CleImport) import = test_import_plan_text (test, "x.jsonl", line);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancelled);
  g_assert_false (cle_import_apply (import, FALSE, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  test_store_add_data ("/import/round-trip/json", GINT_TO_POINTER (CLE_EXPORT_JSON),
                       test_round_trip);
  test_store_add_data ("/import/round-trip/jsonl", GINT_TO_POINTER (CLE_EXPORT_JSONL),
                       test_round_trip);
  test_store_add ("/import/refusals", test_refusals);
  test_store_add ("/import/refusals/many", test_many_refusals);
  test_store_add ("/import/score", test_score);
  test_store_add ("/import/erased", test_erased);
  test_store_add ("/import/undo", test_undo);
  test_store_add ("/import/changed-meanwhile", test_changed_meanwhile);
  test_store_add ("/import/cancelled", test_cancelled);

  return g_test_run ();
}
