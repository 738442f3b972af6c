/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CLE_VERDICT_NONE,    /* too little is known */
  CLE_VERDICT_CHERISH, /* keep and cherish */
  CLE_VERDICT_KEEP,
  CLE_VERDICT_TERMS,   /* change terms */
  CLE_VERDICT_PART,    /* part ways */
} CleVerdictKind;

/* What the program proposed and the manager decided on a day. The history is
 * append-only; the last decision of a client holds. */
typedef struct
{
  char           *id;       /* of the record */
  gint64          at;       /* wall clock, ms */
  char           *client;   /* id in people/ */
  CleVerdictKind  proposed; /* by the rules, on that day */
  CleVerdictKind  decided;  /* NONE: the manager took an override back */
  char           *reason;   /* (nullable): a sentence; required when they differ */
  int             fit;      /* thousandths, 0 … 100000, or -1 */
  gboolean        has_profit;
  gint64          profit;   /* hundredths of the currency: the middle of the range */
} CleDecision;

/* Softer terms, tried for some time. */
typedef struct
{
  char     *id;      /* of the record */
  gint64    at;
  char     *client;
  char     *step;    /* word of a step of the ladder, or the manager's own words */
  char     *until;   /* a day as 2026-11-30 */
  gint64    closed;  /* when it was closed, 0 while it runs */
  gboolean  helped;  /* what was said at its end */
} CleTrial;

const char  *cle_verdict_kind_get_word  (CleVerdictKind   kind);
gboolean     cle_verdict_kind_from_word (const char      *word,
                                         CleVerdictKind  *kind);
CleDecision *cle_decision_copy          (const CleDecision *self);
void         cle_decision_free          (CleDecision     *self);
CleTrial    *cle_trial_copy             (const CleTrial  *self);
void         cle_trial_free             (CleTrial        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleDecision, cle_decision_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleTrial, cle_trial_free)

G_END_DECLS
