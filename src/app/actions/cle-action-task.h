/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions/cle-action-acts.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Making and closing actions, off the main loop. */
void     cle_action_task_add       (CleStore             *store,
                                    const CleActionWish  *wish,
                                    GAsyncReadyCallback   callback,
                                    gpointer              data);
void     cle_action_task_set_state (CleStore             *store,
                                    const char           *id,
                                    CleActionState        state,
                                    const char           *reason,
                                    GAsyncReadyCallback   callback,
                                    gpointer              data);
gboolean cle_action_task_finish    (GAsyncResult         *result,
                                    GError              **error);

G_END_DECLS
