/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-period.h"
#include "store/cle-clock.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define DAY_MS G_GINT64_CONSTANT (86400000)

/**
 * cle_period_resolve:
 * @preset: a period; %CLE_PERIOD_DATES is taken as all, see cle_period_for_dates()
 * @now: wall clock, ms
 * @offset: of the local time, minutes east of UTC
 *
 * Three months and a year go by the calendar: from the beginning of the day
 * three months or a year ago, or of the last day of a shorter month. They are
 * open at the end, so that what is new is seen at once.
 *
 * Returns: the period.
 */
ClePeriod
cle_period_resolve (ClePeriodPreset preset,
                    gint64          now,
                    int             offset)
{
  ClePeriod period = { 0, 0 };
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (offset * 60);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  g_autoptr (GDateTime) start = NULL;
  g_autoptr (GDateTime) midnight = NULL;

  if (local == NULL || preset == CLE_PERIOD_ALL || preset == CLE_PERIOD_DATES)
    return period;

  start = g_date_time_add_months (local, preset == CLE_PERIOD_YEAR ? -12 : -3);
  midnight = g_date_time_new (zone, g_date_time_get_year (start), g_date_time_get_month (start),
                              g_date_time_get_day_of_month (start), 0, 0, 0);
  period.from = g_date_time_to_unix (midnight) * 1000;

  return period;
}

static gboolean
parse_date (const char *text,
            int         offset,
            gint64     *midnight,
            GError    **error)
{
  g_autofree char *time = g_strdup_printf ("%sT00:00:00.000Z", text);

  if (strlen (time) != CLE_TIME_LENGTH || !cle_time_parse (time, CLE_TIME_LENGTH, midnight))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("“%s” is not a date like 2026-11-30."), text);
      return FALSE;
    }

  *midnight -= (gint64) offset * 60000;
  return TRUE;
}

/**
 * cle_period_for_dates:
 * @first: (nullable): the first day, as 2026-11-30; %NULL for an open beginning
 * @last: (nullable): the last day, which is included; %NULL for an open end
 * @offset: of the local time, minutes east of UTC
 * @period: (out): the period
 * @error: return location for an error
 *
 * Returns: %FALSE if a date is none, or the last is before the first.
 */
gboolean
cle_period_for_dates (const char *first,
                      const char *last,
                      int         offset,
                      ClePeriod  *period,
                      GError    **error)
{
  *period = (ClePeriod){ 0, 0 };
  if ((first != NULL && !parse_date (first, offset, &period->from, error)) ||
      (last != NULL && !parse_date (last, offset, &period->to, error)))
    return FALSE;

  period->to += last != NULL ? DAY_MS : 0;
  if (last != NULL && first != NULL && period->to <= period->from)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("The period ends on %s, before it begins on %s."), last, first);
      return FALSE;
    }

  return TRUE;
}

/* The inverse of days_from_civil() of Howard Hinnant's “chrono-Compatible
 * Low-Level Date Algorithms”, for years from 1970 on; back come the days since
 * 1970 on which month and year began. */
static void
find_month (gint64  days,
            gint64 *month_start,
            int    *year,
            int    *month)
{
  gint64 z = days + 719468;
  gint64 era = z / 146097;
  int of_era = (int) (z - era * 146097);
  int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int m = (5 * day_of_year + 2) / 153;

  *month_start = days - (day_of_year - (153 * m + 2) / 5);
  *month = m < 10 ? m + 3 : m - 9;
  *year = year_of_era + (int) era * 400 + (*month <= 2);
}

/**
 * cle_grouping_find:
 * @grouping: a calendar, not AUTO or NONE
 * @at: wall clock, ms
 * @offset: of the local time at @at, minutes east of UTC
 *
 * Returns: when the day, week … of @at began, as ms of a local clock since
 *   1970; equal for all times in it.
 */
gint64
cle_grouping_find (CleGrouping grouping,
                   gint64      at,
                   int         offset)
{
  gint64 days = MAX (at + (gint64) offset * 60000, 0) / DAY_MS;
  gint64 start;
  int year, month, wanted;

  if (grouping == CLE_GROUPING_DAY)
    return days * DAY_MS;
  if (grouping == CLE_GROUPING_WEEK)
    return (days - (days + 3) % 7) * DAY_MS; /* 1970 began on a Thursday */

  find_month (days, &start, &year, &month);
  wanted = grouping == CLE_GROUPING_YEAR      ? 1
           : grouping == CLE_GROUPING_QUARTER ? (month - 1) / 3 * 3 + 1
                                              : month;
  while (month != wanted)
    find_month (start - 1, &start, &year, &month);

  return start * DAY_MS;
}
