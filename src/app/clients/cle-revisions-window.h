/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-profile.h"
#include "cle-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Two revisions of a profile side by side. */
#define CLE_TYPE_REVISIONS_WINDOW (cle_revisions_window_get_type ())
G_DECLARE_FINAL_TYPE (CleRevisionsWindow, cle_revisions_window, CLE, REVISIONS_WINDOW, AdwWindow)

GtkWidget *cle_revisions_window_new (GtkWindow         *parent,
                                     CleSession        *session,
                                     const CleProfile  *profile,
                                     GError           **error);

G_END_DECLS
