/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cle-store.h"

G_BEGIN_DECLS

/* The segments that are being read from, those used last kept in memory. */
typedef struct _CleExportSegments CleExportSegments;

CleExportSegments *cle_export_segments_new  (CleStore           *store,
                                             GPtrArray          *paths);
void               cle_export_segments_free (CleExportSegments  *self);
GBytes            *cle_export_segments_get  (CleExportSegments  *self,
                                             guint               number,
                                             GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleExportSegments, cle_export_segments_free)

G_END_DECLS
