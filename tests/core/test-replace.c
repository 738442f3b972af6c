/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/cle-quarantine.h"
#include "store/cle-replace-many.h"
#include "store/cle-replace.h"
#include "store/cle-store-private.h"
#include "test-store.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATH "people/deep/document.json"

static gboolean
replace (TestStore  *test,
         const char *text,
         GError    **error)
{
  return cle_replace_file (test->store, PATH, text, strlen (text), error);
}

static void
assert_text (TestStore  *test,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = cle_read_file (test->store, PATH, 1000, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected,
                   strlen (expected));
}

/* The new file is synced before it takes the old one's name, and the folder
 * after. */
static void
test_order (TestStore    *test,
            gconstpointer data)
{
  const char *written, *synced, *renamed, *listed;

  g_assert_true (replace (test, "a much longer text", NULL));
  test_io_record (&test->io);
  g_assert_true (replace (test, "short", NULL));
  assert_text (test, "short");

  written = strstr (test->io.log->str, "write document.json.tmp");
  synced = strstr (test->io.log->str, "fsync document.json.tmp");
  renamed = strstr (test->io.log->str, "renameat document.json");
  g_assert_true (written != NULL && synced != NULL && renamed != NULL);
  g_assert_true (written < synced && synced < renamed);
  listed = strstr (renamed, "fsync deep");
  g_assert_nonnull (listed);
}

static void
test_fails (TestStore    *test,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (replace (test, "old", NULL));
  test_io_fail (&test->io, data, 1, ENOSPC);
  g_assert_false (replace (test, "new", &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_FULL);
  test_io_reset (&test->io);
  assert_text (test, "old");
  g_assert_cmpuint (test_store_count (test, "people/deep"), ==, 1);
  g_assert_true (replace (test, "new", NULL));
  assert_text (test, "new");
}

static void
test_remove (TestStore    *test,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cle_remove_file (test->store, PATH, NULL));
  g_assert_true (replace (test, "old", NULL));
  g_assert_true (cle_remove_file (test->store, PATH, NULL));
  g_assert_true (cle_remove_file (test->store, PATH, NULL));
  g_assert_null (cle_read_file (test->store, PATH, 1000, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND);
}

static void
test_read_nothing (TestStore    *test,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cle_read_file (test->store, PATH, 1000, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND);
}

static void
test_read_limit (TestStore    *test,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (replace (test, "12345", NULL));
  bytes = cle_read_file (test->store, PATH, 5, NULL);
  g_assert_nonnull (bytes);
  g_assert_null (cle_read_file (test->store, PATH, 4, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "4"));
}

/* What is no plain file is not opened, and nobody waits for a pipe. */
static void
test_read_special (TestStore    *test,
                   gconstpointer data)
{
  g_autofree char *folder = test_store_path (test, "people");
  g_autofree char *fifo = test_store_path (test, "people/fifo");
  g_autofree char *link = test_store_path (test, "people/link");
  static const char *const paths[] = { "people/fifo", "people/link", "people/link/x", "people" };

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (symlink ("/etc/passwd", link), ==, 0);
  test_store_reopen (test);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (cle_read_file (test->store, paths[i], 100000, &error));
      g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_UNSAFE);
    }
}

static void
test_quarantine (TestStore    *test,
                 gconstpointer data)
{
  g_assert_true (cle_quarantine_keep (test->store, "origin", "bad", 3, NULL));
  g_assert_true (cle_quarantine_keep (test->store, "origin", "bad", 3, NULL));
  g_assert_cmpuint (test_store_count (test, "quarantine"), ==, 1);
  g_assert_true (cle_quarantine_keep (test->store, "origin", "worse", 5, NULL));
  g_assert_cmpuint (test_store_count (test, "quarantine"), ==, 2);
}

static gboolean
replace_many (TestStore  *test,
              const char *one,
              const char *other,
              GError    **error)
{
  const CleIo *io = &test->io.io;
  g_autoptr (CleReplaceMany) many =
      cle_replace_many_new (io, cle_store_get_folder (test->store), "people/deep", error);

  return many != NULL && cle_replace_many_add (many, one, "1", 1, error) &&
         cle_replace_many_add (many, other, "2", 1, error) && cle_replace_many_finish (many, error);
}

/* All bytes are synced before one of the names is there, and the folder after the
 * last of them. What a batch that was killed left behind goes. */
static void
test_many (TestStore    *test,
           gconstpointer data)
{
  const char *written, *synced, *renamed;

  g_assert_true (replace (test, "before", NULL));
  test_store_write (test, "people/deep/old.json.tmp", "half");
  test_io_record (&test->io);
  g_assert_true (replace_many (test, "document.json", "b.json", NULL));
  assert_text (test, "1");
  g_assert_cmpuint (test_store_count (test, "people/deep"), ==, 2);

  written = strstr (test->io.log->str, "write b.json.tmp");
  synced = strstr (test->io.log->str, "syncfs");
  renamed = strstr (test->io.log->str, "renameat document.json");
  g_assert_true (written != NULL && synced != NULL && renamed != NULL);
  g_assert_true (written < synced && synced < renamed);
  g_assert_nonnull (strstr (strstr (renamed, "renameat b.json"), "fsync deep"));
}

/* Without that sync nothing comes and nothing stays. */
static void
test_many_fails (TestStore    *test,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (replace (test, "before", NULL));
  test_io_fail (&test->io, data, 1, EIO);
  g_assert_false (replace_many (test, "document.json", "b.json", &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_IO);
  test_io_reset (&test->io);
  assert_text (test, "before");
  g_assert_cmpuint (test_store_count (test, "people/deep"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const operations[] = { "write", "fsync", "renameat" };

  g_test_init (&argc, &argv, NULL);

  test_store_add ("/replace/order", test_order);
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    {
      g_autofree char *path = g_strdup_printf ("/replace/fails/%s", operations[i]);

      test_store_add_data (path, operations[i], test_fails);
    }
  test_store_add ("/replace/many", test_many);
  test_store_add_data ("/replace/many/sync", "syncfs", test_many_fails);
  test_store_add_data ("/replace/many/write", "write", test_many_fails);
  test_store_add ("/replace/remove", test_remove);
  test_store_add ("/replace/read-nothing", test_read_nothing);
  test_store_add ("/replace/read-limit", test_read_limit);
  test_store_add ("/replace/read-special", test_read_special);
  test_store_add ("/replace/quarantine", test_quarantine);

  return g_test_run ();
}
