/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-chart.h"
#include "history/cle-progress-series.h"
#include "statistics/cle-min-max.h"

G_BEGIN_DECLS

#define CLE_PROGRESS_CHART_FEW 150 /* points up to which a line with marks is drawn */

typedef struct
{
  ClePeriod                zoom;     /* what is shown of it; 0 is open */
  const CleProgressSeries *previous; /* (nullable): the period before, greyed behind */
  gint64                   shift;    /* ms to add to its times */
  const CleMinMax         *min_max;  /* (nullable): of all scores, to save making it */
  const CleMinMax         *upper;    /* (nullable): of all ends of certainty bands, likewise */
} CleProgressChartOptions;

CleChart *cle_progress_chart_new     (const CleProgressSeries       *series,
                                      const CleChartSetup           *setup,
                                      const CleProgressChartOptions *options,
                                      double                         width,
                                      double                         height);
CleMinMax *cle_progress_levels_new    (const CleProgressSeries       *series,
                                      gboolean                       is_upper);
double    cle_progress_chart_measure (const CleProgressSeries       *series,
                                      const CleChartSetup           *setup,
                                      const CleProgressChartOptions *options,
                                      double                         width);

G_END_DECLS
