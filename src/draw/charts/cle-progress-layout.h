/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-chart-private.h"
#include "cle-progress-chart.h"

G_BEGIN_DECLS

/* A progress chart while it is laid out. Nothing but the files that do so
 * includes this. */
typedef struct
{
  CleChart                *chart;
  const CleProgressSeries *series;
  CleProgressChartOptions  options;
  guint                    first;   /* visible points */
  guint                    end;
  ClePeriod                span;    /* of the time axis */
  int                      offset;  /* of local time, minutes east of UTC */
  CleRect                  inner;   /* of the plot, where points are */
  gboolean                 is_few;  /* a line with marks, not columns */
  gboolean                 is_unsure; /* some column has a ribbon */
  gboolean                 is_noise;  /* there is a hatch */
} CleProgressLayout;

/* What a chart needs to describe its items. */
typedef struct
{
  const CleProgressSeries *series;
  CleMinMax               *min_max; /* borrowed or own */
  CleMinMax               *own;
  CleMinMax               *own_upper;
  int                      offset;
} CleProgressData;

double   cle_progress_layout_x         (const CleProgressLayout *self,
                                        gint64                   at);
double   cle_progress_layout_y         (const CleProgressLayout *self,
                                        gint32                   score);
ClePoint cle_progress_layout_place     (const CleProgressLayout *self,
                                        guint                    point);
char    *cle_progress_format_score     (gint32                   score);
int      cle_progress_find_offset      (const CleProgressSeries *series,
                                        guint                    point);

/* Behind: bands, grid, axes, target; cle-progress-frame.c. */
double   cle_progress_frame_measure    (const CleProgressLayout *self);
void     cle_progress_frame_add        (CleProgressLayout       *self);

/* The line and its values; cle-progress-line.c. */
void     cle_progress_previous_add     (CleProgressLayout       *self);
void     cle_progress_line_add         (CleProgressLayout       *self);

/* Columns, where there are many points; cle-progress-columns.c. */
void     cle_progress_previous_columns_add
                                       (CleProgressLayout       *self);
void     cle_progress_columns_add      (CleProgressLayout       *self,
                                        const CleMinMax         *min_max,
                                        const CleMinMax         *upper);

/* What may be chance; cle-progress-noise.c. */
void     cle_progress_noise_add        (CleProgressLayout       *self);

/* Notes, breaks, legend; cle-progress-notes.c. */
double   cle_progress_verdict_add      (CleProgressLayout       *self,
                                        double                   y);
GArray  *cle_progress_flags_add        (CleProgressLayout       *self);
double   cle_progress_notes_add        (CleProgressLayout       *self,
                                        GArray                  *flags,
                                        double                   y);

/* Items in words; cle-progress-words.c. */
char    *cle_progress_describe_item    (const CleChart          *chart,
                                        const CleChartItem      *item);
char    *cle_progress_describe_one     (const CleProgressSeries *series,
                                        guint                    point);

G_END_DECLS
