/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions/cle-action-acts.h"
#include "cle-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cle_action_dialog_add  (GtkWidget           *widget,
                             CleSession          *session,
                             const CleActionWish *wish);
void cle_action_dialog_edit (GtkWidget            *widget,
                             CleSession           *session,
                             const CleAction      *action,
                             const char           *who);
void cle_action_dialog_drop (GtkWidget           *widget,
                             CleSession          *session,
                             const char          *id);
void cle_action_dialog_set  (GtkWidget           *widget,
                             CleSession          *session,
                             const char          *id,
                             CleActionState       state,
                             const char          *reason);

G_END_DECLS
