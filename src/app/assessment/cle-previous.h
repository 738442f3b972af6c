/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/cle-history.h"

G_BEGIN_DECLS

gboolean cle_previous_find (CleHistory      *history,
                            const CleResult *result,
                            guint           *row);

G_END_DECLS
