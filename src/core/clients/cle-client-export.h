/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-judge.h"
#include "store/cle-store.h"

G_BEGIN_DECLS

#define CLE_CLIENT_EXPORT_FORMAT 1

GBytes *cle_client_export (CleStore    *store,
                           const char  *id,
                           GError     **error);
GBytes *cle_client_export_table (const CleJudge *judge);

G_END_DECLS
