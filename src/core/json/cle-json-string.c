/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-json-private.h"

#include <glib/gi18n-lib.h>

/* Eight bytes are looked at at once: a byte that needs attention sets the high
 * bit of its place in the result. Places above the first one set may be wrong
 * (a borrow runs upwards), so only the lowest counts. */
#define ONES  G_GUINT64_CONSTANT (0x0101010101010101)
#define HIGHS G_GUINT64_CONSTANT (0x8080808080808080)

static inline guint64
find_below (guint64 word,
            guint8  limit)
{
  return (word - ONES * limit) & ~word & HIGHS;
}

static inline guint64
find_special (guint64 word)
{
  return (word & HIGHS) | find_below (word, 0x20) | find_below (word ^ (ONES * '"'), 1) |
         find_below (word ^ (ONES * '\\'), 1);
}

static inline gboolean
is_plain (guint8 byte)
{
  return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

static inline const char *
skip_plain (const char *at,
            const char *end)
{
  while (end - at >= 8)
    {
      guint64 special = find_special (cle_json_load_word (at));

      if (special != 0)
        return at + __builtin_ctzll (special) / 8;
      at += 8;
    }

  while (at < end && is_plain ((guint8) *at))
    at++;

  return at;
}

static inline gboolean
is_tail (char byte)
{
  return ((guint8) byte & 0xc0) == 0x80;
}

/* The number of bytes of the character at @at, 0 when it is not well-formed:
 * overlong, a surrogate, above U+10FFFF, cut off (Unicode 15, table 3-7). */
static inline guint
measure_char (const guint8 *at,
              gsize         left)
{
  if (at[0] < 0x80)
    return 1;
  if (at[0] < 0xc2 || left < 2 || !is_tail (at[1]))
    return 0;
  if (at[0] < 0xe0)
    return 2;
  if (left < 3 || !is_tail (at[2]))
    return 0;
  if (at[0] < 0xf0)
    return (at[0] == 0xe0 && at[1] < 0xa0) || (at[0] == 0xed && at[1] > 0x9f) ? 0 : 3;
  if (left < 4 || !is_tail (at[3]) || at[0] > 0xf4)
    return 0;

  return (at[0] == 0xf0 && at[1] < 0x90) || (at[0] == 0xf4 && at[1] > 0x8f) ? 0 : 4;
}

/*
 * cle_json_check_char:
 * @at: where a character begins
 * @end: the end of the text, after @at
 *
 * Returns: the number of bytes of the character, 0 when it is not UTF-8
 */
guint
cle_json_check_char (const char *at,
                     const char *end)
{
  return measure_char ((const guint8 *) at, end - at);
}

static inline const char *
skip_wide (const char *at,
           const char *end)
{
  while (at < end && (guint8) *at >= 0x80)
    {
      guint n = measure_char ((const guint8 *) at, end - at);

      if (n == 0)
        break;
      at += n;
    }

  return at;
}

static inline int
hex_value (char digit)
{
  if (digit >= '0' && digit <= '9')
    return digit - '0';
  digit |= 0x20;

  return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

/* The four digits after "\u", -1 when they are not digits. */
static int
read_unit (const char *at,
           const char *end)
{
  int unit = 0;

  if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
    return -1;

  for (guint i = 2; i < 6; i++)
    {
      int value = hex_value (at[i]);

      if (value < 0)
        return -1;
      unit = unit * 16 + value;
    }

  return unit;
}

static inline gboolean
is_high_surrogate (int unit)
{
  return unit >= 0xd800 && unit <= 0xdbff;
}

static inline gboolean
is_low_surrogate (int unit)
{
  return unit >= 0xdc00 && unit <= 0xdfff;
}

static const char *
check_unicode_escape (const char   *at,
                      const char   *end,
                      CleJsonFault *fault)
{
  int unit = read_unit (at, end);
  gboolean whole = TRUE;

  if (unit < 0)
    whole = cle_json_fail (fault, CLE_JSON_ERROR_SYNTAX, at,
                           N_ ("“\\u” must be followed by four hexadecimal digits"));
  else if (unit == 0)
    whole = cle_json_fail (fault, CLE_JSON_ERROR_NUL, at,
                           N_ ("the character NUL is not allowed in a text"));
  else if (is_low_surrogate (unit) ||
           (is_high_surrogate (unit) && !is_low_surrogate (read_unit (at + 6, end))))
    whole = cle_json_fail (fault, CLE_JSON_ERROR_SURROGATE, at,
                           N_ ("half of a pair of “\\u” escapes, without its other half"));

  if (!whole)
    return NULL;

  return at + (is_high_surrogate (unit) ? 12 : 6);
}

static const char *
check_escape (const char   *at,
              const char   *end,
              CleJsonFault *fault)
{
  char letter = end - at >= 2 ? at[1] : '\0';

  if (letter == 'u')
    return check_unicode_escape (at, end, fault);
  if (letter != '\0' && strchr ("\"\\/bfnrt", letter) != NULL)
    return at + 2;

  cle_json_fail (fault, CLE_JSON_ERROR_SYNTAX, at,
                 N_ ("an unknown escape; allowed are "
                     "\\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\uXXXX"));
  return NULL;
}

static const char *
refuse_byte (const char   *at,
             const char   *end,
             CleJsonFault *fault)
{
  if (at == end)
    cle_json_fail (fault, CLE_JSON_ERROR_SYNTAX, at,
                   N_ ("the text ends inside a string; its closing quote is missing"));
  else if (*at == '\0')
    cle_json_fail (fault, CLE_JSON_ERROR_NUL, at,
                   N_ ("the character NUL is not allowed in a text"));
  else if ((guint8) *at < 0x20)
    cle_json_fail (fault, CLE_JSON_ERROR_CONTROL, at,
                   N_ ("a control character in a string; "
                       "write it as an escape, such as \\n or \\t"));
  else
    cle_json_fail (fault, CLE_JSON_ERROR_UTF8, at, N_ ("this is not valid UTF-8"));

  return NULL;
}

/*
 * cle_json_scan_string:
 * @at: the first byte after the opening quote
 * @end: the end of the text
 * @has_escape: (out): whether there is a backslash in the string
 * @fault: where to say what is wrong
 *
 * Returns: (nullable): the closing quote, or %NULL with @fault set
 */
const char *
cle_json_scan_string (const char   *at,
                      const char   *end,
                      gboolean     *has_escape,
                      CleJsonFault *fault)
{
  *has_escape = FALSE;

  for (;;)
    {
      at = skip_plain (at, end);
      at = skip_wide (at, end);

      if (at < end && *at == '"')
        return at;
      if (at < end && is_plain ((guint8) *at))
        continue;
      if (at == end || *at != '\\')
        return refuse_byte (at, end, fault);

      *has_escape = TRUE;
      at = check_escape (at, end, fault);
      if (at == NULL)
        return NULL;
    }
}

/**
 * cle_json_check_utf8:
 * @text: any bytes
 * @length: how many
 *
 * Strict: no overlong forms, no surrogates, nothing above U+10FFFF, no NUL.
 *
 * Returns: whether @text is UTF-8 that can be kept as a C string
 */
gboolean
cle_json_check_utf8 (const char *text,
                     gsize       length)
{
  const char *at = text;
  const char *end = text + length;

  while (at < end)
    {
      while (end - at >= 8)
        {
          guint64 word = cle_json_load_word (at);
          guint64 special = (word & HIGHS) | find_below (word, 1);

          if (special != 0)
            {
              at += __builtin_ctzll (special) / 8;
              break;
            }
          at += 8;
        }

      while (at < end && (guint8) *at < 0x80)
        {
          if (*at == '\0')
            return FALSE;
          at++;
          if (end - at >= 8)
            break;
        }

      at = skip_wide (at, end);
      if (at < end && (guint8) *at >= 0x80)
        return FALSE;
    }

  return TRUE;
}

/* Decodes what stands at @at of a checked string into at most four bytes, and
 * returns how many bytes of the string it was. */
static guint
decode_step (const char *at,
             const char *end,
             char        out[4],
             guint      *n_out)
{
  static const char letters[] = "bfnrt";
  static const char meanings[] = "\b\f\n\r\t";
  const char *letter;
  int unit;

  *n_out = 1;
  out[0] = at[0];
  if (at[0] != '\\')
    return 1;

  if (at[1] != 'u')
    {
      letter = strchr (letters, at[1]);
      out[0] = letter != NULL ? meanings[letter - letters] : at[1];
      return 2;
    }

  unit = read_unit (at, end);
  if (is_high_surrogate (unit))
    {
      int low = read_unit (at + 6, end);

      *n_out = g_unichar_to_utf8 (0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00), out);
      return 12;
    }

  *n_out = g_unichar_to_utf8 (unit, out);
  return 6;
}

/**
 * cle_json_decode:
 * @start: the first byte of a string or key that the scanner has accepted,
 *   after its quote
 * @length: bytes up to the closing quote
 *
 * Replaces the escapes by what they stand for.
 *
 * Returns: (transfer full): the text
 */
char *
cle_json_decode (const char *start,
                 gsize       length)
{
  const char *at = start;
  const char *end = start + length;
  char *text = g_malloc (length + 1);
  char *to = text;

  while (at < end)
    {
      const char *escape = memchr (at, '\\', end - at);
      gsize n_plain = (escape != NULL ? escape : end) - at;
      guint n_out;
      char out[4];

      memcpy (to, at, n_plain);
      to += n_plain;
      at += n_plain;
      if (escape == NULL)
        break;

      at += decode_step (at, end, out, &n_out);
      memcpy (to, out, n_out);
      to += n_out;
    }

  *to = '\0';
  return text;
}

/**
 * cle_json_decode_loosely:
 * @bytes: any bytes, such as a damaged line
 * @length: of @bytes
 *
 * Replaces what would be escapes in a string, wherever it stands, and leaves the rest
 * as it is.
 *
 * Returns: (transfer full): what a person could read there, as UTF-8
 */
char *
cle_json_decode_loosely (const char *bytes,
                         gsize       length)
{
  g_autoptr (GString) text = g_string_sized_new (length);
  const char *end = bytes + length;

  for (const char *at = bytes; at < end;)
    {
      CleJsonFault fault;
      guint n_out = 1, n = 1;
      char out[4] = { *at };

      if (*at == '\\' && check_escape (at, end, &fault) != NULL)
        n = decode_step (at, end, out, &n_out);
      g_string_append_len (text, out, n_out);
      at += n;
    }

  return g_utf8_make_valid (text->str, (gssize) text->len);
}

/* The decoded bytes of a string, one after the other. */
typedef struct
{
  const char *at;
  const char *end;
  char        bytes[4];
  guint       n_bytes;
  guint       next;
} Decoder;

static int
decoder_next (Decoder *self)
{
  if (self->next == self->n_bytes)
    {
      if (self->at == self->end)
        return -1;
      self->at += decode_step (self->at, self->end, self->bytes, &self->n_bytes);
      self->next = 0;
    }

  return (guint8) self->bytes[self->next++];
}

static inline guint64
mix (guint64 hash,
     guint64 word)
{
  hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return hash ^ (hash >> 29);
}

static guint64
hash_escaped (const CleJsonSlice *slice)
{
  Decoder decoder = { .at = slice->start, .end = slice->start + slice->length };
  guint64 hash = 0;
  guint64 word = 0;
  guint n = 0;
  int byte;

  while ((byte = decoder_next (&decoder)) >= 0)
    {
      word |= (guint64) byte << (8 * (n++ % 8));
      if (n % 8 == 0)
        {
          hash = mix (hash, word);
          word = 0;
        }
    }

  return mix (mix (hash, word), n);
}

static inline guint64
load_tail (const char *at,
           guint       n,
           const char *end)
{
  guint64 word = 0;

  if (end - at >= 8)
    return cle_json_load_word (at) & ((G_GUINT64_CONSTANT (1) << (8 * n)) - 1);

  for (guint i = 0; i < n; i++)
    word |= (guint64) (guint8) at[i] << (8 * i);

  return word;
}

/*
 * cle_json_slice_hash:
 * @self: a checked key
 * @end: the end of the text, up to which it may be read
 *
 * Keys that decode to the same text have the same hash.
 */
guint32
cle_json_slice_hash (const CleJsonSlice *self,
                     const char         *end)
{
  const char *at = self->start;
  guint32 left = self->length;
  guint64 hash = 0;

  if (self->has_escape)
    {
      hash = hash_escaped (self);
      return (guint32) (hash >> 32);
    }

  for (; left >= 8; left -= 8, at += 8)
    hash = mix (hash, cle_json_load_word (at));
  hash = mix (mix (hash, load_tail (at, left, end)), self->length);

  return (guint32) (hash >> 32);
}

/*
 * cle_json_slice_equal:
 * @self: a checked key
 * @other: another one
 *
 * Returns: whether both decode to the same text
 */
gboolean
cle_json_slice_equal (const CleJsonSlice *self,
                      const CleJsonSlice *other)
{
  Decoder a = { .at = self->start, .end = self->start + self->length };
  Decoder b = { .at = other->start, .end = other->start + other->length };
  int byte;

  if (!self->has_escape && !other->has_escape)
    return self->length == other->length && memcmp (self->start, other->start, self->length) == 0;

  do
    {
      byte = decoder_next (&a);
      if (byte != decoder_next (&b))
        return FALSE;
    }
  while (byte >= 0);

  return TRUE;
}
