/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-io.h"

G_BEGIN_DECLS

/* How long a writer waits for another one, in milliseconds. */
#define CLE_LOCK_WAIT 5000

gboolean cle_lock_take    (const CleIo  *io,
                           int           folder,
                           const char   *name,
                           int          *fd,
                           GError      **error);
void     cle_lock_release (const CleIo  *io,
                           int          *fd);

G_END_DECLS
