/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client-book.h"
#include "cle-profile.h"
#include "cle-verdict.h"
#include "store/cle-store.h"

G_BEGIN_DECLS

/* One client, with all that the rules say of it. */
typedef struct
{
  CleClient         *client;
  const CleProfile  *profile;  /* (nullable): that it was measured against */
  gint8             *levels;   /* (nullable): one a trait of the profile */
  gint64             rated_at; /* ms; 0 if never */
  gboolean           stale;    /* rated too long ago */
  CleMoney          *money;    /* (nullable): with the minutes of the contact log */
  gboolean           logged;   /* the hours are those of the contact log */
  CleFit             fit;
  CleProfit          profit;
  CleVerdictInput    input;
  CleVerdict         verdict;  /* by the rules */
  CleDecision       *decision; /* (nullable): the manager's last one that stands */
  CleVerdictKind     kind;     /* what holds: the manager's word, else the rules' */
} CleJudged;

/* All clients of a book, judged, as they were at that moment. It keeps nothing of
 * the book. */
typedef struct _CleJudge CleJudge;

CleJudge        *cle_judge_new         (CleClientBook    *book,
                                        CleStore         *store,
                                        GPtrArray        *profiles,
                                        gint64            now);
CleJudge        *cle_judge_new_one     (CleClientBook    *book,
                                        CleStore         *store,
                                        GPtrArray        *profiles,
                                        gint64            now,
                                        const CleClient  *client,
                                        gint64            revenue);
CleJudge        *cle_judge_begin       (CleClientBook    *book,
                                        CleStore         *store,
                                        GPtrArray        *profiles,
                                        gint64            now);
gboolean         cle_judge_step        (CleJudge         *self,
                                        guint             n_clients);
CleJudge        *cle_judge_ref         (CleJudge         *self);
void             cle_judge_unref       (CleJudge         *self);
guint            cle_judge_get_n       (const CleJudge   *self);
const CleJudged *cle_judge_get         (const CleJudge   *self,
                                        guint             index);
CleDecision     *cle_judged_decide     (const CleJudged  *self,
                                        CleVerdictKind    kind,
                                        const char       *reason);
const CleJudged *cle_judge_find        (const CleJudge   *self,
                                        const char       *client);
gint64           cle_judge_get_revenue (const CleJudge   *self);
GArray          *cle_judge_preview     (CleJudge         *self,
                                        const CleProfile *changed);

/* A client that another profile would judge otherwise. */
typedef struct
{
  const CleJudged *judged;
  CleVerdictKind   before; /* by the rules */
  CleVerdictKind   after;
} CleJudgeChange;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleJudge, cle_judge_unref)

G_END_DECLS
