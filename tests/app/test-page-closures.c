/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-changes.h"
#include "cle-preferences-closures.h"
#include "cle-progress-closures.h"
#include "cle-result-closures.h"
#include "cle-review-closures.h"
#include "cle-start-closures.h"
#include "cle-window-closures.h"

#define DAY (24 * 60 * 60 * (gint64) 1000)
#define NOW G_GINT64_CONSTANT (1795262400000)

static void
test_stopped (void)
{
  CleDraftInfo draft = { .changed = NOW - 4 * DAY, .n_questions = 10, .position = 6 };
  g_autofree char *question = cle_start_stopped_text (&draft, NOW, 0);
  g_autofree char *review = NULL;

  g_assert_cmpstr (question, ==, "You stopped at question 7 on Tuesday");

  draft.position = 10;
  review = cle_start_stopped_text (&draft, NOW, 0);
  g_assert_cmpstr (review, ==, "You stopped at the review on Tuesday");
}

static void
test_due (void)
{
  static const struct
  {
    gint64      last;
    guint       days;
    const char *text;
  } CASES[] = {
    { NOW, 0, "" },
    { NOW, 90, "The next assessment is due in 90 days." },
    { NOW - 88 * DAY, 90, "The next assessment is due in 2 days." },
    { NOW - 89 * DAY, 90, "The next assessment is due tomorrow." },
    { NOW - 90 * DAY, 90, "The next assessment is due now." },
    { NOW - 4000 * DAY, 90, "The next assessment is due now." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *text = cle_start_due_text (CASES[i].last, CASES[i].days, NOW, 0);

      g_assert_cmpstr (text, ==, CASES[i].text);
    }
}

static void
test_voice (void)
{
  g_assert_cmpint (cle_start_voice ("client"), ==, CLE_VOICE_CLIENT);
  g_assert_cmpint (cle_start_voice ("nonsense"), ==, CLE_VOICE_MANAGEMENT);
  g_assert_cmpint (cle_start_voice (NULL), ==, CLE_VOICE_MANAGEMENT);
}

static void
test_review (void)
{
  g_autofree char *ready = cle_review_reason (0);
  g_autofree char *one = cle_review_reason (1);
  g_autofree char *plain = cle_review_row_subtitle (CLE_ANSWER_YES, "");
  g_autofree char *shown = cle_review_row_subtitle (CLE_ANSWER_YES, "a list");

  g_assert_cmpstr (ready, ==, "");
  g_assert_true (g_str_has_prefix (one, "1 question still waits"));
  g_assert_cmpstr (plain, ==, "Yes");
  g_assert_cmpstr (shown, ==, "Yes — a list");
  g_assert_cmpstr (cle_review_finish_label (CLE_FINISHING_IDLE), ==, "Finish");
  g_assert_cmpstr (cle_review_finish_label (CLE_FINISHING_SAVING), ==, "Saving…");
}

static void
test_result (void)
{
  g_autofree char *with = cle_result_step_text ("Do it.", 5, CLE_ANSWER_NO);
  g_autofree char *without = cle_result_step_text (NULL, 5, CLE_ANSWER_UNSURE);

  g_assert_cmpstr (with, ==, "Do it.\nQuestion 6 · No");
  g_assert_cmpstr (without, ==, "Question 6 · Not sure");
}

static void
test_changes (void)
{
  g_autofree char *up = cle_changes_summarize (4000, 6000, "yesterday");
  g_autofree char *down = cle_changes_summarize (6500, 6000, "yesterday");
  g_autofree char *same = cle_changes_summarize (6000, 6000, "yesterday");

  g_assert_cmpstr (up, ==, "Up from 4 to 6; the time before was yesterday.");
  g_assert_true (g_str_has_prefix (down, "Down from 6"));
  g_assert_cmpstr (same, ==, "The same score, 6; the time before was yesterday.");
}

static void
test_progress (void)
{
  g_assert_cmpint (cle_progress_state (3, TRUE, FALSE), ==, CLE_RESULTS_LIST);
  g_assert_cmpint (cle_progress_state (0, FALSE, FALSE), ==, CLE_RESULTS_LOADING);
  g_assert_cmpint (cle_progress_state (0, FALSE, TRUE), ==, CLE_RESULTS_EMPTY);
  g_assert_cmpint (cle_progress_state (0, TRUE, TRUE), ==, CLE_RESULTS_NO_MATCH);
}

static void
test_progress_row (void)
{
  CleHistoryRow row = { .at = NOW - 40 * DAY, .score = 6000, .max = 10000, .n_unsure = 2,
                        .subject = "North <b>", .voice = CLE_VOICE_CLIENT };
  g_autofree char *title = cle_progress_row_title (&row);
  g_autofree char *details = cle_progress_row_details (&row, NOW);

  g_assert_cmpstr (title, ==, "North <b> · Client");
  g_assert_cmpstr (details, ==, "12 October 2026 · 2 not sure");
}

static void
test_reminder (void)
{
  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (
        cle_preferences_reminder_index (cle_preferences_reminder_days (i)), ==, i);
  g_assert_cmpuint (cle_preferences_reminder_days (99), ==, 90);
  g_assert_cmpuint (cle_preferences_reminder_days (cle_preferences_reminder_index (12345)), ==, 90);
}

static void
test_window (void)
{
  g_autofree char *given = cle_window_store_path ("/given", "/chosen");
  g_autofree char *chosen = cle_window_store_path (NULL, "/chosen");
  g_autofree char *relative = cle_window_store_path (NULL, "not/absolute");

  g_assert_cmpstr (given, ==, "/given");
  g_assert_cmpstr (chosen, ==, "/chosen");
  g_assert_true (g_path_is_absolute (relative));
  g_assert_true (cle_window_shows_bar (TRUE, FALSE, FALSE));
  g_assert_false (cle_window_shows_bar (TRUE, TRUE, FALSE));
  g_assert_false (cle_window_shows_bar (FALSE, FALSE, FALSE));
  g_assert_false (cle_window_shows_bar (TRUE, FALSE, TRUE));
}

/* A time that nobody measured is not told. */
static void
test_about_without_duration (void)
{
  g_autoptr (CleResult) result = cle_result_new ();
  g_autofree char *measured = NULL;
  g_autofree char *unmeasured = NULL;

  result->subject = g_strdup ("Shop");
  unmeasured = cle_result_about_text (result, "Olga", "Ten", 0);
  result->duration = 120000;
  measured = cle_result_about_text (result, "Olga", "Ten", 0);
  g_assert_true (g_str_has_prefix (unmeasured, "Ten · "));
  g_assert_true (g_str_has_prefix (measured, unmeasured));
  g_assert_true (g_str_has_suffix (measured, " · 2 minutes"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/start/stopped", test_stopped);
  g_test_add_func ("/start/due", test_due);
  g_test_add_func ("/start/voice", test_voice);
  g_test_add_func ("/review/words", test_review);
  g_test_add_func ("/result/step", test_result);
  g_test_add_func ("/result/changes", test_changes);
  g_test_add_func ("/progress/state", test_progress);
  g_test_add_func ("/progress/row", test_progress_row);
  g_test_add_func ("/preferences/reminder", test_reminder);
  g_test_add_func ("/window/choices", test_window);
  g_test_add_func ("/result/about-without-duration", test_about_without_duration);

  return g_test_run ();
}
