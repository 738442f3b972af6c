/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The first exercise: three clients you would let go, and three you would hate
 * to lose. They become the first clients of the book. */
#define CLE_TYPE_FIRST_CLIENTS (cle_first_clients_get_type ())
G_DECLARE_FINAL_TYPE (CleFirstClients, cle_first_clients, CLE, FIRST_CLIENTS, AdwBin)

#define CLE_N_FIRST_CLIENTS 3 /* of each kind */

GtkWidget *cle_first_clients_new (CleSession *session);

G_END_DECLS
