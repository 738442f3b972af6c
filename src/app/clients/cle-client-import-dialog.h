/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-client-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What the columns of a table with clients are, and what its first rows would
 * become. Emits "response" as AdwMessageDialog does; "look" to go on. */
GtkWidget *cle_client_import_dialog_new (GtkWindow          *parent,
                                         GBytes             *table,
                                         const char *const  *headings);
void       cle_client_import_dialog_set (GtkWidget          *dialog,
                                         CleClientImport    *import);

G_END_DECLS
