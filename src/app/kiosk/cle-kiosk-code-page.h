/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-kiosk-page.h"

G_BEGIN_DECLS

/* The code of a slip. */
#define CLE_TYPE_KIOSK_CODE_PAGE (cle_kiosk_code_page_get_type ())
G_DECLARE_FINAL_TYPE (CleKioskCodePage, cle_kiosk_code_page, CLE, KIOSK_CODE_PAGE, GtkWidget)

G_END_DECLS
