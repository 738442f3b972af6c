/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The same record here and elsewhere, where one of them has lost a name to an
 * erasure. Pure functions. */
gboolean cle_erase_twin_texts (const char *one,
                               const char *other);
gboolean cle_erase_twin_lines (const char *one,
                               gsize       one_length,
                               const char *other,
                               gsize       other_length);

G_END_DECLS
