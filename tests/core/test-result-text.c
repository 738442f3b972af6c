/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assessment/cle-answer-marks.h"
#include "assessment/cle-library.h"
#include "assessment/cle-outcome.h"
#include "kiosk/cle-result-text.h"
#include "test-records.h"

#include <string.h>

#define AT G_GINT64_CONSTANT (1795301999000) /* 2026-11-21T22:59:59Z */

static CleResult *
make_result (const char *answers)
{
  g_autoptr (CleLibrary) library = cle_library_new (NULL);
  g_autoptr (CleQuestionnaire) questionnaire =
      cle_library_find (library, CLE_BUILT_IN_QUESTIONNAIRE, NULL);
  CleResult *result = cle_result_new ();
  g_autofree CleAnswer *all = NULL;
  CleOutcome outcome;

  g_strlcpy (result->head.id, "00000000-0000-4000-8000-000000000001", sizeof result->head.id);
  result->head.at = AT;
  result->head.offset = 120;
  result->duration = 60000;
  result->questionnaire = g_strdup (CLE_BUILT_IN_QUESTIONNAIRE);
  result->revision = cle_questionnaire_get_revision (questionnaire);
  result->digest = g_strdup (cle_questionnaire_get_digest (questionnaire));
  result->subject = g_strdup ("The house of Erika");
  for (guint i = 0; answers[i] != '\0'; i++)
    {
      CleAnswered answered = { g_strdup (cle_question_get_id (
                                   cle_questionnaire_get_question (questionnaire, i))),
                               CLE_ANSWER_NONE, NULL };

      g_assert_true (cle_answer_from_code (answers[i], &answered.answer));
      g_array_append_val (result->answers, answered);
    }
  all = cle_result_dup_answers (result, questionnaire);
  outcome = cle_outcome_compute (questionnaire, all);
  result->score = outcome.score;
  result->max = outcome.max;
  result->n_unsure = outcome.n_unsure;

  return result;
}

static void
test_lines (void)
{
  g_autoptr (CleResult) result = make_result ("yyyyyynnuu");
  g_autofree char *text = cle_result_text_format (result);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (strlen (text), <, CLE_RESULT_TEXT_MAX);
  g_assert_cmpstr (lines[0], ==, "Clientele " CLE_VERSION);
  g_assert_cmpstr (lines[1], ==, "2026-11-22");
  g_assert_cmpstr (lines[2], ==, "score 6 to 8 of 10, 2 not sure");
  g_assert_cmpstr (lines[3], ==, "client-orientation 1");
  g_assert_cmpstr (lines[4], ==, "answers yyyyyynnuu");
  g_assert_true (g_str_has_prefix (lines[5], "crc32 "));
  g_assert_cmpstr (lines[6], ==, "");
  g_assert_null (strstr (text, "0000-4000"));
  g_assert_null (strstr (text, ":59"));
  g_assert_null (strstr (text, "Erika"));
}

static void
test_sure (void)
{
  g_autoptr (CleResult) result = make_result ("yyyyyyyyyy");
  g_autofree char *text = NULL;

  result->score = 6125;
  text = cle_result_text_format (result);
  g_assert_nonnull (strstr (text, "\nscore 6.125 of 10\n"));
}

/* Any one byte that changes is noticed. */
static void
test_check (void)
{
  g_autoptr (CleResult) result = make_result ("yyyyyynnuu");
  g_autofree char *text = cle_result_text_format (result);
  g_autofree char *loose = g_strconcat (text, " \r\n", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (cle_result_text_check (text, &error));
  g_assert_no_error (error);
  g_assert_true (cle_result_text_check (loose, &error));
  for (gsize i = 0; i + 1 < strlen (text); i++)
    {
      g_autofree char *changed = g_strdup (text);

      changed[i] ^= 1;
      g_assert_false (cle_result_text_check (changed, &error));
      g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_false (cle_result_text_check ("", &error));
  g_clear_error (&error);
  g_assert_false (cle_result_text_check ("crc32 zzzzzzzz", &error));
}

/* The longest questionnaire there can be, with the longest id. */
static void
test_longest (void)
{
  g_autoptr (CleResult) result = make_result ("");
  g_autofree char *text = NULL;

  g_free (result->questionnaire);
  result->questionnaire = g_strnfill (64, 'x');
  g_free (result->digest);
  result->digest = g_strdup (TEST_DIGEST);
  result->revision = 1000000;
  result->score = result->max = G_GINT64_CONSTANT (9007199254740991);
  for (guint i = 0; i < 256; i++)
    {
      CleAnswered answered = { g_strdup_printf ("q%u", i), (CleAnswer) (1 + i % 3), NULL };

      g_array_append_val (result->answers, answered);
      result->n_unsure += answered.answer == CLE_ANSWER_UNSURE;
      text = (g_free (text), cle_result_text_format (result));
      g_assert_cmpuint (strlen (text), <, CLE_RESULT_TEXT_MAX);
    }
  g_assert_nonnull (strstr (text, "\nanswers y86 u85 n85\n"));
}

static void
test_marks (void)
{
  static const struct
  {
    const char *answers;
    gint64 duration;
    guint marks;
  } cases[] = {
    { "ynynynynyn", 60000, 0 },
    { "ynynynynyn", 10000, 0 },
    { "ynynynynyn", 9999, CLE_MARK_FAST },
    { "ynynynynyn", 100, CLE_MARK_FAST },
    { "ynynynynyn", 99, 0 },
    { "ynynynynyn", 0, 0 },
    { "yyyyyyyyyy", 60000, CLE_MARK_STRAIGHT },
    { "nnnnnnnn", 60000, CLE_MARK_STRAIGHT },
    { "uuuuuuu", 60000, 0 },
    { "yyyyyyyyyn", 60000, 0 },
    { "nyyyyyyyyy", 60000, 0 },
    { "uuuuuuuuuu", 2000, CLE_MARK_FAST | CLE_MARK_STRAIGHT },
    { "", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CleResult) result = make_result (cases[i].answers);

      result->duration = cases[i].duration;
      g_assert_cmpuint (cle_answer_marks_find (result), ==, cases[i].marks);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/result-text/lines", test_lines);
  g_test_add_func ("/result-text/sure", test_sure);
  g_test_add_func ("/result-text/check", test_check);
  g_test_add_func ("/result-text/longest", test_longest);
  g_test_add_func ("/answer-marks/table", test_marks);

  return g_test_run ();
}
