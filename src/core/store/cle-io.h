/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <glib.h>

G_BEGIN_DECLS

/* Every system call through which the store writes. The program passes
 * cle_io_get_system(); a test a table of its own that fails or stops at the
 * n-th operation. The functions have the contracts of their namesakes: -1 and
 * errno on failure. */
typedef struct _CleIo CleIo;
struct _CleIo
{
  int     (*openat)    (const CleIo *io, int dir, const char *name, int flags, mode_t mode);
  int     (*mkdirat)   (const CleIo *io, int dir, const char *name, mode_t mode);
  ssize_t (*write)     (const CleIo *io, int fd, const void *data, size_t length);
  ssize_t (*pread)     (const CleIo *io, int fd, void *data, size_t length, off_t offset);
  ssize_t (*pwrite)    (const CleIo *io, int fd, const void *data, size_t length, off_t offset);
  int     (*ftruncate) (const CleIo *io, int fd, off_t length);
  int     (*fstat)     (const CleIo *io, int fd, struct stat *info);
  int     (*fsync)     (const CleIo *io, int fd);
  int     (*fdatasync) (const CleIo *io, int fd);
  int     (*syncfs)    (const CleIo *io, int fd);
  int     (*close)     (const CleIo *io, int fd);
  int     (*renameat)  (const CleIo *io, int dir, const char *from, const char *to);
  int     (*unlinkat)  (const CleIo *io, int dir, const char *name, int flags);
  int     (*lock)      (const CleIo *io, int fd, gboolean locked);
  gpointer data;
};

const CleIo *cle_io_get_system (void);

G_END_DECLS
