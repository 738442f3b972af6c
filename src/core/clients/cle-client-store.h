/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client.h"
#include "store/cle-store.h"

G_BEGIN_DECLS

/* Looks on while clients are saved; returns FALSE to stop, with an error. */
typedef gboolean (*CleClientSaving) (guint      n_saved,
                                     gpointer   data,
                                     GError   **error);

/* Clients on disk. All of these block: a window calls them in a thread. */
GPtrArray *cle_client_list            (CleStore    *store,
                                       GPtrArray   *problems,
                                       GError     **error);
GHashTable *cle_client_list_ids       (CleStore    *store,
                                       GError     **error);
CleClient *cle_client_find            (CleStore    *store,
                                       const char  *id,
                                       GError     **error);
gboolean   cle_client_save            (CleStore    *store,
                                       CleClient   *client,
                                       GError     **error);
gboolean   cle_client_save_all        (CleStore    *store,
                                       GPtrArray   *clients,
                                       GError     **error);
gboolean   cle_client_save_many       (CleStore    *store,
                                       GPtrArray   *clients,
                                       CleClientSaving saving,
                                       gpointer     data,
                                       GError     **error);

G_END_DECLS
