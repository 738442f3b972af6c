/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-trash.h"
#include "store/cle-acts.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)

/* A clock that is behind the newest record is not to be trusted with this. */
static gboolean
is_behind (CleHistory *history,
           gint64      now)
{
  CleHistoryRow newest;

  if (cle_history_get_n_rows (history) == 0)
    return FALSE;

  cle_history_get_row (history, cle_history_get_newest (history, 0), &newest);
  return now < newest.at;
}

/**
 * cle_trash_list_expired:
 * @history: a history
 * @now: wall clock, ms
 *
 * Returns: (transfer full): the ids of the results that have been in the trash
 *   for more than %CLE_TRASH_DAYS days, to be handed to cle_erase_results();
 *   none while the clock is behind the records.
 */
char **
cle_trash_list_expired (CleHistory *history,
                        gint64      now)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) remarks = cle_remarks_list (cle_history_get_remarks (history));
  guint n = is_behind (history, now) ? 0 : remarks->len;

  for (guint i = 0; i < n; i++)
    {
      const CleRemark *remark = g_ptr_array_index (remarks, i);
      char id[CLE_UUID_LENGTH + 1];
      guint row;

      cle_id_format (remark->id, id);
      if (remark->trashed && now - remark->trash_at > CLE_TRASH_DAYS * DAY_MS &&
          cle_history_find (history, id, &row))
        g_ptr_array_add (ids, g_strdup (id));
    }
  g_ptr_array_add (ids, NULL);

  return (char **) g_ptr_array_steal (ids, NULL);
}
