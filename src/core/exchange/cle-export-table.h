/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-export-row.h"

G_BEGIN_DECLS

/* The columns of a table before those of the questions. */
typedef enum
{
  CLE_COLUMN_ID,
  CLE_COLUMN_AT,
  CLE_COLUMN_DATE,
  CLE_COLUMN_SUBJECT,
  CLE_COLUMN_VOICE,
  CLE_COLUMN_VOICE_LABEL,
  CLE_COLUMN_RESPONDENT,
  CLE_COLUMN_QUESTIONNAIRE,
  CLE_COLUMN_TITLE,
  CLE_COLUMN_REVISION,
  CLE_COLUMN_DIGEST,
  CLE_COLUMN_SCORE,
  CLE_COLUMN_UPPER,
  CLE_COLUMN_MAX,
  CLE_COLUMN_UNSURE,
  CLE_COLUMN_STARTED,
  CLE_COLUMN_SECONDS,
  CLE_COLUMN_DEVICE,
  CLE_COLUMN_SEQUENCE,
  CLE_COLUMN_NOTE,
  CLE_COLUMN_MARKS,
  CLE_N_COLUMNS,
} CleColumn;

/* What the tables share: which questions there are, and what is known of the
 * questionnaires and people. */
typedef struct
{
  const CleExport   *export;
  CleQuizLookup     *lookup;
  char             **questions;   /* ids: a group of columns each */
  guint              n_questions;
  guint            **places;      /* [quiz][question]: its answer, or CLE_QUIZ_NO_QUESTION */
  gboolean          *in_order;    /* [quiz]: each question has its own number as its place */
  gint64           **gains;       /* [quiz][answer]: what a better one than "not sure" adds */
  GHashTable        *people;      /* id → name */
} CleExportTable;

CleExportTable *cle_export_table_new               (const CleExport         *export);
void            cle_export_table_free              (CleExportTable          *self);
const char     *cle_export_table_get_title         (const CleExportTable    *self,
                                                    guint                    quiz,
                                                    const char *const       *languages);
const char     *cle_export_table_find_name         (const CleExportTable    *self,
                                                    const CleExportRow      *row);
CleAnswer       cle_export_table_get_answer        (const CleExportTable    *self,
                                                    guint                    index,
                                                    guint                    question);
gint64          cle_export_table_get_upper         (const CleExportTable    *self,
                                                    guint                    index);
const char     *cle_column_get_name                (CleColumn                column);
char           *cle_export_table_dup_question_name (const CleExportTable    *self,
                                                    guint                    question,
                                                    guint                    column);
const char     *cle_export_get_answer_label        (CleAnswer                answer);
const char     *cle_export_get_voice_label         (CleVoice                 voice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleExportTable, cle_export_table_free)

G_END_DECLS
