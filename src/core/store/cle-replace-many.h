/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-io.h"

G_BEGIN_DECLS

/* Many whole files of one folder, synced all at once. None is there before
 * cle_replace_many_finish(), and each is whole as soon as it is. */
typedef struct _CleReplaceMany CleReplaceMany;

CleReplaceMany *cle_replace_many_new    (const CleIo     *io,
                                         int              folder,
                                         const char      *path,
                                         GError         **error);
void            cle_replace_many_free   (CleReplaceMany  *self);
gboolean        cle_replace_many_add    (CleReplaceMany  *self,
                                         const char      *name,
                                         const void      *data,
                                         gsize            length,
                                         GError         **error);
gboolean        cle_replace_many_finish (CleReplaceMany  *self,
                                         GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleReplaceMany, cle_replace_many_free)

G_END_DECLS
