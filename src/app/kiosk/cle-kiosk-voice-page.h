/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-kiosk-page.h"

G_BEGIN_DECLS

/* Who the visitor is, with one tap. */
#define CLE_TYPE_KIOSK_VOICE_PAGE (cle_kiosk_voice_page_get_type ())
G_DECLARE_FINAL_TYPE (CleKioskVoicePage, cle_kiosk_voice_page, CLE, KIOSK_VOICE_PAGE, GtkWidget)

G_END_DECLS
