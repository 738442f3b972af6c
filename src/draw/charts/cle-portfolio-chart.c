/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-portfolio-chart.h"

#include "clients/cle-verdict-reasons.h"
#include "cle-portfolio-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LEAST_PLOT 240.0
#define MOST_PLOT  560.0

static char *
describe_item (const CleChart     *chart,
               const CleChartItem *item)
{
  const ClePortfolio *portfolio = chart->data;

  if (item->source >= portfolio->n_placed)
    return cle_portfolio_describe_rest (portfolio);

  return cle_portfolio_describe_client (portfolio, cle_portfolio_get (portfolio, item->source));
}

static double
add_legend (ClePortfolioLayout *self,
            double              y)
{
  static const CleVerdictKind order[] = { CLE_VERDICT_CHERISH, CLE_VERDICT_KEEP, CLE_VERDICT_TERMS,
                                          CLE_VERDICT_PART, CLE_VERDICT_NONE };
  guint counts[CLE_N_VERDICT_KINDS] = { 0 };
  gboolean many = self->portfolio->n_placed > CLE_PORTFOLIO_MANY;
  GArray *entries = cle_legend_new ();

  for (guint i = 0; i < self->portfolio->n_placed; i++)
    counts[cle_portfolio_get (self->portfolio, i)->kind]++;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("%s · %u", cle_verdict_kind_get_name (order[i]), counts[order[i]]);

      if (counts[order[i]] > 0)
        cle_legend_add (entries, many ? CLE_SWATCH_BOX : CLE_SWATCH_VERDICT, order[i],
                        cle_chart_color_verdict (self->chart, order[i]), text);
    }
  if (cle_portfolio_layout_stems (self))
    cle_legend_add (entries, CLE_SWATCH_SPREAD, 0, self->chart->style->dim, _ ("with staff time"));

  return cle_chart_add_legend (self->chart, entries, CLE_CHART_PAD, y,
                               self->chart->width - 2 * CLE_CHART_PAD) +
         6;
}

/* What the axis shows, and what the size means. */
static char *
name_axis (ClePortfolioLayout *self)
{
  g_autofree char *name =
      self->portfolio->capacity == CLE_CAPACITY_IDLE
          ? g_strdup_printf (
                _ ("↑ Profit a year, %s, before shared overhead and without staff time"),
                self->portfolio->currency)
          : g_strdup_printf (_ ("↑ Profit a year, %s, before shared overhead"),
                             self->portfolio->currency);

  /* Where the plot begins depends on how long this text is. */
  cle_portfolio_frame_set (self, 0, LEAST_PLOT);
  if (!self->axis.is_log)
    return g_steal_pointer (&name);

  return g_strdup_printf (_ ("%s; each step is several times the one before (logarithmic)"), name);
}

static double
add_notes (ClePortfolioLayout *self,
           double              y)
{
  CleChart *chart = self->chart;
  g_autofree char *axis = name_axis (self);
  g_autofree char *idle = cle_portfolio_describe_idle (self->portfolio);
  gboolean has_hours = FALSE;

  for (guint i = 0; i < self->portfolio->n_placed && !has_hours; i++)
    has_hours = cle_portfolio_get (self->portfolio, i)->minutes > 0;
  /* Without a title it stands in a window, below its summary. */
  if (cle_chart_get_title (chart) != NULL)
    y = cle_chart_add_paragraph (chart, CLE_CHART_FONT_BODY, chart->style->text, idle, y);
  y = add_legend (self, y);
  if (has_hours)
    y = cle_chart_add_paragraph (chart, CLE_CHART_FONT_SMALL, chart->style->dim,
                                 _ ("The larger the mark, the more staff time."), y);

  return cle_chart_add_paragraph (chart, CLE_CHART_FONT_SMALL, chart->style->text, axis, y);
}

static double
add_rest (ClePortfolioLayout *self,
          double              y)
{
  CleChart *chart = self->chart;
  guint n = self->portfolio->clients->len - self->portfolio->n_placed;
  g_autofree char *text = g_strdup_printf (_ ("Not placed: %u"), n);
  CleRect rect;

  if (n == 0)
    return y;

  rect = cle_chart_add_text (chart, CLE_CHART_FONT_SMALL, chart->style->text, text, CLE_CHART_PAD,
                             y, chart->width - 2 * CLE_CHART_PAD, 0);
  rect = (CleRect){ rect.x - 4, rect.y - 2, rect.width + 8, rect.height + 4 };
  cle_chart_add_item (chart, rect, rect, self->portfolio->n_placed, n);

  return y + rect.height;
}

static CleChart *
lay_out (const ClePortfolio  *portfolio,
         const CleChartSetup *setup,
         double               width,
         double               height)
{
  CleChart *chart = cle_chart_new_blank (setup, width);
  ClePortfolioLayout self = { .chart = chart, .portfolio = portfolio };
  double y, below, plot = CLAMP (width * 0.55, LEAST_PLOT, MOST_PLOT);

  if (portfolio->n_placed == 0)
    return cle_chart_finish_without (
        chart, CLE_CHART_EMPTY,
        _ ("Once a client is rated and its money is told, it appears here: how well it fits to "
           "the right, what it brings upwards."));

  chart->data = (gpointer) portfolio;
  chart->describe = describe_item;
  chart->summary = cle_portfolio_summarize (portfolio);
  chart->per_row = 0;
  y = round (add_notes (&self, cle_chart_add_head (chart)) + 4);
  below = cle_portfolio_frame_measure (&self) + CLE_CHART_PAD +
          (portfolio->clients->len > portfolio->n_placed ? chart->style->line + 4 : 0);
  if (height > 0)
    plot = MAX (floor (height - y - below), LEAST_PLOT);
  cle_portfolio_frame_set (&self, y, y + plot);
  y = cle_portfolio_frame_add (&self);
  cle_portfolio_marks_add (&self);
  y = add_rest (&self, y);

  return cle_chart_finish (chart, MAX (y + CLE_CHART_PAD, height));
}

/**
 * cle_portfolio_chart_new:
 * @portfolio: all clients; borrowed
 * @setup: how
 * @width: pixels
 * @height: pixels, 0 for as high as it wishes to be; it never gets too low to be read
 *
 * The portfolio map: fit to the right, profit that counts upwards, a mark for
 * each client by its verdict, its area by staff hours. Where staff time is idle,
 * profit is drawn without it, which moves each client by its own staff time
 * against the boundary, and up to 60 clients show where they would stand with it.
 *
 * Items are the placed clients, by profit, the best first, and their source is
 * the index in @portfolio. One more item, whose source is the number of placed
 * clients, tells who has no place.
 *
 * Returns: (transfer full): the chart
 */
CleChart *
cle_portfolio_chart_new (const ClePortfolio  *portfolio,
                         const CleChartSetup *setup,
                         double               width,
                         double               height)
{
  return lay_out (portfolio, setup, width, height);
}

/**
 * cle_portfolio_chart_measure:
 * @portfolio: all clients
 * @setup: how
 * @width: pixels
 *
 * Returns: how high it wishes to be; 0 if there is nothing to show
 */
double
cle_portfolio_chart_measure (const ClePortfolio  *portfolio,
                             const CleChartSetup *setup,
                             double               width)
{
  g_autoptr (CleChart) chart = lay_out (portfolio, setup, width, 0);

  return chart->height;
}
