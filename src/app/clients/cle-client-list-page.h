/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The client book: search, filter, sort, add. Signal: "open" (id of a client). */
#define CLE_TYPE_CLIENT_LIST_PAGE (cle_client_list_page_get_type ())
G_DECLARE_FINAL_TYPE (CleClientListPage, cle_client_list_page, CLE, CLIENT_LIST_PAGE, AdwBin)

GtkWidget *cle_client_list_page_new  (CleClientModel    *model);
void       cle_client_list_page_find (CleClientListPage *self);

G_END_DECLS
