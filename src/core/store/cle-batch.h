/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-store.h"

G_BEGIN_DECLS

/* New whole files that come into the store together or not at all. They wait
 * in `importing/`; once `importing.json` lists them they are decided, and
 * whoever writes next completes what was interrupted. */
#define CLE_BATCH_MAX_FILES 10000

typedef struct _CleBatch CleBatch;

CleBatch   *cle_batch_new             (void);
void        cle_batch_free            (CleBatch            *self);
void        cle_batch_add             (CleBatch            *self,
                                       const char          *path,
                                       GBytes              *bytes);
guint       cle_batch_get_n_files     (const CleBatch      *self);
const char *cle_batch_get_path        (const CleBatch      *self,
                                       guint                index);
gboolean    cle_batch_write_locked    (CleBatch            *self,
                                       CleStore            *store,
                                       GError             **error);
gboolean    cle_batch_withdraw_locked (CleStore            *store,
                                       const char *const   *paths,
                                       GError             **error);
gboolean    cle_batch_resume_locked   (CleStore            *store,
                                       GError             **error);
gboolean    cle_batch_resume          (CleStore            *store,
                                       GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleBatch, cle_batch_free)

G_END_DECLS
