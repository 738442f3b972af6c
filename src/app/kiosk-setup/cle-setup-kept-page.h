/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-setup-page.h"

G_BEGIN_DECLS

/* What becomes of the answers. */
#define CLE_TYPE_SETUP_KEPT_PAGE (cle_setup_kept_page_get_type ())
G_DECLARE_FINAL_TYPE (CleSetupKeptPage, cle_setup_kept_page, CLE, SETUP_KEPT_PAGE, AdwPreferencesPage)

G_END_DECLS
