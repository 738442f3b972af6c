/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-chart.h"
#include "history/cle-answer-grid.h"

G_BEGIN_DECLS

CleChart *cle_heat_chart_new     (const CleAnswerGrid     *grid,
                                  const CleProgressSeries *series,
                                  const CleChartSetup     *setup,
                                  double                   width,
                                  double                   height);
double    cle_heat_chart_measure (const CleAnswerGrid     *grid,
                                  const CleProgressSeries *series,
                                  const CleChartSetup     *setup,
                                  double                   width);

G_END_DECLS
