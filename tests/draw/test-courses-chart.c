/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charts/cle-courses-chart.h"

static void
test_chart (gconstpointer data)
{
  double width = *(const double *) data;
  g_autoptr (CleChartStyle) style = cle_chart_style_new_for_file (CLE_PALETTE_LIGHT);
  CleChartSetup setup = { .style = style };
  CleCourses courses = { .n_years = 10, .currency = "EUR" };
  g_autoptr (CleChart) chart = NULL;
  g_autoptr (CleChart) empty = NULL;
  g_autofree char *text = NULL;

  empty = cle_courses_chart_new (&courses, &setup, width, 0);
  g_assert_cmpint (cle_chart_get_state (empty), ==, CLE_CHART_EMPTY);

  for (guint c = 0; c < CLE_N_COURSES; c++)
    courses.courses[c] = (CleCourse){ .clients = 100, .profit = -100000, .win = 5000 * c };
  cle_courses_compute (&courses);
  chart = cle_courses_chart_new (&courses, &setup, width, 0);
  g_assert_cmpint (cle_chart_get_state (chart), ==, CLE_CHART_FULL);
  g_assert_cmpuint (cle_chart_get_n_items (chart), ==, 2 * 11);
  /* Right through the years, down from one course to the other. */
  g_assert_cmpint (cle_chart_step_item (chart, 0, 1, 0), ==, 1);
  g_assert_cmpint (cle_chart_step_item (chart, 1, 0, 1), ==, 12);
  text = cle_chart_dup_item_text (chart, 12);
  g_assert_cmpstr (text, ==,
                   "Year 1, keeping those already here: 105.0 clients, profit −105\u202f000 EUR, "
                   "in all −105\u202f000 EUR");
  for (guint i = 0; i < cle_chart_get_n_items (chart); i++)
    {
      CleRect rect = cle_chart_get_item_rect (chart, i);

      g_assert_cmpfloat (rect.x, >=, 0);
      g_assert_cmpfloat (rect.x + rect.width, <=, width);
      g_assert_cmpfloat (rect.y + rect.height, <=, cle_chart_get_height (chart));
    }
}

int
main (int   argc,
      char *argv[])
{
  static const double widths[] = { 336, 900 };

  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/courses-chart/narrow", &widths[0], test_chart);
  g_test_add_data_func ("/courses-chart/wide", &widths[1], test_chart);

  return g_test_run ();
}
