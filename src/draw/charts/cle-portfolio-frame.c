/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-portfolio-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NOTHING     ((CleColor){ 0, 0, 0, 0 })
#define MIDDLE      50000 /* thousandths of fit: where the halves meet */
#define LEAST_SIDE  0.2   /* of the height, for gains and for losses */
#define LEAST_TICK  28.0  /* pixels */
#define EDGE        16.0  /* of the plot, free of clients' centres */
#define NAME_PAD    6.0

/* Of the halves above and below the boundary, left and right. */
typedef enum
{
  QUADRANT_PAYS,
  QUADRANT_BOTH,
  QUADRANT_NEITHER,
  QUADRANT_FITS,
  N_QUADRANTS,
} Quadrant;

static const guint TONES[N_QUADRANTS] = { 1, 3, 0, 1 };

static const char *
name_quadrant (Quadrant quadrant)
{
  switch (quadrant)
    {
    case QUADRANT_BOTH:
      return _ ("Keep and cherish");
    case QUADRANT_PAYS:
      return _ ("Pays, but does not fit: change terms");
    case QUADRANT_FITS:
      return _ ("Fits, but costs: change terms");
    case QUADRANT_NEITHER:
    case N_QUADRANTS:
    default:
      return _ ("Change terms, else part ways");
    }
}

/**
 * cle_portfolio_layout_x:
 * @self: a map
 * @fit: thousandths
 *
 * Returns: where that is
 */
double
cle_portfolio_layout_x (const ClePortfolioLayout *self,
                        int                       fit)
{
  return self->inner.x + self->inner.width * fit / 100000.0;
}

/**
 * cle_portfolio_layout_y:
 * @self: a map
 * @profit: hundredths
 *
 * Returns: where that is
 */
double
cle_portfolio_layout_y (const ClePortfolioLayout *self,
                        gint64                    profit)
{
  return self->inner.y +
         self->inner.height * (1 - cle_money_axis_place (&self->axis, (double) profit));
}

/**
 * cle_portfolio_layout_stems:
 * @self: a map
 *
 * Returns: whether staff time that does not count is drawn all the same
 */
gboolean
cle_portfolio_layout_stems (const ClePortfolioLayout *self)
{
  return self->portfolio->capacity == CLE_CAPACITY_IDLE &&
         self->portfolio->n_placed <= CLE_PORTFOLIO_STEMS;
}

static void
add_ends (GArray         *values,
          const CleRange *range)
{
  double low = (double) range->low, high = (double) range->high;

  if (range->low != CLE_RANGE_OPEN_LOW)
    g_array_append_val (values, low);
  if (range->high != CLE_RANGE_OPEN_HIGH && range->high != range->low)
    g_array_append_val (values, high);
}

/* Once: the values of very many are put in order for it. */
static void
set_axis (ClePortfolioLayout *self)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->portfolio->n_placed; i++)
    {
      const ClePortfolioClient *client = cle_portfolio_get (self->portfolio, i);

      add_ends (values, &client->decision);
      if (cle_portfolio_layout_stems (self))
        add_ends (values, &client->full);
    }
  cle_money_axis_init (&self->axis, (const double *) (gconstpointer) values->data, values->len,
                       LEAST_SIDE);
  self->has_axis = TRUE;
}

/* A first guess at the height does: labels only differ in how many there are. */
static double
measure_labels (const ClePortfolioLayout *self)
{
  g_autoptr (GArray) ticks = cle_money_axis_list_ticks (&self->axis, 300, LEAST_TICK);
  double width = 0;

  for (guint i = 0; i < ticks->len; i++)
    {
      g_autofree char *label = cle_money_axis_dup_label (g_array_index (ticks, gint64, i));

      width = MAX (width, cle_chart_measure_text (self->chart, CLE_CHART_FONT_SMALL, label));
    }

  return ceil (width);
}

/* The half that a name stands in; at the top or bottom edge of the plot. */
static CleRect
find_half (const ClePortfolioLayout *self,
           gboolean                  right)
{
  double middle = cle_portfolio_layout_x (self, MIDDLE);
  CleRect plot = self->chart->plot;

  return right ? (CleRect){ middle, plot.y, plot.x + plot.width - middle, plot.height }
               : (CleRect){ plot.x, plot.y, middle - plot.x, plot.height };
}

static CleChartText
make_name (const ClePortfolioLayout *self,
           Quadrant                  quadrant)
{
  CleRect half = find_half (self, quadrant % 2 == 1);

  return cle_chart_make_text (self->chart, CLE_CHART_FONT_SMALL, self->chart->style->dim,
                              name_quadrant (quadrant), half.width - 2 * NAME_PAD, 0);
}

static double
measure_names (const ClePortfolioLayout *self,
               Quadrant                  first)
{
  double height = 0;

  for (guint i = first; i < first + 2; i++)
    {
      CleChartText name = make_name (self, (Quadrant) i);

      height = MAX (height, name.rect.height);
      g_object_unref (name.layout);
    }

  return height + 2 * NAME_PAD;
}

/* Below the marks, for arrows of those who may lose more than anybody knows. */
static double
measure_arrows (const ClePortfolioLayout *self)
{
  for (guint i = 0; i < self->portfolio->n_placed; i++)
    if (cle_portfolio_get (self->portfolio, i)->decision.low == CLE_RANGE_OPEN_LOW)
      return CLE_PORTFOLIO_ARROW;

  return 0;
}

/**
 * cle_portfolio_frame_set:
 * @self: a map
 * @top: where the plot begins
 * @bottom: where it ends
 *
 * Finds out where everything is. The names of the quarters have strips of their
 * own above and below the clients.
 */
void
cle_portfolio_frame_set (ClePortfolioLayout *self,
                         double              top,
                         double              bottom)
{
  CleChart *chart = self->chart;
  double left, above, below, room;

  if (!self->has_axis)
    set_axis (self);
  left = CLE_CHART_PAD + measure_labels (self) + 8;
  chart->plot = (CleRect){ left, top, chart->width - CLE_CHART_PAD - left, bottom - top };
  self->inner.x = left + EDGE;
  self->inner.width = chart->plot.width - 2 * EDGE;
  room = MIN (CLE_PORTFOLIO_MOST_RADIUS, 0.05 * chart->plot.height);
  above = measure_names (self, QUADRANT_PAYS) + room;
  below = measure_names (self, QUADRANT_NEITHER) + room + measure_arrows (self);
  self->inner.y = top + above;
  self->inner.height = chart->plot.height - above - below;
}

static void
add_quarter (ClePortfolioLayout *self,
             Quadrant            quadrant)
{
  CleChart *chart = self->chart;
  CleRect half = find_half (self, quadrant % 2 == 1);
  double zero = cle_portfolio_layout_y (self, 0);
  double bottom = half.y + half.height;
  CleChartText name = make_name (self, quadrant);

  if (quadrant < QUADRANT_NEITHER)
    half.height = zero - half.y;
  else
    half = (CleRect){ half.x, zero, half.width, bottom - zero };
  cle_chart_add_box (chart, CLE_CHART_BACK, half, 0,
                     cle_color_fade (cle_chart_style_get_band (chart->style, TONES[quadrant]),
                                     0.08),
                     NOTHING);
  cle_chart_place_text (chart, &name,
                        quadrant % 2 == 1 ? half.x + half.width - NAME_PAD - name.rect.width
                                          : half.x + NAME_PAD,
                        quadrant < QUADRANT_NEITHER ? half.y + NAME_PAD
                                                    : bottom - NAME_PAD - name.rect.height);
}

static void
add_profit_ticks (ClePortfolioLayout *self)
{
  CleChart *chart = self->chart;
  g_autoptr (GArray) ticks =
      cle_money_axis_list_ticks (&self->axis, self->inner.height, LEAST_TICK);

  for (guint i = 0; i < ticks->len; i++)
    {
      gint64 value = g_array_index (ticks, gint64, i);
      g_autofree char *label = cle_money_axis_dup_label (value);
      double y = round (cle_portfolio_layout_y (self, value)) + 0.5;
      CleChartText text =
          cle_chart_make_text (chart, CLE_CHART_FONT_SMALL, chart->style->dim, label, 0, 0);
      ClePoint from = { chart->plot.x, y }, to = { chart->plot.x + chart->plot.width, y };

      cle_chart_add_line (chart, CLE_CHART_BACK, from, to,
                          value == 0 ? chart->style->text : chart->style->grid,
                          value == 0 ? 1.5 : 1);
      if (!cle_chart_try_text (chart, &text, MAX (chart->plot.x - 8 - text.rect.width, 2),
                               y - text.rect.height / 2, 0))
        g_object_unref (text.layout);
    }
}

static void
add_fit_ticks (ClePortfolioLayout *self)
{
  static const int fits[] = { 50000, 0, 100000, 30000, 70000 };
  CleChart *chart = self->chart;
  double bottom = chart->plot.y + chart->plot.height;
  /* Only the line that parts the quarters goes through the strips of their names. */
  double ends[2][2] = { { self->inner.y, self->inner.y + self->inner.height },
                        { chart->plot.y, bottom } };

  for (guint i = 0; i < G_N_ELEMENTS (fits); i++)
    {
      g_autofree char *label = g_strdup_printf ("%d", fits[i] / 1000);
      double x = round (cle_portfolio_layout_x (self, fits[i])) + 0.5;
      gboolean is_boundary = fits[i] > 0 && fits[i] < 100000;
      CleShape shape = { .kind = CLE_SHAPE_LINE,
                         .layer = CLE_CHART_BACK,
                         .stroke = fits[i] == MIDDLE ? chart->style->text : chart->style->dim,
                         .line = fits[i] == MIDDLE ? 1.5 : 1,
                         .dash = fits[i] == MIDDLE ? 0 : 4 };
      CleChartText text =
          cle_chart_make_text (chart, CLE_CHART_FONT_SMALL, chart->style->dim, label, 0, 0);

      if (is_boundary)
        cle_chart_add_shape (chart, &shape,
                             (ClePoint[]){ { x, ends[fits[i] == MIDDLE][0] },
                                           { x, ends[fits[i] == MIDDLE][1] } },
                             2);
      if (!cle_chart_try_text (chart, &text,
                               MIN (x - text.rect.width / 2, chart->width - 2 - text.rect.width),
                               bottom + 4, CLE_CHART_GAP))
        g_object_unref (text.layout);
    }
}

/**
 * cle_portfolio_frame_measure:
 * @self: a map
 *
 * Returns: what it takes below the plot
 */
double
cle_portfolio_frame_measure (const ClePortfolioLayout *self)
{
  return 2 * self->chart->style->line + 10;
}

/**
 * cle_portfolio_frame_add:
 * @self: a map whose places are known
 *
 * Adds what is behind the clients.
 *
 * Returns: where the next thing may begin
 */
double
cle_portfolio_frame_add (ClePortfolioLayout *self)
{
  CleChart *chart = self->chart;
  double bottom = chart->plot.y + chart->plot.height;
  CleChartText title = cle_chart_make_text (chart, CLE_CHART_FONT_SMALL, chart->style->text,
                                            _ ("Fit with your profile, 0 to 100 →"), 0, 0);

  for (guint i = 0; i < N_QUADRANTS; i++)
    add_quarter (self, (Quadrant) i);
  add_profit_ticks (self);
  add_fit_ticks (self);
  cle_chart_place_text (chart, &title,
                        MAX (chart->plot.x + chart->plot.width - title.rect.width, 2),
                        bottom + 4 + chart->style->line + 2);

  return bottom + cle_portfolio_frame_measure (self);
}
