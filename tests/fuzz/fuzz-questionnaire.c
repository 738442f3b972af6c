/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assessment/cle-outcome.h"
#include "assessment/cle-revision.h"

#include <string.h>

/* Compiled by hand, like fuzz-json.c, with src/core/assessment/cle-answer.c,
 * cle-outcome.c, cle-questionnaire*.c and cle-revision.c. Give it the built-in
 * questionnaire as a corpus.
 *
 * No input may crash the reader. What it accepts can be asked for everything,
 * in every language and with any answers, and given another number. */

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

#define REQUIRE(condition)                                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if (!(condition))                                                                              \
      g_error ("%s", #condition);                                                                  \
  }                                                                                                \
  G_STMT_END

static void
check_language (const CleQuestionnaire *questionnaire,
                const char             *language)
{
  g_auto (GStrv) missing = cle_questionnaire_list_untranslated (questionnaire, language);
  const char *const wanted[] = { language, NULL };

  REQUIRE (missing != NULL);
  REQUIRE (strcmp (cle_questionnaire_pick_language (questionnaire, wanted), "") != 0);
  REQUIRE (*cle_questionnaire_get_title (questionnaire, language) != '\0');
  cle_questionnaire_get_intro (questionnaire, language);

  for (guint i = 0; i < cle_questionnaire_get_n_questions (questionnaire); i++)
    {
      const CleQuestion *question = cle_questionnaire_get_question (questionnaire, i);

      REQUIRE (*cle_question_get_field (question, CLE_QUESTION_TEXT, language) != '\0');
      for (guint j = 0; j < CLE_N_QUESTION_FIELDS; j++)
        cle_question_get_field (question, j, language);
    }
  for (guint i = 0; i < cle_questionnaire_get_n_bands (questionnaire); i++)
    {
      const CleBand *band = cle_questionnaire_get_band (questionnaire, i);

      REQUIRE (*cle_band_get_name (band, language) != '\0');
      cle_band_get_text (band, language);
    }
  for (guint i = 0; i < cle_questionnaire_get_n_remarks (questionnaire); i++)
    REQUIRE (*cle_questionnaire_get_remark (questionnaire, i, language) != '\0');
}

static void
check_answers (const CleQuestionnaire *questionnaire,
               CleAnswer               answer)
{
  guint n_questions = cle_questionnaire_get_n_questions (questionnaire);
  g_autofree CleAnswer *answers = g_new (CleAnswer, n_questions);
  g_autofree guint *weakest = NULL;
  CleOutcome outcome;
  guint n_found;

  for (guint i = 0; i < n_questions; i++)
    answers[i] = answer;

  outcome = cle_outcome_compute (questionnaire, answers);
  REQUIRE (outcome.max > 0);
  REQUIRE (outcome.score >= 0 && outcome.score <= outcome.upper && outcome.upper <= outcome.max);
  weakest = cle_outcome_list_weakest (questionnaire, answers, &n_found);
  REQUIRE (n_found <= n_questions);
  cle_outcome_find_band (questionnaire, outcome.score);
  for (guint i = 0; i < cle_questionnaire_get_n_remarks (questionnaire); i++)
    cle_questionnaire_remark_applies (questionnaire, i, answers);
}

static void
check_revision (const CleQuestionnaire *questionnaire)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CleQuestionnaire) next = NULL;
  g_autoptr (GError) error = NULL;

  bytes = cle_revision_set_number (cle_questionnaire_get_bytes (questionnaire), 1000000);
  if (g_bytes_get_size (bytes) > 2 * 1024 * 1024)
    return;

  next = cle_questionnaire_new_from_bytes (bytes, "fuzz", &error);
  REQUIRE (next != NULL);
  REQUIRE (cle_questionnaire_get_revision (next) == 1000000);
  REQUIRE (cle_revision_is_same (next, cle_questionnaire_get_bytes (questionnaire)));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (CleQuestionnaire) questionnaire = NULL;
  const char *const *languages;

  questionnaire = cle_questionnaire_new_from_bytes (bytes, "fuzz", &error);
  REQUIRE ((questionnaire == NULL) == (error != NULL));
  if (questionnaire == NULL)
    {
      REQUIRE (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }

  languages = cle_questionnaire_get_languages (questionnaire);
  for (guint i = 0; languages[i] != NULL; i++)
    check_language (questionnaire, languages[i]);
  for (guint i = CLE_ANSWER_NONE; i <= CLE_ANSWER_NO; i++)
    check_answers (questionnaire, i);
  check_revision (questionnaire);

  return 0;
}
