/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-chart-data.h"

G_BEGIN_DECLS

/* What the pages of charts say. */
const char *cle_chart_closure_name               (CleChartKind        kind);
const char *cle_chart_closure_title              (CleChartKind        kind);
char       *cle_chart_closure_subtitle           (const CleChartData       *data,
                                                  const CleSelectionFilter *filter);
const char *cle_chart_closure_empty_title        (CleChartState       state,
                                                  gboolean            emptied);
const char *cle_chart_closure_nothing_to_compare (void);
char       *cle_chart_closure_figures            (CleChartKind        kind,
                                                  const CleSummary   *summary);

G_END_DECLS
