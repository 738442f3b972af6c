/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-save.h"

#include "cle-files.h"
#include "cle-replace.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/* Whatever is there already must be a plain file: a rename would replace a link
 * or a device. */
static gboolean
check_present (const CleIo *io,
               int          dir,
               const char  *name,
               const char  *path,
               GError     **error)
{
  int fd = io->openat (io, dir, name, O_PATH | O_NOFOLLOW | O_CLOEXEC, 0);
  struct stat info;
  gboolean is_file;

  if (fd < 0)
    return TRUE;

  is_file = io->fstat (io, fd, &info) == 0 && S_ISREG (info.st_mode);
  cle_files_close (io, &fd);
  if (!is_file)
    g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_UNSAFE,
                 _ ("“%s” is not a plain file. Please choose another name."), path);

  return is_file;
}

/* The bytes are on the disk under a name that nobody else has before they take
 * the name that was chosen: no file of the user's is in the way. */
static gboolean
replace_file (const CleIo *io,
              int          dir,
              const char  *name,
              GBytes      *bytes,
              GError     **error)
{
  g_autofree char *unique = g_uuid_string_random ();
  g_autofree char *temporary = g_strdup_printf (".clientele-%s", unique);

  if (!cle_replace_in (io, dir, temporary, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                       error))
    return FALSE;
  if (io->renameat (io, dir, temporary, name) == 0 && io->fsync (io, dir) == 0)
    return TRUE;

  cle_files_set_error (error, errno, name);
  io->unlinkat (io, dir, temporary, 0);
  return FALSE;
}

/**
 * cle_save_bytes:
 * @io: the system calls
 * @path: the file; replaced as a whole or not at all; readable for its owner
 *   only, as it tells about people
 * @bytes: what is to be in it
 * @error: return location for an error
 *
 * Returns: %FALSE with an error of #CleStoreError; then @path is what it was
 *   before
 */
gboolean
cle_save_bytes (const CleIo  *io,
                const char   *path,
                GBytes       *bytes,
                GError      **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  gboolean done;
  int dir = io->openat (io, AT_FDCWD, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (dir < 0)
    {
      cle_files_set_error (error, errno, folder);
      return FALSE;
    }

  done = check_present (io, dir, name, path, error) && replace_file (io, dir, name, bytes, error);
  cle_files_close (io, &dir);

  return done;
}

/**
 * cle_load_bytes:
 * @io: the system calls
 * @path: a plain file
 * @max_bytes: how long it may be
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what it holds; %NULL with an error of
 *   #CleStoreError
 */
GBytes *
cle_load_bytes (const CleIo  *io,
                const char   *path,
                gsize         max_bytes,
                GError      **error)
{
  GBytes *bytes = NULL;
  struct stat info;
  int fd = io->openat (io, AT_FDCWD, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);

  if (fd < 0 || io->fstat (io, fd, &info) != 0)
    cle_files_set_error (error, errno, path);
  else if (!S_ISREG (info.st_mode))
    g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_UNSAFE, _ ("“%s” is not a plain file."),
                 path);
  else if ((guint64) info.st_size > max_bytes)
    g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID, _ ("“%s” is larger than %u kB."),
                 path, (guint) (max_bytes / 1000));
  else
    bytes = cle_files_read (io, fd, (gsize) info.st_size, path, error);
  cle_files_close (io, &fd);

  return bytes;
}
