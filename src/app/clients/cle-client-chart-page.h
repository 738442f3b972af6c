/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-chart-data.h"
#include "cle-client-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A chart of all clients, as a picture or as a table. Signal: "open" (id of a
 * client). */
#define CLE_TYPE_CLIENT_CHART_PAGE (cle_client_chart_page_get_type ())
G_DECLARE_FINAL_TYPE (CleClientChartPage, cle_client_chart_page, CLE, CLIENT_CHART_PAGE, AdwBin)

GtkWidget *cle_client_chart_page_new (CleClientModel *model,
                                      CleChartKind    kind);

G_END_DECLS
