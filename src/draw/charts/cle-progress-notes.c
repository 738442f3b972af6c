/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-axis.h"
#include "cle-progress-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#define NOTHING    ((CleColor){ 0, 0, 0, 0 })
#define MOST_FLAGS 10
#define VERDICT    14.0 /* size of its symbol */

/* A note, or a break, at its place on the time axis. */
typedef struct
{
  double x;
  guint  point;    /* of a note; where a break begins */
  int    of_break; /* index, or -1 */
} Flag;

static void
add_triangle (CleChart *chart,
              ClePoint  centre,
              gboolean  is_up,
              CleColor  color)
{
  CleShape shape = { .kind = CLE_SHAPE_AREA, .layer = CLE_CHART_FRONT, .fill = color };
  double half = VERDICT / 2 - 2;
  double tip = is_up ? -half : half;

  cle_chart_add_shape (chart, &shape,
                       (ClePoint[]){ { centre.x, centre.y + tip },
                                     { centre.x + half, centre.y - tip },
                                     { centre.x - half, centre.y - tip } },
                       3);
}

/* An arrow only for what is more than chance; two level strokes for the rest. */
static void
add_verdict_symbol (CleChart         *chart,
                    CleChangeVerdict  verdict,
                    ClePoint          centre)
{
  CleColor color = chart->style->text;

  if (verdict == CLE_CHANGE_UP || verdict == CLE_CHANGE_DOWN)
    {
      add_triangle (chart, centre, verdict == CLE_CHANGE_UP, color);
      return;
    }

  for (int i = -1; i <= 1; i += 2)
    cle_chart_add_line (chart, CLE_CHART_FRONT, (ClePoint){ centre.x - 5, centre.y + 2.5 * i },
                        (ClePoint){ centre.x + 5, centre.y + 2.5 * i }, color, 1.5);
}

/**
 * cle_progress_verdict_add:
 * @self: a chart that is laid out
 * @y: where it may begin
 *
 * Says above the last point what has changed since the one before.
 *
 * Returns: where the next thing may begin.
 */
double
cle_progress_verdict_add (CleProgressLayout *self,
                          double             y)
{
  CleChart *chart = self->chart;
  const CleChange *change = &self->series->change;
  double most = chart->width - 2 * CLE_CHART_PAD - VERDICT - 6;
  g_autofree char *words = NULL;
  CleChartText text;
  CleRect rect;

  if (isnan (change->difference) || self->end != self->series->n_points)
    return y;

  words = cle_change_describe (change);
  text = cle_chart_make_text (chart, CLE_CHART_FONT_BODY, chart->style->text, words, most, 0);
  rect = cle_chart_place_text (chart, &text, chart->width - CLE_CHART_PAD - text.rect.width, y);
  add_verdict_symbol (chart, change->verdict,
                      (ClePoint){ rect.x - 6 - VERDICT / 2, y + chart->style->line / 2 + 1 });

  return y + rect.height + 8;
}

static int
compare_flags (gconstpointer a,
               gconstpointer b)
{
  const Flag *first = a, *second = b;

  return first->x < second->x ? -1 : first->x > second->x;
}

static void
append_note (CleProgressLayout *self,
             GArray            *flags,
             guint              point)
{
  Flag flag = { 0, point, -1 };

  if (point < self->first || point >= self->end || self->series->points[point].note == NULL)
    return;

  flag.x = cle_progress_layout_x (self, self->series->points[point].at);
  g_array_append_val (flags, flag);
}

/* The latest notes. Of a million points it is not asked one by one. */
static void
list_notes (CleProgressLayout *self,
            GArray            *flags)
{
  const CleProgressSeries *series = self->series;
  const GPtrArray *notes = series->selection != NULL ? series->selection->notes : NULL;
  guint most = flags->len + MOST_FLAGS;

  if (notes == NULL || notes->len == 0)
    return;
  if (series->grouping == CLE_GROUPING_NONE)
    for (guint i = notes->len; i > 0 && flags->len < most; i--)
      append_note (self, flags, ((CleSelectionNote *) g_ptr_array_index (notes, i - 1))->index);
  else
    for (guint i = self->end; i > self->first && flags->len < most; i--)
      append_note (self, flags, i - 1);
}

static void
list_breaks (CleProgressLayout *self,
             GArray            *flags)
{
  const CleProgressSeries *series = self->series;
  guint n = 0;

  for (guint i = series->n_breaks; i > 0 && n < MOST_FLAGS; i--)
    {
      guint point = series->breaks[i - 1].index;
      Flag flag = { 0, point, (int) i - 1 };

      if (point <= self->first || point >= self->end)
        continue;
      flag.x = (cle_progress_layout_x (self, series->points[point - 1].at) +
                cle_progress_layout_x (self, series->points[point].at)) /
               2;
      g_array_append_val (flags, flag);
      n++;
    }
}

static void
add_pole (CleProgressLayout *self,
          const Flag        *flag)
{
  CleChart *chart = self->chart;
  double x = round (flag->x) + 0.5;
  double bottom = flag->of_break >= 0 ? chart->plot.y + chart->plot.height
                                      : cle_progress_layout_place (self, flag->point).y - 6;
  CleShape shape = { .kind = CLE_SHAPE_LINE,
                     .layer = CLE_CHART_BACK,
                     .line = 1,
                     .stroke = cle_color_fade (chart->style->dim, flag->of_break >= 0 ? 1 : 0.55),
                     .dash = flag->of_break >= 0 ? 4 : 0 };

  if (bottom > chart->plot.y)
    cle_chart_add_shape (chart, &shape, (ClePoint[]){ { x, chart->plot.y - 4 }, { x, bottom } }, 2);
}

static char *
describe_flag (CleProgressLayout *self,
               const Flag        *flag)
{
  const CleProgressPoint *point = &self->series->points[flag->point];
  g_autofree char *day = NULL;

  if (flag->of_break >= 0)
    return cle_progress_break_describe (&self->series->breaks[flag->of_break]);

  day = cle_axis_format_day (point->at, cle_progress_find_offset (self->series, flag->point));
  return g_strdup_printf ("%s: %s", day, point->note);
}

/**
 * cle_progress_flags_add:
 * @self: a chart that is laid out
 *
 * Adds flags for notes and breaks above the plot, the latest first if there are
 * too many.
 *
 * Returns: (transfer full): a legend with what they mean.
 */
GArray *
cle_progress_flags_add (CleProgressLayout *self)
{
  CleChart *chart = self->chart;
  GArray *entries = cle_legend_new ();
  g_autoptr (GArray) flags = g_array_new (FALSE, FALSE, sizeof (Flag));
  guint number = 0;

  list_notes (self, flags);
  list_breaks (self, flags);
  g_array_sort (flags, compare_flags);
  for (guint i = 0; i < flags->len; i++)
    {
      const Flag *flag = &g_array_index (flags, Flag, i);
      ClePoint foot = { flag->x, chart->plot.y - 4 };
      CleColor color = flag->of_break >= 0 ? chart->style->text : chart->style->dim;
      g_autofree char *words = describe_flag (self, flag);

      if (!cle_chart_is_free (chart, cle_chart_measure_flag (chart, number + 1, foot), 2))
        continue;
      number++;
      add_pole (self, flag);
      cle_chart_add_flag (chart, number, foot, color);
      cle_legend_add (entries, CLE_SWATCH_NUMBER, number, color, words);
    }

  return entries;
}

static void
list_legend (CleProgressLayout *self,
             GArray            *entries)
{
  const CleProgressSeries *series = self->series;
  CleColor accent = self->chart->style->accent;
  const CleProgressSeries *previous = self->options.previous;
  gboolean is_unsure = self->is_unsure, is_mean = FALSE;

  for (guint i = self->first; i < self->end && self->is_few; i++)
    {
      is_unsure |= series->points[i].upper > series->points[i].score;
      is_mean |= series->points[i].n > 1;
    }

  if (!self->is_few)
    cle_legend_add (entries, CLE_SWATCH_BOX, 0, accent,
                    _ ("from the lowest to the highest score of each moment"));
  if (is_mean)
    cle_legend_add (entries, CLE_SWATCH_POINT, 0, accent, _ ("mean score"));
  if (is_mean)
    cle_legend_add (entries, CLE_SWATCH_SPREAD, 0, accent, _ ("spread of the answers"));
  if (is_unsure)
    cle_legend_add (entries, CLE_SWATCH_BOX, 0, cle_color_fade (accent, 0.25),
                    _ ("if every “not sure” turns out well"));
  if (previous != NULL && previous->n_points > 1)
    cle_legend_add (entries,
                    previous->n_points > CLE_PROGRESS_CHART_FEW ? CLE_SWATCH_BOX : CLE_SWATCH_LINE,
                    0, self->chart->style->previous, _ ("the period before"));
  if (self->is_noise)
    cle_legend_add (entries, CLE_SWATCH_HATCH, 0, self->chart->style->dim,
                    _ ("a change that stays within this may be chance"));
}

/**
 * cle_progress_notes_add:
 * @self: a chart that is laid out
 * @flags: (transfer full): from cle_progress_flags_add()
 * @y: where the legend may begin
 *
 * Says below the plot what marks and flags mean.
 *
 * Returns: where the next thing may begin.
 */
double
cle_progress_notes_add (CleProgressLayout *self,
                        GArray            *flags,
                        double             y)
{
  CleChart *chart = self->chart;
  double width = chart->width - 2 * CLE_CHART_PAD;
  GArray *legend = cle_legend_new ();
  double below;

  list_legend (self, legend);
  below = cle_chart_add_legend (chart, legend, CLE_CHART_PAD, y, width);
  below += below > y ? 6 : 0;

  return cle_chart_add_legend (chart, flags, CLE_CHART_PAD, below, width);
}
