/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-report-actions.h"
#include "store/cle-people.h"

static void
free_action (gpointer data)
{
  CleReportAction *self = data;

  cle_action_free (self->action);
  g_free (self->who);
  g_free (self);
}

static gboolean
is_wanted (const CleAction          *action,
           const char               *result,
           const CleSelectionFilter *filter)
{
  if (result != NULL)
    return g_strcmp0 (action->result, result) == 0;

  return (filter->subject == NULL || g_str_equal (action->subject, filter->subject)) &&
         (filter->period.from == 0 || action->at >= filter->period.from) &&
         (filter->period.to == 0 || action->at < filter->period.to);
}

/**
 * cle_report_actions_copy:
 * @history: a loaded history
 * @result: (nullable): id of the one result whose actions are wanted
 * @filter: (nullable): of which subject and period, where no result is named
 *
 * Returns: (transfer full) (element-type CleReportAction): the actions, without
 *   the names of who does them
 */
GPtrArray *
cle_report_actions_copy (CleHistory               *history,
                         const char               *result,
                         const CleSelectionFilter *filter)
{
  CleActions *actions = cle_archive_get_actions (cle_history_get_archive (history));
  g_autoptr (GPtrArray) list = cle_actions_list (actions);
  GPtrArray *out = g_ptr_array_new_with_free_func (free_action);

  for (guint i = 0; i < list->len; i++)
    if (is_wanted (list->pdata[i], result, filter))
      {
        CleReportAction *each = g_new0 (CleReportAction, 1);

        each->action = cle_action_copy (list->pdata[i]);
        g_ptr_array_add (out, each);
      }

  return out;
}

/**
 * cle_report_actions_name:
 * @actions: (element-type CleReportAction): actions without names
 * @store: where people are named
 *
 * Reads who does them.
 */
void
cle_report_actions_name (const GPtrArray *actions,
                         CleStore        *store)
{
  for (guint i = 0; i < actions->len; i++)
    {
      CleReportAction *each = actions->pdata[i];

      if (each->action->who != NULL)
        each->who = cle_people_dup_name (store, each->action->who);
    }
}
