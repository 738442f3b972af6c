/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history/cle-history.h"
#include "store/cle-move.h"
#include "store/cle-people.h"
#include "test-store.h"

#include <errno.h>
#include <string.h>

static void
fill (TestStore *test)
{
  g_autofree char *id = test_id (1);
  g_autofree char *person = cle_people_ensure (test->store, "Ada", NULL);

  test_append_well (test->store, id, "Shop");
  g_assert_nonnull (person);
}

static guint
count_results (CleStore *store)
{
  g_autoptr (CleHistory) history = cle_history_new (store);

  g_assert_true (cle_history_load (history, NULL, NULL));
  return cle_history_get_n_rows (history);
}

static void
test_move (TestStore    *test,
           gconstpointer data)
{
  g_autofree char *to = g_build_filename (test->parent, "deep", "other", NULL);
  g_autofree char *device = NULL;
  g_autofree char *id = test_id (2);
  g_autoptr (CleStore) moved = NULL;
  g_autoptr (GError) error = NULL;
  CleRecordHead head;

  fill (test);
  device = g_strdup (cle_store_get_device (test->store));
  g_assert_cmpint (cle_folder_inspect (test->folder), ==, CLE_FOLDER_STORE);
  g_assert_true (cle_store_move (test->store, to, &error));
  g_assert_no_error (error);
  g_assert_cmpint (cle_folder_inspect (test->folder), ==, CLE_FOLDER_FREE);
  g_assert_cmpint (cle_folder_inspect (to), ==, CLE_FOLDER_STORE);

  moved = cle_store_open (to, &test->io.io, &test->clock.clock, NULL);
  g_assert_cmpuint (count_results (moved), ==, 1);
  g_assert_true (test_append (moved, id, "", &head, NULL));
  g_assert_cmpstr (head.device, ==, device);
  g_assert_cmpuint (head.sequence, ==, 2);
}

static void
test_refused (TestStore    *test,
              gconstpointer data)
{
  g_autofree char *occupied = g_build_filename (test->parent, "occupied", NULL);
  g_autofree char *file = g_build_filename (occupied, "file", NULL);
  g_autofree char *inside = NULL;
  g_autoptr (GError) error = NULL;

  fill (test);
  inside = g_build_filename (test->folder, "inside", NULL);
  g_assert_cmpint (g_mkdir_with_parents (occupied, 0700), ==, 0);
  g_assert_cmpint (cle_folder_inspect (occupied), ==, CLE_FOLDER_FREE);
  g_file_set_contents (file, "mine", -1, NULL);
  g_assert_cmpint (cle_folder_inspect (occupied), ==, CLE_FOLDER_OTHER);
  g_assert_cmpint (cle_folder_inspect (file), ==, CLE_FOLDER_OTHER);
  g_assert_false (cle_store_move (test->store, occupied, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_EXISTS);
  g_assert_false (cle_store_move (test->store, inside, NULL));
  g_assert_false (cle_store_move (test->store, test->folder, NULL));
  g_assert_cmpuint (count_results (test->store), ==, 1);
}

/* Whatever step fails, the original is as it was. */
static void
test_fails (TestStore    *test,
            gconstpointer data)
{
  static const char *const operations[] = { "write", "fsync", "openat", "mkdirat", "pread" };

  fill (test);
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    for (guint at = 2; at < 9; at++)
      {
        g_autofree char *to = g_strdup_printf ("%s/to-%u-%u", test->parent, i, at);
        gboolean moved;

        test_io_fail (&test->io, operations[i], at, ENOSPC);
        moved = cle_store_move (test->store, to, NULL);
        test_io_reset (&test->io);
        if (moved)
          {
            g_free (test->folder);
            test->folder = g_strdup (to);
          }
        test_store_reopen (test);
        g_assert_cmpuint (count_results (test->store), ==, 1);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/move/move", test_move);
  test_store_add ("/move/refused", test_refused);
  test_store_add ("/move/fails", test_fails);

  return g_test_run ();
}
