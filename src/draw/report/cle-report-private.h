/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charts/cle-chart.h"
#include "cle-report-box.h"
#include "cle-report-new.h"
#include "cle-score-arc.h"
#include "history/cle-sheet.h"

G_BEGIN_DECLS

/* What a report says, before anybody asks on what paper. */

typedef enum
{
  CLE_PART_HEADING,   /* level 1 … 3 */
  CLE_PART_LEAD,      /* a paragraph that matters more */
  CLE_PART_TEXT,
  CLE_PART_DIM,
  CLE_PART_FACT,      /* label and text */
  CLE_PART_SCORE,
  CLE_PART_CHART,
  CLE_PART_TABLE,
  CLE_PART_ITEM,      /* of a list: number, text, detail */
  CLE_PART_ANSWER,    /* number, question, answer, evidence */
  CLE_PART_CHOICE,    /* of a form: number, question, three boxes, lines to write on */
  CLE_PART_FIELD,     /* of a form: label and a line */
  CLE_PART_VOICES,    /* of a form: label and a box to tick for each voice */
  CLE_PART_PAGE_BREAK,
  CLE_PART_PAIR,      /* of a poster: side by side */
  CLE_PART_LINE,      /* of a letter */
  CLE_PART_SPACE,     /* free, in points from the top of the paper */
} CleReportPartKind;

/* One side of a row of a poster. */
typedef struct
{
  char    *name;
  char    *words;     /* (nullable): lines below the name */
  guint    weight;    /* 1 … 5; 0 for a heading */
  gboolean knock_out;
} CleReportSide;

/* Makes a chart for a width, not higher than told if that can be: then it shows
 * only the rows from @first on and tells in @next where to go on, 0 at the end. What the
 * chart borrows beside @data goes to @slices, to be freed with g_free(). */
typedef CleChart *(*CleReportMakeChart) (gconstpointer           data,
                                         GPtrArray              *slices,
                                         const CleChartSetup    *setup,
                                         double                  width,
                                         double                  height,
                                         guint                   first,
                                         guint                  *next);

typedef struct
{
  CleReportPartKind   kind;
  guint               level;
  char               *label;
  char               *text;
  char               *detail;
  CleAnswer           answer;
  CleScoreArc         arc;
  guint               tone;
  CleSheet           *sheet;
  CleReportMakeChart  make;
  gconstpointer       data;
  CleReportSide      *sides[2]; /* of a pair; (nullable) */
  double              space;    /* points above a line; or down to where the text begins */
} CleReportPart;

typedef struct
{
  gpointer       data;
  GDestroyNotify destroy;
} CleReportOwned;

struct _CleReport
{
  char          *title;
  char          *head;      /* above every page, at the right */
  char          *foot;      /* below every page: filters, respondents, dates, revision */
  char          *language;
  gint64         created;   /* ms; 0 is not told */
  GPtrArray     *parts;     /* of CleReportPart */
  GArray        *owned;     /* of CleReportOwned */
  GPtrArray     *slices;    /* what charts borrow */
  const CleQuestionnaire *const *questionnaires;
  gboolean       is_bare;   /* a letter: no rule and no number on a single page */
  CleChartStyle *style;     /* NULL until the letters are chosen */
  CleChartStyle *dark;      /* for HTML */
  ClePaper       paper;
  GPtrArray     *boxes;     /* of CleReportBox; NULL until laid out */
  GPtrArray     *pages;     /* of GArray of CleReportPlace */
};

CleReport     *cle_report_new          (const char             *title,
                                        const char             *language);
void           cle_report_choose_letters (CleReport            *self);
void           cle_report_own          (CleReport              *self,
                                        gpointer                data,
                                        GDestroyNotify          destroy);
CleReportPart *cle_report_add_part     (CleReport              *self,
                                        CleReportPartKind       kind,
                                        const char             *text);
void           cle_report_add_heading  (CleReport              *self,
                                        guint                   level,
                                        const char             *text);
void           cle_report_add_fact     (CleReport              *self,
                                        const char             *label,
                                        const char             *text);
void           cle_report_add_item     (CleReport              *self,
                                        guint                   number,
                                        const char             *text,
                                        const char             *detail);
void           cle_report_add_table    (CleReport              *self,
                                        CleSheet               *sheet);
void           cle_report_add_chart    (CleReport              *self,
                                        CleReportMakeChart      make,
                                        gconstpointer           data);
CleChartSetup  cle_report_setup_chart  (const CleReport        *self,
                                        const CleChartStyle    *style);
const char    *cle_report_name_answer  (CleAnswer               answer);
const char    *cle_report_name_voice   (CleVoice                voice);
void           cle_report_add_actions  (CleReport              *self,
                                        const GPtrArray        *actions,
                                        gint64                  now,
                                        int                     offset);

GPtrArray     *cle_report_lay_out      (CleReport              *self,
                                        double                  width,
                                        double                  height);
CleReportBox  *cle_report_lay_out_foot (const CleReport        *self,
                                        guint                   page,
                                        guint                   n_pages);
CleReportBox  *cle_report_lay_out_head (const CleReport        *self);
double         cle_report_measure_foot (const CleReport        *self);
void           cle_report_break_pages  (CleReport              *self);
void           cle_report_lay_out_table (const CleReport       *self,
                                        const CleReportPart    *part,
                                        guint                   index,
                                        double                  width,
                                        GPtrArray              *boxes);
void           cle_report_side_free    (CleReportSide          *self);
void           cle_report_lay_out_pair (const CleReport        *self,
                                        const CleReportPart    *part,
                                        double                  scale,
                                        double                  width,
                                        GPtrArray              *boxes);
void           cle_report_lay_out_line (const CleReport        *self,
                                        const CleReportPart    *part,
                                        double                  width,
                                        double                  height,
                                        GPtrArray              *boxes);
void           cle_report_write_html_parts (const CleReport    *self,
                                        GString                *out);

G_END_DECLS
