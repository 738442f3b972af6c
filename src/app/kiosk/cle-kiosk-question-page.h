/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-kiosk-page.h"

G_BEGIN_DECLS

/* One question and its answers. */
#define CLE_TYPE_KIOSK_QUESTION_PAGE (cle_kiosk_question_page_get_type ())
G_DECLARE_FINAL_TYPE (CleKioskQuestionPage, cle_kiosk_question_page, CLE, KIOSK_QUESTION_PAGE, GtkWidget)

G_END_DECLS
