/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-answer-marks.h"

#define FAST_PER_QUESTION 1000 /* ms */
#define BY_A_PROGRAM      100  /* ms; nobody takes less for all of them */
#define STRAIGHT_AT_LEAST 8    /* questions */

/**
 * cle_answer_marks_judge:
 * @n_answers: how many questions were answered
 * @alike: whether all answers are the same
 * @duration: milliseconds for all of them; 0 for not measured
 *
 * Fast is less than a second for a question on average. Huang, Curran, Keeney,
 * Poposki and DeShon (Detecting and Deterring Insufficient Effort Responding to
 * Surveys, Journal of Business and Psychology 27, 2012) take it that nobody
 * reads and answers an item in less than two. Ours are short, on a kiosk some
 * come a second time and know them: half of that accuses nobody wrongly. Less
 * than a tenth of a second for all of them is no visitor but a script that
 * wrote answers down, and 0 a time that nobody measured.
 *
 * Straight is the same answer to all of at least eight questions (the longstring
 * of Johnson, Ascertaining the validity of individual protocols, Journal of
 * Research in Personality 39, 2005). An honest office may answer all with yes:
 * so it is a mark, not a verdict. If a third of the answers were each of the
 * three, by chance one in 3^7 = 2 187 would be straight.
 *
 * Returns: the marks of #CleAnswerMarks that such answers have
 */
guint
cle_answer_marks_judge (guint    n_answers,
                        gboolean alike,
                        gint64   duration)
{
  guint marks = 0;

  if (duration >= BY_A_PROGRAM && duration < (gint64) n_answers * FAST_PER_QUESTION)
    marks |= CLE_MARK_FAST;
  if (alike && n_answers >= STRAIGHT_AT_LEAST)
    marks |= CLE_MARK_STRAIGHT;

  return marks;
}

/**
 * cle_answer_marks_find:
 * @result: a result
 *
 * Returns: the marks that it has, see cle_answer_marks_judge()
 */
guint
cle_answer_marks_find (const CleResult *result)
{
  gboolean alike = TRUE;

  for (guint i = 1; i < result->answers->len; i++)
    alike &= g_array_index (result->answers, CleAnswered, i).answer ==
             g_array_index (result->answers, CleAnswered, 0).answer;

  return cle_answer_marks_judge (result->answers->len, alike, result->duration);
}

/**
 * cle_answer_marks_format:
 * @marks: of #CleAnswerMarks
 *
 * Returns: their names for programs, with a space between them; "" for none
 */
const char *
cle_answer_marks_format (guint marks)
{
  static const char *const names[] = { "", "fast", "straight", "fast straight" };

  return names[marks & (CLE_MARK_FAST | CLE_MARK_STRAIGHT)];
}
