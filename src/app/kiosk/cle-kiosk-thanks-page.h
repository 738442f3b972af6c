/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-kiosk-page.h"

G_BEGIN_DECLS

/* Thanks, and the visitor's own result if the owner wants it. */
#define CLE_TYPE_KIOSK_THANKS_PAGE (cle_kiosk_thanks_page_get_type ())
G_DECLARE_FINAL_TYPE (CleKioskThanksPage, cle_kiosk_thanks_page, CLE, KIOSK_THANKS_PAGE, GtkWidget)

G_END_DECLS
