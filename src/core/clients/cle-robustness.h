/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-verdict.h"

G_BEGIN_DECLS

#define CLE_ROBUSTNESS_N 100

guint cle_robustness_count (const CleProfile      *profile,
                            const gint8           *levels,
                            const CleProfit       *profit,
                            const CleVerdictInput *input);

G_END_DECLS
