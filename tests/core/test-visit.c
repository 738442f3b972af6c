/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assessment/cle-library.h"
#include "kiosk/cle-visit.h"
#include "test-store.h"

/* A kiosk and what it told. */
typedef struct
{
  TestStore       test;
  CleKioskConfig *config;
  CleVisit       *visit;
  guint           n_finished;
  guint           n_abandoned;
  guint           n_answered; /* by whoever left last */
} Kiosk;

static void
finished_cb (Kiosk *kiosk)
{
  kiosk->n_finished++;
}

static void
abandoned_cb (CleVisit *visit,
              CleRun   *run,
              Kiosk    *kiosk)
{
  kiosk->n_abandoned++;
  kiosk->n_answered = cle_run_get_n_answered (run);
}

/* Sunday, the 22nd of November 2026, noon in UTC. */
static void
set_up (Kiosk        *kiosk,
        gconstpointer data)
{
  int offset;

  test_store_set_up (&kiosk->test, NULL);
  kiosk->test.clock.offset = 0;
  kiosk->config = cle_kiosk_config_new ();
  cle_kiosk_config_add_language (kiosk->config, "en");
  cle_kiosk_config_add_language (kiosk->config, "ru");
  g_assert_true (cle_time_parse_rfc3339 ("2026-11-22T12:00:00Z", &kiosk->test.clock.wall, &offset));
}

static void
tear_down (Kiosk        *kiosk,
           gconstpointer data)
{
  g_clear_object (&kiosk->visit);
  cle_kiosk_config_free (kiosk->config);
  test_store_tear_down (&kiosk->test, NULL);
}

static void
open_kiosk (Kiosk *kiosk)
{
  g_autoptr (CleQuestionnaire) questionnaire =
      cle_library_find (kiosk->test.library, CLE_BUILT_IN_QUESTIONNAIRE, NULL);

  kiosk->visit = cle_visit_new (kiosk->config, questionnaire, &kiosk->test.clock.clock);
  g_signal_connect_swapped (kiosk->visit, "finished", G_CALLBACK (finished_cb), kiosk);
  g_signal_connect (kiosk->visit, "abandoned", G_CALLBACK (abandoned_cb), kiosk);
}

static void
wait (Kiosk  *kiosk,
      gint64  ms)
{
  kiosk->test.clock.steady += ms;
  kiosk->test.clock.wall += ms;
  cle_visit_tick (kiosk->visit);
}

#define assert_stage(kiosk, stage) g_assert_cmpint (cle_visit_get_stage ((kiosk)->visit), ==, stage)

static void
answer (Kiosk *kiosk,
        guint  n)
{
  for (guint i = 0; i < n; i++)
    {
      assert_stage (kiosk, CLE_VISIT_QUESTION);
      cle_visit_answer (kiosk->visit, CLE_ANSWER_YES);
      cle_visit_go_on (kiosk->visit);
    }
}

static void
begin (Kiosk *kiosk)
{
  assert_stage (kiosk, CLE_VISIT_ATTRACT);
  cle_visit_begin (kiosk->visit);
  assert_stage (kiosk, CLE_VISIT_WELCOME);
  cle_visit_go_on (kiosk->visit);
}

static void
test_whole (Kiosk        *kiosk,
            gconstpointer data)
{
  g_autoptr (CleResult) result = cle_result_new ();

  open_kiosk (kiosk);
  begin (kiosk);
  answer (kiosk, 10);
  assert_stage (kiosk, CLE_VISIT_LAST);
  cle_visit_finish (kiosk->visit);
  assert_stage (kiosk, CLE_VISIT_SAVING);
  g_assert_cmpuint (kiosk->n_finished, ==, 1);
  cle_visit_set_saved (kiosk->visit, result);
  assert_stage (kiosk, CLE_VISIT_THANKS);
  g_assert_true (cle_visit_get_result (kiosk->visit) == result);
  wait (kiosk, 7999);
  assert_stage (kiosk, CLE_VISIT_THANKS);
  wait (kiosk, 1);
  assert_stage (kiosk, CLE_VISIT_ATTRACT);
  g_assert_null (cle_visit_get_run (kiosk->visit));
  g_assert_null (cle_visit_get_result (kiosk->visit));
  g_assert_cmpuint (kiosk->n_abandoned, ==, 0);
}

/* Nobody goes past a question without an answer; going back keeps what there is. */
static void
test_back (Kiosk        *kiosk,
           gconstpointer data)
{
  open_kiosk (kiosk);
  begin (kiosk);
  cle_visit_go_on (kiosk->visit);
  g_assert_cmpuint (cle_run_get_position (cle_visit_get_run (kiosk->visit)), ==, 0);
  answer (kiosk, 3);
  cle_visit_go_back (kiosk->visit);
  cle_visit_go_back (kiosk->visit);
  g_assert_cmpuint (cle_run_get_position (cle_visit_get_run (kiosk->visit)), ==, 1);
  g_assert_cmpuint (cle_run_get_n_answered (cle_visit_get_run (kiosk->visit)), ==, 3);
  cle_visit_go_back (kiosk->visit);
  cle_visit_go_back (kiosk->visit);
  g_assert_cmpuint (cle_run_get_position (cle_visit_get_run (kiosk->visit)), ==, 0);
  cle_visit_finish (kiosk->visit);
  g_assert_cmpuint (kiosk->n_finished, ==, 0);
}

/* Another language keeps the answers; the next visitor has the first one again. */
static void
test_language (Kiosk        *kiosk,
               gconstpointer data)
{
  open_kiosk (kiosk);
  begin (kiosk);
  answer (kiosk, 4);
  cle_visit_set_language (kiosk->visit, "ru");
  cle_visit_enlarge (kiosk->visit);
  cle_visit_set_language (kiosk->visit, "fr");
  g_assert_cmpstr (cle_visit_get_language (kiosk->visit), ==, "ru");
  g_assert_cmpuint (cle_visit_get_text_size (kiosk->visit), ==, 1);
  g_assert_cmpuint (cle_run_get_n_answered (cle_visit_get_run (kiosk->visit)), ==, 4);
  cle_visit_leave (kiosk->visit);
  assert_stage (kiosk, CLE_VISIT_ATTRACT);
  g_assert_cmpstr (cle_visit_get_language (kiosk->visit), ==, "en");
  g_assert_cmpuint (cle_visit_get_text_size (kiosk->visit), ==, 0);
  g_assert_cmpuint (kiosk->n_abandoned, ==, 1);
  g_assert_cmpuint (kiosk->n_answered, ==, 4);
}

static void
test_idle (Kiosk        *kiosk,
           gconstpointer data)
{
  open_kiosk (kiosk);
  begin (kiosk);
  answer (kiosk, 2);
  g_assert_cmpint (cle_visit_get_wait (kiosk->visit), ==, 60000);
  wait (kiosk, 59999);
  g_assert_cmpuint (cle_visit_get_seconds_left (kiosk->visit), ==, 0);
  wait (kiosk, 1);
  g_assert_cmpuint (cle_visit_get_seconds_left (kiosk->visit), ==, 20);
  g_assert_cmpint (cle_visit_get_wait (kiosk->visit), ==, 1000);
  wait (kiosk, 18999);
  g_assert_cmpuint (cle_visit_get_seconds_left (kiosk->visit), ==, 2);
  cle_visit_touch (kiosk->visit);
  g_assert_cmpuint (cle_visit_get_seconds_left (kiosk->visit), ==, 0);
  wait (kiosk, 79999);
  assert_stage (kiosk, CLE_VISIT_QUESTION);
  wait (kiosk, 1);
  assert_stage (kiosk, CLE_VISIT_ATTRACT);
  g_assert_cmpuint (kiosk->n_abandoned, ==, 1);
  g_assert_cmpuint (kiosk->n_answered, ==, 2);
  g_assert_cmpint (cle_visit_get_wait (kiosk->visit), ==, -1);
}

/* A clock that is set does not wipe anybody. */
static void
test_clock_set (Kiosk        *kiosk,
                gconstpointer data)
{
  open_kiosk (kiosk);
  begin (kiosk);
  kiosk->test.clock.wall += G_GINT64_CONSTANT (86400000) * 365;
  cle_visit_tick (kiosk->visit);
  g_assert_cmpuint (cle_visit_get_seconds_left (kiosk->visit), ==, 0);
  kiosk->test.clock.wall -= G_GINT64_CONSTANT (86400000) * 3650;
  cle_visit_tick (kiosk->visit);
  assert_stage (kiosk, CLE_VISIT_QUESTION);
}

/* What could not be saved is kept, however long nobody touches anything. */
static void
test_not_saved (Kiosk        *kiosk,
                gconstpointer data)
{
  g_autoptr (CleResult) result = cle_result_new ();

  open_kiosk (kiosk);
  begin (kiosk);
  answer (kiosk, 10);
  cle_visit_finish (kiosk->visit);
  cle_visit_leave (kiosk->visit);
  cle_visit_set_saved (kiosk->visit, NULL);
  assert_stage (kiosk, CLE_VISIT_NOT_SAVED);
  wait (kiosk, 3600000);
  cle_visit_leave (kiosk->visit);
  assert_stage (kiosk, CLE_VISIT_NOT_SAVED);
  cle_visit_finish (kiosk->visit);
  g_assert_cmpuint (kiosk->n_finished, ==, 2);
  cle_visit_set_saved (kiosk->visit, result);
  assert_stage (kiosk, CLE_VISIT_THANKS);
}

static void
test_asked_before (Kiosk        *kiosk,
                   gconstpointer data)
{
  kiosk->config->slips = TRUE;
  kiosk->config->voices = 1u << CLE_VOICE_STAFF | 1u << CLE_VOICE_CLIENT;
  open_kiosk (kiosk);
  begin (kiosk);
  assert_stage (kiosk, CLE_VISIT_CODE);
  cle_visit_set_voice (kiosk->visit, CLE_VOICE_CLIENT);
  assert_stage (kiosk, CLE_VISIT_CODE);
  cle_visit_take_code (kiosk->visit, "7QXK-31AB");
  assert_stage (kiosk, CLE_VISIT_VOICE);
  cle_visit_set_voice (kiosk->visit, CLE_VOICE_MANAGEMENT);
  assert_stage (kiosk, CLE_VISIT_VOICE);
  cle_visit_set_voice (kiosk->visit, CLE_VOICE_CLIENT);
  assert_stage (kiosk, CLE_VISIT_QUESTION);
  g_assert_cmpstr (cle_visit_get_code (kiosk->visit), ==, "7QXK-31AB");
  g_assert_cmpint (cle_run_get_voice (cle_visit_get_run (kiosk->visit)), ==, CLE_VOICE_CLIENT);
  cle_visit_leave (kiosk->visit);
  g_assert_null (cle_visit_get_code (kiosk->visit));
}

/* Closing time sends nobody away who has begun. */
static void
test_hours (Kiosk        *kiosk,
            gconstpointer data)
{
  CleKioskHours hours = { .days = 1u << 6, .from = 11 * 60, .to = 12 * 60 + 1 };

  g_array_append_val (kiosk->config->hours, hours);
  open_kiosk (kiosk);
  begin (kiosk);
  answer (kiosk, 1);
  cle_visit_touch (kiosk->visit);
  wait (kiosk, 59000);
  cle_visit_touch (kiosk->visit);
  wait (kiosk, 2000);
  assert_stage (kiosk, CLE_VISIT_QUESTION);
  cle_visit_leave (kiosk->visit);
  assert_stage (kiosk, CLE_VISIT_CLOSED);
  cle_visit_begin (kiosk->visit);
  assert_stage (kiosk, CLE_VISIT_CLOSED);
  g_assert_cmpint (cle_visit_get_wait (kiosk->visit), ==, 60000);
  wait (kiosk, G_GINT64_CONSTANT (1000) * (6 * 86400 + 23 * 3600));
  assert_stage (kiosk, CLE_VISIT_ATTRACT);
}

#define add_test(path, test) \
  g_test_add ("/visit/" path, Kiosk, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("whole", test_whole);
  add_test ("back", test_back);
  add_test ("language", test_language);
  add_test ("idle", test_idle);
  add_test ("clock-set", test_clock_set);
  add_test ("not-saved", test_not_saved);
  add_test ("asked-before", test_asked_before);
  add_test ("hours", test_hours);

  return g_test_run ();
}
