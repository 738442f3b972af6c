/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-history.h"
#include "cle-period.h"

G_BEGIN_DECLS

/* What of the history is looked at. NULL and -1 mean: any. */
typedef struct
{
  ClePeriod   period;
  const char *subject;
  int         voice;         /* a CleVoice, or -1 */
  const char *questionnaire; /* an id */
} CleSelectionFilter;

#define CLE_BLOCK_HIDDEN 0 /* fewer than five stand together */
#define CLE_BLOCK_OPEN   1 /* management's own, or chosen as a single result */

/* A result as it was when it was selected. */
typedef struct
{
  gint64  at;      /* wall clock, ms */
  guint32 row;     /* of the history */
  guint32 score;   /* thousandths */
  guint32 subject; /* number of the subject */
  guint32 respondent; /* number of a person, or 0 if nobody was named */
  guint32 answers; /* packed, see cle_selection_get_answer() */
  guint32 block;   /* of those it may be counted with, see cle-blocks.h */
  guint16 quiz;    /* index into quizzes */
  gint16  offset;  /* minutes east of UTC */
  guint16 n_unsure;
  guint8  voice;
  guint8  marks;   /* of CleAnswerMarks */
} CleSelected;

/* A copy of the results that pass a filter, oldest first, without those in the
 * trash. It borrows nothing from the history: once it is complete it may be
 * read in any thread. */
typedef struct
{
  CleSelected *rows;
  guint        n_rows;
  guint        n_blocks;   /* block numbers are below this */
  GPtrArray   *quizzes;    /* of CleArchiveQuiz; NULL where no row uses it */
  GPtrArray   *notes;      /* of CleSelectionNote, by index */
  GByteArray  *long_answers;
  gboolean     is_single;
} CleSelection;

typedef struct
{
  guint index;  /* into rows */
  char *text;
} CleSelectionNote;

/* The first two, from a history, are in cle-selecting.c. */
CleSelection         *cle_selection_new        (CleHistory               *history,
                                                const CleSelectionFilter *filter);
CleSelection         *cle_selection_new_single (CleHistory               *history,
                                                guint                     row);
CleSelection         *cle_selection_new_part   (const CleSelection       *selection,
                                                const guint              *groups,
                                                guint                     group);
CleSelection         *cle_selection_ref        (CleSelection             *self);
void                  cle_selection_unref      (CleSelection             *self);
CleAnswer             cle_selection_get_answer (const CleSelection       *self,
                                                guint                     index,
                                                guint                     question);
const char           *cle_selection_get_note   (const CleSelection       *self,
                                                guint                     index);
gboolean              cle_selection_is_mixed   (const CleSelection       *self,
                                                const CleSelection       *other);
guint                 cle_selection_find_last  (const CleSelection       *self);
guint                 cle_selection_count_respondents (const CleSelection *self,
                                                       const guint8       *counted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleSelection, cle_selection_unref)

/**
 * cle_selection_get_quiz:
 * @self: a selection
 * @index: of a result
 *
 * Returns: (transfer none): what it was answered with.
 */
static inline const CleArchiveQuiz *
cle_selection_get_quiz (const CleSelection *self,
                        guint               index)
{
  return (const CleArchiveQuiz *) g_ptr_array_index (self->quizzes, self->rows[index].quiz);
}

/**
 * cle_selection_get_answers:
 * @self: a selection
 * @index: of a result
 *
 * Returns: (transfer none): its answers, see cle-packed-answers.h, in the order
 *   of its questionnaire.
 */
static inline const guint8 *
cle_selection_get_answers (const CleSelection *self,
                           guint               index)
{
  const CleSelected *row = &self->rows[index];

  if (cle_selection_get_quiz (self, index)->n_questions <= 16)
    return (const guint8 *) &row->answers;

  return self->long_answers->data + row->answers;
}

G_END_DECLS
