/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-trait.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One trait of a profile: its weight, and on the non-ideal side what is still
 * fine. Signals: "changed" (CleTrait, gboolean: by a slider on its way), "move"
 * (int: -1 up, 1 down), "edit", "remove". */
#define CLE_TYPE_TRAIT_ROW (cle_trait_row_get_type ())
G_DECLARE_FINAL_TYPE (CleTraitRow, cle_trait_row, CLE, TRAIT_ROW, AdwExpanderRow)

GtkWidget *cle_trait_row_new       (CleTrait    *trait);
CleTrait  *cle_trait_row_get_trait (CleTraitRow *self);
void       cle_trait_row_set_trait (CleTraitRow *self,
                                    CleTrait    *trait);

G_END_DECLS
