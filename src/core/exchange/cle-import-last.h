/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-import.h"

G_BEGIN_DECLS

/* Undoing the last import in another process than the one that made it. */
gboolean cle_import_apply_and_keep (CleImport     *self,
                                    gboolean       skip_refused,
                                    GCancellable  *cancellable,
                                    GError       **error);
gboolean cle_import_undo_last      (CleStore      *store,
                                    guint         *n_records,
                                    guint         *n_results,
                                    GError       **error);

G_END_DECLS
