/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-kiosk-page.h"

G_BEGIN_DECLS

/* What the owner sees and may do behind the PIN. */
#define CLE_TYPE_KIOSK_OWNER_PAGE (cle_kiosk_owner_page_get_type ())
G_DECLARE_FINAL_TYPE (CleKioskOwnerPage, cle_kiosk_owner_page, CLE, KIOSK_OWNER_PAGE, GtkWidget)

G_END_DECLS
