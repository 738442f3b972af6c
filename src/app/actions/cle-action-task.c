/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-action-task.h"

#include "cle-store-task.h"

/* An action to make, or one whose wording or state to change. */
typedef struct
{
  char          *id;
  CleAction     *edited; /* as it is before */
  CleActionState state;
  char          *reason;
  CleActionWish  wish; /* owns its texts */
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  g_free (order->id);
  g_clear_pointer (&order->edited, cle_action_free);
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
carry_out (CleStore *store,
           gpointer  data,
           GError  **error)
{
  const Order *order = data;
  const CleActionWish *wish = &order->wish;
  CleActionEdit edit = { wish->what, wish->who, wish->due };
  g_autofree char *made = NULL;

  if (order->edited != NULL)
    return cle_action_edit (store, order->edited, &edit, error);

  if (order->id != NULL)
    return cle_action_set_state (store, order->id, order->state, order->reason, error);

  made = cle_action_add (store, &order->wish, error);
  return made != NULL;
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
  cle_store_task_start (store, carry_out, order, free_order, callback, data);
}

/**
 * cle_action_task_edit:
 * @store: a store
 * @action: an open action, as it is
 * @edit: what to change; copied
 * @callback: called when it is durable or has failed
 * @data: for @callback
 */
void
cle_action_task_edit (CleStore            *store,
                      const CleAction     *action,
                      const CleActionEdit *edit,
                      GAsyncReadyCallback  callback,
                      gpointer             data)
{
  Order *order = g_new0 (Order, 1);

  order->edited = cle_action_copy (action);
  order->wish.what = g_strdup (edit->what);
  order->wish.who = g_strdup (edit->who);
  order->wish.due = g_strdup (edit->due);
  cle_store_task_start (store, carry_out, order, free_order, callback, data);
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
  cle_store_task_start (store, carry_out, order, free_order, callback, data);
}
