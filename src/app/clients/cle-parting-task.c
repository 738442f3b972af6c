/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-parting-task.h"

#include "cle-client-acting.h"
#include "clients/cle-parting-acts.h"

#include <glib/gi18n.h>

/* Something about a parting, on its way to the disk. */
typedef struct
{
  CleParting     *parting;
  ClePartingItem  item;
  gboolean        done;
  char           *note;
  char           *look;
  char           *change;
  char           *record;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  cle_parting_free (order->parting);
  g_free (order->note);
  g_free (order->look);
  g_free (order->change);
  g_free (order->record);
  g_free (order);
}

static Order *
order_new (const CleParting *parting)
{
  Order *order = g_new0 (Order, 1);

  order->parting = cle_parting_copy (parting);

  return order;
}

static gboolean
set_step (CleStore *store,
          gpointer  data,
          GError  **error)
{
  Order *order = data;

  return cle_parting_set_step (store, order->parting, order->item, order->done, order->note,
                               &order->record, error);
}

static gboolean
finish (CleStore *store,
        gpointer  data,
        GError  **error)
{
  Order *order = data;

  return cle_parting_finish (store, order->parting, order->look, order->change, &order->record,
                             error);
}

static gboolean
call_off (CleStore *store,
          gpointer  data,
          GError  **error)
{
  Order *order = data;

  return cle_parting_call_off (store, order->parting, NULL, &order->record, error);
}

/**
 * cle_parting_task_step:
 * @widget: where to say how it went
 * @model: the clients
 * @parting: an open parting
 * @item: of its checklist
 * @done: whether it is seen to
 * @note: (nullable): the day or the name that goes with it
 * @acted: called with @widget when it is durable, or has failed
 */
void
cle_parting_task_step (GtkWidget        *widget,
                       CleClientModel   *model,
                       const CleParting *parting,
                       ClePartingItem    item,
                       gboolean          done,
                       const char       *note,
                       CleClientActed    acted)
{
  Order *order = order_new (parting);

  order->item = item;
  order->done = done;
  order->note = g_strdup (note);
  cle_client_acting_start_then (widget, cle_client_model_get_session (model), set_step, order,
                                order_free, done ? _ ("Seen to") : _ ("Open again"), acted);
}

/**
 * cle_parting_task_finish:
 * @widget: where to say how it went
 * @model: the clients
 * @parting: an open parting, all of its list seen to
 * @look: (nullable): a day to look again
 * @change: (nullable): what would have to change by then
 */
void
cle_parting_task_finish (GtkWidget        *widget,
                         CleClientModel   *model,
                         const CleParting *parting,
                         const char       *look,
                         const char       *change)
{
  Order *order = order_new (parting);

  order->look = g_strdup (look);
  order->change = g_strdup (change);
  cle_client_acting_start (widget, cle_client_model_get_session (model), finish, order, order_free,
                           _ ("You have parted. Thank you for doing it with respect."));
}

/**
 * cle_parting_task_stop:
 * @widget: where to say how it went
 * @model: the clients
 * @parting: an open parting
 */
void
cle_parting_task_stop (GtkWidget        *widget,
                       CleClientModel   *model,
                       const CleParting *parting)
{
  cle_client_acting_start (widget, cle_client_model_get_session (model), call_off,
                           order_new (parting), order_free, _ ("The client stays"));
}
