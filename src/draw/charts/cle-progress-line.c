/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-progress-layout.h"

#include <math.h>

#define NOTHING       ((CleColor){ 0, 0, 0, 0 })
#define LINE          2.0
#define POINT         4.0
#define SMALL_POINT   2.5
#define MANY_POINTS   60
#define RIBBON_VEIL   0.18

static double
pick_radius (const CleProgressLayout *self)
{
  return self->end - self->first > MANY_POINTS ? SMALL_POINT : POINT;
}

/* The line is not drawn across a break that changed the questions. */
static gboolean
is_broken_before (const CleProgressSeries *series,
                  guint                    point)
{
  for (guint i = 0; i < series->n_breaks; i++)
    if (series->breaks[i].index == point)
      return series->breaks[i].kind != CLE_BREAK_WORDING;

  return FALSE;
}

static void
add_ribbon (CleProgressLayout *self,
            guint              first,
            guint              end)
{
  CleChart *chart = self->chart;
  CleShape shape = { .kind = CLE_SHAPE_AREA,
                     .layer = CLE_CHART_FRONT,
                     .is_clipped = TRUE,
                     .fill = cle_color_fade (chart->style->accent, RIBBON_VEIL) };
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (ClePoint));
  gboolean is_wide = FALSE;

  for (guint i = first; i < end; i++)
    {
      const CleProgressPoint *one = &self->series->points[i];
      ClePoint place = { cle_progress_layout_x (self, one->at),
                         cle_progress_layout_y (self, one->upper) };

      is_wide |= one->upper > one->score;
      g_array_append_val (points, place);
    }
  for (guint i = end; i > first; i--)
    {
      ClePoint place = cle_progress_layout_place (self, i - 1);

      g_array_append_val (points, place);
    }
  if (is_wide)
    cle_chart_add_shape (chart, &shape, (const ClePoint *) (gconstpointer) points->data,
                         points->len);
}

static void
add_stretch (CleProgressLayout *self,
             guint              first,
             guint              end)
{
  CleShape shape = { .kind = CLE_SHAPE_LINE,
                     .layer = CLE_CHART_FRONT,
                     .is_clipped = TRUE,
                     .stroke = self->chart->style->accent,
                     .line = LINE };
  g_autofree ClePoint *points = g_new (ClePoint, end - first);

  add_ribbon (self, first, end);
  for (guint i = first; i < end; i++)
    points[i - first] = cle_progress_layout_place (self, i);
  if (end - first > 1)
    cle_chart_add_shape (self->chart, &shape, points, end - first);
}

/* The line goes on to the point before and after what is visible. */
static void
add_stretches (CleProgressLayout *self)
{
  guint from = self->first > 0 ? self->first - 1 : 0;
  guint to = MIN (self->end + 1, self->series->n_points);
  guint first = from;

  for (guint i = from + 1; i <= to; i++)
    if (i == to || is_broken_before (self->series, i))
      {
        add_stretch (self, first, i);
        first = i;
      }
}

static void
add_spread (CleProgressLayout      *self,
            const CleProgressPoint *point)
{
  CleChart *chart = self->chart;
  CleColor color = cle_color_fade (chart->style->accent, 0.55);
  double x = cle_progress_layout_x (self, point->at);
  double top = cle_progress_layout_y (self, point->high);
  double bottom = cle_progress_layout_y (self, point->low);

  if (point->n < 2 || bottom - top < 1)
    return;

  cle_chart_add_line (chart, CLE_CHART_FRONT, (ClePoint){ x, top }, (ClePoint){ x, bottom }, color,
                      1.5);
  for (guint i = 0; i < 2; i++)
    {
      double y = i == 0 ? top : bottom;

      cle_chart_add_line (chart, CLE_CHART_FRONT, (ClePoint){ x - 3, y }, (ClePoint){ x + 3, y },
                          color, 1.5);
    }
}

static void
add_marks (CleProgressLayout *self)
{
  CleChart *chart = self->chart;

  for (guint i = self->first; i < self->end; i++)
    add_spread (self, &self->series->points[i]);
  for (guint i = self->first; i < self->end; i++)
    cle_chart_add_circle (chart, cle_progress_layout_place (self, i), pick_radius (self),
                          chart->style->accent, chart->style->surface, 1.5);
}

static gboolean
meets_point (const CleProgressLayout *self,
             CleRect                  rect,
             guint                    own)
{
  double r = pick_radius (self) + 1;

  for (guint i = self->first; i < self->end; i++)
    {
      ClePoint place = cle_progress_layout_place (self, i);

      if (i != own && place.x + r > rect.x && place.x - r < rect.x + rect.width &&
          place.y + r > rect.y && place.y - r < rect.y + rect.height)
        return TRUE;
    }

  return FALSE;
}

static gboolean
meets_target (const CleProgressLayout *self,
              CleRect                  rect)
{
  double y = cle_progress_layout_y (self, self->series->target);

  return self->series->target >= 0 && y > rect.y && y < rect.y + rect.height;
}

static gboolean
try_value (CleProgressLayout *self,
           guint              point,
           CleChartText      *text,
           gboolean           above)
{
  ClePoint place = cle_progress_layout_place (self, point);
  double away = pick_radius (self) + 2;
  CleRect rect = {
    CLAMP (place.x - text->rect.width / 2, 2, self->chart->width - 2 - text->rect.width),
    above ? place.y - away - text->rect.height : place.y + away, text->rect.width, text->rect.height
  };

  if (rect.y + rect.height >
          self->chart->plot.y + self->chart->plot.height + text->rect.height / 2 ||
      meets_point (self, rect, point))
    return FALSE;

  if (!cle_chart_is_free (self->chart, rect, CLE_CHART_GAP))
    return FALSE;

  /* The line of the spread, the hatch or the target would run through the figures. */
  if (self->series->points[point].n > 1 || meets_target (self, rect) ||
      (self->is_noise && point + 2 >= self->end))
    cle_chart_add_box (self->chart, CLE_CHART_FRONT,
                       (CleRect){ rect.x - 1, rect.y + 1, rect.width + 2, rect.height - 2 }, 3,
                       cle_color_fade (self->chart->style->surface, 0.75), NOTHING);
  cle_chart_place_text (self->chart, text, rect.x, rect.y);
  return TRUE;
}

/* A valley is labelled below, so that the line does not run through the value. */
static gboolean
is_valley (const CleProgressSeries *series,
           guint                    point)
{
  gint32 score = series->points[point].score;

  return (point == 0 || series->points[point - 1].score > score) &&
         (point + 1 == series->n_points || series->points[point + 1].score > score);
}

static void
add_value (CleProgressLayout *self,
           guint              point)
{
  const CleProgressPoint *one = &self->series->points[point];
  g_autofree char *value = cle_progress_format_score (one->score);
  CleChartText text = cle_chart_make_text (self->chart, CLE_CHART_FONT_VALUE,
                                           self->chart->style->text, value, 0, 0);
  gboolean above = !is_valley (self->series, point);

  if (!try_value (self, point, &text, above) && !try_value (self, point, &text, !above))
    g_object_unref (text.layout);
}

/* What matters most comes first: the last value, the first, the extremes, then
 * the others as far as there is space. */
static void
add_values (CleProgressLayout *self)
{
  const CleProgressPoint *points = self->series->points;
  guint last = self->end - 1, low = self->first, high = self->first;
  gboolean is_crowded = self->end - self->first > MANY_POINTS;

  if (self->first == self->end)
    return;

  for (guint i = self->first; i < self->end; i++)
    {
      low = points[i].score < points[low].score ? i : low;
      high = points[i].score > points[high].score ? i : high;
    }

  add_value (self, last);
  if (self->first != last)
    add_value (self, self->first);
  if (high != last && high != self->first)
    add_value (self, high);
  if (low != last && low != self->first && low != high)
    add_value (self, low);
  for (guint i = last; i > self->first && !is_crowded; i--)
    if (i != last && i != low && i != high)
      add_value (self, i);
}

static void
add_items (CleProgressLayout *self)
{
  CleChart *chart = self->chart;
  double left = chart->plot.x;
  double r = pick_radius (self) + 4;

  for (guint i = self->first; i < self->end; i++)
    {
      ClePoint place = cle_progress_layout_place (self, i);
      double right = i + 1 < self->end ? (place.x + cle_progress_layout_place (self, i + 1).x) / 2
                                       : chart->plot.x + chart->plot.width;

      cle_chart_add_item (chart, (CleRect){ place.x - r, place.y - r, 2 * r, 2 * r },
                          (CleRect){ left, chart->plot.y - r, right - left,
                                     chart->plot.height + 2 * r },
                          i, 1);
      left = right;
    }
}

/**
 * cle_progress_previous_add:
 * @self: a chart that is laid out
 *
 * Adds the period before as a dashed line, if it has few points.
 */
void
cle_progress_previous_add (CleProgressLayout *self)
{
  const CleProgressSeries *previous = self->options.previous;
  CleColor color = self->chart->style->previous;
  CleShape shape = { .kind = CLE_SHAPE_LINE,
                     .layer = CLE_CHART_BACK,
                     .is_clipped = TRUE,
                     .stroke = color,
                     .line = 1.5,
                     .dash = 4 };
  g_autofree ClePoint *points = NULL;

  if (previous == NULL || previous->n_points < 2 || previous->n_points > CLE_PROGRESS_CHART_FEW)
    return;

  points = g_new (ClePoint, previous->n_points);
  for (guint i = 0; i < previous->n_points; i++)
    points[i] =
        (ClePoint){ cle_progress_layout_x (self, previous->points[i].at + self->options.shift),
                    cle_progress_layout_y (self, previous->points[i].score) };
  cle_chart_add_shape (self->chart, &shape, points, previous->n_points);
}

/**
 * cle_progress_line_add:
 * @self: a chart that is laid out
 *
 * Adds the line with marks and values, for few points.
 */
void
cle_progress_line_add (CleProgressLayout *self)
{
  add_stretches (self);
  add_marks (self);
  add_values (self);
  add_items (self);
}
