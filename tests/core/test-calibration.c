/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client-given.h"
#include "clients/cle-calibration.h"

/* Traits in columns: separates well, the wrong way, not at all, hardly known,
 * non-ideal within and beyond its tolerance, some. */
static const gint8 wanted[3][6] = {
  { 3, 0, 1, -1, 1, 3 },
  { 3, 0, 1, 3, 0, 1 },
  { 1, 1, 1, -1, 1, 0 },
};
static const gint8 unwanted[3][6] = {
  { 0, 3, 1, 0, 3, 1 },
  { 1, 3, 1, 0, 3, 0 },
  { 0, 1, 1, 0, 0, -1 },
};

static CleProfile *
make_profile (void)
{
  CleTrait *traits[6];

  for (guint i = 0; i < 6; i++)
    traits[i] =
        given_trait (i, i == 4 ? CLE_SIDE_NON_IDEAL : CLE_SIDE_IDEAL, 2, i == 4 ? 5 : 0, FALSE, 7);

  return given_profile (traits, 6);
}

static void
test_traits (void)
{
  static const CleCalibrated expected[6] = {
    { CLE_SEPARATES_WELL, 888, 8, 0, 9, 5 }, { CLE_SEPARATES_WRONGLY, -888, 0, 8, 9, 1 },
    { CLE_SEPARATES_NOT, 0, 0, 0, 9, 1 },    { CLE_SEPARATES_UNKNOWN, 0, 0, 0, 0, 2 },
    { CLE_SEPARATES_WELL, 666, 6, 0, 9, 4 }, { CLE_SEPARATES_SOME, 333, 3, 1, 6, 2 },
  };
  g_autoptr (CleProfile) profile = make_profile ();
  const gint8 *good[] = { wanted[0], wanted[1], wanted[2] };
  const gint8 *bad[] = { unwanted[0], unwanted[1], unwanted[2] };
  CleCalibrated found[6];

  g_assert_true (cle_calibrate (profile, good, 3, bad, 3, found));
  for (guint i = 0; i < 6; i++)
    {
      g_assert_cmpint (found[i].separation, ==, expected[i].separation);
      g_assert_cmpint (found[i].score, ==, expected[i].score);
      g_assert_cmpuint (found[i].n_right, ==, expected[i].n_right);
      g_assert_cmpuint (found[i].n_wrong, ==, expected[i].n_wrong);
      g_assert_cmpuint (found[i].n_pairs, ==, expected[i].n_pairs);
      g_assert_cmpuint (found[i].weight, ==, expected[i].weight);
    }
  g_assert_false (cle_calibrate (profile, good, 2, bad, 3, found));
  g_assert_false (cle_calibrate (profile, good, 3, bad, 2, found));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calibration/traits", test_traits);

  return g_test_run ();
}
