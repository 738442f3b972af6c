/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-chart-data.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A chart on the screen: arrows step through its items, Enter opens the result
 * behind one, plus, minus and 0 change the stretch of time that is seen.
 * Signal: "open" (guint: row of the history). */
#define CLE_TYPE_CHART_VIEW (cle_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (CleChartView, cle_chart_view, CLE, CHART_VIEW, GtkWidget)

void            cle_chart_view_set_data (CleChartView  *self,
                                         CleChartData  *data);
const CleChart *cle_chart_view_prepare  (CleChartView  *self);
ClePeriod       cle_chart_view_get_zoom (CleChartView  *self);
void            cle_chart_view_zoom     (CleChartView  *self,
                                         double         factor);

G_END_DECLS
