/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A list of results: the present ones, or those in the trash. Properties:
 * session, trashed (construct only), search-mode (boolean). Signal "open"
 * (uint row of the history). */
#define CLE_TYPE_RESULTS_PAGE (cle_results_page_get_type ())
G_DECLARE_FINAL_TYPE (CleResultsPage, cle_results_page, CLE, RESULTS_PAGE, AdwBin)

GtkWidget *cle_results_page_new   (CleSession     *session,
                                   gboolean        trashed);

void       cle_results_page_focus (CleResultsPage *self);

G_END_DECLS
