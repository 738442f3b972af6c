/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-store.h"

G_BEGIN_DECLS

/* Whole folders: removing and copying them. */
gboolean cle_tree_remove (const CleIo  *io,
                          int           base,
                          const char   *name,
                          GError      **error);
gboolean cle_tree_copy   (const CleIo  *io,
                          int           from,
                          int           to,
                          const char   *name,
                          GError      **error);

G_END_DECLS
