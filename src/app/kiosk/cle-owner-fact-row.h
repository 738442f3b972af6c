/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-owner-facts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define CLE_TYPE_OWNER_FACT_ROW (cle_owner_fact_row_get_type ())

G_DECLARE_FINAL_TYPE (CleOwnerFactRow, cle_owner_fact_row, CLE, OWNER_FACT_ROW, AdwActionRow)

GtkWidget *cle_owner_fact_row_new      (void);
void       cle_owner_fact_row_set_fact (CleOwnerFactRow    *self,
                                        const CleOwnerFact *fact);

G_END_DECLS
