/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history/cle-voice-gap.h"
#include "test-given.h"

#include <math.h>

static const CleSelectionFilter all = { .voice = -1 };

static void
add (GString    *lines,
     guint       n,
     CleVoice    voice,
     const char *answers)
{
  for (guint i = 0; i < n; i++)
    test_given_add (lines, &(TestGiven){ TEST_NOW + i, voice, "", answers });
}

static CleVoiceGap *
make (TestStore *test,
      GString   *lines)
{
  g_autoptr (CleHistory) history = test_given_load (test, lines);
  g_autoptr (CleSelection) selection = cle_selection_new (history, &all);

  return cle_voice_gap_new (selection, test->library, NULL);
}

/* Widest first, equal ones in the order of the questions. */
static void
test_gaps (TestStore    *test,
           gconstpointer data)
{
  static const char *const order[] = { "q2", "q1", "q0", "q3" };
  static const double gaps[] = { 1, 0.5, 0, 0 };
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (CleVoiceGap) gap = NULL;

  add (lines, 1, CLE_VOICE_MANAGEMENT, "yyyn");
  add (lines, 5, CLE_VOICE_STAFF, "yyun");
  add (lines, 5, CLE_VOICE_STAFF, "ynnu");
  add (lines, 4, CLE_VOICE_CLIENT, "nnnn");
  gap = make (test, lines);
  g_assert_cmpuint (gap->n_rows, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpstr (gap->rows[i].id, ==, order[i]);
      g_assert_cmpfloat_with_epsilon (gap->rows[i].gap, gaps[i], 1e-9);
      g_assert_cmpuint (gap->rows[i].shares[CLE_VOICE_CLIENT].n, ==, 0);
      g_assert_true (isnan (gap->rows[i].shares[CLE_VOICE_CLIENT].share));
    }
  g_assert_cmpfloat_with_epsilon (gap->rows[1].shares[CLE_VOICE_STAFF].share, 0.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (gap->rows[1].shares[CLE_VOICE_STAFF].low, 0.2366, 1e-4);
  g_assert_cmpuint (gap->n_shown[CLE_VOICE_MANAGEMENT], ==, 1);
  g_assert_cmpuint (gap->n_shown[CLE_VOICE_STAFF], ==, 10);
  g_assert_cmpuint (gap->n_hidden[CLE_VOICE_CLIENT], ==, 4);
}

static void
test_hidden (TestStore    *test,
             gconstpointer data)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (CleVoiceGap) gap = NULL;
  g_autofree char *staff = NULL;
  g_autofree char *clients = NULL;

  add (lines, 1, CLE_VOICE_MANAGEMENT, "y");
  add (lines, 4, CLE_VOICE_STAFF, "y");
  add (lines, 5, CLE_VOICE_CLIENT, "n");
  test_given_add (lines, &(TestGiven){ TEST_NOW, CLE_VOICE_CLIENT, "Another shop", "n" });
  gap = make (test, lines);
  staff = cle_voice_gap_describe_hidden (gap, CLE_VOICE_STAFF);
  clients = cle_voice_gap_describe_hidden (gap, CLE_VOICE_CLIENT);
  g_assert_cmpstr (staff, ==, "hidden, since fewer than 5 answers stand together.");
  g_assert_cmpstr (clients, ==,
                   "some answers are not counted, because fewer than 5 stand together.");
  g_assert_null (cle_voice_gap_describe_hidden (gap, CLE_VOICE_MANAGEMENT));
  g_assert_cmpfloat_with_epsilon (gap->rows[0].gap, 1, 1e-9);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/voice-gap/gaps", test_gaps);
  test_store_add ("/voice-gap/hidden", test_hidden);

  return g_test_run ();
}
