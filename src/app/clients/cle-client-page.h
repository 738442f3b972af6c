/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One client: who it is, the verdict and why, rating, money, contacts, terms,
 * parting. Signal: "gone" when there is no such client any more. */
#define CLE_TYPE_CLIENT_PAGE (cle_client_page_get_type ())
G_DECLARE_FINAL_TYPE (CleClientPage, cle_client_page, CLE, CLIENT_PAGE, AdwBin)

GtkWidget *cle_client_page_new  (CleClientModel *model);
void       cle_client_page_show (CleClientPage  *self,
                                 const char     *client);

G_END_DECLS
