/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The answers of one questionnaire as they stand in a record: the same bytes
 * from line to line but for the letters of the answers. */
typedef struct _CleAnswerLayout CleAnswerLayout;

CleAnswerLayout *cle_answer_layout_new     (const char             *at,
                                            const char             *end);
void             cle_answer_layout_free    (CleAnswerLayout        *self);
gsize            cle_answer_layout_match   (const CleAnswerLayout  *self,
                                            const char             *at,
                                            const char             *end,
                                            guint8                 *packed);
guint            cle_answer_layout_get_n   (const CleAnswerLayout  *self);
char           **cle_answer_layout_dup_ids (const CleAnswerLayout  *self);
gboolean         cle_answer_layout_advance (const CleAnswerLayout  *self,
                                            guint                  *question,
                                            const char             *id,
                                            gsize                   length);

G_END_DECLS
