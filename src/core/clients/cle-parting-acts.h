/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-parting.h"
#include "store/cle-store.h"

G_BEGIN_DECLS

/* Parting with a client, in the manner of cle-client-acts. */
gboolean   cle_parting_begin     (CleStore          *store,
                                  CleParting        *parting,
                                  GError           **error);
gboolean   cle_parting_begin_told (CleStore         *store,
                                  CleParting        *parting,
                                  const char        *person,
                                  const char        *day,
                                  GError           **error);
gboolean   cle_parting_set_step  (CleStore          *store,
                                  const CleParting  *parting,
                                  ClePartingItem     item,
                                  gboolean           done,
                                  const char        *note,
                                  char             **record,
                                  GError           **error);
gboolean   cle_parting_finish    (CleStore          *store,
                                  const CleParting  *parting,
                                  const char        *look,
                                  const char        *change,
                                  char             **record,
                                  GError           **error);
gboolean   cle_parting_call_off  (CleStore          *store,
                                  const CleParting  *parting,
                                  const char        *why,
                                  char             **record,
                                  GError           **error);

G_END_DECLS
