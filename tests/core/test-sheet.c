/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history/cle-blocks.h"
#include "history/cle-sheet.h"
#include "test-given.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)

static const CleSheetSetup SETUP = { NULL, NULL, 0, FALSE };

static CleHistory *
load (TestStore *test)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  test_given_add (lines, &(TestGiven){ TEST_NOW, CLE_VOICE_MANAGEMENT, "", "yunnnnnnnn" });
  test_given_add (lines, &(TestGiven){ TEST_NOW + DAY_MS, CLE_VOICE_MANAGEMENT, "", "yyynnnnnnn" });
  for (guint i = 0; i < 5; i++)
    test_given_add (lines,
                    &(TestGiven){ TEST_NOW + 2 * DAY_MS, CLE_VOICE_STAFF, "", "ynuuuuuuuu" });

  return test_given_load (test, lines);
}

static CleProgressSeries *
make_series (CleHistory *history,
             int         voice)
{
  CleSelectionFilter filter = { .voice = voice };
  g_autoptr (CleSelection) selection = cle_selection_new (history, &filter);

  return cle_progress_series_new (selection, NULL, CLE_GROUPING_NONE, CLE_PROGRESS_NO_TARGET, NULL);
}

static void
assert_row (const CleSheet *sheet,
            guint           row,
            const char     *cells)
{
  g_autofree char *joined = g_strjoinv ("|", sheet->rows->pdata[row]);

  g_assert_cmpstr (joined, ==, cells);
}

static void
test_progress (TestStore    *test,
               gconstpointer data)
{
  g_autoptr (CleHistory) history = load (test);
  g_autoptr (CleProgressSeries) series = make_series (history, CLE_VOICE_MANAGEMENT);
  g_autoptr (CleSheet) sheet = cle_sheet_new_for_progress (series, &SETUP);

  g_assert_cmpuint (sheet->rows->len, ==, 2);
  g_assert_false (sheet->numeric[0]);
  g_assert_true (sheet->numeric[1]);
  assert_row (sheet, 0, "2026-11-21|1|2|1|||");
  assert_row (sheet, 1, "2026-11-22|3|3|1|||");
}

static void
test_answers (TestStore    *test,
              gconstpointer data)
{
  g_autoptr (CleHistory) history = load (test);
  g_autoptr (CleProgressSeries) series = make_series (history, CLE_VOICE_MANAGEMENT);
  g_autoptr (CleAnswerGrid) grid = cle_answer_grid_new (series, NULL, NULL);
  g_autoptr (CleSheet) sheet = cle_sheet_new_for_answers (grid, series, &SETUP);

  g_assert_cmpuint (sheet->n_columns, ==, 11);
  g_assert_cmpstr (sheet->titles[2], ==, "q1");
  g_assert_cmpstr (cle_sheet_get_cell (sheet, 0, 1), ==, "Yes");
  g_assert_cmpstr (cle_sheet_get_cell (sheet, 0, 2), ==, "Not sure");
  g_assert_cmpstr (cle_sheet_get_cell (sheet, 0, 3), ==, "No");
  g_assert_cmpstr (cle_sheet_get_cell (sheet, 1, 2), ==, "Yes");
}

/* A heading is short; the whole question goes with it. */
static void
test_titles (TestStore    *test,
             gconstpointer data)
{
  g_autoptr (CleHistory) history = load (test);
  g_autoptr (CleProgressSeries) series = make_series (history, CLE_VOICE_MANAGEMENT);
  g_autoptr (CleAnswerGrid) grid = cle_answer_grid_new (series, NULL, NULL);
  g_autoptr (CleQuestionnaire) built_in =
      cle_library_find (test->library, CLE_BUILT_IN_QUESTIONNAIRE, NULL);
  const CleQuestion *question = cle_questionnaire_get_question (built_in, 1);
  const CleQuestionnaire *questionnaires[] = { built_in, NULL };
  CleSheetSetup setup = { questionnaires, "en", 0, TRUE };
  g_autoptr (CleSheet) sheet = NULL, printed = NULL;
  g_autofree char *title =
      g_strdup_printf ("2. %s", cle_question_get_field (question, CLE_QUESTION_TOPIC, "en"));

  g_free (grid->questions[1].id);
  grid->questions[1].id = g_strdup (cle_question_get_id (question));
  sheet = cle_sheet_new_for_answers (grid, series, &setup);
  g_assert_cmpstr (sheet->titles[2], ==, title);
  g_assert_cmpstr (sheet->long_titles[2], ==,
                   cle_question_get_field (question, CLE_QUESTION_TEXT, "en"));
  g_assert_cmpstr (sheet->long_titles[3], ==, "q2");

  /* Days on paper are those of the locale. */
  printed = cle_sheet_new_for_progress (series, &setup);
  g_assert_cmpstr (cle_sheet_get_cell (printed, 0, 0), ==, "11/21/26");
}

static void
test_voices (TestStore    *test,
             gconstpointer data)
{
  CleSelectionFilter filter = { .voice = -1 };
  g_autoptr (CleHistory) history = load (test);
  g_autoptr (CleSelection) selection = cle_selection_new (history, &filter);
  g_autoptr (CleVoiceGap) gap = cle_voice_gap_new (selection, NULL, NULL);
  g_autoptr (CleSheet) sheet = cle_sheet_new_for_voices (gap, &SETUP);

  g_assert_cmpuint (sheet->rows->len, ==, 10);
  /* Management said yes to the second question once in two, staff never. */
  assert_row (sheet, 0, "q1|50|0||50");
}

/* One group of a selection is a selection of its own. */
static void
test_part (TestStore    *test,
           gconstpointer data)
{
  g_autoptr (CleHistory) history = load (test);
  g_autoptr (CleProgressSeries) series = make_series (history, CLE_VOICE_MANAGEMENT);
  g_autoptr (CleSelection) first = cle_selection_new_part (series->selection, series->groups, 0);
  g_autoptr (CleSelection) second = cle_selection_new_part (series->selection, series->groups, 1);
  g_autoptr (CleComparison) comparison = cle_comparison_new (first, second, NULL, NULL);
  g_autoptr (CleSheet) sheet = cle_sheet_new_for_comparison (comparison, "a", "b", &SETUP);

  g_assert_true (first->is_single);
  g_assert_cmpuint (first->n_rows, ==, 1);
  g_assert_cmpint (second->rows[0].at, ==, TEST_NOW + DAY_MS);
  g_assert_cmpuint (comparison->turned[CLE_ANSWER_UNSURE][CLE_ANSWER_YES], ==, 1);
  assert_row (sheet, 1, "q1|Not sure|Yes");
  assert_row (sheet, 2, "q2|No|Yes");
}

/* Four of a block of five may not be counted; the whole block may. */
static void
test_torn_block (TestStore    *test,
                 gconstpointer data)
{
  CleSelectionFilter filter = { .voice = CLE_VOICE_STAFF };
  const guint torn[] = { 0, 0, 0, 0, 1 };
  const guint whole[] = { 0, 0, 0, 0, 0 };
  g_autoptr (CleHistory) history = load (test);
  g_autoptr (CleSelection) selection = cle_selection_new (history, &filter);
  g_autoptr (CleSelection) four = cle_selection_new_part (selection, torn, 0);
  g_autoptr (CleSelection) five = cle_selection_new_part (selection, whole, 0);
  g_autofree guint8 *shown_of_four = cle_blocks_show (four, NULL);
  g_autofree guint8 *shown_of_five = cle_blocks_show (five, NULL);

  g_assert_cmpuint (four->n_rows, ==, 4);
  g_assert_cmpuint (five->n_rows, ==, 5);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (shown_of_four[i], ==, 0);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (shown_of_five[i], ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/sheet/progress", test_progress);
  test_store_add ("/sheet/answers", test_answers);
  test_store_add ("/sheet/titles", test_titles);
  test_store_add ("/sheet/voices", test_voices);
  test_store_add ("/sheet/part", test_part);
  test_store_add ("/sheet/torn-block", test_torn_block);

  return g_test_run ();
}
