/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* A cell without quotation marks, eight bytes at a time. */

static inline gboolean
cle_csv_is_special (char byte,
                    char delimiter)
{
  return byte == delimiter || byte == '"' || byte == '\n' || byte == '\r';
}

/* Where the cell ends, or a byte stands that it cannot hold: the lowest byte that
 * is marked is a special one, or a control character like a line end. */
static inline const char *
cle_csv_skip_bare (const char *at,
                   const char *end,
                   char        delimiter)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const guint64 tops = G_GUINT64_CONSTANT (0x8080808080808080);
  guint64 word;

  while (end - at >= 8)
    {
      guint64 quote, bound, found;

      memcpy (&word, at, 8);
      word = GUINT64_FROM_LE (word);
      quote = word ^ (ones * '"');
      bound = word ^ (ones * (guint8) delimiter);
      found = (((word - ones * ('\r' + 1)) & ~word) | ((quote - ones) & ~quote) |
               ((bound - ones) & ~bound)) &
              tops;
      if (found == 0)
        {
          at += 8;
          continue;
        }
      at += __builtin_ctzll (found) / 8;
      if (cle_csv_is_special (*at, delimiter))
        return at;
      at++;
    }

  while (at < end && !cle_csv_is_special (*at, delimiter))
    at++;
  return at;
}

G_END_DECLS
