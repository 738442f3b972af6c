/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"
#include "clients/cle-client.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cle_client_erasing_ask (GtkWidget       *widget,
                             CleSession      *session,
                             const CleClient *client,
                             GCancellable    *cancellable);

G_END_DECLS
