/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list model of another one's first items, which takes in the others little
 * by little. A list view makes up to 200 rows at once, however few are seen;
 * over this model it makes a few in each frame. */
#define CLE_TYPE_GROWING_LIST (cle_growing_list_get_type ())
G_DECLARE_FINAL_TYPE (CleGrowingList, cle_growing_list, CLE, GROWING_LIST, GObject)

CleGrowingList *cle_growing_list_new     (GListModel     *model);
void            cle_growing_list_restart (CleGrowingList *self);

G_END_DECLS
