/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/cle-period.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 at;      /* ms */
  double x;       /* where it is, 0 … width */
  double width;   /* of the label */
  char  *label;
} CleTimeTick;

/* How wide a label is, in the unit of the axis. */
typedef double (*CleAxisMeasure) (const char *label,
                                  gpointer    data);

double     cle_axis_place_time    (gint64          at,
                                   ClePeriod       span,
                                   double          width);
guint      cle_axis_pick_step     (double          length,
                                   double          least);
GPtrArray *cle_axis_list_times    (ClePeriod       span,
                                   int             offset,
                                   double          width,
                                   double          gap,
                                   CleAxisMeasure  measure,
                                   gpointer        data);
char      *cle_axis_format_day    (gint64          at,
                                   int             offset);
char      *cle_axis_format_period (gint64          at,
                                   int             offset,
                                   CleGrouping     grouping);
char      *cle_axis_format_short  (gint64          at,
                                   int             offset,
                                   CleGrouping     grouping,
                                   gboolean        with_year);

G_END_DECLS
