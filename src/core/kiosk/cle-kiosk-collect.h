/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cle-store.h"

G_BEGIN_DECLS

gboolean cle_kiosk_collect (CleStore    *store,
                            const char  *folder,
                            char       **path,
                            GError     **error);

G_END_DECLS
