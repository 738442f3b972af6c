/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cle-store.h"

G_BEGIN_DECLS

/* questionnaires/offered.json: which of the questionnaires in the store the
 * user added. By digest: those that may be answered, one revision of each, and
 * those that were answered and have been replaced or removed since. */
typedef struct
{
  GPtrArray *offered; /* of char * */
  GPtrArray *retired;
} CleOffered;

CleOffered *cle_offered_read    (CleStore    *store,
                                 GError     **error);
void        cle_offered_free    (CleOffered  *self);
gboolean    cle_offered_write   (CleOffered  *self,
                                 CleStore    *store,
                                 GError     **error);
void        cle_offered_forget  (CleOffered  *self,
                                 const char  *digest);
void        cle_offered_offer   (CleOffered  *self,
                                 const char  *digest);
void        cle_offered_retire  (CleOffered  *self,
                                 const char  *digest);

gboolean    cle_offered_is_digest (const char *text);
char       *cle_offered_dup_path  (const char *digest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleOffered, cle_offered_free)

G_END_DECLS
