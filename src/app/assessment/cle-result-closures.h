/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-result.h"

G_BEGIN_DECLS

char *cle_result_about_text   (const CleResult *result,
                               const char      *respondent,
                               const char      *questionnaire,
                               gint64           now);
char *cle_result_question_tag (guint            question,
                               CleAnswer        answer);
char *cle_result_step_text    (const char      *how,
                               guint            question,
                               CleAnswer        answer);

G_END_DECLS
