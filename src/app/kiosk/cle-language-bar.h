/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-kiosk-page.h"

G_BEGIN_DECLS

/* What is at hand on every page: the languages, larger text, and leaving. */
#define CLE_TYPE_LANGUAGE_BAR (cle_language_bar_get_type ())
G_DECLARE_FINAL_TYPE (CleLanguageBar, cle_language_bar, CLE, LANGUAGE_BAR, GtkWidget)

G_END_DECLS
