/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-lazy-row.h"

struct _CleLazyRow
{
  AdwExpanderRow parent_instance;

  GPtrArray     *rows;
  gboolean       filled;
};

G_DEFINE_FINAL_TYPE (CleLazyRow, cle_lazy_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  FILL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
expanded_cb (CleLazyRow *self)
{
  if (self->filled || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;

  self->filled = TRUE;
  g_signal_emit (self, signals[FILL], 0);
}

static void
cle_lazy_row_finalize (GObject *object)
{
  g_ptr_array_unref (CLE_LAZY_ROW (object)->rows);

  G_OBJECT_CLASS (cle_lazy_row_parent_class)->finalize (object);
}

static void
cle_lazy_row_class_init (CleLazyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cle_lazy_row_finalize;

  signals[FILL] = g_signal_new ("fill", CLE_TYPE_LAZY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
cle_lazy_row_init (CleLazyRow *self)
{
  self->rows = g_ptr_array_new ();
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

/**
 * cle_lazy_row_new:
 * @title: what the row says
 * @subtitle: what it says below
 *
 * Returns: (transfer floating) (type CleLazyRow): a closed row with nothing in it
 */
GtkWidget *
cle_lazy_row_new (const char *title,
                  const char *subtitle)
{
  return g_object_new (CLE_TYPE_LAZY_ROW, "title", title, "subtitle", subtitle, NULL);
}

/**
 * cle_lazy_row_add:
 * @self: a row that asks to be filled
 * @row: (transfer floating): what is to be in it, after all that is there
 */
void
cle_lazy_row_add (CleLazyRow *self,
                  GtkWidget  *row)
{
  g_return_if_fail (CLE_IS_LAZY_ROW (self));

  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
}

/**
 * cle_lazy_row_refill:
 * @self: a row
 *
 * Takes out what is in it, since it is not true any more. An open row asks for
 * new content at once, a closed one when it is opened.
 */
void
cle_lazy_row_refill (CleLazyRow *self)
{
  g_return_if_fail (CLE_IS_LAZY_ROW (self));

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  self->filled = FALSE;
  expanded_cb (self);
}
