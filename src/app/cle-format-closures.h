/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-outcome.h"

G_BEGIN_DECLS

/* Values in, words out: what the pages show. None of them needs a display. */
const char *cle_format_voice         (CleVoice           voice);
const char *cle_format_answer        (CleAnswer          answer);
const char *cle_format_answer_symbol (CleAnswer          answer);
char       *cle_format_score         (gint64             score,
                                      gint64             max);
char       *cle_format_certainty     (const CleOutcome  *outcome);
char       *cle_format_about         (const char        *subject,
                                      CleVoice           voice);
char       *cle_format_day           (gint64             wall,
                                      gint64             now,
                                      int                offset);
char       *cle_format_date          (const char        *day);
char       *cle_format_moment        (gint64             wall,
                                      gint64             now,
                                      int                offset);
char       *cle_format_duration      (gint64             duration);
char       *cle_format_number        (const char        *number);
char       *cle_format_progress      (guint              position,
                                      guint              n);
const char *cle_format_language      (const CleQuestionnaire *questionnaire);

G_END_DECLS
