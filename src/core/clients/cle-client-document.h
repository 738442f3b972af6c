/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client.h"

G_BEGIN_DECLS

#define CLE_CLIENT_FORMAT 1
#define CLE_CLIENT_KIND   "client"

/* people/<device>/<id>.json */
gboolean   cle_client_document_is_name (const char      *name);
CleClient *cle_client_document_read   (GBytes           *bytes,
                                       const char       *path,
                                       gboolean         *is_client,
                                       GError          **error);
void       cle_client_document_write  (const CleClient  *self,
                                       GString          *out);

G_END_DECLS
