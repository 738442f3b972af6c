/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A spreadsheet runs a cell that begins like a formula. What may come from
 * anybody is therefore written with an apostrophe before it. */
gboolean cle_inert_needs  (const char *text,
                           gsize       length);
gboolean cle_inert_is     (const char *text,
                           gsize       length);
char    *cle_inert_make   (const char *text);
char    *cle_inert_undo   (const char *text);

G_END_DECLS
