/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-questionnaire.h"
#include "cle-csv-reader.h"

G_BEGIN_DECLS

/* What is needed of a row to plan its import. */
typedef struct
{
  guint8      id[16];
  const char *respondent;        /* in the table, not terminated */
  gsize       respondent_length;
  const char *next;              /* where the next row begins */
} CleQuickRow;

/* Reads rows as our own export writes them, from rows that were read before. A
 * row that is not like those is left to be read strictly. */
typedef struct _CleQuickRows CleQuickRows;

CleQuickRows *cle_quick_rows_new              (const CleCsvReader      *reader);
void          cle_quick_rows_free             (CleQuickRows            *self);
void          cle_quick_rows_learn            (CleQuickRows            *self,
                                               const CleCsvReader      *reader,
                                               const CleQuestionnaire  *questionnaire);
gboolean      cle_quick_rows_read             (CleQuickRows            *self,
                                               const char              *at,
                                               const char              *end,
                                               CleQuickRow             *row);
gboolean      cle_quick_take_thousandths      (const char             **at,
                                               char                     stop,
                                               gint64                  *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleQuickRows, cle_quick_rows_free)

G_END_DECLS
