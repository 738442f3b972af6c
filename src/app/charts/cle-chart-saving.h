/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cle-chart-file.h"
#include "cle-chart-data.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A chart as a file or on the clipboard: as on the screen, but on paper, with
 * its title and what it was made from. */
void cle_chart_saving_copy   (GtkWidget       *widget,
                              CleChartData    *data,
                              ClePeriod        zoom,
                              const char      *title,
                              const char      *subtitle);
void cle_chart_saving_choose (GtkWidget       *widget,
                              CleChartData    *data,
                              ClePeriod        zoom,
                              const char      *title,
                              const char      *subtitle,
                              CleChartFormat   format);

G_END_DECLS
