/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-erase-plan.h"

G_BEGIN_DECLS

/* Names in documents, profiles and unfinished assessments of others. */
gboolean cle_erase_mentions_learn (CleStore            *store,
                                   char               **ids,
                                   CleEraseNames       *names,
                                   GError             **error);
gboolean cle_erase_mentions_mask  (CleStore            *store,
                                   const CleErasePlan  *plan,
                                   CleEraseMentions    *look,
                                   GError             **error);

G_END_DECLS
