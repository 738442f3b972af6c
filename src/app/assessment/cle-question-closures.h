/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-questionnaire.h"

G_BEGIN_DECLS

#define CLE_EVIDENCE_MAX 4000 /* characters */

CleAnswer   cle_question_answer_of_key    (guint            keyval,
                                           const char      *letters);
const char *cle_question_letters          (void);
const char *cle_question_next_label       (gboolean         answered,
                                           gboolean         last,
                                           gboolean         editing);
gboolean    cle_question_offers_evidence  (CleAnswer        answer,
                                           const char      *evidence);
char       *cle_question_spoken           (guint            position,
                                           guint            n,
                                           const char      *text);
char       *cle_question_saved_text       (gint64           wall,
                                           int              offset);
guint       cle_question_previous         (guint            position,
                                           guint            n,
                                           gboolean         editing);
guint       cle_question_following        (guint            position,
                                           guint            n,
                                           gboolean         editing);

G_END_DECLS
