/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client-model.h"
#include "test-store.h"

G_BEGIN_DECLS

/* The clients of a window's session, and how often they were told to have
 * changed. */
typedef struct
{
  CleSession     *session;
  CleClientModel *model;
  guint           n_loaded;
  guint           n_changed;
} TestClients;

void  test_clients_begin   (TestClients *self,
                            TestStore   *given);
void  test_clients_load    (TestClients *self);
void  test_clients_end     (TestClients *self);

char *test_client_add      (CleStore    *store,
                            const char  *name);
void  test_client_add_many (CleStore    *store,
                            guint        n);
void  test_client_note     (CleStore    *store,
                            const char  *id);

G_END_DECLS
