/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client.h"
#include "store/cle-store.h"

G_BEGIN_DECLS

/* The documents of people/ that are about clients, in memory: each is read once,
 * and again only after it was changed. For one thread at a time. */
typedef struct _CleClientShelf CleClientShelf;

CleClientShelf *cle_client_shelf_new        (CleStore        *store);
void            cle_client_shelf_free       (CleClientShelf  *self);
gboolean        cle_client_shelf_read       (CleClientShelf  *self,
                                             GPtrArray       *problems,
                                             gboolean        *changed,
                                             GError         **error);
guint           cle_client_shelf_get_n_read (CleClientShelf  *self);
GPtrArray      *cle_client_shelf_list       (CleClientShelf  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleClientShelf, cle_client_shelf_free)

G_END_DECLS
