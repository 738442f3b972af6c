/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-growing-list.h"

#define FIRST 3   /* rows that are there at once */
#define STEP  4   /* rows that take a part of a frame */
#define WHOLE 220 /* more than a list view makes rows for */
#define FRAME 16  /* ms; in an idle source many steps would come between two frames */

struct _CleGrowingList
{
  GObject            parent_instance;

  GtkSliceListModel *slice;
  guint              source;
};

static void cle_growing_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CleGrowingList, cle_growing_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cle_growing_list_iface_init))

static gboolean
grow_cb (gpointer data)
{
  CleGrowingList *self = data;
  guint size = gtk_slice_list_model_get_size (self->slice) + STEP;
  GListModel *model = gtk_slice_list_model_get_model (self->slice);

  if (size < WHOLE && size < g_list_model_get_n_items (model))
    {
      gtk_slice_list_model_set_size (self->slice, size);
      return G_SOURCE_CONTINUE;
    }

  self->source = 0;
  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);

  return G_SOURCE_REMOVE;
}

static void
items_changed_cb (CleGrowingList *self,
                  guint           position,
                  guint           removed,
                  guint           added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static GType
cle_growing_list_get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (G_LIST_MODEL (CLE_GROWING_LIST (model)->slice));
}

static guint
cle_growing_list_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (CLE_GROWING_LIST (model)->slice));
}

static gpointer
cle_growing_list_get_item (GListModel *model,
                           guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (CLE_GROWING_LIST (model)->slice), position);
}

static void
cle_growing_list_dispose (GObject *object)
{
  CleGrowingList *self = CLE_GROWING_LIST (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->slice);

  G_OBJECT_CLASS (cle_growing_list_parent_class)->dispose (object);
}

static void
cle_growing_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = cle_growing_list_get_item_type;
  iface->get_n_items = cle_growing_list_get_n_items;
  iface->get_item = cle_growing_list_get_item;
}

static void
cle_growing_list_class_init (CleGrowingListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cle_growing_list_dispose;
}

static void
cle_growing_list_init (CleGrowingList *self)
{
}

/**
 * cle_growing_list_new:
 * @model: all items
 *
 * Returns: (transfer full): a list that shows the first of them, and soon all
 */
CleGrowingList *
cle_growing_list_new (GListModel *model)
{
  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  CleGrowingList *self = g_object_new (CLE_TYPE_GROWING_LIST, NULL);

  self->slice = gtk_slice_list_model_new (g_object_ref (model), 0, FIRST);
  g_signal_connect_object (self->slice, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  cle_growing_list_restart (self);

  return self;
}

/**
 * cle_growing_list_restart:
 * @self: a list
 *
 * Begins anew with the first items: to be called before the model is going to
 * change as a whole.
 */
void
cle_growing_list_restart (CleGrowingList *self)
{
  g_return_if_fail (CLE_IS_GROWING_LIST (self));

  gtk_slice_list_model_set_size (self->slice, FIRST);
  if (self->source == 0)
    self->source = g_timeout_add (FRAME, grow_cb, self);
}
