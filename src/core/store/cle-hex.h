/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean cle_hex_read_32   (const char *text,
                            guint32    *value);
gboolean cle_hex_read_uuid (const char *text,
                            guint8     *id);

G_END_DECLS
