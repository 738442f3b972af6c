/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* All actions of a store, or, before an assessment, those still open. Signal:
 * "proceed" when the user goes on to the questions. */
#define CLE_TYPE_ACTIONS_PAGE (cle_actions_page_get_type ())
G_DECLARE_FINAL_TYPE (CleActionsPage, cle_actions_page, CLE, ACTIONS_PAGE, AdwBin)

GtkWidget *cle_actions_page_new            (CleSession     *session);
GtkWidget *cle_actions_page_new_for_review (CleSession     *session);
void       cle_actions_page_set_subject    (CleActionsPage *self,
                                            const char     *subject);

G_END_DECLS
