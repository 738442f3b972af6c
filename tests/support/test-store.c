/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-store.h"

#include <glib/gstdio.h>
#include <string.h>

static gint64
get_wall (gpointer data)
{
  return ((TestClock *) data)->wall;
}

static gint64
get_steady (gpointer data)
{
  TestClock *self = data;

  return self->steady += self->tick;
}

static int
get_offset (gpointer data,
            gint64   wall)
{
  return ((TestClock *) data)->offset;
}

/**
 * test_clock_init:
 * @self: (out): a clock that stands still at %TEST_NOW, an hour east
 */
void
test_clock_init (TestClock *self)
{
  self->clock.get_wall = get_wall;
  self->clock.get_steady = get_steady;
  self->clock.get_offset = get_offset;
  self->clock.data = self;
  self->wall = TEST_NOW;
  self->steady = 1000;
  self->offset = 60;
}

/**
 * test_folder_new:
 *
 * Returns: (transfer full): a new empty folder, in memory where there is such a
 *   place.
 */
char *
test_folder_new (void)
{
  const char *base = g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir ();
  char *folder = g_build_filename (base, "clientele-test-XXXXXX", NULL);

  g_assert_nonnull (g_mkdtemp (folder));
  return folder;
}

/**
 * test_folder_remove:
 * @path: a file or folder
 *
 * Removes it with all that is in it; links are not followed.
 */
void
test_folder_remove (const char *path)
{
  gboolean is_link = g_file_test (path, G_FILE_TEST_IS_SYMLINK);
  g_autoptr (GDir) dir = is_link ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      test_folder_remove (child);
    }
  g_remove (path);
}

/**
 * test_store_set_up:
 * @self: a fixture
 * @data: not used
 */
void
test_store_set_up (TestStore    *self,
                   gconstpointer data)
{
  self->parent = test_folder_new ();
  self->folder = g_build_filename (self->parent, "store", NULL);
  test_clock_init (&self->clock);
  test_io_init (&self->io);
  self->gone = g_ptr_array_new_with_free_func (g_free);
  test_store_reopen (self);
}

static void
set_gone (gpointer gone)
{
  g_atomic_int_set ((int *) gone, TRUE);
}

/* A thread that has just told that it is done may still hold a reference, and
 * drop the last one. The data of an object goes when all else of it is gone. */
static void
wait_until_gone (TestStore *self)
{
  gint64 end = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;

  for (guint i = 0; i < self->gone->len; i++)
    while (!g_atomic_int_get ((int *) self->gone->pdata[i]))
      {
        g_assert_cmpint (g_get_monotonic_time (), <, end);
        g_main_context_iteration (NULL, FALSE);
        g_thread_yield ();
      }
}

/**
 * test_store_tear_down:
 * @self: a fixture
 * @data: not used
 */
void
test_store_tear_down (TestStore    *self,
                      gconstpointer data)
{
  test_io_reset (&self->io);
  g_clear_object (&self->library);
  g_clear_object (&self->store);
  wait_until_gone (self);
  g_ptr_array_unref (self->gone);
  test_folder_remove (self->parent);
  test_io_clear (&self->io);
  g_free (self->folder);
  g_free (self->parent);
}

/**
 * test_store_reopen:
 * @self: a fixture
 *
 * Opens the store anew, as the next start of the program would.
 */
void
test_store_reopen (TestStore *self)
{
  g_clear_object (&self->library);
  g_clear_object (&self->store);
  self->store = test_store_open_again (self);
  self->library = cle_library_new (self->store);
}

/**
 * test_store_relocate:
 * @self: a fixture
 * @name: of a folder beside the store's
 *
 * Puts the store there behind the program's back, and opens it there, as the
 * copy of a store would be.
 */
void
test_store_relocate (TestStore  *self,
                     const char *name)
{
  char *to = g_build_filename (self->parent, name, NULL);

  g_clear_object (&self->library);
  g_clear_object (&self->store);
  g_assert_cmpint (g_rename (self->folder, to), ==, 0);
  g_free (self->folder);
  self->folder = to;
  test_store_reopen (self);
}

/**
 * test_store_open_again:
 * @self: a fixture
 *
 * Returns: (transfer full): a second store on the same folder, as another
 *   process would have it.
 */
CleStore *
test_store_open_again (TestStore *self)
{
  g_autoptr (GError) error = NULL;
  CleStore *store = cle_store_open (self->folder, &self->io.io, &self->clock.clock, &error);
  int *gone = g_new0 (int, 1);

  g_assert_no_error (error);
  g_object_set_data_full (G_OBJECT (store), "gone", gone, set_gone);
  g_ptr_array_add (self->gone, gone);
  return store;
}

/**
 * test_store_path:
 * @self: a fixture
 * @path: below the store's folder
 *
 * Returns: (transfer full): the whole name.
 */
char *
test_store_path (TestStore  *self,
                 const char *path)
{
  return g_build_filename (self->folder, path, NULL);
}

/**
 * test_store_read:
 * @self: a fixture
 * @path: below the store's folder
 * @length: (out) (optional): bytes in it
 *
 * Returns: (transfer full) (nullable): what is in the file; %NULL if there is
 *   none.
 */
char *
test_store_read (TestStore  *self,
                 const char *path,
                 gsize      *length)
{
  g_autofree char *whole = test_store_path (self, path);
  char *text = NULL;

  g_file_get_contents (whole, &text, length, NULL);
  return text;
}

/**
 * test_store_write:
 * @self: a fixture
 * @path: below the store's folder; its folder is made when missing
 * @text: what to put there
 */
void
test_store_write (TestStore  *self,
                  const char *path,
                  const char *text)
{
  g_autofree char *whole = test_store_path (self, path);
  g_autofree char *folder = g_path_get_dirname (whole);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (whole, text, -1, &error);
  g_assert_no_error (error);
}

/**
 * test_store_segment:
 * @self: a fixture whose store was written
 * @name: of a segment
 *
 * Returns: (transfer full): its path below the store's folder.
 */
char *
test_store_segment (TestStore  *self,
                    const char *name)
{
  g_assert_nonnull (cle_store_get_device (self->store));

  return g_build_filename ("records", cle_store_get_device (self->store), name, NULL);
}

/**
 * test_store_count:
 * @self: a fixture
 * @folder: below the store's folder
 *
 * Returns: how many files are in it.
 */
guint
test_store_count (TestStore  *self,
                  const char *folder)
{
  g_autofree char *whole = test_store_path (self, folder);
  g_autoptr (GDir) dir = g_dir_open (whole, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}
