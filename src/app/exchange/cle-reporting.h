/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-session.h"
#include "history/cle-selection.h"
#include "report/cle-report.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Reports on paper and as files: of one result, of all progress, or an empty
 * form. */
CleReport *cle_reporting_make  (GtkWindow       *window,
                                CleSession      *session,
                                const char      *result,
                                const CleSelectionFilter *filter,
                                gint32           target);
CleReport *cle_reporting_form  (CleSession      *session);
void       cle_reporting_print (GtkWindow       *window,
                                CleReport       *report);
void       cle_reporting_save  (GtkWindow       *window,
                                CleReport       *report,
                                CleReportFormat  format);

G_END_DECLS
