/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "json/cle-json-scanner.h"
#include "store/cle-record.h"

#include <string.h>

G_BEGIN_DECLS

/* For reading lines that were written by ourselves, part after part in their
 * order. A part that is not as expected leaves a line to the strict scanner. */
#define CLE_LINE_MAX_DIGITS  15
#define CLE_LINE_DATE_LENGTH 10

typedef struct
{
  const char *at;
  const char *end;
} CleLineCursor;

/* The day read last and its midnight UTC, ms. */
typedef struct
{
  char   date[CLE_LINE_DATE_LENGTH];
  gint64 midnight;
} CleDayCache;

/* Inlined so that the compiler knows the length and compares whole words. */
static G_ALWAYS_INLINE inline gboolean
cle_take_bytes (CleLineCursor *cursor,
                const char    *bytes,
                gsize          length)
{
  if ((gsize) (cursor->end - cursor->at) < length || memcmp (cursor->at, bytes, length) != 0)
    return FALSE;

  cursor->at += length;
  return TRUE;
}

#define cle_take_literal(cursor, literal) cle_take_bytes (cursor, literal, sizeof (literal) - 1)

static inline gboolean
cle_take_number (CleLineCursor *cursor,
                 gint64        *number)
{
  const char *start = cursor->at;
  guint64 sum = 0; /* may run over, then there are too many digits */

  while (cursor->at < cursor->end && *cursor->at >= '0' && *cursor->at <= '9')
    sum = sum * 10 + (guint64) (*cursor->at++ - '0');

  *number = (gint64) sum;
  return cursor->at > start && cursor->at - start <= CLE_LINE_MAX_DIGITS &&
         (*start != '0' || cursor->at - start == 1);
}

/* Eight bytes at a time: true if one of them ends or complicates a string. */
static inline gboolean
cle_line_is_plain (guint64  word,
                   guint64 *high)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const guint64 tops = G_GUINT64_CONSTANT (0x8080808080808080);
  guint64 quote = word ^ (ones * '"');
  guint64 slash = word ^ (ones * '\\');
  guint64 found =
      ((word - ones * 0x20) & ~word) | ((quote - ones) & ~quote) | ((slash - ones) & ~slash);

  *high |= word & tops;
  return (found & tops) == 0;
}

/* A string without escapes, up to its closing quote, which is taken too. */
static inline gboolean
cle_take_string (CleLineCursor  *cursor,
                 const char    **text,
                 gsize          *length)
{
  const char *start = cursor->at;
  const char *at = start;
  guint64 word, high = 0;

  while (cursor->end - at >= 8 && (memcpy (&word, at, 8), cle_line_is_plain (word, &high)))
    at += 8;
  while (at < cursor->end && *at != '"' && *at != '\\' && (guint8) *at >= 0x20)
    high |= (guint8) *at++ & 0x80;

  if (at >= cursor->end || *at != '"' ||
      (high != 0 && !cle_json_check_utf8 (start, (gsize) (at - start))))
    return FALSE;

  *text = start;
  *length = (gsize) (at - start);
  cursor->at = at + 1;
  return TRUE;
}

/* Two digits as a number; sets bad if they are none. */
static inline int
cle_line_two_digits (const char *at,
                     guint      *bad)
{
  guint tens = (guint) (at[0] - '0');
  guint ones = (guint) (at[1] - '0');

  *bad |= (tens > 9) | (ones > 9);

  return (int) (tens * 10 + ones);
}

/* The day is mostly that of the time before. */
static inline gboolean
cle_take_time (CleDayCache   *days,
               CleLineCursor *cursor,
               gint64        *wall)
{
  const char *at = cursor->at;
  int hour, minute, second, ms;
  guint bad = 0;

  if (cursor->end - at < CLE_TIME_LENGTH)
    return FALSE;

  cursor->at += CLE_TIME_LENGTH;
  if (memcmp (at, days->date, CLE_LINE_DATE_LENGTH) != 0)
    {
      if (!cle_time_parse (at, CLE_TIME_LENGTH, wall))
        return FALSE;
      memcpy (days->date, at, CLE_LINE_DATE_LENGTH);
      days->midnight = *wall - *wall % 86400000;
      return TRUE;
    }

  hour = cle_line_two_digits (at + 11, &bad);
  minute = cle_line_two_digits (at + 14, &bad);
  second = cle_line_two_digits (at + 17, &bad);
  ms = cle_line_two_digits (at + 20, &bad) * 10 + (at[22] - '0');
  bad |= (guint) (at[22] - '0') > 9;
  *wall = days->midnight + ((gint64) hour * 3600 + minute * 60 + second) * 1000 + ms;

  return !bad && at[10] == 'T' && at[13] == ':' && at[16] == ':' && at[19] == '.' &&
         at[23] == 'Z' && hour < 24 && minute < 60 && second < 60;
}

G_END_DECLS
