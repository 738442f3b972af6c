/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-replace.h"
#include "cle-files.h"
#include "cle-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* The temporary name ends in a way that no reader takes for a document. */
#define TEMPORARY_SUFFIX ".tmp"

/* Opens the folder that holds path and points name at the last part of path. */
static int
open_parent (const CleIo  *io,
             int           folder,
             const char   *path,
             gboolean      create,
             const char  **name,
             GError      **error)
{
  const char *slash = strrchr (path, '/');
  g_autofree char *parent =
      slash != NULL ? g_strndup (path, (gsize) (slash - path)) : g_strdup (".");

  *name = slash != NULL ? slash + 1 : path;

  return cle_files_open_folder (io, folder, parent, create, error);
}

static gboolean
write_temporary (const CleIo *io,
                 int          dir,
                 const char  *name,
                 const void  *data,
                 gsize        length,
                 GError     **error)
{
  struct stat info;
  int fd = cle_files_open_regular (io, dir, name, O_WRONLY | O_CREAT | O_TRUNC, &info, error);
  gboolean done;

  if (fd < 0)
    return FALSE;

  done = cle_files_write (io, fd, data, length, name, error);
  if (done && io->fsync (io, fd) != 0)
    {
      cle_files_set_error (error, errno, name);
      done = FALSE;
    }
  if (io->close (io, fd) != 0 && done)
    {
      cle_files_set_error (error, errno, name);
      done = FALSE;
    }

  return done;
}

static gboolean
rename_and_sync (const CleIo *io,
                 int          dir,
                 const char  *from,
                 const char  *to,
                 GError     **error)
{
  if (io->renameat (io, dir, from, to) == 0 && io->fsync (io, dir) == 0)
    return TRUE;

  cle_files_set_error (error, errno, to);
  return FALSE;
}

/* The number is written out first: a translator's text holds no C macros. */
static void
set_too_large_error (const char *path,
                     gsize       max_bytes,
                     GError    **error)
{
  g_autofree char *limit = g_strdup_printf ("%" G_GSIZE_FORMAT, max_bytes);

  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID, _ ("“%s” is larger than %s bytes."),
               path, limit);
}

/**
 * cle_replace_in:
 * @io: the system calls
 * @folder: an open folder
 * @path: a file below it; its folder is made when missing
 * @data: what the file is to hold
 * @length: bytes in @data
 * @error: return location for an error
 *
 * Replaces a whole file so that at every moment, also after a power cut, it
 * holds either what it held before or all of @data. Two writers of one file
 * must exclude each other with the store's lock.
 *
 * Returns: %TRUE when the new contents are durable.
 */
gboolean
cle_replace_in (const CleIo *io,
                int          folder,
                const char  *path,
                const void  *data,
                gsize        length,
                GError     **error)
{
  const char *name;
  int dir = open_parent (io, folder, path, TRUE, &name, error);
  g_autofree char *temporary = NULL;
  gboolean done;

  if (dir < 0)
    return FALSE;

  temporary = g_strconcat (name, TEMPORARY_SUFFIX, NULL);
  done = write_temporary (io, dir, temporary, data, length, error) &&
         rename_and_sync (io, dir, temporary, name, error);
  if (!done)
    io->unlinkat (io, dir, temporary, 0);
  cle_files_close (io, &dir);

  return done;
}

/**
 * cle_replace_file:
 * @store: a store
 * @path: a file below the store's folder
 * @data: what the file is to hold
 * @length: bytes in @data
 * @error: return location for an error
 *
 * cle_replace_in() with the store's lock held.
 *
 * Returns: %TRUE when the new contents are durable.
 */
gboolean
cle_replace_file (CleStore   *store,
                  const char *path,
                  const void *data,
                  gsize       length,
                  GError    **error)
{
  gboolean done;

  if (!cle_store_begin_write (store, error))
    return FALSE;

  done = cle_replace_in (cle_store_get_io (store), cle_store_get_folder (store), path, data, length,
                         error);
  cle_store_end_write (store);

  return done;
}

/**
 * cle_remove_in:
 * @io: the system calls
 * @folder: an open folder
 * @path: a file below it
 * @error: return location for an error
 *
 * Removes a file durably. That it is not there any more is no error.
 *
 * Returns: %TRUE when the file is gone.
 */
gboolean
cle_remove_in (const CleIo *io,
               int          folder,
               const char  *path,
               GError     **error)
{
  const char *name;
  g_autoptr (GError) missing = NULL;
  int dir = open_parent (io, folder, path, FALSE, &name, &missing);
  gboolean done;

  if (dir < 0 && g_error_matches (missing, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND))
    return TRUE;
  if (dir < 0)
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return FALSE;
    }

  done = (io->unlinkat (io, dir, name, 0) == 0 || errno == ENOENT) && io->fsync (io, dir) == 0;
  if (!done)
    cle_files_set_error (error, errno, path);
  cle_files_close (io, &dir);

  return done;
}

/**
 * cle_remove_file:
 * @store: a store
 * @path: a file below the store's folder
 * @error: return location for an error
 *
 * cle_remove_in() with the store's lock held.
 *
 * Returns: %TRUE when the file is gone.
 */
gboolean
cle_remove_file (CleStore   *store,
                 const char *path,
                 GError    **error)
{
  gboolean done;

  if (!cle_store_begin_write (store, error))
    return FALSE;

  done = cle_remove_in (cle_store_get_io (store), cle_store_get_folder (store), path, error);
  cle_store_end_write (store);

  return done;
}

/* @shown is how an error calls the file. */
static GBytes *
read_as (const CleIo *io,
         int          dir,
         const char  *name,
         const char  *shown,
         gsize        max_bytes,
         GError     **error)
{
  struct stat info;
  GBytes *bytes = NULL;
  int fd = cle_files_open_regular (io, dir, name, O_RDONLY, &info, error);

  if (fd < 0)
    return NULL;

  if ((guint64) info.st_size > max_bytes)
    set_too_large_error (shown, max_bytes, error);
  else
    bytes = cle_files_read (io, fd, (gsize) info.st_size, shown, error);
  cle_files_close (io, &fd);

  return bytes;
}

/**
 * cle_read_in:
 * @io: the system calls
 * @dir: an open folder
 * @path: a file in it, with the path by which an error calls it
 * @max_bytes: refuse a larger file
 * @error: return location for an error
 *
 * cle_read_file() where many files of one folder are read.
 *
 * Returns: (transfer full) (nullable): the contents
 */
GBytes *
cle_read_in (const CleIo *io,
             int          dir,
             const char  *path,
             gsize        max_bytes,
             GError     **error)
{
  const char *slash = strrchr (path, '/');

  return read_as (io, dir, slash != NULL ? slash + 1 : path, path, max_bytes, error);
}

/**
 * cle_read_file:
 * @store: a store
 * @path: a file below the store's folder
 * @max_bytes: refuse a larger file
 * @error: return location for an error
 *
 * Reads a regular file; links are not followed. Needs no lock.
 *
 * Returns: (transfer full): the contents, or %NULL;
 *   %CLE_STORE_ERROR_NOT_FOUND when there is no such file.
 */
GBytes *
cle_read_file (CleStore   *store,
               const char *path,
               gsize       max_bytes,
               GError    **error)
{
  const CleIo *io = cle_store_get_io (store);
  const char *name;
  GBytes *bytes;
  int folder = cle_store_get_folder (store);
  int dir;

  if (folder < 0)
    {
      cle_files_set_error (error, ENOENT, path);
      return NULL;
    }

  dir = open_parent (io, folder, path, FALSE, &name, error);
  if (dir < 0)
    return NULL;

  bytes = read_as (io, dir, name, path, max_bytes, error);
  cle_files_close (io, &dir);

  return bytes;
}
