/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assessment/cle-answer.h"
#include "cle-chart.h"

G_BEGIN_DECLS

/* What the painters of the charts share: a chart is a list of shapes, texts and
 * items, which each painter lays out once. Nothing else includes this. */

#define CLE_CHART_PAD 12.0 /* free space at the edges */
#define CLE_CHART_GAP 6.0  /* at least, between two texts */

typedef enum
{
  CLE_SHAPE_LINE,   /* open, through all its points */
  CLE_SHAPE_AREA,   /* the same, closed */
  CLE_SHAPE_CIRCLE, /* centre, radius */
  CLE_SHAPE_BOX,    /* two corners, radius of the corners */
} CleShapeKind;

typedef struct
{
  CleShapeKind   kind;
  CleChartLayers layer;
  CleColor       fill;   /* not filled when alpha is 0 */
  CleColor       stroke; /* the same */
  double         line;   /* width of the stroke */
  double         dash;   /* 0 is solid */
  double         radius;
  gboolean       is_clipped; /* to the plot */
  guint          first;  /* its points */
  guint          n;
} CleShape;

typedef struct
{
  double x;
  double y;
} ClePoint;

typedef struct
{
  PangoLayout *layout;
  CleColor     color;
  CleRect      rect; /* without a place until it is placed */
} CleChartText;

typedef struct
{
  CleRect rect;   /* focus ring */
  CleRect zone;   /* where the pointer means it */
  guint   source; /* index in the data */
  guint   n;      /* how many of the data it stands for */
} CleChartItem;

typedef char *(*CleChartDescribe) (const CleChart     *self,
                                   const CleChartItem *item);

struct _CleChart
{
  CleChartState        state;
  CleChartSetup        setup; /* only while it is laid out */
  const CleChartStyle *style;
  char                *message;
  char                *summary;
  char                *title;
  double               width;
  double               height;
  CleRect              plot;
  GArray              *points;  /* of ClePoint */
  GArray              *shapes;  /* of CleShape */
  GArray              *texts;   /* of CleChartText */
  GArray              *items;   /* of CleChartItem */
  GArray              *columns; /* of CleChartColumn */
  guint                per_row; /* items in a row, for keys; 0: each key goes on or back */
  CleChartDescribe     describe;
  gpointer             data;    /* of the painter */
  GDestroyNotify       data_free;
};

typedef enum
{
  CLE_SWATCH_NONE,
  CLE_SWATCH_POINT,    /* disc on a line */
  CLE_SWATCH_BOX,
  CLE_SWATCH_SPREAD,
  CLE_SWATCH_LINE,
  CLE_SWATCH_HATCH,
  CLE_SWATCH_RING,
  CLE_SWATCH_DISC,
  CLE_SWATCH_NUMBER,   /* detail in a small flag */
  CLE_SWATCH_ANSWER,   /* a cell with the symbol of a CleAnswer */
  CLE_SWATCH_VOICE,    /* the mark of a CleVoice */
  CLE_SWATCH_VERDICT,  /* the mark of a CleVerdictKind */
} CleSwatch;

typedef struct
{
  CleSwatch kind;
  guint     detail;
  CleColor  color;
  char     *text;
} CleLegendEntry;

/* Building, in cle-chart-build.c. */
CleChart    *cle_chart_new_blank      (const CleChartSetup *setup,
                                       double               width);
void         cle_chart_add_shape      (CleChart            *self,
                                       const CleShape      *shape,
                                       const ClePoint      *points,
                                       guint                n);
void         cle_chart_add_line       (CleChart            *self,
                                       CleChartLayers       layer,
                                       ClePoint             from,
                                       ClePoint             to,
                                       CleColor             color,
                                       double               line);
void         cle_chart_add_box        (CleChart            *self,
                                       CleChartLayers       layer,
                                       CleRect              rect,
                                       double               radius,
                                       CleColor             fill,
                                       CleColor             stroke);
void         cle_chart_add_circle     (CleChart            *self,
                                       ClePoint             centre,
                                       double               radius,
                                       CleColor             fill,
                                       CleColor             stroke,
                                       double               line);
void         cle_chart_add_item       (CleChart            *self,
                                       CleRect              rect,
                                       CleRect              zone,
                                       guint                source,
                                       guint                n);
CleChartText cle_chart_make_text      (const CleChart      *self,
                                       CleChartFont         font,
                                       CleColor             color,
                                       const char          *text,
                                       double               width,
                                       int                  lines);
CleRect      cle_chart_place_text     (CleChart            *self,
                                       CleChartText        *text,
                                       double               x,
                                       double               y);
gboolean     cle_chart_try_text       (CleChart            *self,
                                       CleChartText        *text,
                                       double               x,
                                       double               y,
                                       double               gap);
gboolean     cle_chart_is_free        (const CleChart      *self,
                                       CleRect              rect,
                                       double               gap);
CleRect      cle_chart_add_text       (CleChart            *self,
                                       CleChartFont         font,
                                       CleColor             color,
                                       const char          *text,
                                       double               x,
                                       double               y,
                                       double               width,
                                       int                  lines);
double       cle_chart_measure_text   (const CleChart      *self,
                                       CleChartFont         font,
                                       const char          *text);
double       cle_chart_measure_widest (const CleChart      *self,
                                       CleChartFont         font,
                                       GPtrArray           *texts);
CleChart    *cle_chart_finish         (CleChart            *self,
                                       double               height);
CleChart    *cle_chart_finish_without (CleChart            *self,
                                       CleChartState        state,
                                       const char          *message);

/* Parts that several charts have, in cle-chart-parts.c. */
double       cle_chart_add_head       (CleChart            *self);
double       cle_chart_add_paragraph  (CleChart            *self,
                                       CleChartFont         font,
                                       CleColor             color,
                                       const char          *text,
                                       double               y);
double       cle_chart_add_legend     (CleChart            *self,
                                       GArray              *entries,
                                       double               x,
                                       double               y,
                                       double               width);
GArray      *cle_legend_new           (void);
void         cle_legend_add           (GArray              *entries,
                                       CleSwatch            kind,
                                       guint                detail,
                                       CleColor             color,
                                       const char          *text);
char        *cle_chart_dup_question   (const CleChartSetup *setup,
                                       const char          *id);
char        *cle_chart_dup_label      (const char          *question,
                                       gboolean             is_reworded);
char        *cle_chart_dup_spoken     (const char          *question,
                                       gboolean             is_reworded);
double       cle_chart_add_rewording  (CleChart            *self,
                                       double               y);
const char  *cle_chart_name_answer    (CleAnswer            answer);
const char  *cle_chart_name_voice     (CleVoice             voice);
const char  *cle_chart_letter_voice   (CleVoice             voice);

/* Small pictures that tell without colour, in cle-chart-symbols.c. */
void         cle_chart_add_answer     (CleChart            *self,
                                       CleAnswer            answer,
                                       ClePoint             centre,
                                       double               size,
                                       CleColor             color);
void         cle_chart_add_cell       (CleChart            *self,
                                       CleAnswer            answer,
                                       CleRect              rect);
CleColor     cle_chart_color_voice    (const CleChart      *self,
                                       CleVoice             voice);
void         cle_chart_add_voice      (CleChart            *self,
                                       CleVoice             voice,
                                       ClePoint             centre,
                                       double               radius);
void         cle_chart_add_band       (CleChart            *self,
                                       guint                tone,
                                       ClePoint             centre,
                                       double               radius);
void         cle_chart_add_flag       (CleChart            *self,
                                       guint                number,
                                       ClePoint             foot,
                                       CleColor             color);
void         cle_chart_add_hatch      (CleChart            *self,
                                       CleChartLayers       layer,
                                       CleRect              rect,
                                       CleColor             color);
CleRect      cle_chart_measure_flag   (const CleChart      *self,
                                       guint                number,
                                       ClePoint             foot);

G_END_DECLS
