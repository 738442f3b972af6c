/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-selection.h"

G_BEGIN_DECLS

const char *cle_emptiness_explain_hidden (void);
char       *cle_emptiness_describe       (CleHistory         *history,
                                          const CleSelection *selection,
                                          guint               n_hidden);

G_END_DECLS
