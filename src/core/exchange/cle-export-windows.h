/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-export-private.h"

G_BEGIN_DECLS

/* The stretches of the segments that some results stand in, while they are
 * exported: read into memory that is used again and again, which is quicker
 * than whole segments into fresh memory. For one thread. */
typedef struct _CleExportWindows CleExportWindows;

CleExportWindows *cle_export_windows_new  (CleStore              *store,
                                           GPtrArray             *paths);
void              cle_export_windows_free (CleExportWindows      *self);
void              cle_export_windows_load (CleExportWindows      *self,
                                           const CleExportPlace  *places,
                                           guint                  n);
const char       *cle_export_windows_find (CleExportWindows      *self,
                                           const CleExportPlace  *place,
                                           gsize                 *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleExportWindows, cle_export_windows_free)

G_END_DECLS
