/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/cle-append.h"
#include "store/cle-erase.h"
#include "store/cle-replace.h"
#include "test-store.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define SEGMENT_1 "2026-11.001.jsonl"
#define SEGMENT_2 "2026-11.002.jsonl"

static char *
read_segment (TestStore  *test,
              const char *name)
{
  g_autofree char *path = test_store_segment (test, name);

  return test_store_read (test, path, NULL);
}

static guint
count (const char *text,
       const char *what)
{
  guint n = 0;

  for (const char *at = text; text != NULL && (at = strstr (at, what)) != NULL; at++)
    n++;

  return n;
}

static void
prepare (TestStore *test)
{
  g_autofree char *id = test_id (1);

  test_append_well (test->store, id, "before");
}

/* A sync that failed may claim success the second time for data that is gone:
 * the same line goes to the next segment, and the first is left alone. */
static void
test_sync_fails (TestStore    *test,
                 gconstpointer data)
{
  g_autofree char *second = test_id (2);
  g_autofree char *third = test_id (3);
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;
  const char *copy;

  prepare (test);
  test_io_record (&test->io);
  test_io_fail (&test->io, "fdatasync", 1, EIO);
  test_append_well (test->store, second, "");
  test_append_well (test->store, third, "");

  g_assert_cmpuint (test_io_n_of (&test->io, "fdatasync " SEGMENT_1), ==, 1);
  g_assert_cmpuint (test_io_n_of (&test->io, "fdatasync " SEGMENT_2), ==, 2);
  old = read_segment (test, SEGMENT_1);
  new = read_segment (test, SEGMENT_2);
  g_assert_cmpuint (count (old, second), ==, 1);
  g_assert_cmpuint (count (old, third), ==, 0);
  g_assert_cmpuint (count (new, second), ==, 1);
  g_assert_cmpuint (count (new, third), ==, 1);
  copy = strchr (old, '\n') + 1;
  g_assert_cmpmem (copy, strlen (copy), new, strlen (copy));
}

static void
test_write_fails (TestStore    *test,
                  gconstpointer data)
{
  g_autofree char *second = test_id (2);
  g_autofree char *new = NULL;

  prepare (test);
  test_io_fail (&test->io, "write", 1, EIO);
  test_append_well (test->store, second, "");
  new = read_segment (test, SEGMENT_2);
  g_assert_cmpuint (count (new, second), ==, 1);
}

static void
test_three_fail (TestStore    *test,
                 gconstpointer data)
{
  g_autofree char *second = test_id (2);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  prepare (test);
  test_io_fail (&test->io, "fdatasync", 1, EIO);
  test->io.last = 3;
  g_assert_false (test_append (test->store, second, "", NULL, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_IO);
  g_assert_cmpuint (test->io.count, ==, 3);

  /* The very same record is found and counts once. */
  test_io_reset (&test->io);
  test_append_well (test->store, second, "");
  text = read_segment (test, "2026-11.004.jsonl");
  g_assert_cmpuint (count (text, second), ==, 1);
}

static void
test_full (TestStore    *test,
           gconstpointer data)
{
  g_autofree char *second = test_id (2);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  prepare (test);
  test_io_fail (&test->io, "write", 1, ENOSPC);
  test->io.last = 100;
  g_assert_false (test_append (test->store, second, "", NULL, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_FULL);
  g_assert_cmpuint (test->io.count, ==, 1);

  test_io_reset (&test->io);
  test_append_well (test->store, second, "");
  text = read_segment (test, SEGMENT_1);
  g_assert_cmpuint (count (text, second), ==, 1);
  g_assert_cmpuint (count (text, "\n"), ==, 2);
}

/* Half of the line is on a full disk: it stays, sealed. */
static void
test_full_halfway (TestStore    *test,
                   gconstpointer data)
{
  g_autofree char *second = test_id (2);
  g_autofree char *text = NULL;

  prepare (test);
  test_io_fail (&test->io, "write", 1, 0);
  test->io.mode = TEST_IO_SHORT;
  test_append_well (test->store, second, "");
  text = read_segment (test, SEGMENT_1);
  g_assert_cmpuint (count (text, "\n"), ==, 2);
  g_assert_cmpuint (test->io.count, ==, 2);
}

static void
test_interrupted (TestStore    *test,
                  gconstpointer data)
{
  g_autofree char *second = test_id (2);
  g_autofree char *text = NULL;

  prepare (test);
  test_io_fail (&test->io, data, 1, EINTR);
  test->io.last = 3;
  test_append_well (test->store, second, "");
  g_assert_true (test->io.hit);
  text = read_segment (test, SEGMENT_1);
  g_assert_cmpuint (count (text, "\n"), ==, 2);
}

/* Nothing may be glued to a torn line whose end could not be seen. */
static void
test_end_unseen (TestStore    *test,
                 gconstpointer data)
{
  g_autofree char *second = test_id (2);
  g_autofree char *path = NULL;
  g_autofree char *torn = NULL;
  g_autofree char *new = NULL;

  prepare (test);
  path = test_store_segment (test, SEGMENT_1);
  torn = test_store_read (test, path, NULL);
  test_store_write (test, path, g_strdelimit (torn, "\n", ' '));
  test_store_reopen (test);
  for (guint at = 1; at < 12; at++)
    {
      g_autofree char *id = test_id (100 + at);
      g_autofree char *found = NULL;
      g_autoptr (CleStore) other = test_store_open_again (test);

      test_io_fail (&test->io, "pread", at, EIO);
      if (test_append (other, id, "", NULL, NULL))
        {
          found = read_segment (test, SEGMENT_1);
          new = read_segment (test, SEGMENT_2);
          g_assert_cmpuint (count (found, id) + count (new, id), ==, 1);
          g_assert_cmpuint (count (found, " {"), ==, 0);
          g_clear_pointer (&new, g_free);
        }
      test_io_reset (&test->io);
    }
  test_append_well (test->store, second, "");
}

/* A record that an earlier process may have written is looked for first. */
static void
test_retried (TestStore    *test,
              gconstpointer data)
{
  g_autofree char *id = test_id (1);
  g_autofree char *members = test_result_members ("changed since", "nnn");
  CleAppend record = { .type = "result", .id = id, .members = members, .retried = TRUE };
  g_autofree char *text = NULL;
  CleRecordHead head;

  prepare (test);
  test_store_reopen (test);
  g_assert_true (cle_append_record (test->store, &record, &head, NULL));
  g_assert_cmpuint (head.sequence, ==, 1);
  text = read_segment (test, SEGMENT_1);
  g_assert_cmpuint (count (text, "\n"), ==, 1);
  g_assert_cmpuint (count (text, "changed since"), ==, 0);
}

static void
test_link (TestStore    *test,
           gconstpointer data)
{
  g_autofree char *second = test_id (2);
  g_autofree char *victim = g_build_filename (test->parent, "victim", NULL);
  g_autofree char *segment = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *new = NULL;

  prepare (test);
  segment = test_store_segment (test, SEGMENT_1);
  path = test_store_path (test, segment);
  g_file_set_contents (victim, "precious", -1, NULL);
  g_assert_cmpint (unlink (path), ==, 0);
  g_assert_cmpint (symlink (victim, path), ==, 0);
  test_store_reopen (test);

  test_append_well (test->store, second, "");
  g_file_get_contents (victim, &text, NULL, NULL);
  g_assert_cmpstr (text, ==, "precious");
  new = read_segment (test, SEGMENT_2);
  g_assert_cmpuint (count (new, second), ==, 1);
}

static void
test_linked_folder (TestStore    *test,
                    gconstpointer data)
{
  g_autofree char *id = test_id (1);
  g_autofree char *elsewhere = g_build_filename (test->parent, "elsewhere", NULL);
  g_autofree char *path = test_store_path (test, "records");
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;

  g_assert_cmpint (g_mkdir_with_parents (test->folder, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (elsewhere, 0700), ==, 0);
  g_assert_cmpint (symlink (elsewhere, path), ==, 0);
  g_assert_false (test_append (test->store, id, "", NULL, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_UNSAFE);
  dir = g_dir_open (elsewhere, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
}

/* Another process erases everything: this one goes on under the new id. */
static void
test_begun_afresh (TestStore    *test,
                   gconstpointer data)
{
  g_autofree char *second = test_id (2);
  g_autofree char *before = NULL;
  g_autofree char *text = NULL;
  g_autoptr (CleStore) other = NULL;
  CleRecordHead head;

  prepare (test);
  before = g_strdup (cle_store_get_device (test->store));
  other = test_store_open_again (test);
  g_assert_true (cle_erase_everything (other, NULL));
  g_assert_true (test_append (test->store, second, "", &head, NULL));
  g_assert_cmpstr (head.device, !=, before);
  g_assert_cmpuint (head.sequence, ==, 1);
  text = read_segment (test, SEGMENT_1);
  g_assert_cmpuint (count (text, second), ==, 1);
}

/* Data that is written but not synced is not told to be saved. */
static void
test_entry_sync_fails (TestStore    *test,
                       gconstpointer data)
{
  g_autofree char *id = test_id (1);
  g_autofree char *entry = NULL;
  const char *at;
  guint n = 0;

  prepare (test);
  test->clock.wall += G_GINT64_CONSTANT (86400000) * 20;
  test_io_record (&test->io);
  test_io_fail (&test->io, "fsync", 1, EIO);
  test_append_well (test->store, id, "");

  entry = g_strconcat ("fsync ", cle_store_get_device (test->store), "\n", NULL);
  for (at = test->io.log->str; (at = strstr (at, entry)) != NULL; at++)
    n++;
  g_assert_cmpuint (n, ==, 2);
  g_assert_nonnull (strstr (test->io.log->str, "write 2026-12.002.jsonl"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/append-trouble/sync-fails", test_sync_fails);
  test_store_add ("/append-trouble/write-fails", test_write_fails);
  test_store_add ("/append-trouble/three-fail", test_three_fail);
  test_store_add ("/append-trouble/full", test_full);
  test_store_add ("/append-trouble/full-halfway", test_full_halfway);
  test_store_add_data ("/append-trouble/interrupted/write", "write", test_interrupted);
  test_store_add_data ("/append-trouble/interrupted/fdatasync", "fdatasync", test_interrupted);
  test_store_add_data ("/append-trouble/interrupted/lock", "lock", test_interrupted);
  test_store_add ("/append-trouble/end-unseen", test_end_unseen);
  test_store_add ("/append-trouble/retried", test_retried);
  test_store_add ("/append-trouble/link", test_link);
  test_store_add ("/append-trouble/linked-folder", test_linked_folder);
  test_store_add ("/append-trouble/begun-afresh", test_begun_afresh);
  test_store_add ("/append-trouble/entry-sync-fails", test_entry_sync_fails);

  return g_test_run ();
}
