/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-answer-marks.h"
#include "cle-intern.h"
#include "cle-result-reader.h"

G_BEGIN_DECLS

/* Results in columns, under 64 bytes each with both indexes. Rows are numbered
 * in the order in which they were added and never move. */
typedef struct _CleTable CleTable;

typedef enum
{
  CLE_ROW_TRASHED = 1 << 0,
  CLE_ROW_ERASED = 1 << 1,
  CLE_ROW_NOTED = 1 << 2,
  CLE_ROW_FAST = 1 << 3,     /* marks of its answers, see assessment/cle-answer-marks */
  CLE_ROW_STRAIGHT = 1 << 4,
} CleRowFlags;

#define CLE_ROW_MARKS (CLE_ROW_FAST | CLE_ROW_STRAIGHT)

typedef struct
{
  guint8      id[16];
  gint64      at;
  int         offset;
  gint64      score;
  guint       n_unsure;      /* counted from the answers; not looked at when adding */
  guint       n_answers;     /* up to CLE_PACKED_MAX */
  CleVoice    voice;
  guint       subject;       /* in the pool of subjects */
  guint       respondent;    /* number of a person from 1, or 0 if nobody was named */
  guint       questionnaire; /* in the pool of questionnaires */
  guint       segment;
  guint       position;      /* bytes into the segment */
  CleRowFlags flags;
  guint8      answers[CLE_PACKED_SIZE];
} CleTableRow;

/* The marks of CleAnswerMarks among the flags of a row. */
static inline guint
cle_row_flags_get_marks (CleRowFlags flags)
{
  return ((flags & CLE_ROW_FAST) != 0 ? CLE_MARK_FAST : 0u) |
         ((flags & CLE_ROW_STRAIGHT) != 0 ? CLE_MARK_STRAIGHT : 0u);
}

CleTable    *cle_table_new         (void);
void         cle_table_free        (CleTable           *self);
void         cle_table_expect      (CleTable           *self,
                                    guint               n_rows);
guint        cle_table_get_n_rows  (const CleTable     *self);
gboolean     cle_table_add         (CleTable           *self,
                                    const CleTableRow  *row,
                                    guint              *number);
void         cle_table_get         (const CleTable     *self,
                                    guint               number,
                                    CleTableRow        *row);
gboolean     cle_table_find        (const CleTable     *self,
                                    const guint8       *id,
                                    guint              *number);
gint64       cle_table_get_at      (const CleTable     *self,
                                    guint               number);
CleRowFlags  cle_table_get_flags   (const CleTable     *self,
                                    guint               number);
void         cle_table_set_flags   (CleTable           *self,
                                    guint               number,
                                    CleRowFlags         flags);
void         cle_table_sort        (CleTable           *self);
guint        cle_table_get_oldest  (const CleTable     *self,
                                    guint               i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleTable, cle_table_free)

G_END_DECLS
