/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-contact.h"
#include "store/cle-store.h"

G_BEGIN_DECLS

/* The contact log, in the manner of cle-client-acts. */
gboolean cle_contact_add         (CleStore          *store,
                                  CleContact        *contact,
                                  GError           **error);
gboolean cle_contact_set_promise (CleStore          *store,
                                  const CleContact  *contact,
                                  ClePromiseState    state,
                                  char             **record,
                                  GError           **error);

G_END_DECLS
