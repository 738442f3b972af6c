/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-library.h"
#include "cle-setup-page.h"

G_BEGIN_DECLS

/* What is asked, of whom, and in which languages. */
#define CLE_TYPE_SETUP_ASKED_PAGE (cle_setup_asked_page_get_type ())
G_DECLARE_FINAL_TYPE (CleSetupAskedPage, cle_setup_asked_page, CLE, SETUP_ASKED_PAGE, AdwPreferencesPage)

void        cle_setup_asked_page_set_library (CleSetupAskedPage *self,
                                              CleLibrary        *library);
const char *cle_setup_asked_page_get_title   (CleSetupAskedPage *self);

G_END_DECLS
