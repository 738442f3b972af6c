/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-library.h"
#include "cle-selection.h"
#include "statistics/cle-alpha.h"
#include "statistics/cle-share.h"

G_BEGIN_DECLS

/* What a selection comes to. Staff and clients are only counted where at least
 * five stand together. Scores are points of the axis 0 … 10. */
typedef struct
{
  guint      n;           /* results that are counted */
  guint      n_respondents; /* people who gave them */
  guint      n_hidden;    /* that are not, because fewer than five stand together */
  double     mean;        /* NAN of nothing */
  double     median;
  double     spread;      /* standard deviation; NAN of fewer than two */
  char     **questions;   /* ids */
  guint      n_questions;
  CleShare  *shares;      /* of yes, one a question */
  CleAlpha   alpha;
} CleSummary;

CleSummary *cle_summary_new  (CleSelection *selection,
                              CleLibrary   *library);
void        cle_summary_free (CleSummary   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleSummary, cle_summary_free)

G_END_DECLS
