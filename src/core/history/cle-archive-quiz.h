/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What results were answered with. Results whose questions stand in another
 * order have another one, so that an answer is always found by its place.
 * Immutable, and may be held in any thread. */
typedef struct
{
  char   *id;          /* of the questionnaire */
  char   *digest;
  guint   revision;
  gint64  max;         /* thousandths */
  char  **questions;   /* ids, in the order of the records */
  guint   n_questions;
} CleArchiveQuiz;

CleArchiveQuiz *cle_archive_quiz_new           (void);
CleArchiveQuiz *cle_archive_quiz_ref           (CleArchiveQuiz       *self);
void            cle_archive_quiz_unref         (CleArchiveQuiz       *self);
gboolean        cle_archive_quiz_find_question (const CleArchiveQuiz *self,
                                                const char           *id,
                                                guint                *index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleArchiveQuiz, cle_archive_quiz_unref)

G_END_DECLS
