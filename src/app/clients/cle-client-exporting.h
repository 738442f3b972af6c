/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Clients as files. */
void cle_client_exporting_one (GtkWidget       *widget,
                               CleClientModel  *model,
                               const char      *client);
void cle_client_exporting_all (GtkWidget       *widget,
                               CleClientModel  *model);

G_END_DECLS
