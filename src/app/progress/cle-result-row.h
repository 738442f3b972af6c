/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/cle-result-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A result in a list. Its buttons activate "results.delete" and
 * "results.restore" with the result's id. */
#define CLE_TYPE_RESULT_ROW (cle_result_row_get_type ())
G_DECLARE_FINAL_TYPE (CleResultRow, cle_result_row, CLE, RESULT_ROW, AdwBin)

GtkWidget *cle_result_row_new   (void);
void       cle_result_row_bind  (CleResultRow        *self,
                                 const CleHistoryRow *row,
                                 guint                tone,
                                 gint64               now);
void       cle_result_row_clear (CleResultRow        *self);

G_END_DECLS
