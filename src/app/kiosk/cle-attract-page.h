/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-kiosk-page.h"

G_BEGIN_DECLS

/* What a kiosk shows while nobody is there. */
#define CLE_TYPE_ATTRACT_PAGE (cle_attract_page_get_type ())
G_DECLARE_FINAL_TYPE (CleAttractPage, cle_attract_page, CLE, ATTRACT_PAGE, GtkWidget)

G_END_DECLS
