/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-previous.h"

static gboolean
is_comparable (const CleHistoryRow *row,
               const CleResult     *result)
{
  return !row->trashed && row->at <= result->head.at && row->voice == result->voice &&
         g_strcmp0 (row->questionnaire, result->questionnaire) == 0 &&
         g_strcmp0 (row->subject, result->subject) == 0 &&
         g_strcmp0 (row->id, result->head.id) != 0;
}

/**
 * cle_previous_search:
 * @history: all results
 * @result: one of them, or one that is newer than what was loaded
 * @searched: (inout): how many of the newest rows have been looked at
 * @row: (out): which row, once it is found
 *
 * Looks for the last result before @result of the same subject, voice and
 * questionnaire that is not in the trash, through at most %CLE_PREVIOUS_SLICE
 * rows at once.
 *
 * Returns: what came of it
 */
ClePrevious
cle_previous_search (CleHistory      *history,
                     const CleResult *result,
                     guint           *searched,
                     guint           *row)
{
  g_return_val_if_fail (CLE_IS_HISTORY (history), CLE_PREVIOUS_NONE);

  guint n = cle_history_get_n_rows (history);
  guint end = MIN (n, *searched + CLE_PREVIOUS_SLICE);

  for (; *searched < end; (*searched)++)
    {
      CleHistoryRow candidate;

      *row = cle_history_get_newest (history, *searched);
      cle_history_get_row (history, *row, &candidate);
      if (is_comparable (&candidate, result))
        return CLE_PREVIOUS_FOUND;
    }

  return end == n ? CLE_PREVIOUS_NONE : CLE_PREVIOUS_MORE;
}
