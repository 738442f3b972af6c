/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-question-closures.h"

#include <gdk/gdk.h>

static void
test_keys (void)
{
  static const struct
  {
    guint       keyval;
    const char *letters;
    CleAnswer   answer;
  } CASES[] = {
    { GDK_KEY_1, "ysn", CLE_ANSWER_YES },
    { GDK_KEY_2, "ysn", CLE_ANSWER_UNSURE },
    { GDK_KEY_3, "ysn", CLE_ANSWER_NO },
    { GDK_KEY_4, "ysn", CLE_ANSWER_NONE },
    { GDK_KEY_0, "ysn", CLE_ANSWER_NONE },
    { GDK_KEY_KP_1, "ysn", CLE_ANSWER_YES },
    { GDK_KEY_KP_3, "ysn", CLE_ANSWER_NO },
    { GDK_KEY_y, "ysn", CLE_ANSWER_YES },
    { GDK_KEY_Y, "ysn", CLE_ANSWER_YES },
    { GDK_KEY_s, "ysn", CLE_ANSWER_UNSURE },
    { GDK_KEY_n, "ysn", CLE_ANSWER_NO },
    { GDK_KEY_x, "ysn", CLE_ANSWER_NONE },
    { GDK_KEY_Cyrillic_de, "дзн", CLE_ANSWER_YES },
    { GDK_KEY_Cyrillic_ZE, "дзн", CLE_ANSWER_UNSURE },
    { GDK_KEY_Cyrillic_en, "дзн", CLE_ANSWER_NO },
    { GDK_KEY_Down, "ysn", CLE_ANSWER_NONE },
    { GDK_KEY_y, "", CLE_ANSWER_NONE },
    { GDK_KEY_s, "y", CLE_ANSWER_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    g_assert_cmpint (cle_question_answer_of_key (CASES[i].keyval, CASES[i].letters), ==,
                     CASES[i].answer);
}

/* Whatever the language, three letters that can be told apart. */
static void
test_letters (void)
{
  const char *letters = cle_question_letters ();
  gunichar first = g_utf8_get_char (letters);
  gunichar second = g_utf8_get_char (g_utf8_offset_to_pointer (letters, 1));
  gunichar third = g_utf8_get_char (g_utf8_offset_to_pointer (letters, 2));

  g_assert_cmpint (g_utf8_strlen (letters, -1), ==, 3);
  g_assert_cmpuint (first, !=, second);
  g_assert_cmpuint (first, !=, third);
  g_assert_cmpuint (second, !=, third);
}

static void
test_next_label (void)
{
  g_assert_cmpstr (cle_question_next_label (FALSE, FALSE, FALSE), ==, "Skip");
  g_assert_cmpstr (cle_question_next_label (TRUE, FALSE, FALSE), ==, "Next");
  g_assert_cmpstr (cle_question_next_label (TRUE, TRUE, FALSE), ==, "Review");
  g_assert_cmpstr (cle_question_next_label (TRUE, FALSE, TRUE), ==, "Back to Review");
}

static void
test_evidence (void)
{
  g_assert_true (cle_question_offers_evidence (CLE_ANSWER_YES, NULL));
  g_assert_false (cle_question_offers_evidence (CLE_ANSWER_NO, NULL));
  g_assert_false (cle_question_offers_evidence (CLE_ANSWER_NONE, ""));
  g_assert_true (cle_question_offers_evidence (CLE_ANSWER_NO, "written before"));
}

static void
test_ways (void)
{
  g_assert_cmpuint (cle_question_following (0, 10, FALSE), ==, 1);
  g_assert_cmpuint (cle_question_following (9, 10, FALSE), ==, 10);
  g_assert_cmpuint (cle_question_following (10, 10, FALSE), ==, 10);
  g_assert_cmpuint (cle_question_following (3, 10, TRUE), ==, 10);
  g_assert_cmpuint (cle_question_previous (0, 10, FALSE), ==, 0);
  g_assert_cmpuint (cle_question_previous (10, 10, FALSE), ==, 9);
  g_assert_cmpuint (cle_question_previous (3, 10, TRUE), ==, 10);
}

static void
test_words (void)
{
  g_autofree char *spoken = cle_question_spoken (2, 10, "Why?");
  g_autofree char *saved = cle_question_saved_text (G_GINT64_CONSTANT (1795262400000), 122);

  g_assert_cmpstr (spoken, ==, "Question 3 of 10: Why?");
  g_assert_cmpstr (saved, ==, "Already saved, 14:02");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/question/keys", test_keys);
  g_test_add_func ("/question/letters", test_letters);
  g_test_add_func ("/question/next-label", test_next_label);
  g_test_add_func ("/question/evidence", test_evidence);
  g_test_add_func ("/question/ways", test_ways);
  g_test_add_func ("/question/words", test_words);

  return g_test_run ();
}
