/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-report-new.h"

G_BEGIN_DECLS

/* What was agreed, for a report: copied in the history's thread, named in any. */
GPtrArray *cle_report_actions_copy (CleHistory               *history,
                                    const char               *result,
                                    const CleSelectionFilter *filter);
void       cle_report_actions_name (const GPtrArray          *actions,
                                    CleStore                 *store);

G_END_DECLS
