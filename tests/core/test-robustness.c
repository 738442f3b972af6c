/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client-given.h"
#include "clients/cle-robustness.h"

static const CleProfit gain = { .full = { 1, 1 }, .decision = { 1, 1 } };
static const CleVerdictInput input = { .importance = 3 };

static CleProfile *
make_profile (guint weight)
{
  CleTrait *traits[] = {
    given_trait (0, CLE_SIDE_IDEAL, weight, 0, FALSE, 8),
    given_trait (1, CLE_SIDE_IDEAL, weight, 0, FALSE, 6),
    given_trait (2, CLE_SIDE_NON_IDEAL, weight, 0, FALSE, 6),
  };

  return given_profile (traits, G_N_ELEMENTS (traits));
}

/* All at their best or worst: no weight can change that. */
static void
test_certain (void)
{
  g_autoptr (CleProfile) profile = make_profile (3);
  const gint8 best[] = { 3, 3, 0 };
  const gint8 worst[] = { 0, 0, 3 };
  const gint8 nothing[] = { -1, -1, -1 };

  g_assert_cmpuint (cle_robustness_count (profile, best, &gain, &input), ==, 100);
  g_assert_cmpuint (cle_robustness_count (profile, worst, &gain, &input), ==, 100);
  g_assert_cmpuint (cle_robustness_count (profile, nothing, &gain, &input), ==, 100);
}

/* Fit exactly 70: 50 + 50 × ((10 + 0) × 3 ÷ 60 − 1 ÷ 10): hangs on the weights. */
static void
test_doubtful (void)
{
  CleTrait *traits[] = {
    given_trait (0, CLE_SIDE_IDEAL, 3, 0, FALSE, 4),
    given_trait (1, CLE_SIDE_IDEAL, 3, 0, FALSE, 4),
  };
  g_autoptr (CleProfile) profile = given_profile (traits, G_N_ELEMENTS (traits));
  const gint8 uneven[] = { 3, 0 };
  const gint8 even[] = { 2, 2 };
  guint n = cle_robustness_count (profile, uneven, &gain, &input);
  CleFit fit;

  cle_fit_compute (profile, even, &fit);
  g_assert_cmpint (fit.fit, ==, 70000);
  g_assert_cmpuint (cle_robustness_count (profile, even, &gain, &input), ==, 100);
  cle_fit_compute (profile, uneven, &fit);
  g_assert_cmpint (fit.fit, ==, 75000);
  g_assert_cmpuint (n, >, 50);
  g_assert_cmpuint (n, <, 100);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (cle_robustness_count (profile, uneven, &gain, &input), ==, n);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/robustness/certain", test_certain);
  g_test_add_func ("/robustness/doubtful", test_doubtful);

  return g_test_run ();
}
