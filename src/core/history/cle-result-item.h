/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-history.h"

G_BEGIN_DECLS

/* One result of the history, made when a list asks for it. */
#define CLE_TYPE_RESULT_ITEM (cle_result_item_get_type ())
G_DECLARE_FINAL_TYPE (CleResultItem, cle_result_item, CLE, RESULT_ITEM, GObject)

CleResultItem       *cle_result_item_new       (CleHistory    *history,
                                                guint          index);
const CleHistoryRow *cle_result_item_get_row   (CleResultItem *self);
guint                cle_result_item_get_index (CleResultItem *self);

G_END_DECLS
