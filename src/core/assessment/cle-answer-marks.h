/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-result.h"

G_BEGIN_DECLS

/* Answers that were perhaps not meant. They are shown so and count as all. */
typedef enum
{
  CLE_MARK_FAST = 1 << 0,     /* faster than the questions can be read */
  CLE_MARK_STRAIGHT = 1 << 1, /* the same answer throughout */
} CleAnswerMarks;

guint       cle_answer_marks_judge  (guint            n_answers,
                                     gboolean         alike,
                                     gint64           duration);
guint       cle_answer_marks_find   (const CleResult *result);
const char *cle_answer_marks_format (guint            marks);

G_END_DECLS
