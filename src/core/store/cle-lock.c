/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-lock.h"
#include "cle-files.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#define FIRST_PAUSE 200   /* microseconds */
#define LONGEST_PAUSE 10000

/* Asks again and again, less and less often: fcntl() has no wait with an end,
 * and a holder usually needs a few milliseconds. The pauses differ by chance so
 * that many waiting writers do not ask in step. */
static gboolean
wait_for_lock (const CleIo *io,
               int          fd)
{
  gint64 end = g_get_monotonic_time () + CLE_LOCK_WAIT * 1000;
  int pause = FIRST_PAUSE;

  while (io->lock (io, fd, TRUE) != 0)
    {
      if (errno != EAGAIN && errno != EACCES && errno != EINTR)
        return FALSE;
      if (g_get_monotonic_time () >= end)
        {
          errno = EAGAIN;
          return FALSE;
        }
      g_usleep ((gulong) g_random_int_range (pause / 2, pause));
      pause = MIN (pause * 2, LONGEST_PAUSE);
    }

  return TRUE;
}

/* A lock on a file that somebody removed keeps nobody out. */
static gboolean
is_gone (const CleIo *io,
         int          fd)
{
  struct stat info;

  return io->fstat (io, fd, &info) == 0 && info.st_nlink == 0;
}

static gboolean
open_lock (const CleIo *io,
           int          folder,
           const char  *name,
           int         *fd,
           GError     **error)
{
  struct stat info;

  if (*fd >= 0)
    return TRUE;

  *fd = cle_files_open_regular (io, folder, name, O_RDWR | O_CREAT, &info, error);
  return *fd >= 0;
}

static void
tell_waited_in_vain (const char  *name,
                     GError     **error)
{
  if (errno == EAGAIN)
    g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_LOCKED,
                 _ ("Another program has been writing to the data folder for more than "
                    "%d seconds. Nothing was changed; try again in a moment."),
                 CLE_LOCK_WAIT / 1000);
  else
    cle_files_set_error (error, errno, name);
}

/**
 * cle_lock_take:
 * @io: the system calls
 * @folder: an open folder
 * @name: of the lock file, made when missing
 * @fd: (inout): a descriptor of the lock file, or -1 to have it opened
 * @error: return location for an error
 *
 * Waits up to %CLE_LOCK_WAIT for the lock. The descriptor stays open for the
 * next time; closing it releases the lock, and so does the end of the process,
 * however it ends.
 *
 * Returns: %FALSE with %CLE_STORE_ERROR_LOCKED or what the system refused.
 */
gboolean
cle_lock_take (const CleIo *io,
               int          folder,
               const char  *name,
               int         *fd,
               GError     **error)
{
  while (open_lock (io, folder, name, fd, error))
    {
      if (!wait_for_lock (io, *fd))
        {
          tell_waited_in_vain (name, error);
          cle_files_close (io, fd);
          return FALSE;
        }
      if (!is_gone (io, *fd))
        return TRUE;
      cle_files_close (io, fd);
    }

  return FALSE;
}

/**
 * cle_lock_release:
 * @io: the system calls
 * @fd: (inout): of cle_lock_take(); -1 afterwards if it had to be closed
 *
 * Lets the next writer in. A lock that cannot be let go goes with its
 * descriptor.
 */
void
cle_lock_release (const CleIo *io,
                  int         *fd)
{
  if (io->lock (io, *fd, FALSE) != 0)
    cle_files_close (io, fd);
}
