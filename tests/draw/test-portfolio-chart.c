/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charts/cle-chart-file.h"
#include "charts/cle-money-axis.h"
#include "charts/cle-portfolio-chart.h"
#include "portfolio-data.h"

#include <math.h>
#include <string.h>

typedef struct
{
  double x;
  double y;
} Place;

static CleChartSetup
setup_for (const CleChartStyle *style)
{
  return (CleChartSetup){ .style = style, .title = "Our clients", .subtitle = "22 November 2026" };
}

static gboolean
has_text (const CleChart *chart,
          const char     *wanted)
{
  for (guint i = 0; i < cle_chart_get_n_texts (chart); i++)
    if (strstr (cle_chart_get_text (chart, i, NULL), wanted) != NULL)
      return TRUE;

  return FALSE;
}

static Place
centre_of (const CleChart *chart,
           guint           item)
{
  CleRect rect = cle_chart_get_item_rect (chart, item);

  return (Place){ rect.x + rect.width / 2, rect.y + rect.height / 2 };
}

/* Places of known clients: on straight lines of fit and of profit. */
static void
test_places (void)
{
  g_autoptr (CleChartStyle) style = cle_chart_style_new_for_file (CLE_PALETTE_LIGHT);
  CleChartSetup setup = setup_for (style);
  g_autoptr (ClePortfolio) all = cle_portfolio_new ("EUR", CLE_CAPACITY_ENOUGH);
  g_autoptr (CleChart) chart = NULL;
  Place best, middle, worst, zero;

  test_portfolio_add (all, "Worst", 0, -200000, -200000, 60, CLE_VERDICT_PART);
  test_portfolio_add (all, "Zero", 75000, 0, 0, 60, CLE_VERDICT_KEEP);
  test_portfolio_add (all, "Best", 100000, 400000, 400000, 240, CLE_VERDICT_CHERISH);
  test_portfolio_add (all, "Middle", 50000, 0, 400000, 60, CLE_VERDICT_KEEP);
  test_portfolio_add (all, "Nowhere", CLE_PORTFOLIO_NO_FIT, 5, 5, 60, CLE_VERDICT_NONE);
  cle_portfolio_sort (all);
  chart = cle_portfolio_chart_new (all, &setup, 800, 600);
  g_assert_cmpuint (cle_chart_get_n_items (chart), ==, 5);
  g_assert_cmpfloat (cle_chart_get_height (chart), ==, 600);
  best = centre_of (chart, 0);
  middle = centre_of (chart, 1);
  zero = centre_of (chart, 2);
  worst = centre_of (chart, 3);

  g_assert_cmpfloat_with_epsilon (middle.x, (best.x + worst.x) / 2, 0.01);
  g_assert_cmpfloat_with_epsilon (zero.x, worst.x + 0.75 * (best.x - worst.x), 0.01);
  g_assert_cmpfloat_with_epsilon (middle.y, (best.y + zero.y) / 2, 0.01);
  g_assert_cmpfloat_with_epsilon (worst.y - zero.y, (zero.y - best.y) / 2, 0.01);
  /* 12 at the edge of the chart and 16 at that of the plot. */
  g_assert_cmpfloat_with_epsilon (best.x, 800 - 12 - 16, 0.01);
  g_assert_cmpfloat (best.x - worst.x, >, 600);
  g_assert_cmpfloat (worst.y - best.y, >, 250);
  /* Four times the hours are twice the radius; the ring is 4 wider. */
  g_assert_cmpfloat_with_epsilon (cle_chart_get_item_rect (chart, 0).width / 2 - 4,
                                  2 * (cle_chart_get_item_rect (chart, 1).width / 2 - 4), 0.01);
}

static void
test_words (void)
{
  g_autoptr (CleChartStyle) style = cle_chart_style_new_for_file (CLE_PALETTE_LIGHT);
  CleChartSetup setup = setup_for (style);
  g_autoptr (ClePortfolio) all = cle_portfolio_new ("EUR", CLE_CAPACITY_ENOUGH);
  g_autoptr (CleChart) chart = NULL;
  g_autofree char *first = NULL, *second = NULL, *rest = NULL;

  test_portfolio_add (all, "{{Braces}} & <b>Co", 72610, 150050, 150050, 2400, CLE_VERDICT_CHERISH);
  test_portfolio_add (all, "Open", 20000, CLE_RANGE_OPEN_LOW, -100, CLE_MONEY_UNKNOWN,
                      CLE_VERDICT_PART);
  test_portfolio_add (all, "No money", 20000, CLE_RANGE_OPEN_LOW, CLE_RANGE_OPEN_HIGH, 3,
                      CLE_VERDICT_TERMS);
  cle_portfolio_sort (all);
  chart = cle_portfolio_chart_new (all, &setup, 800, 0);
  first = cle_chart_dup_item_text (chart, 0);
  second = cle_chart_dup_item_text (chart, 1);
  rest = cle_chart_dup_item_text (chart, 2);

  g_assert_cmpstr (first, ==,
                   "\u2068{{Braces}} & <b>Co\u2069: fit 72.61 of 100, profit a year "
                   "1\u202f500.50 EUR, 40 staff hours. Keep and cherish.");
  g_assert_cmpstr (second, ==,
                   "\u2068Open\u2069: fit 20 of 100, profit a year at most \u22121 EUR, staff hours "
                   "not known. Part ways.");
  g_assert_cmpstr (rest, ==,
                   "1 client without a place, because its fit or its money is not known: "
                   "\u2068No money\u2069.");
  g_assert_cmpstr (cle_chart_get_summary (chart), ==,
                   "2 clients by fit and profit: Keep and cherish 1, Part ways 1. 1 client has no "
                   "place.");
  g_assert_true (has_text (chart, "{{Braces}} & <b>Co"));
  g_assert_true (has_text (chart, "Not placed: 1"));
  g_assert_cmpuint (cle_chart_get_item_source (chart, 2), ==, all->n_placed);
}

/* Idle time moves each client by its own hours, and says so. */
static void
test_idle (void)
{
  g_autoptr (CleChartStyle) style = cle_chart_style_new_for_file (CLE_PALETTE_LIGHT);
  CleChartSetup setup = setup_for (style);
  g_autoptr (ClePortfolio) all = cle_portfolio_new ("EUR", CLE_CAPACITY_IDLE);
  g_autoptr (CleChart) chart = NULL;
  g_autofree char *text = NULL;
  Place slow, quick;

  test_portfolio_add (all, "Slow", 60000, -10000, -10000, 500, CLE_VERDICT_KEEP);
  test_portfolio_add (all, "Quick", 60000, -10000, -10000, 0, CLE_VERDICT_TERMS);
  cle_portfolio_sort (all);
  chart = cle_portfolio_chart_new (all, &setup, 800, 0);
  slow = centre_of (chart, 0);
  quick = centre_of (chart, 1);
  text = cle_chart_dup_item_text (chart, 0);
  g_assert_cmpfloat (quick.y - slow.y, >, 50);
  g_assert_cmpstr (text, ==,
                   "\u2068Slow\u2069: fit 60 of 100, profit a year 100 EUR without staff time, "
                   "\u2212100 EUR with it, 8 staff hours. Keep.");
  g_assert_true (has_text (chart, "1 client is above it only for that reason"));
  g_assert_cmpstr (cle_chart_get_summary (chart), ==,
                   "2 clients by fit and profit: Keep 1, Change terms 1. There is staff time to "
                   "spare, so the boundary is profit without staff time: 1 client is above it "
                   "only for that reason.");
  g_assert_true (has_text (chart, "with staff time"));
  g_assert_true (has_text (chart, "without staff time"));
}

/* A window shows the summary itself; painted below it that would be said twice. */
static void
test_idle_in_window (void)
{
  g_autoptr (CleChartStyle) style = cle_chart_style_new_for_file (CLE_PALETTE_LIGHT);
  CleChartSetup setup = { .style = style };
  g_autoptr (ClePortfolio) all = cle_portfolio_new ("EUR", CLE_CAPACITY_IDLE);
  g_autoptr (CleChart) chart = NULL;

  test_portfolio_add (all, "Quick", 60000, -10000, -10000, 0, CLE_VERDICT_TERMS);
  chart = cle_portfolio_chart_new (all, &setup, 800, 0);
  g_assert_false (has_text (chart, "to spare"));
  g_assert_true (has_text (chart, "without staff time"));
  g_assert_cmpstr (cle_chart_get_summary (chart), ==,
                   "1 client by fit and profit: Change terms 1. There is staff time to spare, so "
                   "the boundary is profit without staff time.");
}

static void
test_axis (void)
{
  const double even[] = { 100, 200, 300, 400, -500 };
  const double wide[] = { 2000, 3000, 4000, 500000, -9000000 };
  CleMoneyAxis axis;
  g_autoptr (GArray) ticks = NULL;
  g_autofree char *small = cle_money_axis_dup_label (-99999900);
  g_autofree char *large = cle_money_axis_dup_label (250000000);

  cle_money_axis_init (&axis, even, 5, 0);
  g_assert_false (axis.is_log);
  g_assert_cmpfloat_with_epsilon (cle_money_axis_place (&axis, 0), 5.0 / 9, 1e-9);
  cle_money_axis_init (&axis, wide, 5, 0.2);
  g_assert_true (axis.is_log);
  g_assert_cmpfloat (axis.threshold, ==, 1000);
  /* log10 (1 + 500) above and log10 (1 + 9000) below */
  g_assert_cmpfloat_with_epsilon (cle_money_axis_place (&axis, 0), 0.594261, 1e-4);
  g_assert_cmpfloat_with_epsilon (cle_money_axis_place (&axis, 500000), 1, 1e-9);
  ticks = cle_money_axis_list_ticks (&axis, 400, 20);
  g_assert_cmpint (g_array_index (ticks, gint64, 0), ==, 0);
  g_assert_cmpint (g_array_index (ticks, gint64, 1), ==, 10000);
  g_assert_cmpstr (small, ==, "\u2212999\u202f999");
  g_assert_cmpstr (large, ==, "2.5 M");
  cle_money_axis_init (&axis, even, 0, 0.2);
  g_assert_cmpfloat (axis.high, >, axis.low);
}

/* Whatever there is to see, texts stay on the map and apart. */
static void
test_no_overlap (void)
{
  static const double widths[] = { 340, 480, 700, 1000, 1600 };
  static const guint counts[] = { 1, 10, 40, 1000, 10000 };

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    for (guint c = 0; c < G_N_ELEMENTS (counts); c++)
      for (guint idle = 0; idle < 2; idle++)
        {
          ClePalette palette = (ClePalette) ((w + c + idle) % 4);
          g_autoptr (CleChartStyle) style = cle_chart_style_new_for_file (palette);
          CleChartSetup setup = setup_for (style);
          g_autoptr (ClePortfolio) all =
              test_portfolio_new (counts[c], idle ? CLE_CAPACITY_IDLE : CLE_CAPACITY_SCARCE);
          g_autoptr (CleChart) chart = cle_portfolio_chart_new (all, &setup, widths[w], 0);
          g_autofree char *about =
              g_strdup_printf ("map %g n%u%s p%u", widths[w], counts[c], idle ? " idle" : "", palette);

          g_assert_cmpint (cle_chart_get_state (chart), ==, CLE_CHART_FULL);
          g_assert_cmpfloat (cle_chart_get_height (chart), ==,
                             cle_portfolio_chart_measure (all, &setup, widths[w]));
          test_chart_keep_picture (chart, about);
          test_chart_check_texts (chart, about);
        }
}

/* Very many are rectangles, none of them twice in one place, and items all the same. */
static void
test_many (void)
{
  g_autoptr (CleChartStyle) style = cle_chart_style_new_for_file (CLE_PALETTE_LIGHT);
  CleChartSetup setup = setup_for (style);
  g_autoptr (ClePortfolio) all = test_portfolio_new (10000, CLE_CAPACITY_ENOUGH);
  g_autoptr (CleChart) chart = cle_portfolio_chart_new (all, &setup, 900, 0);
  guint n;
  const CleChartColumn *columns = cle_chart_get_columns (chart, &n);

  g_assert_cmpuint (cle_chart_get_n_items (chart), ==, all->n_placed + 1);
  g_assert_cmpuint (n, >, 5000);
  g_assert_cmpuint (n, <=, all->n_placed);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpfloat (columns[i].rect.x, ==, floor (columns[i].rect.x));
      g_assert_cmpfloat (columns[i].rect.width, <=, 8);
    }
}

static void
test_keys (void)
{
  g_autoptr (CleChartStyle) style = cle_chart_style_new_for_file (CLE_PALETTE_LIGHT);
  CleChartSetup setup = setup_for (style);
  g_autoptr (ClePortfolio) all = test_portfolio_new (10, CLE_CAPACITY_ENOUGH);
  g_autoptr (CleChart) chart = cle_portfolio_chart_new (all, &setup, 900, 0);

  g_assert_cmpint (cle_chart_step_item (chart, CLE_CHART_NO_ITEM, 0, 1), ==, 0);
  g_assert_cmpint (cle_chart_step_item (chart, 0, 0, 1), ==, 1);
  g_assert_cmpint (cle_chart_step_item (chart, 1, 1, 0), ==, 2);
  g_assert_cmpint (cle_chart_step_item (chart, 2, 0, -1), ==, 1);
  g_assert_cmpint (cle_chart_step_item (chart, 0, -1, 0), ==, 0);
  for (guint i = 1; i < all->n_placed; i++)
    g_assert_cmpint (cle_portfolio_client_get_profit (cle_portfolio_get (all, i - 1)), >=,
                     cle_portfolio_client_get_profit (cle_portfolio_get (all, i)));
}

/* Small clients on a large one can still be meant, whichever comes first. */
static void
test_pointer (void)
{
  g_autoptr (CleChartStyle) style = cle_chart_style_new_for_file (CLE_PALETTE_LIGHT);
  CleChartSetup setup = setup_for (style);
  g_autoptr (ClePortfolio) all = cle_portfolio_new ("EUR", CLE_CAPACITY_ENOUGH);
  g_autoptr (CleChart) chart = NULL;

  test_portfolio_add (all, "A small", 59000, 100000, 100000, 1, CLE_VERDICT_PART);
  test_portfolio_add (all, "B large", 60000, 100000, 100000, 6000, CLE_VERDICT_KEEP);
  test_portfolio_add (all, "C small", 61000, 100000, 100000, 1, CLE_VERDICT_PART);
  cle_portfolio_sort (all);
  chart = cle_portfolio_chart_new (all, &setup, 900, 0);
  for (guint i = 0; i < 3; i++)
    {
      Place at = centre_of (chart, i);
      double down = i == 1 ? 10 : 0;

      g_assert_cmpint (cle_chart_find_item (chart, at.x, at.y + down), ==, i);
    }
}

static void
test_empty (void)
{
  g_autoptr (CleChartStyle) style = cle_chart_style_new_for_file (CLE_PALETTE_LIGHT);
  CleChartSetup setup = setup_for (style);
  g_autoptr (ClePortfolio) all = cle_portfolio_new ("EUR", CLE_CAPACITY_ENOUGH);
  g_autoptr (CleChart) chart = cle_portfolio_chart_new (all, &setup, 900, 300);

  g_assert_cmpint (cle_chart_get_state (chart), ==, CLE_CHART_EMPTY);
  g_assert_nonnull (strstr (cle_chart_get_message (chart), "Once a client is rated"));
  g_assert_cmpuint (cle_chart_get_n_items (chart), ==, 0);
}

/* Of a photocopy: which part of a mark's square is dark, as a mask. */
static guint64
mask_of (cairo_surface_t *surface,
         Place            at)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  guint64 mask = 0;

  for (guint i = 0; i < 64; i++)
    {
      int x = (int) ((at.x - 9 + 18 * (i % 8) / 7.0) * 2), y = (int) ((at.y - 9 + 18 * (i / 8) / 7.0) * 2);
      guint32 pixel =
          *(const guint32 *) (const void *) (data + y * cairo_image_surface_get_stride (surface) + 4 * x);
      double grey = 0.299 * ((pixel >> 16) & 0xff) + 0.587 * ((pixel >> 8) & 0xff) +
                    0.114 * (pixel & 0xff);

      mask |= grey < 170 ? G_GUINT64_CONSTANT (1) << i : 0;
    }

  return mask;
}

/* In grey, every two verdicts differ by what is dark of them. */
static void
test_photocopy (void)
{
  g_autoptr (CleChartStyle) style = cle_chart_style_new_for_file (CLE_PALETTE_LIGHT);
  CleChartSetup setup = setup_for (style);
  g_autoptr (ClePortfolio) all = cle_portfolio_new ("EUR", CLE_CAPACITY_ENOUGH);
  g_autoptr (CleChart) chart = NULL;
  cairo_surface_t *surface;
  guint64 masks[5];

  for (guint i = 0; i < 5; i++)
    test_portfolio_add (all, "x", 10000 + 20000 * (int) i + 1000, 500000 - 100000 * i,
                        500000 - 100000 * i, 60, (CleVerdictKind) i);
  /* The largest; marks of an eighth of its area have a radius of 8. */
  test_portfolio_add (all, "y", 95000, -400000, -400000, 60 * 8, CLE_VERDICT_KEEP);
  cle_portfolio_sort (all);
  chart = cle_portfolio_chart_new (all, &setup, 900, 700);
  surface = cle_chart_paint_image (chart, 2);
  for (guint i = 0; i < 5; i++)
    masks[i] = mask_of (surface, centre_of (chart, i));
  for (guint i = 0; i < 5; i++)
    for (guint j = 0; j < i; j++)
      {
        guint n = (guint) __builtin_popcountll (masks[i] ^ masks[j]);

        if (n < 6)
          g_error ("verdicts %u and %u look alike: %u", j, i, n);
      }
  cairo_surface_destroy (surface);
}

static void
test_sheet (void)
{
  g_autoptr (ClePortfolio) all = cle_portfolio_new ("EUR", CLE_CAPACITY_ENOUGH);
  g_autoptr (CleSheet) sheet = NULL;

  test_portfolio_add (all, "<b>One</b>", 72610, -150050, -150050, 95, CLE_VERDICT_TERMS);
  test_portfolio_add (all, "Two", CLE_PORTFOLIO_NO_FIT, CLE_RANGE_OPEN_LOW, 99, CLE_MONEY_UNKNOWN,
                      CLE_VERDICT_NONE);
  cle_portfolio_sort (all);
  sheet = cle_sheet_new_for_portfolio (all);
  g_assert_cmpuint (sheet->rows->len, ==, 2);
  g_assert_cmpstr (cle_sheet_get_cell (sheet, 0, 0), ==, "<b>One</b>");
  g_assert_cmpstr (cle_sheet_get_cell (sheet, 0, 1), ==, "72.610");
  g_assert_cmpstr (cle_sheet_get_cell (sheet, 0, 2), ==, "-1500.50");
  g_assert_cmpstr (cle_sheet_get_cell (sheet, 0, 5), ==, "1.6");
  g_assert_cmpstr (cle_sheet_get_cell (sheet, 0, 6), ==, "Change terms");
  g_assert_cmpstr (cle_sheet_get_cell (sheet, 1, 1), ==, "");
  g_assert_cmpstr (cle_sheet_get_cell (sheet, 1, 2), ==, "");
  g_assert_cmpstr (cle_sheet_get_cell (sheet, 1, 3), ==, "0.99");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/portfolio-chart/places", test_places);
  g_test_add_func ("/portfolio-chart/words", test_words);
  g_test_add_func ("/portfolio-chart/idle", test_idle);
  g_test_add_func ("/portfolio-chart/idle-in-window", test_idle_in_window);
  g_test_add_func ("/portfolio-chart/axis", test_axis);
  g_test_add_func ("/portfolio-chart/no-overlap", test_no_overlap);
  g_test_add_func ("/portfolio-chart/many", test_many);
  g_test_add_func ("/portfolio-chart/keys", test_keys);
  g_test_add_func ("/portfolio-chart/pointer", test_pointer);
  g_test_add_func ("/portfolio-chart/empty", test_empty);
  g_test_add_func ("/portfolio-chart/photocopy", test_photocopy);
  g_test_add_func ("/portfolio-chart/sheet", test_sheet);

  return g_test_run ();
}
