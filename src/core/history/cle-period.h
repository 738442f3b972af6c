/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A stretch of time, from included, to excluded; wall clock, ms; 0 is open. */
typedef struct
{
  gint64 from;
  gint64 to;
} ClePeriod;

typedef enum
{
  CLE_PERIOD_ALL,
  CLE_PERIOD_THREE_MONTHS,
  CLE_PERIOD_YEAR,
  CLE_PERIOD_DATES, /* chosen days */
} ClePeriodPreset;

ClePeriod cle_period_resolve   (ClePeriodPreset  preset,
                                gint64           now,
                                int              offset);
gboolean  cle_period_for_dates (const char      *first,
                                const char      *last,
                                int              offset,
                                ClePeriod       *period,
                                GError         **error);

/* A calendar by which results are put together. */
typedef enum
{
  CLE_GROUPING_NONE, /* every result is a point */
  CLE_GROUPING_DAY,
  CLE_GROUPING_WEEK, /* Monday to Sunday, as in ISO 8601 */
  CLE_GROUPING_MONTH,
  CLE_GROUPING_QUARTER,
  CLE_GROUPING_YEAR,
  CLE_GROUPING_AUTO,
} CleGrouping;

gint64    cle_grouping_find    (CleGrouping      grouping,
                                gint64           at,
                                int              offset);

G_END_DECLS
