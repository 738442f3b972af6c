/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client-given.h"
#include "clients/cle-fit.h"

static void
check_expected (const CleJsonPlace *place)
{
  CleTrait *traits[CLE_PROFILE_MAX_TRAITS];
  gint8 levels[CLE_PROFILE_MAX_TRAITS];
  g_autoptr (CleProfile) profile = NULL;
  CleJsonPlace list;
  CleFit fit;
  guint n;

  g_assert_true (
      cle_json_place_get_array (place, "traits", 1, CLE_PROFILE_MAX_TRAITS, &list, &n, NULL));
  for (guint i = 0; i < n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&list, i);
      gint64 points = expected_get (&item, "points");
      CleSide side = expected_get (&item, "ideal") == 1 ? CLE_SIDE_IDEAL : CLE_SIDE_NON_IDEAL;

      levels[i] = points == NOT_KNOWN ? CLE_LEVEL_UNKNOWN : 2;
      traits[i] = given_trait (i, side, (guint) expected_get (&item, "weight"),
                               (guint) expected_get (&item, "tolerance"), FALSE,
                               points == NOT_KNOWN ? 7 : (guint) points);
    }
  profile = given_profile (traits, n);

  cle_fit_compute (profile, levels, &fit);
  g_assert_cmpint (fit.fit, ==, expected_get (place, "fit"));
  g_assert_cmpint (fit.n_known, ==, expected_get (place, "known"));
  g_assert_cmpuint (fit.n_traits, ==, n);
}

static void
test_expected (void)
{
  Expected expected;

  expected_init (&expected, "fit");
  for (guint i = 0; i < expected.n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&expected.list, i);

      check_expected (&item);
    }
  expected_clear (&expected);
}

/* Two wanted, two unwanted, one of them a knock-out. */
static CleProfile *
make_profile (void)
{
  CleTrait *traits[] = {
    given_trait (0, CLE_SIDE_IDEAL, 5, 0, FALSE, 8),
    given_trait (1, CLE_SIDE_IDEAL, 3, 0, FALSE, 6),
    given_trait (2, CLE_SIDE_NON_IDEAL, 4, 4, FALSE, 6),
    given_trait (3, CLE_SIDE_NON_IDEAL, 2, 5, TRUE, 7),
  };

  return given_profile (traits, G_N_ELEMENTS (traits));
}

/* Σ plus 5×8 + 3×5 = 55 of 80, Σ minus 4×2 + 0 = 8 of 24 + 10:
 * 50 + 50 × (55/80 − 8/34) = 72.610 */
static void
test_by_hand (void)
{
  g_autoptr (CleProfile) profile = make_profile ();
  const gint8 levels[] = { 2, 1, 2, 1 };
  g_autoptr (GArray) lines = cle_fit_list_lines (profile, levels);
  g_autoptr (GArray) plus = cle_fit_list_strongest (profile, levels, CLE_SIDE_IDEAL, 1);
  g_autoptr (GArray) minus = cle_fit_list_strongest (profile, levels, CLE_SIDE_NON_IDEAL, 9);
  const CleFitLine *line;
  CleFit fit;
  int sums[2] = { 0, 0 };

  cle_fit_compute (profile, levels, &fit);
  g_assert_cmpuint (fit.plus, ==, 55);
  g_assert_cmpuint (fit.plus_max, ==, 80);
  g_assert_cmpuint (fit.minus, ==, 8);
  g_assert_cmpuint (fit.minus_max, ==, 34);
  g_assert_cmpint (fit.fit, ==, 72610);
  g_assert_cmpuint (fit.n_knock_outs, ==, 0);
  g_assert_cmpuint (cle_fit_get_coverage (&fit), ==, 100);

  for (guint i = 0; i < lines->len; i++)
    sums[i / 2] += g_array_index (lines, CleFitLine, i).sum;
  g_assert_cmpint (sums[0], ==, 55);
  g_assert_cmpint (sums[1], ==, -8);
  line = &g_array_index (lines, CleFitLine, 2);
  g_assert_cmpuint (line->points, ==, 6);
  g_assert_cmpuint (line->tolerance, ==, 4);
  g_assert_cmpuint (line->counted, ==, 2);
  g_assert_cmpuint (plus->len, ==, 1);
  g_assert_cmpuint (g_array_index (plus, CleFitLine, 0).index, ==, 0);
  g_assert_cmpuint (minus->len, ==, 1);
  g_assert_cmpint (g_array_index (minus, CleFitLine, 0).sum, ==, -8);
}

static void
test_knock_out (void)
{
  g_autoptr (CleProfile) profile = make_profile ();
  const gint8 at_tolerance[] = { 2, 1, 2, 1 };
  const gint8 beyond[] = { 2, 1, 2, 2 };
  const gint8 not_known[] = { 2, 1, 2, CLE_LEVEL_UNKNOWN };
  CleFit fit;

  cle_fit_compute (profile, at_tolerance, &fit);
  g_assert_cmpuint (fit.n_knock_outs, ==, 0);
  cle_fit_compute (profile, beyond, &fit);
  g_assert_cmpuint (fit.n_knock_outs, ==, 1);
  cle_fit_compute (profile, not_known, &fit);
  g_assert_cmpuint (fit.n_knock_outs, ==, 0);
}

static void
test_extremes (void)
{
  g_autoptr (CleProfile) profile = make_profile ();
  const gint8 best[] = { 3, 3, 0, 0 };
  const gint8 worst[] = { 0, 0, 3, 3 };
  const gint8 nothing[] = { -1, -1, -1, -1 };
  const gint8 strange[] = { 4, 127, -128, 3 };
  CleFit fit;

  cle_fit_compute (profile, best, &fit);
  g_assert_cmpint (fit.fit, ==, 100000);
  cle_fit_compute (profile, worst, &fit);
  g_assert_cmpint (fit.fit, ==, 0);
  cle_fit_compute (profile, nothing, &fit);
  g_assert_cmpint (fit.fit, ==, 50000);
  g_assert_false (cle_fit_is_covered (&fit));
  cle_fit_compute (profile, strange, &fit);
  g_assert_cmpuint (fit.n_known, ==, 1);
}

static void
test_no_traits (void)
{
  g_autoptr (CleProfile) profile = cle_profile_new ("Empty", NULL);
  CleFit fit;

  cle_fit_compute (profile, NULL, &fit);
  g_assert_cmpint (fit.fit, ==, 50000);
  g_assert_cmpuint (cle_fit_get_coverage (&fit), ==, 0);
  g_assert_false (cle_fit_is_covered (&fit));
}

static void
test_coverage (void)
{
  CleFit fit = { .n_traits = 5, .n_known = 3 };

  g_assert_true (cle_fit_is_covered (&fit));
  fit = (CleFit){ .n_traits = 12, .n_known = 7 };
  g_assert_false (cle_fit_is_covered (&fit));
  g_assert_cmpuint (cle_fit_get_coverage (&fit), ==, 58);
}

static void
test_weights (void)
{
  g_autoptr (CleProfile) profile = make_profile ();
  const gint8 levels[] = { 2, 1, 0, 0 };
  const guint8 weights[] = { 1, 1, 1, 1 };
  CleFit fit;

  cle_fit_compute_weighted (profile, levels, weights, &fit);
  g_assert_cmpint (fit.fit, ==, 82500);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fit/expected", test_expected);
  g_test_add_func ("/fit/by-hand", test_by_hand);
  g_test_add_func ("/fit/knock-out", test_knock_out);
  g_test_add_func ("/fit/extremes", test_extremes);
  g_test_add_func ("/fit/no-traits", test_no_traits);
  g_test_add_func ("/fit/coverage", test_coverage);
  g_test_add_func ("/fit/weights", test_weights);

  return g_test_run ();
}
