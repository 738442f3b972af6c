/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-hours.h"

#define WEEK_MINUTES (7 * CLE_DAY_MINUTES)

static gboolean
is_within (const CleKioskHours *hours,
           guint                minute)
{
  guint day = minute / CLE_DAY_MINUTES, time = minute % CLE_DAY_MINUTES;

  return (hours->days & 1u << day) != 0 && time >= hours->from && time < hours->to;
}

/**
 * cle_kiosk_hours_are_open:
 * @hours: (array length=n_hours): opening hours; they may overlap
 * @n_hours: how many there are; 0 for always
 * @minute: of the week, 0 … 10079, 0 being Monday at midnight
 *
 * Returns: whether it is open then
 */
gboolean
cle_kiosk_hours_are_open (const CleKioskHours *hours,
                          guint                n_hours,
                          guint                minute)
{
  g_return_val_if_fail (minute < WEEK_MINUTES, FALSE);

  for (guint i = 0; i < n_hours; i++)
    if (is_within (&hours[i], minute))
      return TRUE;

  return n_hours == 0;
}

/**
 * cle_kiosk_hours_find_next:
 * @hours: (array length=n_hours): opening hours
 * @n_hours: how many there are; 0 for always
 * @minute: of the week, 0 … 10079
 *
 * Returns: minutes until it is open, 0 … 10079; 0 if it is now; %G_MAXUINT if it
 *   never is
 */
guint
cle_kiosk_hours_find_next (const CleKioskHours *hours,
                           guint                n_hours,
                           guint                minute)
{
  g_return_val_if_fail (minute < WEEK_MINUTES, G_MAXUINT);

  for (guint wait = 0; wait < WEEK_MINUTES; wait++)
    if (cle_kiosk_hours_are_open (hours, n_hours, (minute + wait) % WEEK_MINUTES))
      return wait;

  return G_MAXUINT;
}

/**
 * cle_week_minute:
 * @wall: milliseconds since 1970 in UTC
 * @offset: of the local time, in minutes east of UTC
 *
 * The first of January 1970 was a Thursday.
 *
 * Returns: the minute of the local week, 0 … 10079, 0 being Monday at midnight
 */
guint
cle_week_minute (gint64 wall,
                 int    offset)
{
  gint64 minute = (wall - ((wall % 60000 + 60000) % 60000)) / 60000 + offset + 3 * CLE_DAY_MINUTES;

  return (guint) ((minute % WEEK_MINUTES + WEEK_MINUTES) % WEEK_MINUTES);
}

/**
 * cle_day_minute_parse:
 * @text: any text
 * @minute: (out): minutes since midnight
 *
 * Returns: whether @text is a time of the day such as 08:30, or 24:00
 */
gboolean
cle_day_minute_parse (const char *text,
                      guint      *minute)
{
  guint hours, minutes;

  for (guint i = 0; i < 5; i++)
    if (i == 2 ? text[i] != ':' : !g_ascii_isdigit (text[i]))
      return FALSE;

  hours = (guint) ((text[0] - '0') * 10 + text[1] - '0');
  minutes = (guint) ((text[3] - '0') * 10 + text[4] - '0');
  *minute = hours * 60 + minutes;

  return text[5] == '\0' && minutes < 60 && *minute <= CLE_DAY_MINUTES;
}

/**
 * cle_day_minute_format:
 * @minute: minutes since midnight, 0 … 1440
 *
 * Returns: (transfer full): the time as 08:30
 */
char *
cle_day_minute_format (guint minute)
{
  g_return_val_if_fail (minute <= CLE_DAY_MINUTES, NULL);

  return g_strdup_printf ("%02u:%02u", minute / 60, minute % 60);
}
