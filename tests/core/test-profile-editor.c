/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-profile-editor.h"

static CleProfile *
named (CleProfile *profile,
       const char *name)
{
  CleProfile *renamed = cle_profile_rename (profile, name, NULL);

  g_assert_nonnull (renamed);

  return renamed;
}

static void
rename_to (CleProfileEditor *editor,
           const char       *name,
           const char       *step)
{
  g_autoptr (CleProfile) renamed = named (cle_profile_editor_get_profile (editor), name);

  cle_profile_editor_set (editor, renamed, step);
}

static void
check (CleProfileEditor *editor,
       const char       *name,
       gboolean          undo,
       gboolean          redo,
       gboolean          modified)
{
  gboolean can_undo, can_redo, is_modified;

  g_object_get (editor, "can-undo", &can_undo, "can-redo", &can_redo, "modified", &is_modified,
                NULL);
  g_assert_cmpstr (cle_profile_get_name (cle_profile_editor_get_profile (editor)), ==, name);
  g_assert_cmpint (can_undo, ==, undo);
  g_assert_cmpint (can_redo, ==, redo);
  g_assert_cmpint (is_modified, ==, modified);
}

static CleProfileEditor *
begin (void)
{
  g_autoptr (CleProfile) profile = cle_profile_new ("a", NULL);

  return cle_profile_editor_new (profile);
}

static void
test_undo (void)
{
  g_autoptr (CleProfileEditor) editor = begin ();

  check (editor, "a", FALSE, FALSE, FALSE);
  rename_to (editor, "b", NULL);
  rename_to (editor, "c", NULL);
  check (editor, "c", TRUE, FALSE, TRUE);
  cle_profile_editor_undo (editor);
  check (editor, "b", TRUE, TRUE, TRUE);
  cle_profile_editor_undo (editor);
  check (editor, "a", FALSE, TRUE, FALSE);
  cle_profile_editor_undo (editor);
  check (editor, "a", FALSE, TRUE, FALSE);
  cle_profile_editor_redo (editor);
  check (editor, "b", TRUE, TRUE, TRUE);
  rename_to (editor, "d", NULL);
  check (editor, "d", TRUE, FALSE, TRUE);
}

/* A slider on its way is one step. */
static void
test_together (void)
{
  g_autoptr (CleProfileEditor) editor = begin ();

  rename_to (editor, "b", "weight x");
  rename_to (editor, "c", "weight x");
  rename_to (editor, "d", "weight y");
  rename_to (editor, "e", "weight y");
  cle_profile_editor_undo (editor);
  check (editor, "c", TRUE, TRUE, TRUE);
  rename_to (editor, "f", "weight x");
  cle_profile_editor_undo (editor);
  check (editor, "c", TRUE, TRUE, TRUE);
  cle_profile_editor_undo (editor);
  check (editor, "a", FALSE, TRUE, FALSE);
}

static void
test_saved (void)
{
  g_autoptr (CleProfileEditor) editor = begin ();
  g_autoptr (CleProfile) saved = NULL;

  rename_to (editor, "b", NULL);
  saved = named (cle_profile_editor_get_profile (editor), "b2");
  cle_profile_editor_saved (editor, saved);
  check (editor, "b2", TRUE, FALSE, FALSE);
  cle_profile_editor_undo (editor);
  check (editor, "a", FALSE, TRUE, TRUE);
}

/* Going back to what is on disk is a step like any other. */
static void
test_revert (void)
{
  g_autoptr (CleProfileEditor) editor = begin ();

  rename_to (editor, "b", NULL);
  rename_to (editor, "c", NULL);
  cle_profile_editor_revert (editor);
  check (editor, "a", TRUE, FALSE, FALSE);
  cle_profile_editor_undo (editor);
  check (editor, "c", TRUE, TRUE, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/profile-editor/undo", test_undo);
  g_test_add_func ("/core/profile-editor/together", test_together);
  g_test_add_func ("/core/profile-editor/saved", test_saved);
  g_test_add_func ("/core/profile-editor/revert", test_revert);

  return g_test_run ();
}
