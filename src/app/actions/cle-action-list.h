/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Which actions to list; NULL is any. */
typedef struct
{
  const char *result;
  const char *subject;
  gboolean    open;    /* only what is open */
} CleActionFilter;

/* Actions, with what can be done with them; follows its session. Property:
 * n-actions (uint). */
#define CLE_TYPE_ACTION_LIST (cle_action_list_get_type ())
G_DECLARE_FINAL_TYPE (CleActionList, cle_action_list, CLE, ACTION_LIST, AdwBin)

GtkWidget *cle_action_list_new        (CleSession            *session);
void       cle_action_list_set_filter (CleActionList         *self,
                                       const CleActionFilter *filter);
guint      cle_action_list_get_n      (CleActionList         *self);

guint      cle_action_list_count_open (CleSession            *session,
                                       const char            *subject);
guint      cle_action_list_count_overdue (CleSession         *session);

G_END_DECLS
