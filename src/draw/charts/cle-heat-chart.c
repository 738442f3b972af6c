/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-heat-chart.h"
#include "cle-axis.h"
#include "cle-chart-private.h"
#include "cle-progress-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NOTHING      ((CleColor){ 0, 0, 0, 0 })
#define NARROW       560.0 /* below, questions stand above their cells */
#define LABEL_SHARE  0.4
#define LEAST_CELL   16.0
#define LEAST_GROUP  26.0 /* has a number of up to three digits */
#define MOST_CELL    56.0
#define CELL_HEIGHT  26.0
#define CELL_SPACE   2.0

typedef struct
{
  const CleAnswerGrid     *grid;
  const CleProgressSeries *series;
  char                   **questions;
} HeatData;

typedef struct
{
  CleChart *chart;
  HeatData *data;
  guint     first;   /* occasion that is shown at the left */
  guint     n;       /* occasions that are shown */
  double    label;   /* width of the questions; 0 when they stand above */
  CleRect   cells;
  double    cell;    /* width of one, with space */
} HeatLayout;

static void
data_free (gpointer pointer)
{
  HeatData *data = pointer;

  g_strfreev (data->questions);
  g_free (data);
}

static HeatData *
data_new (const CleAnswerGrid     *grid,
          const CleProgressSeries *series,
          const CleChartSetup     *setup)
{
  HeatData *data = g_new0 (HeatData, 1);

  data->grid = grid;
  data->series = series;
  data->questions = g_new0 (char *, grid->n_questions + 1);
  for (guint q = 0; q < grid->n_questions; q++)
    data->questions[q] = cle_chart_dup_question (setup, grid->questions[q].id);

  return data;
}

static char *
format_occasion (const CleProgressSeries *series,
                 guint                    occasion)
{
  return cle_axis_format_period (series->points[occasion].at,
                                 cle_progress_find_offset (series, occasion), series->grouping);
}

static char *
describe_item (const CleChart     *chart,
               const CleChartItem *item)
{
  const HeatData *data = chart->data;
  guint question = item->source / data->grid->n_occasions;
  guint occasion = item->source % data->grid->n_occasions;
  const CleAnswerCell *cell = cle_answer_grid_get_cell (data->grid, question, occasion);
  guint n = cell->n_yes + cell->n_unsure + cell->n_no;
  g_autofree char *when = format_occasion (data->series, occasion);
  g_autofree char *name =
      cle_chart_dup_spoken (data->questions[question], data->grid->questions[question].is_reworded);

  if (n <= 1)
    return g_strdup_printf ("%s %s: %s.", name, when,
                            cle_chart_name_answer (cle_answer_cell_get_answer (cell)));

  return g_strdup_printf (_ ("%s %s: yes %u, not sure %u, no %u."), name, when, cell->n_yes,
                          cell->n_unsure, cell->n_no);
}

/* Whether some cell stands for several answers, or for just one. */
static gboolean
has_cells (const CleProgressSeries *series,
           gboolean                 several)
{
  for (guint i = 0; i < series->n_points; i++)
    if ((series->points[i].n > 1) == several)
      return TRUE;

  return FALSE;
}

static gboolean
is_any_reworded (const CleAnswerGrid *grid)
{
  for (guint q = 0; q < grid->n_questions; q++)
    if (grid->questions[q].is_reworded)
      return TRUE;

  return FALSE;
}

static void
add_share (CleChart *chart,
           CleRect   rect,
           double    from,
           double    to,
           CleColor  color)
{
  CleRect part = { rect.x, rect.y + rect.height * (1 - to), rect.width, rect.height * (to - from) };

  if (to > from)
    cle_chart_add_box (chart, CLE_CHART_FRONT, part, 0, color, NOTHING);
}

/* How many of a hundred said yes. */
static void
add_percent (CleChart *chart,
             double    share,
             CleRect   rect)
{
  g_autofree char *number = g_strdup_printf ("%ld", lround (share * 100));
  CleChartText text =
      cle_chart_make_text (chart, CLE_CHART_FONT_SMALL, chart->style->text, number, 0, 0);

  cle_chart_place_text (chart, &text, rect.x + (rect.width - text.rect.width) / 2,
                        rect.y + (rect.height - text.rect.height) / 2);
}

/* Pale enough for a number to be read on it. */
static CleColor
pick_share (const CleChart *chart,
            CleAnswer       answer)
{
  return answer == CLE_ANSWER_YES
             ? cle_color_fade (cle_chart_style_get_band (chart->style, 2), 0.5)
             : cle_color_fade (cle_chart_style_get_band (chart->style, 1), 0.25);
}

/* Several answers: filled from below by the share of yes, lighter by that of
 * not sure, in a frame, with the share of yes as a number. */
static void
add_group (CleChart            *chart,
           const CleAnswerCell *cell,
           CleRect              rect)
{
  double n = cell->n_yes + cell->n_unsure + cell->n_no;
  double yes = cell->n_yes / n, known = (cell->n_yes + cell->n_unsure) / n;

  add_share (chart, rect, 0, yes, pick_share (chart, CLE_ANSWER_YES));
  add_share (chart, rect, yes, known, pick_share (chart, CLE_ANSWER_UNSURE));
  cle_chart_add_box (chart, CLE_CHART_FRONT,
                     (CleRect){ rect.x + 0.5, rect.y + 0.5, rect.width - 1, rect.height - 1 }, 2,
                     NOTHING, cle_color_fade (chart->style->dim, 0.5));
  add_percent (chart, yes, rect);
}

static void
add_cell (HeatLayout *self,
          guint       question,
          guint       column,
          double      y)
{
  guint occasion = self->first + column;
  const CleAnswerCell *cell = cle_answer_grid_get_cell (self->data->grid, question, occasion);
  guint n = cell->n_yes + cell->n_unsure + cell->n_no;
  CleRect rect = { round (self->cells.x + column * self->cell), round (y), 0, CELL_HEIGHT };

  rect.width = round (self->cells.x + (column + 1) * self->cell) - CELL_SPACE - rect.x;
  if (n > 1)
    add_group (self->chart, cell, rect);
  else
    cle_chart_add_cell (self->chart, cle_answer_cell_get_answer (cell), rect);
  cle_chart_add_item (self->chart, rect,
                      (CleRect){ rect.x, rect.y, self->cell, CELL_HEIGHT + CELL_SPACE },
                      question * self->data->grid->n_occasions + occasion, 1);
}

static double
add_row (HeatLayout *self,
         guint       question,
         double      y)
{
  CleChart *chart = self->chart;
  gboolean above = self->label == 0;
  g_autofree char *label = cle_chart_dup_label (self->data->questions[question],
                                                self->data->grid->questions[question].is_reworded);
  CleChartText text =
      cle_chart_make_text (chart, CLE_CHART_FONT_SMALL, chart->style->text, label,
                           above ? chart->width - 2 * CLE_CHART_PAD : self->label, above ? 0 : 3);
  double height = above ? CELL_HEIGHT : MAX (text.rect.height, CELL_HEIGHT);
  CleRect rect = cle_chart_place_text (chart, &text, CLE_CHART_PAD,
                                       above ? y : y + (height - text.rect.height) / 2);

  y += above ? rect.height + 4 : 0;
  for (guint i = 0; i < self->n; i++)
    add_cell (self, question, i, y + (height - CELL_HEIGHT) / 2);

  return y + height + (above ? 10 : CELL_SPACE + 4);
}

static char *
format_label (const HeatLayout *self,
              guint             column,
              gboolean          with_year)
{
  guint occasion = self->first + column;
  const CleProgressPoint *point = &self->data->series->points[occasion];

  return cle_axis_format_short (point->at, cle_progress_find_offset (self->data->series, occasion),
                                self->data->series->grouping, with_year);
}

static gboolean
try_label (HeatLayout *self,
           guint       column,
           double      y)
{
  CleChart *chart = self->chart;
  g_autofree char *label = format_label (self, column, column == 0 || column + 1 == self->n);
  CleChartText text =
      cle_chart_make_text (chart, CLE_CHART_FONT_SMALL, chart->style->dim, label, 0, 0);
  double middle = self->cells.x + (column + 0.5) * self->cell - CELL_SPACE / 2;
  double x = CLAMP (middle - text.rect.width / 2, 2, chart->width - 2 - text.rect.width);
  gboolean done = cle_chart_try_text (chart, &text, x, y, 10);

  if (!done)
    g_object_unref (text.layout);
  return done;
}

/* The latest occasion is always named, then the first, then as many as fit. */
static double
add_occasions (HeatLayout *self,
               double      y)
{
  try_label (self, self->n - 1, y);
  try_label (self, 0, y);
  for (guint i = 1; i + 1 < self->n; i++)
    try_label (self, i, y);

  return y + self->chart->style->line + 4;
}

/* Where the questionnaire changed, so that cells left and right of it are not
 * taken for answers to the same. */
static void
add_breaks (HeatLayout *self)
{
  const CleProgressSeries *series = self->data->series;
  CleShape shape = { .kind = CLE_SHAPE_LINE,
                     .layer = CLE_CHART_BACK,
                     .stroke = self->chart->style->dim,
                     .line = 1,
                     .dash = 4 };

  for (guint i = 0; i < series->n_breaks; i++)
    {
      guint index = series->breaks[i].index;
      double x;

      if (index <= self->first || series->breaks[i].kind == CLE_BREAK_WORDING)
        continue;
      x = round (self->cells.x + (index - self->first) * self->cell) - CELL_SPACE / 2;
      cle_chart_add_shape (self->chart, &shape,
                           (ClePoint[]){ { x, self->cells.y - 2 },
                                         { x, self->cells.y + self->cells.height } },
                           2);
    }
}

static double
add_legend (HeatLayout *self,
            double      y)
{
  CleChart *chart = self->chart;
  GArray *entries = cle_legend_new ();

  if (has_cells (self->data->series, FALSE))
    for (CleAnswer answer = CLE_ANSWER_YES; answer <= CLE_ANSWER_NO; answer++)
      cle_legend_add (entries, CLE_SWATCH_ANSWER, answer, NOTHING, cle_chart_name_answer (answer));
  if (has_cells (self->data->series, TRUE))
    {
      cle_legend_add (entries, CLE_SWATCH_BOX, 0, pick_share (chart, CLE_ANSWER_YES),
                      _ ("share of yes, and the same in percent"));
      cle_legend_add (entries, CLE_SWATCH_BOX, 0, pick_share (chart, CLE_ANSWER_UNSURE),
                      _ ("share of not sure"));
    }
  y = cle_chart_add_legend (chart, entries, CLE_CHART_PAD, y + 6, chart->width - 2 * CLE_CHART_PAD);
  if (is_any_reworded (self->data->grid))
    y = cle_chart_add_rewording (chart, y);
  if (self->first > 0)
    {
      g_autofree char *words = g_strdup_printf (_ ("The latest %u of %u occasions are shown."),
                                                self->n, self->n + self->first);

      y = cle_chart_add_paragraph (chart, CLE_CHART_FONT_SMALL, chart->style->dim, words, y + 6);
    }

  return y;
}

/* As many of the latest occasions as there is space for. */
static void
set_columns (HeatLayout *self)
{
  double width = self->chart->width - 2 * CLE_CHART_PAD;
  guint all = self->data->grid->n_occasions;
  double least = has_cells (self->data->series, TRUE) ? LEAST_GROUP : LEAST_CELL;
  guint most;

  self->label = self->chart->width < NARROW ? 0 : floor (MIN (width * LABEL_SHARE, 420));
  self->cells.x = CLE_CHART_PAD + (self->label > 0 ? self->label + 16 : 0);
  self->cells.width = self->chart->width - CLE_CHART_PAD - self->cells.x;
  most = (guint) MAX (self->cells.width / (least + CELL_SPACE), 1);
  self->n = MIN (all, most);
  self->first = all - self->n;
  self->cell = MIN (self->cells.width / self->n, MOST_CELL + CELL_SPACE);
}

static char *
summarize (const HeatData *data)
{
  guint last = data->grid->n_occasions - 1;
  guint n_yes = 0, n_weak = 0;

  for (guint q = 0; q < data->grid->n_questions; q++)
    {
      const CleAnswerCell *cell = cle_answer_grid_get_cell (data->grid, q, last);

      n_yes += cell->n_yes > 0 && cell->n_yes >= cell->n_unsure + cell->n_no;
      n_weak += cell->n_unsure + cell->n_no > cell->n_yes;
    }

  return g_strdup_printf (
      ngettext ("%u occasion; on the latest, mostly yes to %u of %u questions.",
                "%u occasions; on the latest, mostly yes to %u of %u questions.",
                data->grid->n_occasions),
      data->grid->n_occasions, n_yes, n_yes + n_weak);
}

/**
 * cle_heat_chart_new:
 * @grid: what to show; borrowed
 * @series: the occasions of @grid; borrowed
 * @setup: how
 * @width: pixels
 * @height: pixels, 0 for as high as it wishes to be; it never gets lower
 *
 * Questions × occasions, each cell an answer with its symbol, or, where several
 * answered, filled by their share. Where there is no space for all occasions
 * the latest are shown, and it is said.
 *
 * Returns: (transfer full): the chart.
 */
CleChart *
cle_heat_chart_new (const CleAnswerGrid     *grid,
                    const CleProgressSeries *series,
                    const CleChartSetup     *setup,
                    double                   width,
                    double                   height)
{
  CleChart *chart = cle_chart_new_blank (setup, width);
  HeatLayout self = { .chart = chart };
  double y;

  if (grid->n_occasions < 2 || grid->n_questions == 0)
    return cle_chart_finish_without (
        chart, grid->n_occasions == 1 ? CLE_CHART_ONE : CLE_CHART_EMPTY,
        _ ("From the second assessment on, each question shows here how its answers changed."));

  chart->data = self.data = data_new (grid, series, setup);
  chart->data_free = data_free;
  chart->describe = describe_item;
  chart->summary = summarize (self.data);
  set_columns (&self);
  chart->per_row = self.n;
  y = add_occasions (&self, cle_chart_add_head (chart));
  self.cells.y = y;
  for (guint q = 0; q < grid->n_questions; q++)
    y = add_row (&self, q, y);
  self.cells.height = y - self.cells.y;
  add_breaks (&self);
  y = add_legend (&self, y);

  return cle_chart_finish (chart, MAX (y + CLE_CHART_PAD, height));
}

/**
 * cle_heat_chart_measure:
 * @grid: what to show
 * @series: the occasions of @grid
 * @setup: how
 * @width: pixels
 *
 * Returns: how high it has to be; 0 if there is nothing to show.
 */
double
cle_heat_chart_measure (const CleAnswerGrid     *grid,
                        const CleProgressSeries *series,
                        const CleChartSetup     *setup,
                        double                   width)
{
  g_autoptr (CleChart) chart = cle_heat_chart_new (grid, series, setup, width, 0);

  return chart->height;
}
