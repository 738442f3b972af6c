/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Equal columns when there is room for them, rows one below the other when
 * not. Property: spacing (uint, pixels). */
#define CLE_TYPE_COLUMNS_LAYOUT (cle_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (CleColumnsLayout, cle_columns_layout, CLE, COLUMNS_LAYOUT, GtkLayoutManager)

GtkLayoutManager *cle_columns_layout_new (guint spacing);
void              cle_columns_layout_set_column (CleColumnsLayout *self,
                                                 guint             width);

G_END_DECLS
