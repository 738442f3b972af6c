/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-chart.h"
#include "history/cle-comparison.h"

G_BEGIN_DECLS

CleChart *cle_comparison_chart_new     (const CleComparison *comparison,
                                        const char          *earlier,
                                        const char          *later,
                                        const CleChartSetup *setup,
                                        double               width,
                                        double               height);
double    cle_comparison_chart_measure (const CleComparison *comparison,
                                        const char          *earlier,
                                        const char          *later,
                                        const CleChartSetup *setup,
                                        double               width);

G_END_DECLS
