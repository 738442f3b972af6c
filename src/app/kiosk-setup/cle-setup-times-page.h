/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-setup-page.h"

G_BEGIN_DECLS

/* When it is open, how it looks, how it is looked after. */
#define CLE_TYPE_SETUP_TIMES_PAGE (cle_setup_times_page_get_type ())
G_DECLARE_FINAL_TYPE (CleSetupTimesPage, cle_setup_times_page, CLE, SETUP_TIMES_PAGE, AdwPreferencesPage)

G_END_DECLS
