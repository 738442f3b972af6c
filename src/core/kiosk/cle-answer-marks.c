/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-answer-marks.h"

#define FAST_PER_QUESTION 1000 /* ms */
#define BY_A_PROGRAM      100  /* ms; nobody takes less for all of them */
#define STRAIGHT_AT_LEAST 8    /* questions */

/* What was written down later, or by a script, took a time that says nothing. */
static gboolean
is_fast (const CleResult *result)
{
  return result->duration >= BY_A_PROGRAM &&
         result->duration < (gint64) result->answers->len * FAST_PER_QUESTION;
}

static gboolean
is_straight (const CleResult *result)
{
  if (result->answers->len < STRAIGHT_AT_LEAST)
    return FALSE;

  for (guint i = 1; i < result->answers->len; i++)
    if (g_array_index (result->answers, CleAnswered, i).answer !=
        g_array_index (result->answers, CleAnswered, 0).answer)
      return FALSE;

  return TRUE;
}

/**
 * cle_answer_marks_find:
 * @result: a result
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
 * Returns: the marks of #CleAnswerMarks that @result has
 */
guint
cle_answer_marks_find (const CleResult *result)
{
  return (is_fast (result) ? CLE_MARK_FAST : 0u) | (is_straight (result) ? CLE_MARK_STRAIGHT : 0u);
}
