/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-profile.h"
#include "clients/cle-trait-library.h"

#include <string.h>

static guint
count (const CleTraitLibrary *library,
       const char            *words,
       const char            *language,
       int                    side,
       guint                  branches)
{
  g_autoptr (GPtrArray) found = cle_trait_library_search (library, words, language, side, branches);

  return found->len;
}

static void
test_extent (void)
{
  g_autoptr (CleTraitLibrary) library = cle_trait_library_new ();

  g_assert_cmpuint (cle_trait_library_get_n (library), >=, 36);
  g_assert_cmpuint (count (library, "", "en", CLE_ANY_SIDE, 0), ==,
                    cle_trait_library_get_n (library));
  for (guint i = 0; i < CLE_N_BRANCHES; i++)
    {
      g_assert_cmpuint (count (library, "", "en", CLE_SIDE_IDEAL, 1u << i), >=, 8);
      g_assert_cmpuint (count (library, "", "en", CLE_SIDE_NON_IDEAL, 1u << i), >=, 8);
    }
}

/* Every text is there in both languages, and every trait can count. */
static void
test_quality (void)
{
  g_autoptr (CleTraitLibrary) library = cle_trait_library_new ();
  guint n_knock_outs = 0;

  for (guint i = 0; i < cle_trait_library_get_n (library); i++)
    {
      const CleTrait *trait = cle_trait_library_get (library, i);
      guint n = cle_trait_get_n_levels (trait);

      g_assert_cmpuint (n, <=, 5);
      g_assert_cmpuint (cle_trait_get_branches (trait), !=, 0);
      g_assert_cmpstr (cle_trait_get_name (trait, "ru"), !=, cle_trait_get_name (trait, "en"));
      for (guint j = 0; j < n; j++)
        g_assert_cmpstr (cle_trait_get_level (trait, j, "ru"), !=,
                         cle_trait_get_level (trait, j, "en"));
      for (guint j = 1; j < n; j++)
        g_assert_cmpuint (cle_trait_get_points (trait, j), >, cle_trait_get_points (trait, j - 1));
      g_assert_cmpuint (cle_trait_get_points (trait, 0), ==, 0);
      g_assert_cmpuint (cle_trait_get_points (trait, n - 1), ==, 10);
      g_assert_cmpuint (cle_trait_get_tolerance (trait), <, 10);
      n_knock_outs += cle_trait_get_knock_out (trait);
    }
  g_assert_cmpuint (n_knock_outs, ==, 3);
}

static void
test_search (void)
{
  g_autoptr (CleTraitLibrary) library = cle_trait_library_new ();
  g_autoptr (GPtrArray) found = cle_trait_library_search (library, "PAYS", "en", CLE_ANY_SIDE, 0);

  g_assert_cmpstr (cle_trait_get_id (found->pdata[0]), ==, "pays-on-time");
  g_assert_cmpstr (cle_trait_get_id (found->pdata[1]), ==, "late-payer");
  g_clear_pointer (&found, g_ptr_array_unref);
  /* Said in a level of an earlier trait, but the name of this one. */
  found = cle_trait_library_search (library, "call", "en", CLE_ANY_SIDE, 0);
  g_assert_cmpuint (found->len, >, 1);
  g_assert_cmpstr (cle_trait_get_id (found->pdata[0]), ==, "calls-after-hours");
  g_assert_cmpuint (count (library, "вовремя", "ru", CLE_ANY_SIDE, 0), ==, 1);
  g_assert_cmpuint (count (library, " Оскорбляет  угрожает ", "ru", CLE_ANY_SIDE, 0), ==, 1);
  g_assert_cmpuint (count (library, "pays", "en", CLE_SIDE_IDEAL, CLE_BRANCH_OFFICE), >, 0);
  g_assert_cmpuint (count (library, "<b>{{x}}", "en", CLE_ANY_SIDE, 0), ==, 0);
  g_assert_null (cle_trait_library_find (library, "nothing"));
  g_assert_cmpuint (cle_trait_get_weight (cle_trait_library_find (library, "abuses-staff")), ==, 5);
}

static void
check_bad (const char *text,
           int         code,
           const char *message)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_null (cle_trait_library_new_from_bytes (bytes, "l.json", &error));
  g_assert_error (error, CLE_PROFILE_ERROR, code);
  g_assert_cmpstr (error->message, ==, message);
}

#define LEVELS                                                                                     \
  "\"levels\":[{\"points\":0,\"text\":\"a\"},{\"points\":1,\"text\":\"b\"},"                       \
  "{\"points\":2,\"text\":\"c\"}]"
#define TRAIT "{\"id\":\"a\",\"side\":\"ideal\",\"weight\":1,\"name\":\"A\"," LEVELS "}"

static void
test_bad (void)
{
  check_bad ("{\"format\":2}", CLE_PROFILE_ERROR_NEWER,
             "l.json: format (line 1): was written for a later version of this program; install "
             "that version to use it");
  check_bad ("{\"format\":1,\"language\":\"en\",\"traits\":[\n" TRAIT ",\n" TRAIT "]}",
             CLE_PROFILE_ERROR_INVALID,
             "l.json: traits[1].id (line 3): another trait has this id already");
}

/* A library is where profiles begin: each trait fits into one. */
static void
test_into_profile (void)
{
  g_autoptr (CleTraitLibrary) library = cle_trait_library_new ();
  g_autoptr (CleProfile) profile = cle_profile_new ("All", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CleProfile) again = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < cle_trait_library_get_n (library); i++)
    {
      g_autoptr (CleProfile) before = g_steal_pointer (&profile);

      profile = cle_profile_insert (before, i, cle_trait_library_get (library, i), &error);
      g_assert_no_error (error);
    }
  bytes = cle_profile_to_bytes (profile);
  again = cle_profile_new_from_bytes (bytes, "all", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cle_profile_get_n_traits (again), ==, cle_trait_library_get_n (library));
  g_assert_cmpstr (cle_trait_get_name (cle_profile_get_trait (again, 0), "ru"), ==,
                   cle_trait_get_name (cle_trait_library_get (library, 0), "ru"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trait-library/extent", test_extent);
  g_test_add_func ("/trait-library/quality", test_quality);
  g_test_add_func ("/trait-library/search", test_search);
  g_test_add_func ("/trait-library/bad", test_bad);
  g_test_add_func ("/trait-library/into-profile", test_into_profile);

  return g_test_run ();
}
