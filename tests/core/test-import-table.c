/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/cle-import-last.h"
#include "import-given.h"

#include <string.h>

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
  test_fill_at_random (test);
  table = test_export_all (test->store, test->library, CLE_EXPORT_CSV);
  path = test_write_outside (test, "x.csv", table);
  test_append_well (other.store, id, "in the way");
  {
    g_autoptr (CleImport) conflict = test_import_plan (other.store, other.library, path, NULL);

    if (strstr (table, id) != NULL)
      g_assert_cmpuint (cle_import_count (conflict, CLE_IMPORT_REFUSED), ==, 1);
  }
  test_store_tear_down (&other, NULL);
  memset (&other, 0, sizeof other);
  test_store_set_up (&other, NULL);
  {
    g_autoptr (CleImport) import = test_import_plan (other.store, other.library, path, NULL);
    g_autoptr (CleImport) twice = NULL;
    guint n = cle_import_count (import, CLE_IMPORT_ADD);

    test_import_apply (import);
    twice = test_import_plan (other.store, other.library, path, NULL);
    test_import_check_counts (twice, 0, n, 0, 0);
  }
  again = test_export_all (other.store, other.library, CLE_EXPORT_CSV);
  mine = without_origin (table);
  theirs = without_origin (again);
  g_assert_cmpstr (mine, ==, theirs);
  test_append_well (other.store, "00000000-0000-4000-8000-000000000999", "later");
  test_store_tear_down (&other, NULL);
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
  table = test_export_all (other.store, other.library, CLE_EXPORT_CSV);
  path = test_write_outside (test, "x.csv", table);
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
  text = test_export_all (test->store, test->library, CLE_EXPORT_JSONL);
  segment = test_store_segment (test, "2026-11.001.jsonl");
  test_store_write (test, segment, "");
  test_store_reopen (test);
  {
    g_autofree char *both = g_strconcat (text, line, NULL);

    path = test_write_outside (test, "x.jsonl", both);
  }
  import = test_import_plan (test->store, test->library, path, table);
  test_import_check_counts (import, 3, 0, 0, 0);
  test_import_apply (import);
  g_assert_true (test_append (test->store, two, "b", &head, NULL));
  g_assert_cmpuint (head.sequence, ==, 3);
  g_free (g_steal_pointer (&text));
  text = test_export_all (test->store, test->library, CLE_EXPORT_JSONL);
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
  import = test_import_plan (test->store, test->library, table, NULL);
  test_import_apply (import);
  text = test_export_all (test->store, test->library, CLE_EXPORT_JSONL);
  g_assert_nonnull (strstr (text, "\"seq\":1,"));
  g_assert_nonnull (strstr (text, "\"seq\":2,"));
}

/* In another month our own records go on in another file: rows of a table that
 * were imported before them would leave a gap. */
static void
test_undo_last (TestStore    *test,
                gconstpointer data)
{
  const gint64 month = G_GINT64_CONSTANT (40) * 86400000;
  g_autofree char *later = test_id (7), *table = make_table (test);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CleImport) import = test_import_plan (test->store, test->library, table, NULL);
      g_autoptr (GError) error = NULL;
      guint n = 0, n_results = 0;

      test_import_check_counts (import, 1, 0, 0, 0);
      g_assert_true (cle_import_apply_and_keep (import, FALSE, NULL, &error));
      g_assert_no_error (error);
      if (i > 0)
        {
          test->clock.wall += month;
          test_append_well (test->store, later, "later");
        }
      g_assert_cmpint (cle_import_undo_last (test->store, &n, &n_results, &error), ==, i == 0);
      if (i > 0)
        g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_EXISTS);
      else
        {
          g_assert_cmpuint (n, ==, 1);
          g_assert_cmpuint (n_results, ==, 1);
        }
    }
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
  g_autofree char *text = NULL, *path = test_write_outside (test, "x.csv", foreign);
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
  test_import_check_counts (import, 2, 0, 0, 2);
  test_import_check_refusal (import, 4, "no day");
  g_assert_true (cle_import_apply (import, TRUE, NULL, &error));
  g_assert_no_error (error);
  cle_import_set_map (again, map);
  g_assert_true (cle_import_plan (again, paths, NULL, &error));
  test_import_check_counts (again, 0, 2, 0, 2);
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
                                  ? test_write_outside (test, cases[i].name, cases[i].text)
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/import/table", test_table);
  test_store_add ("/import/own-device", test_own_device);
  test_store_add ("/import/numbers", test_numbers);
  test_store_add ("/import/undo-last", test_undo_last);
  test_store_add ("/import/foreign", test_foreign);
  test_store_add ("/import/no-map", test_no_map);

  return g_test_run ();
}
