/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-chart-style.h"

#include <pango/pangocairo.h>

#define FILE_FONT_PIXELS 14

/* Of the fonts against the body's. */
static const double SCALES[CLE_CHART_N_FONTS] = {
  [CLE_CHART_FONT_SMALL] = 0.85,  [CLE_CHART_FONT_BODY] = 1,    [CLE_CHART_FONT_VALUE] = 0.9,
  [CLE_CHART_FONT_LETTER] = 0.72, [CLE_CHART_FONT_TITLE] = 1.2,
};

typedef struct
{
  guint32 surface;
  guint32 text;
  guint32 dim;
  guint32 grid;
  guint32 accent;
  guint32 previous;
} Colors;

static const Colors COLORS[] = {
  [CLE_PALETTE_LIGHT] = { 0xffffff, 0x2e2e33, 0x5e5c64, 0xe3e3e6, 0x1c71d8, 0x9a9996 },
  [CLE_PALETTE_DARK] = { 0x242424, 0xf4f4f4, 0xb8b6bc, 0x3d3d40, 0x78aeed, 0x7f7e83 },
  [CLE_PALETTE_LIGHT_CONTRAST] = { 0xffffff, 0x000000, 0x2a2a2a, 0x9a9a9a, 0x0b3f8f, 0x5e5c64 },
  [CLE_PALETTE_DARK_CONTRAST] = { 0x141414, 0xffffff, 0xe8e8e8, 0x7a7a7a, 0xa8d0ff, 0xc0bfbc },
};

static CleColor
color_from_rgb (guint32 rgb)
{
  return (CleColor){ ((rgb >> 16) & 0xff) / 255.0, ((rgb >> 8) & 0xff) / 255.0,
                     (rgb & 0xff) / 255.0, 1 };
}

static void
set_colors (CleChartStyle *self)
{
  const Colors *colors = &COLORS[self->palette];

  self->surface = color_from_rgb (colors->surface);
  self->text = color_from_rgb (colors->text);
  self->dim = color_from_rgb (colors->dim);
  self->grid = color_from_rgb (colors->grid);
  self->accent = color_from_rgb (colors->accent);
  self->previous = color_from_rgb (colors->previous);
}

static PangoFontDescription *
derive_font (const PangoFontDescription *base,
             CleChartFont                font)
{
  PangoFontDescription *self = pango_font_description_copy (base);
  double size = pango_font_description_get_size (base) * SCALES[font];

  if (pango_font_description_get_size_is_absolute (base))
    pango_font_description_set_absolute_size (self, size);
  else
    pango_font_description_set_size (self, (int) size);
  if (font != CLE_CHART_FONT_SMALL && font != CLE_CHART_FONT_BODY)
    pango_font_description_set_weight (self, PANGO_WEIGHT_BOLD);

  return self;
}

static double
measure_line (const CleChartStyle *self)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoRectangle logical;

  pango_layout_set_font_description (layout, self->fonts[CLE_CHART_FONT_SMALL]);
  pango_layout_set_text (layout, "Ag", -1);
  pango_layout_get_extents (layout, NULL, &logical);
  g_object_unref (layout);

  return (double) logical.height / PANGO_SCALE;
}

/**
 * cle_chart_style_new:
 * @context: of the widget that will show the charts; kept
 * @palette: for its background
 *
 * The style on the screen: the fonts are those of @context, and the background
 * is left to what is behind.
 *
 * Returns: (transfer full): the style.
 */
CleChartStyle *
cle_chart_style_new (PangoContext *context,
                     ClePalette    palette)
{
  CleChartStyle *self = g_new0 (CleChartStyle, 1);
  const PangoFontDescription *base = pango_context_get_font_description (context);

  self->palette = palette;
  self->context = g_object_ref (context);
  set_colors (self);
  for (guint font = 0; font < CLE_CHART_N_FONTS; font++)
    self->fonts[font] = derive_font (base, (CleChartFont) font);
  self->line = measure_line (self);

  return self;
}

/**
 * cle_chart_style_new_with_fonts:
 * @fonts: where letters come from
 * @palette: light for paper
 *
 * As cle_chart_style_new_for_file(), for a thread that did not create @fonts, or
 * where what is laid out goes from one thread to the next.
 *
 * Returns: (transfer full): the style.
 */
CleChartStyle *
cle_chart_style_new_with_fonts (PangoFontMap *fonts,
                                ClePalette    palette)
{
  PangoContext *context = pango_font_map_create_context (fonts);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");
  cairo_font_options_t *options = cairo_font_options_create ();
  CleChartStyle *self;

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_font_description_set_absolute_size (font, FILE_FONT_PIXELS * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  self = cle_chart_style_new (context, palette);
  self->is_paper = TRUE;

  g_object_unref (context);
  cairo_font_options_destroy (options);
  pango_font_description_free (font);
  return self;
}

/**
 * cle_chart_style_new_for_file:
 * @palette: light for paper
 *
 * The style of pictures and of paper, for one thread. Letters keep their shapes
 * at every resolution, so that PNG, SVG and PDF have the same lines.
 *
 * Returns: (transfer full): the style.
 */
CleChartStyle *
cle_chart_style_new_for_file (ClePalette palette)
{
  return cle_chart_style_new_with_fonts (pango_cairo_font_map_get_default (), palette);
}

/**
 * cle_chart_style_free:
 * @self: (transfer full): a style; no chart that was made with it is painted any more
 */
void
cle_chart_style_free (CleChartStyle *self)
{
  for (guint font = 0; font < CLE_CHART_N_FONTS; font++)
    pango_font_description_free (self->fonts[font]);
  g_object_unref (self->context);
  g_free (self);
}

/**
 * cle_chart_style_get_band:
 * @self: a style
 * @tone: see cle_palette_find_tone()
 *
 * Returns: the colour of a band.
 */
CleColor
cle_chart_style_get_band (const CleChartStyle *self,
                          guint                tone)
{
  return cle_palette_get_band (self->palette, tone);
}

/**
 * cle_color_fade:
 * @color: a colour
 * @alpha: 0 … 1
 *
 * Returns: the colour, that much opaque.
 */
CleColor
cle_color_fade (CleColor color,
                double   alpha)
{
  color.alpha *= alpha;

  return color;
}

/**
 * cle_color_equal:
 * @a: a colour
 * @b: a colour
 *
 * Returns: whether they are the same.
 */
gboolean
cle_color_equal (CleColor a,
                 CleColor b)
{
  return a.red == b.red && a.green == b.green && a.blue == b.blue && a.alpha == b.alpha;
}
