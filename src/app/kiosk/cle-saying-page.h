/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-kiosk-page.h"

G_BEGIN_DECLS

/* A page of a title, a text and at most two buttons: see CleKioskSaying. */
#define CLE_TYPE_SAYING_PAGE (cle_saying_page_get_type ())
G_DECLARE_FINAL_TYPE (CleSayingPage, cle_saying_page, CLE, SAYING_PAGE, GtkWidget)

G_END_DECLS
