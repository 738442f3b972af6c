/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/cle-import-quick-row.h"
#include "import-given.h"
#include "store/cle-people.h"

#include <string.h>

#define ROUNDS 4000
#define ROWS   24

/* Every fourth row answers a questionnaire that nobody here knows. */
static CleResult *
make_result (guint                   i,
             const CleQuestionnaire *questionnaire)
{
  static const char *const subjects[] = { "Main shop", "Склад", "", "a,b", "'x", "=1" };
  CleResult *result = test_result_new (subjects[i % 6], i % 4 == 0 ? "yun" : "");

  result->voice = (CleVoice) (i % CLE_N_VOICES);
  if (i % 4 == 0)
    return result;

  g_free (result->questionnaire);
  g_free (result->digest);
  result->questionnaire = g_strdup (cle_questionnaire_get_id (questionnaire));
  result->digest = g_strdup (cle_questionnaire_get_digest (questionnaire));
  result->revision = cle_questionnaire_get_revision (questionnaire);
  for (guint j = 0; j < cle_questionnaire_get_n_questions (questionnaire); j++)
    {
      const CleQuestion *question = cle_questionnaire_get_question (questionnaire, j);
      CleAnswered answered = { g_strdup (cle_question_get_id (question)),
                               (CleAnswer) (1 + (i * 7 + j * 5) % 3), NULL };

      result->max += cle_question_get_best (question);
      result->score += cle_question_get_points (question, answered.answer);
      result->n_unsure += answered.answer == CLE_ANSWER_UNSURE;
      g_array_append_val (result->answers, answered);
    }

  return result;
}

static void
append (TestStore  *test,
        guint       i,
        CleResult  *result,
        const char *who)
{
  g_autofree char *id = test_id (i);
  g_autoptr (GString) members = g_string_new (NULL);
  CleAppend record = { .type = "result", .id = id, .at = TEST_NOW - i * 1000, .offset = 60 };
  CleRecordHead head;

  result->respondent = g_strdup (who);
  cle_result_write_members (result, members);
  record.members = members->str;
  g_assert_true (cle_append_record (test->store, &record, &head, NULL));
}

/* As most people's rows are, and some that are not. */
static char *
make_table (void)
{
  TestStore other = { 0 };
  g_autofree char *who = NULL, *formula = NULL;
  char *table;

  test_store_set_up (&other, NULL);
  who = cle_people_ensure (other.store, "Анна", NULL);
  formula = cle_people_ensure (other.store, "=1+1", NULL);
  for (guint i = 1; i <= ROWS; i++)
    {
      g_autoptr (CleQuestionnaire) questionnaire =
          cle_library_find (other.library, CLE_BUILT_IN_QUESTIONNAIRE, NULL);
      g_autoptr (CleResult) result = make_result (i, questionnaire);

      append (&other, i, result, i % 5 == 0 ? formula : i % 3 == 0 ? who : NULL);
    }
  table = test_export_all (other.store, other.library, CLE_EXPORT_CSV);
  test_store_tear_down (&other, NULL);

  return table;
}

/* One more column above, and no table is like our own export: every row of it is
 * read strictly. */
static char *
make_strict (const char *table)
{
  const char *end = strstr (table, "\r\n");
  g_autofree char *header = g_strndup (table, (gsize) (end - table));

  return g_strconcat (header, ",more", end, NULL);
}

static void
damage (GString *table)
{
  static const char *const pieces[] = { ",", "\"", "'",  "\n",  "\r\n", " ",    "y",    "u",   "n",
                                        "0", "9",  ".",  "-",   "+",    "T",    "Z",    "=",   ";",
                                        "é", "\t", ",,", "yes", "5.5",  "2200", "\"\"", "\xff" };
  gsize begin = (gsize) (strchr (table->str, '\n') - table->str) + 1;
  gsize at = (gsize) g_test_rand_int_range ((gint32) begin, (gint32) table->len);

  if (g_test_rand_bit ())
    g_string_erase (table, (gssize) at, 1);
  if (g_test_rand_int_range (0, 4) > 0)
    g_string_insert (table, (gssize) at, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
}

/* A row once more, elsewhere. */
static void
repeat_row (GString *table)
{
  g_auto (GStrv) lines = g_strsplit (table->str, "\r\n", -1);
  guint n = g_strv_length (lines);
  g_autofree char *row = n > 3 ? g_strdup (lines[g_test_rand_int_range (1, (gint32) n - 1)]) : NULL;

  if (row == NULL)
    return;
  g_string_append (table, row);
  g_string_append (table, g_test_rand_bit () ? "\r\n" : "\n");
}

/* What becomes of every row, and why. */
static char *
plan_words (CleImport  *import,
            const char *path)
{
  const char *paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  GString *words = g_string_new (NULL);

  if (!cle_import_plan (import, paths, NULL, &error))
    g_string_append_printf (words, "%s\n", error->message);

  for (guint i = 0; error == NULL && i < cle_import_get_n_rows (import); i++)
    {
      CleImportRow row;

      cle_import_get_row (import, i, &row);
      g_string_append_printf (words, "%u %d %s\n", row.line, (int) row.status, row.id);
    }
  for (guint i = 0; i < cle_import_get_refusals (import)->len; i++)
    g_string_append_printf (words, "%s\n",
                            ((CleImportRefusal *)
                                 g_ptr_array_index (cle_import_get_refusals (import), i))
                                ->reason);
  g_string_append_printf (words, "%u people, %u results\n", cle_import_get_n_people (import),
                          cle_import_count_results (import));

  return g_string_free (words, FALSE);
}

static char *
plan_text (CleImport  *import,
           TestStore  *test,
           const char *text)
{
  g_autofree char *path = test_write_outside (test, "x.csv", text);

  return plan_words (import, path);
}

/* How many are added. */
static guint
compare_plans (TestStore  *test,
               const char *table)
{
  g_autoptr (CleImport) quick = cle_import_new (test->store, test->library);
  g_autoptr (CleImport) strict = cle_import_new (test->store, test->library);
  g_autofree char *other = make_strict (table);
  g_autofree char *mine = plan_text (quick, test, table);
  g_autofree char *theirs = plan_text (strict, test, other);

  if (strcmp (mine, theirs) != 0)
    g_error ("%s\nquick:\n%s\nstrict:\n%s", table, mine, theirs);
  return cle_import_count (quick, CLE_IMPORT_ADD);
}

/* Whatever stands in a table, a row that is read quickly is one that would have
 * been taken strictly, and the other way round. */
static void
test_same_plan (TestStore    *test,
                gconstpointer data)
{
  g_autofree char *whole = make_table ();
  guint n_added = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GString) table = g_string_new (whole);

      if (round % 4 == 0)
        repeat_row (table);
      for (guint i = 0; i < round % 3; i++)
        damage (table);
      n_added += compare_plans (test, table->str);
    }

  g_assert_cmpuint (n_added, >, ROUNDS * ROWS / 2);
}

/* What chance does not find: the last row is changed, when everything has been
 * learnt. */
static void
test_last_row (TestStore    *test,
               gconstpointer data)
{
  g_autofree char *whole = make_table (), *wide = g_strnfill (201, 'x');
  g_autofree char *person = g_strconcat (",", wide, ",client-orientation,", NULL);
  const struct
  {
    const char *from, *to;
    guint n_added;
  } cases[] = {
    { ",client-orientation,", ",client-orientation,", ROWS },
    { ",client-orientation,", person, ROWS - 1 },
    { "Склад", wide, ROWS - 1 },
    { ",2026-", ",2199-", ROWS },
    { ",2026-", ",2200-", ROWS - 1 },
    { "T", "t", ROWS },
    { "T", "x", ROWS - 1 },
    { ",,,", ",a note,,", ROWS },
    { "yes,", "yes,shown", ROWS },
    { "yes,", "yes,\"\"", ROWS },
    { "yes,", "other,", ROWS },
    { ",y,", ",x,", ROWS - 1 },
    { ",y,yes,", ",n,no,", ROWS - 1 },
    { ",y,", ",,", ROWS - 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *row = g_strrstr (whole, "\n00000000-");
      const char *at = strstr (row, cases[i].from);
      g_autofree char *before = g_strndup (whole, (gsize) (at - whole));
      g_autofree char *table = g_strconcat (before, cases[i].to, at + strlen (cases[i].from), NULL);

      g_test_message ("%s for %s", cases[i].to, cases[i].from);
      g_assert_cmpuint (compare_plans (test, table), ==, cases[i].n_added);
    }
}

/* Devices and numbers are those of the store; all else is in the table. */
static char *
without_origin (const char *table)
{
  g_autoptr (GRegex) origin = g_regex_new (",[0-9a-f-]{36},[0-9]+,", 0, 0, NULL);

  return g_regex_replace_literal (origin, table, -1, 0, ",,,", 0, NULL);
}

static char *
import_into_new (const char *table)
{
  TestStore other = { 0 };
  g_autofree char *path = NULL, *again = NULL;

  test_store_set_up (&other, NULL);
  path = test_write_outside (&other, "x.csv", table);
  {
    g_autoptr (CleImport) import = test_import_plan (other.store, other.library, path, NULL);
    g_autoptr (CleImport) twice = NULL;

    test_import_apply (import);
    twice = test_import_plan (other.store, other.library, path, NULL);
    test_import_check_counts (twice, 0, ROWS, 0, 0);
  }
  again = test_export_all (other.store, other.library, CLE_EXPORT_CSV);
  test_store_tear_down (&other, NULL);

  return without_origin (again);
}

static void
test_same_records (TestStore    *test,
                   gconstpointer data)
{
  g_autofree char *table = make_table (), *other = make_strict (table);
  g_autofree char *mine = import_into_new (table), *theirs = import_into_new (other);

  g_autofree char *exported = without_origin (table);

  g_assert_cmpstr (mine, ==, theirs);
  g_assert_cmpstr (mine, ==, exported);
}

/* Which rows are quick; the first ones teach what the others look like. */
static guint
count_quick (const char *table)
{
  g_autoptr (GBytes) bytes = g_bytes_new (table, strlen (table));
  g_autoptr (CleCsvReader) reader = cle_csv_reader_new (bytes, '\0', NULL);
  g_autoptr (CleQuickRows) rows = NULL;
  const char *end = (const char *) g_bytes_get_data (bytes, NULL) + strlen (table);
  CleQuickRow row;
  guint n = 0;

  g_assert_true (cle_csv_reader_next (reader, NULL));
  rows = cle_quick_rows_new (reader);
  for (gboolean more = TRUE; rows != NULL && more;)
    {
      const char *at = cle_csv_reader_get_rest (reader);

      if (cle_quick_rows_read (rows, at, end, &row))
        {
          n++;
          cle_csv_reader_go_to (reader, row.next, cle_csv_reader_get_row (reader) + 1);
        }
      else if ((more = cle_csv_reader_next (reader, NULL)))
        cle_quick_rows_learn (rows, reader, NULL);
    }

  return n;
}

/* The others have a subject in quotation marks, a name that was made inert, or the
 * first cells of their kind. */
static void
test_quick (void)
{
  g_autofree char *table = make_table (), *other = make_strict (table);

  g_assert_cmpuint (count_quick (table), ==, 14);
  g_assert_cmpuint (count_quick (other), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/import-quick/same-plan", test_same_plan);
  test_store_add ("/import-quick/last-row", test_last_row);
  test_store_add ("/import-quick/same-records", test_same_records);
  g_test_add_func ("/import-quick/rows", test_quick);

  return g_test_run ();
}
