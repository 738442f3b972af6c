/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-store-task.h"

#include "cle-held-task.h"

typedef struct
{
  CleStoreTaskFunc func;
  gpointer         order;
  GDestroyNotify   free_order;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->free_order != NULL)
    job->free_order (job->order);
  g_free (job);
}

static void
work (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (job->func (CLE_STORE (source), job->order, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * cle_store_task_start:
 * @store: a store
 * @func: what to do, in a thread
 * @order: (transfer full) (nullable): for @func
 * @free_order: (nullable): frees @order
 * @callback: called when it is done and durable, or has failed
 * @data: for @callback
 */
void
cle_store_task_start (CleStore            *store,
                      CleStoreTaskFunc     func,
                      gpointer             order,
                      GDestroyNotify       free_order,
                      GAsyncReadyCallback  callback,
                      gpointer             data)
{
  g_return_if_fail (CLE_IS_STORE (store));
  g_return_if_fail (func != NULL);

  g_autoptr (GTask) task = g_task_new (store, NULL, callback, data);
  Job *job = g_new (Job, 1);

  *job = (Job){ func, order, free_order };
  g_task_set_task_data (task, job, job_free);
  cle_held_task_run (task, work);
}

/**
 * cle_store_task_finish:
 * @result: what the callback got
 * @error: return location of the reason
 *
 * Returns: whether it was done
 */
gboolean
cle_store_task_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
