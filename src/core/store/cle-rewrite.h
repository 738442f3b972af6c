/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-erase-mentions.h"

G_BEGIN_DECLS

/* The one exception to "append only": segments without the lines that were erased,
 * and without the names of clients in the others. Everything else in them stays byte
 * for byte. */
gboolean cle_rewrite_collect (CleStore            *store,
                              const char          *id,
                              GArray              *sequences,
                              gboolean            *erased_before,
                              GError             **error);
gboolean cle_rewrite_without (CleStore            *store,
                              const CleErasePlan  *plan,
                              GError             **error);
gboolean cle_rewrite_look    (CleStore            *store,
                              const CleErasePlan  *plan,
                              CleEraseMentions    *look,
                              GError             **error);
gboolean cle_rewrite_withdraw (CleStore           *store,
                              const char          *id,
                              GError             **error);

G_END_DECLS
