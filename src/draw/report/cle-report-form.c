/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assessment/cle-outcome.h"
#include "cle-report-private.h"

#include <glib/gi18n-lib.h>

static void
add_questions (CleReport              *self,
               const CleQuestionnaire *questionnaire,
               const char             *language)
{
  for (guint i = 0; i < cle_questionnaire_get_n_questions (questionnaire); i++)
    {
      const CleQuestion *question = cle_questionnaire_get_question (questionnaire, i);
      const char *evidence = cle_question_get_field (question, CLE_QUESTION_EVIDENCE, language);
      CleReportPart *part =
          cle_report_add_part (self, CLE_PART_CHOICE,
                               cle_question_get_field (question, CLE_QUESTION_TEXT, language));

      part->label = g_strdup_printf ("%u", i + 1);
      part->detail = g_strdup (evidence != NULL ? evidence : _ ("How do you know?"));
    }
}

/* Questions of one kind are said once; others are listed by their numbers. */
static gboolean
are_alike (const CleQuestionnaire *questionnaire)
{
  const CleQuestion *first = cle_questionnaire_get_question (questionnaire, 0);

  for (guint i = 1; i < cle_questionnaire_get_n_questions (questionnaire); i++)
    for (CleAnswer answer = CLE_ANSWER_YES; answer <= CLE_ANSWER_NO; answer++)
      if (cle_question_get_points (cle_questionnaire_get_question (questionnaire, i), answer) !=
          cle_question_get_points (first, answer))
        return FALSE;

  return TRUE;
}

static void
add_points (CleReport         *self,
            const CleQuestion *question,
            guint              number)
{
  g_autofree char *yes = cle_points_format (cle_question_get_points (question, CLE_ANSWER_YES));
  g_autofree char *unsure =
      cle_points_format (cle_question_get_points (question, CLE_ANSWER_UNSURE));
  g_autofree char *no = cle_points_format (cle_question_get_points (question, CLE_ANSWER_NO));
  /* Translators: points for the three answers. */
  g_autofree char *text = g_strdup_printf (_ ("Yes: %s · Not sure: %s · No: %s"), yes, unsure, no);
  g_autofree char *label =
      number > 0 ? g_strdup_printf (_ ("Question %u"), number) : g_strdup (_ ("Each question"));

  cle_report_add_fact (self, label, text);
}

static void
add_scoring (CleReport              *self,
             const CleQuestionnaire *questionnaire,
             const char             *language)
{
  guint n = are_alike (questionnaire) ? 1 : cle_questionnaire_get_n_questions (questionnaire);

  cle_report_add_heading (self, 2, _ ("How to count"));
  cle_report_add_part (self, CLE_PART_TEXT,
                       _ ("Add up the points of all answers. Then add what each “not sure” could "
                          "still bring: the two sums are the ends of the range in which the score "
                          "lies."));
  for (guint i = 0; i < n; i++)
    add_points (self, cle_questionnaire_get_question (questionnaire, i), n > 1 ? i + 1 : 0);
  for (guint i = 0; i < cle_questionnaire_get_n_bands (questionnaire); i++)
    {
      const CleBand *band = cle_questionnaire_get_band (questionnaire, i);
      g_autofree char *from = cle_points_format (cle_band_get_from (band));
      g_autofree char *label = g_strdup_printf (_ ("From %s"), from);

      cle_report_add_fact (self, label, cle_band_get_name (band, language));
    }
  cle_report_add_part (self, CLE_PART_FIELD, _ ("Points"));
}

/**
 * cle_report_new_blank_form:
 * @questionnaire: what is to be asked
 * @language: (nullable): one of its languages; %NULL for its own
 *
 * A form to fill in by hand: who answers and with whose voice, each question
 * with three boxes and room for evidence, and how to count.
 *
 * Returns: (transfer full): the report
 */
CleReport *
cle_report_new_blank_form (const CleQuestionnaire *questionnaire,
                           const char             *language)
{
  const char *words =
      language != NULL ? language : cle_questionnaire_get_languages (questionnaire)[0];
  const char *title = cle_questionnaire_get_title (questionnaire, words);
  const char *intro = cle_questionnaire_get_intro (questionnaire, words);
  CleReport *self = cle_report_new (title, words);

  g_free (self->foot);
  self->foot = g_strdup_printf (_ ("%s · revision %u"), title,
                                cle_questionnaire_get_revision (questionnaire));
  cle_report_add_heading (self, 1, title);
  if (intro != NULL)
    cle_report_add_part (self, CLE_PART_TEXT, intro);
  cle_report_add_part (self, CLE_PART_FIELD, _ ("What is assessed"));
  cle_report_add_part (self, CLE_PART_FIELD, _ ("Name, if you like"));
  cle_report_add_part (self, CLE_PART_VOICES, _ ("Whose voice"));
  cle_report_add_part (self, CLE_PART_FIELD, _ ("Date"));
  add_questions (self, questionnaire, words);
  add_scoring (self, questionnaire, words);

  return self;
}
