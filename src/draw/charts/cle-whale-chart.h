/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-chart.h"
#include "clients/cle-portfolio.h"

G_BEGIN_DECLS

CleChart *cle_whale_chart_new     (const CleWhale      *whale,
                                   const ClePortfolio  *portfolio,
                                   const CleChartSetup *setup,
                                   double               width,
                                   double               height);
double    cle_whale_chart_measure (const CleWhale      *whale,
                                   const ClePortfolio  *portfolio,
                                   const CleChartSetup *setup,
                                   double               width);

G_END_DECLS
