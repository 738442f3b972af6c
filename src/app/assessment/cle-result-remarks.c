/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-result-remarks.h"

#include "assessment/cle-answer-marks.h"
#include "cle-plain-row.h"

#include <glib/gi18n.h>

/* A mark is no verdict: an honest office may answer all with yes. */
static void
list_marks (GtkListBox      *list,
            const CleResult *result)
{
  guint marks = cle_answer_marks_find (result);
  const char *counts = _ ("The result counts as all others.");

  if ((marks & CLE_MARK_FAST) != 0)
    gtk_list_box_append (list, cle_plain_row_new (_ ("Answered in less than a second a question."),
                                                  counts));
  if ((marks & CLE_MARK_STRAIGHT) != 0)
    gtk_list_box_append (list,
                         cle_plain_row_new (_ ("The same answer to every question."), counts));
}

/**
 * cle_result_remarks_list:
 * @list: where to show them, instead of what it showed
 * @result: a result
 * @questionnaire: what was asked
 * @given: its answers, in the order of the questions
 * @language: of the remarks
 *
 * Returns: %FALSE if there is nothing to say
 */
gboolean
cle_result_remarks_list (GtkListBox             *list,
                         const CleResult        *result,
                         const CleQuestionnaire *questionnaire,
                         const CleAnswer        *given,
                         const char             *language)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);

  list_marks (list, result);
  for (guint i = 0; i < cle_questionnaire_get_n_remarks (questionnaire); i++)
    if (cle_questionnaire_remark_applies (questionnaire, i, given))
      gtk_list_box_append (list, cle_plain_row_new (cle_questionnaire_get_remark (questionnaire, i,
                                                                                  language),
                                                    NULL));

  return gtk_widget_get_first_child (GTK_WIDGET (list)) != NULL;
}
