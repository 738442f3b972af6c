/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CLE_KIOSK_MIN_PIN 6
#define CLE_KIOSK_MAX_PIN 12

const char *cle_kiosk_pin_get_weakness (const char *digits);
char       *cle_kiosk_pin_hash         (const char *digits,
                                        GError    **error);
gboolean    cle_kiosk_pin_matches      (const char *digits,
                                        const char *hash);
gboolean    cle_kiosk_pin_check_hash   (const char *hash);
void        cle_kiosk_pin_wipe         (char       *digits,
                                        gsize       length);

G_END_DECLS
