/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-io.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define KILLED 99

/* What becomes of an operation. */
typedef enum
{
  FATE_PASS,
  FATE_FAIL,
  FATE_HALF,
  FATE_HALF_AND_KILL,
  FATE_PASS_AND_KILL,
} Fate;

static char *
dup_name (int fd)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autofree char *target = g_file_read_link (link, NULL);

  return target != NULL ? g_path_get_basename (target) : g_strdup ("?");
}

static void
write_down (TestIo     *self,
            const char *operation,
            int         fd,
            const char *name)
{
  g_autofree char *found = name != NULL ? g_strdup (name) : dup_name (fd);

  g_string_append_printf (self->log, "%s %s\n", operation, found);
}

static Fate
decide (const CleIo *io,
        const char  *operation,
        int          fd,
        const char  *name)
{
  TestIo *self = io->data;

  if (self->owner != NULL && g_thread_self () != self->owner)
    return FATE_PASS;
  if (self->log != NULL)
    write_down (self, operation, fd, name);
  if (self->only != NULL && strcmp (self->only, operation) != 0)
    return FATE_PASS;

  self->count++;
  if (self->mode == TEST_IO_PASS || self->at == 0 || self->count < self->at ||
      self->count > MAX (self->at, self->last))
    return FATE_PASS;

  self->hit = TRUE;
  switch (self->mode)
    {
    case TEST_IO_FAIL:
      errno = self->error;
      return FATE_FAIL;
    case TEST_IO_SHORT:
      return FATE_HALF;
    case TEST_IO_KILL:
      _exit (KILLED);
    case TEST_IO_KILL_HALF:
      return FATE_HALF_AND_KILL;
    case TEST_IO_KILL_AFTER:
      return FATE_PASS_AND_KILL;
    case TEST_IO_PASS:
    default:
      return FATE_PASS;
    }
}

/* For everything that cannot be done by halves. */
#define FAIL_OR(call)                                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    int result;                                                                                    \
                                                                                                   \
    if (fate == FATE_FAIL)                                                                         \
      return -1;                                                                                   \
    result = (int) (call);                                                                         \
    if (fate == FATE_HALF_AND_KILL || fate == FATE_PASS_AND_KILL)                                  \
      _exit (KILLED);                                                                              \
    return result;                                                                                 \
  }                                                                                                \
  G_STMT_END

static int
test_openat (const CleIo *io,
             int          dir,
             const char  *name,
             int          flags,
             mode_t       mode)
{
  Fate fate = decide (io, "openat", -1, name);

  FAIL_OR (openat (dir, name, flags, mode));
}

static int
test_mkdirat (const CleIo *io,
              int          dir,
              const char  *name,
              mode_t       mode)
{
  Fate fate = decide (io, "mkdirat", -1, name);

  FAIL_OR (mkdirat (dir, name, mode));
}

static size_t
share (Fate   fate,
       size_t length)
{
  return (fate == FATE_HALF || fate == FATE_HALF_AND_KILL) && length > 1 ? length / 2 : length;
}

static ssize_t
test_write (const CleIo *io,
            int          fd,
            const void  *data,
            size_t       length)
{
  Fate fate = decide (io, "write", fd, NULL);
  ssize_t n;

  if (fate == FATE_FAIL)
    return -1;
  n = write (fd, data, share (fate, length));
  if (fate == FATE_HALF_AND_KILL || fate == FATE_PASS_AND_KILL)
    _exit (KILLED);

  return n;
}

static ssize_t
test_pread (const CleIo *io,
            int          fd,
            void        *data,
            size_t       length,
            off_t        offset)
{
  Fate fate = decide (io, "pread", fd, NULL);

  if (fate == FATE_FAIL)
    return -1;

  return pread (fd, data, share (fate, length), offset);
}

static ssize_t
test_pwrite (const CleIo *io,
             int          fd,
             const void  *data,
             size_t       length,
             off_t        offset)
{
  Fate fate = decide (io, "pwrite", fd, NULL);
  ssize_t n;

  if (fate == FATE_FAIL)
    return -1;
  n = pwrite (fd, data, share (fate, length), offset);
  if (fate == FATE_HALF_AND_KILL || fate == FATE_PASS_AND_KILL)
    _exit (KILLED);

  return n;
}

static int
test_ftruncate (const CleIo *io,
                int          fd,
                off_t        length)
{
  Fate fate = decide (io, "ftruncate", fd, NULL);

  FAIL_OR (ftruncate (fd, length));
}

static int
test_fstat (const CleIo *io,
            int          fd,
            struct stat *info)
{
  Fate fate = decide (io, "fstat", fd, NULL);

  FAIL_OR (fstat (fd, info));
}

static int
test_fsync (const CleIo *io,
            int          fd)
{
  Fate fate = decide (io, "fsync", fd, NULL);

  FAIL_OR (fsync (fd));
}

static int
test_fdatasync (const CleIo *io,
                int          fd)
{
  Fate fate = decide (io, "fdatasync", fd, NULL);

  FAIL_OR (fdatasync (fd));
}

static int
test_syncfs (const CleIo *io,
             int          fd)
{
  Fate fate = decide (io, "syncfs", fd, NULL);

  FAIL_OR (syncfs (fd));
}

/* A close that fails has closed all the same: that is how Linux does it. */
static int
test_close (const CleIo *io,
            int          fd)
{
  Fate fate = decide (io, "close", fd, NULL);
  int saved = errno;

  close (fd);
  errno = saved;
  FAIL_OR (0);
}

static int
test_renameat (const CleIo *io,
               int          dir,
               const char  *from,
               const char  *to)
{
  Fate fate = decide (io, "renameat", -1, to);

  FAIL_OR (renameat (dir, from, dir, to));
}

static int
test_unlinkat (const CleIo *io,
               int          dir,
               const char  *name,
               int          flags)
{
  Fate fate = decide (io, "unlinkat", -1, name);

  FAIL_OR (unlinkat (dir, name, flags));
}

static int
test_lock (const CleIo *io,
           int          fd,
           gboolean     locked)
{
  struct flock range = { .l_type = locked ? F_WRLCK : F_UNLCK, .l_whence = SEEK_SET };
  Fate fate = decide (io, "lock", fd, NULL);

  FAIL_OR (fcntl (fd, F_OFD_SETLK, &range));
}

/**
 * test_io_init:
 * @self: (out): a table of the system's own calls
 */
void
test_io_init (TestIo *self)
{
  memset (self, 0, sizeof *self);
  self->io.openat = test_openat;
  self->io.mkdirat = test_mkdirat;
  self->io.write = test_write;
  self->io.pread = test_pread;
  self->io.pwrite = test_pwrite;
  self->io.ftruncate = test_ftruncate;
  self->io.fstat = test_fstat;
  self->io.fsync = test_fsync;
  self->io.fdatasync = test_fdatasync;
  self->io.syncfs = test_syncfs;
  self->io.close = test_close;
  self->io.renameat = test_renameat;
  self->io.unlinkat = test_unlinkat;
  self->io.lock = test_lock;
  self->io.data = self;
  self->owner = g_thread_self ();
}

/**
 * test_io_fail:
 * @self: a table
 * @only: (nullable): which operation, %NULL for any
 * @at: the how manieth from now, from 1
 * @error: an errno
 *
 * Lets one operation fail.
 */
void
test_io_fail (TestIo     *self,
              const char *only,
              guint       at,
              int         error)
{
  self->mode = TEST_IO_FAIL;
  self->only = only;
  self->at = at;
  self->last = 0;
  self->error = error;
  self->count = 0;
  self->hit = FALSE;
}

/**
 * test_io_reset:
 * @self: a table
 *
 * Lets everything pass from now on.
 */
void
test_io_reset (TestIo *self)
{
  self->mode = TEST_IO_PASS;
  self->at = 0;
  self->only = NULL;
  self->count = 0;
}

/**
 * test_io_record:
 * @self: a table
 *
 * Writes down every operation from now on.
 */
void
test_io_record (TestIo *self)
{
  if (self->log == NULL)
    self->log = g_string_new (NULL);
  g_string_truncate (self->log, 0);
}

/**
 * test_io_n_of:
 * @self: a table
 * @line: how an operation is written down, or how that begins
 *
 * Returns: how many there were.
 */
guint
test_io_n_of (TestIo     *self,
              const char *line)
{
  g_auto (GStrv) lines = g_strsplit (self->log->str, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += g_str_has_prefix (lines[i], line);

  return n;
}

/**
 * test_io_clear:
 * @self: a table that is not used any more
 */
void
test_io_clear (TestIo *self)
{
  if (self->log != NULL)
    g_string_free (self->log, TRUE);
  self->log = NULL;
}
