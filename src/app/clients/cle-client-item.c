/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-item.h"

struct _CleClientItem
{
  GObject          parent_instance;

  const CleJudged *judged;
};

G_DEFINE_FINAL_TYPE (CleClientItem, cle_client_item, G_TYPE_OBJECT)

static void
cle_client_item_class_init (CleClientItemClass *klass)
{
}

static void
cle_client_item_init (CleClientItem *self)
{
}

/**
 * cle_client_item_new:
 * @judged: a client; borrowed
 *
 * Returns: (transfer full): an item
 */
CleClientItem *
cle_client_item_new (const CleJudged *judged)
{
  CleClientItem *self = g_object_new (CLE_TYPE_CLIENT_ITEM, NULL);

  self->judged = judged;

  return self;
}

/**
 * cle_client_item_get_judged:
 * @self: an item
 *
 * Returns: (transfer none): its client
 */
const CleJudged *
cle_client_item_get_judged (CleClientItem *self)
{
  g_return_val_if_fail (CLE_IS_CLIENT_ITEM (self), NULL);

  return self->judged;
}
