/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/cle-quarantine.h"
#include "test-store.h"

#include <string.h>

static void
keep (TestStore  *test,
      const char *origin,
      const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cle_quarantine_keep (test->store, origin, text, strlen (text), &error));
  g_assert_no_error (error);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What all copies hold, in some order that is always the same. */
static char *
read_all (TestStore *test)
{
  g_autofree char *folder = test_store_path (test, "quarantine");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename ("quarantine", name, NULL);

      g_ptr_array_add (texts, test_store_read (test, path, NULL));
    }
  g_ptr_array_sort (texts, compare_names);
  g_ptr_array_add (texts, NULL);

  return g_strjoinv ("|", (char **) texts->pdata);
}

/* Found bit by bit, then all at once by the next start. */
static void
test_once (TestStore    *test,
           gconstpointer data)
{
  g_autofree char *all = NULL;

  keep (test, "segment", "b\n");
  keep (test, "segment", "a\nb\n");
  keep (test, "segment", "a\nb\n");
  keep (test, "segment", "a\nb\na\nc\nc\n");
  all = read_all (test);
  g_assert_cmpstr (all, ==, "a\n|b\n|c\n");
}

static void
test_origins (TestStore    *test,
              gconstpointer data)
{
  g_autofree char *all = NULL;

  keep (test, "one", "a\n");
  keep (test, "another", "a\n");
  all = read_all (test);
  g_assert_cmpstr (all, ==, "a\n|a\n");
}

/* A file that cannot be read stays one piece. */
static void
test_whole (TestStore    *test,
            gconstpointer data)
{
  g_autofree char *all = NULL;

  keep (test, "draft", "a\n");
  for (guint i = 0; i < 2; i++)
    g_assert_true (cle_quarantine_keep_whole (test->store, "draft", "a\nb", 3, NULL));
  all = read_all (test);
  g_assert_cmpstr (all, ==, "a\n|a\nb");
}

/* What people put there is neither followed nor in the way. */
static void
test_strange (TestStore    *test,
              gconstpointer data)
{
  g_autofree char *folder = test_store_path (test, "quarantine/segment-folder");

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  test_store_write (test, "quarantine/segment-empty", "");
  keep (test, "segment", "a\n");
  keep (test, "segment", "a\n");
  g_assert_cmpuint (test_store_count (test, "quarantine"), ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/quarantine/once", test_once);
  test_store_add ("/quarantine/origins", test_origins);
  test_store_add ("/quarantine/whole", test_whole);
  test_store_add ("/quarantine/strange", test_strange);

  return g_test_run ();
}
