/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A number in a list: GTK's lists hold objects. */
#define CLE_TYPE_SHEET_ROW (cle_sheet_row_get_type ())

G_DECLARE_FINAL_TYPE (CleSheetRow, cle_sheet_row, CLE, SHEET_ROW, GObject)

guint cle_sheet_row_get_index (CleSheetRow *self);

/* The rows of a table by their numbers. Each is made when it is asked for: there
 * may be very many, of which few are ever seen. */
#define CLE_TYPE_SHEET_ROWS (cle_sheet_rows_get_type ())

G_DECLARE_FINAL_TYPE (CleSheetRows, cle_sheet_rows, CLE, SHEET_ROWS, GObject)

GListModel *cle_sheet_rows_new (guint n_rows);

G_END_DECLS
