/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-profile-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Both sides of a profile beside each other, or one below the other where there
 * is little room, with the dialog for a trait of one's own. Signal: "add"
 * (CleSide), when something is to be added from elsewhere. */
#define CLE_TYPE_PROFILE_SIDES (cle_profile_sides_get_type ())
G_DECLARE_FINAL_TYPE (CleProfileSides, cle_profile_sides, CLE, PROFILE_SIDES, AdwBin)

void cle_profile_sides_set_editor (CleProfileSides  *self,
                                   CleProfileEditor *editor);
void cle_profile_sides_take       (CleProfileSides  *self,
                                   const CleTrait   *trait);
void cle_profile_sides_ask        (CleProfileSides  *self,
                                   CleSide           side);

G_END_DECLS
