/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assessment/cle-answer.h"

static void
test_codes (void)
{
  g_assert_cmpint (cle_answer_get_code (CLE_ANSWER_NONE), ==, '\0');
  g_assert_cmpint (cle_answer_get_code (CLE_ANSWER_YES), ==, 'y');
  g_assert_cmpint (cle_answer_get_code (CLE_ANSWER_UNSURE), ==, 'u');
  g_assert_cmpint (cle_answer_get_code (CLE_ANSWER_NO), ==, 'n');
}

static void
test_all_codes (void)
{
  guint n_known = 0;

  for (int code = -128; code < 128; code++)
    {
      CleAnswer answer = CLE_ANSWER_NONE;

      if (!cle_answer_from_code ((char) code, &answer))
        continue;
      n_known++;
      g_assert_cmpint (answer, !=, CLE_ANSWER_NONE);
      g_assert_cmpint (cle_answer_get_code (answer), ==, code);
    }

  g_assert_cmpuint (n_known, ==, 3);
}

static void
test_words (void)
{
  CleAnswer answer;

  g_assert_cmpstr (cle_answer_get_word (CLE_ANSWER_NONE), ==, NULL);
  g_assert_cmpstr (cle_answer_get_word (CLE_ANSWER_YES), ==, "yes");
  g_assert_cmpstr (cle_answer_get_word (CLE_ANSWER_UNSURE), ==, "unsure");
  g_assert_cmpstr (cle_answer_get_word (CLE_ANSWER_NO), ==, "no");

  for (guint i = CLE_ANSWER_YES; i <= CLE_ANSWER_NO; i++)
    {
      g_assert_true (cle_answer_from_word (cle_answer_get_word (i), &answer));
      g_assert_cmpint (answer, ==, i);
    }
}

static void
test_voices (void)
{
  CleVoice voice;

  g_assert_cmpstr (cle_voice_get_word (CLE_VOICE_MANAGEMENT), ==, "management");
  g_assert_cmpstr (cle_voice_get_word (CLE_VOICE_STAFF), ==, "staff");
  g_assert_cmpstr (cle_voice_get_word (CLE_VOICE_CLIENT), ==, "client");

  for (guint i = 0; i < CLE_N_VOICES; i++)
    {
      g_assert_true (cle_voice_from_word (cle_voice_get_word (i), &voice));
      g_assert_cmpint (voice, ==, i);
    }
}

static void
test_unknown_words (void)
{
  const char *unknown[] = { "", "y", "YES", "yes ", " yes", "nope", "none", "managers", "да" };
  CleAnswer answer;
  CleVoice voice;

  g_assert_false (cle_answer_from_word (NULL, &answer));
  g_assert_false (cle_voice_from_word (NULL, &voice));
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_assert_false (cle_answer_from_word (unknown[i], &answer));
      g_assert_false (cle_voice_from_word (unknown[i], &voice));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/answer/codes", test_codes);
  g_test_add_func ("/answer/all-codes", test_all_codes);
  g_test_add_func ("/answer/words", test_words);
  g_test_add_func ("/answer/voices", test_voices);
  g_test_add_func ("/answer/unknown-words", test_unknown_words);

  return g_test_run ();
}
