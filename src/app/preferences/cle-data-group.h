/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"
#include "cle-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Where the data is; moving it, taking over other data, erasing all. Signal
 * "folder-changed": the store has to be opened anew. */
#define CLE_TYPE_DATA_GROUP (cle_data_group_get_type ())
G_DECLARE_FINAL_TYPE (CleDataGroup, cle_data_group, CLE, DATA_GROUP, AdwPreferencesGroup)

void     cle_data_group_set_session (CleDataGroup *self,
                                     CleSession   *session,
                                     CleSettings  *settings,
                                     gboolean      movable);
gboolean cle_data_group_get_busy    (CleDataGroup *self);

G_END_DECLS
