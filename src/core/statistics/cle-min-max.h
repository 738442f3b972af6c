/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Smallest and largest of stretches of a growing row of values, on levels of
 * ever longer stretches: any stretch is answered from a few of them. */
typedef struct _CleMinMax CleMinMax;

typedef struct
{
  gint32 min;
  gint32 max;
} CleMinMaxRange;

/* One column of pixels: which values fall into it and how far they reach. */
typedef struct
{
  guint  first;
  guint  n;      /* 0 when none falls into it; then min and max mean nothing */
  gint32 min;
  gint32 max;
} CleMinMaxColumn;

CleMinMax      *cle_min_max_new         (const gint32    *values,
                                         guint            n);
void            cle_min_max_free        (CleMinMax       *self);
void            cle_min_max_append      (CleMinMax       *self,
                                         gint32           value);
guint           cle_min_max_get_n       (const CleMinMax *self);
CleMinMaxRange  cle_min_max_get_range   (const CleMinMax *self,
                                         guint            first,
                                         guint            n);
void            cle_min_max_get_columns (const CleMinMax *self,
                                         const gint64    *times,
                                         gsize            stride,
                                         gint64           from,
                                         gint64           to,
                                         CleMinMaxColumn *columns,
                                         guint            n_columns);
guint           cle_min_max_find_time   (const gint64    *times,
                                         gsize            stride,
                                         guint            n,
                                         gint64           at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleMinMax, cle_min_max_free)

G_END_DECLS
