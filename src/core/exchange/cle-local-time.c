/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-local-time.h"
#include "cle-digits.h"
#include "store/cle-clock.h"

#define MS_PER_DAY 86400000
#define END_OF_9999 G_GINT64_CONSTANT (253402300800000) /* later ones are written as this */

/**
 * cle_local_time_write:
 * @at: wall clock, ms
 * @offset: minutes east of UTC, less than 100 hours
 * @text: (out): room for %CLE_LOCAL_TIME_LENGTH + 1 bytes
 *
 * Writes the time as the clock showed it there and then, with its offset
 * (RFC 3339).
 */
void
cle_local_time_write (gint64 at,
                      int    offset,
                      char  *text)
{
  guint minutes = (guint) ABS (offset);

  cle_time_write (at + (gint64) offset * 60000, text);
  text[23] = offset < 0 ? '-' : '+';
  cle_digits_put_pair (text + 24, minutes / 60 % 100);
  text[26] = ':';
  cle_digits_put_pair (text + 27, minutes % 60);
  text[29] = '\0';
}

/**
 * cle_local_time_put:
 * @self: a time of the day written last
 * @at: wall clock, ms
 * @offset: minutes east of UTC, less than 100 hours
 * @text: (out): room for %CLE_LOCAL_TIME_LENGTH bytes
 *
 * Does what cle_local_time_write() does, more quickly if the day and the offset
 * are those of the time before.
 */
void
cle_local_time_put (CleLocalTime *self,
                    gint64        at,
                    int           offset,
                    char         *text)
{
  gint64 local = at + (gint64) offset * 60000;
  gint64 day = local / MS_PER_DAY;
  guint in_day = (guint) (local - day * MS_PER_DAY), seconds = in_day / 1000;

  if (local < 0 || self->day != day + 1 || self->offset != offset)
    {
      cle_local_time_write (at, offset, self->text);
      self->day = local >= 0 && local < END_OF_9999 ? day + 1 : 0;
      self->offset = offset;
      memcpy (text, self->text, CLE_LOCAL_TIME_LENGTH);
      return;
    }

  memcpy (text, self->text, CLE_LOCAL_TIME_LENGTH);
  cle_digits_put_pair (text + 11, seconds / 3600);
  cle_digits_put_pair (text + 14, seconds / 60 % 60);
  cle_digits_put_pair (text + 17, seconds % 60);
  cle_digits_put_pair (text + 20, in_day % 1000 / 10);
  text[22] = (char) ('0' + in_day % 10);
}

/**
 * cle_local_time_read_quick:
 * @text: %CLE_LOCAL_TIME_LENGTH bytes, not terminated
 * @days: the day read last
 * @at: (out): wall clock, ms
 * @offset: (out): minutes east of UTC
 *
 * Returns: %FALSE if @text is not what cle_local_time_write() writes.
 */
gboolean
cle_local_time_read_quick (const char  *text,
                           CleDayCache *days,
                           gint64      *at,
                           int         *offset)
{
  char time[CLE_TIME_LENGTH];
  CleLineCursor cursor = { time, time + sizeof time };

  if (!cle_offset_parse (text + 23, 6, offset))
    return FALSE;

  memcpy (time, text, sizeof time);
  time[23] = 'Z';
  if (!cle_take_time (days, &cursor, at))
    return FALSE;

  *at -= (gint64) *offset * 60000;
  return *at >= 0;
}

/**
 * cle_local_time_read:
 * @text: a date and time with its offset
 * @days: the day read last
 * @at: (out): wall clock, ms
 * @offset: (out): minutes east of UTC
 *
 * Does what cle_time_parse_rfc3339() does, more quickly if the text is what
 * cle_local_time_write() writes.
 *
 * Returns: %FALSE if @text is not an RFC 3339 time within 1970–9999.
 */
gboolean
cle_local_time_read (const char  *text,
                     CleDayCache *days,
                     gint64      *at,
                     int         *offset)
{
  return (strlen (text) == CLE_LOCAL_TIME_LENGTH &&
          cle_local_time_read_quick (text, days, at, offset)) ||
         cle_time_parse_rfc3339 (text, at, offset);
}
