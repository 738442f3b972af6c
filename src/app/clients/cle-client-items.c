/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-items.h"

#include "cle-client-item.h"

struct _CleClientItems
{
  GObject    parent_instance;

  CleJudge  *judge;   /* (nullable): keeps the clients */
  GPtrArray *clients; /* (nullable): of CleJudged */
};

static void cle_client_items_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CleClientItems, cle_client_items, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cle_client_items_iface_init))

static GType
cle_client_items_get_item_type (GListModel *model)
{
  return CLE_TYPE_CLIENT_ITEM;
}

static guint
cle_client_items_get_n_items (GListModel *model)
{
  CleClientItems *self = CLE_CLIENT_ITEMS (model);

  return self->clients != NULL ? self->clients->len : 0;
}

static gpointer
cle_client_items_get_item (GListModel *model,
                           guint       position)
{
  CleClientItems *self = CLE_CLIENT_ITEMS (model);

  return position < cle_client_items_get_n_items (model)
             ? cle_client_item_new (self->clients->pdata[position])
             : NULL;
}

static void
cle_client_items_finalize (GObject *object)
{
  CleClientItems *self = CLE_CLIENT_ITEMS (object);

  g_clear_pointer (&self->clients, g_ptr_array_unref);
  g_clear_pointer (&self->judge, cle_judge_unref);

  G_OBJECT_CLASS (cle_client_items_parent_class)->finalize (object);
}

static void
cle_client_items_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = cle_client_items_get_item_type;
  iface->get_n_items = cle_client_items_get_n_items;
  iface->get_item = cle_client_items_get_item;
}

static void
cle_client_items_class_init (CleClientItemsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cle_client_items_finalize;
}

static void
cle_client_items_init (CleClientItems *self)
{
}

/**
 * cle_client_items_new:
 *
 * Returns: (transfer full): a list of nobody
 */
CleClientItems *
cle_client_items_new (void)
{
  return g_object_new (CLE_TYPE_CLIENT_ITEMS, NULL);
}

/**
 * cle_client_items_set:
 * @self: a list
 * @judge: who judged them
 * @clients: (transfer full) (element-type CleJudged): clients of @judge, in the
 *   order of the list
 *
 * All items are others from now on.
 */
void
cle_client_items_set (CleClientItems *self,
                      CleJudge       *judge,
                      GPtrArray      *clients)
{
  g_return_if_fail (CLE_IS_CLIENT_ITEMS (self));

  guint n = cle_client_items_get_n_items (G_LIST_MODEL (self));
  g_autoptr (GPtrArray) before = self->clients;
  CleJudge *judge_before = self->judge;

  self->judge = cle_judge_ref (judge);
  self->clients = clients;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n, clients->len);
  g_clear_pointer (&judge_before, cle_judge_unref);
}
