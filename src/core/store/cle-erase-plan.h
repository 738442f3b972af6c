/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-erase-mask.h"
#include "cle-store.h"

G_BEGIN_DECLS

#define CLE_ERASE_RESULT     "result"
#define CLE_ERASE_PERSON     "person"
#define CLE_ERASE_CLIENT     "client"
#define CLE_ERASE_EVERYTHING "everything"

/* What is being erased, on disk while it is: `erasing.json`. The lock is held
 * by whoever writes or removes it. */
typedef struct
{
  char           *what;
  char          **ids;
  gboolean        alone; /* what is written about others stays as it is */
  CleEraseNames  *names; /* nullable, borrowed, never on disk: how those are called */
} CleErasePlan;

gboolean      cle_erase_plan_write  (CleStore            *store,
                                     const CleErasePlan  *self,
                                     GError             **error);
CleErasePlan *cle_erase_plan_read   (CleStore            *store,
                                     GError             **error);
gboolean      cle_erase_plan_exists (CleStore            *store);
gboolean      cle_erase_plan_remove (CleStore            *store,
                                     GError             **error);
gboolean      cle_erase_plan_names  (const CleErasePlan  *self,
                                     const char          *id);
void          cle_erase_plan_free   (CleErasePlan        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleErasePlan, cle_erase_plan_free)

G_END_DECLS
