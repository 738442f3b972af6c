/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-profile-draft.h"
#include "clients/cle-profile-store.h"
#include "test-store.h"

#include <string.h>

static GPtrArray *
list (TestStore *given)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *trouble = NULL;
  GPtrArray *drafts = cle_profile_draft_list (given->store, &trouble, &error);

  g_assert_no_error (error);
  g_assert_null (trouble);

  return drafts;
}

static void
keep (TestStore        *given,
      const CleProfile *profile)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cle_profile_draft_keep (given->store, profile, &error));
  g_assert_no_error (error);
}

/* A new profile that was never saved, after a kill. */
static void
test_new (TestStore     *given,
          gconstpointer  data)
{
  g_autoptr (CleProfile) profile = cle_profile_new ("a", NULL);
  g_autoptr (GPtrArray) none = list (given);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  CleProfile *draft;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (cle_profile_draft_remove (given->store, cle_profile_get_id (profile), NULL));
  keep (given, profile);
  test_store_reopen (given);
  drafts = list (given);
  g_assert_cmpuint (drafts->len, ==, 1);
  draft = drafts->pdata[0];
  g_assert_cmpstr (cle_profile_get_id (draft), ==, cle_profile_get_id (profile));
  g_assert_cmpstr (cle_profile_get_name (draft), ==, "a");
  g_assert_cmpuint (cle_profile_get_revision (draft), ==, 0);
  g_assert_cmpint (cle_profile_get_made (draft), ==, 0);

  entries = cle_profile_store_list (given->store, NULL);
  g_assert_cmpuint (entries->len, ==, 0);
}

/* Over a revision; the last words count, and a revision that says them ends it. */
static void
test_saved (TestStore     *given,
            gconstpointer  data)
{
  g_autoptr (CleProfile) profile = cle_profile_new ("a", NULL);
  g_autoptr (CleProfile) saved = cle_profile_store_save (given->store, profile, NULL);
  g_autoptr (CleProfile) b = cle_profile_rename (saved, "b", NULL);
  g_autoptr (CleProfile) c = cle_profile_rename (saved, "c", NULL);
  g_autoptr (CleProfile) again = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) over = NULL;

  keep (given, b);
  keep (given, c);
  drafts = list (given);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpstr (cle_profile_get_name (drafts->pdata[0]), ==, "c");
  g_assert_cmpuint (cle_profile_get_revision (drafts->pdata[0]), ==, 1);
  g_assert_cmpint (cle_profile_get_made (drafts->pdata[0]), ==, TEST_NOW);

  again = cle_profile_store_save (given->store, c, NULL);
  g_assert_cmpuint (cle_profile_get_revision (again), ==, 2);
  over = list (given);
  g_assert_cmpuint (over->len, ==, 0);
}

static void
test_removed (TestStore     *given,
              gconstpointer  data)
{
  g_autoptr (CleProfile) profile = cle_profile_new ("a", NULL);
  g_autoptr (GPtrArray) drafts = NULL;

  keep (given, profile);
  g_assert_true (cle_profile_draft_remove (given->store, cle_profile_get_id (profile), NULL));
  drafts = list (given);
  g_assert_cmpuint (drafts->len, ==, 0);
}

/* What cannot be read is told and stays; the others are there. */
static void
test_damaged (TestStore     *given,
              gconstpointer  data)
{
  g_autoptr (CleProfile) good = cle_profile_new ("good", NULL);
  g_autoptr (CleProfile) bad = cle_profile_new ("bad", NULL);
  g_autofree char *path = g_strdup_printf ("profiles/%s/draft", cle_profile_get_id (bad));
  g_autofree char *trouble = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  keep (given, good);
  keep (given, bad);
  test_store_write (given, path, "{\"format\": 1,");
  drafts = cle_profile_draft_list (given->store, &trouble, NULL);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpstr (cle_profile_get_name (drafts->pdata[0]), ==, "good");
  g_assert_nonnull (strstr (trouble, path));
  text = test_store_read (given, path, NULL);
  g_assert_cmpstr (text, ==, "{\"format\": 1,");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/profile-draft/new", test_new);
  test_store_add ("/profile-draft/saved", test_saved);
  test_store_add ("/profile-draft/removed", test_removed);
  test_store_add ("/profile-draft/damaged", test_damaged);

  return g_test_run ();
}
