/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-history.h"

/**
 * cle_history_get_quiz:
 * @self: a history
 * @row: of a result
 *
 * Returns: (transfer none): what the result was answered with; lives until the
 *   history is replaced.
 */
const CleArchiveQuiz *
cle_history_get_quiz (CleHistory *self,
                      guint       row)
{
  CleArchive *archive = cle_history_get_archive (self);
  CleTableRow stored;

  cle_table_get (cle_archive_get_table (archive), row, &stored);
  return cle_archive_get_quiz (archive, stored.questionnaire);
}

/**
 * cle_history_get_answer:
 * @self: a history
 * @row: of a result
 * @question: id of a question
 *
 * Returns: the answer; %CLE_ANSWER_NONE if that was not asked.
 */
CleAnswer
cle_history_get_answer (CleHistory *self,
                        guint       row,
                        const char *question)
{
  CleAnswer answer;

  cle_history_get_answers (self, row, &question, 1, &answer);
  return answer;
}

/**
 * cle_history_get_answers:
 * @self: a history
 * @row: of a result
 * @questions: (array length=n_questions): ids of questions
 * @n_questions: how many
 * @answers: (out caller-allocates) (array length=n_questions): the answers, each
 *   %CLE_ANSWER_NONE if that was not asked
 */
void
cle_history_get_answers (CleHistory        *self,
                         guint              row,
                         const char *const *questions,
                         guint              n_questions,
                         CleAnswer         *answers)
{
  CleArchive *archive = cle_history_get_archive (self);
  const CleArchiveQuiz *quiz;
  CleTableRow stored;

  cle_table_get (cle_archive_get_table (archive), row, &stored);
  quiz = cle_archive_get_quiz (archive, stored.questionnaire);
  for (guint i = 0; i < n_questions; i++)
    {
      guint place;

      answers[i] = cle_archive_quiz_find_question (quiz, questions[i], &place)
                       ? cle_packed_get (stored.answers, place)
                       : CLE_ANSWER_NONE;
    }
}
