/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assessment/cle-outcome.h"
#include "cle-axis.h"
#include "cle-progress-layout.h"

#include <glib/gi18n-lib.h>

/**
 * cle_progress_find_offset:
 * @series: a series
 * @point: index of a point
 *
 * Returns: the local time of a point, minutes east of UTC; that of the last
 *   result where several are put together
 */
int
cle_progress_find_offset (const CleProgressSeries *series,
                          guint                    point)
{
  const CleSelection *selection = series->selection;
  guint row = series->grouping == CLE_GROUPING_NONE ? point : G_MAXUINT;

  if (selection == NULL || selection->n_rows == 0)
    return 0;

  return selection->rows[MIN (row, selection->n_rows - 1)].offset;
}

/**
 * cle_progress_format_score:
 * @score: thousandths of the axis, from 0
 *
 * Means, and scores of a questionnaire that were brought to ten points, have more
 * decimals than anybody measured.
 *
 * Returns: (transfer full): the score, rounded to a tenth
 */
char *
cle_progress_format_score (gint32 score)
{
  return cle_points_format ((score + 50) / 100 * 100);
}

static void
append_break (GString                 *out,
              const CleProgressSeries *series,
              guint                    point)
{
  for (guint i = 0; i < series->n_breaks; i++)
    if (series->breaks[i].index == point)
      {
        g_autofree char *reason = cle_progress_break_describe (&series->breaks[i]);

        g_string_append_printf (out, " %s", reason);
      }
}

static void
append_score (GString                *out,
              const CleProgressPoint *point)
{
  g_autofree char *score = cle_progress_format_score (point->score);
  g_autofree char *upper = cle_progress_format_score (point->upper);
  g_autofree char *low = cle_progress_format_score (point->low);
  g_autofree char *high = cle_progress_format_score (point->high);

  if (point->n == 1)
    g_string_append_printf (out, _ ("%s of 10"), score);
  else
    g_string_append_printf (out,
                            ngettext ("%s of 10 on average of %u answer",
                                      "%s of 10 on average of %u answers", point->n),
                            score, point->n);
  if (point->n > 1)
    g_string_append_printf (out, _ (", most of them between %s and %s"), low, high);
  if (point->upper > point->score)
    g_string_append_printf (out, _ ("; %s if everything that was not sure turns out well"), upper);
  g_string_append_c (out, '.');
}

/**
 * cle_progress_describe_one:
 * @series: a series
 * @point: index of a point
 *
 * Returns: (transfer full): everything about a point, in the user's language.
 */
char *
cle_progress_describe_one (const CleProgressSeries *series,
                           guint                    point)
{
  const CleProgressPoint *one = &series->points[point];
  g_autofree char *when =
      cle_axis_format_period (one->at, cle_progress_find_offset (series, point), series->grouping);
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, "%s: ", when);
  append_score (out, one);
  if (one->note != NULL)
    {
      g_string_append_c (out, ' ');
      /* The note may run from right to left: it is kept apart from the rest. */
      g_string_append_printf (out, _ ("Note: %s"), "\u2068");
      g_string_append_printf (out, "%s\u2069", one->note);
    }
  append_break (out, series, point);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * cle_progress_describe_item:
 * @chart: a progress chart
 * @item: one of its items
 *
 * Returns: (transfer full): everything about it, in the user's language.
 */
char *
cle_progress_describe_item (const CleChart     *chart,
                            const CleChartItem *item)
{
  const CleProgressData *data = chart->data;
  const CleProgressSeries *series = data->series;
  guint last = item->source + item->n - 1;
  g_autofree char *from = NULL, *to = NULL, *min = NULL, *max = NULL;
  CleMinMaxRange range;

  if (item->n == 1)
    return cle_progress_describe_one (series, item->source);

  range = cle_min_max_get_range (data->min_max, item->source, item->n);
  from = cle_axis_format_day (series->points[item->source].at, data->offset);
  to = cle_axis_format_day (series->points[last].at, data->offset);
  min = cle_progress_format_score (range.min);
  max = cle_progress_format_score (range.max);
  if (g_str_equal (from, to))
    return g_strdup_printf (ngettext ("%s: between %s and %s of 10 in %u assessment.",
                                      "%s: between %s and %s of 10 in %u assessments.", item->n),
                            from, min, max, item->n);

  return g_strdup_printf (ngettext ("%s – %s: between %s and %s of 10 in %u assessment.",
                                    "%s – %s: between %s and %s of 10 in %u assessments.", item->n),
                          from, to, min, max, item->n);
}
