/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CLE_KIOSK_SLIP_DIGITS 12

/* One-time codes on slips of paper. */
char **cle_kiosk_slips_make      (guint        n,
                                  GError     **error);
char  *cle_kiosk_slip_normalise  (const char  *text);

G_END_DECLS
