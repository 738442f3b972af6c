/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-store.h"

G_BEGIN_DECLS

/* Signal "changed" on the main loop, at most every 200 ms, when another
 * process or device has written records. Uses inotify; nothing polls. */
#define CLE_TYPE_WATCH (cle_watch_get_type ())
G_DECLARE_FINAL_TYPE (CleWatch, cle_watch, CLE, WATCH, GObject)

CleWatch *cle_watch_new (CleStore *store);

G_END_DECLS
