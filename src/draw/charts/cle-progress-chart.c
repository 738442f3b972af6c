/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-progress-layout.h"

#include "history/cle-emptiness.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LEAST_PLOT  140.0
#define LEAST_SPACE 4.0  /* between two points of a line */
#define INNER_SPACE 12.0 /* between the plot's edge and the first point */

/**
 * cle_progress_layout_x:
 * @self: a chart that is laid out
 * @at: a time, ms
 *
 * Returns: where that time is.
 */
double
cle_progress_layout_x (const CleProgressLayout *self,
                       gint64                   at)
{
  double share = self->span.to > self->span.from
                     ? (double) (at - self->span.from) / (double) (self->span.to - self->span.from)
                     : 0.5;

  return self->inner.x + share * self->inner.width;
}

/**
 * cle_progress_layout_y:
 * @self: a chart that is laid out
 * @score: thousandths, 0 … %CLE_PROGRESS_AXIS
 *
 * Returns: where that score is.
 */
double
cle_progress_layout_y (const CleProgressLayout *self,
                       gint32                   score)
{
  return self->inner.y + self->inner.height * (1 - (double) score / CLE_PROGRESS_AXIS);
}

/**
 * cle_progress_layout_place:
 * @self: a chart that is laid out
 * @point: index of a point
 *
 * Returns: where that point is.
 */
ClePoint
cle_progress_layout_place (const CleProgressLayout *self,
                           guint                    point)
{
  const CleProgressPoint *one = &self->series->points[point];

  return (ClePoint){ cle_progress_layout_x (self, one->at),
                     cle_progress_layout_y (self, one->score) };
}

static void
find_visible (CleProgressLayout *self)
{
  const CleProgressSeries *series = self->series;
  const ClePeriod *zoom = &self->options.zoom;
  guint n = series->n_points;
  const gint64 *times = &series->points[0].at;

  self->end =
      zoom->to != 0 ? cle_min_max_find_time (times, sizeof (CleProgressPoint), n, zoom->to) : n;
  if (zoom->from != 0)
    self->first = cle_min_max_find_time (times, sizeof (CleProgressPoint), n, zoom->from);
  self->first = MIN (self->first, self->end);
  self->span.from = zoom->from != 0 ? zoom->from : series->points[0].at;
  self->span.to = zoom->to != 0 ? zoom->to : series->points[n - 1].at;
  self->offset = cle_progress_find_offset (series, MAX (self->end, 1) - 1);
}

static CleChart *
finish_without (CleProgressLayout *self)
{
  g_autofree char *point = NULL, *message = NULL;

  if (self->series->n_points == 0)
    return cle_chart_finish_without (
        self->chart, CLE_CHART_EMPTY,
        self->series->n_results == 0 && self->series->n_hidden > 0
            ? cle_emptiness_explain_hidden ()
            : _ ("With the first assessments a line appears here: the score from 0 to 10 over "
                 "time."));

  point = cle_progress_describe_one (self->series, 0);
  message = g_strdup_printf ("%s %s", point, _ ("With the second assessment a line begins here."));
  return cle_chart_finish_without (self->chart, CLE_CHART_ONE, message);
}

static void
set_plot (CleProgressLayout *self,
          double             top,
          double             height)
{
  CleChart *chart = self->chart;
  double left =
      CLE_CHART_PAD + ceil (cle_chart_measure_text (chart, CLE_CHART_FONT_SMALL, "10")) + 8;
  double right = MAX (cle_progress_frame_measure (self), CLE_CHART_PAD);

  chart->plot = (CleRect){ left, round (top), floor (chart->width - left - right), round (height) };
  self->inner = chart->plot;
  self->inner.x += INNER_SPACE;
  self->inner.width = MAX (self->inner.width - 2 * INNER_SPACE, 1);
  self->is_few = self->end - self->first <= CLE_PROGRESS_CHART_FEW &&
                 (self->end - self->first) * LEAST_SPACE <= self->inner.width;
}

static void
summarize (CleProgressLayout *self)
{
  g_autofree char *first = cle_progress_series_summarize (self->series);
  g_autofree char *change = NULL;

  if (isnan (self->series->change.difference))
    {
      self->chart->summary = g_steal_pointer (&first);
      return;
    }

  change = cle_change_describe (&self->series->change);
  self->chart->summary = g_strdup_printf ("%s %s", first, change);
}

static void
data_free (gpointer pointer)
{
  CleProgressData *data = pointer;

  g_clear_pointer (&data->own, cle_min_max_free);
  g_clear_pointer (&data->own_upper, cle_min_max_free);
  g_free (data);
}

static void
add_data (CleProgressLayout *self)
{
  CleProgressData *data = g_new0 (CleProgressData, 1);
  const CleMinMax *upper = self->options.upper;

  data->series = self->series;
  data->offset = self->offset;
  data->min_max = (CleMinMax *) self->options.min_max;
  self->chart->data = data;
  self->chart->data_free = data_free;
  self->chart->describe = cle_progress_describe_item;

  cle_progress_noise_add (self);
  cle_progress_previous_add (self);
  cle_progress_previous_columns_add (self);
  if (self->is_few)
    {
      cle_progress_line_add (self);
      return;
    }
  if (data->min_max == NULL)
    data->min_max = data->own = cle_progress_levels_new (self->series, FALSE);
  if (upper == NULL)
    upper = data->own_upper = cle_progress_levels_new (self->series, TRUE);
  cle_progress_columns_add (self, data->min_max, upper);
}

/* With a plot of that height. */
static CleChart *
lay_out (const CleProgressSeries       *series,
         const CleChartSetup           *setup,
         const CleProgressChartOptions *options,
         double                         width,
         double                         plot)
{
  CleProgressLayout self = { .chart = cle_chart_new_blank (setup, width), .series = series };
  GArray *flags;
  double y;

  if (options != NULL)
    self.options = *options;
  if (series->n_points < 2)
    return finish_without (&self);

  find_visible (&self);
  summarize (&self);
  y = cle_chart_add_head (self.chart);
  y = cle_progress_verdict_add (&self, y);
  set_plot (&self, y + self.chart->style->line + 10, plot);
  cle_progress_frame_add (&self);
  flags = cle_progress_flags_add (&self);
  add_data (&self);
  self.chart->per_row = self.chart->items->len;
  y = self.chart->plot.y + self.chart->plot.height + 1.5 * self.chart->style->line + 16;
  y = cle_progress_notes_add (&self, flags, y);

  return cle_chart_finish (self.chart, y + CLE_CHART_PAD);
}

static double
wish_plot (double width)
{
  return CLAMP (round (width * 0.42), 200, 310);
}

/**
 * cle_progress_chart_new:
 * @series: what to show; borrowed
 * @setup: how; the questionnaires' bands are those of the first one
 * @options: (nullable): a zoom, the period before
 * @width: pixels
 * @height: pixels, 0 for as high as it wishes to be; a lower one than
 *   cle_progress_chart_measure() makes the plot lower, as far as it stays readable
 *
 * A progress line on the fixed axis 0 … 10. Where a zoom shows one point or none,
 * it shows the line to those beyond. Up to %CLE_PROGRESS_CHART_FEW
 * visible points, if there is space for them, are a line with marks and values;
 * more are columns of whole pixels, see cle_chart_get_columns().
 *
 * Returns: (transfer full): the chart.
 */
CleChart *
cle_progress_chart_new (const CleProgressSeries       *series,
                        const CleChartSetup           *setup,
                        const CleProgressChartOptions *options,
                        double                         width,
                        double                         height)
{
  CleChart *chart = lay_out (series, setup, options, width, wish_plot (width));
  double plot;

  if (height <= 0 || chart->state != CLE_CHART_FULL || chart->height == ceil (height))
    return chart;

  plot = MAX (wish_plot (width) + ceil (height) - chart->height, LEAST_PLOT);
  cle_chart_free (chart);
  return lay_out (series, setup, options, width, plot);
}

/**
 * cle_progress_chart_measure:
 * @series: what to show
 * @setup: how
 * @options: (nullable): a zoom, the period before
 * @width: pixels
 *
 * Returns: how high it wishes to be; 0 if there is nothing to show.
 */
double
cle_progress_chart_measure (const CleProgressSeries       *series,
                            const CleChartSetup           *setup,
                            const CleProgressChartOptions *options,
                            double                         width)
{
  g_autoptr (CleChart) chart = lay_out (series, setup, options, width, wish_plot (width));

  return chart->height;
}
