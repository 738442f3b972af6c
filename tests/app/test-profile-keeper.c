/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients-given.h"
#include "cle-profile-desk.h"
#include "cle-profile-keeper.h"
#include "clients/cle-profile-draft.h"
#include "clients/cle-profile-store.h"
#include "store/cle-erase.h"

#include <string.h>

static void
rename_to (CleProfileEditor *editor,
           const char       *name)
{
  g_autoptr (CleProfile) renamed =
      cle_profile_rename (cle_profile_editor_get_profile (editor), name, NULL);

  g_assert_nonnull (renamed);
  cle_profile_editor_set (editor, renamed, NULL);
}

/* What the next start of the program would find. */
static char *
read_draft (TestStore *given)
{
  g_autoptr (GPtrArray) drafts = cle_profile_draft_list (given->store, NULL, NULL);

  g_assert_nonnull (drafts);
  g_assert_cmpuint (drafts->len, <=, 1);

  return drafts->len == 0 ? NULL : g_strdup (cle_profile_get_name (drafts->pdata[0]));
}

static void
wait_for_draft (TestStore  *given,
                const char *name)
{
  g_autofree char *found = NULL;

  while (g_strcmp0 (found, name) != 0)
    {
      g_main_context_iteration (NULL, FALSE);
      g_free (found);
      found = read_draft (given);
    }
}

static CleProfile *
save (TestStore *given)
{
  g_autoptr (CleProfile) profile = cle_profile_new ("a", NULL);

  return cle_profile_store_save (given->store, profile, NULL);
}

/* A window that closes right after steps loses none, though no thread ran yet. */
static void
test_flush (TestStore     *given,
            gconstpointer  data)
{
  g_autoptr (CleProfile) saved = save (given);
  g_autoptr (CleProfileEditor) editor = cle_profile_editor_new (saved);
  g_autoptr (CleProfileKeeper) keeper = cle_profile_keeper_new (given->store);
  g_autofree char *found = NULL;
  g_autofree char *later = NULL;

  cle_profile_keeper_watch (keeper, editor);
  rename_to (editor, "b");
  rename_to (editor, "c");
  cle_profile_keeper_flush (keeper);
  found = read_draft (given);
  g_assert_cmpstr (found, ==, "c");

  /* The thread that was on its way with “b” comes too late. */
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  later = read_draft (given);
  g_assert_cmpstr (later, ==, "c");
}

/* A kill at any later moment finds the last step; one that was taken back, none. */
static void
test_follow (TestStore     *given,
             gconstpointer  data)
{
  g_autoptr (CleProfile) saved = save (given);
  g_autoptr (CleProfileEditor) editor = cle_profile_editor_new (saved);
  g_autoptr (CleProfileKeeper) keeper = cle_profile_keeper_new (given->store);

  cle_profile_keeper_watch (keeper, editor);
  rename_to (editor, "b");
  wait_for_draft (given, "b");
  rename_to (editor, "c");
  rename_to (editor, "d");
  wait_for_draft (given, "d");
  cle_profile_editor_revert (editor);
  wait_for_draft (given, NULL);
  cle_profile_keeper_flush (keeper);
}

static void
test_restore (TestStore     *given,
              gconstpointer  data)
{
  g_autoptr (CleProfile) saved = save (given);
  g_autoptr (CleProfile) draft = cle_profile_rename (saved, "b", NULL);
  g_autoptr (CleProfile) new = cle_profile_new ("new", NULL);
  g_autoptr (CleProfileDesk) desk = NULL;
  CleProfileEditor *editor;

  g_assert_true (cle_profile_draft_keep (given->store, draft, NULL));
  g_assert_true (cle_profile_draft_keep (given->store, new, NULL));
  test_store_reopen (given);
  desk = cle_profile_desk_new (given->store);
  g_assert_true (cle_profile_desk_restore (desk, NULL, NULL));
  g_assert_true (cle_profile_desk_load (desk, NULL));

  g_assert_cmpuint (cle_profile_desk_get_n (desk), ==, 2);
  g_assert_true (cle_profile_desk_was_restored (desk, cle_profile_get_id (saved)));
  editor = cle_profile_desk_get (desk, cle_profile_desk_find (desk, cle_profile_get_id (saved)));
  g_assert_cmpstr (cle_profile_get_name (cle_profile_editor_get_profile (editor)), ==, "b");
  g_assert_true (cle_profile_editor_get_modified (editor));
  cle_profile_editor_undo (editor);
  g_assert_cmpstr (cle_profile_get_name (cle_profile_editor_get_profile (editor)), ==, "a");
  g_assert_false (cle_profile_editor_get_modified (editor));
  cle_profile_desk_flush (desk);

  editor = cle_profile_desk_get (desk, cle_profile_desk_find (desk, cle_profile_get_id (new)));
  g_assert_cmpstr (cle_profile_get_name (cle_profile_editor_get_profile (editor)), ==, "new");
}

static CleProfileEditor *
find (CleProfileDesk *desk,
      const char     *id)
{
  return cle_profile_desk_get (desk, cle_profile_desk_find (desk, id));
}

static const char *
read_name (CleProfileEditor *editor)
{
  return cle_profile_get_name (cle_profile_editor_get_profile (editor));
}

static void
settle (TestStore        *given,
        CleProfileEditor *editor,
        const char       *name)
{
  rename_to (editor, name);
  wait_for_draft (given, name);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

typedef struct
{
  const char *path;
  gboolean    is_saved;
  const char *edited;   /* NULL when it is only shown */
  const char *expected;
} Erased;

static const Erased ERASED[] = {
  { "/app/profile-keeper/erased/shown", TRUE, NULL, "As *** was" },
  { "/app/profile-keeper/erased/edited", TRUE, "Also Byron is", "Also *** is" },
  { "/app/profile-keeper/erased/undone", TRUE, "Nobody", "Nobody" },
  { "/app/profile-keeper/erased/new", FALSE, "Also Byron is", "Also *** is" },
};

/* A client is erased who is called “Byron”: none of what the desk had open brings
 * that back, nor does a step that is taken back. */
static void
test_erased (TestStore     *given,
             gconstpointer  data)
{
  const Erased *test = data;
  g_autoptr (CleProfile) begun = cle_profile_new ("As Byron was", NULL);
  g_autoptr (CleProfile) profile =
      test->is_saved ? cle_profile_store_save (given->store, begun, NULL) : cle_profile_ref (begun);
  g_autoptr (CleProfileDesk) desk = cle_profile_desk_new (given->store);
  const char *id = cle_profile_get_id (profile);
  g_autofree char *client = test_client_add (given->store, "Byron");
  g_autofree char *found = NULL;
  CleProfileEditor *editor;

  if (!test->is_saved)
    cle_profile_desk_add (desk, profile);
  else
    g_assert_true (cle_profile_desk_load (desk, NULL));
  editor = find (desk, id);
  if (test->edited != NULL)
    settle (given, editor, test->edited);

  g_assert_true (cle_erase_client (given->store, client, NULL));
  g_assert_true (cle_profile_desk_load (desk, NULL));
  editor = find (desk, id);
  g_assert_cmpstr (read_name (editor), ==, test->expected);
  cle_profile_editor_undo (editor);
  g_assert_null (strstr (read_name (editor), "Byron"));

  rename_to (editor, "Next");
  cle_profile_desk_flush (desk);
  found = read_draft (given);
  g_assert_cmpstr (found, ==, "Next");
}

/* Steps stay whatever else another program does to the store. */
static void
test_kept (TestStore     *given,
           gconstpointer  data)
{
  g_autoptr (CleProfile) saved = save (given);
  g_autoptr (CleProfile) theirs = cle_profile_rename (saved, "theirs", NULL);
  g_autoptr (CleProfileDesk) desk = cle_profile_desk_new (given->store);
  g_autofree char *client = test_client_add (given->store, "Byron");
  CleProfileEditor *editor;

  g_assert_true (cle_profile_desk_load (desk, NULL));
  editor = find (desk, cle_profile_get_id (saved));
  settle (given, editor, "ours");
  g_assert_true (cle_erase_client (given->store, client, NULL));
  g_assert_true (cle_profile_draft_keep (given->store, theirs, NULL));
  g_assert_true (cle_profile_desk_load (desk, NULL));
  g_assert_true (find (desk, cle_profile_get_id (saved)) == editor);
  g_assert_cmpstr (read_name (editor), ==, "ours");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/app/profile-keeper/flush", test_flush);
  test_store_add ("/app/profile-keeper/follow", test_follow);
  test_store_add ("/app/profile-keeper/restore", test_restore);
  for (gsize i = 0; i < G_N_ELEMENTS (ERASED); i++)
    test_store_add_data (ERASED[i].path, &ERASED[i], test_erased);
  test_store_add ("/app/profile-keeper/kept", test_kept);

  return g_test_run ();
}
