/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-comparison-chart.h"
#include "assessment/cle-outcome.h"
#include "cle-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NOTHING     ((CleColor){ 0, 0, 0, 0 })
#define NARROW      620.0 /* below, questions stand above their rows */
#define LABEL_SHARE 0.4
#define MARK        6.0
#define ROW         30.0
#define EDGE        24.0 /* between the columns */

typedef struct
{
  const CleComparison *comparison;
  char               **questions;
} ComparisonData;

typedef struct
{
  CleChart       *chart;
  ComparisonData *data;
  double          label;  /* width of the questions; 0 when they stand above */
  double          words;  /* width of the column that names the change */
  double          left;   /* of the track */
  double          width;
} ComparisonLayout;

static void
data_free (gpointer pointer)
{
  ComparisonData *data = pointer;

  g_strfreev (data->questions);
  g_free (data);
}

static ComparisonData *
data_new (const CleComparison *comparison,
          const CleChartSetup *setup)
{
  ComparisonData *data = g_new0 (ComparisonData, 1);

  data->comparison = comparison;
  data->questions = g_new0 (char *, comparison->n_rows + 1);
  for (guint i = 0; i < comparison->n_rows; i++)
    data->questions[i] = cle_chart_dup_question (setup, comparison->rows[i].id);

  return data;
}

static int
to_percent (double share)
{
  return (int) lround (share * 100);
}

/* A minus of its own looks like a plus beside it, a hyphen does not. */
static char *
format_difference (int difference)
{
  return difference == 0  ? g_strdup ("0")
         : difference > 0 ? g_strdup_printf ("+%d", difference)
                          : g_strdup_printf ("−%d", -difference);
}

static char *
describe_change (const CleComparison    *comparison,
                 const CleComparisonRow *row)
{
  if (!comparison->is_matched)
    return format_difference (to_percent (row->later.share) - to_percent (row->earlier.share));
  if (row->earlier_answer == row->later_answer)
    return g_strdup (cle_chart_name_answer (row->later_answer));

  return g_strdup_printf ("%s → %s", cle_chart_name_answer (row->earlier_answer),
                          cle_chart_name_answer (row->later_answer));
}

static char *
describe_item (const CleChart     *chart,
               const CleChartItem *item)
{
  const ComparisonData *data = chart->data;
  const CleComparisonRow *row = &data->comparison->rows[item->source];
  g_autofree char *question =
      cle_chart_dup_spoken (data->questions[item->source], row->is_reworded);

  if (!data->comparison->is_matched)
    return g_strdup_printf (_ ("%s Before: %u of %u yes, %d %%. After: %u of %u yes, %d %%."),
                            question, row->earlier.n_yes, row->earlier.n,
                            to_percent (row->earlier.share), row->later.n_yes, row->later.n,
                            to_percent (row->later.share));

  return g_strdup_printf (_ ("%s Before: %s. After: %s."), question,
                          cle_chart_name_answer (row->earlier_answer),
                          cle_chart_name_answer (row->later_answer));
}

static double
place_answer (CleAnswer answer)
{
  return answer == CLE_ANSWER_YES ? 1 : answer == CLE_ANSWER_UNSURE ? 0.5 : 0;
}

static double
place (const ComparisonLayout *self,
       const CleShare         *share,
       CleAnswer               answer)
{
  return self->left +
         self->width * (self->data->comparison->is_matched ? place_answer (answer) : share->share);
}

static void
add_arrow (CleChart *chart,
           double    from,
           double    to,
           double    y)
{
  double side = to > from ? 1 : -1;
  double start = from + side * (MARK + 2), tip = to - side * (MARK + 3);
  CleShape shape = { .kind = CLE_SHAPE_AREA, .layer = CLE_CHART_FRONT, .fill = chart->style->dim };

  if ((tip - start) * side < 9)
    return;

  cle_chart_add_line (chart, CLE_CHART_FRONT, (ClePoint){ start, y },
                      (ClePoint){ tip - side * 4, y }, chart->style->dim, 1.5);
  cle_chart_add_shape (chart, &shape,
                       (ClePoint[]){
                           { tip, y }, { tip - side * 7, y - 4 }, { tip - side * 7, y + 4 } },
                       3);
}

static void
add_marks (ComparisonLayout       *self,
           const CleComparisonRow *row,
           double                  y)
{
  CleChart *chart = self->chart;
  CleColor color = chart->style->accent;
  double from = place (self, &row->earlier, row->earlier_answer);
  double to = place (self, &row->later, row->later_answer);

  /* Equal ones are both seen: a disc in a ring. */
  if (fabs (to - from) < 1)
    {
      cle_chart_add_circle (chart, (ClePoint){ from, y }, MARK + 1, chart->style->surface, color,
                            1.5);
      cle_chart_add_circle (chart, (ClePoint){ to, y }, MARK - 2, color, NOTHING, 0);
      return;
    }

  add_arrow (chart, from, to, y);
  cle_chart_add_circle (chart, (ClePoint){ from, y }, MARK - 0.5, chart->style->surface, color, 2);
  cle_chart_add_circle (chart, (ClePoint){ to, y }, MARK + 0.5, color, NOTHING, 0);
}

static void
add_grid (ComparisonLayout *self,
          double            top,
          double            bottom)
{
  CleChart *chart = self->chart;
  guint n = self->data->comparison->is_matched ? 2 : 4;
  double middle = round ((top + bottom) / 2) + 0.5;

  for (guint i = 0; i <= n; i++)
    {
      double x = round (self->left + self->width * i / n) + 0.5;

      cle_chart_add_line (chart, CLE_CHART_BACK, (ClePoint){ x, top + 2 },
                          (ClePoint){ x, bottom - 2 }, chart->style->grid, 1);
    }
  cle_chart_add_line (chart, CLE_CHART_BACK, (ClePoint){ self->left, middle },
                      (ClePoint){ self->left + self->width, middle }, chart->style->grid, 1);
}

static double
add_row (ComparisonLayout *self,
         guint             index,
         double            y)
{
  CleChart *chart = self->chart;
  const CleComparisonRow *row = &self->data->comparison->rows[index];
  gboolean above = self->label == 0;
  gboolean same = fabs (place (self, &row->earlier, row->earlier_answer) -
                        place (self, &row->later, row->later_answer)) < 1;
  g_autofree char *words = describe_change (self->data->comparison, row);
  g_autofree char *name = cle_chart_dup_label (self->data->questions[index], row->is_reworded);
  CleChartText label =
      cle_chart_make_text (chart, CLE_CHART_FONT_SMALL, chart->style->text, name,
                           above ? chart->width - 2 * CLE_CHART_PAD : self->label, above ? 0 : 3);
  CleChartText change =
      cle_chart_make_text (chart, same ? CLE_CHART_FONT_SMALL : CLE_CHART_FONT_VALUE,
                           same ? chart->style->dim : chart->style->text, words, self->words, 0);
  double height = MAX (ROW, change.rect.height);
  double top = y, own = label.rect.height;

  height = above ? height : MAX (height, own + 8);
  cle_chart_place_text (chart, &label, CLE_CHART_PAD, above ? y : y + (height - own) / 2);
  y += above ? own : 0;
  add_grid (self, y, y + height);
  add_marks (self, row, round (y + height / 2) + 0.5);
  cle_chart_place_text (chart, &change, self->left + self->width + EDGE,
                        y + (height - change.rect.height) / 2);
  y += height + (above ? 6 : 0);
  cle_chart_add_item (chart, (CleRect){ 4, top, chart->width - 8, y - top - (above ? 4 : 0) },
                      (CleRect){ 0, top, chart->width, y - top }, index, 1);

  return y;
}

static double
add_axis (ComparisonLayout *self,
          double            y)
{
  CleChart *chart = self->chart;
  gboolean matched = self->data->comparison->is_matched;
  const CleAnswer answers[] = { CLE_ANSWER_NO, CLE_ANSWER_UNSURE, CLE_ANSWER_YES };

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *label = matched ? g_strdup (cle_chart_name_answer (answers[i]))
                                       : g_strdup_printf (_ ("%u %%"), i * 50);
      CleChartText text =
          cle_chart_make_text (chart, CLE_CHART_FONT_SMALL, chart->style->dim, label, 0, 0);
      double x = MAX (self->left + self->width * i / 2 - text.rect.width / 2, 2);

      if (!cle_chart_try_text (chart, &text, x, y, CLE_CHART_GAP))
        g_object_unref (text.layout);
    }

  return y + chart->style->line + 4;
}

static char *
format_mean (const CleScores *scores)
{
  return cle_points_format (llround (scores->mean * 10) * 100);
}

static char *
format_headline (const CleComparison *comparison)
{
  g_autofree char *earlier = format_mean (&comparison->earlier);
  g_autofree char *later = format_mean (&comparison->later);

  return g_strdup_printf (comparison->is_mixed ? _ ("%s and %s of 10") : _ ("From %s to %s of 10"),
                          earlier, later);
}

static double
add_headline (ComparisonLayout *self,
              double            y)
{
  CleChart *chart = self->chart;
  const CleComparison *comparison = self->data->comparison;
  g_autofree char *headline = format_headline (comparison);
  g_autofree char *verdict = cle_comparison_describe_change (comparison);
  g_autofree char *turned =
      comparison->is_matched ? cle_comparison_describe_turned (comparison) : NULL;

  y = cle_chart_add_paragraph (chart, CLE_CHART_FONT_TITLE, chart->style->text, headline, y);
  y = cle_chart_add_paragraph (chart, CLE_CHART_FONT_BODY, chart->style->text, verdict, y);
  y = cle_chart_add_paragraph (chart, CLE_CHART_FONT_SMALL, chart->style->dim, turned, y);
  if (comparison->n_hidden[0] + comparison->n_hidden[1] > 0)
    y = cle_chart_add_paragraph (
        chart, CLE_CHART_FONT_SMALL, chart->style->dim,
        _ ("Some answers are not counted, because fewer than 5 stand together."), y);

  return y + 6;
}

static void
add_side (GArray          *entries,
          CleChart        *chart,
          CleSwatch        swatch,
          const char      *name,
          const char      *when,
          const CleScores *scores)
{
  g_autofree char *count =
      g_strdup_printf (ngettext ("%u answered", "%u answered", scores->n), scores->n);
  g_autoptr (GString) words = g_string_new (name);

  if (when != NULL)
    g_string_append_printf (words, " · %s", when);
  if (scores->n > 1)
    g_string_append_printf (words, " · %s", count);
  cle_legend_add (entries, swatch, 0, chart->style->accent, words->str);
}

static double
add_legend (ComparisonLayout *self,
            const char       *earlier,
            const char       *later,
            double            y)
{
  CleChart *chart = self->chart;
  GArray *entries = cle_legend_new ();

  add_side (entries, chart, CLE_SWATCH_RING, _ ("before"), earlier,
            &self->data->comparison->earlier);
  add_side (entries, chart, CLE_SWATCH_DISC, _ ("after"), later, &self->data->comparison->later);

  return cle_chart_add_legend (chart, entries, CLE_CHART_PAD, y, chart->width - 2 * CLE_CHART_PAD) +
         10;
}

static double
add_others (ComparisonLayout    *self,
            const CleChartSetup *setup,
            const char          *head,
            char               **ids,
            double               y)
{
  CleChart *chart = self->chart;

  if (ids[0] == NULL)
    return y;

  y = cle_chart_add_paragraph (chart, CLE_CHART_FONT_VALUE, chart->style->text, head, y + 10);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *question = cle_chart_dup_question (setup, ids[i]);

      y = cle_chart_add_paragraph (chart, CLE_CHART_FONT_SMALL, chart->style->dim, question, y);
    }

  return y;
}

static gboolean
is_any_reworded (const CleComparison *comparison)
{
  for (guint i = 0; i < comparison->n_rows; i++)
    if (comparison->rows[i].is_reworded)
      return TRUE;

  return FALSE;
}

static void
set_columns (ComparisonLayout *self)
{
  CleChart *chart = self->chart;
  const CleComparison *comparison = self->data->comparison;
  double width = chart->width - 2 * CLE_CHART_PAD;

  self->label = chart->width < NARROW ? 0 : floor (MIN (width * LABEL_SHARE, 420));
  for (guint i = 0; i < comparison->n_rows; i++)
    {
      g_autofree char *words = describe_change (comparison, &comparison->rows[i]);

      self->words = MAX (self->words, cle_chart_measure_text (chart, CLE_CHART_FONT_VALUE, words));
    }
  self->words = MIN (ceil (self->words) + 1, floor (width * 0.4));
  self->left = CLE_CHART_PAD + (self->label > 0 ? self->label + 40 : 20);
  self->width = chart->width - CLE_CHART_PAD - self->words - EDGE - self->left;
}

static char *
summarize (const CleComparison *comparison)
{
  g_autofree char *headline = format_headline (comparison);
  g_autofree char *change = cle_comparison_describe_change (comparison);

  return g_strdup_printf ("%s. %s", headline, change);
}

/**
 * cle_comparison_chart_new:
 * @comparison: what to show; borrowed
 * @earlier: (nullable): when the one side was, in the user's language
 * @later: (nullable): when the other side was
 * @setup: how
 * @width: pixels
 * @height: pixels, 0 for as high as it wishes to be; it never gets lower
 *
 * A row for each question: hollow before, filled after, an arrow between them,
 * and the change in words. Questions that only one side was asked are listed
 * below.
 *
 * Returns: (transfer full): the chart.
 */
CleChart *
cle_comparison_chart_new (const CleComparison *comparison,
                          const char          *earlier,
                          const char          *later,
                          const CleChartSetup *setup,
                          double               width,
                          double               height)
{
  CleChart *chart = cle_chart_new_blank (setup, width);
  ComparisonLayout self = { .chart = chart };
  double y;

  if (comparison->earlier.n == 0 || comparison->later.n == 0)
    return cle_chart_finish_without (
        chart, comparison->earlier.n + comparison->later.n > 0 ? CLE_CHART_ONE : CLE_CHART_EMPTY,
        comparison->n_hidden[0] + comparison->n_hidden[1] > 0
            ? _ ("Fewer than 5 answers stand together on one side. With more of them a comparison, "
                 "question by question, appears here.")
            : _ ("With assessments on both sides a comparison, question by question, appears "
                 "here."));

  chart->data = self.data = data_new (comparison, setup);
  chart->data_free = data_free;
  chart->describe = describe_item;
  chart->summary = summarize (comparison);
  set_columns (&self);
  y = add_headline (&self, cle_chart_add_head (chart));
  y = add_legend (&self, earlier, later, y);
  if (comparison->n_rows > 0)
    y = add_axis (&self, y);
  for (guint i = 0; i < comparison->n_rows; i++)
    y = add_row (&self, i, y);
  if (is_any_reworded (comparison))
    y = cle_chart_add_rewording (chart, y);
  y = add_others (&self, setup, _ ("Asked only before"), comparison->only_earlier, y);
  y = add_others (&self, setup, _ ("Asked only after"), comparison->only_later, y);

  return cle_chart_finish (chart, MAX (y + CLE_CHART_PAD, height));
}

/**
 * cle_comparison_chart_measure:
 * @comparison: what to show
 * @earlier: (nullable): when the one side was
 * @later: (nullable): when the other side was
 * @setup: how
 * @width: pixels
 *
 * Returns: how high it has to be; 0 if there is nothing to show.
 */
double
cle_comparison_chart_measure (const CleComparison *comparison,
                              const char          *earlier,
                              const char          *later,
                              const CleChartSetup *setup,
                              double               width)
{
  g_autoptr (CleChart) chart =
      cle_comparison_chart_new (comparison, earlier, later, setup, width, 0);

  return chart->height;
}
