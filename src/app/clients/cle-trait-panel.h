/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-profile.h"
#include "clients/cle-trait-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The library of traits, to search and to add or drag from. Signals: "picked"
 * (CleTrait), "own" (the user wants a trait of his own). */
#define CLE_TYPE_TRAIT_PANEL (cle_trait_panel_get_type ())
G_DECLARE_FINAL_TYPE (CleTraitPanel, cle_trait_panel, CLE, TRAIT_PANEL, AdwBin)

GtkWidget *cle_trait_panel_new         (CleTraitLibrary *library);
void       cle_trait_panel_set_side    (CleTraitPanel   *self,
                                        CleSide          side);
void       cle_trait_panel_set_profile (CleTraitPanel   *self,
                                        CleProfile      *profile);
void       cle_trait_panel_focus       (CleTraitPanel   *self);

G_END_DECLS
