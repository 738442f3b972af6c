/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-trait.h"

G_BEGIN_DECLS

/* Traits to begin with, built into the program. Never changes; for any thread. */
typedef struct _CleTraitLibrary CleTraitLibrary;

CleTraitLibrary *cle_trait_library_new            (void);
CleTraitLibrary *cle_trait_library_new_from_bytes (GBytes                *bytes,
                                                   const char            *file,
                                                   GError               **error);
CleTraitLibrary *cle_trait_library_ref            (CleTraitLibrary       *self);
void             cle_trait_library_unref          (CleTraitLibrary       *self);
guint            cle_trait_library_get_n          (const CleTraitLibrary *self);
const CleTrait  *cle_trait_library_get            (const CleTraitLibrary *self,
                                                   guint                  index);
const CleTrait  *cle_trait_library_find           (const CleTraitLibrary *self,
                                                   const char            *id);
/* Of CleTrait, referenced. */
GPtrArray       *cle_trait_library_search         (const CleTraitLibrary *self,
                                                   const char            *words,
                                                   const char            *language,
                                                   int                    side,
                                                   guint                  branches);

#define CLE_ANY_SIDE (-1)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleTraitLibrary, cle_trait_library_unref)

G_END_DECLS
