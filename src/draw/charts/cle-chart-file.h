/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-chart.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  CLE_CHART_PNG, /* two pixels to a unit */
  CLE_CHART_SVG,
  CLE_CHART_PDF, /* one page of the chart's size */
} CleChartFormat;

gboolean  cle_chart_format_from_word (const char      *word,
                                      CleChartFormat  *format);
GBytes   *cle_chart_render           (const CleChart  *self,
                                      CleChartFormat   format,
                                      GError         **error);
gboolean  cle_chart_save             (const CleChart  *self,
                                      CleChartFormat   format,
                                      const char      *path,
                                      GError         **error);
cairo_surface_t *cle_chart_paint_image (const CleChart *self,
                                        double          scale);

G_END_DECLS
