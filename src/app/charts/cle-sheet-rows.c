/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-sheet-rows.h"

struct _CleSheetRow
{
  GObject parent_instance;

  guint   index;
};

G_DEFINE_FINAL_TYPE (CleSheetRow, cle_sheet_row, G_TYPE_OBJECT)

struct _CleSheetRows
{
  GObject       parent_instance;

  CleSheetRow **rows; /* NULL for those that nobody asked for */
  guint         n_rows;
};

static void
cle_sheet_row_class_init (CleSheetRowClass *klass)
{
}

static void
cle_sheet_row_init (CleSheetRow *self)
{
}

/**
 * cle_sheet_row_get_index:
 * @self: a row
 *
 * Returns: its number in the table, from 0
 */
guint
cle_sheet_row_get_index (CleSheetRow *self)
{
  g_return_val_if_fail (CLE_IS_SHEET_ROW (self), 0);

  return self->index;
}

static GType
cle_sheet_rows_get_item_type (GListModel *model)
{
  return CLE_TYPE_SHEET_ROW;
}

static guint
cle_sheet_rows_get_n_items (GListModel *model)
{
  return CLE_SHEET_ROWS (model)->n_rows;
}

static gpointer
cle_sheet_rows_get_item (GListModel *model,
                         guint       position)
{
  CleSheetRows *self = CLE_SHEET_ROWS (model);

  if (position >= self->n_rows)
    return NULL;

  if (self->rows[position] == NULL)
    {
      self->rows[position] = g_object_new (CLE_TYPE_SHEET_ROW, NULL);
      self->rows[position]->index = position;
    }

  return g_object_ref (self->rows[position]);
}

static void
cle_sheet_rows_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = cle_sheet_rows_get_item_type;
  iface->get_n_items = cle_sheet_rows_get_n_items;
  iface->get_item = cle_sheet_rows_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CleSheetRows, cle_sheet_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, cle_sheet_rows_iface_init))

static void
cle_sheet_rows_finalize (GObject *object)
{
  CleSheetRows *self = CLE_SHEET_ROWS (object);

  for (guint i = 0; i < self->n_rows; i++)
    g_clear_object (&self->rows[i]);
  g_free (self->rows);

  G_OBJECT_CLASS (cle_sheet_rows_parent_class)->finalize (object);
}

static void
cle_sheet_rows_class_init (CleSheetRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cle_sheet_rows_finalize;
}

static void
cle_sheet_rows_init (CleSheetRows *self)
{
}

/**
 * cle_sheet_rows_new:
 * @n_rows: how many the table has
 *
 * Returns: (transfer full): a list of #CleSheetRow
 */
GListModel *
cle_sheet_rows_new (guint n_rows)
{
  CleSheetRows *self = g_object_new (CLE_TYPE_SHEET_ROWS, NULL);

  self->rows = g_new0 (CleSheetRow *, n_rows);
  self->n_rows = n_rows;

  return G_LIST_MODEL (self);
}
