/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-setup-page.h"

G_BEGIN_DECLS

/* What all of it says in words, and what to do next. Slips are
 * printed by the action setup.slips of the window. */
#define CLE_TYPE_SETUP_LAST_PAGE (cle_setup_last_page_get_type ())
G_DECLARE_FINAL_TYPE (CleSetupLastPage, cle_setup_last_page, CLE, SETUP_LAST_PAGE, AdwPreferencesPage)

void cle_setup_last_page_set_title (CleSetupLastPage *self,
                                    const char       *questionnaire,
                                    gboolean          begins_round);

G_END_DECLS
