/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-profile-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The traits of one side of a profile, to be weighed, ordered and removed.
 * Traits of the library are dropped on it as texts: CLE_TRAIT_DRAGGED and the
 * id. Signals: "add", "edit" (CleTrait), "dropped" (id: of the library). */
#define CLE_TYPE_TRAIT_SIDE (cle_trait_side_get_type ())
G_DECLARE_FINAL_TYPE (CleTraitSide, cle_trait_side, CLE, TRAIT_SIDE, AdwBin)

#define CLE_TRAIT_DRAGGED "clientele-trait:"

GtkWidget *cle_trait_side_new        (CleSide           side);
void       cle_trait_side_set_editor (CleTraitSide     *self,
                                      CleProfileEditor *editor);

G_END_DECLS
