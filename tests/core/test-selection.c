/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history/cle-selecting.h"
#include "store/cle-acts.h"
#include "test-given.h"

#include <string.h>

#define N_ROWS 2100

static gint64
parse (const char *text)
{
  gint64 wall;
  int offset;

  g_assert_true (cle_time_parse_rfc3339 (text, &wall, &offset));
  return wall;
}

/* The calendar, not 90 or 365 days; the day where the user is. */
static void
test_presets (void)
{
  static const struct
  {
    ClePeriodPreset preset;
    const char *now;
    int offset;
    const char *from;
  } cases[] = {
    { CLE_PERIOD_THREE_MONTHS, "2026-11-21T12:00:00Z", 0, "2026-08-21T00:00:00Z" },
    { CLE_PERIOD_THREE_MONTHS, "2026-05-31T12:00:00Z", 0, "2026-02-28T00:00:00Z" },
    { CLE_PERIOD_THREE_MONTHS, "2026-11-21T22:00:00Z", 180, "2026-08-21T21:00:00Z" },
    { CLE_PERIOD_THREE_MONTHS, "2026-11-21T02:00:00Z", -300, "2026-08-20T05:00:00Z" },
    { CLE_PERIOD_YEAR, "2024-02-29T12:00:00Z", 0, "2023-02-28T00:00:00Z" },
    { CLE_PERIOD_YEAR, "2026-01-01T00:00:00Z", 60, "2024-12-31T23:00:00Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ClePeriod period =
          cle_period_resolve (cases[i].preset, parse (cases[i].now), cases[i].offset);

      g_assert_cmpint (period.from, ==, parse (cases[i].from));
      g_assert_cmpint (period.to, ==, 0);
    }
  g_assert_cmpint (cle_period_resolve (CLE_PERIOD_ALL, TEST_NOW, 0).from, ==, 0);
}

static void
test_dates (void)
{
  static const char *const bad[] = { "",           "2026-11",        "2026-02-29", "2026-11-21T",
                                     "26-11-2021", "２０２６-11-21", "2026-13-01" };
  g_autoptr (GError) error = NULL;
  ClePeriod period;

  g_assert_true (cle_period_for_dates ("2026-11-01", "2026-11-30", 60, &period, NULL));
  g_assert_cmpint (period.from, ==, parse ("2026-10-31T23:00:00Z"));
  g_assert_cmpint (period.to, ==, parse ("2026-11-30T23:00:00Z"));
  g_assert_true (cle_period_for_dates (NULL, "2026-11-30", 0, &period, NULL));
  g_assert_cmpint (period.from, ==, 0);
  g_assert_true (cle_period_for_dates ("2026-11-01", NULL, 0, &period, NULL));
  g_assert_cmpint (period.to, ==, 0);
  g_assert_false (cle_period_for_dates ("2026-11-02", "2026-11-01", 0, &period, &error));
  g_assert_cmpstr (error->message, ==,
                   "The period ends on 2026-11-01, before it begins on 2026-11-02.");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) problem = NULL;
      g_autofree char *expected = g_strdup_printf ("“%s” is not a date like 2026-11-30.", bad[i]);

      g_assert_false (cle_period_for_dates (bad[i], NULL, 0, &period, &problem));
      g_assert_error (problem, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_assert_cmpstr (problem->message, ==, expected);
    }
}

/* Each kind of period against the calendar of GLib, over 200 years. */
static void
test_groupings (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  for (guint i = 0; i < 20000; i++)
    {
      gint64 at = (gint64) (g_rand_double (rand) * 200 * 365 * 86400) * 1000;
      int offset = g_rand_int_range (rand, -12, 15) * 60;
      g_autoptr (GTimeZone) zone = g_time_zone_new_offset (offset * 60);
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / 1000);
      g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
      int month = g_date_time_get_month (local);
      const int months[] = { month, (month - 1) / 3 * 3 + 1, 1 };

      /* Its first week began in 1969. */
      if (at < 7 * 86400000)
        continue;
      for (guint j = 0; j < 3; j++)
        {
          g_autoptr (GDateTime) start =
              g_date_time_new_utc (g_date_time_get_year (local), months[j], 1, 0, 0, 0);

          g_assert_cmpint (cle_grouping_find (CLE_GROUPING_MONTH + j, at, offset), ==,
                           g_date_time_to_unix (start) * 1000);
        }
      g_assert_cmpint ((at + offset * 60000 - cle_grouping_find (CLE_GROUPING_WEEK, at, offset)) /
                           86400000,
                       ==, g_date_time_get_day_of_week (local) - 1);
      g_assert_cmpint ((at + offset * 60000) / 86400000 * 86400000, ==,
                       cle_grouping_find (CLE_GROUPING_DAY, at, offset));
    }
}

static CleHistory *
make_history (TestStore *test)
{
  static const char *const subjects[] = { "Shop", "Office", "" };
  static const char many[] = "uyynnuyunyynuynuynuyy";
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < N_ROWS; i++)
    {
      TestGiven given = { TEST_NOW + g_rand_int_range (rand, 0, 1000) * 1000,
                          (CleVoice) g_rand_int_range (rand, 0, 3),
                          subjects[g_rand_int_range (rand, 0, 3)],
                          many + g_rand_int_range (rand, 0, 21) };

      test_given_add (lines, &given);
    }

  return test_given_load (test, lines);
}

static gboolean
passes (const CleHistoryRow      *row,
        const CleSelectionFilter *filter)
{
  return !row->trashed && row->at >= filter->period.from &&
         (filter->period.to == 0 || row->at < filter->period.to) &&
         (filter->voice < 0 || (int) row->voice == filter->voice) &&
         (filter->subject == NULL || strcmp (filter->subject, row->subject) == 0) &&
         (filter->questionnaire == NULL || strcmp (filter->questionnaire, row->questionnaire) == 0);
}

static void
check (CleHistory               *history,
       const CleSelection       *selection,
       const CleSelectionFilter *filter)
{
  guint n = 0;

  for (guint i = cle_history_get_n_rows (history); i > 0; i--)
    {
      guint number = cle_history_get_newest (history, i - 1);
      const CleArchiveQuiz *quiz = cle_history_get_quiz (history, number);
      const CleSelected *row = &selection->rows[n];
      CleHistoryRow expected;

      cle_history_get_row (history, number, &expected);
      if (!passes (&expected, filter))
        continue;

      g_assert_cmpuint (n, <, selection->n_rows);
      g_assert_cmpuint (row->row, ==, number);
      g_assert_cmpint (row->at, ==, expected.at);
      g_assert_cmpint (row->offset, ==, expected.offset);
      g_assert_cmpint (row->voice, ==, expected.voice);
      g_assert_cmpint (row->score, ==, expected.score);
      g_assert_cmpuint (row->n_unsure, ==, expected.n_unsure);
      g_assert_true (cle_selection_get_quiz (selection, n) == quiz);
      g_assert_cmpstr (cle_selection_get_note (selection, n), ==, expected.note);
      for (guint q = 0; q < quiz->n_questions; q++)
        g_assert_cmpint (cle_selection_get_answer (selection, n, q), ==,
                         cle_history_get_answer (history, number, quiz->questions[q]));
      n++;
    }
  g_assert_cmpuint (n, ==, selection->n_rows);
}

static const CleSelectionFilter filters[] = {
  { { 0, 0 }, NULL, -1, NULL },
  { { TEST_NOW + 200000, TEST_NOW + 300000 }, NULL, -1, NULL },
  { { TEST_NOW + 200000, TEST_NOW + 300000 }, NULL, CLE_VOICE_MANAGEMENT, NULL },
  { { 0, TEST_NOW + 500000 }, "Shop", CLE_VOICE_CLIENT, "test" },
  { { TEST_NOW + 999000, 0 }, "", -1, NULL },
  { { 0, 0 }, "nobody", -1, NULL },
  { { 0, 0 }, NULL, -1, "other" },
  { { TEST_NOW + 5, TEST_NOW + 3 }, NULL, -1, NULL },
  { { TEST_NOW * 2, 0 }, NULL, CLE_VOICE_MANAGEMENT, NULL },
};

/* Against going through the whole history; at once and in slices. */
static void
test_filters (TestStore    *test,
              gconstpointer data)
{
  g_autoptr (CleHistory) history = make_history (test);

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (CleSelection) selection = cle_selection_new (history, &filters[i]);
      g_autoptr (CleSelecting) selecting = cle_selecting_new (history, &filters[i]);
      g_autoptr (CleSelection) sliced = NULL;
      guint n_steps = 1;

      check (history, selection, &filters[i]);
      while (!cle_selecting_step (selecting, 0))
        n_steps++;
      sliced = cle_selecting_finish (selecting);
      g_assert_cmpuint (n_steps, ==, i == 0 ? 3 : n_steps);
      check (history, sliced, &filters[i]);
    }
}

/* What is deleted or noted, also while it is being selected. */
static void
test_changes (TestStore    *test,
              gconstpointer data)
{
  g_autoptr (CleHistory) history = make_history (test);
  g_autoptr (CleSelecting) selecting = cle_selecting_new (history, &filters[0]);
  g_autoptr (CleSelection) selection = NULL;
  g_autofree char *gone = test_id (7);
  g_autofree char *noted = test_id (8);

  g_assert_false (cle_selecting_step (selecting, 0));
  g_assert_true (cle_act_trash (test->store, gone, NULL));
  g_assert_true (cle_act_note (test->store, noted, "seen", NULL));
  g_assert_true (cle_history_load (history, NULL, NULL));
  selection = cle_selecting_finish (selecting);
  g_assert_cmpuint (selection->n_rows, ==, N_ROWS - 1);
  g_assert_cmpuint (selection->notes->len, ==, 1);
  check (history, selection, &filters[0]);
}

/* A selection outlives its history, and one result may always be looked at. */
static void
test_single (TestStore    *test,
             gconstpointer data)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (CleSelection) selection = NULL;
  CleHistory *history;

  test_given_add (lines, &(TestGiven){ TEST_NOW, CLE_VOICE_CLIENT, "Shop", "yun" });
  history = test_given_load (test, lines);
  selection = cle_selection_new_single (history, 0);
  g_object_unref (history);
  g_assert_cmpuint (selection->n_rows, ==, 1);
  g_assert_true (selection->is_single);
  g_assert_cmpuint (selection->rows[0].block, ==, CLE_BLOCK_OPEN);
  g_assert_cmpint (cle_selection_get_answer (selection, 0, 1), ==, CLE_ANSWER_UNSURE);
  g_assert_cmpstr (cle_selection_get_quiz (selection, 0)->questions[2], ==, "q2");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/selection/presets", test_presets);
  g_test_add_func ("/selection/dates", test_dates);
  g_test_add_func ("/selection/groupings", test_groupings);
  test_store_add ("/selection/filters", test_filters);
  test_store_add ("/selection/changes", test_changes);
  test_store_add ("/selection/single", test_single);

  return g_test_run ();
}
