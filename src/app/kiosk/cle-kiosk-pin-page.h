/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-kiosk-page.h"

G_BEGIN_DECLS

/* The PIN, before the owner's page. Signal: "accepted". */
#define CLE_TYPE_KIOSK_PIN_PAGE (cle_kiosk_pin_page_get_type ())
G_DECLARE_FINAL_TYPE (CleKioskPinPage, cle_kiosk_pin_page, CLE, KIOSK_PIN_PAGE, GtkWidget)

G_END_DECLS
