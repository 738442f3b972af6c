/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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
} CleRowFlags;

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
  guint       questionnaire; /* in the pool of questionnaires */
  guint       segment;
  guint       position;      /* bytes into the segment */
  CleRowFlags flags;
  guint8      answers[CLE_PACKED_SIZE];
} CleTableRow;

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
