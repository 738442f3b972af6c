/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-client-tags.h"

/* What is read of a line, each tag in brackets. */
static void
test_read (void)
{
  static const struct
  {
    const char *text;
    const char *separators;
    const char *tags;
  } CASES[] = {
    { "", ",", "" },
    { " , ,", ",", "" },
    { "a, b c ,d", ",", "[a][b c][d]" },
    { "a;b|c\nd,e", CLE_CLIENT_TAGS_TABLE, "[a][b][c][d][e]" },
    { "a;b", CLE_CLIENT_TAGS_TYPED, "[a;b]" },
    { "\"a, b\", c", ",", "[a, b][c]" },
    { "\"a, b\" ,\"c\"", ",", "[a, b][c]" },
    { "\"say \"\"yes, sir\"\"\"", ",", "[say \"yes, sir\"]" },
    { "5\" nails, b", ",", "[5\" nails][b]" },
    { "\"a, b", ",", "[\"a][b]" },
    { "\"a\" b, c", ",", "[\"a\" b][c]" },
    { "\"\", \" \"", ",", "[ ]" },
    { "пекарня, \"опт, розница\"", ",", "[пекарня][опт, розница]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_auto (GStrv) tags = cle_client_tags_read (CASES[i].text, CASES[i].separators);
      g_autofree char *inner = g_strjoinv ("][", tags);
      g_autofree char *all = *tags == NULL ? g_strdup ("") : g_strdup_printf ("[%s]", inner);

      g_assert_cmpstr (all, ==, CASES[i].tags);
    }
}

/* Whatever the tags are, they are the same after they were shown and saved. */
static void
test_there_and_back (void)
{
  static const char *const TAGS[] = {
    "a, c", "b",    "\"quoted\"",   "5\" nails",        "x;y|z", " led and trailed ", ",", "\"",
    "\"\"", "a\nb", "опт, розница", "say \"yes, sir\"", NULL,
  };
  g_autofree char *text = cle_client_tags_write ((char **) TAGS);
  g_auto (GStrv) typed = cle_client_tags_read (text, CLE_CLIENT_TAGS_TYPED);
  g_auto (GStrv) table = cle_client_tags_read (text, CLE_CLIENT_TAGS_TABLE);
  g_autofree char *none = cle_client_tags_write (NULL);

  g_assert_cmpstrv (typed, TAGS);
  g_assert_cmpstrv (table, TAGS);
  g_assert_cmpstr (none, ==, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/client-tags/read", test_read);
  g_test_add_func ("/client-tags/there-and-back", test_there_and_back);

  return g_test_run ();
}
