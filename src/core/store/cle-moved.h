/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-store.h"

G_BEGIN_DECLS

/* What a store that moves leaves in its old folder: `moved.json`, the way to the
 * new one. It counts when the old folder has no store.json any more. In the new
 * one the identity waits as `arriving.json` until then, so that there never are
 * two stores. */
#define CLE_MOVED_FILE    "moved.json"
#define CLE_ARRIVING_FILE "arriving.json"

gboolean  cle_moved_write  (const CleIo  *io,
                            int           folder,
                            const char   *to,
                            GError      **error);
gboolean  cle_moved_arrive (const CleIo  *io,
                            int           folder,
                            GError      **error);
gboolean  cle_moved_follow (const CleIo  *io,
                            const char   *path,
                            char        **to,
                            GError      **error);

G_END_DECLS
