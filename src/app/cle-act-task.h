/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cle-store.h"

G_BEGIN_DECLS

typedef enum
{
  CLE_ACT_NOTE,    /* @text is the note */
  CLE_ACT_TRASH,
  CLE_ACT_RESTORE,
  CLE_ACT_ERASE,
  CLE_ACT_ERASE_EVERYTHING,
  CLE_ACT_MOVE,    /* @text is the folder to move to */
} CleAct;

/* What is done to results, off the main loop; see cle_store_task_finish(). */
void cle_act_task_start  (CleStore            *store,
                          CleAct               act,
                          const char          *id,
                          const char          *text,
                          GAsyncReadyCallback  callback,
                          gpointer             data);
void cle_act_task_erase  (CleStore            *store,
                          const char *const   *ids,
                          GAsyncReadyCallback  callback,
                          gpointer             data);

G_END_DECLS
