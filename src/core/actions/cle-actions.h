/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-action.h"
#include "store/cle-record.h"

G_BEGIN_DECLS

/* All actions that were read, with what became of them. What became of one may
 * be read before the action itself. */
typedef struct _CleActions CleActions;

CleActions      *cle_actions_new          (void);
void             cle_actions_free         (CleActions          *self);
gboolean         cle_actions_take         (CleActions          *self,
                                           const CleRecordHead *head,
                                           const char          *line,
                                           gsize                length);
GPtrArray       *cle_actions_list         (CleActions          *self);
GPtrArray       *cle_actions_list_overdue (CleActions          *self,
                                           const char          *subject,
                                           gint64               now,
                                           int                  offset);
const CleAction *cle_actions_find         (CleActions          *self,
                                           const char          *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleActions, cle_actions_free)

G_END_DECLS
