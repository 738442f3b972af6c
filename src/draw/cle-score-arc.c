/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-score-arc.h"

#include <math.h>

/* Shares of the radius and of one step's angle, chosen by eye. */
#define THICKNESS 0.13
#define GAP       0.16

static void
set_color (cairo_t        *cr,
           const CleColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

/* One step of the half circle, from the left over the top to the right; only
 * the first @share of it. */
static void
paint_step (cairo_t        *cr,
            double          radius,
            guint           step,
            double          share,
            const CleColor *color)
{
  double whole = G_PI / CLE_SCORE_ARC_STEPS;
  double from = G_PI + whole * (step + GAP / 2);
  double outer = radius;
  double inner = radius * (1 - THICKNESS);

  if (share <= 0)
    return;

  double to = from + whole * (1 - GAP) * MIN (share, 1);

  cairo_new_path (cr);
  cairo_arc (cr, 0, 0, outer, from, to);
  cairo_arc_negative (cr, 0, 0, inner, to, from);
  cairo_close_path (cr);
  set_color (cr, color);
  cairo_fill (cr);
}

/**
 * cle_score_arc_colors:
 * @palette: for which background
 * @tone: which band
 *
 * Returns: the three colours of an arc
 */
CleScoreArcColors
cle_score_arc_colors (ClePalette palette,
                      guint      tone)
{
  CleColor filled = cle_palette_get_band (palette, tone);
  CleColor possible = filled;

  possible.alpha = cle_palette_get_veil (palette);

  return (CleScoreArcColors){ filled, possible, cle_palette_get_rest (palette) };
}

/**
 * cle_score_arc_fit:
 * @width: in any unit
 *
 * Returns: the height of an arc of that width, in the same unit
 */
double
cle_score_arc_fit (double width)
{
  return ceil (width / 2);
}

/**
 * cle_score_arc_share:
 * @self: a score
 * @points: how many points to show, in the unit of @self
 * @step: which of the ten steps, from 0
 *
 * Returns: how much of that step the points fill, 0 … 1
 */
double
cle_score_arc_share (const CleScoreArc *self,
                     gint64             points,
                     guint              step)
{
  if (self->max <= 0)
    return 0;

  double steps = (double) points * CLE_SCORE_ARC_STEPS / (double) self->max;

  return CLAMP (steps - step, 0, 1);
}

/**
 * cle_score_arc_paint:
 * @self: what to show
 * @colors: in which colours
 * @cr: where to; its state is kept
 * @width: of the space, in units of @cr
 * @height: of the space
 *
 * Paints the score as a half circle of ten steps: reached, possible, rest.
 */
void
cle_score_arc_paint (const CleScoreArc       *self,
                     const CleScoreArcColors *colors,
                     cairo_t                 *cr,
                     double                   width,
                     double                   height)
{
  double radius = MIN (width / 2, height);

  cairo_save (cr);
  cairo_translate (cr, width / 2, height);

  for (guint i = 0; i < CLE_SCORE_ARC_STEPS; i++)
    {
      double sure = cle_score_arc_share (self, self->score, i);
      double possible = cle_score_arc_share (self, MAX (self->upper, self->score), i);

      if (sure < 1)
        paint_step (cr, radius, i, 1, &colors->rest);
      if (possible > sure)
        paint_step (cr, radius, i, possible, &colors->possible);
      paint_step (cr, radius, i, sure, &colors->filled);
    }

  cairo_restore (cr);
}
