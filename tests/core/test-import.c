/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/cle-export.h"
#include "exchange/cle-import.h"
#include "store/cle-acts.h"
#include "store/cle-batch.h"
#include "store/cle-erase.h"
#include "store/cle-people.h"
#include "test-given.h"

#include <glib/gstdio.h>
#include <string.h>

#define DEVICE "44444444-4444-4444-8444-444444444444"

static gboolean
take_bytes (const char *data,
            gsize       length,
            gpointer    user_data,
            GError    **error)
{
  g_string_append_len (user_data, data, (gssize) length);
  return TRUE;
}

static char *
export_all (CleStore        *store,
            CleLibrary      *library,
            CleExportFormat  format)
{
  static const CleSelectionFilter everything = { .voice = -1 };
  g_autoptr (CleHistory) history = cle_history_new (store);
  g_autoptr (CleExport) export = NULL;
  CleExportOptions options = { .delimiter = ',', .interval = 30 };
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);

  g_assert_true (cle_history_load (history, NULL, &error));
  g_assert_no_error (error);
  export = cle_export_new (history, &everything, library);
  g_assert_true (cle_export_run (export, format, &options, take_bytes, out, NULL, &error));
  g_assert_no_error (error);

  return g_string_free (out, FALSE);
}

static char *
write_outside (TestStore  *test,
               const char *name,
               const char *text)
{
  char *path = g_build_filename (test->parent, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static CleImport *
plan (CleStore   *store,
      CleLibrary *library,
      const char *path,
      const char *second)
{
  const char *paths[] = { path, second, NULL };
  CleImport *import = cle_import_new (store, library);
  g_autoptr (GError) error = NULL;

  g_assert_true (cle_import_plan (import, paths, NULL, &error));
  g_assert_no_error (error);
  return import;
}

static CleImport *
plan_text (TestStore  *test,
           const char *name,
           const char *text)
{
  g_autofree char *path = write_outside (test, name, text);

  return plan (test->store, test->library, path, NULL);
}

static void
apply (CleImport *import)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cle_import_apply (import, FALSE, NULL, &error));
  g_assert_no_error (error);
}

static void
check_counts (CleImport *import,
              guint      n_added,
              guint      n_present,
              guint      n_erased,
              guint      n_refused)
{
  GPtrArray *refusals = cle_import_get_refusals (import);

  if (refusals->len != MIN (n_refused, CLE_IMPORT_MAX_REFUSALS) && refusals->len > 0)
    g_test_message ("%s", ((CleImportRefusal *) refusals->pdata[0])->reason);
  g_assert_cmpuint (cle_import_count (import, CLE_IMPORT_ADD), ==, n_added);
  g_assert_cmpuint (cle_import_count (import, CLE_IMPORT_PRESENT), ==, n_present);
  g_assert_cmpuint (cle_import_count (import, CLE_IMPORT_ERASED), ==, n_erased);
  g_assert_cmpuint (cle_import_count (import, CLE_IMPORT_REFUSED), ==, n_refused);
  g_assert_cmpuint (refusals->len, ==, MIN (n_refused, CLE_IMPORT_MAX_REFUSALS));
}

static void
check_refusal (CleImport  *import,
               guint       line,
               const char *reason)
{
  const CleImportRefusal *refusal;

  g_assert_cmpuint (cle_import_get_refusals (import)->len, >=, 1);
  refusal = cle_import_get_refusals (import)->pdata[0];
  g_assert_cmpuint (refusal->line, ==, line);
  if (strstr (refusal->reason, reason) == NULL)
    g_error ("“%s” instead of “%s”", refusal->reason, reason);
}

static const char *const names[] = { "<b>bold</b>", "שלום", "😀", "=1+1", "'=x", "a,b;\"c\"\n", "" };

/* What people do at random, and what a later version may write. */
static void
fill_at_random (TestStore *test)
{
  guint n = (guint) g_test_rand_int_range (1, 30);
  g_autofree char *who = cle_people_ensure (test->store, "Анна <i>", NULL);

  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *id = test_id (i);
      const char *subject = names[g_test_rand_int_range (0, G_N_ELEMENTS (names))];
      g_autoptr (CleResult) result = test_result_new (subject, i % 2 ? "yun" : "nnuy");
      CleAnswered *first = &g_array_index (result->answers, CleAnswered, 0);
      g_autoptr (GString) members = g_string_new (NULL);
      CleAppend record = { .type = "result", .id = id, .at = TEST_NOW - i * 1000, .offset = 60 };
      CleRecordHead head;

      first->evidence = g_test_rand_bit () ? g_strdup (names[i % 6]) : NULL;
      result->respondent = g_test_rand_bit () ? g_strdup (who) : NULL;
      cle_result_write_members (result, members);
      record.members = members->str;
      g_assert_true (cle_append_record (test->store, &record, &head, NULL));
      if (g_test_rand_int_range (0, 4) == 0)
        g_assert_true (cle_act_note (test->store, id, names[i % 6], NULL));
      if (g_test_rand_int_range (0, 6) == 0)
        test_append_about (test->store, "future", ",\"x\":[1,{\"y\":null}]");
    }
}

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
      fill_at_random (test);
      before = export_all (test->store, test->library, format);
      path = write_outside (test, format == CLE_EXPORT_JSON ? "x.json" : "x.jsonl", before);
      {
        g_autoptr (CleImport) import = plan (other.store, other.library, path, NULL);
        g_autoptr (CleImport) again = NULL;

        apply (import);
        again = plan (other.store, other.library, path, NULL);
        check_counts (again, 0, cle_import_count (import, CLE_IMPORT_ADD), 0, 0);
      }
      after = export_all (other.store, other.library, format);
      g_assert_cmpstr (before, ==, after);
      test_store_tear_down (&other, NULL);
    }
}

/* The device and the number of a row are new; all else is the same. */
static char *
without_origin (const char *table)
{
  g_autoptr (GBytes) bytes = g_bytes_new (table, strlen (table));
  g_autoptr (CleCsvReader) reader = cle_csv_reader_new (bytes, ',', NULL);
  GString *out = g_string_new (NULL);

  while (cle_csv_reader_next (reader, NULL))
    {
      for (guint i = 0; i < cle_csv_reader_get_n_cells (reader); i++)
        if (i != 17 && i != 18)
          g_string_append_printf (out, "%s|", cle_csv_reader_get_cell (reader, i));
      g_string_append_c (out, '\n');
    }

  return g_string_free (out, FALSE);
}

static void
test_table (TestStore    *test,
            gconstpointer data)
{
  TestStore other = { 0 };
  g_autofree char *table = NULL, *again = NULL, *path = NULL, *mine = NULL, *theirs = NULL;
  g_autofree char *id = test_id (3);

  test_store_set_up (&other, NULL);
  fill_at_random (test);
  table = export_all (test->store, test->library, CLE_EXPORT_CSV);
  path = write_outside (test, "x.csv", table);
  test_append_well (other.store, id, "in the way");
  {
    g_autoptr (CleImport) conflict = plan (other.store, other.library, path, NULL);

    if (strstr (table, id) != NULL)
      g_assert_cmpuint (cle_import_count (conflict, CLE_IMPORT_REFUSED), ==, 1);
  }
  test_store_tear_down (&other, NULL);
  memset (&other, 0, sizeof other);
  test_store_set_up (&other, NULL);
  {
    g_autoptr (CleImport) import = plan (other.store, other.library, path, NULL);
    g_autoptr (CleImport) twice = NULL;
    guint n = cle_import_count (import, CLE_IMPORT_ADD);

    apply (import);
    twice = plan (other.store, other.library, path, NULL);
    check_counts (twice, 0, n, 0, 0);
  }
  again = export_all (other.store, other.library, CLE_EXPORT_CSV);
  mine = without_origin (table);
  theirs = without_origin (again);
  g_assert_cmpstr (mine, ==, theirs);
  test_append_well (other.store, "00000000-0000-4000-8000-000000000999", "later");
  test_store_tear_down (&other, NULL);
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
  import = plan_text (test, "x.jsonl", text);
  check_counts (import, 1, 1, 0, 4);
  check_refusal (import, 2, "Line 1 of “");
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
  import = plan_text (test, "x.jsonl", text->str);
  check_counts (import, 0, 0, 0, 1500);
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
      import = plan_text (test, "x.jsonl", line);
      check_counts (import, i == 0, 0, 0, i > 0);
      if (i > 0)
        check_refusal (import, 1, i == 1 ? "score does not fit" : "does not ask");
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
  text = export_all (test->store, test->library, CLE_EXPORT_JSONL);
  g_assert_true (cle_erase_results (test->store, ids, NULL));
  import = plan_text (test, "x.jsonl", text);
  check_counts (import, 0, 0, 1, 0);
  apply (import);
  after = export_all (test->store, test->library, CLE_EXPORT_JSONL);
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
  before = export_all (test->store, test->library, CLE_EXPORT_JSONL);
  import = plan_text (test, "x.jsonl", line);
  apply (import);
  g_assert_true (cle_import_undo (import, &error));
  g_assert_no_error (error);
  after = export_all (test->store, test->library, CLE_EXPORT_JSONL);
  g_assert_cmpstr (before, ==, after);

  again = plan_text (test, "x.jsonl", line);
  check_counts (again, 1, 0, 0, 0);
  apply (again);
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
  g_autoptr (CleImport) import = plan_text (test, "x.jsonl", line);
  g_autoptr (GError) error = NULL;

  test_append_well (test->store, own, "meanwhile");
  g_assert_false (cle_import_apply (import, FALSE, NULL, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_EXISTS);
}

/* Rows of a table, as another device exports them. */
static char *
make_table (TestStore *test)
{
  TestStore other = { 0 };
  g_autofree char *id = test_id (20), *table = NULL;
  char *path;

  test_store_set_up (&other, NULL);
  test_append_well (other.store, id, "row");
  table = export_all (other.store, other.library, CLE_EXPORT_CSV);
  path = write_outside (test, "x.csv", table);
  test_store_tear_down (&other, NULL);

  return path;
}

/* Records of our own that were lost come back together with others and with
 * rows of a table; no file and no number is given twice. */
static void
test_own_device (TestStore    *test,
                 gconstpointer data)
{
  g_autofree char *one = test_id (1), *two = test_id (2), *strange = test_id (3);
  g_autofree char *line = test_result_line (DEVICE, 1, TEST_NOW, strange, "c");
  g_autofree char *text = NULL, *segment = NULL, *path = NULL, *table = make_table (test);
  g_autoptr (CleImport) import = NULL;
  CleRecordHead head;

  test_append_well (test->store, one, "a");
  text = export_all (test->store, test->library, CLE_EXPORT_JSONL);
  segment = test_store_segment (test, "2026-11.001.jsonl");
  test_store_write (test, segment, "");
  test_store_reopen (test);
  {
    g_autofree char *both = g_strconcat (text, line, NULL);

    path = write_outside (test, "x.jsonl", both);
  }
  import = plan (test->store, test->library, path, table);
  check_counts (import, 3, 0, 0, 0);
  apply (import);
  g_assert_true (test_append (test->store, two, "b", &head, NULL));
  g_assert_cmpuint (head.sequence, ==, 3);
  g_free (g_steal_pointer (&text));
  text = export_all (test->store, test->library, CLE_EXPORT_JSONL);
  g_assert_nonnull (strstr (text, "\"seq\":2,"));
  g_assert_nonnull (strstr (text, one));
  g_assert_nonnull (strstr (text, strange));
}

/* Rows go on with the numbers of this device. */
static void
test_numbers (TestStore    *test,
              gconstpointer data)
{
  g_autofree char *one = test_id (1), *text = NULL, *table = make_table (test);
  g_autoptr (CleImport) import = NULL;

  test_append_well (test->store, one, "a");
  import = plan (test->store, test->library, table, NULL);
  apply (import);
  text = export_all (test->store, test->library, CLE_EXPORT_JSONL);
  g_assert_nonnull (strstr (text, "\"seq\":1,"));
  g_assert_nonnull (strstr (text, "\"seq\":2,"));
}

static const char foreign[] = "Дата;Отдел;Роль;ФИО;Вопрос 1;2;Q3;4.;5;6;7;8;9;10;Комментарий\r\n"
                              "21.11.2026;Склад;Руководитель;Иван;да;нет;не знаю;да;да;да;да;да;да;да;ок\n"
                              "22.11.2026 09:30;'=x;клиент;;Да ;Нет;?;1;1;1;1;1;1;1;\r"
                              "31.02.2026;x;клиент;;да;да;да;да;да;да;да;да;да;да;\n"
                              "23.11.2026;x;клиент;;да;да;да;да;да;да;да;да;да;maybe;\n";

static void
test_foreign (TestStore    *test,
              gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (foreign, sizeof foreign - 1);
  g_autoptr (CleQuestionnaire) questionnaire =
      cle_library_find (test->library, CLE_BUILT_IN_QUESTIONNAIRE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CleImportMap) guessed = cle_import_guess_map (bytes, questionnaire, &error);
  g_autofree char *text = NULL, *path = write_outside (test, "x.csv", foreign);
  g_autoptr (GBytes) map_bytes = NULL;
  g_autoptr (CleImportMap) map = NULL;
  g_autoptr (CleImport) import = cle_import_new (test->store, test->library);
  g_autoptr (CleImport) again = cle_import_new (test->store, test->library);
  g_autoptr (GPtrArray) rows = NULL;
  const char *paths[] = { path, NULL };
  const CleImportPreview *row;

  g_assert_no_error (error);
  text = cle_import_map_to_json (guessed);
  map_bytes = g_bytes_new (text, strlen (text));
  map = cle_import_map_new_from_bytes (map_bytes, "map.json", &error);
  g_assert_no_error (error);
  rows = cle_import_map_preview (map, bytes, test->library, &test->clock.clock, 20, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 4);
  row = rows->pdata[0];
  g_assert_cmpint (row->result->score, ==, 8000);
  g_assert_cmpuint (row->result->n_unsure, ==, 1);
  g_assert_cmpint (row->result->voice, ==, CLE_VOICE_MANAGEMENT);
  g_assert_cmpstr (row->respondent, ==, "Иван");
  g_assert_cmpstr (row->note, ==, "ок");
  row = rows->pdata[1];
  g_assert_cmpstr (row->result->subject, ==, "=x");
  g_assert_cmpint (row->result->voice, ==, CLE_VOICE_CLIENT);
  row = rows->pdata[2];
  g_assert_nonnull (strstr (row->reason, "“31.02.2026”"));

  cle_import_set_map (import, map);
  g_assert_true (cle_import_plan (import, paths, NULL, &error));
  check_counts (import, 2, 0, 0, 2);
  check_refusal (import, 4, "no day");
  g_assert_true (cle_import_apply (import, TRUE, NULL, &error));
  g_assert_no_error (error);
  cle_import_set_map (again, map);
  g_assert_true (cle_import_plan (again, paths, NULL, &error));
  check_counts (again, 0, 2, 0, 2);
}

static void
test_no_map (TestStore    *test,
             gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *text;
    const char *reason;
  } cases[] = {
    { "x.csv", "a,b\n1,2\n", "not from Clientele" },
    { "x.csv", "", "empty" },
    { "x.csv", "a,\"b\n1,2\n", "never closed" },
    { "x.json", "{\"format\":1}", "not an export" },
    { "x.json", "{\"format\":2,\"kind\":\"clientele-export\"}", "newer version" },
    { "x.json", "[1,2", "“" },
    { "x.json", "{\"format\":1,\"kind\":\"clientele-export\",\"records\":[[1]]}", "not an export" },
    { "none", NULL, "not there" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = cases[i].text != NULL
                                  ? write_outside (test, cases[i].name, cases[i].text)
                                  : g_build_filename (test->parent, cases[i].name, NULL);
      const char *paths[] = { path, NULL };
      g_autoptr (CleImport) import = cle_import_new (test->store, test->library);
      g_autoptr (GError) error = NULL;

      g_assert_false (cle_import_plan (import, paths, NULL, &error));
      g_assert_nonnull (error);
      if (strstr (error->message, cases[i].reason) == NULL)
        g_error ("“%s” instead of “%s”", error->message, cases[i].reason);
    }
}

static void
test_cancelled (TestStore    *test,
                gconstpointer data)
{
  g_autofree char *id = test_id (1);
  g_autofree char *line = test_result_line (DEVICE, 1, TEST_NOW, id, "a");
  g_autoptr (CleImport) import = plan_text (test, "x.jsonl", line);
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
  test_store_add ("/import/table", test_table);
  test_store_add ("/import/refusals", test_refusals);
  test_store_add ("/import/refusals/many", test_many_refusals);
  test_store_add ("/import/score", test_score);
  test_store_add ("/import/erased", test_erased);
  test_store_add ("/import/undo", test_undo);
  test_store_add ("/import/changed-meanwhile", test_changed_meanwhile);
  test_store_add ("/import/own-device", test_own_device);
  test_store_add ("/import/numbers", test_numbers);
  test_store_add ("/import/foreign", test_foreign);
  test_store_add ("/import/no-map", test_no_map);
  test_store_add ("/import/cancelled", test_cancelled);

  return g_test_run ();
}
