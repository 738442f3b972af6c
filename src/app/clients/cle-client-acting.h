/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"
#include "cle-store-task.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Something said about clients: saved off the main loop, then told. */
void cle_client_acting_start        (GtkWidget        *widget,
                                     CleSession       *session,
                                     CleStoreTaskFunc  func,
                                     gpointer          order,
                                     GDestroyNotify    free_order,
                                     const char       *said);
void cle_client_acting_save_clients (GtkWidget        *widget,
                                     CleSession       *session,
                                     GPtrArray        *clients,
                                     const char       *said);

G_END_DECLS
