/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-profile.h"
#include "store/cle-store.h"

G_BEGIN_DECLS

/* A profile that is being edited, as it stands beside its revisions until it is
 * saved as one: profiles/<id>/draft. */
gboolean   cle_profile_draft_keep   (CleStore          *store,
                                     const CleProfile  *profile,
                                     GError           **error);
gboolean   cle_profile_draft_remove (CleStore          *store,
                                     const char        *id,
                                     GError           **error);
CleProfile *cle_profile_draft_load  (CleStore          *store,
                                     const char        *id,
                                     GError           **error);
gboolean   cle_profile_draft_is_old (const CleProfile  *draft,
                                     const CleProfile  *saved);
GPtrArray *cle_profile_draft_list   (CleStore          *store,
                                     char             **trouble,
                                     GError           **error);

G_END_DECLS
