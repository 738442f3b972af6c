/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An axis of sums in hundredths, with nothing on it. Pure. */
typedef struct
{
  gboolean is_log;    /* symmetric: straight near nothing, then a step for ten times as much */
  double   threshold; /* hundredths, up to which it is nearly straight */
  double   low;       /* ends, in the unit of the axis */
  double   high;
} CleMoneyAxis;

void    cle_money_axis_init       (CleMoneyAxis       *self,
                                   const double       *values,
                                   guint               n,
                                   double              least_side);
double  cle_money_axis_place      (const CleMoneyAxis *self,
                                   double              value);
GArray *cle_money_axis_list_ticks (const CleMoneyAxis *self,
                                   double              length,
                                   double              least);
char   *cle_money_axis_dup_label  (gint64              value);

G_END_DECLS
