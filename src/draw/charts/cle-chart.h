/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-questionnaire.h"
#include "cle-chart-style.h"

G_BEGIN_DECLS

/* A chart that has been laid out for one size. It borrows the data it was made
 * from, which has to live as long. It belongs to one thread. */
typedef struct _CleChart CleChart;

typedef enum
{
  CLE_CHART_EMPTY, /* nothing to show; the message says what will appear */
  CLE_CHART_ONE,   /* one occasion or one voice: not enough for this chart; the same */
  CLE_CHART_FULL,
} CleChartState;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} CleRect;

/* A column of a line of very many points, on whole pixels. */
typedef struct
{
  CleRect  rect;
  CleColor color;
} CleChartColumn;

/* What to paint. Columns can also be painted by somebody who is quicker at it:
 * cle_chart_get_columns(). */
typedef enum
{
  CLE_CHART_BACK = 1 << 0,    /* background, bands, grid */
  CLE_CHART_COLUMNS = 1 << 1,
  CLE_CHART_FRONT = 1 << 2,   /* lines, marks, texts, current item */
  CLE_CHART_ALL = CLE_CHART_BACK | CLE_CHART_COLUMNS | CLE_CHART_FRONT,
} CleChartLayers;

#define CLE_CHART_NO_ITEM -1

/* What every chart is made with. */
typedef struct
{
  const CleChartStyle           *style;
  const CleQuestionnaire *const *questionnaires; /* (nullable): newest first, ends with NULL */
  const char                    *language;       /* (nullable): of the questionnaire's texts */
  const char                    *title;          /* (nullable): above the chart, as plain text */
  const char                    *subtitle;       /* (nullable): filters, respondents, dates */
} CleChartSetup;

void                  cle_chart_free               (CleChart        *self);
CleChartState         cle_chart_get_state          (const CleChart  *self);
const char           *cle_chart_get_message        (const CleChart  *self);
const char           *cle_chart_get_summary        (const CleChart  *self);
const char           *cle_chart_get_title          (const CleChart  *self);
gboolean              cle_chart_is_cut             (const CleChart  *self);
double                cle_chart_get_width          (const CleChart  *self);
double                cle_chart_get_height         (const CleChart  *self);
void                  cle_chart_paint              (const CleChart  *self,
                                                    cairo_t         *cr,
                                                    CleChartLayers   layers,
                                                    int              current);

guint                 cle_chart_get_n_items        (const CleChart  *self);
int                   cle_chart_find_item          (const CleChart  *self,
                                                    double           x,
                                                    double           y);
int                   cle_chart_step_item          (const CleChart  *self,
                                                    int              item,
                                                    int              right,
                                                    int              down);
CleRect               cle_chart_get_item_rect      (const CleChart  *self,
                                                    guint            item);
guint                 cle_chart_get_item_source    (const CleChart  *self,
                                                    guint            item);
guint                 cle_chart_get_item_length    (const CleChart  *self,
                                                    guint            item);
int                   cle_chart_find_source        (const CleChart  *self,
                                                    guint            source);
char                 *cle_chart_dup_item_text      (const CleChart  *self,
                                                    guint            item);

const CleChartColumn *cle_chart_get_columns        (const CleChart  *self,
                                                    guint           *n_columns);
guint                 cle_chart_get_n_texts        (const CleChart  *self);
const char           *cle_chart_get_text           (const CleChart  *self,
                                                    guint            index,
                                                    CleRect         *rect);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleChart, cle_chart_free)

G_END_DECLS
