/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-action-task.h"

/* An action to make, or the id of one whose state to set. */
typedef struct
{
  char          *id;
  CleActionState state;
  char          *reason;
  CleActionWish  wish; /* owns its texts */
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  g_free (order->id);
  g_free (order->reason);
  g_free ((char *) order->wish.result);
  g_free ((char *) order->wish.question);
  g_free ((char *) order->wish.subject);
  g_free ((char *) order->wish.what);
  g_free ((char *) order->wish.who);
  g_free ((char *) order->wish.due);
  g_free (order);
}

static gboolean
carry_out (CleStore    *store,
           const Order *order,
           GError     **error)
{
  g_autofree char *made = NULL;

  if (order->id != NULL)
    return cle_action_set_state (store, order->id, order->state, order->reason, error);

  made = cle_action_add (store, &order->wish, error);
  return made != NULL;
}

static void
work (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  GError *error = NULL;

  if (carry_out (source, data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
start (CleStore            *store,
       Order               *order,
       GAsyncReadyCallback  callback,
       gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (store, NULL, callback, data);

  g_task_set_task_data (task, order, free_order);
  g_task_run_in_thread (task, work);
}

/**
 * cle_action_task_add:
 * @store: a store
 * @wish: what, who and by when; copied
 * @callback: called when it is durable or has failed
 * @data: for @callback
 */
void
cle_action_task_add (CleStore            *store,
                     const CleActionWish *wish,
                     GAsyncReadyCallback  callback,
                     gpointer             data)
{
  Order *order = g_new0 (Order, 1);

  order->wish =
      (CleActionWish){ g_strdup (wish->result), g_strdup (wish->question), g_strdup (wish->subject),
                       g_strdup (wish->what),   g_strdup (wish->who),      g_strdup (wish->due) };
  start (store, order, callback, data);
}

/**
 * cle_action_task_set_state:
 * @store: a store
 * @id: of an action
 * @state: what became of it
 * @reason: (nullable): why it was dropped
 * @callback: called when it is durable or has failed
 * @data: for @callback
 */
void
cle_action_task_set_state (CleStore            *store,
                           const char          *id,
                           CleActionState       state,
                           const char          *reason,
                           GAsyncReadyCallback  callback,
                           gpointer             data)
{
  Order *order = g_new0 (Order, 1);

  order->id = g_strdup (id);
  order->state = state;
  order->reason = g_strdup (reason);
  start (store, order, callback, data);
}

/**
 * cle_action_task_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: %TRUE when it is durable
 */
gboolean
cle_action_task_finish (GAsyncResult  *result,
                        GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
