/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-client-book.h"
#include "history/cle-history.h"
#include "test-store.h"

G_BEGIN_DECLS

/* Id of a client that was saved, with a name that is hard on everybody. */
char          *given_client  (TestStore  *test);
/* All of a store in which nothing may be damaged. */
CleHistory    *given_history (TestStore  *test);
CleClientBook *given_book    (CleHistory *history);

G_END_DECLS
