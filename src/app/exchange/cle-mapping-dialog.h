/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-library.h"
#include "exchange/cle-import-map.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks what the columns of a table from elsewhere are, and shows what its first
 * rows would become. Emits "mapped" when the user wants to go on. */
#define CLE_TYPE_MAPPING_DIALOG (cle_mapping_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CleMappingDialog, cle_mapping_dialog, CLE, MAPPING_DIALOG, AdwWindow)

CleMappingDialog *cle_mapping_dialog_new       (GtkWindow         *parent,
                                                CleLibrary        *library,
                                                const CleClock    *clock,
                                                GBytes            *table,
                                                GError           **error);
CleImportMap     *cle_mapping_dialog_steal_map (CleMappingDialog  *self);

G_END_DECLS
