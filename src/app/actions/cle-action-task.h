/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions/cle-action-acts.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Making, changing and closing actions, off the main loop; see
 * cle_store_task_finish(). */
void cle_action_task_add       (CleStore             *store,
                                const CleActionWish  *wish,
                                GAsyncReadyCallback   callback,
                                gpointer              data);
void cle_action_task_edit      (CleStore             *store,
                                const CleAction      *action,
                                const CleActionEdit  *edit,
                                GAsyncReadyCallback   callback,
                                gpointer              data);
void cle_action_task_set_state (CleStore             *store,
                                const char           *id,
                                CleActionState        state,
                                const char           *reason,
                                GAsyncReadyCallback   callback,
                                gpointer              data);

G_END_DECLS
