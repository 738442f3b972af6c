/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-verdict.h"

G_BEGIN_DECLS

/* Why, in words; for people and, by its code, for programs. */
typedef struct
{
  const char *code;
  char       *text; /* a sentence */
} CleReason;

/* All that a verdict was made of. Borrowed. */
typedef struct
{
  const CleProfile      *profile;
  const gint8           *levels;
  const CleFit          *fit;
  const CleProfit       *profit;
  const CleOffice       *office;
  const CleVerdictInput *input;
  const CleVerdict      *verdict;
  int                    robustness; /* of 100; -1 not to say */
  const char            *language;   /* (nullable): of the traits */
} CleVerdictCase;

void        cle_reason_free            (CleReason            *self);
/* Of CleReason, the rule first. */
GPtrArray  *cle_verdict_list_reasons   (const CleVerdictCase *one);
const char *cle_rule_get_sentence      (CleRule               rule);
const char *cle_verdict_kind_get_name  (CleVerdictKind        kind);
char       *cle_decision_dup_text      (const CleDecision    *decision);
char       *cle_fit_dup_text           (int                   fit);
char       *cle_fit_dup_formula        (const CleFit         *fit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleReason, cle_reason_free)

G_END_DECLS
