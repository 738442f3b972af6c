/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-library.h"
#include "store/cle-store.h"

G_BEGIN_DECLS

CleStore  *bench_store_new        (const char *folder,
                                   const char *name);
void       bench_store_fill       (CleStore   *store,
                                   guint       n_results);
char     **bench_store_list_files (CleStore   *store);
char      *bench_store_members    (guint       seed);

G_END_DECLS
