/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-setup-page.h"

G_BEGIN_DECLS

/* The PIN: twice, and tried once before it locks anything. */
#define CLE_TYPE_SETUP_PIN_PAGE (cle_setup_pin_page_get_type ())
G_DECLARE_FINAL_TYPE (CleSetupPinPage, cle_setup_pin_page, CLE, SETUP_PIN_PAGE, AdwPreferencesPage)

G_END_DECLS
