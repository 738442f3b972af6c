/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history/cle-history.h"
#include "store/cle-move.h"
#include "store/cle-people.h"
#include "test-store.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

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

/* Moves the store in a process of its own, which ends at one of its system
 * calls. Returns FALSE if it came to its end before that. */
static gboolean
move_and_kill (TestStore  *test,
               const char *to,
               TestIoMode  mode,
               guint       at)
{
  pid_t child;
  int status;

  g_clear_object (&test->library);
  g_clear_object (&test->store);
  child = fork ();
  if (child == 0)
    {
      g_autoptr (CleStore) store =
          cle_store_open (test->folder, &test->io.io, &test->clock.clock, NULL);

      test_io_fail (&test->io, NULL, at, 0);
      test->io.mode = mode;
      /* A call that cannot be done by halves is done, and the move goes on. */
      _exit (!cle_store_move (store, to, NULL) ? 1 : test->io.hit ? 2 : 0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), !=, 1);

  return WEXITSTATUS (status) != 0;
}

static guint
count_stores (TestStore  *test,
              const char *to)
{
  return (cle_folder_inspect (test->folder) == CLE_FOLDER_STORE) +
         (cle_folder_inspect (to) == CLE_FOLDER_STORE);
}

/* The next start, which still knows the old folder only, finds everything, and
 * goes on under the same id in one place. */
static void
assert_whole (TestStore  *test,
              const char *to,
              const char *device)
{
  g_autofree char *id = test_id (2);
  g_autoptr (GPtrArray) people = NULL;
  CleRecordHead head;

  test_store_reopen (test);
  g_assert_cmpuint (count_stores (test, to), ==, 1);
  g_assert_cmpuint (count_results (test->store), ==, 1);
  people = cle_people_list (test->store, NULL);
  g_assert_cmpuint (people->len, ==, 1);
  g_assert_cmpstr (((ClePerson *) people->pdata[0])->name, ==, "Ada");
  g_assert_true (test_append (test->store, id, "", &head, NULL));
  g_assert_cmpstr (head.device, ==, device);
  g_assert_cmpuint (head.sequence, ==, 2);
  g_assert_cmpuint (count_stores (test, to), ==, 1);
  g_assert_cmpint (cle_folder_inspect (cle_store_get_path (test->store)), ==, CLE_FOLDER_STORE);
}

static void
test_killed (TestStore    *test,
             gconstpointer data)
{
  TestIoMode mode = GPOINTER_TO_INT (data);
  gboolean killed = TRUE;
  guint at, n_moved = 0;

  for (at = 1; killed; at++)
    {
      g_autofree char *to = g_strdup_printf ("%s/to", test->parent);
      g_autofree char *device = NULL;

      fill (test);
      device = g_strdup (cle_store_get_device (test->store));
      killed = move_and_kill (test, to, mode, at);
      assert_whole (test, to, device);
      n_moved += strcmp (cle_store_get_path (test->store), to) == 0;
      g_clear_object (&test->library);
      g_clear_object (&test->store);
      test_folder_remove (test->folder);
      test_folder_remove (to);
      test_store_reopen (test);
    }
  g_assert_cmpuint (at, >, 20);
  g_assert_cmpuint (n_moved, >, 3);
}

/* There and back again; the mark of the first move does not lead away. */
static void
test_back (TestStore    *test,
           gconstpointer data)
{
  g_autofree char *to = g_build_filename (test->parent, "räume & more", NULL);
  g_autofree char *id = test_id (2);
  g_autoptr (GError) error = NULL;

  fill (test);
  g_assert_true (cle_store_move (test->store, to, NULL));
  test_store_reopen (test);
  g_assert_cmpstr (cle_store_get_path (test->store), ==, to);
  g_assert_true (cle_store_move (test->store, test->folder, &error));
  g_assert_no_error (error);
  test_store_reopen (test);
  g_assert_cmpstr (cle_store_get_path (test->store), ==, test->folder);
  g_assert_cmpuint (count_results (test->store), ==, 1);
  test_append_well (test->store, id, "");
}

/* Whoever has the store open still saves nothing where it was. */
static void
test_open_elsewhere (TestStore    *test,
                     gconstpointer data)
{
  g_autofree char *to = g_build_filename (test->parent, "to", NULL);
  g_autofree char *second = test_id (2);
  g_autofree char *third = test_id (3);
  g_autoptr (CleStore) other = NULL;
  g_autoptr (CleStore) late = NULL;
  g_autoptr (GError) error = NULL;

  fill (test);
  other = test_store_open_again (test);
  late = test_store_open_again (test);
  test_append_well (other, second, "");
  g_assert_true (cle_store_move (test->store, to, NULL));
  g_assert_false (test_append (other, third, "", NULL, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND);
  g_assert_false (test_append (late, third, "", NULL, NULL));
  g_assert_cmpint (cle_folder_inspect (test->folder), ==, CLE_FOLDER_FREE);
}

static const char *const marks[] = {
  "", "{", "[]", "{\"to\":7}", "{\"to\":\"relative\"}", "{\"to\":\"http://example.org/\"}",
  "{\"to\":\"file:///nonexistent/folder\"}", "{\"to\":\"file:///dev/null\"}", "{\"to\":\"file://host/x\"}",
};

/* A mark that leads nowhere is in nobody's way. */
static void
test_mark (TestStore    *test,
           gconstpointer data)
{
  g_autofree char *id = test_id (1);

  test_store_write (test, "moved.json", data);
  test_store_reopen (test);
  g_assert_cmpstr (cle_store_get_path (test->store), ==, test->folder);
  test_append_well (test->store, id, "");
  test_store_reopen (test);
  g_assert_cmpuint (count_results (test->store), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/move/move", test_move);
  test_store_add ("/move/refused", test_refused);
  test_store_add ("/move/fails", test_fails);
  test_store_add_data ("/move/killed/before", GINT_TO_POINTER (TEST_IO_KILL), test_killed);
  test_store_add_data ("/move/killed/halfway", GINT_TO_POINTER (TEST_IO_KILL_HALF), test_killed);
  test_store_add_data ("/move/killed/after", GINT_TO_POINTER (TEST_IO_KILL_AFTER), test_killed);
  test_store_add ("/move/back", test_back);
  test_store_add ("/move/open-elsewhere", test_open_elsewhere);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/move/mark/%u", i);

      test_store_add_data (path, marks[i], test_mark);
    }

  return g_test_run ();
}
