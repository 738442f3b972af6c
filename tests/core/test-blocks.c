/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history/cle-answer-grid.h"
#include "history/cle-blocks.h"
#include "history/cle-comparison.h"
#include "history/cle-voice-gap.h"
#include "test-given.h"

#include <string.h>

#define DAY_MS      G_GINT64_CONSTANT (86400000)
#define N_HISTORIES 16
#define N_ROWS      160
#define N_FILTERS   64
#define MAX_VIEWS   2000
#define N_NAMED     9

static const char *const digests[] = {
  TEST_DIGEST, "1123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
};

/* Whose answers one number on the screen is made of: of each row who gave it, or
 * 0 if it is not in the number. Whoever is not named has a tag of his own. */
typedef struct
{
  guint8 rows[CLE_N_VOICES][N_ROWS];
} View;

static guint8
tag (const CleSelected *row)
{
  return (guint8) (row->respondent > 0 ? N_ROWS + row->respondent : row->row + 1);
}

static CleHistory *
make_history (TestStore *test,
              GRand     *rand)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  gint64 days = g_rand_int_range (rand, 30, 500);

  for (guint i = 0; i < N_ROWS; i++)
    {
      char answers[5] = { 0 };
      gboolean is_newer = g_rand_int_range (rand, 0, 4) == 0;
      TestGiven given = { .at = TEST_NOW - g_rand_int_range (rand, 0, (gint32) days) * DAY_MS,
                          .voice = (CleVoice) g_rand_int_range (rand, 0, 3),
                          .subject = g_rand_boolean (rand) ? "Shop" : "Office",
                          .answers = answers };

      given.digest = digests[is_newer];
      if (i % 3 == 0)
        given.who = (guint) g_rand_int_range (rand, 1, N_NAMED);
      for (guint q = 0; q < (is_newer ? 4 : 3); q++)
        answers[q] = "yun"[g_rand_int_range (rand, 0, 3)];
      test_given_add (lines, &given);
    }

  return test_given_load (test, lines);
}

static void
make_filter (GRand              *rand,
             CleSelectionFilter *filter)
{
  static const char *const subjects[] = { NULL, NULL, "Shop", "Office" };

  memset (filter, 0, sizeof *filter);
  if (g_rand_boolean (rand))
    filter->period.from = TEST_NOW - g_rand_int_range (rand, 0, 500) * DAY_MS / 2;
  if (g_rand_boolean (rand))
    filter->period.to = TEST_NOW - g_rand_int_range (rand, 0, 500) * DAY_MS / 2;
  filter->subject = subjects[g_rand_int_range (rand, 0, 4)];
  filter->voice = g_rand_int_range (rand, -1, 3);
}

static guint
count (const guint8 *rows)
{
  guint n = 0;

  for (guint i = 0; i < N_ROWS; i++)
    n += rows[i] != 0;

  return n;
}

static guint
count_people (const guint8 *rows)
{
  gboolean seen[G_MAXUINT8 + 1] = { FALSE };
  guint n = 0;

  for (guint i = 0; i < N_ROWS; i++)
    {
      n += rows[i] != 0 && !seen[rows[i]];
      seen[rows[i]] = TRUE;
    }

  return n;
}

static gboolean
is_safe (guint n)
{
  return n == 0 || n >= CLE_BLOCK_LEAST;
}

/* The numbers that are shown are those of the rows of the view, no more. */
static void
check_gap (CleHistory   *history,
           CleSelection *selection,
           const View   *view)
{
  g_autoptr (CleVoiceGap) gap = cle_voice_gap_new (selection, NULL, NULL);
  g_autoptr (CleComparison) comparison = cle_comparison_new (selection, selection, NULL, NULL);
  guint total = 0;

  for (guint voice = 0; voice < CLE_N_VOICES; voice++)
    {
      g_assert_cmpuint (gap->n_shown[voice], ==, count_people (view->rows[voice]));
      total += count (view->rows[voice]);
      for (guint q = 0; q < gap->n_rows; q++)
        {
          guint n_yes = 0, n = 0;

          for (guint i = 0; i < N_ROWS; i++)
            {
              CleAnswer answer = cle_history_get_answer (history, i, gap->rows[q].id);

              n += view->rows[voice][i] && answer != CLE_ANSWER_NONE;
              n_yes += view->rows[voice][i] && answer == CLE_ANSWER_YES;
            }
          g_assert_cmpuint (gap->rows[q].shares[voice].n, ==, n);
          g_assert_cmpuint (gap->rows[q].shares[voice].n_yes, ==, n_yes);
          g_assert_true (voice == CLE_VOICE_MANAGEMENT || is_safe (n));
        }
    }
  g_assert_cmpuint (comparison->earlier.n, ==, total);
  g_assert_cmpuint (comparison->later.n, ==, total);
}

/* Everything together, and each point of a progress line. */
static guint
add_views (CleHistory   *history,
           GRand        *rand,
           View         *views)
{
  CleSelectionFilter filter;
  g_autoptr (CleSelection) selection = NULL;
  g_autoptr (CleProgressSeries) series = NULL;
  g_autoptr (CleAnswerGrid) grid = NULL;
  g_autofree guint8 *shown = NULL;
  guint n_views;

  make_filter (rand, &filter);
  selection = cle_selection_new (history, &filter);
  shown = cle_blocks_show (selection, NULL);
  series = cle_progress_series_new (selection, NULL, g_rand_int_range (rand, 1, 6),
                                    CLE_PROGRESS_NO_TARGET, NULL);
  grid = cle_answer_grid_new (series, NULL, NULL);
  n_views = 1 + series->n_points;
  memset (views, 0, n_views * sizeof *views);
  for (guint i = 0; i < selection->n_rows; i++)
    {
      const CleSelected *row = &selection->rows[i];

      views[0].rows[row->voice][row->row] = shown[i] ? tag (row) : 0;
      if (series->groups[i] != G_MAXUINT)
        views[1 + series->groups[i]].rows[row->voice][row->row] = tag (row);
    }
  check_gap (history, selection, &views[0]);
  for (guint i = 0; i < series->n_points; i++)
    {
      const CleAnswerCell *cell = cle_answer_grid_get_cell (grid, 0, i);
      guint n = 0;

      for (guint voice = 0; voice < CLE_N_VOICES; voice++)
        n += count (views[1 + i].rows[voice]);
      g_assert_cmpuint (series->points[i].n, ==, n);
      g_assert_cmpuint (cell->n_yes + cell->n_unsure + cell->n_no, ==, n);
    }

  return n_views;
}

/* What two numbers share, and what either has that the other has not: from
 * these any sum or difference of the two is made. */
static void
check_pair (const View *first,
            const View *second)
{
  for (guint voice = CLE_VOICE_STAFF; voice <= CLE_VOICE_CLIENT; voice++)
    {
      guint8 both[N_ROWS], only_first[N_ROWS], only_second[N_ROWS];

      for (guint i = 0; i < N_ROWS; i++)
        {
          guint8 one = first->rows[voice][i], other = second->rows[voice][i];

          both[i] = other != 0 ? one : 0;
          only_first[i] = other != 0 ? 0 : one;
          only_second[i] = one != 0 ? 0 : other;
        }
      g_assert_true (is_safe (count_people (both)));
      g_assert_true (is_safe (count_people (only_first)));
      g_assert_true (is_safe (count_people (only_second)));
    }
}

/* No difference of two views describes one to four people. */
static void
test_differences (TestStore    *test,
                  gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autofree View *views = g_new (View, MAX_VIEWS);
  guint n_pairs = 0, n_shown = 0;

  for (guint i = 0; i < N_HISTORIES; i++)
    {
      g_autoptr (CleHistory) history = make_history (test, rand);
      guint n_views = 0;

      for (guint j = 0; j < N_FILTERS && n_views < MAX_VIEWS - 600; j++)
        n_views += add_views (history, rand, &views[n_views]);
      for (guint pair = 0; pair < 8000; pair++)
        {
          const View *view = &views[g_rand_int_range (rand, 0, (gint32) n_views)];

          check_pair (view, &views[g_rand_int_range (rand, 0, (gint32) n_views)]);
          n_shown += count (view->rows[CLE_VOICE_STAFF]) > 0;
          n_pairs++;
        }
    }

  g_assert_cmpuint (n_pairs, >=, 100000);
  g_assert_cmpuint (n_shown, >, n_pairs / 10);
}

static void
add_many (GString *lines,
          guint    n,
          gint64   at,
          CleVoice voice)
{
  for (guint i = 0; i < n; i++)
    test_given_add (lines, &(TestGiven){ at + i * 1000, voice, "Shop", "yn" });
}

/* Months of five and more stand for themselves, smaller ones wait for each
 * other; management is never hidden. */
static void
test_months (TestStore    *test,
             gconstpointer data)
{
  static const guint sizes[] = { 3, 6, 1, 12, 2 };
  static const guint expected[] = { 0, 6, 0, 12, 0 };
  CleSelectionFilter all = { .voice = -1 };
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (CleSelection) selection = NULL;
  g_autoptr (CleProgressSeries) months = NULL;
  g_autoptr (CleProgressSeries) years = NULL;
  gint64 first = G_GINT64_CONSTANT (1736899200000); /* 2025-01-15 */

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      add_many (lines, sizes[i], first + i * 30 * DAY_MS, CLE_VOICE_STAFF);
      add_many (lines, 1, first + i * 30 * DAY_MS, CLE_VOICE_MANAGEMENT);
    }
  history = test_given_load (test, lines);
  selection = cle_selection_new (history, &all);
  g_assert_cmpuint (selection->n_rows, ==, 29);
  /* 6; 5 and 7; 3 + 1 + 2: four blocks after the two special ones. */
  g_assert_cmpuint (selection->n_blocks, ==, 6);

  months = cle_progress_series_new (selection, NULL, CLE_GROUPING_MONTH, -1, NULL);
  g_assert_cmpuint (months->n_points, ==, 5);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (months->points[i].n, ==, expected[i] + 1);
  g_assert_cmpuint (months->n_hidden, ==, 6);
  years = cle_progress_series_new (selection, NULL, CLE_GROUPING_YEAR, -1, NULL);
  g_assert_cmpuint (years->n_points, ==, 1);
  g_assert_cmpuint (years->points[0].n, ==, 29);
  g_assert_cmpuint (years->n_hidden, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/blocks/differences", test_differences);
  test_store_add ("/blocks/months", test_months);

  return g_test_run ();
}
