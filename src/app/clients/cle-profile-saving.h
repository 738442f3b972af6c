/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"
#include "clients/cle-profile-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Saves what is edited as a new revision, off the main loop. */
void cle_profile_saving_start (GtkWidget        *widget,
                               CleSession       *session,
                               CleProfileEditor *editor);

G_END_DECLS
