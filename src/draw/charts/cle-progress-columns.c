/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-progress-layout.h"

#include <math.h>

#define POINTS_A_COLUMN 3.0
#define WIDEST_COLUMN   8.0
#define NARROWEST_DASH  3
#define RIBBON_VEIL     0.25

/* Neighbours that reach equally far are one rectangle. */
static void
add_column (CleChart *chart,
            CleRect   rect,
            CleColor  color)
{
  CleChartColumn column = { rect, color };
  CleChartColumn *last = chart->columns->len > 0 ? &g_array_index (chart->columns, CleChartColumn,
                                                                   chart->columns->len - 1)
                                                 : NULL;

  if (last != NULL && last->rect.y == rect.y && last->rect.height == rect.height &&
      last->rect.x + last->rect.width == rect.x && cle_color_equal (last->color, color))
    last->rect.width += rect.width;
  else
    g_array_append_val (chart->columns, column);
}

/* Columns hold a few points each: of single ones there would be but dots. */
static guint
pick_column (const CleProgressLayout *self,
             guint                    n_points)
{
  double points = MAX (n_points, 1);

  return (guint) CLAMP (round (POINTS_A_COLUMN * self->inner.width / points), 1, WIDEST_COLUMN);
}

/* How far a series reaches in each stretch of so many pixels. */
static CleMinMaxColumn *
list_columns (const CleProgressLayout *self,
              const CleProgressSeries *series,
              const CleMinMax         *min_max,
              gint64                   shift,
              guint                    wide,
              guint                   *n)
{
  double share = *n = ((guint) self->inner.width + wide - 1) / wide;
  double reach = (double) (self->span.to - self->span.from) * share * wide / self->inner.width;
  CleMinMaxColumn *columns = g_new (CleMinMaxColumn, *n);
  gint64 from = self->span.from - shift;

  cle_min_max_get_columns (min_max, &series->points[0].at, sizeof (CleProgressPoint), from,
                           from + (gint64) reach + 1, columns, *n);

  return columns;
}

/**
 * cle_progress_previous_columns_add:
 * @self: a chart that is laid out
 *
 * Adds the period before, if it has many points, as stripes from the smallest
 * to the largest score: with gaps between them, so that in a photocopy too they
 * are not taken for the columns in front of them. O(points).
 */
void
cle_progress_previous_columns_add (CleProgressLayout *self)
{
  const CleProgressSeries *previous = self->options.previous;
  g_autoptr (CleMinMax) min_max = NULL;
  g_autofree CleMinMaxColumn *columns = NULL;
  guint dash, n;

  if (previous == NULL || previous->n_points <= CLE_PROGRESS_CHART_FEW)
    return;

  dash = MAX (pick_column (self, previous->n_points), NARROWEST_DASH);
  min_max = cle_progress_levels_new (previous, FALSE);
  columns = list_columns (self, previous, min_max, self->options.shift, 2 * dash, &n);
  for (guint i = 0; i < n; i++)
    {
      double top = floor (cle_progress_layout_y (self, columns[i].max)) - 1;
      double bottom = ceil (cle_progress_layout_y (self, columns[i].min)) + 1;

      if (columns[i].n > 0)
        add_column (self->chart, (CleRect){ self->inner.x + i * 2 * dash, top, dash, bottom - top },
                    self->chart->style->previous);
    }
}

/* From the largest score to the largest that it could be. */
static void
add_ribbon (CleProgressLayout     *self,
            const CleMinMaxColumn *columns,
            const CleMinMax       *upper,
            guint                  wide,
            guint                  n)
{
  CleColor color = cle_color_fade (self->chart->style->accent, RIBBON_VEIL);

  for (guint i = 0; i < n; i++)
    {
      double top, bottom;

      if (columns[i].n == 0)
        continue;
      bottom = floor (cle_progress_layout_y (self, columns[i].max)) - 1;
      top = floor (
          cle_progress_layout_y (self, cle_min_max_get_range (upper, columns[i].first, columns[i].n)
                                           .max));
      if (top >= bottom)
        continue;
      add_column (self->chart, (CleRect){ self->inner.x + i * wide, top, wide, bottom - top },
                  color);
      self->is_unsure = TRUE;
    }
}

static void
add_scores (CleProgressLayout     *self,
            const CleMinMaxColumn *columns,
            guint                  wide,
            guint                  n)
{
  CleChart *chart = self->chart;
  double left = chart->plot.x;

  for (guint i = 0; i < n; i++)
    {
      double x = self->inner.x + i * wide;
      double top, bottom;

      if (columns[i].n == 0)
        continue;
      top = floor (cle_progress_layout_y (self, columns[i].max)) - 1;
      bottom = ceil (cle_progress_layout_y (self, columns[i].min)) + 1;
      add_column (chart, (CleRect){ x, top, wide, bottom - top }, chart->style->accent);
      cle_chart_add_item (chart, (CleRect){ x - 3, top - 3, wide + 6, bottom - top + 6 },
                          (CleRect){ left, chart->plot.y, x + wide - left, chart->plot.height },
                          columns[i].first, columns[i].n);
      left = x + wide;
    }
}

/**
 * cle_progress_columns_add:
 * @self: a chart that is laid out
 * @min_max: of all scores
 * @upper: of the ends of all certainty bands
 *
 * Adds columns of whole pixels, from the smallest to the largest score in it,
 * and above it how far it could reach, for many points. O(width · log n).
 */
void
cle_progress_columns_add (CleProgressLayout *self,
                          const CleMinMax   *min_max,
                          const CleMinMax   *upper)
{
  guint wide = pick_column (self, self->end - self->first), n;
  g_autofree CleMinMaxColumn *columns = list_columns (self, self->series, min_max, 0, wide, &n);

  add_ribbon (self, columns, upper, wide, n);
  add_scores (self, columns, wide, n);
}

/**
 * cle_progress_levels_new:
 * @series: a series
 * @is_upper: whether of the ends of the certainty bands, not of the scores
 *
 * Returns: (transfer full): smallest and largest of all its points.
 */
CleMinMax *
cle_progress_levels_new (const CleProgressSeries *series,
                         gboolean                 is_upper)
{
  g_autofree gint32 *values = g_new (gint32, series->n_points + 1);

  for (guint i = 0; i < series->n_points; i++)
    values[i] = is_upper ? series->points[i].upper : series->points[i].score;

  return cle_min_max_new (values, series->n_points);
}
