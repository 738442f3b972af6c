/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client-given.h"
#include "clients/cle-rating-pair.h"

/* Levels count 0, 5, 7 and 10. */
static void
test_order (void)
{
  static const gint8 first[6] = { 1, 0, 1, -1, 3, -1 };
  static const gint8 second[6] = { 1, 3, 2, 2, 1, -1 };
  static const CleRatingPairLine expected[6] = {
    { 4, { 3, 1 }, 25 },                                            /* five points, weight 5 */
    { 1, { 0, 3 }, 10 }, { 2, { 1, 2 }, 2 },   { 3, { -1, 2 }, 0 }, /* only one of them knows */
    { 0, { 1, 1 }, 0 },  { 5, { -1, -1 }, 0 },
  };
  static const gint8 both[6] = { 1, -1, -1, -1, -1, -1 };
  CleTrait *traits[6];
  g_autoptr (CleProfile) profile = NULL;
  g_autoptr (GArray) lines = NULL;
  gint8 agreed[6];

  for (guint i = 0; i < 6; i++)
    traits[i] = given_trait (i, CLE_SIDE_IDEAL, i == 4 ? 5 : 1, 0, FALSE, 7);
  profile = given_profile (traits, 6);
  lines = cle_rating_pair_compare (profile, first, second);

  g_assert_cmpuint (lines->len, ==, 6);
  for (guint i = 0; i < 6; i++)
    {
      const CleRatingPairLine *line = &g_array_index (lines, CleRatingPairLine, i);

      g_assert_cmpuint (line->index, ==, expected[i].index);
      g_assert_cmpint (line->level[0], ==, expected[i].level[0]);
      g_assert_cmpint (line->level[1], ==, expected[i].level[1]);
      g_assert_cmpuint (line->difference, ==, expected[i].difference);
    }
  g_assert_cmpuint (cle_rating_pair_count (lines), ==, 4);

  cle_rating_pair_agree (lines, agreed);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpint (agreed[i], ==, both[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rating-pair/order", test_order);

  return g_test_run ();
}
