/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-hex.h"

#include <string.h>

#define EACH(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))

/* Eight lower-case hexadecimal digits at once, one in each byte of a word that
 * is in memory order. Each is turned into its value and back again; a byte that
 * does not come back as it was is no such digit. */
static inline guint32
read_word (guint64  word,
           guint64 *bad)
{
  guint64 value = (word & EACH (0x0f)) + ((word >> 6) & EACH (1)) * 9;
  guint64 letter = ((value + EACH (118)) >> 7) & EACH (1);

  /* The letters from g to o come back too, but from values that no digit has. */
  *bad |= ((value + EACH ('0') + letter * ('a' - '0' - 10)) ^ word) | (value & EACH (0x10));

  /* Pairs of digits become bytes, then the bytes close up. */
  value = (value << 4 | value >> 8) & G_GUINT64_CONSTANT (0x00ff00ff00ff00ff);
  value = (value | value >> 8) & G_GUINT64_CONSTANT (0x0000ffff0000ffff);

  return (guint32) (value | value >> 16);
}

static inline guint64
load (const char *first,
      const char *second)
{
  guint64 word;

  memcpy (&word, first, 4);
  memcpy ((char *) &word + 4, second, 4);

  return GUINT64_FROM_LE (word);
}

/**
 * cle_hex_read_32:
 * @text: at least eight bytes
 * @value: (out): the number that they write, most significant digit first
 *
 * Returns: %FALSE if they are not all lower-case hexadecimal digits.
 */
gboolean
cle_hex_read_32 (const char *text,
                 guint32    *value)
{
  guint64 bad = 0;

  *value = GUINT32_SWAP_LE_BE (read_word (load (text, text + 4), &bad));

  return bad == 0;
}

/**
 * cle_hex_read_uuid:
 * @text: at least 36 bytes
 * @id: room for 16 bytes
 *
 * Returns: %FALSE if @text does not begin with a UUID in lower case.
 */
gboolean
cle_hex_read_uuid (const char *text,
                   guint8     *id)
{
  guint64 bad = 0;
  guint32 words[] = { GUINT32_TO_LE (read_word (load (text, text + 4), &bad)),
                      GUINT32_TO_LE (read_word (load (text + 9, text + 14), &bad)),
                      GUINT32_TO_LE (read_word (load (text + 19, text + 24), &bad)),
                      GUINT32_TO_LE (read_word (load (text + 28, text + 32), &bad)) };

  memcpy (id, words, sizeof words);

  return bad == 0 && text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-';
}
