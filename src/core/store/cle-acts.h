/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-store.h"

G_BEGIN_DECLS

#define CLE_TRASH_DAYS 30

/* What can be done with a result that exists. Each appends a record and is
 * durable on return; none edits the result itself. They block: the window
 * calls them in a GTask thread. */
gboolean cle_act_note              (CleStore    *store,
                                    const char  *result_id,
                                    const char  *text,
                                    GError     **error);
gboolean cle_act_trash             (CleStore    *store,
                                    const char  *result_id,
                                    GError     **error);
gboolean cle_act_restore           (CleStore    *store,
                                    const char  *result_id,
                                    GError     **error);

G_END_DECLS
