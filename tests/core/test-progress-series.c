/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history/cle-answer-grid.h"
#include "history/cle-comparison.h"
#include "store/cle-acts.h"
#include "test-given.h"

#include <math.h>
#include <string.h>

#define DAY_MS       G_GINT64_CONSTANT (86400000)
#define OTHER_DIGEST "1123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static const CleSelectionFilter all = { .voice = -1 };

static CleProgressSeries *
make (CleHistory *history,
      CleLibrary *library,
      CleGrouping grouping)
{
  g_autoptr (CleSelection) selection = cle_selection_new (history, &all);

  return cle_progress_series_new (selection, library, grouping, CLE_PROGRESS_NO_TARGET, NULL);
}

static void
add (GString    *lines,
     gint64      day,
     CleVoice    voice,
     const char *answers)
{
  test_given_add (lines, &(TestGiven){ TEST_NOW + day * DAY_MS, voice, "Shop", answers });
}

static void
assert_summary (const CleProgressSeries *series,
                const char              *expected)
{
  g_autofree char *found = cle_progress_series_summarize (series);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_empty (TestStore    *test,
            gconstpointer data)
{
  g_autoptr (CleHistory) history = cle_history_new (test->store);
  g_autoptr (CleProgressSeries) series = make (history, NULL, CLE_GROUPING_AUTO);

  g_assert_cmpuint (series->n_points, ==, 0);
  g_assert_cmpint (series->change.verdict, ==, CLE_CHANGE_UNKNOWN);
  assert_summary (series, "No assessment in this period.");
}

/* Single results, on the axis 0 … 10 whatever they are out of. */
static void
test_single (TestStore    *test,
             gconstpointer data)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *id = test_id (1);
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (CleProgressSeries) series = NULL;

  add (lines, 0, CLE_VOICE_MANAGEMENT, "yyyyuunnnn");
  test_given_add (lines, &(TestGiven){ TEST_NOW + 30 * DAY_MS, CLE_VOICE_MANAGEMENT, "Office",
                                       "yyuunnnnnnnnnnnnnnnn" });
  g_assert_true (cle_act_note (test->store, id, "after the move", NULL));
  history = test_given_load (test, lines);
  series = make (history, NULL, CLE_GROUPING_AUTO);

  g_assert_cmpint (series->grouping, ==, CLE_GROUPING_NONE);
  g_assert_cmpuint (series->n_points, ==, 2);
  g_assert_cmpint (series->points[0].at, ==, TEST_NOW);
  g_assert_cmpint (series->points[0].score, ==, 4000);
  g_assert_cmpint (series->points[0].upper, ==, 6000);
  g_assert_cmpint (series->points[0].low, ==, 4000);
  g_assert_cmpint (series->points[0].high, ==, 4000);
  g_assert_null (series->points[0].note);
  g_assert_cmpint (series->points[1].score, ==, 1000);
  g_assert_cmpint (series->points[1].upper, ==, 2000);
  g_assert_cmpuint (series->points[1].n, ==, 1);
  g_assert_cmpuint (series->points[1].row, ==, 1);
  g_assert_cmpstr (series->points[1].note, ==, "after the move");
  g_assert_cmpuint (series->n_breaks, ==, 0);
  assert_summary (series, "2 assessments. Several subjects or voices are together here: choose one "
                          "of each to see what changed.");
}

/* What is not alike is not compared: neither two voices nor two subjects. */
static void
test_mixed (TestStore    *test,
            gconstpointer data)
{
  static const TestGiven others[] = {
    { TEST_NOW + 9 * DAY_MS, CLE_VOICE_CLIENT, "Shop", "yyyyyyyynn" },
    { TEST_NOW + 9 * DAY_MS, CLE_VOICE_MANAGEMENT, "Office", "yyyyyyyynn" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GString) lines = g_string_new (NULL);
      g_autoptr (CleHistory) history = NULL;
      g_autoptr (CleProgressSeries) series = NULL;

      add (lines, 0, CLE_VOICE_MANAGEMENT, "yyyynnnnnn");
      test_given_add (lines, &others[i]);
      history = test_given_load (test, lines);
      series = make (history, NULL, CLE_GROUPING_AUTO);
      g_assert_cmpuint (series->n_points + series->n_hidden, ==, 2);
      g_assert_true (series->is_mixed);
      g_assert_true (isnan (series->change.difference));
      g_assert_cmpint (series->change.verdict, ==, CLE_CHANGE_UNKNOWN);
    }
}

/* There is no point of a single client, and no change against one. */
static void
test_few_clients (TestStore    *test,
             gconstpointer data)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (CleSelection) selection = NULL;
  g_autoptr (CleProgressSeries) series = NULL;

  add (lines, 0, CLE_VOICE_CLIENT, "yyyynnnnnn");
  add (lines, 9, CLE_VOICE_CLIENT, "yyyyyyyynn");
  history = test_given_load (test, lines);
  selection = cle_selection_new (history, &all);
  series =
      cle_progress_series_new (selection, NULL, CLE_GROUPING_NONE, CLE_PROGRESS_NO_TARGET, NULL);
  g_assert_cmpuint (series->n_points, ==, 0);
  g_assert_cmpuint (series->n_hidden, ==, 2);
  g_assert_true (isnan (series->change.difference));
}

static void
test_change (TestStore    *test,
             gconstpointer data)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (CleProgressSeries) series = NULL;

  add (lines, 0, CLE_VOICE_MANAGEMENT, "yyyynnnnnn");
  add (lines, 9, CLE_VOICE_MANAGEMENT, "yyyyyyynnn");
  history = test_given_load (test, lines);
  series = make (history, NULL, CLE_GROUPING_NONE);
  g_assert_cmpfloat_with_epsilon (series->change.difference, 3, 1e-9);
  g_assert_cmpfloat_with_epsilon (series->change.least, sqrt (5.5 * 4.5 / 9), 1e-9);
  g_assert_cmpint (series->change.verdict, ==, CLE_CHANGE_UP);
  assert_summary (series, "From 4 to 7 in 2 assessments.");
}

/* Mean, spread and time of a month; staff under five are in none. */
static void
test_months (TestStore    *test,
             gconstpointer data)
{
  static const char *const answers[] = { "yyyynnnnnn", "yyyyyynnnn", "yynnnnnnnn", "yyyynnnnnn",
                                         "yyyyunnnnn" };
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (CleProgressSeries) series = NULL;

  for (guint i = 0; i < 5; i++)
    add (lines, i, CLE_VOICE_STAFF, answers[i]);
  for (guint i = 0; i < 4; i++)
    add (lines, 30, CLE_VOICE_CLIENT, "yyyyyyyyyy");
  history = test_given_load (test, lines);
  series = make (history, NULL, CLE_GROUPING_MONTH);

  g_assert_cmpuint (series->n_points, ==, 1);
  g_assert_cmpuint (series->points[0].n, ==, 5);
  g_assert_cmpint (series->points[0].at, ==, TEST_NOW + 2 * DAY_MS);
  g_assert_cmpint (series->points[0].score, ==, 4000);
  g_assert_cmpint (series->points[0].upper, ==, 4200);
  g_assert_cmpint (series->points[0].low, ==, 2586);
  g_assert_cmpint (series->points[0].high, ==, 5414);
  g_assert_cmpuint (series->points[0].row, ==, CLE_PROGRESS_NO_ROW);
  g_assert_cmpuint (series->n_results, ==, 5);
  g_assert_cmpuint (series->n_hidden, ==, 4);
  assert_summary (series, "4 of 10 in 5 assessments. Some answers are not counted, because fewer "
                          "than 5 stand together.");
}

static void
test_auto (TestStore    *test,
           gconstpointer data)
{
  static const struct
  {
    guint n;
    guint hours; /* from one to the next */
    CleGrouping grouping;
  } cases[] = {
    { 500, 24 * 7, CLE_GROUPING_NONE }, { 500, 24, CLE_GROUPING_MONTH },
    { 40, 24, CLE_GROUPING_WEEK },      { 60, 2, CLE_GROUPING_DAY },
    { 4, 1, CLE_GROUPING_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) lines = g_string_new (NULL);
      g_autoptr (CleHistory) history = NULL;
      g_autoptr (CleProgressSeries) series = NULL;
      g_autoptr (CleProgressSeries) plain = NULL;

      for (guint j = 0; j < cases[i].n; j++)
        test_given_add (lines, &(TestGiven){ TEST_NOW - j * cases[i].hours * DAY_MS / 24,
                                             CLE_VOICE_MANAGEMENT, "", "y" });
      history = test_given_load (test, lines);
      series = make (history, NULL, CLE_GROUPING_AUTO);
      g_assert_cmpint (series->grouping, ==, cases[i].grouping);
      plain = make (history, NULL, CLE_GROUPING_NONE);
      g_assert_cmpuint (plain->n_points, ==, cases[i].n);
    }
}

static const char *
keep_quiz (TestStore  *test,
           guint       revision,
           const char *text,
           const char *points)
{
  char *json = g_strdup_printf (
      "{\"format\":1,\"id\":\"test\",\"revision\":%u,\"language\":\"en\",\"title\":\"T\","
      "\"points\":{\"yes\":1,\"unsure\":%s,\"no\":0},\"questions\":[{\"id\":\"q0\",\"text\":\"%s\"}"
      ","
      "{\"id\":\"q1\",\"text\":\"?\"}]}\n",
      revision, points, text);
  g_autoptr (GBytes) bytes = g_bytes_new_take (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (CleQuestionnaire) made = cle_questionnaire_new_from_bytes (bytes, "test.json", &error);

  g_assert_no_error (error);
  g_assert_true (cle_library_keep (test->library, made, NULL));
  return g_intern_string (cle_questionnaire_get_digest (made));
}

/* Of two questions one got other words; they are told apart in the grid and
 * between two points. */
static void
assert_rewording (const CleProgressSeries *series,
                  CleLibrary              *library)
{
  g_autoptr (CleAnswerGrid) grid = cle_answer_grid_new (series, library, NULL);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (CleSelection) earlier =
          cle_selection_new_part (series->selection, series->groups, i);
      g_autoptr (CleSelection) later =
          cle_selection_new_part (series->selection, series->groups, i + 1);
      g_autoptr (CleComparison) comparison = cle_comparison_new (earlier, later, library, NULL);

      g_assert_cmpuint (comparison->n_rows, ==, 2);
      g_assert_cmpint (comparison->rows[0].is_reworded, ==, i == 1);
      g_assert_false (comparison->rows[1].is_reworded);
    }
  g_assert_cmpstr (grid->questions[0].id, ==, "q0");
  g_assert_true (grid->questions[0].is_reworded);
  g_assert_false (grid->questions[1].is_reworded);
}

static void
test_breaks (TestStore    *test,
             gconstpointer data)
{
  const char *first = keep_quiz (test, 1, "Old?", "0");
  const char *second = keep_quiz (test, 2, "New?", "0");
  const char *third = keep_quiz (test, 3, "New?", "0.5");
  const TestGiven given[] = {
    { TEST_NOW, 0, "", "un", 1, first },      { TEST_NOW + 1, 0, "", "un", 1, first },
    { TEST_NOW + 2, 0, "", "un", 2, second }, { TEST_NOW + 3, 0, "", "un", 3, third },
    { TEST_NOW + 4, 0, "", "un", 4, NULL },   { TEST_NOW + 5, 0, "", "uny", 5, OTHER_DIGEST },
  };
  static const CleProgressBreak expected[] = {
    { 2, CLE_BREAK_WORDING, 1, 2 },
    { 3, CLE_BREAK_QUESTIONS, 2, 3 },
    { 4, CLE_BREAK_UNKNOWN, 3, 4 },
    { 5, CLE_BREAK_QUESTIONS, 4, 5 },
  };
  static const char *const words[] = {
    "From here on revision 2 of the questionnaire: the same questions, worded anew.",
    "From here on revision 3 of the questionnaire: other questions or points.",
    "From revision 3 to 4 of the questionnaire: what changed cannot be said, because one of them "
    "is not known here.",
    "From here on revision 5 of the questionnaire: other questions or points.",
  };
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (CleProgressSeries) series = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    test_given_add (lines, &given[i]);
  history = test_given_load (test, lines);
  g_assert_cmpuint (cle_history_get_n_rows (history), ==, G_N_ELEMENTS (given));
  series = make (history, test->library, CLE_GROUPING_NONE);
  g_assert_cmpuint (series->n_breaks, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < series->n_breaks; i++)
    {
      g_autofree char *described = cle_progress_break_describe (&series->breaks[i]);

      g_assert_cmpuint (series->breaks[i].index, ==, expected[i].index);
      g_assert_cmpint (series->breaks[i].kind, ==, expected[i].kind);
      g_assert_cmpuint (series->breaks[i].before, ==, expected[i].before);
      g_assert_cmpuint (series->breaks[i].after, ==, expected[i].after);
      g_assert_cmpstr (described, ==, words[i]);
    }
  assert_rewording (series, test->library);
  /* Half a point for "not sure": the other half is open. */
  g_assert_cmpint (series->points[2].upper, ==, 5000);
  g_assert_cmpint (series->points[3].upper, ==, 2500);
  /* Other questions: nothing to compare with. */
  g_assert_true (isnan (series->change.difference));
}

static void
test_grid (TestStore    *test,
           gconstpointer data)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (CleProgressSeries) series = NULL;
  g_autoptr (CleProgressSeries) year = NULL;
  g_autoptr (CleAnswerGrid) grid = NULL;
  g_autoptr (CleAnswerGrid) sums = NULL;
  const CleAnswerCell *cell;

  test_given_add (lines, &(TestGiven){ TEST_NOW, 0, "", "yun" });
  test_given_add (lines, &(TestGiven){ TEST_NOW + 1, 0, "", "nu", 2, OTHER_DIGEST });
  history = test_given_load (test, lines);
  series = make (history, NULL, CLE_GROUPING_NONE);
  grid = cle_answer_grid_new (series, NULL, NULL);
  g_assert_cmpuint (grid->n_occasions, ==, 2);
  g_assert_cmpuint (grid->n_questions, ==, 3);
  g_assert_cmpstr (grid->questions[0].id, ==, "q0");
  g_assert_true (grid->questions[0].shared);
  g_assert_true (grid->questions[1].shared);
  g_assert_cmpstr (grid->questions[2].id, ==, "q2");
  g_assert_false (grid->questions[2].shared);
  g_assert_cmpint (cle_answer_cell_get_answer (cle_answer_grid_get_cell (grid, 0, 0)), ==,
                   CLE_ANSWER_YES);
  g_assert_cmpint (cle_answer_cell_get_answer (cle_answer_grid_get_cell (grid, 0, 1)), ==,
                   CLE_ANSWER_NO);
  g_assert_cmpint (cle_answer_cell_get_answer (cle_answer_grid_get_cell (grid, 1, 1)), ==,
                   CLE_ANSWER_UNSURE);
  g_assert_cmpint (cle_answer_cell_get_answer (cle_answer_grid_get_cell (grid, 2, 1)), ==,
                   CLE_ANSWER_NONE);

  year = make (history, NULL, CLE_GROUPING_YEAR);
  sums = cle_answer_grid_new (year, NULL, NULL);
  cell = cle_answer_grid_get_cell (sums, 1, 0);
  g_assert_cmpuint (sums->n_occasions, ==, 1);
  g_assert_cmpuint (cell->n_yes, ==, 0);
  g_assert_cmpuint (cell->n_unsure, ==, 2);
  g_assert_cmpuint (cell->n_no, ==, 0);
  g_assert_cmpint (cle_answer_cell_get_answer (cell), ==, CLE_ANSWER_NONE);
}

/* The order is that of the questionnaire, whatever that of the record. */
static void
test_grid_order (TestStore    *test,
                 gconstpointer data)
{
  static const char json[] =
      "{\"format\":1,\"id\":\"test\",\"revision\":1,\"language\":\"en\",\"title\":\"T\","
      "\"questions\":[{\"id\":\"q2\",\"text\":\"?\"},{\"id\":\"q0\",\"text\":\"?\"},"
      "{\"id\":\"q1\",\"text\":\"?\"}]}\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (CleQuestionnaire) made = cle_questionnaire_new_from_bytes (bytes, "test.json", NULL);
  const CleAnswer expected[] = { CLE_ANSWER_NO, CLE_ANSWER_YES, CLE_ANSWER_UNSURE };
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (CleProgressSeries) series = NULL;
  g_autoptr (CleAnswerGrid) grid = NULL;

  g_assert_true (cle_library_keep (test->library, made, NULL));
  test_given_add (lines,
                  &(TestGiven){ TEST_NOW, 0, "", "yun", 1, cle_questionnaire_get_digest (made) });
  history = test_given_load (test, lines);
  series = make (history, test->library, CLE_GROUPING_NONE);
  grid = cle_answer_grid_new (series, test->library, NULL);
  g_assert_cmpuint (grid->n_questions, ==, 3);
  g_assert_cmpstr (grid->questions[0].id, ==, "q2");
  g_assert_cmpstr (grid->questions[1].id, ==, "q0");
  g_assert_cmpstr (grid->questions[2].id, ==, "q1");
  for (guint q = 0; q < 3; q++)
    g_assert_cmpint (cle_answer_cell_get_answer (cle_answer_grid_get_cell (grid, q, 0)), ==,
                     expected[q]);
}

static void
test_cancelled (TestStore    *test,
                gconstpointer data)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CleSelection) selection = NULL;
  g_autoptr (CleProgressSeries) series = NULL;
  g_autoptr (CleHistory) history = NULL;

  add (lines, 0, CLE_VOICE_STAFF, "yn");
  history = test_given_load (test, lines);
  selection = cle_selection_new (history, &all);
  series = make (history, NULL, CLE_GROUPING_NONE);
  g_cancellable_cancel (cancellable);
  g_assert_null (cle_progress_series_new (selection, NULL, CLE_GROUPING_MONTH, 5000, cancellable));
  g_assert_null (cle_answer_grid_new (series, NULL, cancellable));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/progress-series/empty", test_empty);
  test_store_add ("/progress-series/single", test_single);
  test_store_add ("/progress-series/mixed", test_mixed);
  test_store_add ("/progress-series/few-clients", test_few_clients);
  test_store_add ("/progress-series/change", test_change);
  test_store_add ("/progress-series/months", test_months);
  test_store_add ("/progress-series/auto", test_auto);
  test_store_add ("/progress-series/breaks", test_breaks);
  test_store_add ("/progress-series/grid", test_grid);
  test_store_add ("/progress-series/grid-order", test_grid_order);
  test_store_add ("/progress-series/cancelled", test_cancelled);

  return g_test_run ();
}
