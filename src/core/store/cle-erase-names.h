/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-erase-mask.h"
#include "cle-store.h"

G_BEGIN_DECLS

/* How those who are erased are called, by which damaged lines that lost their id
 * are known, and what is taken out of sentences about others. */
CleEraseNames *cle_erase_names_read   (CleStore             *store,
                                       char                **ids,
                                       GError              **error);
gboolean       cle_erase_names_are_in (const CleEraseNames  *self,
                                       const char           *bytes,
                                       gsize                 length);

G_END_DECLS
