/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-history.h"

G_BEGIN_DECLS

char **cle_trash_list_expired (CleHistory *history,
                               gint64      now);

G_END_DECLS
