/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cle-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is done to a store, in a thread. */
typedef gboolean (*CleStoreTaskFunc) (CleStore   *store,
                                      gpointer    order,
                                      GError    **error);

/* Work that changes a store, off the main loop. Never cancelled: what the user
 * has ordered is carried out. */
void     cle_store_task_start  (CleStore             *store,
                                CleStoreTaskFunc      func,
                                gpointer              order,
                                GDestroyNotify        free_order,
                                GAsyncReadyCallback   callback,
                                gpointer              data);
gboolean cle_store_task_finish (GAsyncResult         *result,
                                GError              **error);

G_END_DECLS
