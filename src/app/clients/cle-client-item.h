/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-judge.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A client in a list model. What it borrows lives as long as the judge. */
#define CLE_TYPE_CLIENT_ITEM (cle_client_item_get_type ())
G_DECLARE_FINAL_TYPE (CleClientItem, cle_client_item, CLE, CLIENT_ITEM, GObject)

CleClientItem   *cle_client_item_new        (const CleJudged *judged);
const CleJudged *cle_client_item_get_judged (CleClientItem   *self);

G_END_DECLS
