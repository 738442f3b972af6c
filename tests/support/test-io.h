/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/cle-io.h"

G_BEGIN_DECLS

/* System calls that can be counted, written down, and made to fail. Only what
 * the thread does that made the table counts; other threads pass through. */
typedef enum
{
  TEST_IO_PASS,
  TEST_IO_FAIL,       /* the n-th operation fails with an errno */
  TEST_IO_SHORT,      /* the n-th, if it is a write, takes half of it */
  TEST_IO_KILL,       /* the process ends before the n-th */
  TEST_IO_KILL_HALF,  /* the process ends after half of the n-th, if it is a write */
  TEST_IO_KILL_AFTER, /* the process ends after the n-th */
} TestIoMode;

typedef struct
{
  CleIo       io;
  TestIoMode  mode;
  int         error;
  guint       at;       /* which operation, from 1; 0 for none */
  guint       last;     /* up to which one; 0 for that one only */
  const char *only;     /* operations of this name alone are counted; NULL for all */
  guint       count;
  gboolean    hit;      /* the operation was reached */
  GString    *log;      /* "write NAME\n" for each operation, or NULL */
  GThread    *owner;    /* NULL for all threads, if no two of them write */
} TestIo;

void        test_io_init   (TestIo      *self);
void        test_io_fail   (TestIo      *self,
                            const char  *only,
                            guint        at,
                            int          error);
void        test_io_reset  (TestIo      *self);
void        test_io_record (TestIo      *self);
guint       test_io_n_of   (TestIo      *self,
                            const char  *line);
void        test_io_clear  (TestIo      *self);

G_END_DECLS
