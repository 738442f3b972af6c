/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"
#include "clients/cle-client.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks who a client is, and saves it. */
void cle_client_dialog_ask (GtkWidget       *widget,
                            CleSession      *session,
                            const CleClient *client);

G_END_DECLS
