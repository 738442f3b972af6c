/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-score-arc.h"

#define WIDTH  200
#define HEIGHT 100

static void
test_share (void)
{
  CleScoreArc arc = { 6500, 8000, 10000 };
  CleScoreArc nothing = { 0, 0, 0 };

  g_assert_cmpfloat (cle_score_arc_share (&arc, arc.score, 5), ==, 1);
  g_assert_cmpfloat_with_epsilon (cle_score_arc_share (&arc, arc.score, 6), 0.5, 1e-9);
  g_assert_cmpfloat (cle_score_arc_share (&arc, arc.score, 7), ==, 0);
  g_assert_cmpfloat (cle_score_arc_share (&nothing, 5000, 0), ==, 0);
}

static void
test_tones (void)
{
  for (guint n = 1; n < 12; n++)
    for (guint band = 0; band < n; band++)
      {
        guint tone = cle_palette_find_tone (band, n);

        g_assert_cmpuint (tone, <, CLE_N_BAND_TONES);
        if (band + 1 == n)
          g_assert_cmpuint (tone, ==, CLE_N_BAND_TONES - 1);
        else if (band == 0)
          g_assert_cmpuint (tone, ==, 0);
      }
  g_assert_cmpuint (cle_palette_find_tone (99, 4), ==, 3);
  for (guint band = 0; band < 4; band++)
    g_assert_cmpuint (cle_palette_find_tone (band, 4), ==, band);
}

static double
brightness (CleColor color)
{
  return 0.2126 * color.red * color.red + 0.7152 * color.green * color.green +
         0.0722 * color.blue * color.blue;
}

/* Each band stands out from its background, roughly by the measure of WCAG. */
static void
test_contrast (void)
{
  for (int palette = CLE_PALETTE_LIGHT; palette <= CLE_PALETTE_DARK_CONTRAST; palette++)
    for (guint tone = 0; tone < CLE_N_BAND_TONES; tone++)
      {
        gboolean dark = palette == CLE_PALETTE_DARK || palette == CLE_PALETTE_DARK_CONTRAST;
        double own = brightness (cle_palette_get_band ((ClePalette) palette, tone));
        double back = dark ? 0.018 : 0.956;
        double ratio = (MAX (own, back) + 0.05) / (MIN (own, back) + 0.05);

        g_assert_cmpfloat (ratio, >, 3.0);
      }
}

static guint32
pixel_at (cairo_surface_t *surface,
          int              x,
          int              y)
{
  const guchar *data = cairo_image_surface_get_data (surface);

  return *(const guint32 *) (const void *) (data + y * cairo_image_surface_get_stride (surface) +
                                            4 * x);
}

/* The left end is reached, the right end is not. */
static void
test_paint (void)
{
  CleScoreArc arc = { 3000, 5000, 10000 };
  CleScoreArcColors colors = cle_score_arc_colors (CLE_PALETTE_LIGHT, 2);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cle_score_arc_paint (&arc, &colors, cr, WIDTH, HEIGHT);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (surface);

  g_assert_cmphex (pixel_at (surface, 6, 85), ==, 0xff1f8a85);
  g_assert_cmphex (pixel_at (surface, WIDTH - 7, 85), ==, 0xffdedede);
  g_assert_cmphex (pixel_at (surface, WIDTH / 2, 85), ==, 0);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score-arc/share", test_share);
  g_test_add_func ("/score-arc/tones", test_tones);
  g_test_add_func ("/score-arc/contrast", test_contrast);
  g_test_add_func ("/score-arc/paint", test_paint);

  return g_test_run ();
}
