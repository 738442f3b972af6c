/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-library.h"
#include "cle-selection.h"
#include "statistics/cle-change.h"

G_BEGIN_DECLS

#define CLE_PROGRESS_NO_ROW    G_MAXUINT32
#define CLE_PROGRESS_NO_TARGET -1
#define CLE_PROGRESS_AXIS      10000 /* the axis reaches from 0 to here */

/* Scores are thousandths of a point on the axis 0 … 10, whatever the maximum of
 * the questionnaire. */
typedef struct
{
  gint64      at;    /* ms; the mean time when there are several results */
  gint32      score; /* or the mean */
  gint32      upper; /* end of the certainty band, or its mean */
  gint32      low;   /* mean − spread; the score when n is 1 */
  gint32      high;  /* mean + spread */
  guint32     n;     /* results that are counted */
  guint32     row;   /* of the history when n is 1, else CLE_PROGRESS_NO_ROW */
  const char *note;  /* of the single result, or NULL; lives with the series */
} CleProgressPoint;

typedef enum
{
  CLE_BREAK_WORDING,   /* only texts differ */
  CLE_BREAK_QUESTIONS, /* questions or their points differ */
  CLE_BREAK_UNKNOWN,   /* one of the versions is not known here */
} CleBreakKind;

typedef struct
{
  guint        index;   /* of the point before which the break is */
  CleBreakKind kind;
  guint        before;  /* revisions */
  guint        after;
} CleProgressBreak;

typedef struct
{
  CleSelection     *selection;
  CleGrouping       grouping;  /* as used, never AUTO */
  CleProgressPoint *points;    /* oldest first */
  guint             n_points;
  CleProgressBreak *breaks;
  guint             n_breaks;
  gint32            target;    /* or CLE_PROGRESS_NO_TARGET */
  CleChange         change;    /* of the last point against the one before; points of the axis */
  guint             n_results; /* that are counted in some point */
  guint             n_respondents; /* people who gave them, see cle_selection_count_respondents() */
  guint             n_hidden;  /* that are not, because fewer than five stand together */
  gboolean          is_mixed;  /* several subjects or voices: nothing says what changed */
  guint            *groups;    /* for each row of the selection its point, or G_MAXUINT */
} CleProgressSeries;

CleProgressSeries *cle_progress_series_new             (CleSelection            *selection,
                                                        CleLibrary              *library,
                                                        CleGrouping              grouping,
                                                        gint32                   target,
                                                        GCancellable            *cancellable);
void               cle_progress_series_free            (CleProgressSeries       *self);
char              *cle_progress_series_describe_change (const CleProgressSeries *self);
char              *cle_progress_series_summarize       (const CleProgressSeries *self);
char              *cle_progress_break_describe         (const CleProgressBreak  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleProgressSeries, cle_progress_series_free)

G_END_DECLS
