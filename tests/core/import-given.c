/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-given.h"

#include "store/cle-acts.h"
#include "store/cle-people.h"

#include <string.h>

static const char *const NAMES[] = { "<b>bold</b>", "שלום", "😀", "=1+1", "'=x", "a,b;\"c\"\n", "" };

static gboolean
take_bytes (const char *data,
            gsize       length,
            gpointer    user_data,
            GError    **error)
{
  g_string_append_len (user_data, data, (gssize) length);
  return TRUE;
}

/**
 * test_export_all:
 * @store: a store
 * @library: its questionnaires
 * @format: of the export
 *
 * Returns: (transfer full): all that is in the store.
 */
char *
test_export_all (CleStore        *store,
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

/**
 * test_write_outside:
 * @test: a store
 * @name: of a file beside it
 * @text: what is to be in it
 *
 * Returns: (transfer full): the path of the file.
 */
char *
test_write_outside (TestStore  *test,
                    const char *name,
                    const char *text)
{
  char *path = g_build_filename (test->parent, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/**
 * test_import_plan:
 * @store: where to
 * @library: its questionnaires
 * @path: of a file
 * @second: (nullable): of another one
 *
 * Returns: (transfer full): an import that was planned.
 */
CleImport *
test_import_plan (CleStore   *store,
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

/**
 * test_import_plan_text:
 * @test: where to
 * @name: of a file
 * @text: what is to be in it
 *
 * Returns: (transfer full): an import that was planned.
 */
CleImport *
test_import_plan_text (TestStore  *test,
                       const char *name,
                       const char *text)
{
  g_autofree char *path = test_write_outside (test, name, text);

  return test_import_plan (test->store, test->library, path, NULL);
}

/**
 * test_import_apply:
 * @import: a plan in which nothing is refused
 *
 * Brings it in.
 */
void
test_import_apply (CleImport *import)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cle_import_apply (import, FALSE, NULL, &error));
  g_assert_no_error (error);
}

/**
 * test_import_check_counts:
 * @import: a plan
 * @n_added: what is to be added
 * @n_present: what is there already
 * @n_erased: what was erased for good
 * @n_refused: what is refused
 *
 * The plan is this and nothing else.
 */
void
test_import_check_counts (CleImport *import,
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

/**
 * test_import_check_refusal:
 * @import: a plan
 * @line: of the first refusal
 * @reason: words in it
 *
 * The first refusal is this one.
 */
void
test_import_check_refusal (CleImport  *import,
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

/**
 * test_fill_at_random:
 * @test: a store
 *
 * What people do at random, and what a later version may write.
 */
void
test_fill_at_random (TestStore *test)
{
  guint n = (guint) g_test_rand_int_range (1, 30);
  g_autofree char *who = cle_people_ensure (test->store, "Анна <i>", NULL);

  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *id = test_id (i);
      const char *subject = NAMES[g_test_rand_int_range (0, G_N_ELEMENTS (NAMES))];
      g_autoptr (CleResult) result = test_result_new (subject, i % 2 ? "yun" : "nnuy");
      CleAnswered *first = &g_array_index (result->answers, CleAnswered, 0);
      g_autoptr (GString) members = g_string_new (NULL);
      CleAppend record = { .type = "result", .id = id, .at = TEST_NOW - i * 1000, .offset = 60 };
      CleRecordHead head;

      first->evidence = g_test_rand_bit () ? g_strdup (NAMES[i % 6]) : NULL;
      result->respondent = g_test_rand_bit () ? g_strdup (who) : NULL;
      cle_result_write_members (result, members);
      record.members = members->str;
      g_assert_true (cle_append_record (test->store, &record, &head, NULL));
      if (g_test_rand_int_range (0, 4) == 0)
        g_assert_true (cle_act_note (test->store, id, NAMES[i % 6], NULL));
      if (g_test_rand_int_range (0, 6) == 0)
        test_append_about (test->store, "future", ",\"x\":[1,{\"y\":null}]");
    }
}
