/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-profile.h"
#include "store/cle-store.h"

G_BEGIN_DECLS

/* One profile of the store. */
typedef struct
{
  char       *id;
  guint       newest;  /* highest revision on disk */
  CleProfile *profile; /* (nullable): the newest that can be read */
  char       *trouble; /* (nullable): why that is not the newest, a sentence */
} CleProfileEntry;

void        cle_profile_entry_free          (CleProfileEntry  *self);

/* Of CleProfileEntry, by name. */
GPtrArray  *cle_profile_store_list          (CleStore         *store,
                                             GError          **error);
/* Of CleProfile, newest first. */
GPtrArray  *cle_profile_store_list_revisions (CleStore        *store,
                                             const char       *id,
                                             GError          **error);
CleProfile *cle_profile_store_newest        (CleStore         *store,
                                             const char       *id,
                                             GError          **error);
CleProfile *cle_profile_store_load          (CleStore         *store,
                                             const char       *id,
                                             guint             revision,
                                             GError          **error);
CleProfile *cle_profile_store_save          (CleStore         *store,
                                             const CleProfile *profile,
                                             GError          **error);
CleProfile *cle_profile_store_duplicate     (CleStore         *store,
                                             const CleProfile *profile,
                                             const char       *name,
                                             GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleProfileEntry, cle_profile_entry_free)

G_END_DECLS
