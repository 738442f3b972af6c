/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-io.h"

#include <stdio.h>
#include <unistd.h>

static int
system_openat (const CleIo *io,
               int          dir,
               const char  *name,
               int          flags,
               mode_t       mode)
{
  return openat (dir, name, flags, mode);
}

static int
system_mkdirat (const CleIo *io,
                int          dir,
                const char  *name,
                mode_t       mode)
{
  return mkdirat (dir, name, mode);
}

static ssize_t
system_write (const CleIo *io,
              int          fd,
              const void  *data,
              size_t       length)
{
  return write (fd, data, length);
}

static ssize_t
system_pread (const CleIo *io,
              int          fd,
              void        *data,
              size_t       length,
              off_t        offset)
{
  return pread (fd, data, length, offset);
}

static ssize_t
system_pwrite (const CleIo *io,
               int          fd,
               const void  *data,
               size_t       length,
               off_t        offset)
{
  return pwrite (fd, data, length, offset);
}

static int
system_ftruncate (const CleIo *io,
                  int          fd,
                  off_t        length)
{
  return ftruncate (fd, length);
}

static int
system_fstat (const CleIo *io,
              int          fd,
              struct stat *info)
{
  return fstat (fd, info);
}

static int
system_fsync (const CleIo *io,
              int          fd)
{
  return fsync (fd);
}

static int
system_fdatasync (const CleIo *io,
                  int          fd)
{
  return fdatasync (fd);
}

static int
system_syncfs (const CleIo *io,
               int          fd)
{
  return syncfs (fd);
}

static int
system_close (const CleIo *io,
              int          fd)
{
  return close (fd);
}

static int
system_renameat (const CleIo *io,
                 int          dir,
                 const char  *from,
                 const char  *to)
{
  return renameat (dir, from, dir, to);
}

static int
system_unlinkat (const CleIo *io,
                 int          dir,
                 const char  *name,
                 int          flags)
{
  return unlinkat (dir, name, flags);
}

/* Open file description locks belong to the descriptor, not to the process:
 * two stores in one process exclude each other too, and closing some other
 * descriptor of the file does not drop the lock as a POSIX lock would. */
static int
system_lock (const CleIo *io,
             int          fd,
             gboolean     locked)
{
  struct flock range = { .l_type = locked ? F_WRLCK : F_UNLCK, .l_whence = SEEK_SET };

  return fcntl (fd, F_OFD_SETLK, &range);
}

/**
 * cle_io_get_system:
 *
 * Returns: (transfer none): the system's own calls.
 */
const CleIo *
cle_io_get_system (void)
{
  static const CleIo io = {
    .openat = system_openat,
    .mkdirat = system_mkdirat,
    .write = system_write,
    .pread = system_pread,
    .pwrite = system_pwrite,
    .ftruncate = system_ftruncate,
    .fstat = system_fstat,
    .fsync = system_fsync,
    .fdatasync = system_fdatasync,
    .syncfs = system_syncfs,
    .close = system_close,
    .renameat = system_renameat,
    .unlinkat = system_unlinkat,
    .lock = system_lock,
  };

  return &io;
}
