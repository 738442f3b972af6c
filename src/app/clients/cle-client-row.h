/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-judge.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A client in the list. */
#define CLE_TYPE_CLIENT_ROW (cle_client_row_get_type ())
G_DECLARE_FINAL_TYPE (CleClientRow, cle_client_row, CLE, CLIENT_ROW, AdwBin)

GtkWidget *cle_client_row_new  (void);
void       cle_client_row_bind (CleClientRow    *self,
                                const CleJudged *judged,
                                const char      *currency,
                                gint64           now);

G_END_DECLS
