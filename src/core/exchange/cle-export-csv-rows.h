/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-csv-writer.h"
#include "cle-export-table.h"
#include "cle-local-time.h"

G_BEGIN_DECLS

#define CLE_CSV_SHORT 48 /* bytes: copied as a whole, which takes no loop */

/* Some cells, each with the delimiter before it. */
typedef struct
{
  char  *text;     /* at least CLE_CSV_SHORT bytes may be read */
  gsize  length;
} CleCsvCells;

/* What is the same from row to row, quoted and made inert once. Not changed
 * while rows are made, in any thread. */
typedef struct
{
  CleExportTable *table;
  char            delimiter;
  gboolean        decimal_comma;
  CleCsvCells    *quizzes;               /* id, title, revision, digest of each */
  CleCsvCells     voices[CLE_N_VOICES];
  CleCsvCells     answers[4];            /* code and label */
  CleCsvCells     bare[4];               /* the same and no evidence */
  CleCsvCells     fours[256];            /* four bare ones, by their packed byte */
  gsize           room;                  /* for a row without its own texts */
} CleCsvWords;

/* Makes rows, in one thread. */
typedef struct _CleCsvRows CleCsvRows;

void          cle_csv_words_init    (CleCsvWords             *self,
                                     const CleExport         *export,
                                     const CleExportOptions  *options);
void          cle_csv_words_clear   (CleCsvWords             *self);

CleCsvRows   *cle_csv_rows_new      (const CleCsvWords       *words);
void          cle_csv_rows_free     (CleCsvRows              *self);
CleCsvWriter *cle_csv_rows_get_writer (CleCsvRows            *self);
gboolean      cle_csv_rows_make     (CleCsvRows              *self,
                                     guint                    first,
                                     guint                    n,
                                     GError                 **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CleCsvWords, cle_csv_words_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleCsvRows, cle_csv_rows_free)

G_END_DECLS
