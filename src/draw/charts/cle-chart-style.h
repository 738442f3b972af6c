/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-palette.h"

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

typedef enum
{
  CLE_CHART_FONT_SMALL, /* axis, legend */
  CLE_CHART_FONT_BODY,  /* questions, sentences */
  CLE_CHART_FONT_VALUE, /* figures beside points */
  CLE_CHART_FONT_LETTER, /* inside a mark */
  CLE_CHART_FONT_TITLE,
  CLE_CHART_N_FONTS,
} CleChartFont;

/* How charts look: fonts, sizes in pixels, colours. Pixels are those of CSS,
 * 96 to the inch, or points on paper. */
typedef struct
{
  ClePalette            palette;
  gboolean              is_paper; /* paints a background of its own, no veils in dark colours */
  PangoContext         *context;
  PangoFontDescription *fonts[CLE_CHART_N_FONTS];
  double                line;     /* height of a line of small text */
  CleColor              surface;  /* what is behind */
  CleColor              text;
  CleColor              dim;      /* secondary text */
  CleColor              grid;
  CleColor              accent;   /* line, points, focus */
  CleColor              previous; /* the period before */
} CleChartStyle;

CleChartStyle *cle_chart_style_new          (PangoContext        *context,
                                             ClePalette           palette);
CleChartStyle *cle_chart_style_new_for_file (ClePalette           palette);
CleChartStyle *cle_chart_style_new_with_fonts
                                            (PangoFontMap        *fonts,
                                             ClePalette           palette);
void           cle_chart_style_free         (CleChartStyle       *self);
CleColor       cle_chart_style_get_band     (const CleChartStyle *self,
                                             guint                tone);
CleColor       cle_color_fade               (CleColor             color,
                                             double               alpha);
gboolean       cle_color_equal              (CleColor             a,
                                             CleColor             b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleChartStyle, cle_chart_style_free)

G_END_DECLS
