/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart-data.h"
#include "charts/cle-chart-file.h"

#include <math.h>
#include <string.h>

#define MANY 3000

static gboolean
has_text (const CleChart *chart,
          const char     *wanted)
{
  for (guint i = 0; i < cle_chart_get_n_texts (chart); i++)
    if (strstr (cle_chart_get_text (chart, i, NULL), wanted) != NULL)
      return TRUE;

  return FALSE;
}

/* For a look at them: where the variable says, each chart as a picture. */
static void
keep_picture (const CleChart *chart,
              const char     *name)
{
  const char *folder = g_getenv ("CLIENTELE_TEST_PICTURES");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autoptr (GError) error = NULL;

  if (path != NULL)
    cle_chart_save (chart, CLE_CHART_PNG, path, &error);
  g_assert_no_error (error);
}

static gboolean
is_color (CleColor a,
          CleColor b)
{
  a.alpha = b.alpha;

  return cle_color_equal (a, b);
}

/* Columns of one colour: how many, and how far they reach. */
static guint
find_columns (const CleChart *chart,
              CleColor        color,
              gboolean        is_faded,
              CleRect        *extent)
{
  guint n, found = 0;
  const CleChartColumn *columns = cle_chart_get_columns (chart, &n);

  *extent = (CleRect){ 1e9, 1e9, 0, 0 };
  for (guint i = 0; i < n; i++)
    {
      const CleRect *rect = &columns[i].rect;

      g_assert_cmpfloat (rect->x, ==, floor (rect->x));
      g_assert_cmpfloat (rect->y, ==, floor (rect->y));
      g_assert_cmpfloat (rect->height, >, 0);
      if (!is_color (columns[i].color, color) || (columns[i].color.alpha < 1) != is_faded)
        continue;
      found++;
      extent->y = MIN (extent->y, rect->y);
      extent->height = MAX (extent->height, rect->y + rect->height);
    }

  return found;
}

static double
y_of (const CleChart *chart,
      const char     *label)
{
  for (guint i = 0; i < cle_chart_get_n_texts (chart); i++)
    {
      CleRect rect;

      if (g_str_equal (cle_chart_get_text (chart, i, &rect), label) && rect.x < 40)
        return rect.y + rect.height / 2;
    }
  g_assert_not_reached ();
}

/* The certainty band of very many points: from the highest score of a moment to
 * the highest that was possible there. */
static void
test_ribbon (void)
{
  TestChartWish wish = { .n = MANY, .language = "en" };
  g_autoptr (TestChartData) data = test_chart_data_new (&wish);
  g_autoptr (CleChart) chart = NULL, without = NULL;
  CleRect extent, scores;

  for (guint i = 0; i < MANY; i++)
    {
      data->series.points[i].score = 4000;
      data->series.points[i].upper = i == 1234 ? 8000 : 6000;
    }
  chart = cle_progress_chart_new (&data->series, &data->setup, NULL, 900, 0);
  keep_picture (chart, "ribbon.png");
  g_assert_cmpuint (find_columns (chart, data->style->accent, TRUE, &extent), ==, 3);
  g_assert_cmpfloat_with_epsilon (extent.y, y_of (chart, "8"), 2);
  find_columns (chart, data->style->accent, FALSE, &scores);
  g_assert_cmpfloat_with_epsilon (extent.height, scores.y, 0.01);
  g_assert_cmpfloat_with_epsilon (scores.y, y_of (chart, "4"), 3);
  g_assert_true (has_text (chart, "if every “not sure” turns out well"));

  for (guint i = 0; i < MANY; i++)
    data->series.points[i].upper = 4000;
  without = cle_progress_chart_new (&data->series, &data->setup, NULL, 900, 0);
  g_assert_cmpuint (find_columns (without, data->style->accent, TRUE, &extent), ==, 0);
  g_assert_false (has_text (without, "if every “not sure” turns out well"));
}

static CleChart *
draw_previous (const TestChartData *data,
               const TestChartData *before,
               gint64               days)
{
  CleProgressChartOptions options = { .previous = &before->series, .shift = days * TEST_DAY_MS };

  return cle_progress_chart_new (&data->series, &data->setup, &options, 900, 0);
}

/* A long period before is stripes, whose gaps a photocopy keeps. */
static void
test_previous (void)
{
  static const guint counts[] = { 8, 151, MANY };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      TestChartWish wish = { .n = counts[i], .language = "en" };
      TestChartWish long_ago = { .n = MANY, .language = "en" };
      g_autoptr (TestChartData) data = test_chart_data_new (&wish);
      g_autoptr (TestChartData) before = test_chart_data_new (&long_ago);
      g_autoptr (CleChart) chart = NULL;
      g_autofree char *name = g_strdup_printf ("previous-%u.png", counts[i]);
      CleRect extent;

      for (guint j = 0; j < MANY; j++)
        {
          before->series.points[j].score = j == 700 ? 9000 : 1000 + (gint32) j / 2;
          before->series.points[j].at -= 100 * TEST_DAY_MS;
        }
      chart = draw_previous (data, before, 100);
      keep_picture (chart, name);
      g_assert_cmpuint (find_columns (chart, data->style->previous, FALSE, &extent), >,
                        counts[i] == MANY ? 50 : 0);
      g_assert_true (has_text (chart, "the period before"));
      if (counts[i] != MANY)
        continue;
      g_assert_cmpfloat_with_epsilon (extent.y,
                                      y_of (chart, "10") +
                                          (y_of (chart, "8") - y_of (chart, "10")) / 2,
                                      3);
      g_assert_cmpfloat (extent.height, >, y_of (chart, "2"));
    }
}

/* A short one is a dashed line behind, also of very many points. */
static void
test_short_previous (void)
{
  TestChartWish wish = { .n = MANY, .language = "en" };
  TestChartWish short_one = { .n = 8, .language = "en" };
  g_autoptr (TestChartData) data = test_chart_data_new (&wish);
  g_autoptr (TestChartData) before = test_chart_data_new (&short_one);
  g_autoptr (CleChart) chart = draw_previous (data, before, 0);
  g_autoptr (CleChart) without = cle_progress_chart_new (&data->series, &data->setup, NULL, 900, 0);
  CleRect extent;

  g_assert_cmpuint (find_columns (chart, data->style->previous, FALSE, &extent), ==, 0);
  g_assert_true (has_text (chart, "the period before"));
  g_assert_false (has_text (without, "the period before"));
}

/* The pixels that differ between two pictures: how far they reach. */
static CleRect
find_difference (cairo_surface_t *a,
                 cairo_surface_t *b,
                 int              bottom)
{
  int stride = cairo_image_surface_get_stride (a), width = cairo_image_surface_get_width (a);
  int left = width, right = 0, top = bottom, low = 0;

  for (int y = 0; y < bottom; y++)
    for (int x = 0; x < width; x++)
      if (memcmp (cairo_image_surface_get_data (a) + y * stride + 4 * x,
                  cairo_image_surface_get_data (b) + y * stride + 4 * x, 4) != 0)
        {
          left = MIN (left, x);
          right = MAX (right, x);
          top = MIN (top, y);
          low = MAX (low, y);
        }

  return (CleRect){ left, top, right - left, low - top };
}

static CleRect
find_hatch (guint    n,
            gboolean is_noise)
{
  TestChartWish wish = { .n = n, .language = "en" };
  g_autoptr (TestChartData) data = test_chart_data_new (&wish);
  g_autoptr (CleChart) with = NULL, without = NULL;
  cairo_surface_t *one, *other;
  g_autofree char *name = g_strdup_printf ("noise-%u.png", n);
  CleRect rect;
  double bottom;

  for (guint i = 0; i < n; i++)
    data->series.points[i].score = data->series.points[i].upper = 5000;
  data->series.change = (CleChange){ 0, 2, is_noise ? CLE_CHANGE_WITHIN_NOISE : CLE_CHANGE_UP };
  with = cle_progress_chart_new (&data->series, &data->setup, NULL, 900, 0);
  data->series.change.verdict = CLE_CHANGE_SAME;
  without = cle_progress_chart_new (&data->series, &data->setup, NULL, 900, 0);
  keep_picture (with, name);
  g_assert_cmpint (has_text (with, "may be chance"), ==, is_noise);
  g_assert_false (has_text (without, "may be chance"));

  bottom = y_of (with, "0");
  one = cle_chart_paint_image (with, 1);
  other = cle_chart_paint_image (without, 1);
  /* Above are the words, which are not the same. */
  memset (cairo_image_surface_get_data (one), 0,
          (size_t) cairo_image_surface_get_stride (one) * (size_t) (y_of (with, "10") - 20));
  memset (cairo_image_surface_get_data (other), 0,
          (size_t) cairo_image_surface_get_stride (other) * (size_t) (y_of (with, "10") - 20));
  rect = find_difference (one, other, (int) bottom + 10);
  if (is_noise)
    {
      g_assert_cmpfloat_with_epsilon (rect.y, y_of (with, "8") + (bottom - y_of (with, "8")) / 8,
                                      3);
      g_assert_cmpfloat_with_epsilon (rect.height, (bottom - y_of (with, "10")) * 0.4, 5);
    }
  cairo_surface_destroy (one);
  cairo_surface_destroy (other);

  return rect;
}

/* What may be chance is hatched: as far up and down from the score before as a
 * change has to go to be more. */
static void
test_noise (void)
{
  g_assert_cmpfloat (find_hatch (8, FALSE).height, <=, 0);
  g_assert_cmpfloat (find_hatch (8, TRUE).width, >, 80);
  g_assert_cmpfloat_with_epsilon (find_hatch (MANY, TRUE).width, 28, 4);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/progress-chart/ribbon", test_ribbon);
  g_test_add_func ("/progress-chart/previous", test_previous);
  g_test_add_func ("/progress-chart/short-previous", test_short_previous);
  g_test_add_func ("/progress-chart/noise", test_noise);

  return g_test_run ();
}
