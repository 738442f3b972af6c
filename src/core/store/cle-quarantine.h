/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-store.h"

G_BEGIN_DECLS

gboolean cle_quarantine_keep       (CleStore    *store,
                                    const char  *origin,
                                    const char  *data,
                                    gsize        length,
                                    GError     **error);
gboolean cle_quarantine_keep_whole (CleStore    *store,
                                    const char  *origin,
                                    const char  *data,
                                    gsize        length,
                                    GError     **error);

G_END_DECLS
