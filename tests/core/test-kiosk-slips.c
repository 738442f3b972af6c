/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kiosk/cle-kiosk-slips.h"

#include <string.h>

static void
test_normalise (void)
{
  static const char *const cases[][2] = {
    { "4181-8739-8360", "4181-8739-8360" },
    { "418187398360", "4181-8739-8360" },
    { " 4181 8739-83 60 ", "4181-8739-8360" },
    { "4181-8739-8361", NULL },
    { "4181-8379-8360", NULL },
    { "4181-8739-836", NULL },
    { "4181-8739-83600", NULL },
    { "4181-8739-836o", NULL },
    { "", NULL },
    { "٤181-8739-8360", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = cle_kiosk_slip_normalise (cases[i][0]);

      g_assert_cmpstr (found, ==, cases[i][1]);
    }
}

/* Every code is one, no two are the same, and all digits are as frequent. */
static void
test_make (void)
{
  g_auto (GStrv) codes = cle_kiosk_slips_make (2000, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_of[10] = { 0 };

  g_assert_cmpuint (g_strv_length (codes), ==, 2000);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *normal = cle_kiosk_slip_normalise (codes[i]);

      g_assert_cmpstr (normal, ==, codes[i]);
      g_assert_true (g_hash_table_add (seen, codes[i]));
      for (const char *at = codes[i]; *at != '\0'; at++)
        if (*at != '-')
          n_of[*at - '0']++;
    }
  /* 2 400 each; the deviation is 46. */
  for (guint i = 0; i < 10; i++)
    {
      g_assert_cmpuint (n_of[i], >, 2400 - 6 * 46);
      g_assert_cmpuint (n_of[i], <, 2400 + 6 * 46);
    }
}

/* One digit that is wrong is always noticed. */
static void
test_one_wrong (void)
{
  char code[] = "4181-8739-8360";

  for (guint i = 0; i < strlen (code); i++)
    for (char digit = '0'; digit <= '9'; digit++)
      {
        char before = code[i];
        g_autofree char *found = NULL;

        if (before == '-' || before == digit)
          continue;
        code[i] = digit;
        found = cle_kiosk_slip_normalise (code);
        g_assert_null (found);
        code[i] = before;
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kiosk-slips/normalise", test_normalise);
  g_test_add_func ("/kiosk-slips/make", test_make);
  g_test_add_func ("/kiosk-slips/one-wrong", test_one_wrong);

  return g_test_run ();
}
