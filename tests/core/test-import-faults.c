/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/cle-import.h"
#include "history/cle-history.h"
#include "json/cle-json-scanner.h"
#include "store/cle-batch.h"
#include "test-given.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_DEVICES 3
#define N_OLD     1

/* Three devices bring a result each: three files, which could come one by one. */
static char *
write_input (TestStore *test)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char *path = g_build_filename (test->parent, "x.jsonl", NULL);

  for (guint i = 0; i < N_DEVICES; i++)
    {
      g_autofree char *device = test_id (500 + i), *id = test_id (10 + i);
      g_autofree char *line = test_result_line (device, 1, TEST_NOW, id, "new");

      g_string_append_printf (text, "%s\n", line);
    }
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));

  return path;
}

static gboolean
act (TestStore  *test,
     const char *path,
     GError    **error)
{
  const char *paths[] = { path, NULL };
  g_autoptr (CleImport) import = cle_import_new (test->store, test->library);

  return cle_import_plan (import, paths, NULL, error) &&
         cle_import_count (import, CLE_IMPORT_REFUSED) == 0 &&
         cle_import_apply (import, FALSE, NULL, error);
}

static guint
count_results (TestStore *test)
{
  g_autoptr (CleHistory) history = cle_history_new (test->store);
  g_autoptr (GError) error = NULL;

  g_assert_true (cle_history_load (history, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (cle_history_get_damages (history)->len, ==, 0);

  return cle_history_get_n_rows (history);
}

static gboolean
is_left (TestStore  *test,
         const char *name)
{
  g_autofree char *path = test_store_path (test, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* The next start: all of it or nothing, nothing lying about, and once more. */
static void
check_recovered (TestStore  *test,
                 const char *path,
                 gboolean    acknowledged)
{
  g_autoptr (GError) error = NULL;
  guint n;

  test_store_reopen (test);
  g_assert_true (cle_batch_resume (test->store, &error));
  g_assert_no_error (error);
  n = count_results (test);
  g_assert_true (n == N_OLD + N_DEVICES || (!acknowledged && n == N_OLD));
  g_assert_false (is_left (test, "importing"));
  g_assert_false (is_left (test, "importing.json"));
  g_assert_true (act (test, path, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_results (test), ==, N_OLD + N_DEVICES);
}

static void
renew (TestStore *test)
{
  g_autofree char *id = test_id (1);

  test_store_tear_down (test, NULL);
  memset (test, 0, sizeof *test);
  test_store_set_up (test, NULL);
  test_append_well (test->store, id, "old");
  test_store_reopen (test);
}

static void
test_fail (TestStore    *test,
           gconstpointer data)
{
  guint n_failed = 0;

  for (guint at = 1;; at++)
    {
      g_autofree char *path = NULL;
      g_autoptr (GError) error = NULL;
      gboolean done, hit;

      renew (test);
      path = write_input (test);
      test_io_fail (&test->io, NULL, at, GPOINTER_TO_INT (data));
      done = act (test, path, &error);
      hit = test->io.hit;
      test_io_reset (&test->io);
      g_assert_true (done == (error == NULL));
      n_failed += !done;
      if (!done)
        {
          g_assert_cmpuint (count_results (test), ==, N_OLD);
          g_assert_false (is_left (test, "importing.json"));
        }
      check_recovered (test, path, done);
      if (!hit)
        break;
    }
  g_assert_cmpuint (n_failed, >=, 20);
}

/* From one operation on the disk takes nothing any more. */
static void
test_fail_for_good (TestStore    *test,
                    gconstpointer data)
{
  for (guint at = 1;; at++)
    {
      g_autofree char *path = NULL;
      gboolean done, hit;

      renew (test);
      path = write_input (test);
      test_io_fail (&test->io, NULL, at, GPOINTER_TO_INT (data));
      test->io.last = G_MAXUINT;
      done = act (test, path, NULL);
      hit = test->io.hit;
      test_io_reset (&test->io);
      check_recovered (test, path, done);
      if (!hit)
        break;
    }
}

static void
test_kill (TestStore    *test,
           gconstpointer data)
{
  gboolean ended = FALSE;

  for (guint at = 1; !ended; at++)
    {
      g_autofree char *path = NULL;
      int status;
      pid_t child;

      renew (test);
      path = write_input (test);
      child = fork ();
      if (child == 0)
        {
          test->io.owner = g_thread_self ();
          test_io_fail (&test->io, NULL, at, 0);
          test->io.mode = (TestIoMode) GPOINTER_TO_INT (data);
          act (test, path, NULL);
          _exit (test->io.hit ? 1 : 0);
        }
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      ended = WIFEXITED (status) && WEXITSTATUS (status) == 0;
      check_recovered (test, path, ended);
    }
}

/* A plan that somebody wrote by hand leads nowhere. */
static void
test_hostile_plan (TestStore    *test,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  renew (test);
  test_store_write (test, "importing.json",
                    "{\"format\":1,\"undo\":true,\"files\":[\"records/../store.json\"]}");
  g_assert_false (cle_batch_resume (test->store, &error));
  g_assert_error (error, CLE_JSON_ERROR, CLE_JSON_ERROR_RANGE);
  g_assert_true (is_left (test, "store.json"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  test_store_add_data ("/import/faults/eio", GINT_TO_POINTER (EIO), test_fail);
  test_store_add_data ("/import/faults/enospc", GINT_TO_POINTER (ENOSPC), test_fail);
  test_store_add_data ("/import/faults/eio-for-good", GINT_TO_POINTER (EIO), test_fail_for_good);
  test_store_add_data ("/import/faults/kill", GINT_TO_POINTER (TEST_IO_KILL), test_kill);
  test_store_add_data ("/import/faults/kill-half", GINT_TO_POINTER (TEST_IO_KILL_HALF), test_kill);
  test_store_add_data ("/import/faults/kill-after", GINT_TO_POINTER (TEST_IO_KILL_AFTER),
                       test_kill);
  test_store_add ("/import/faults/hostile-plan", test_hostile_plan);

  return g_test_run ();
}
