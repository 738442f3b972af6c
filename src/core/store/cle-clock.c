/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-clock.h"

#include <string.h>
#include <time.h>

#define MS_PER_DAY   G_GINT64_CONSTANT (86400000)
#define FIRST_YEAR   1970
#define LAST_YEAR    9999

static gint64
system_wall (gpointer data)
{
  return g_get_real_time () / 1000;
}

static gint64
system_steady (gpointer data)
{
  return g_get_monotonic_time () / 1000;
}

static int
system_offset (gpointer data,
               gint64   wall)
{
  time_t seconds = (time_t) (wall / 1000);
  struct tm local;

  return localtime_r (&seconds, &local) != NULL ? (int) (local.tm_gmtoff / 60) : 0;
}

/* Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms":
 * days_from_civil, for years from 1970 on. */
static gint64
days_from_date (int year,
                int month,
                int day)
{
  int y = month <= 2 ? year - 1 : year;
  int era = y / 400;
  int year_of_era = y - era * 400;
  int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return (gint64) era * 146097 + day_of_era - 719468;
}

/* The same author's civil_from_days. */
static void
date_from_days (gint64  days,
                int    *year,
                int    *month,
                int    *day)
{
  gint64 shifted = days + 719468;
  int era = (int) (shifted / 146097);
  int day_of_era = (int) (shifted - (gint64) era * 146097);
  int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int m = (5 * day_of_year + 2) / 153;

  *day = day_of_year - (153 * m + 2) / 5 + 1;
  *month = m < 10 ? m + 3 : m - 9;
  *year = year_of_era + era * 400 + (*month <= 2);
}

static int
days_in_month (int year,
               int month)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  return month == 2 && leap ? 29 : lengths[month - 1];
}

/* Writes value as n digits. */
static void
put_digits (char *at,
            int   value,
            int   n)
{
  for (int i = n - 1; i >= 0; i--)
    {
      at[i] = (char) ('0' + value % 10);
      value /= 10;
    }
}

static gboolean
take_digits (const char *at,
             int         n,
             int        *value)
{
  int sum = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (at[i]))
        return FALSE;
      sum = sum * 10 + (at[i] - '0');
    }

  *value = sum;
  return TRUE;
}

/**
 * cle_clock_get_system:
 *
 * Returns: (transfer none): the clock of the machine and its time zone.
 */
const CleClock *
cle_clock_get_system (void)
{
  static const CleClock clock = { system_wall, system_steady, system_offset, NULL };

  return &clock;
}

/**
 * cle_clock_get_wall:
 * @self: a clock
 *
 * Returns: milliseconds since 1970-01-01 UTC; may jump either way.
 */
gint64
cle_clock_get_wall (const CleClock *self)
{
  return self->get_wall (self->data);
}

/**
 * cle_clock_get_steady:
 * @self: a clock
 *
 * Returns: milliseconds since some moment; never runs back.
 */
gint64
cle_clock_get_steady (const CleClock *self)
{
  return self->get_steady (self->data);
}

/**
 * cle_clock_get_offset:
 * @self: a clock
 * @wall: milliseconds since 1970-01-01 UTC
 *
 * Returns: how many minutes local time was ahead of UTC at @wall.
 */
int
cle_clock_get_offset (const CleClock *self,
                      gint64          wall)
{
  return self->get_offset (self->data, wall);
}

/**
 * cle_time_write:
 * @wall: milliseconds since 1970-01-01 UTC, clamped to the years 1970–9999
 * @text: room for %CLE_TIME_LENGTH bytes; no NUL is added
 *
 * Writes @wall as `2026-11-21T19:14:03.123Z`, always 24 bytes.
 */
void
cle_time_write (gint64  wall,
                char   *text)
{
  gint64 last = days_from_date (LAST_YEAR, 12, 31) * MS_PER_DAY + MS_PER_DAY - 1;
  gint64 clamped = CLAMP (wall, 0, last);
  int in_day = (int) (clamped % MS_PER_DAY);
  int year, month, day;

  date_from_days (clamped / MS_PER_DAY, &year, &month, &day);
  memcpy (text, "0000-00-00T00:00:00.000Z", CLE_TIME_LENGTH);
  put_digits (text, year, 4);
  put_digits (text + 5, month, 2);
  put_digits (text + 8, day, 2);
  put_digits (text + 11, in_day / 3600000, 2);
  put_digits (text + 14, in_day / 60000 % 60, 2);
  put_digits (text + 17, in_day / 1000 % 60, 2);
  put_digits (text + 20, in_day % 1000, 3);
}

/**
 * cle_time_format:
 * @wall: milliseconds since 1970-01-01 UTC
 *
 * Returns: (transfer full): what cle_time_write() writes.
 */
char *
cle_time_format (gint64 wall)
{
  char *text = g_malloc0 (CLE_TIME_LENGTH + 1);

  cle_time_write (wall, text);

  return text;
}

/**
 * cle_time_parse:
 * @text: not necessarily terminated
 * @length: bytes in @text
 * @wall: (out): milliseconds since 1970-01-01 UTC
 *
 * Reads exactly the layout that cle_time_write() writes.
 *
 * Returns: %FALSE if @text is anything else, or not a day of the calendar.
 */
gboolean
cle_time_parse (const char *text,
                gsize       length,
                gint64     *wall)
{
  int year, month, day, hour, minute, second, ms;

  if (length != CLE_TIME_LENGTH || text[4] != '-' || text[7] != '-' || text[10] != 'T' ||
      text[13] != ':' || text[16] != ':' || text[19] != '.' || text[23] != 'Z' ||
      !take_digits (text, 4, &year) || !take_digits (text + 5, 2, &month) ||
      !take_digits (text + 8, 2, &day) || !take_digits (text + 11, 2, &hour) ||
      !take_digits (text + 14, 2, &minute) || !take_digits (text + 17, 2, &second) ||
      !take_digits (text + 20, 3, &ms))
    return FALSE;

  if (year < FIRST_YEAR || month < 1 || month > 12 || day < 1 ||
      day > days_in_month (year, month) || hour > 23 || minute > 59 || second > 59)
    return FALSE;

  *wall = days_from_date (year, month, day) * MS_PER_DAY +
          ((gint64) hour * 3600 + minute * 60 + second) * 1000 + ms;
  return TRUE;
}

/**
 * cle_time_parse_rfc3339:
 * @text: a date and time as people and other programs write it, with its
 *   offset: `2026-11-21T19:14:03+01:00`
 * @wall: (out): milliseconds since 1970-01-01 UTC
 * @offset: (out): minutes east of UTC as given in @text
 *
 * Returns: %FALSE if @text is not an RFC 3339 time within 1970–9999.
 */
gboolean
cle_time_parse_rfc3339 (const char *text,
                        gint64     *wall,
                        int        *offset)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  if (time == NULL || strlen (text) < 20 || text[4] != '-' ||
      g_date_time_get_year (time) < FIRST_YEAR)
    return FALSE;

  *wall = g_date_time_to_unix (time) * 1000 + g_date_time_get_microsecond (time) / 1000;
  *offset = (int) (g_date_time_get_utc_offset (time) / G_TIME_SPAN_MINUTE);
  return *wall >= 0;
}

/**
 * cle_offset_format:
 * @minutes: minutes east of UTC
 *
 * Returns: (transfer full): the offset as `+01:00`.
 */
char *
cle_offset_format (int minutes)
{
  int distance = CLAMP (ABS (minutes), 0, 99 * 60 + 59);

  return g_strdup_printf ("%c%02d:%02d", minutes < 0 ? '-' : '+', distance / 60, distance % 60);
}

/**
 * cle_offset_parse:
 * @text: not necessarily terminated
 * @length: bytes in @text
 * @minutes: (out): minutes east of UTC
 *
 * Returns: %FALSE if @text is not of the form `+01:00`, up to 23:59 either way.
 */
gboolean
cle_offset_parse (const char *text,
                  gsize       length,
                  int        *minutes)
{
  int hour, minute;

  if (length != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':' ||
      !take_digits (text + 1, 2, &hour) || !take_digits (text + 4, 2, &minute) || hour > 23 ||
      minute > 59)
    return FALSE;

  *minutes = (hour * 60 + minute) * (text[0] == '-' ? -1 : 1);
  return TRUE;
}
