/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-erase-plan.h"

G_BEGIN_DECLS

/* What names those who are erased in what was written about others. */
typedef struct
{
  GPtrArray *texts;  /* the sentences from which the names are taken out */
  guint      n_left; /* files in which they stay */
} CleEraseMentions;

CleEraseMentions *cle_erase_mentions_new  (void);
void              cle_erase_mentions_free (CleEraseMentions    *self);
gboolean          cle_erase_mentions_learn (CleStore           *store,
                                            char              **ids,
                                            CleEraseNames      *names,
                                            GError            **error);
gboolean          cle_erase_mentions_mask (CleStore            *store,
                                           const CleErasePlan  *plan,
                                           CleEraseMentions    *look,
                                           GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleEraseMentions, cle_erase_mentions_free)

G_END_DECLS
