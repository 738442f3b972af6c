/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cle-chart.h"
#include "cle-score-arc.h"

G_BEGIN_DECLS

/* What is laid out: boxes of pieces from top to bottom. A text is a piece for
 * each of its lines, so that every box can be cut between lines. */

typedef enum
{
  CLE_PIECE_LINE,   /* of text */
  CLE_PIECE_FILL,
  CLE_PIECE_FRAME,
  CLE_PIECE_ANSWER,
  CLE_PIECE_ARC,
  CLE_PIECE_CHART,
} CleReportPieceKind;

typedef struct
{
  CleReportPieceKind kind;
  CleRect            rect;     /* points, in the box */
  double             x;        /* of a line: where its text begins */
  double             baseline; /* of a line: below the top of the box */
  double             radius;
  CleColor           color;
  PangoLayoutLine   *line;
  PangoLayout       *layout;   /* keeps the line alive */
  CleAnswer          answer;
  CleScoreArc        arc;
  guint              tone;
  CleChart          *chart;
  double             scale;
  guint              cell;     /* of a table, from 1; 0: none */
} CleReportPiece;

typedef struct _CleReportBox CleReportBox;

struct _CleReportBox
{
  GArray             *pieces;  /* of CleReportPiece */
  double              before;  /* space above, dropped at the top of a page */
  double              height;
  gboolean            keep;    /* on one page with the next */
  gboolean            is_break;
  gboolean            is_head; /* of a table */
  const CleReportBox *head;    /* (nullable): repeated when this begins a page */
  guint               group;   /* of boxes that are one thing, from 1; 0: alone */
  const char         *tag;     /* in PDF, (nullable) */
  const char         *group_tag;
  const char         *outline; /* (nullable): for the list of contents */
  guint               level;
};

/* A box on a page. */
typedef struct
{
  const CleReportBox *box;
  double              y;
  gboolean            is_repeat;
} CleReportPlace;

typedef struct
{
  double   size;      /* points */
  gboolean is_bold;
  CleColor color;
  PangoAlignment align;
} CleReportFont;

CleReportBox   *cle_report_box_new       (const char             *tag);
void            cle_report_box_free      (CleReportBox           *self);
CleReportPiece *cle_report_box_add       (CleReportBox           *self,
                                          CleReportPieceKind      kind,
                                          CleRect                 rect);
double          cle_report_box_add_text  (CleReportBox           *self,
                                          PangoContext           *context,
                                          const CleReportFont    *font,
                                          const char             *text,
                                          double                  x,
                                          double                  y,
                                          double                  width);
CleReportBox   *cle_report_box_cut       (CleReportBox           *self,
                                          double                  room);
void            cle_report_box_paint     (const CleReportBox     *self,
                                          const CleChartStyle    *style,
                                          cairo_t                *cr,
                                          gboolean                is_tagged);
double          cle_report_measure_text  (PangoContext           *context,
                                          const CleReportFont    *font,
                                          const char             *text);

/* Pure: which boxes go where. Cuts boxes that are higher than a page. */
GPtrArray      *cle_report_boxes_break   (GPtrArray              *boxes,
                                          double                  height);

G_END_DECLS
