/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Randomness of the kernel: from what it gave nobody can tell what it gives
 * next, or what came first. */
gboolean  cle_kiosk_random_fill     (guint8  *bytes,
                                     gsize    length,
                                     GError **error);
char     *cle_kiosk_random_make_id  (GError **error);

G_END_DECLS
