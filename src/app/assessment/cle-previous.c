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
 * cle_previous_find:
 * @history: all results
 * @result: one of them, or one that is newer than what was loaded
 * @row: (out): which row
 *
 * Looks for the last result before @result of the same subject, voice and
 * questionnaire that is not in the trash.
 *
 * Returns: whether there is one
 */
gboolean
cle_previous_find (CleHistory      *history,
                   const CleResult *result,
                   guint           *row)
{
  g_return_val_if_fail (CLE_IS_HISTORY (history), FALSE);

  guint n = cle_history_get_n_rows (history);

  for (guint i = 0; i < n; i++)
    {
      CleHistoryRow candidate;

      *row = cle_history_get_newest (history, i);
      cle_history_get_row (history, *row, &candidate);
      if (is_comparable (&candidate, result))
        return TRUE;
    }

  return FALSE;
}
