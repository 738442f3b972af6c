/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-result-closures.h"

#include "assessment/cle-isolate.h"
#include "cle-format-closures.h"

#include <glib/gi18n.h>

/**
 * cle_result_about_text:
 * @result: a result
 * @respondent: (nullable): the name of who answered
 * @questionnaire: the title of the questionnaire
 * @now: the present time in milliseconds
 *
 * Returns: (transfer full): what it is about, by whom and when, in one line
 */
char *
cle_result_about_text (const CleResult *result,
                       const char      *respondent,
                       const char      *questionnaire,
                       gint64           now)
{
  g_autofree char *about = cle_format_about (result->subject, result->voice);
  g_autofree char *moment = cle_format_moment (result->head.at, now, result->head.offset);
  g_autofree char *duration = cle_format_duration (result->duration);
  g_autofree char *title = cle_isolate (questionnaire);
  g_autofree char *name = cle_isolate (respondent != NULL ? respondent : "");
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  g_ptr_array_add (parts, title);
  g_ptr_array_add (parts, about);
  if (*name != '\0')
    g_ptr_array_add (parts, name);
  g_ptr_array_add (parts, moment);
  /* Answers on paper took a time that nobody measured. */
  if (result->duration > 0)
    g_ptr_array_add (parts, duration);
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

/**
 * cle_result_question_tag:
 * @question: index of a question
 * @answer: its answer
 *
 * Returns: (transfer full): "Question 6 · No"
 */
char *
cle_result_question_tag (guint     question,
                         CleAnswer answer)
{
  return g_strdup_printf (_ ("Question %u · %s"), question + 1, cle_format_answer (answer));
}

/**
 * cle_result_step_text:
 * @how: (nullable): how to take the step
 * @question: index of the question it belongs to
 * @answer: the answer that was given
 *
 * Returns: (transfer full): what stands below the step
 */
char *
cle_result_step_text (const char *how,
                      guint       question,
                      CleAnswer   answer)
{
  g_autofree char *tag = cle_result_question_tag (question, answer);

  if (how == NULL || *how == '\0')
    return g_steal_pointer (&tag);

  return g_strconcat (how, "\n", tag, NULL);
}
