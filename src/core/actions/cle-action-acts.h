/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-action.h"
#include "store/cle-store.h"

G_BEGIN_DECLS

#define CLE_ACTION_MAX_TEXT 500 /* characters */

/* What is wanted of a new action. */
typedef struct
{
  const char *result;   /* (nullable): id of the result it comes from */
  const char *question; /* (nullable): id of the weak question */
  const char *subject;  /* (nullable) */
  const char *what;     /* 1 … CLE_ACTION_MAX_TEXT characters */
  const char *who;      /* (nullable): a name */
  const char *due;      /* (nullable): a day as 2026-11-30 */
} CleActionWish;

/* What is to be changed of an action. */
typedef struct
{
  const char *what; /* (nullable): NULL for as it is */
  const char *who;  /* (nullable): a name; NULL for as it is, "" for nobody */
  const char *due;  /* (nullable): a day; NULL for as it is, "" for none */
} CleActionEdit;

char     *cle_action_add       (CleStore             *store,
                                const CleActionWish  *wish,
                                GError              **error);
gboolean  cle_action_edit      (CleStore             *store,
                                const CleAction      *action,
                                const CleActionEdit  *edit,
                                GError              **error);
gboolean  cle_action_set_state (CleStore             *store,
                                const char           *id,
                                CleActionState        state,
                                const char           *reason,
                                GError              **error);

G_END_DECLS
