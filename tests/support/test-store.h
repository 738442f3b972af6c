/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-library.h"
#include "store/cle-store.h"
#include "test-io.h"
#include "test-records.h"

G_BEGIN_DECLS

/* 2026-11-21T12:00:00Z */
#define TEST_NOW G_GINT64_CONSTANT (1795262400000)

typedef struct
{
  CleClock clock;
  gint64   wall;
  gint64   steady;
  gint64   tick; /* what passes with each look at the steady clock */
  int      offset;
} TestClock;

/* A store in a folder of its own, on a clock and a disk that the test rules. */
typedef struct
{
  char       *parent;
  char       *folder;
  TestClock   clock;
  TestIo      io;
  CleStore   *store;
  CleLibrary *library;
  GPtrArray  *gone;    /* a flag for each store that was opened here */
} TestStore;

void        test_clock_init       (TestClock   *self);

char       *test_folder_new       (void);
void        test_folder_remove    (const char  *path);

void        test_store_set_up     (TestStore     *self,
                                   gconstpointer  data);
void        test_store_tear_down  (TestStore     *self,
                                   gconstpointer  data);
void        test_store_reopen     (TestStore   *self);
void        test_store_relocate   (TestStore   *self,
                                   const char  *name);
CleStore   *test_store_open_again (TestStore   *self);
char       *test_store_path       (TestStore   *self,
                                   const char  *path);
char       *test_store_read       (TestStore   *self,
                                   const char  *path,
                                   gsize       *length);
void        test_store_write      (TestStore   *self,
                                   const char  *path,
                                   const char  *text);
char       *test_store_segment    (TestStore   *self,
                                   const char  *name);
guint       test_store_count      (TestStore   *self,
                                   const char  *folder);

/* Adds tests on a fixture. */
#define test_store_add(path, func)                                                                 \
  g_test_add (path, TestStore, NULL, test_store_set_up, func, test_store_tear_down)
#define test_store_add_data(path, data, func)                                                      \
  g_test_add (path, TestStore, data, test_store_set_up, func, test_store_tear_down)

G_END_DECLS
