/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fault-profiles.h"

#include "clients/cle-profile-draft.h"
#include "clients/cle-profile-store.h"

#define SAVED   "{{Braces}} & <b>Co"
#define DRAFTED "What we want"
#define EDITED  "What we want now"

/* One revision, and a draft over it. */
void
fault_prepare_profile (TestStore *test)
{
  g_autoptr (CleProfile) profile = cle_profile_new (SAVED, NULL);
  g_autoptr (CleProfile) saved = NULL;
  g_autoptr (CleProfile) drafted = NULL;

  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *id = test_id (i);

      test_append_well (test->store, id, "old");
    }
  saved = cle_profile_store_save (test->store, profile, NULL);
  drafted = cle_profile_rename (saved, DRAFTED, NULL);
  g_assert_true (cle_profile_draft_keep (test->store, drafted, NULL));
}

static CleProfile *
find_profile (TestStore *test)
{
  g_autoptr (GPtrArray) entries = cle_profile_store_list (test->store, NULL);

  if (entries == NULL || entries->len != 1)
    return NULL;

  return cle_profile_store_newest (test->store, ((CleProfileEntry *) entries->pdata[0])->id, NULL);
}

static CleProfile *
edit (TestStore *test)
{
  g_autoptr (CleProfile) newest = find_profile (test);

  return newest != NULL ? cle_profile_rename (newest, EDITED, NULL) : NULL;
}

gboolean
fault_act_draft (TestStore *test)
{
  g_autoptr (CleProfile) edited = edit (test);

  return edited != NULL && cle_profile_draft_keep (test->store, edited, NULL);
}

gboolean
fault_act_revision (TestStore *test)
{
  g_autoptr (CleProfile) edited = edit (test);
  g_autoptr (CleProfile) saved =
      edited != NULL ? cle_profile_store_save (test->store, edited, NULL) : NULL;

  return saved != NULL;
}

/* The name in the draft; NULL without one. */
static char *
dup_drafted (TestStore *test)
{
  g_autofree char *trouble = NULL;
  g_autoptr (GPtrArray) drafts = cle_profile_draft_list (test->store, &trouble, NULL);

  g_assert_nonnull (drafts);
  g_assert_null (trouble);
  g_assert_cmpuint (drafts->len, <=, 1);

  return drafts->len > 0 ? g_strdup (cle_profile_get_name (drafts->pdata[0])) : NULL;
}

/* The draft is old or new, never torn; the revision is not touched. */
void
fault_check_draft (TestStore *test,
                   gboolean   acknowledged,
                   gboolean   recovered)
{
  g_autoptr (CleProfile) newest = find_profile (test);
  g_autofree char *drafted = dup_drafted (test);

  g_assert_cmpstr (cle_profile_get_name (newest), ==, SAVED);
  g_assert_cmpuint (cle_profile_get_revision (newest), ==, 1);
  if (acknowledged || g_strcmp0 (drafted, DRAFTED) != 0)
    g_assert_cmpstr (drafted, ==, EDITED);
}

/* Until the new words are a revision, the draft is there; the old revision is
 * there for good. */
void
fault_check_revision (TestStore *test,
                      gboolean   acknowledged,
                      gboolean   recovered)
{
  g_autoptr (CleProfile) newest = find_profile (test);
  g_autoptr (CleProfile) first = NULL;
  g_autofree char *drafted = dup_drafted (test);

  g_assert_nonnull (newest);
  first = cle_profile_store_load (test->store, cle_profile_get_id (newest), 1, NULL);
  g_assert_cmpstr (cle_profile_get_name (first), ==, SAVED);
  if (acknowledged || cle_profile_get_revision (newest) > 1)
    g_assert_cmpstr (cle_profile_get_name (newest), ==, EDITED);
  else
    g_assert_cmpstr (drafted, ==, DRAFTED);
}
