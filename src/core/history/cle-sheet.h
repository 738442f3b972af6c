/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-answer-grid.h"
#include "cle-comparison.h"
#include "cle-progress-series.h"
#include "cle-voice-gap.h"

G_BEGIN_DECLS

/* The data of a chart as a table of texts: for the table view and reports. A
 * cell whose column is numeric is a number as g_ascii_strtod() reads it, or
 * empty. */
typedef struct
{
  char    **titles;
  char    **long_titles; /* (nullable): the same in full, where they are cut short */
  gboolean *numeric; /* by column */
  guint     n_columns;
  GPtrArray *rows;   /* of char **, n_columns texts each */
} CleSheet;

/* What the sheets of all charts need. */
typedef struct
{
  const CleQuestionnaire *const *questionnaires; /* (nullable): ends with NULL */
  const char                    *language;       /* (nullable) */
  int                            offset;         /* minutes east of UTC, for means of days */
  gboolean                       is_printed;     /* days as the locale has them; else they sort as text */
} CleSheetSetup;

CleSheet   *cle_sheet_new_for_progress   (const CleProgressSeries *series,
                                          const CleSheetSetup     *setup);
CleSheet   *cle_sheet_new_for_answers    (const CleAnswerGrid     *grid,
                                          const CleProgressSeries *series,
                                          const CleSheetSetup     *setup);
CleSheet   *cle_sheet_new_for_voices     (const CleVoiceGap       *gap,
                                          const CleSheetSetup     *setup);
CleSheet   *cle_sheet_new_for_comparison (const CleComparison     *comparison,
                                          const char              *earlier,
                                          const char              *later,
                                          const CleSheetSetup     *setup);
void        cle_sheet_free               (CleSheet                *self);
const char *cle_sheet_get_cell           (const CleSheet          *self,
                                          guint                    row,
                                          guint                    column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleSheet, cle_sheet_free)

G_END_DECLS
