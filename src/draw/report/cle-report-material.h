/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-library.h"
#include "cle-report-new.h"

G_BEGIN_DECLS

/* What a report of progress is made from. It is taken from the history in the
 * history's own thread, which is quick; the report is made in any. */
typedef struct _CleReportMaterial CleReportMaterial;

char              *cle_report_material_pick_quiz (const CleSelection        *selection,
                                                  const CleSelectionFilter  *filter);
CleReportMaterial *cle_report_material_new       (CleHistory                *history,
                                                  CleLibrary                *library,
                                                  CleSelection              *selection,
                                                  const CleSelectionFilter  *filter,
                                                  gint32                     target,
                                                  const char *const         *languages,
                                                  GError                   **error);
void               cle_report_material_free      (CleReportMaterial         *self);
CleReport         *cle_report_material_make      (CleReportMaterial         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleReportMaterial, cle_report_material_free)

G_END_DECLS
