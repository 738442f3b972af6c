/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"
#include "history/cle-selection.h"
#include "report/cle-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The report of one result, which is made at once, or of all progress, which keeps
 * no window waiting. */
void       cle_report_making_start  (GtkWindow                 *window,
                                     CleSession                *session,
                                     const char                *result,
                                     const CleSelectionFilter  *filter,
                                     gint32                     target,
                                     GCancellable              *cancellable,
                                     GAsyncReadyCallback        callback,
                                     gpointer                   user_data);
CleReport *cle_report_making_finish (GAsyncResult              *made,
                                     GError                   **error);

G_END_DECLS
