/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "actions/cle-action.h"

G_BEGIN_DECLS

char *cle_action_closure_details (const CleAction *action,
                                  const char      *who,
                                  gint64           now,
                                  int              offset);
char *cle_action_closure_overdue (guint            n);
char *cle_action_closure_in_days (gint64           now,
                                  int              offset,
                                  int              days);

G_END_DECLS
