/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients-given.h"
#include "widget-search.h"

G_BEGIN_DECLS

#define TEST_TYPED "As typed"

/* What keeps a store from saving. */
typedef enum
{
  TEST_NO_FOLDER,  /* a file is where the folder is to be */
  TEST_DISK_FULL,  /* nothing more can be written */
  TEST_DISK_FILLS, /* one thing more can be written */
} TestTrouble;

/* A window on a store whose disk takes no records, or no clients. */
typedef struct
{
  TestStore   *given;
  TestClients  clients;
  GtkWidget   *window;
  char        *client; /* id of one */
} TestKept;

void  test_kept_set_up    (TestKept    *self,
                           TestStore   *given);
void  test_kept_tear_down (TestKept    *self);
void  test_kept_hinder    (TestKept    *self,
                           TestTrouble  trouble,
                           const char  *name);
void  test_kept_help      (TestKept    *self,
                           TestTrouble  trouble,
                           const char  *name);
guint test_kept_count     (TestKept    *self,
                           const char  *text);

G_END_DECLS
