/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-whale-chart.h"

#include "cle-chart-private.h"
#include "cle-money-axis.h"
#include "cle-whale-words.h"
#include "clients/cle-amount.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NOTHING    ((CleColor){ 0, 0, 0, 0 })
#define LEAST_PLOT 200.0
#define MOST_PLOT  440.0
#define MOST_STEPS 400  /* clients, up to which each is a step of its own */
#define HEADROOM   26.0 /* above the peak, for its value */
#define VEIL       0.3  /* of areas under steps */
#define MANY_VEIL  0.6
#define FIFTH_VEIL 0.14
#define TONE_GAIN  2
#define TONE_LOSS  0

typedef struct
{
  const CleWhale     *whale;
  const ClePortfolio *portfolio;
} WhaleData;

typedef struct
{
  CleChart       *chart;
  const CleWhale *whale;
  CleMoneyAxis    axis; /* of what clients bring together */
  double          top;  /* of the highest sum */
} Layout;

static char *
describe_item (const CleChart     *chart,
               const CleChartItem *item)
{
  const WhaleData *data = chart->data;
  guint row = (guint) (item - &g_array_index (chart->items, CleChartItem, 0));

  return cle_whale_describe_client (data->whale, data->portfolio, row);
}

static const CleWhaleRow *
get_row (const Layout *self,
         guint         row)
{
  return &g_array_index (self->whale->rows, CleWhaleRow, row);
}

static double
place_x (const Layout *self,
         guint         n_clients)
{
  return self->chart->plot.x +
         self->chart->plot.width * n_clients / (double) self->whale->rows->len;
}

static double
place_y (const Layout *self,
         gint64        amount)
{
  double bottom = self->chart->plot.y + self->chart->plot.height;

  return bottom - (bottom - self->top) * cle_money_axis_place (&self->axis, (double) amount);
}

static void
set_axis (Layout *self)
{
  guint n = self->whale->rows->len;
  g_autofree double *values = g_new (double, n);

  for (guint i = 0; i < n; i++)
    values[i] = (double) get_row (self, i)->cumulated;
  cle_money_axis_init (&self->axis, values, n, 0);
  /* Sums that grow from client to client are read on a straight axis only. */
  if (self->axis.is_log)
    {
      double ends[] = { 0, (double) MIN (self->whale->total, 0), (double) self->whale->peak };

      cle_money_axis_init (&self->axis, ends, G_N_ELEMENTS (ends), 0);
    }
}

/* A round number of per cent: at most eight steps. */
static guint
pick_step (double percent)
{
  static const guint steps[] = { 10, 20, 50, 100, 200 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (percent / steps[i] <= 8)
      return steps[i];

  return 500;
}

static void
list_shares (const Layout *self,
             GArray       *ticks,
             GPtrArray    *labels)
{
  double percent = 100.0 * (double) self->whale->peak / (double) self->whale->total;
  guint step = pick_step (percent);

  for (guint share = 0; share <= percent + 0.5; share += step)
    {
      gint64 amount = cle_amount_mul_div (self->whale->total, share, 100);

      g_array_append_val (ticks, amount);
      g_ptr_array_add (labels, g_strdup_printf (_ ("%u %%"), share));
    }
}

/* Per cent where there is a whole, else sums. */
static GPtrArray *
list_labels (const Layout *self,
             GArray       *ticks)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) sums = NULL;

  if (cle_whale_has_whole (self->whale))
    {
      list_shares (self, ticks, labels);
      return labels;
    }

  sums = cle_money_axis_list_ticks (&self->axis, LEAST_PLOT, 30);
  for (guint i = 0; i < sums->len; i++)
    {
      g_array_append_val (ticks, g_array_index (sums, gint64, i));
      g_ptr_array_add (labels, cle_money_axis_dup_label (g_array_index (sums, gint64, i)));
    }

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
      gboolean is_whole = cle_whale_has_whole (self->whale) && amount == self->whale->total;
      CleShape line = { .kind = CLE_SHAPE_LINE,
                        .layer = CLE_CHART_BACK,
                        .stroke = amount == 0 || is_whole ? chart->style->text : chart->style->grid,
                        .line = amount == 0 || is_whole ? 1.5 : 1,
                        .dash = is_whole ? 5 : 0 };
      CleChartText text = cle_chart_make_text (chart, CLE_CHART_FONT_SMALL, chart->style->dim,
                                               labels->pdata[i], 0, 0);

      cle_chart_add_shape (chart, &line,
                           (ClePoint[]){ { chart->plot.x, y },
                                         { chart->plot.x + chart->plot.width, y } },
                           2);
      if (!cle_chart_try_text (chart, &text, chart->plot.x - 8 - text.rect.width,
                               y - text.rect.height / 2, 0))
        g_object_unref (text.layout);
    }
}

static void
add_counts (Layout *self)
{
  CleChart *chart = self->chart;
  guint n = self->whale->rows->len;
  guint wanted[] = { n, self->whale->n_peak, n - self->whale->n_fifth };
  double bottom = chart->plot.y + chart->plot.height;

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autofree char *label = g_strdup_printf ("%u", wanted[i]);
      CleChartText text =
          cle_chart_make_text (chart, CLE_CHART_FONT_SMALL, chart->style->dim, label, 0, 0);
      double x = place_x (self, wanted[i]);
      double left = MIN (x - text.rect.width / 2, chart->width - 2 - text.rect.width);

      cle_chart_add_line (chart, CLE_CHART_BACK, (ClePoint){ x, bottom },
                          (ClePoint){ x, bottom + 4 }, chart->style->dim, 1);
      if (!cle_chart_try_text (chart, &text, left, bottom + 5, CLE_CHART_GAP))
        g_object_unref (text.layout);
    }
}

/* Behind the curve: the last of all. */
static void
add_fifth (Layout *self)
{
  CleChart *chart = self->chart;
  double left = place_x (self, self->whale->rows->len - self->whale->n_fifth);
  CleRect rect = { left, chart->plot.y, chart->plot.x + chart->plot.width - left,
                   chart->plot.height };
  CleShape edge = { .kind = CLE_SHAPE_LINE,
                    .layer = CLE_CHART_FRONT,
                    .stroke = chart->style->dim,
                    .line = 1,
                    .dash = 3 };

  if (self->whale->n_fifth == 0)
    return;

  cle_chart_add_box (chart, CLE_CHART_BACK, rect, 0, cle_color_fade (chart->style->dim, FIFTH_VEIL),
                     NOTHING);
  cle_chart_add_shape (chart, &edge,
                       (ClePoint[]){ { left, rect.y }, { left, rect.y + rect.height } }, 2);
}

static double
add_legend (Layout *self,
            double  y)
{
  CleChart *chart = self->chart;
  GArray *entries = cle_legend_new ();
  gboolean has_loss = self->whale->n_peak < self->whale->rows->len;

  if (self->whale->peak > 0)
    cle_legend_add (entries, CLE_SWATCH_BOX, 0,
                    cle_color_fade (cle_chart_style_get_band (chart->style, TONE_GAIN), VEIL),
                    _ ("adds to the profit"));
  if (has_loss)
    cle_legend_add (entries, CLE_SWATCH_BOX, 0,
                    cle_color_fade (cle_chart_style_get_band (chart->style, TONE_LOSS), VEIL),
                    _ ("takes it away again"));
  if (self->whale->n_fifth > 0)
    cle_legend_add (entries, CLE_SWATCH_BOX, 0, cle_color_fade (chart->style->dim, 2 * FIFTH_VEIL),
                    _ ("bottom fifth"));
  if (cle_whale_has_whole (self->whale))
    cle_legend_add (entries, CLE_SWATCH_LINE, 0, chart->style->text, _ ("the whole profit"));

  return cle_chart_add_legend (chart, entries, CLE_CHART_PAD, y, chart->width - 2 * CLE_CHART_PAD) +
         6;
}

static void
add_step (Layout *self,
          guint   row)
{
  CleChart *chart = self->chart;
  gint64 before = row > 0 ? get_row (self, row - 1)->cumulated : 0;
  gint64 after = get_row (self, row)->cumulated;
  double x = place_x (self, row), next = place_x (self, row + 1);
  CleColor color = cle_chart_style_get_band (chart->style, after >= before ? TONE_GAIN : TONE_LOSS);
  CleShape area = { .kind = CLE_SHAPE_AREA,
                    .layer = CLE_CHART_FRONT,
                    .fill = cle_color_fade (color, VEIL) };
  double zero = place_y (self, 0), y = place_y (self, after);

  cle_chart_add_shape (chart, &area,
                       (ClePoint[]){ { x, zero }, { x, y }, { next, y }, { next, zero } }, 4);
  cle_chart_add_line (chart, CLE_CHART_FRONT, (ClePoint){ x, place_y (self, before) },
                      (ClePoint){ x, y }, color, 1.5);
  cle_chart_add_line (chart, CLE_CHART_FRONT, (ClePoint){ x, y }, (ClePoint){ next, y }, color, 2);
}

/* A column for every pixel: as high as the last client in it. */
static void
add_columns (Layout *self)
{
  CleChart *chart = self->chart;
  double zero = round (place_y (self, 0));
  guint n = self->whale->rows->len, wide = (guint) floor (chart->plot.width);

  for (guint i = 0; i < wide; i++)
    {
      guint row = (guint) (((guint64) (i + 1) * n - 1) / wide);
      double y = round (place_y (self, get_row (self, row)->cumulated));
      CleColor color = cle_chart_style_get_band (chart->style,
                                                 row < self->whale->n_peak ? TONE_GAIN : TONE_LOSS);
      CleChartColumn column = { { floor (chart->plot.x) + i, MIN (y, zero), 1,
                                  MAX (fabs (zero - y), 1) },
                                cle_color_fade (color, MANY_VEIL) };

      g_array_append_val (chart->columns, column);
    }
}

static void
add_peak (Layout *self)
{
  CleChart *chart = self->chart;
  ClePoint at = { place_x (self, self->whale->n_peak), place_y (self, self->whale->peak) };
  g_autofree char *label =
      self->whale->total > 0 ? g_strdup_printf (_ ("%.0f %%"), 100.0 * (double) self->whale->peak /
                                                                   (double) self->whale->total)
                             : cle_money_dup_text (self->whale->peak);
  CleChartText text =
      cle_chart_make_text (chart, CLE_CHART_FONT_VALUE, chart->style->text, label, 0, 0);
  double left = CLAMP (at.x - text.rect.width / 2, chart->plot.x + 2,
                       chart->plot.x + chart->plot.width - text.rect.width - 2);

  cle_chart_add_circle (chart, at, 4.5, chart->style->text, chart->style->surface, 1.5);
  cle_chart_place_text (chart, &text, left, at.y - text.rect.height - 6);
}

static void
add_items (Layout *self)
{
  CleChart *chart = self->chart;

  for (guint i = 0; i < self->whale->rows->len; i++)
    {
      double x = place_x (self, i), next = place_x (self, i + 1);
      double middle = (x + next) / 2, half = MAX ((next - x) / 2, 5);
      double y = place_y (self, get_row (self, i)->cumulated);

      cle_chart_add_item (chart, (CleRect){ middle - half, y - 6, 2 * half, 12 },
                          (CleRect){ x, chart->plot.y, next - x, chart->plot.height },
                          get_row (self, i)->client, 1);
    }
}

static char *
dup_axis (const CleWhale *whale,
          const char     *currency)
{
  return cle_whale_has_whole (whale)
             ? g_strdup (_ ("↑ Profit a year with all before, the whole being 100\u00a0%"))
             : g_strdup_printf (_ ("↑ Profit a year with all before, %s"), currency);
}

/* A window shows the summary itself. */
static double
add_summary (Layout     *self,
             const char *currency,
             double      y)
{
  CleChart *chart = self->chart;
  g_autofree char *peak = cle_whale_describe_peak (self->whale, currency);
  g_autofree char *warning = cle_whale_dup_concentration (self->whale);
  g_autofree char *unknown = cle_whale_describe_unknown (self->whale);

  if (cle_chart_get_title (chart) == NULL)
    return y;

  y = cle_chart_add_paragraph (chart, CLE_CHART_FONT_BODY, chart->style->text, peak, y);
  y = cle_chart_add_paragraph (chart, CLE_CHART_FONT_BODY, chart->style->text, warning, y);
  return cle_chart_add_paragraph (chart, CLE_CHART_FONT_SMALL, chart->style->dim, unknown, y);
}

static double
add_sentences (Layout     *self,
               const char *currency,
               double      y)
{
  CleChart *chart = self->chart;
  g_autofree char *fifth = cle_whale_describe_fifth (self->whale, currency);
  g_autofree char *axis = dup_axis (self->whale, currency);

  y = add_summary (self, currency, y);
  y = cle_chart_add_paragraph (chart, CLE_CHART_FONT_SMALL, chart->style->dim, fifth, y);
  y = add_legend (self, y + 4);

  return cle_chart_add_paragraph (chart, CLE_CHART_FONT_SMALL, chart->style->text, axis, y);
}

static char *
summarize (const CleWhale *whale,
           const char     *currency)
{
  g_autofree char *peak = cle_whale_describe_peak (whale, currency);
  g_autofree char *warning = cle_whale_dup_concentration (whale);
  g_autofree char *unknown = cle_whale_describe_unknown (whale);

  return g_strdup_printf ("%s%s%s%s%s", peak, warning != NULL ? " " : "",
                          warning != NULL ? warning : "", unknown != NULL ? " " : "",
                          unknown != NULL ? unknown : "");
}

static double
add_plot (Layout *self,
          double  y,
          double  height)
{
  CleChart *chart = self->chart;
  g_autoptr (GArray) ticks = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) labels = NULL;
  double left;
  CleChartText title;

  set_axis (self);
  labels = list_labels (self, ticks);
  left = CLE_CHART_PAD + cle_chart_measure_widest (self->chart, CLE_CHART_FONT_SMALL, labels) + 8;
  chart->plot = (CleRect){ left, y, chart->width - CLE_CHART_PAD - left, height };
  self->top = y + HEADROOM;
  add_fifth (self);
  add_ticks (self, ticks, labels);
  add_counts (self);
  if (self->whale->rows->len <= MOST_STEPS)
    for (guint i = 0; i < self->whale->rows->len; i++)
      add_step (self, i);
  else
    add_columns (self);
  if (self->whale->peak > 0)
    add_peak (self);
  add_items (self);
  title = cle_chart_make_text (chart, CLE_CHART_FONT_SMALL, chart->style->text,
                               _ ("Clients, the most profitable first →"), 0, 0);
  cle_chart_place_text (chart, &title,
                        MAX (chart->plot.x + chart->plot.width - title.rect.width, 2),
                        y + height + 7 + chart->style->line);

  return y + height + 2 * chart->style->line + 10;
}

static CleChart *
lay_out (const CleWhale      *whale,
         const ClePortfolio  *portfolio,
         const CleChartSetup *setup,
         double               width,
         double               height)
{
  CleChart *chart = cle_chart_new_blank (setup, width);
  Layout self = { .chart = chart, .whale = whale };
  double y, plot = CLAMP (width * 0.45, LEAST_PLOT, MOST_PLOT);
  WhaleData *data;

  if (whale->rows->len == 0)
    return cle_chart_finish_without (
        chart, CLE_CHART_EMPTY,
        _ ("Once the money of clients is told, this curve shows who brings the profit, and who "
           "takes it away again."));

  data = g_new (WhaleData, 1);
  *data = (WhaleData){ whale, portfolio };
  chart->data = data;
  chart->data_free = g_free;
  chart->describe = describe_item;
  chart->summary = summarize (whale, portfolio->currency);
  chart->per_row = 0;
  y = round (add_sentences (&self, portfolio->currency, cle_chart_add_head (chart)));
  if (height > 0)
    plot = MAX (floor (height - y - 2 * chart->style->line - 10 - CLE_CHART_PAD), LEAST_PLOT);
  y = add_plot (&self, y, plot);

  return cle_chart_finish (chart, MAX (y + CLE_CHART_PAD, height));
}

/**
 * cle_whale_chart_new:
 * @whale: the curve; borrowed
 * @portfolio: whose clients it shows; borrowed
 * @setup: how
 * @width: pixels
 * @height: pixels, 0 for as high as it wishes to be; it never gets too low to be read
 *
 * The whale curve: clients by profit, what they bring together, its peak and the
 * bottom fifth. Items are the clients in that order, and their source is the
 * index in @portfolio.
 *
 * Returns: (transfer full): the chart
 */
CleChart *
cle_whale_chart_new (const CleWhale      *whale,
                     const ClePortfolio  *portfolio,
                     const CleChartSetup *setup,
                     double               width,
                     double               height)
{
  return lay_out (whale, portfolio, setup, width, height);
}

/**
 * cle_whale_chart_measure:
 * @whale: the curve
 * @portfolio: whose clients it shows
 * @setup: how
 * @width: pixels
 *
 * Returns: how high it wishes to be; 0 if there is nothing to show
 */
double
cle_whale_chart_measure (const CleWhale      *whale,
                         const ClePortfolio  *portfolio,
                         const CleChartSetup *setup,
                         double               width)
{
  g_autoptr (CleChart) chart = lay_out (whale, portfolio, setup, width, 0);

  return chart->height;
}
