/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Clients from a table or an address book. */
void cle_client_importing_start (GtkWidget       *widget,
                                 CleClientModel  *model);
void cle_client_importing_undo  (GtkWidget       *widget,
                                 CleClientModel  *model);

G_END_DECLS
