/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"
#include "cle-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Signal "folder-changed": the store has to be opened anew. */
#define CLE_TYPE_PREFERENCES (cle_preferences_get_type ())
G_DECLARE_FINAL_TYPE (ClePreferences, cle_preferences, CLE, PREFERENCES, AdwPreferencesWindow)

GtkWidget *cle_preferences_new (GtkWindow   *parent,
                                CleSettings *settings,
                                CleSession  *session,
                                gboolean     movable);

G_END_DECLS
