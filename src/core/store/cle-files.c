/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-files.h"

#include <dirent.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

static CleStoreError
code_from_errno (int number)
{
  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return CLE_STORE_ERROR_FULL;
    case EROFS:
    case EACCES:
    case EPERM:
      return CLE_STORE_ERROR_READ_ONLY;
    case ELOOP:
    case EMLINK:
    case ENOTDIR:
      return CLE_STORE_ERROR_UNSAFE;
    case ENOENT:
      return CLE_STORE_ERROR_NOT_FOUND;
    default:
      return CLE_STORE_ERROR_IO;
    }
}

/* Opens one level. A new folder is made durable at once: what is saved in it
 * would be lost with it. */
static int
open_level (const CleIo  *io,
            int           base,
            const char   *name,
            gboolean      create,
            GError      **error)
{
  int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW;
  int fd = io->openat (io, base, name, flags, 0);

  if (fd < 0 && errno == ENOENT && create)
    {
      if ((io->mkdirat (io, base, name, 0700) != 0 && errno != EEXIST) || io->fsync (io, base) != 0)
        {
          cle_files_set_error (error, errno, name);
          return -1;
        }
      fd = io->openat (io, base, name, flags, 0);
    }

  if (fd < 0)
    cle_files_set_error (error, errno, name);

  return fd;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * cle_files_set_error:
 * @error: return location for an error
 * @number: an errno
 * @name: the file or folder it is about
 *
 * Says in the user's language what the system refused, as a #CleStoreError.
 */
void
cle_files_set_error (GError    **error,
                     int         number,
                     const char *name)
{
  CleStoreError code = code_from_errno (number);

  switch (code)
    {
    case CLE_STORE_ERROR_FULL:
      g_set_error (error, CLE_STORE_ERROR, code,
                   _ ("There is no space left to write “%s”. Free some space and try again."),
                   name);
      break;
    case CLE_STORE_ERROR_READ_ONLY:
      g_set_error (error, CLE_STORE_ERROR, code, _ ("“%s” cannot be written or read by you: %s."),
                   name, g_strerror (number));
      break;
    case CLE_STORE_ERROR_UNSAFE:
      g_set_error (error, CLE_STORE_ERROR, code,
                   _ ("“%s” is a link or not what it should be, so it was left alone."), name);
      break;
    case CLE_STORE_ERROR_NOT_FOUND:
      g_set_error (error, CLE_STORE_ERROR, code, _ ("“%s” is not there."), name);
      break;
    case CLE_STORE_ERROR_IO:
    case CLE_STORE_ERROR_LOCKED:
    case CLE_STORE_ERROR_NEWER:
    case CLE_STORE_ERROR_INVALID:
    case CLE_STORE_ERROR_EXISTS:
    default:
      g_set_error (error, CLE_STORE_ERROR, code, _ ("The disk refused “%s”: %s."), name,
                   g_strerror (number));
      break;
    }
}

/**
 * cle_files_open_folder:
 * @io: the system calls
 * @base: an open folder
 * @path: one or more names below @base, separated by slashes; "." for @base itself
 * @create: whether to make what is missing, 0700 and synced
 * @error: return location for an error
 *
 * Opens a folder level by level, following no link on the way.
 *
 * Returns: a descriptor to close with cle_files_close(), or -1.
 */
int
cle_files_open_folder (const CleIo *io,
                       int          base,
                       const char  *path,
                       gboolean     create,
                       GError     **error)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  int fd = -1;

  for (guint i = 0; names[i] != NULL; i++)
    {
      int next = open_level (io, i == 0 ? base : fd, names[i], create, error);

      cle_files_close (io, &fd);
      if (next < 0)
        return -1;
      fd = next;
    }

  return fd;
}

/**
 * cle_files_open_regular:
 * @io: the system calls
 * @dir: an open folder
 * @name: a name in it
 * @flags: of open(); made files get mode 0600
 * @info: (out): what fstat() says of the file
 * @error: return location for an error
 *
 * Opens a regular file, never a link, a pipe or a device.
 *
 * Returns: a descriptor, or -1.
 */
int
cle_files_open_regular (const CleIo *io,
                        int          dir,
                        const char  *name,
                        int          flags,
                        struct stat *info,
                        GError     **error)
{
  int fd = io->openat (io, dir, name, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, 0600);

  if (fd < 0 || io->fstat (io, fd, info) != 0)
    {
      cle_files_set_error (error, errno, name);
      cle_files_close (io, &fd);
      return -1;
    }

  if (!S_ISREG (info->st_mode))
    {
      cle_files_set_error (error, ELOOP, name);
      cle_files_close (io, &fd);
      return -1;
    }

  return fd;
}

/**
 * cle_files_write:
 * @io: the system calls
 * @fd: a descriptor
 * @data: what to write
 * @length: bytes in @data
 * @name: for the error
 * @error: return location for an error
 *
 * Writes everything, in as many calls as the system takes.
 *
 * Returns: %FALSE if not all of it was taken.
 */
gboolean
cle_files_write (const CleIo *io,
                 int          fd,
                 const char  *data,
                 gsize        length,
                 const char  *name,
                 GError     **error)
{
  while (length > 0)
    {
      ssize_t n = io->write (io, fd, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          cle_files_set_error (error, n < 0 ? errno : EIO, name);
          return FALSE;
        }
      data += n;
      length -= (gsize) n;
    }

  return TRUE;
}

/**
 * cle_files_read:
 * @io: the system calls
 * @fd: a descriptor
 * @length: how many bytes to read from the start at most
 * @name: for the error
 * @error: return location for an error
 *
 * Returns: (transfer full): what was there, possibly shorter than @length.
 */
GBytes *
cle_files_read (const CleIo *io,
                int          fd,
                gsize        length,
                const char  *name,
                GError     **error)
{
  g_autofree char *data = g_try_malloc (length + 1);
  gsize done = 0;

  if (data == NULL)
    {
      cle_files_set_error (error, ENOMEM, name);
      return NULL;
    }

  while (done < length)
    {
      ssize_t n = io->pread (io, fd, data + done, length - done, (off_t) done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          cle_files_set_error (error, errno, name);
          return NULL;
        }
      if (n == 0)
        break;
      done += (gsize) n;
    }

  data[done] = '\0';

  return g_bytes_new_take (g_steal_pointer (&data), done);
}

/**
 * cle_files_sync_folder:
 * @io: the system calls
 * @base: an open folder
 * @path: a folder below it, or "."
 * @error: return location for an error
 *
 * Makes durable what was created, renamed or removed in the folder.
 *
 * Returns: %FALSE if the folder could not be opened or synced.
 */
gboolean
cle_files_sync_folder (const CleIo *io,
                       int          base,
                       const char  *path,
                       GError     **error)
{
  int fd = cle_files_open_folder (io, base, path, FALSE, error);
  gboolean done;

  if (fd < 0)
    return FALSE;

  done = io->fsync (io, fd) == 0;
  if (!done)
    cle_files_set_error (error, errno, path);
  cle_files_close (io, &fd);

  return done;
}

/**
 * cle_files_close:
 * @io: the system calls
 * @fd: (inout): a descriptor, or -1; -1 afterwards
 *
 * Closes a descriptor whose contents are safe already.
 */
void
cle_files_close (const CleIo *io,
                 int         *fd)
{
  int saved = errno;

  if (*fd >= 0)
    io->close (io, *fd);
  *fd = -1;
  errno = saved;
}

static gboolean
is_listed (const char *name,
           gboolean    hidden)
{
  return name[0] != '.' || (hidden && strcmp (name, ".") != 0 && strcmp (name, "..") != 0);
}

/* Takes the descriptor. */
static GPtrArray *
read_names (int         fd,
            const char *path,
            gboolean    hidden,
            GError    **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  DIR *dir = fdopendir (fd);
  struct dirent *entry;
  int number;

  if (dir == NULL)
    {
      cle_files_set_error (error, errno, path);
      close (fd);
      return NULL;
    }

  while ((errno = 0, entry = readdir (dir)) != NULL)
    if (is_listed (entry->d_name, hidden))
      g_ptr_array_add (names, g_strdup (entry->d_name));
  number = errno;
  closedir (dir);

  if (number == 0)
    return g_steal_pointer (&names);

  cle_files_set_error (error, number, path);
  return NULL;
}

/**
 * cle_files_list_in:
 * @io: the system calls
 * @base: an open folder
 * @path: a folder below it, or "."
 * @hidden: whether names that begin with a dot count
 * @error: return location for an error
 *
 * Returns: (transfer full): the names in that folder, sorted; empty if there is
 *   no such folder, %NULL if it could not be read: that is not the same.
 */
char **
cle_files_list_in (const CleIo *io,
                   int          base,
                   const char  *path,
                   gboolean     hidden,
                   GError     **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GPtrArray) names = NULL;
  int fd = cle_files_open_folder (io, base, path, FALSE, &problem);

  if (g_error_matches (problem, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND))
    return g_new0 (char *, 1);

  names = fd >= 0 ? read_names (fd, path, hidden, &problem) : NULL;
  if (names == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }

  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_steal (names, NULL);
}

/**
 * cle_files_list_own:
 * @io: the system calls
 * @base: an open folder
 * @path: a folder below it, or "."
 * @hidden: whether names that begin with a dot count
 * @error: return location for an error
 *
 * cle_files_list_in(), where a link, or what is no folder, was not put there by us and
 * is left alone.
 *
 * Returns: (transfer full): the names in that folder, sorted; %NULL if it could not
 *   be read
 */
char **
cle_files_list_own (const CleIo *io,
                    int          base,
                    const char  *path,
                    gboolean     hidden,
                    GError     **error)
{
  g_autoptr (GError) problem = NULL;
  char **names = cle_files_list_in (io, base, path, hidden, &problem);

  if (g_error_matches (problem, CLE_STORE_ERROR, CLE_STORE_ERROR_UNSAFE))
    return g_new0 (char *, 1);
  if (names == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));

  return names;
}

/**
 * cle_files_list:
 * @base: an open folder
 * @path: a folder below it
 *
 * For those to whom a folder that cannot be read is as good as an empty one.
 *
 * Returns: (transfer full): the names in that folder, sorted, without those
 *   that begin with a dot.
 */
char **
cle_files_list (int         base,
                const char *path)
{
  char **names = cle_files_list_in (cle_io_get_system (), base, path, FALSE, NULL);

  return names != NULL ? names : g_new0 (char *, 1);
}
