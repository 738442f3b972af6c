/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-courses-chart.h"

#include "cle-chart-private.h"
#include "cle-money-axis.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LEAST_PLOT 200.0
#define MOST_PLOT  400.0
#define DASH       6.0

typedef struct
{
  CleChart         *chart;
  const CleCourses *courses;
  CleMoneyAxis      axis;
} Layout;

static const char *
get_name (guint course)
{
  return course == CLE_COURSE_WIN ? _ ("winning new ones") : _ ("keeping those already here");
}

static char *
describe_item (const CleChart     *chart,
               const CleChartItem *item)
{
  const CleCourses *courses = chart->data;
  guint course = item->source / (CLE_COURSE_MAX_YEARS + 1);
  guint index = item->source % (CLE_COURSE_MAX_YEARS + 1);
  const CleCourseYear *year = &courses->years[course][index];
  g_autofree char *profit = cle_money_dup_text (year->profit);
  g_autofree char *sum = cle_money_dup_text (year->sum);

  /* Translators: a year, a course of action, clients, profit, currency, profit so
   * far, currency. */
  return g_strdup_printf (_ ("Year %u, %s: %.1f clients, profit %s %s, in all %s %s"), index,
                          get_name (course), (double) year->clients / 1000, profit,
                          courses->currency, sum, courses->currency);
}

static double
place_x (const Layout *self,
         guint         year)
{
  return self->chart->plot.x + self->chart->plot.width * year / self->courses->n_years;
}

static double
place_y (const Layout *self,
         gint64        amount)
{
  CleRect plot = self->chart->plot;

  return plot.y + plot.height * (1 - cle_money_axis_place (&self->axis, (double) amount));
}

/* Two sums that grow are compared on a straight axis that has nothing on it. */
static void
set_axis (Layout *self)
{
  double ends[] = { 0, 0, 0 };

  for (guint c = 0; c < CLE_N_COURSES; c++)
    for (guint i = 0; i <= self->courses->n_years; i++)
      {
        double sum = (double) self->courses->years[c][i].sum;

        ends[1] = MIN (ends[1], sum);
        ends[2] = MAX (ends[2], sum);
      }
  cle_money_axis_init (&self->axis, ends, G_N_ELEMENTS (ends), 0);
}

static GPtrArray *
list_labels (GArray *ticks)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ticks->len; i++)
    g_ptr_array_add (labels, cle_money_axis_dup_label (g_array_index (ticks, gint64, i)));

  return labels;
}

static void
add_ticks (Layout    *self,
           GArray    *ticks,
           GPtrArray *labels)
{
  CleChart *chart = self->chart;

  for (guint i = 0; i < ticks->len; i++)
    {
      gint64 amount = g_array_index (ticks, gint64, i);
      double y = round (place_y (self, amount)) + 0.5;
      CleChartText text = cle_chart_make_text (chart, CLE_CHART_FONT_SMALL, chart->style->dim,
                                               labels->pdata[i], 0, 0);

      cle_chart_add_line (chart, CLE_CHART_BACK, (ClePoint){ chart->plot.x, y },
                          (ClePoint){ chart->plot.x + chart->plot.width, y },
                          amount == 0 ? chart->style->dim : chart->style->grid, 1);
      if (!cle_chart_try_text (chart, &text, chart->plot.x - 8 - text.rect.width,
                               y - text.rect.height / 2, 0))
        g_object_unref (text.layout);
    }
}

static void
add_years (Layout *self)
{
  CleChart *chart = self->chart;
  double bottom = chart->plot.y + chart->plot.height;

  for (guint i = 0; i <= self->courses->n_years; i++)
    {
      g_autofree char *label = i == 0 ? g_strdup (_ ("now")) : g_strdup_printf ("%u", i);
      CleChartText text =
          cle_chart_make_text (chart, CLE_CHART_FONT_SMALL, chart->style->dim, label, 0, 0);
      double left =
          MIN (place_x (self, i) - text.rect.width / 2, chart->width - 2 - text.rect.width);

      if (!cle_chart_try_text (chart, &text, left, bottom + 10, 0))
        g_object_unref (text.layout);
    }
}

static CleColor
get_color (const Layout *self,
           guint         course)
{
  return course == CLE_COURSE_WIN ? self->chart->style->text : self->chart->style->accent;
}

/* Told apart without colour: one is dashed with hollow marks, the other solid. */
static void
add_course (Layout *self,
            guint   course)
{
  CleChart *chart = self->chart;
  gboolean hollow = course == CLE_COURSE_WIN;
  CleColor color = get_color (self, course);
  ClePoint points[CLE_COURSE_MAX_YEARS + 1];
  guint n = self->courses->n_years + 1;
  double half = chart->plot.width / self->courses->n_years / 2;
  CleShape line = { .kind = CLE_SHAPE_LINE,
                    .layer = CLE_CHART_FRONT,
                    .stroke = color,
                    .line = 2,
                    .dash = hollow ? DASH : 0 };

  for (guint i = 0; i < n; i++)
    points[i] =
        (ClePoint){ place_x (self, i), place_y (self, self->courses->years[course][i].sum) };
  cle_chart_add_shape (chart, &line, points, n);
  for (guint i = 0; i < n; i++)
    {
      cle_chart_add_circle (chart, points[i], 4.5, hollow ? chart->style->surface : color, color,
                            2);
      cle_chart_add_item (chart, (CleRect){ points[i].x - 8, points[i].y - 8, 16, 16 },
                          (CleRect){ points[i].x - half, points[i].y - 14, 2 * half, 28 },
                          course * (CLE_COURSE_MAX_YEARS + 1) + i, 1);
    }
}

static double
add_legend (Layout *self,
            double  y)
{
  CleChart *chart = self->chart;
  GArray *entries = cle_legend_new ();

  cle_legend_add (entries, CLE_SWATCH_RING, 0, get_color (self, CLE_COURSE_WIN),
                  get_name (CLE_COURSE_WIN));
  cle_legend_add (entries, CLE_SWATCH_DISC, 0, get_color (self, CLE_COURSE_KEEP),
                  get_name (CLE_COURSE_KEEP));

  return cle_chart_add_legend (chart, entries, CLE_CHART_PAD, y, chart->width - 2 * CLE_CHART_PAD) +
         6;
}

static double
add_plot (Layout *self,
          double  y,
          double  height)
{
  CleChart *chart = self->chart;
  g_autoptr (GArray) ticks = NULL;
  g_autoptr (GPtrArray) labels = NULL;
  CleChartText title;
  double left;

  set_axis (self);
  ticks = cle_money_axis_list_ticks (&self->axis, height, 30);
  labels = list_labels (ticks);
  left = CLE_CHART_PAD + cle_chart_measure_widest (self->chart, CLE_CHART_FONT_SMALL, labels) + 8;
  chart->plot = (CleRect){ left, y + 8, chart->width - CLE_CHART_PAD - 8 - left, height - 8 };
  add_ticks (self, ticks, labels);
  add_years (self);
  for (guint c = 0; c < CLE_N_COURSES; c++)
    add_course (self, c);
  title =
      cle_chart_make_text (chart, CLE_CHART_FONT_SMALL, chart->style->text, _ ("Years →"), 0, 0);
  cle_chart_place_text (chart, &title,
                        MAX (chart->plot.x + chart->plot.width - title.rect.width, 2),
                        y + height + 11 + chart->style->line);

  return y + height + 2 * chart->style->line + 14;
}

/**
 * cle_courses_chart_new:
 * @courses: two courses of action; borrowed
 * @setup: how
 * @width: pixels
 * @height: pixels, 0 for as high as it wishes to be; it never gets too low to be read
 *
 * Two lines: what each course has brought in all by the end of each year. Items
 * are the years of the first course, then those of the second.
 *
 * Returns: (transfer full): the chart
 */
CleChart *
cle_courses_chart_new (const CleCourses    *courses,
                       const CleChartSetup *setup,
                       double               width,
                       double               height)
{
  CleChart *chart = cle_chart_new_blank (setup, width);
  Layout self = { .chart = chart, .courses = courses };
  double y, plot = CLAMP (width * 0.45, LEAST_PLOT, MOST_PLOT);
  g_autofree char *axis = NULL;

  if (courses->courses[CLE_COURSE_WIN].clients == 0 &&
      courses->courses[CLE_COURSE_KEEP].clients == 0)
    return cle_chart_finish_without (
        chart, CLE_CHART_EMPTY,
        _ ("Once there are clients, two lines show what winning and what keeping would bring."));

  chart->data = (gpointer) courses;
  chart->describe = describe_item;
  chart->summary = cle_courses_dup_summary (courses);
  chart->per_row = courses->n_years + 1;
  y = cle_chart_add_head (chart);
  y = cle_chart_add_paragraph (chart, CLE_CHART_FONT_BODY, chart->style->text, chart->summary, y);
  y = add_legend (&self, y + 4);
  axis = g_strdup_printf (_ ("↑ Profit of all years so far, %s"), courses->currency);
  y = round (cle_chart_add_paragraph (chart, CLE_CHART_FONT_SMALL, chart->style->text, axis, y));
  if (height > 0)
    plot = MAX (floor (height - y - 2 * chart->style->line - 10 - CLE_CHART_PAD), LEAST_PLOT);
  y = add_plot (&self, y, plot);

  return cle_chart_finish (chart, MAX (y + CLE_CHART_PAD, height));
}
