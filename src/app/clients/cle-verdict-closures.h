/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-judge.h"

G_BEGIN_DECLS

char *cle_verdict_decided_text (const CleJudged   *judged,
                                gint64             now);
char *cle_verdict_decision_day (const CleDecision *decision);

G_END_DECLS
