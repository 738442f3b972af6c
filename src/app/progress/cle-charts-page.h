/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-chart-data.h"
#include "cle-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Charts of the history, as a picture or as a table. Signal: "open" (guint: row
 * of the history). */
#define CLE_TYPE_CHARTS_PAGE (cle_charts_page_get_type ())
G_DECLARE_FINAL_TYPE (CleChartsPage, cle_charts_page, CLE, CHARTS_PAGE, AdwBin)

GtkWidget *cle_charts_page_new       (CleSession    *session,
                                      CleSettings   *settings);
void       cle_charts_page_set_kind  (CleChartsPage *self,
                                      CleChartKind   kind);
void       cle_charts_page_focus     (CleChartsPage *self);
gboolean   cle_charts_page_fill_filter (CleChartsPage      *self,
                                        CleSelectionFilter *filter);

G_END_DECLS
