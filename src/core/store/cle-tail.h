/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-store-private.h"

G_BEGIN_DECLS

gboolean cle_tail_learn      (CleStore      *store,
                              GError       **error);
void     cle_tail_forget     (CleStore      *store);
void     cle_tail_remember   (CleStore      *store);
void     cle_tail_leave_note (CleStore      *store);

G_END_DECLS
