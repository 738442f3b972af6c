/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-due.h"

#define DAY    G_GINT64_CONSTANT (86400000)
#define MINUTE G_GINT64_CONSTANT (60000)

/* Rounded down also before 1970. */
static gint64
day_of (gint64 at,
        int    offset)
{
  gint64 local = at + offset * MINUTE;

  return local / DAY - (local % DAY < 0);
}

/**
 * cle_due_find_day:
 * @last: when the last assessment was finished; wall clock, ms
 * @offset: of the local time, minutes east of UTC
 * @interval: days from one assessment to the next, from 1
 *
 * An assessment is due by the calendar, whatever the hour of the last one.
 *
 * Returns: the day on which the next one is due, counted from 1970-01-01.
 */
gint64
cle_due_find_day (gint64 last,
                  int    offset,
                  guint  interval)
{
  return day_of (last, offset) + interval;
}

/**
 * cle_due_count_days:
 * @last: when the last assessment was finished; wall clock, ms
 * @interval: days from one assessment to the next, from 1
 * @now: the present time
 * @offset: of the local time, minutes east of UTC
 *
 * Returns: the days that are left: 1 for tomorrow, 0 for today, negative when it
 *   is overdue.
 */
gint64
cle_due_count_days (gint64 last,
                    guint  interval,
                    gint64 now,
                    int    offset)
{
  return cle_due_find_day (last, offset, interval) - day_of (now, offset);
}
