/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart-data.h"
#include "charts/cle-axis.h"
#include "charts/cle-chart-file.h"

#include <math.h>
#include <string.h>

/* Every text of a chart is on it, and away from the others. */
static void
check_texts (const CleChart *chart,
             const char     *about)
{
  guint n = cle_chart_get_n_texts (chart);

  for (guint i = 0; i < n; i++)
    {
      CleRect a, b;
      const char *text = cle_chart_get_text (chart, i, &a);

      if (a.x < -0.01 || a.y < -0.01 || a.x + a.width > cle_chart_get_width (chart) + 0.01 ||
          a.y + a.height > cle_chart_get_height (chart) + 0.01)
        g_error ("%s: “%s” is not on the chart: %g %g %g %g of %g %g", about, text, a.x, a.y, a.width,
                 a.height, cle_chart_get_width (chart), cle_chart_get_height (chart));
      for (guint j = 0; j < i; j++)
        {
          const char *other = cle_chart_get_text (chart, j, &b);

          if (a.x + 0.01 < b.x + b.width && b.x + 0.01 < a.x + a.width &&
              a.y + 0.01 < b.y + b.height && b.y + 0.01 < a.y + a.height)
            g_error ("%s: “%s” meets “%s”", about, text, other);
        }
    }
}

/* For a look at them: where the variable says, each chart as a picture. */
static void
keep_picture (const CleChart *chart,
              const char     *about)
{
  const char *folder = g_getenv ("CLIENTELE_TEST_PICTURES");
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdelimit (g_strdup_printf ("%s.png", about), " /", '-');
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;

  if (path != NULL && cle_chart_get_state (chart) == CLE_CHART_FULL)
    cle_chart_save (chart, CLE_CHART_PNG, path, &error);
  g_assert_no_error (error);
}

static void
check_items (const CleChart *chart)
{
  for (guint i = 0; i < cle_chart_get_n_items (chart); i++)
    {
      CleRect rect = cle_chart_get_item_rect (chart, i);
      g_autofree char *text = cle_chart_dup_item_text (chart, i);

      g_assert_cmpint (strlen (text), >, 5);
      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_cmpfloat (rect.width, >, 0);
      g_assert_cmpfloat (rect.x, >=, -4);
      g_assert_cmpfloat (rect.x + rect.width, <=, cle_chart_get_width (chart) + 4);
    }
}

static void
check (CleChart   *chart,
       const char *kind,
       const char *about)
{
  g_autofree char *all = g_strdup_printf ("%s %s", kind, about);

  g_assert_cmpint (cle_chart_get_state (chart), ==, CLE_CHART_FULL);
  g_assert_nonnull (cle_chart_get_summary (chart));
  keep_picture (chart, all);
  check_texts (chart, all);
  check_items (chart);
  cle_chart_free (chart);
}

static void
check_all (const TestChartWish *wish,
           double               width)
{
  g_autoptr (TestChartData) data = test_chart_data_new (wish);
  g_autofree char *about = g_strdup_printf ("%g n%u%s%s%s %s %u", width, wish->n,
                                            wish->is_group ? " group" : "",
                                            wish->is_noted ? " noted" : "",
                                            wish->is_broken ? " broken" : "", wish->language,
                                            wish->palette);

  check (cle_progress_chart_new (&data->series, &data->setup, NULL, width, 0), "progress", about);
  check (cle_progress_chart_new (&data->series, &data->setup, NULL, width, 300), "low", about);
  check (cle_heat_chart_new (data->grid, &data->series, &data->setup, width, 0), "heat", about);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CleVoiceGap) gap = test_voice_gap_new (data, i > 0);
      g_autoptr (CleComparison) comparison = test_comparison_new (data, i > 0);

      check (cle_voice_chart_new (gap, &data->setup, width, 0), i ? "voices crowded" : "voices", about);
      check (cle_comparison_chart_new (comparison, "3 June 2025 – 4 November 2025", "2026",
                                       &data->setup, width, 0),
             i ? "matched" : "compare", about);
    }
}

static void
test_no_overlap (void)
{
  static const double widths[] = { 360, 420, 559, 620, 760, 1000, 1600 };
  static const guint counts[] = { 2, 8, 40, 150, 151, 3000 };
  static const char *const languages[] = { "en", "ru" };

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    for (guint c = 0; c < G_N_ELEMENTS (counts); c++)
      for (guint l = 0; l < 2; l++)
        {
          TestChartWish wish = { counts[c], l > 0, c % 2 == l, c != 1, 8000, languages[l],
                                 (ClePalette) (c % 4) };

          check_all (&wish, widths[w]);
          wish.target = 10000;
          wish.is_noted = !wish.is_noted;
          check_all (&wish, widths[w]);
        }
}

static guint32
pixel_at (cairo_surface_t *surface,
          double           x,
          double           y)
{
  const guchar *data = cairo_image_surface_get_data (surface);

  return *(const guint32 *) (const void *) (data +
                                            (int) y * cairo_image_surface_get_stride (surface) +
                                            4 * (int) x);
}

/* The axis reaches from 0 to 10 whatever the scores are: points are on a
 * straight line through both, and painted in the colour of the line. */
static void
test_points (void)
{
  TestChartWish wish = { .n = 8, .language = "en" };
  g_autoptr (TestChartData) data = test_chart_data_new (&wish);
  g_autoptr (CleChart) chart =
      cle_progress_chart_new (&data->series, &data->setup, NULL, 800, 0);
  cairo_surface_t *surface = cle_chart_paint_image (chart, 1);
  CleRect ten = cle_chart_get_item_rect (chart, 4), zero = cle_chart_get_item_rect (chart, 5);

  g_assert_cmpuint (cle_chart_get_n_items (chart), ==, 8);
  g_assert_cmpfloat (zero.y - ten.y, >, 150);
  for (guint i = 0; i < 8; i++)
    {
      CleRect rect = cle_chart_get_item_rect (chart, i);
      double share = data->series.points[i].score / 10000.0;

      g_assert_cmpfloat_with_epsilon (rect.y, zero.y + (ten.y - zero.y) * share, 0.01);
      g_assert_cmphex (pixel_at (surface, rect.x + rect.width / 2, rect.y + rect.height / 2), ==,
                       0xff1c71d8);
      g_assert_cmpint (cle_chart_find_item (chart, rect.x + rect.width / 2, rect.y + 4), ==, i);
      if (i > 0)
        g_assert_cmpfloat (rect.x, >, cle_chart_get_item_rect (chart, i - 1).x + 20);
    }
  cairo_surface_destroy (surface);
}

static void
assert_text (const CleChart *chart,
             const char     *wanted,
             gboolean        is_there)
{
  gboolean found = FALSE;

  for (guint i = 0; i < cle_chart_get_n_texts (chart); i++)
    found |= strstr (cle_chart_get_text (chart, i, NULL), wanted) != NULL;
  if (found != is_there)
    g_error ("“%s” is %s the chart", wanted, found ? "on" : "not on");
}

/* What was said as text stays text. */
static void
test_words (void)
{
  TestChartWish wish = { .n = 8, .language = "ru", .is_noted = TRUE, .is_broken = TRUE,
                         .target = 7500 };
  g_autoptr (TestChartData) data = test_chart_data_new (&wish);
  g_autoptr (CleChart) chart =
      cle_progress_chart_new (&data->series, &data->setup, NULL, 900, 0);
  g_autofree char *item = cle_chart_dup_item_text (chart, 0);

  assert_text (chart, "<b>Lenina</b> 5 & more", TRUE);
  assert_text (chart, "<b>Ателье</b> &", TRUE);
  assert_text (chart, "Target 7.5", TRUE);
  assert_text (chart, "Живая привычка", TRUE);
  assert_text (chart, "it may be chance", TRUE);
  assert_text (chart, "other questions or points", TRUE);
  g_assert_cmpstr (item, ==,
                   "1 January 2026: 4 of 10; 6 if everything that was not sure turns out well. Note: "
                   "\u2068moved office to <b>Lenina</b> 5 & more\u2069");
}

/* Where there is nothing to see, it is said what will be. */
static void
test_states (void)
{
  for (guint n = 0; n < 2; n++)
    {
      TestChartWish wish = { .n = n, .language = "en" };
      g_autoptr (TestChartData) data = test_chart_data_new (&wish);
      g_autoptr (CleChart) line =
          cle_progress_chart_new (&data->series, &data->setup, NULL, 800, 300);
      g_autoptr (CleChart) strip =
          cle_heat_chart_new (data->grid, &data->series, &data->setup, 800, 300);

      g_assert_cmpint (cle_chart_get_state (line), ==, n == 0 ? CLE_CHART_EMPTY : CLE_CHART_ONE);
      g_assert_cmpint (cle_chart_get_state (strip), ==, n == 0 ? CLE_CHART_EMPTY : CLE_CHART_ONE);
      g_assert_nonnull (cle_chart_get_message (line));
      g_assert_nonnull (cle_chart_get_message (strip));
      g_assert_cmpuint (cle_chart_get_n_texts (line), ==, 0);
      g_assert_cmpuint (cle_chart_get_n_items (line), ==, 0);
      g_assert_cmpint (cle_chart_step_item (line, CLE_CHART_NO_ITEM, 1, 0), ==, CLE_CHART_NO_ITEM);
    }
}

/* Each column reaches from the smallest to the largest score in it. */
static void
test_columns (void)
{
  TestChartWish wish = { .n = 100000, .language = "en" };
  g_autoptr (TestChartData) data = test_chart_data_new (&wish);
  g_autoptr (CleChart) chart = NULL;
  guint n, n_points = 0;
  const CleChartColumn *columns;

  for (guint i = 0; i < wish.n; i++)
    data->series.points[i].score = (gint32) (i / 1000 % 10) * 1000;
  data->series.points[50500].score = 10000;
  chart = cle_progress_chart_new (&data->series, &data->setup, NULL, 800, 0);
  columns = cle_chart_get_columns (chart, &n);
  g_assert_cmpuint (n, >, 50);

  for (guint i = 0; i < cle_chart_get_n_items (chart); i++)
    {
      CleRect item = cle_chart_get_item_rect (chart, i);
      double x = item.x + 3;
      gboolean found = FALSE;

      for (guint c = 0; c < n; c++)
        found |= columns[c].rect.x <= x && x <= columns[c].rect.x + columns[c].rect.width &&
                 columns[c].rect.y == item.y + 3 && columns[c].rect.height == item.height - 6;
      g_assert_true (found);
      n_points += i + 1 < cle_chart_get_n_items (chart)
                      ? cle_chart_get_item_source (chart, i + 1) - cle_chart_get_item_source (chart, i)
                      : wish.n - cle_chart_get_item_source (chart, i);
    }
  g_assert_cmpuint (n_points, ==, wish.n);
  for (guint c = 0; c < n; c++)
    {
      g_assert_cmpfloat (columns[c].rect.x, ==, floor (columns[c].rect.x));
      g_assert_cmpfloat (columns[c].rect.y, ==, floor (columns[c].rect.y));
    }
}

/* The one high score among a hundred thousand is seen. */
static void
test_peak (void)
{
  TestChartWish wish = { .n = 100000, .language = "en" };
  g_autoptr (TestChartData) data = test_chart_data_new (&wish);
  g_autoptr (CleChart) chart = NULL;
  double top = 1e9, usual = 1e9;
  int peak = -1;

  for (guint i = 0; i < wish.n; i++)
    data->series.points[i].score = 2000;
  data->series.points[77777].score = 9000;
  chart = cle_progress_chart_new (&data->series, &data->setup, NULL, 800, 0);
  for (guint i = 0; i < cle_chart_get_n_items (chart); i++)
    {
      CleRect item = cle_chart_get_item_rect (chart, i);

      usual = i == 0 ? item.y : usual;
      peak = item.y < top && item.y < usual ? (int) i : peak;
      top = MIN (top, item.y);
    }
  g_assert_cmpint (peak, >=, 0);
  g_assert_cmpfloat (usual - top, >, 100);
  g_assert_cmpuint (cle_chart_get_item_source (chart, (guint) peak), <=, 77777);
  g_assert_cmpuint (cle_chart_get_item_source (chart, (guint) peak + 1), >, 77777);
}

/* Of a photocopy: which share of a mark's square is dark, as a mask. */
static guint64
mask_of (cairo_surface_t *surface,
         double           x,
         double           y)
{
  guint64 mask = 0;

  for (guint i = 0; i < 64; i++)
    {
      guint32 pixel = pixel_at (surface, (x - 9 + 18 * (i % 8) / 7.0) * 2,
                                (y - 9 + 18 * (i / 8) / 7.0) * 2);
      double grey = 0.299 * ((pixel >> 16) & 0xff) + 0.587 * ((pixel >> 8) & 0xff) +
                    0.114 * (pixel & 0xff);

      mask |= grey < 170 ? G_GUINT64_CONSTANT (1) << i : 0;
    }

  return mask;
}

static guint
count_bits (guint64 mask)
{
  guint n = 0;

  for (; mask != 0; mask &= mask - 1)
    n++;
  return n;
}

/* In grey the three marks of voices differ by their shape. */
static void
test_photocopy_voices (void)
{
  static const char *const letters[] = { "M", "S", "C" };
  TestChartWish wish = { .n = 8, .language = "en" };
  g_autoptr (TestChartData) data = test_chart_data_new (&wish);
  g_autoptr (CleVoiceGap) gap = test_voice_gap_new (data, FALSE);
  g_autoptr (CleChart) chart = cle_voice_chart_new (gap, &data->setup, 900, 0);
  cairo_surface_t *surface = cle_chart_paint_image (chart, 2);
  guint64 masks[3] = { 0 };

  for (guint i = 0; i < cle_chart_get_n_texts (chart); i++)
    {
      CleRect rect;
      const char *text = cle_chart_get_text (chart, i, &rect);

      for (guint voice = 0; voice < 3; voice++)
        if (masks[voice] == 0 && g_str_equal (text, letters[voice]))
          masks[voice] = mask_of (surface, rect.x + rect.width / 2, rect.y + rect.height / 2);
    }
  for (guint voice = 0; voice < 3; voice++)
    {
      g_assert_cmpuint (count_bits (masks[voice]), >, 12);
      g_assert_cmpuint (count_bits (masks[voice] ^ masks[(voice + 1) % 3]), >=, 4);
    }
  cairo_surface_destroy (surface);
}

/* In grey the cells of yes, not sure and no differ by their symbol and by how
 * dark they are. */
static void
test_photocopy_cells (void)
{
  TestChartWish wish = { .n = 8, .language = "en" };
  g_autoptr (TestChartData) data = test_chart_data_new (&wish);
  g_autoptr (CleChart) chart =
      cle_heat_chart_new (data->grid, &data->series, &data->setup, 900, 0);
  cairo_surface_t *surface = cle_chart_paint_image (chart, 2);
  guint64 masks[3];

  for (guint i = 0; i < 3; i++)
    {
      CleRect rect = cle_chart_get_item_rect (chart, i);

      masks[i] = mask_of (surface, rect.x + rect.width / 2, rect.y + rect.height / 2);
    }
  g_assert_cmpuint (count_bits (masks[0]), >, 40);
  for (guint i = 1; i < 3; i++)
    g_assert_cmpuint (count_bits (masks[i]), <, 30);
  g_assert_cmpuint (count_bits (masks[1] ^ masks[2]), >=, 4);
  cairo_surface_destroy (surface);
}

/* Cells of several answers say how many of a hundred were yes; none of that is
 * told by colour alone. */
static void
test_group_cells (void)
{
  TestChartWish wish = { .n = 8, .is_group = TRUE, .language = "en" };
  g_autoptr (TestChartData) data = test_chart_data_new (&wish);
  g_autoptr (CleChart) chart =
      cle_heat_chart_new (data->grid, &data->series, &data->setup, 900, 0);

  /* 5 of 5 + 1 + 2. */
  g_assert_cmpuint (data->grid->cells[5].n_yes, ==, 5);
  assert_text (chart, "63", TRUE);
  check_texts (chart, "groups");
}

/* A question with other words is marked wherever its answers stand side by side. */
static void
test_rewording (void)
{
  static const char words[] = "* Worded anew";
  TestChartWish wish = { .n = 8, .language = "en" };

  for (guint is_reworded = 0; is_reworded < 2; is_reworded++)
    {
      g_autoptr (TestChartData) data = test_chart_data_new (&wish);
      g_autoptr (CleComparison) comparison = test_comparison_new (data, TRUE);
      g_autoptr (CleChart) strip = NULL;
      g_autoptr (CleChart) pair = NULL;

      data->grid->questions[2].is_reworded = comparison->rows[2].is_reworded = is_reworded;
      strip = cle_heat_chart_new (data->grid, &data->series, &data->setup, 900, 0);
      pair = cle_comparison_chart_new (comparison, "2025", "2026", &data->setup, 900, 0);
      assert_text (strip, words, is_reworded);
      assert_text (pair, words, is_reworded);
      for (guint i = 0; i < 8; i++)
        {
          g_autofree char *one = cle_chart_dup_item_text (strip, i * 8);
          g_autofree char *other = cle_chart_dup_item_text (pair, i);

          g_assert_cmpint (strstr (one, "worded anew") != NULL, ==, is_reworded && i == 2);
          g_assert_cmpint (strstr (other, "worded anew") != NULL, ==, is_reworded && i == 2);
        }
    }
}

/* Arrows lead through the cells and end at the edges. */
static void
test_keys (void)
{
  TestChartWish wish = { .n = 8, .language = "en" };
  g_autoptr (TestChartData) data = test_chart_data_new (&wish);
  g_autoptr (CleChart) line = cle_progress_chart_new (&data->series, &data->setup, NULL, 900, 0);
  g_autoptr (CleChart) strip =
      cle_heat_chart_new (data->grid, &data->series, &data->setup, 900, 0);

  g_assert_cmpint (cle_chart_step_item (line, CLE_CHART_NO_ITEM, -1, 0), ==, 7);
  g_assert_cmpint (cle_chart_step_item (line, 7, 1, 0), ==, 7);
  g_assert_cmpint (cle_chart_step_item (line, 7, -1, 0), ==, 6);
  g_assert_cmpint (cle_chart_step_item (strip, CLE_CHART_NO_ITEM, 1, 0), ==, 0);
  g_assert_cmpint (cle_chart_step_item (strip, 0, 0, 1), ==, 8);
  g_assert_cmpint (cle_chart_step_item (strip, 8, -1, 0), ==, 8);
  g_assert_cmpint (cle_chart_step_item (strip, 79, 0, 1), ==, 79);
  g_assert_cmpint (cle_chart_step_item (strip, 79, 0, -1), ==, 71);
}

/* However near one comes, the line stays, also between two points. */
static void
test_near (void)
{
  static const gint64 days[] = { -200, -20, 0, 10, 200 };
  TestChartWish wish = { .n = 8, .language = "en" };
  g_autoptr (TestChartData) data = test_chart_data_new (&wish);

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      gint64 middle = data->series.points[3].at + days[i] * TEST_DAY_MS;
      CleProgressChartOptions options = { .zoom = { middle - TEST_DAY_MS, middle + TEST_DAY_MS } };
      g_autoptr (CleChart) chart =
          cle_progress_chart_new (&data->series, &data->setup, &options, 900, 0);

      g_assert_cmpint (cle_chart_get_state (chart), ==, CLE_CHART_FULL);
      g_assert_cmpuint (cle_chart_get_n_items (chart), ==, days[i] == 0 ? 1 : 0);
      g_assert_cmpint (strncmp (cle_chart_get_summary (chart), "From ", 5), ==, 0);
      check_texts (chart, "near");
    }
}

/* The same chart is the same file, also the second time in one process. */
static void
test_same_bytes (void)
{
  TestChartWish wish = { .n = 8, .language = "ru", .is_noted = TRUE };
  g_autoptr (TestChartData) data = test_chart_data_new (&wish);
  g_autoptr (CleChart) chart = cle_progress_chart_new (&data->series, &data->setup, NULL, 700, 0);

  for (int format = CLE_CHART_PNG; format <= CLE_CHART_PDF; format++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) first = cle_chart_render (chart, (CleChartFormat) format, &error);
      g_autoptr (GBytes) second = cle_chart_render (chart, (CleChartFormat) format, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (first), >, 5000);
      g_assert_true (g_bytes_equal (first, second));
    }
}

static double
measure (const char *label,
         gpointer    data)
{
  return 7.0 * (double) g_utf8_strlen (label, -1);
}

/* Over any span labels keep apart, and there are two at least. */
static void
test_time_ticks (void)
{
  for (gint64 days = 1; days < 40000; days += days / 3 + 1)
    for (double width = 120; width < 1500; width *= 1.7)
      {
        ClePeriod span = { TEST_START + 12345678, TEST_START + 12345678 + days * TEST_DAY_MS };
        g_autoptr (GPtrArray) ticks = cle_axis_list_times (span, 180, width, 12, measure, NULL);
        double end = -1e9;

        if (width > 200)
          g_assert_cmpuint (ticks->len, >=, 2);
        for (guint i = 0; i < ticks->len; i++)
          {
            const CleTimeTick *tick = g_ptr_array_index (ticks, i);

            g_assert_cmpfloat (tick->x - tick->width / 2, >=, end + 12);
            g_assert_cmpint (tick->at, >=, span.from);
            g_assert_cmpint (tick->at, <=, span.to);
            end = tick->x + tick->width / 2;
          }
      }
}

static void
assert_ticks (gint64      days,
              double      width,
              const char *expected)
{
  ClePeriod span = { TEST_START, TEST_START + days * TEST_DAY_MS };
  g_autoptr (GPtrArray) ticks = cle_axis_list_times (span, 0, width, 12, measure, NULL);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < ticks->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "",
                            ((CleTimeTick *) g_ptr_array_index (ticks, i))->label);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_time_labels (void)
{
  assert_ticks (3, 500, "1 Jan 2026|2 Jan|3 Jan|4 Jan");
  assert_ticks (21, 300, "1 Jan 2026|8 Jan|15 Jan|22 Jan");
  assert_ticks (365, 700, "Jan 2026|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Jan 2027");
  assert_ticks (365, 300, "Jan 2026|Apr|Jul|Oct|Jan 2027");
  assert_ticks (2000, 300, "2026|2027|2028|2029|2030|2031");
  g_assert_cmpuint (cle_axis_pick_step (300, 28), ==, 1);
  g_assert_cmpuint (cle_axis_pick_step (200, 28), ==, 2);
  g_assert_cmpuint (cle_axis_pick_step (100, 28), ==, 5);
}

/* What is zoomed out of sight is no item, and the rest is wider. */
static void
test_zoom (void)
{
  TestChartWish wish = { .n = 8, .language = "en", .is_noted = TRUE, .is_broken = TRUE };
  g_autoptr (TestChartData) data = test_chart_data_new (&wish);
  CleProgressChartOptions options = { .zoom = { TEST_START + 50 * TEST_DAY_MS,
                                                TEST_START + 160 * TEST_DAY_MS } };
  g_autoptr (CleChart) chart =
      cle_progress_chart_new (&data->series, &data->setup, &options, 900, 0);

  g_assert_cmpuint (cle_chart_get_n_items (chart), ==, 4);
  g_assert_cmpuint (cle_chart_get_item_source (chart, 0), ==, 2);
  g_assert_cmpuint (cle_chart_get_item_length (chart, 0), ==, 1);
  g_assert_cmpint (cle_chart_find_source (chart, 2), ==, 0);
  g_assert_cmpint (cle_chart_find_source (chart, 5), ==, 3);
  g_assert_cmpint (cle_chart_find_source (chart, 1), ==, CLE_CHART_NO_ITEM);
  g_assert_cmpint (cle_chart_find_source (chart, 6), ==, CLE_CHART_NO_ITEM);
  check_texts (chart, "zoom");
  assert_text (chart, "it may be chance", FALSE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/no-overlap", test_no_overlap);
  g_test_add_func ("/charts/points", test_points);
  g_test_add_func ("/charts/words", test_words);
  g_test_add_func ("/charts/states", test_states);
  g_test_add_func ("/charts/columns", test_columns);
  g_test_add_func ("/charts/peak", test_peak);
  g_test_add_func ("/charts/photocopy-voices", test_photocopy_voices);
  g_test_add_func ("/charts/photocopy-cells", test_photocopy_cells);
  g_test_add_func ("/charts/group-cells", test_group_cells);
  g_test_add_func ("/charts/rewording", test_rewording);
  g_test_add_func ("/charts/keys", test_keys);
  g_test_add_func ("/charts/same-bytes", test_same_bytes);
  g_test_add_func ("/charts/zoom", test_zoom);
  g_test_add_func ("/charts/near", test_near);
  g_test_add_func ("/axis/time-ticks", test_time_ticks);
  g_test_add_func ("/axis/time-labels", test_time_labels);

  return g_test_run ();
}
