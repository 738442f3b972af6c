/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-outcome.h"

#include <locale.h>
#include <stdlib.h>

/**
 * cle_outcome_compute:
 * @questionnaire: what was asked
 * @answers: (array): an answer for each question; %CLE_ANSWER_NONE counts nothing
 *
 * Adds up what the answers are worth. Every "not sure" leaves open whether the
 * best answer is true: the certainty band reaches from score to upper.
 *
 * Returns: the sums, in thousandths of a point
 */
CleOutcome
cle_outcome_compute (const CleQuestionnaire *questionnaire,
                     const CleAnswer        *answers)
{
  guint n_questions = cle_questionnaire_get_n_questions (questionnaire);
  CleOutcome outcome = { 0 };

  for (guint i = 0; i < n_questions; i++)
    {
      const CleQuestion *question = cle_questionnaire_get_question (questionnaire, i);
      gint64 points = cle_question_get_points (question, answers[i]);
      gint64 best = cle_question_get_best (question);

      outcome.max += best;
      outcome.score += points;
      outcome.upper += answers[i] == CLE_ANSWER_UNSURE ? best : points;
      outcome.n_unsure += answers[i] == CLE_ANSWER_UNSURE;
      outcome.n_answered += answers[i] != CLE_ANSWER_NONE;
    }

  return outcome;
}

/**
 * cle_outcome_find_band:
 * @questionnaire: a questionnaire with bands
 * @score: thousandths of a point, from 0
 *
 * Returns: the index of the last band that begins at or below @score; 0 also
 *   when there are no bands
 */
guint
cle_outcome_find_band (const CleQuestionnaire *questionnaire,
                       gint64                  score)
{
  guint n_bands = cle_questionnaire_get_n_bands (questionnaire);
  guint found = 0;

  for (guint i = 1; i < n_bands; i++)
    if (cle_band_get_from (cle_questionnaire_get_band (questionnaire, i)) <= score)
      found = i;

  return found;
}

typedef struct
{
  guint    question;
  gboolean is_unsure;
  gint64   loss;
} Weakness;

static int
compare_weaknesses (gconstpointer a,
                    gconstpointer b)
{
  const Weakness *first = a;
  const Weakness *second = b;

  if (first->is_unsure != second->is_unsure)
    return first->is_unsure ? 1 : -1;
  if (first->loss != second->loss)
    return first->loss > second->loss ? -1 : 1;

  return first->question < second->question ? -1 : 1;
}

/**
 * cle_outcome_list_weakest:
 * @questionnaire: what was asked
 * @answers: (array): an answer for each question
 * @n_found: (out): how many were found
 *
 * Finds the answered questions that another answer would have been worth more
 * to: definite answers before "not sure", then by what was lost, then in the
 * order asked.
 *
 * Returns: (transfer full) (array length=n_found): indexes of questions; free
 *   with g_free()
 */
guint *
cle_outcome_list_weakest (const CleQuestionnaire *questionnaire,
                          const CleAnswer        *answers,
                          guint                  *n_found)
{
  guint n_questions = cle_questionnaire_get_n_questions (questionnaire);
  g_autofree Weakness *weaknesses = g_new0 (Weakness, n_questions);
  guint *questions = g_new0 (guint, n_questions);
  guint n = 0;

  for (guint i = 0; i < n_questions; i++)
    {
      const CleQuestion *question = cle_questionnaire_get_question (questionnaire, i);
      gint64 loss =
          cle_question_get_best (question) - cle_question_get_points (question, answers[i]);

      if (answers[i] != CLE_ANSWER_NONE && loss > 0)
        weaknesses[n++] = (Weakness){ i, answers[i] == CLE_ANSWER_UNSURE, loss };
    }

  qsort (weaknesses, n, sizeof *weaknesses, compare_weaknesses);
  for (guint i = 0; i < n; i++)
    questions[i] = weaknesses[i].question;

  *n_found = n;
  return questions;
}

/**
 * cle_points_format:
 * @points: thousandths of a point
 *
 * Writes points with as many decimals as they need, at most three, and with the
 * decimal separator of the current locale: 6000 is "6", 6500 is "6.5" or "6,5".
 *
 * Returns: (transfer full): the text
 */
char *
cle_points_format (gint64 points)
{
  guint64 size = points < 0 ? -(guint64) points : (guint64) points;
  guint thousandths = (guint) (size % 1000);
  g_autoptr (GString) text = g_string_new (points < 0 ? "−" : NULL);

  g_string_append_printf (text, "%" G_GUINT64_FORMAT, size / 1000);
  if (thousandths > 0)
    {
      g_string_append (text, localeconv ()->decimal_point);
      g_string_append_printf (text, "%03u", thousandths);
      while (text->str[text->len - 1] == '0')
        g_string_truncate (text, text->len - 1);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
