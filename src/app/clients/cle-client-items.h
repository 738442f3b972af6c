/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-judge.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Clients as a list model of CleClientItem, each made when it is asked for: of
 * very many only those are that somebody looks at. */
#define CLE_TYPE_CLIENT_ITEMS (cle_client_items_get_type ())
G_DECLARE_FINAL_TYPE (CleClientItems, cle_client_items, CLE, CLIENT_ITEMS, GObject)

CleClientItems *cle_client_items_new (void);
void            cle_client_items_set (CleClientItems *self,
                                      CleJudge       *judge,
                                      GPtrArray      *clients);

G_END_DECLS
