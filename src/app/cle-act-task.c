/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-act-task.h"

#include "store/cle-acts.h"
#include "store/cle-erase.h"
#include "store/cle-move.h"

typedef struct
{
  CleAct act;
  char  *id;
  char **ids; /* of results to erase */
  char  *text;
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  g_free (self->id);
  g_strfreev (self->ids);
  g_free (self->text);
  g_free (self);
}

static gboolean
carry_out (CleStore    *store,
           const Order *order,
           GError     **error)
{
  switch (order->act)
    {
    case CLE_ACT_NOTE:
      return cle_act_note (store, order->id, order->text, error);
    case CLE_ACT_TRASH:
      return cle_act_trash (store, order->id, error);
    case CLE_ACT_RESTORE:
      return cle_act_restore (store, order->id, error);
    case CLE_ACT_ERASE:
      return cle_erase_results (store, (const char *const *) order->ids, error);
    case CLE_ACT_ERASE_EVERYTHING:
      return cle_erase_everything (store, error);
    case CLE_ACT_MOVE:
      return cle_store_move (store, order->text, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static void
work (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  GError *error = NULL;

  if (carry_out (CLE_STORE (source), data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
start (CleStore           *store,
       Order              *order,
       GAsyncReadyCallback callback,
       gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (store, NULL, callback, data);

  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, work);
}

/**
 * cle_act_task_start:
 * @store: a store
 * @act: what to do, anything but %CLE_ACT_ERASE
 * @id: (nullable): of a result
 * @text: (nullable): what the act needs besides
 * @callback: called when it is done and durable, or has failed
 * @data: for @callback
 *
 * Never cancelled: what the user has ordered is carried out.
 */
void
cle_act_task_start (CleStore           *store,
                    CleAct              act,
                    const char         *id,
                    const char         *text,
                    GAsyncReadyCallback callback,
                    gpointer            data)
{
  g_return_if_fail (CLE_IS_STORE (store));

  Order *order = g_new0 (Order, 1);

  order->act = act;
  order->id = g_strdup (id);
  order->text = g_strdup (text);
  start (store, order, callback, data);
}

/**
 * cle_act_task_erase:
 * @store: a store
 * @ids: (array zero-terminated=1): of results
 * @callback: called when they are gone, or it has failed
 * @data: for @callback
 *
 * Erases results for good.
 */
void
cle_act_task_erase (CleStore           *store,
                    const char *const  *ids,
                    GAsyncReadyCallback callback,
                    gpointer            data)
{
  g_return_if_fail (CLE_IS_STORE (store));
  g_return_if_fail (ids != NULL);

  Order *order = g_new0 (Order, 1);

  order->act = CLE_ACT_ERASE;
  order->ids = g_strdupv ((char **) ids);
  start (store, order, callback, data);
}

/**
 * cle_act_task_finish:
 * @result: what the callback got
 * @error: return location of the reason
 *
 * Returns: whether it was done
 */
gboolean
cle_act_task_finish (GAsyncResult *result,
                     GError      **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
