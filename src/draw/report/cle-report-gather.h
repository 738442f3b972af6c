/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-library.h"
#include "cle-report-new.h"

G_BEGIN_DECLS

/* Reports from a history: what the window and clientelectl call. The report
 * keeps all that it needs. @languages: those wanted, best first, or NULL. */

CleReport *cle_report_gather_result    (CleHistory                *history,
                                        CleLibrary                *library,
                                        guint                      row,
                                        const char *const         *languages,
                                        GError                   **error);
CleReport *cle_report_gather_progress  (CleHistory                *history,
                                        CleLibrary                *library,
                                        const CleSelectionFilter  *filter,
                                        const char *const         *languages,
                                        GError                   **error);
CleReport *cle_report_gather_progress_with_target
                                       (CleHistory                *history,
                                        CleLibrary                *library,
                                        const CleSelectionFilter  *filter,
                                        gint32                     target,
                                        const char *const         *languages,
                                        GError                   **error);

G_END_DECLS
