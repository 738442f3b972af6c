/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-io.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whole files outside the store, where their owner wants them. */
gboolean cle_save_bytes (const CleIo  *io,
                         const char   *path,
                         GBytes       *bytes,
                         GError      **error);
GBytes  *cle_load_bytes (const CleIo  *io,
                         const char   *path,
                         gsize         max_bytes,
                         GError      **error);

G_END_DECLS
