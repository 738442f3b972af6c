/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  cle_kiosk_language_prepare  (void);
void  cle_kiosk_language_apply    (const char *language);
char *cle_kiosk_language_dup_name (const char *language);

G_END_DECLS
