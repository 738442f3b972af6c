/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-place.h"
#include "cle-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Which clients we want, which we have, and what to do about them. */
#define CLE_TYPE_CLIENTS_PLACE (cle_clients_place_get_type ())
G_DECLARE_FINAL_TYPE (CleClientsPlace, cle_clients_place, CLE, CLIENTS_PLACE, AdwBin)

GtkWidget *cle_clients_place_new (CleSession *session);
void       cle_clients_place_open (CleClientsPlace *self,
                                   const char      *client);

G_END_DECLS
