/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-rating-closures.h"
#include "clients/cle-rating.h"

#include <gdk/gdk.h>

static void
test_key (void)
{
  static const struct
  {
    guint keyval;
    guint n_levels;
    int   level;
  } CASES[] = {
    { GDK_KEY_1, 3, 0 },
    { GDK_KEY_3, 3, 2 },
    { GDK_KEY_4, 3, CLE_RATING_NO_LEVEL },
    { GDK_KEY_7, 7, 6 },
    { GDK_KEY_8, 7, CLE_RATING_NO_LEVEL },
    { GDK_KEY_KP_2, 3, 1 },
    { GDK_KEY_0, 3, CLE_LEVEL_UNKNOWN },
    { GDK_KEY_KP_0, 3, CLE_LEVEL_UNKNOWN },
    { GDK_KEY_u, 3, CLE_LEVEL_UNKNOWN },
    { GDK_KEY_U, 3, CLE_LEVEL_UNKNOWN },
    { GDK_KEY_a, 3, CLE_RATING_NO_LEVEL },
    { GDK_KEY_Tab, 3, CLE_RATING_NO_LEVEL },
    { GDK_KEY_Shift_L, 3, CLE_RATING_NO_LEVEL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    g_assert_cmpint (cle_rating_key_level (CASES[i].keyval, CASES[i].n_levels), ==, CASES[i].level);
}

static void
test_progress (void)
{
  static const struct
  {
    guint       known;
    guint       traits;
    const char *text;
  } CASES[] = {
    { 0, 9, "0 of 9 rated, coverage 0 %; a verdict needs 60 %" },
    { 5, 9, "5 of 9 rated, coverage 55 %; a verdict needs 60 %" },
    { 6, 9, "6 of 9 rated, coverage 66 %" },
    { 3, 5, "3 of 5 rated, coverage 60 %" },
    { 1, 1, "1 of 1 rated, coverage 100 %" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *text = cle_rating_progress_text (CASES[i].known, CASES[i].traits);

      g_assert_cmpstr (text, ==, CASES[i].text);
    }
}

static void
test_place (void)
{
  g_autofree char *text = cle_rating_place_text (0, 9);

  g_assert_cmpstr (text, ==, "Trait 1 of 9");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rating-closures/key", test_key);
  g_test_add_func ("/rating-closures/progress", test_progress);
  g_test_add_func ("/rating-closures/place", test_place);

  return g_test_run ();
}
