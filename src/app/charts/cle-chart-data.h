/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cle-chart.h"
#include "clients/cle-courses.h"
#include "clients/cle-portfolio.h"
#include "cle-session.h"
#include "history/cle-sheet.h"
#include "history/cle-summary.h"
#include "statistics/cle-min-max.h"

G_BEGIN_DECLS

typedef enum
{
  CLE_CHART_KIND_PROGRESS,
  CLE_CHART_KIND_ANSWERS,
  CLE_CHART_KIND_VOICES,
  CLE_CHART_KIND_COMPARISON,
  CLE_CHART_KIND_PORTFOLIO, /* these three are of clients, not of the history */
  CLE_CHART_KIND_WHALE,
  CLE_CHART_KIND_COURSES,
} CleChartKind;

#define CLE_N_CHART_KINDS 4 /* of the history */
#define CLE_CHART_LATEST  G_MAXUINT /* the latest occasion, or the one before it */

/* What to show. */
typedef struct
{
  CleChartKind       kind;
  CleSelectionFilter filter;
  CleGrouping        grouping;
  gint32             target;   /* thousandths, or CLE_PROGRESS_NO_TARGET */
  gboolean           previous; /* the stretch of time before as well */
  guint              sides[2]; /* points to compare, earlier first, or CLE_CHART_LATEST */
} CleChartRequest;

/* What a chart is made from; complete, immutable and independent of the history. */
typedef struct
{
  CleChartKind       kind;
  CleProgressSeries *series;
  CleProgressSeries *previous;  /* (nullable) */
  gint64             shift;     /* ms from there to here */
  CleMinMax         *min_max;
  CleMinMax         *upper;
  CleSummary        *summary;
  CleAnswerGrid     *grid;       /* by kind, else NULL */
  CleVoiceGap       *gap;
  CleComparison     *comparison; /* NULL as well when there is only one occasion */
  guint              sides[2];   /* points that are compared */
  ClePortfolio      *portfolio;  /* of charts of clients; all else is NULL then */
  CleWhale          *whale;
  CleCourses        *courses;
  GPtrArray         *questionnaires; /* of CleQuestionnaire, newest first, NULL at its end */
} CleChartData;

CleChartData *cle_chart_data_new_for_clients (CleChartKind     kind,
                                          ClePortfolio          *portfolio);
CleChartData *cle_chart_data_new_for_courses (const CleCourses  *courses);
CleChartData *cle_chart_data_ref         (CleChartData          *self);
void          cle_chart_data_unref       (CleChartData          *self);
void          cle_chart_data_load_async  (CleSession            *session,
                                          const CleChartRequest *request,
                                          GCancellable          *cancellable,
                                          GAsyncReadyCallback    callback,
                                          gpointer               data);
CleChartData *cle_chart_data_load_finish (GAsyncResult          *result,
                                          GError               **error);
char         *cle_chart_data_name_point  (const CleChartData    *self,
                                          guint                  point);
CleChart     *cle_chart_data_make_chart  (const CleChartData    *self,
                                          const CleChartStyle   *style,
                                          ClePeriod              zoom,
                                          const char            *title,
                                          const char            *subtitle,
                                          double                 width);
CleSheet     *cle_chart_data_make_sheet  (const CleChartData    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleChartData, cle_chart_data_unref)

G_END_DECLS
