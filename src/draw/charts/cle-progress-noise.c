/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-progress-layout.h"

#include <math.h>

#define NARROWEST 28.0 /* pixels */
#define VEIL      0.4

/**
 * cle_progress_noise_add:
 * @self: a chart that is laid out
 *
 * Where the last change may be chance: hatches, from the point before to the
 * last one, how far a score can go up or down without being more than that.
 */
void
cle_progress_noise_add (CleProgressLayout *self)
{
  const CleProgressSeries *series = self->series;
  const CleChange *change = &series->change;
  CleRect plot = self->chart->plot, rect;
  gint32 least, before;
  double left, right;

  if (change->verdict != CLE_CHANGE_WITHIN_NOISE || self->end != series->n_points ||
      self->end - self->first < 2 || !(change->least > 0))
    return;

  least = (gint32) lround (change->least * 1000);
  before = series->points[self->end - 2].score;
  right = cle_progress_layout_place (self, self->end - 1).x;
  left = MIN (cle_progress_layout_place (self, self->end - 2).x, right - NARROWEST);
  rect.x = MAX (left, plot.x);
  rect.width = right - rect.x;
  rect.y = cle_progress_layout_y (self, MIN (before + least, CLE_PROGRESS_AXIS));
  rect.height = cle_progress_layout_y (self, MAX (before - least, 0)) - rect.y;
  cle_chart_add_hatch (self->chart, CLE_CHART_BACK, rect,
                       cle_color_fade (self->chart->style->dim, VEIL));
  self->is_noise = TRUE;
}
