/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-act-task.h"

#include "cle-store-task.h"
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
carry_out (CleStore *store,
           gpointer  data,
           GError  **error)
{
  const Order *order = data;

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

/**
 * cle_act_task_start:
 * @store: a store
 * @act: what to do, anything but %CLE_ACT_ERASE
 * @id: (nullable): of a result
 * @text: (nullable): what the act needs besides
 * @callback: called when it is done and durable, or has failed
 * @data: for @callback
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
  cle_store_task_start (store, carry_out, order, order_free, callback, data);
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
  cle_store_task_start (store, carry_out, order, order_free, callback, data);
}
