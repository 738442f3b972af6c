/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cle-io.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean cle_save_bytes (const CleIo  *io,
                         const char   *path,
                         GBytes       *bytes,
                         GError      **error);

G_END_DECLS
