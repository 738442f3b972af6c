/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Deleting a result, and taking that back. The work is done in a thread; what
 * came of it is told at @widget, and the history is read again. */
void cle_deletion_trash   (GtkWidget  *widget,
                           CleSession *session,
                           const char *id);
void cle_deletion_restore (GtkWidget  *widget,
                           CleSession *session,
                           const char *id);
void cle_deletion_erase   (GtkWidget  *widget,
                           CleSession *session,
                           const char *id);

G_END_DECLS
