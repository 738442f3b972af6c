/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-tree.h"
#include "cle-files.h"
#include "cle-replace.h"

#include <errno.h>
#include <unistd.h>

#define MAX_FILE (64 * 1024 * 1024)

static gboolean
is_folder (int         base,
           const char *name)
{
  struct stat info;

  return fstatat (base, name, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR (info.st_mode);
}

static gboolean
remove_contents (const CleIo *io,
                 int          folder,
                 GError     **error)
{
  g_auto (GStrv) names = cle_files_list_in (io, folder, ".", TRUE, error);

  if (names == NULL)
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    if (!cle_tree_remove (io, folder, names[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
copy_file (const CleIo *io,
           int          from,
           int          to,
           const char  *name,
           GError     **error)
{
  g_autoptr (GBytes) bytes = NULL;
  struct stat info;
  int fd = cle_files_open_regular (io, from, name, O_RDONLY, &info, error);

  if (fd < 0)
    return FALSE;

  bytes = cle_files_read (io, fd, MIN ((gsize) info.st_size, MAX_FILE), name, error);
  cle_files_close (io, &fd);

  /* The original goes when all is copied, so a part is not good enough. */
  if (bytes != NULL && g_bytes_get_size (bytes) != (gsize) info.st_size)
    {
      cle_files_set_error (error, EFBIG, name);
      return FALSE;
    }

  return bytes != NULL && cle_replace_in (io, to, name, g_bytes_get_data (bytes, NULL),
                                          g_bytes_get_size (bytes), error);
}

static gboolean
copy_contents (const CleIo *io,
               int          from,
               int          to,
               GError     **error)
{
  g_auto (GStrv) names = cle_files_list_in (io, from, ".", TRUE, error);

  if (names == NULL)
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    if (!cle_tree_copy (io, from, to, names[i], error))
      return FALSE;

  return TRUE;
}

/**
 * cle_tree_remove:
 * @io: the system calls
 * @base: an open folder
 * @name: a file, link or folder in it
 * @error: return location for an error
 *
 * Removes @name and all that is in it. Links are removed, never followed.
 *
 * Returns: %TRUE when it is gone, also when it was not there.
 */
gboolean
cle_tree_remove (const CleIo *io,
                 int          base,
                 const char  *name,
                 GError     **error)
{
  gboolean folder = is_folder (base, name);

  if (folder)
    {
      int fd = cle_files_open_folder (io, base, name, FALSE, error);
      gboolean done = fd >= 0 && remove_contents (io, fd, error);

      cle_files_close (io, &fd);
      if (!done)
        return FALSE;
    }

  if (io->unlinkat (io, base, name, folder ? AT_REMOVEDIR : 0) == 0 || errno == ENOENT)
    return TRUE;

  cle_files_set_error (error, errno, name);
  return FALSE;
}

/**
 * cle_tree_copy:
 * @io: the system calls
 * @from: an open folder
 * @to: another one
 * @name: a file or folder in @from
 * @error: return location for an error
 *
 * Copies @name to @to with all that is in it, each file and folder synced.
 * Links are refused.
 *
 * Returns: %TRUE when the copy is durable, also when there was nothing to copy.
 */
gboolean
cle_tree_copy (const CleIo *io,
               int          from,
               int          to,
               const char  *name,
               GError     **error)
{
  int source, target;
  gboolean done;

  if (faccessat (from, name, F_OK, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT)
    return TRUE;

  if (!is_folder (from, name))
    return copy_file (io, from, to, name, error);

  source = cle_files_open_folder (io, from, name, FALSE, error);
  target = source >= 0 ? cle_files_open_folder (io, to, name, TRUE, error) : -1;
  done = target >= 0 && copy_contents (io, source, target, error);
  cle_files_close (io, &source);
  cle_files_close (io, &target);

  return done;
}
