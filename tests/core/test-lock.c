/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/cle-lock.h"
#include "test-store.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A process that holds the lock until it is killed. */
static pid_t
fork_holder (TestStore *test)
{
  g_autofree char *path = test_store_path (test, "lock");
  int ends[2];
  char ready;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    {
      int fd = open (path, O_RDWR);

      if (cle_io_get_system ()->lock (cle_io_get_system (), fd, TRUE) == 0 &&
          write (ends[1], "r", 1) == 1)
        pause ();
      _exit (1);
    }
  g_assert_cmpint (read (ends[0], &ready, 1), ==, 1);
  close (ends[0]);
  close (ends[1]);

  return child;
}

static void
end_holder (pid_t child)
{
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
}

static void
save_one (TestStore *test,
          guint      number)
{
  g_autofree char *id = test_id (number);

  test_append_well (test->store, id, "");
}

static void
test_holder_killed (TestStore    *test,
                    gconstpointer data)
{
  save_one (test, 1);
  test_store_reopen (test);
  end_holder (fork_holder (test));
  save_one (test, 2);
}

static void
test_holder_stuck (TestStore    *test,
                   gconstpointer data)
{
  g_autofree char *id = test_id (2);
  g_autoptr (GError) error = NULL;
  pid_t holder;

  save_one (test, 1);
  holder = fork_holder (test);
  g_assert_false (test_append (test->store, id, "", NULL, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_LOCKED);
  end_holder (holder);
  save_one (test, 2);
}

typedef struct
{
  TestStore *test;
  pid_t      holder;
  int        over;
} Wait;

/* Lets go when the other has asked for the lock in vain a few times. */
static gpointer
kill_in_thread (gpointer data)
{
  Wait *wait = data;

  while (g_atomic_int_get ((int *) &wait->test->io.count) < 3 && !g_atomic_int_get (&wait->over))
    g_thread_yield ();
  end_holder (wait->holder);

  return NULL;
}

/* A writer that waits gets its turn. */
static void
test_waits (TestStore    *test,
            gconstpointer data)
{
  Wait wait = { test, 0, FALSE };
  GThread *thread;

  save_one (test, 1);
  wait.holder = fork_holder (test);
  test_io_fail (&test->io, "lock", 0, 0);
  thread = g_thread_new ("killer", kill_in_thread, &wait);
  save_one (test, 2);
  g_atomic_int_set (&wait.over, TRUE);
  g_thread_join (thread);
  g_assert_cmpuint (test->io.count, >, 3);
}

static gpointer
save_many (gpointer data)
{
  CleStore *store = data;

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *id = g_uuid_string_random ();

      test_append_well (store, id, "");
    }

  return NULL;
}

/* Threads of one process on one store, and on another store beside it. */
static void
test_threads (TestStore    *test,
              gconstpointer data)
{
  g_autoptr (CleStore) other = test_store_open_again (test);
  GThread *threads[4];
  g_autofree char *segment = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; i < 4; i++)
    threads[i] = g_thread_new ("writer", save_many, i % 2 ? other : test->store);
  for (guint i = 0; i < 4; i++)
    g_thread_join (threads[i]);

  segment = test_store_segment (test, "2026-11.001.jsonl");
  text = test_store_read (test, segment, NULL);
  for (const char *at = text; (at = strchr (at, '\n')) != NULL; at++)
    n++;
  g_assert_cmpuint (n, ==, 200);
}

/* A lock file that somebody removed keeps nobody out. */
static void
test_removed (TestStore    *test,
              gconstpointer data)
{
  g_autofree char *path = test_store_path (test, "lock");

  save_one (test, 1);
  g_assert_cmpint (unlink (path), ==, 0);
  save_one (test, 2);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_refused (TestStore    *test,
              gconstpointer data)
{
  g_autofree char *id = test_id (1);
  g_autoptr (GError) error = NULL;

  test_io_fail (&test->io, "lock", 1, ENOLCK);
  g_assert_false (test_append (test->store, id, "", NULL, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_IO);
}

/* A lock that the system does not let go would keep everybody out. */
static void
test_not_released (TestStore    *test,
                   gconstpointer data)
{
  g_autoptr (CleStore) other = test_store_open_again (test);
  g_autofree char *id = test_id (2);
  g_autoptr (GError) error = NULL;

  test_io_fail (&test->io, "lock", 2, EIO);
  save_one (test, 1);
  g_assert_true (test->io.hit);
  test_io_reset (&test->io);
  g_assert_true (test_append (other, id, "", NULL, &error));
  g_assert_no_error (error);
  save_one (test, 3);
}

static void
test_link (TestStore    *test,
           gconstpointer data)
{
  g_autofree char *path = test_store_path (test, "lock");
  g_autofree char *id = test_id (1);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (test->folder, 0700), ==, 0);
  g_assert_cmpint (symlink ("/dev/null", path), ==, 0);
  g_assert_false (test_append (test->store, id, "", NULL, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_UNSAFE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/lock/holder-killed", test_holder_killed);
  test_store_add ("/lock/holder-stuck", test_holder_stuck);
  test_store_add ("/lock/waits", test_waits);
  test_store_add ("/lock/threads", test_threads);
  test_store_add ("/lock/removed", test_removed);
  test_store_add ("/lock/refused", test_refused);
  test_store_add ("/lock/not-released", test_not_released);
  test_store_add ("/lock/link", test_link);

  return g_test_run ();
}
