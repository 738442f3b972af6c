/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "clients/cle-care.h"
#include "clients/cle-judge.h"

G_BEGIN_DECLS

char *cle_verdict_decided_text (const CleJudged  *judged);
char *cle_verdict_fit_line     (const CleFitLine *line,
                                const char       *language);
char *cle_verdict_care_text    (CleCare          care);
char *cle_verdict_talk_text    (guint64          talked,
                                gint64           worth);

G_END_DECLS
