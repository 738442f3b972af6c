/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charts/cle-chart-file.h"
#include "charts/cle-whale-chart.h"
#include "portfolio-data.h"

#include <math.h>
#include <string.h>

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

static void
add (ClePortfolio *all,
     const char   *name,
     gint64        profit)
{
  test_portfolio_add (all, name, 60000, profit, profit, 60, CLE_VERDICT_KEEP);
}

static double
middle_y (const CleChart *chart,
          guint           item)
{
  CleRect rect = cle_chart_get_item_rect (chart, item);

  return rect.y + rect.height / 2;
}

/* 60, 100, 130, 130, 110 and 100 of 100: known places. */
static ClePortfolio *
make_known (void)
{
  ClePortfolio *all = cle_portfolio_new ("EUR", CLE_CAPACITY_ENOUGH);

  add (all, "{{Braces}} & <b>Co", 6000);
  add (all, "B", 4000);
  add (all, "C", 3000);
  add (all, "D", 0);
  add (all, "E", -1000);
  add (all, "F", -2000);
  test_portfolio_add (all, "G", 60000, CLE_RANGE_OPEN_LOW, 500, 60, CLE_VERDICT_KEEP);
  cle_portfolio_sort (all);

  return all;
}

static void
test_places (void)
{
  static const double sums[] = { 60, 100, 130, 130, 120, 100 };
  g_autoptr (CleChartStyle) style = cle_chart_style_new_for_file (CLE_PALETTE_LIGHT);
  CleChartSetup setup = setup_for (style);
  g_autoptr (ClePortfolio) all = make_known ();
  g_autoptr (CleWhale) whale = cle_portfolio_make_whale (all);
  g_autoptr (CleChart) chart = cle_whale_chart_new (whale, all, &setup, 800, 500);
  CleRect first = cle_chart_get_item_rect (chart, 0), last = cle_chart_get_item_rect (chart, 5);
  double unit = (middle_y (chart, 0) - middle_y (chart, 2)) / 70;

  g_assert_cmpuint (cle_chart_get_n_items (chart), ==, 6);
  g_assert_cmpfloat (cle_chart_get_height (chart), ==, 500);
  g_assert_cmpfloat (unit, >, 1.2);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpfloat_with_epsilon (middle_y (chart, i), middle_y (chart, 0) + (60 - sums[i]) * unit,
                                    0.01);
  g_assert_cmpfloat_with_epsilon (last.x - first.x, 5 * first.width, 0.01);
  g_assert_cmpfloat_with_epsilon (last.x + last.width, 800 - 12, 0.01);
  g_assert_cmpint (cle_chart_find_item (chart, last.x + 5, last.y - 30), ==, 5);
}

static void
test_words (void)
{
  g_autoptr (CleChartStyle) style = cle_chart_style_new_for_file (CLE_PALETTE_LIGHT);
  CleChartSetup setup = setup_for (style);
  g_autoptr (ClePortfolio) all = make_known ();
  g_autoptr (CleWhale) whale = cle_portfolio_make_whale (all);
  g_autoptr (CleChart) chart = cle_whale_chart_new (whale, all, &setup, 800, 0);
  g_autofree char *first = cle_chart_dup_item_text (chart, 0);
  g_autoptr (CleSheet) sheet = cle_sheet_new_for_whale (all, whale);

  g_assert_cmpstr (first, ==,
                   "\u2068{{Braces}} & <b>Co\u2069, 1 of 6: profit a year 60 EUR, 60 EUR with all "
                   "before, which is 60 % of the whole. Keep.");
  g_assert_cmpstr (cle_chart_get_summary (chart), ==,
                   "The first 3 of 6 clients bring 130 % of the profit; the other 3 take 30 % of it "
                   "away again. One client is 44 % of your revenue. 1 client of whom the profit is "
                   "not known is left out.");
  g_assert_true (has_text (chart, "130 %"));
  g_assert_true (has_text (chart, "Bottom fifth: 1 client, \u221220 EUR together, 1 of them"));
  g_assert_cmpuint (sheet->rows->len, ==, 6);
  g_assert_cmpstr (cle_sheet_get_cell (sheet, 4, 2), ==, "-10.00");
  g_assert_cmpstr (cle_sheet_get_cell (sheet, 4, 4), ==, "120.0");
}

/* A window shows the summary itself; painted below it that would be said twice. */
static void
test_in_window (void)
{
  g_autoptr (CleChartStyle) style = cle_chart_style_new_for_file (CLE_PALETTE_LIGHT);
  CleChartSetup file = setup_for (style), window = { .style = style };
  g_autoptr (ClePortfolio) all = make_known ();
  g_autoptr (CleWhale) whale = cle_portfolio_make_whale (all);
  g_autoptr (CleChart) painted = cle_whale_chart_new (whale, all, &file, 800, 0);
  g_autoptr (CleChart) shown = cle_whale_chart_new (whale, all, &window, 800, 0);

  g_assert_true (has_text (painted, "bring 130 % of the profit"));
  g_assert_true (has_text (painted, "is left out"));
  g_assert_false (has_text (shown, "bring 130 % of the profit"));
  g_assert_false (has_text (shown, "is left out"));
  g_assert_true (has_text (shown, "Bottom fifth"));
  g_assert_cmpstr (cle_chart_get_summary (shown), ==, cle_chart_get_summary (painted));
}

/* Losses alone, and a whole that is hardly one: sums instead of parts. */
static void
test_without_whole (void)
{
  g_autoptr (CleChartStyle) style = cle_chart_style_new_for_file (CLE_PALETTE_DARK);
  CleChartSetup setup = setup_for (style);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (ClePortfolio) all = cle_portfolio_new ("EUR", CLE_CAPACITY_ENOUGH);
      g_autoptr (CleWhale) whale = NULL;
      g_autoptr (CleChart) chart = NULL;

      add (all, "One", i == 0 ? -100 : G_GINT64_CONSTANT (900000000000000));
      add (all, "Two", i == 0 ? -500 : -G_GINT64_CONSTANT (900000000000000) + (i == 1));
      cle_portfolio_sort (all);
      whale = cle_portfolio_make_whale (all);
      chart = cle_whale_chart_new (whale, all, &setup, 500, 0);
      g_assert_cmpint (cle_chart_get_state (chart), ==, CLE_CHART_FULL);
      g_assert_false (has_text (chart, "100 %"));
      g_assert_nonnull (strstr (cle_chart_get_summary (chart), i == 0 ? "\u22126 EUR" : "is left"));
      test_chart_check_texts (chart, "without");
      test_chart_keep_picture (chart, i == 0 ? "whale loss" : "whale nothing");
    }
}

static void
test_no_overlap (void)
{
  static const double widths[] = { 340, 480, 700, 1000, 1600 };
  static const guint counts[] = { 1, 2, 10, 40, 1000, 10000 };

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    for (guint c = 0; c < G_N_ELEMENTS (counts); c++)
      {
        ClePalette palette = (ClePalette) ((w + c) % 4);
        g_autoptr (CleChartStyle) style = cle_chart_style_new_for_file (palette);
        CleChartSetup setup = setup_for (style);
        g_autoptr (ClePortfolio) all = test_portfolio_new (counts[c], CLE_CAPACITY_ENOUGH);
        g_autoptr (CleWhale) whale = cle_portfolio_make_whale (all);
        g_autoptr (CleChart) chart = cle_whale_chart_new (whale, all, &setup, widths[w], 0);
        g_autofree char *about = g_strdup_printf ("whale %g n%u p%u", widths[w], counts[c], palette);

        g_assert_cmpfloat (cle_chart_get_height (chart), ==,
                           cle_whale_chart_measure (whale, all, &setup, widths[w]));
        test_chart_keep_picture (chart, about);
        test_chart_check_texts (chart, about);
      }
}

/* Very many are columns of a pixel each, without a hole, and items all the same. */
static void
test_many (void)
{
  g_autoptr (CleChartStyle) style = cle_chart_style_new_for_file (CLE_PALETTE_LIGHT);
  CleChartSetup setup = setup_for (style);
  g_autoptr (ClePortfolio) all = test_portfolio_new (10000, CLE_CAPACITY_ENOUGH);
  g_autoptr (CleWhale) whale = cle_portfolio_make_whale (all);
  g_autoptr (CleChart) chart = cle_whale_chart_new (whale, all, &setup, 900, 0);
  guint n;
  const CleChartColumn *columns = cle_chart_get_columns (chart, &n);
  g_autoptr (GBytes) svg = cle_chart_render (chart, CLE_CHART_SVG, NULL);

  g_assert_cmpuint (cle_chart_get_n_items (chart), ==, whale->rows->len);
  g_assert_cmpuint (n, >, 700);
  for (guint i = 1; i < n; i++)
    g_assert_cmpfloat (columns[i].rect.x, ==, columns[i - 1].rect.x + 1);
  g_assert_nonnull (svg);
  for (guint i = 0; i < whale->rows->len; i += 999)
    {
      CleRect rect = cle_chart_get_item_rect (chart, i);

      g_assert_cmpint (cle_chart_find_item (chart, rect.x + rect.width / 2, rect.y), ==, i);
    }
}

static void
test_empty (void)
{
  g_autoptr (CleChartStyle) style = cle_chart_style_new_for_file (CLE_PALETTE_LIGHT);
  CleChartSetup setup = setup_for (style);
  g_autoptr (ClePortfolio) all = cle_portfolio_new ("EUR", CLE_CAPACITY_ENOUGH);
  g_autoptr (CleWhale) whale = cle_portfolio_make_whale (all);
  g_autoptr (CleChart) chart = cle_whale_chart_new (whale, all, &setup, 900, 300);

  g_assert_cmpint (cle_chart_get_state (chart), ==, CLE_CHART_EMPTY);
  g_assert_nonnull (strstr (cle_chart_get_message (chart), "Once the money"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/whale-chart/places", test_places);
  g_test_add_func ("/whale-chart/words", test_words);
  g_test_add_func ("/whale-chart/in-window", test_in_window);
  g_test_add_func ("/whale-chart/without-whole", test_without_whole);
  g_test_add_func ("/whale-chart/no-overlap", test_no_overlap);
  g_test_add_func ("/whale-chart/many", test_many);
  g_test_add_func ("/whale-chart/empty", test_empty);

  return g_test_run ();
}
