/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kiosk-given.h"
#include "kiosk/cle-kiosk-slips.h"
#include "store/cle-erase.h"
#include "store/cle-move.h"

#include <errno.h>
#include <string.h>

#define ALL_YES "yyyyyyyyyy"

static void
assert_counts (KioskGiven *given,
               guint       n_finished,
               guint       n_today,
               guint       n_waiting)
{
  g_auto (CleKioskCounts) counts = { 0 };

  cle_kiosk_round_count (given->round, &counts);
  g_assert_cmpuint (counts.n_finished, ==, n_finished);
  g_assert_cmpuint (counts.n_today, ==, n_today);
  g_assert_cmpuint (counts.n_waiting, ==, n_waiting);
}

static void
test_empty (KioskGiven   *given,
            gconstpointer data)
{
  g_auto (CleKioskCounts) counts = { 0 };

  kiosk_given_open (given);
  cle_kiosk_round_count (given->round, &counts);
  g_assert_cmpuint (counts.n_finished, ==, 0);
  g_assert_cmpuint (counts.n_questions, ==, 10);
  g_assert_cmpuint (counts.abandoned[9], ==, 0);
  g_assert_cmpint (counts.last, ==, 0);
  g_assert_true (cle_kiosk_round_settle (given->round, NULL));
  g_assert_false (g_file_test (given->test.folder, G_FILE_TEST_EXISTS));
}

/* One with names is a record at once, and is once. */
static void
test_named (KioskGiven   *given,
            gconstpointer data)
{
  g_autoptr (CleRun) run = NULL;
  g_autoptr (CleResult) result = NULL;
  g_autofree char *records = NULL;
  g_autofree char *document = NULL;
  g_autofree char *path = kiosk_given_path (given);
  g_auto (CleKioskCounts) counts = { 0 };

  given->config->anonymous = FALSE;
  kiosk_given_open (given);
  run = kiosk_given_run (given, "yyyyynnuuy");
  given->test.clock.steady += 90000;
  result = cle_kiosk_round_add (given->round, run, NULL, NULL);
  g_assert_nonnull (result);
  g_assert_cmpuint (result->head.sequence, ==, 1);
  g_assert_cmpint (result->head.at, ==, given->test.clock.wall);
  g_assert_cmpuint (result->n_unsure, ==, 2);

  kiosk_given_answer (given, ALL_YES);
  assert_counts (given, 2, 2, 0);
  g_assert_nonnull (strstr (document = test_store_read (&given->test, path, NULL), "\"kept\":[]"));
  kiosk_given_open (given);
  g_assert_true (cle_kiosk_round_settle (given->round, NULL));
  records = kiosk_given_records (given);
  g_assert_cmpuint (kiosk_given_count (records, "\"t\":\"result\""), ==, 2);
  g_assert_cmpuint (kiosk_given_count (records, result->head.id), ==, 1);
  cle_kiosk_round_count (given->round, &counts);
  g_assert_cmpint (counts.last, ==, given->test.clock.wall);
}

/* The day is known, nothing more; and only when it is over. */
static void
test_anonymous (KioskGiven   *given,
                gconstpointer data)
{
  g_autofree char *records = NULL;
  g_auto (CleKioskCounts) counts = { 0 };

  kiosk_given_open (given);
  given->test.clock.wall += 12345678;
  for (guint i = 0; i < 7; i++)
    kiosk_given_answer (given, ALL_YES);
  assert_counts (given, 7, 7, 7);
  g_assert_true (cle_kiosk_round_settle (given->round, NULL));
  assert_counts (given, 7, 7, 7);
  cle_kiosk_round_count (given->round, &counts);
  g_assert_cmpint (counts.last, ==, TEST_NOW - KIOSK_DAY / 2);

  given->test.clock.wall += KIOSK_DAY;
  kiosk_given_open (given);
  assert_counts (given, 7, 0, 7);
  g_assert_true (cle_kiosk_round_settle (given->round, NULL));
  assert_counts (given, 7, 0, 0);
  records = kiosk_given_records (given);
  g_assert_cmpuint (kiosk_given_count (records, "\"t\":\"result\""), ==, 7);
  g_assert_cmpuint (kiosk_given_count (records, "\"at\":\"2026-11-21T12:00:00.000Z\""), ==, 7);
  g_assert_cmpuint (kiosk_given_count (records, "\"started\":\"2026-11-21T12:00:00.000Z\""), ==, 7);
}

/* Four wait for the fifth, whatever day that comes on. */
static void
test_few (KioskGiven   *given,
          gconstpointer data)
{
  kiosk_given_open (given);
  for (guint i = 0; i < 4; i++)
    kiosk_given_answer (given, ALL_YES);
  given->test.clock.wall += KIOSK_DAY;
  g_assert_true (cle_kiosk_round_settle (given->round, NULL));
  assert_counts (given, 4, 0, 4);

  kiosk_given_answer (given, ALL_YES);
  g_assert_true (cle_kiosk_round_settle (given->round, NULL));
  assert_counts (given, 5, 1, 5);
  given->test.clock.wall += KIOSK_DAY;
  g_assert_true (cle_kiosk_round_settle (given->round, NULL));
  assert_counts (given, 5, 0, 0);
}

static void
test_partial (KioskGiven   *given,
              gconstpointer data)
{
  g_autofree char *records = NULL;
  g_auto (CleKioskCounts) counts = { 0 };

  given->config->anonymous = FALSE;
  kiosk_given_open (given);
  kiosk_given_leave (given, "yyn");
  kiosk_given_leave (given, "");
  given->config->keep_partial = TRUE;
  kiosk_given_open (given);
  kiosk_given_leave (given, "yyu");
  kiosk_given_leave (given, "");

  cle_kiosk_round_count (given->round, &counts);
  g_assert_cmpuint (counts.n_abandoned, ==, 4);
  g_assert_cmpuint (counts.n_partial, ==, 1);
  g_assert_cmpuint (counts.abandoned[0], ==, 2);
  g_assert_cmpuint (counts.abandoned[2], ==, 2);
  records = kiosk_given_records (given);
  g_assert_cmpuint (kiosk_given_count (records, "\"t\":\"partial\""), ==, 1);
  g_assert_cmpuint (kiosk_given_count (records, "\"score\""), ==, 0);
  g_assert_nonnull (strstr (records, "\"discussed\":\"y\""));
}

/* The owner changes his mind while the kiosk runs. */
static void
test_partial_changed (KioskGiven   *given,
                      gconstpointer data)
{
  g_autofree char *records = NULL;

  given->config->anonymous = FALSE;
  kiosk_given_open (given);
  cle_kiosk_round_set_keep_partial (given->round, TRUE);
  kiosk_given_leave (given, "yyn");
  cle_kiosk_round_set_keep_partial (given->round, FALSE);
  kiosk_given_leave (given, "yyu");
  records = kiosk_given_records (given);
  g_assert_cmpuint (kiosk_given_count (records, "\"t\":\"partial\""), ==, 1);
}

/* A code is spent by the answer that it comes with, and by nothing else. */
static void
test_codes (KioskGiven   *given,
            gconstpointer data)
{
  g_auto (GStrv) codes = cle_kiosk_slips_make (20, NULL);
  g_autoptr (CleRun) run = NULL;
  g_autoptr (CleResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (CleKioskCounts) counts = { 0 };

  given->config->slips = TRUE;
  kiosk_given_open (given);
  g_assert_true (cle_kiosk_round_add_slips (given->round, (const char *const *) codes, NULL));
  g_assert_true (cle_kiosk_round_check_code (given->round, codes[7], &error));
  g_assert_true (cle_kiosk_round_check_code (given->round, codes[7], &error));
  run = kiosk_given_run (given, ALL_YES);
  g_assert_null (cle_kiosk_round_add (given->round, run, NULL, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
  g_clear_error (&error);
  result = cle_kiosk_round_add (given->round, run, codes[7], &error);
  g_assert_no_error (error);
  g_assert_nonnull (result);

  kiosk_given_open (given);
  g_assert_false (cle_kiosk_round_check_code (given->round, codes[7], &error));
  g_assert_no_error (error);
  g_assert_true (cle_kiosk_round_check_code (given->round, codes[8], &error));
  cle_kiosk_round_count (given->round, &counts);
  g_assert_cmpuint (counts.n_slips, ==, 20);
  g_assert_cmpuint (counts.n_slips_used, ==, 1);
}

/* Slips are added by another process while the kiosk goes on. */
static void
test_two (KioskGiven   *given,
          gconstpointer data)
{
  g_auto (GStrv) codes = cle_kiosk_slips_make (2, NULL);
  g_autoptr (CleStore) store = NULL;
  g_autoptr (CleLibrary) library = NULL;
  g_autoptr (CleKioskRound) other = NULL;
  g_auto (CleKioskCounts) counts = { 0 };

  kiosk_given_open (given);
  kiosk_given_answer (given, ALL_YES);
  store = test_store_open_again (&given->test);
  library = cle_library_new (store);
  other = cle_kiosk_round_open (store, library, given->config, given->questionnaire, NULL);
  g_assert_true (cle_kiosk_round_add_slips (other, (const char *const *) codes, NULL));
  kiosk_given_answer (given, ALL_YES);
  g_assert_true (cle_kiosk_round_check_code (given->round, codes[1], NULL));
  g_assert_true (cle_kiosk_round_check_code (other, codes[0], NULL));
  cle_kiosk_round_count (other, &counts);
  g_assert_cmpuint (counts.n_finished, ==, 2);
}

/* What failed is not counted, and once the disk is well the next one is. */
static void
test_failed (KioskGiven   *given,
             gconstpointer data)
{
  g_autoptr (CleRun) run = NULL;
  g_autoptr (CleResult) result = NULL;
  g_autoptr (GError) error = NULL;

  kiosk_given_open (given);
  kiosk_given_answer (given, ALL_YES);
  run = kiosk_given_run (given, ALL_YES);
  test_io_fail (&given->test.io, "renameat", 1, EIO);
  g_assert_null (cle_kiosk_round_add (given->round, run, NULL, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_IO);
  assert_counts (given, 1, 1, 1);
  test_io_reset (&given->test.io);
  result = cle_kiosk_round_add (given->round, run, NULL, NULL);
  g_assert_nonnull (result);
  assert_counts (given, 2, 2, 2);
}

/* A store that moves takes along who still waits. */
static void
test_moved (KioskGiven   *given,
            gconstpointer data)
{
  g_autofree char *to = g_build_filename (given->test.parent, "moved", NULL);
  g_autoptr (GError) error = NULL;

  kiosk_given_open (given);
  kiosk_given_answer (given, ALL_YES);
  g_assert_true (cle_store_move (given->test.store, to, &error));
  g_assert_no_error (error);
  kiosk_given_open (given);
  g_assert_cmpstr (cle_store_get_path (given->test.store), ==, to);
  assert_counts (given, 1, 1, 1);
}

/* And one that is erased keeps nobody's answers. */
static void
test_erased (KioskGiven   *given,
             gconstpointer data)
{
  kiosk_given_open (given);
  kiosk_given_answer (given, ALL_YES);
  g_assert_true (cle_erase_everything (given->test.store, NULL));
  g_assert_cmpuint (test_store_count (&given->test, "kiosk"), ==, 0);
  kiosk_given_open (given);
  assert_counts (given, 0, 0, 0);
}

static void
test_fixed (KioskGiven   *given,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  kiosk_given_open (given);
  kiosk_given_answer (given, ALL_YES);
  given->config->anonymous = FALSE;
  g_assert_null (cle_kiosk_round_open (given->test.store, given->test.library, given->config,
                                       given->questionnaire, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
}

static void
test_damaged (KioskGiven   *given,
              gconstpointer data)
{
  static const struct
  {
    const char *before, *after;
    int code; /* of CleStoreError; -1 for one of CleJsonError */
    const char *member;
  } cases[] = {
    { "\"format\":1", "\"format\":2", CLE_STORE_ERROR_NEWER, "kiosk/" },
    { "\"finished\":1", "\"finished\":-1", -1, "finished" },
    { "\"left\":[0", "\"left\":[\"a\"", -1, "left[0]" },
    { "\"answers\":\"yyyyyyyyyy\"", "\"answers\":\"yyyy\"", -1, "kept[0].answers" },
    { "}", "", -1, "kiosk/" },
  };
  g_autofree char *path = kiosk_given_path (given);
  g_autofree char *good = NULL;

  kiosk_given_open (given);
  kiosk_given_answer (given, ALL_YES);
  good = test_store_read (&given->test, path, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (good);
      g_autoptr (GError) error = NULL;
      g_autofree char *left = NULL;

      g_assert_cmpuint (g_string_replace (text, cases[i].before, cases[i].after, 1), ==, 1);
      test_store_write (&given->test, path, text->str);
      g_assert_null (cle_kiosk_round_open (given->test.store, given->test.library, given->config,
                                           given->questionnaire, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      if (cases[i].code >= 0)
        g_assert_error (error, CLE_STORE_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].member));
      left = test_store_read (&given->test, path, NULL);
      g_assert_cmpstr (left, ==, text->str);
      g_assert_cmpuint (test_store_count (&given->test, "quarantine"), ==, i + 1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  kiosk_given_add ("/kiosk-round/empty", test_empty);
  kiosk_given_add ("/kiosk-round/named", test_named);
  kiosk_given_add ("/kiosk-round/anonymous", test_anonymous);
  kiosk_given_add ("/kiosk-round/few", test_few);
  kiosk_given_add ("/kiosk-round/partial", test_partial);
  kiosk_given_add ("/kiosk-round/partial-changed", test_partial_changed);
  kiosk_given_add ("/kiosk-round/codes", test_codes);
  kiosk_given_add ("/kiosk-round/two", test_two);
  kiosk_given_add ("/kiosk-round/failed", test_failed);
  kiosk_given_add ("/kiosk-round/moved", test_moved);
  kiosk_given_add ("/kiosk-round/erased", test_erased);
  kiosk_given_add ("/kiosk-round/fixed", test_fixed);
  kiosk_given_add ("/kiosk-round/damaged", test_damaged);

  return g_test_run ();
}
