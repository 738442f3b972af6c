/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends to a GString. Integers and strings only: what Clientele writes to
 * disk holds no floating point. A member is preceded by a comma unless the
 * string ends with an opening bracket. */
void cle_json_write_string     (GString    *out,
                                const char *text);
void cle_json_write_key        (GString    *out,
                                const char *key);
void cle_json_write_text       (GString    *out,
                                const char *key,
                                const char *text);
void cle_json_write_integer    (GString    *out,
                                const char *key,
                                gint64      value);
void cle_json_write_boolean    (GString    *out,
                                const char *key,
                                gboolean    value);

G_END_DECLS
