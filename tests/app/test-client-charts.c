/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charts/cle-chart-view.h"
#include "charts/cle-sheet-view.h"
#include "widget-search.h"

#define MANY 300

static CleChartData *
make_data (guint n)
{
  ClePortfolio *portfolio = cle_portfolio_new ("EUR", CLE_CAPACITY_ENOUGH);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("client-%u", i);
      g_autofree char *name = g_strdup_printf ("Client %u", i);
      gint64 profit = 100 * (gint64) ((i * 7919) % MANY);
      ClePortfolioClient client = { .id = id,
                                    .name = name,
                                    .fit = (int) i * 100,
                                    .full = { profit, profit },
                                    .decision = { profit, profit },
                                    .minutes = 60,
                                    .revenue = 100000,
                                    .kind = CLE_VERDICT_KEEP };

      cle_portfolio_take (portfolio, &client);
    }
  cle_portfolio_sort (portfolio);

  return cle_chart_data_new_for_clients (CLE_CHART_KIND_PORTFOLIO, portfolio);
}

/* A chart is laid out before anybody looks, once, and anew for other data. */
static void
test_prepare (void)
{
  g_autoptr (CleChartView) view = g_object_ref_sink (g_object_new (CLE_TYPE_CHART_VIEW, NULL));
  g_autoptr (CleChartData) few = make_data (3);
  g_autoptr (CleChartData) none = make_data (0);
  const CleChart *chart;

  g_assert_null (cle_chart_view_prepare (view));
  cle_chart_view_set_data (view, few);
  chart = cle_chart_view_prepare (view);
  g_assert_cmpint (cle_chart_get_state (chart), ==, CLE_CHART_FULL);
  g_assert_cmpuint (cle_chart_get_n_items (chart), ==, 3);
  g_assert_cmpfloat (cle_chart_get_width (chart), ==, 1000);
  g_assert_true (cle_chart_view_prepare (view) == chart);

  cle_chart_view_set_data (view, none);
  chart = cle_chart_view_prepare (view);
  g_assert_cmpint (cle_chart_get_state (chart), !=, CLE_CHART_FULL);
  g_assert_cmpstr (cle_chart_get_message (chart), !=, "");
  cle_chart_view_set_data (view, NULL);
  g_assert_null (cle_chart_view_prepare (view));
}

/* What the row at a position says in the first column. */
static char *
dup_name (const CleSheet *sheet,
          GListModel     *rows,
          guint           position)
{
  /* A row is private to the view, and its number is all it has. */
  g_autoptr (GObject) row = g_list_model_get_item (rows, position);
  guint index = G_STRUCT_MEMBER (guint, row, sizeof (GObject));

  return g_strdup (cle_sheet_get_cell (sheet, index, 0));
}

static void
wait_for_all (GListModel *rows)
{
  while (g_list_model_get_n_items (rows) < MANY)
    g_main_context_iteration (NULL, TRUE);
}

/* Only some rows are there at once, in the end all are; sorted by a number, the
 * same client stays selected. */
static void
test_table (void)
{
  g_autoptr (CleSheetView) view = g_object_ref_sink (g_object_new (CLE_TYPE_SHEET_VIEW, NULL));
  g_autoptr (CleChartData) data = make_data (MANY);
  g_autoptr (CleSheet) sheet = cle_chart_data_make_sheet (data);
  GtkColumnView *table = GTK_COLUMN_VIEW (test_find (GTK_WIDGET (view), GTK_TYPE_COLUMN_VIEW));
  g_autoptr (GtkColumnViewColumn) fit = NULL;
  g_autofree char *last = NULL;
  g_autofree char *picked = NULL;
  g_autofree char *still = NULL;
  g_autofree char *best = NULL;
  g_autofree char *worst = NULL;
  GtkSingleSelection *rows;

  cle_sheet_view_set_sheet (view, cle_chart_data_make_sheet (data));
  rows = GTK_SINGLE_SELECTION (gtk_column_view_get_model (table));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), <, 20);
  wait_for_all (G_LIST_MODEL (rows));
  last = dup_name (sheet, G_LIST_MODEL (rows), MANY - 1);
  g_assert_cmpstr (last, ==, cle_sheet_get_cell (sheet, MANY - 1, 0));

  gtk_single_selection_set_selected (rows, 77);
  picked = dup_name (sheet, G_LIST_MODEL (rows), 77);
  fit = g_list_model_get_item (gtk_column_view_get_columns (table), 1);
  gtk_column_view_sort_by_column (table, fit, GTK_SORT_DESCENDING);
  wait_for_all (G_LIST_MODEL (rows));
  best = dup_name (sheet, G_LIST_MODEL (rows), 0);
  worst = dup_name (sheet, G_LIST_MODEL (rows), MANY - 1);
  g_assert_cmpstr (best, ==, "Client 299");
  g_assert_cmpstr (worst, ==, "Client 0");
  still = dup_name (sheet, G_LIST_MODEL (rows), gtk_single_selection_get_selected (rows));
  g_assert_cmpstr (still, ==, picked);

  /* Other data while the rows are still coming. */
  cle_sheet_view_set_sheet (view, cle_chart_data_make_sheet (data));
  cle_sheet_view_set_sheet (view, NULL);
  cle_sheet_view_set_sheet (view, cle_chart_data_make_sheet (data));
  rows = GTK_SINGLE_SELECTION (gtk_column_view_get_model (table));
  wait_for_all (G_LIST_MODEL (rows));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/client-charts/prepare", test_prepare);
  g_test_add_func ("/client-charts/table", test_table);

  return g_test_run ();
}
