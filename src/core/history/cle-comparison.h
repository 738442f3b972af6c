/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-library.h"
#include "cle-selection.h"
#include "statistics/cle-change.h"
#include "statistics/cle-share.h"

G_BEGIN_DECLS

/* One question on both sides. Answers are CLE_ANSWER_NONE unless a side is one
 * single result. */
typedef struct
{
  char      *id;
  CleShare   earlier;
  CleShare   later;
  CleAnswer  earlier_answer;
  CleAnswer  later_answer;
  gboolean   is_reworded;    /* not all were asked in the same words */
} CleComparisonRow;

typedef struct
{
  CleComparisonRow *rows;          /* questions that both sides were asked */
  guint             n_rows;
  char            **only_earlier;  /* ids of the others */
  char            **only_later;
  CleScores         earlier;       /* points of the axis 0 … 10 */
  CleScores         later;
  CleChange         change;
  guint             n_hidden[2];   /* not counted: fewer than five stand together */
  gboolean          is_matched;    /* both sides are one single result */
  gboolean          is_mixed;      /* several subjects or voices: nothing says what changed */
  guint             turned[4][4];  /* [from][to], CleAnswer; only when matched */
} CleComparison;

CleComparison *cle_comparison_new             (CleSelection        *earlier,
                                               CleSelection        *later,
                                               CleLibrary          *library,
                                               GCancellable        *cancellable);
void           cle_comparison_free            (CleComparison       *self);
char          *cle_comparison_describe_change (const CleComparison *self);
char          *cle_comparison_describe_turned (const CleComparison *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleComparison, cle_comparison_free)

G_END_DECLS
