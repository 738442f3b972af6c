/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-trait.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A trait of the user's own, or another wording of one. Signal: "made"
 * (CleTrait, GError **) when it is to be used; returns whether it is. */
#define CLE_TYPE_TRAIT_DIALOG (cle_trait_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CleTraitDialog, cle_trait_dialog, CLE, TRAIT_DIALOG, AdwWindow)

GtkWidget *cle_trait_dialog_new (GtkWindow      *parent,
                                 CleSide         side,
                                 const CleTrait *trait);

G_END_DECLS
