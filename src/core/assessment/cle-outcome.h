/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-questionnaire.h"

G_BEGIN_DECLS

/* What the answers add up to. Points are thousandths: 6000 is six points. */
typedef struct
{
  gint64 score;      /* the lower end of the certainty band */
  gint64 upper;      /* the score if every "not sure" turned out to be the better answer */
  gint64 max;
  guint  n_unsure;
  guint  n_answered;
} CleOutcome;

CleOutcome  cle_outcome_compute      (const CleQuestionnaire *questionnaire,
                                      const CleAnswer        *answers);
guint       cle_outcome_find_band    (const CleQuestionnaire *questionnaire,
                                      gint64                  score);
guint      *cle_outcome_list_weakest (const CleQuestionnaire *questionnaire,
                                      const CleAnswer        *answers,
                                      guint                  *n_found);
char       *cle_points_format        (gint64                  points);

G_END_DECLS
