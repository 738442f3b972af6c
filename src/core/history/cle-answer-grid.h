/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-progress-series.h"

G_BEGIN_DECLS

/* The answers to one question on one occasion. All 0: it was not asked. */
typedef struct
{
  guint32 n_yes;
  guint32 n_unsure;
  guint32 n_no;
} CleAnswerCell;

typedef struct
{
  char    *id;
  gboolean shared; /* asked on every occasion */
  gboolean is_reworded; /* not always in the same words */
} CleAnswerGridRow;

/* Questions × occasions; the columns are the points of a progress series. */
typedef struct
{
  CleAnswerGridRow *questions; /* in the order of the latest questionnaire, gone ones last */
  guint             n_questions;
  guint             n_occasions;
  CleAnswerCell    *cells;     /* row by row */
} CleAnswerGrid;

CleAnswerGrid       *cle_answer_grid_new        (const CleProgressSeries *series,
                                                 CleLibrary              *library,
                                                 GCancellable            *cancellable);
void                 cle_answer_grid_free       (CleAnswerGrid           *self);
const CleAnswerCell *cle_answer_grid_get_cell   (const CleAnswerGrid     *self,
                                                 guint                    question,
                                                 guint                    occasion);
CleAnswer            cle_answer_cell_get_answer (const CleAnswerCell     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleAnswerGrid, cle_answer_grid_free)

G_END_DECLS
