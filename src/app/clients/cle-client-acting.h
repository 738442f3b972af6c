/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"
#include "cle-store-task.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was saved, or was not. */
typedef void (*CleClientActed) (GtkWidget *widget,
                                gpointer   order,
                                gboolean   saved);

/* Something said about clients: saved off the main loop, then told. What was
 * typed in a dialog stays there until it is saved. */
void cle_client_acting_hold         (GtkWidget        *dialog,
                                     const char       *saving);
void cle_client_acting_release      (GtkWindow        *dialog);
void cle_client_acting_start        (GtkWidget        *widget,
                                     CleSession       *session,
                                     CleStoreTaskFunc  func,
                                     gpointer          order,
                                     GDestroyNotify    free_order,
                                     const char       *said);
void cle_client_acting_start_from   (GtkWindow        *dialog,
                                     GtkWidget        *widget,
                                     CleSession       *session,
                                     CleStoreTaskFunc  func,
                                     gpointer          order,
                                     GDestroyNotify    free_order,
                                     const char       *said);
void cle_client_acting_start_then   (GtkWidget        *widget,
                                     CleSession       *session,
                                     CleStoreTaskFunc  func,
                                     gpointer          order,
                                     GDestroyNotify    free_order,
                                     const char       *said,
                                     CleClientActed    acted);
void cle_client_acting_save_clients (GtkWindow        *dialog,
                                     GtkWidget        *widget,
                                     CleSession       *session,
                                     GPtrArray        *clients,
                                     const char       *said);
gboolean cle_client_acting_save     (CleStore         *store,
                                     gpointer          order,
                                     GError          **error);

G_END_DECLS
