/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-json-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What may come next. */
enum
{
  EXPECT_VALUE,      /* at the start, after a colon */
  EXPECT_FIRST_ITEM, /* after "[": a value or "]" */
  EXPECT_ITEM,       /* after a comma in an array */
  EXPECT_FIRST_KEY,  /* after "{": a key or "}" */
  EXPECT_KEY,        /* after a comma in an object */
  EXPECT_COMMA,      /* after a value: a comma or the closing bracket */
  EXPECT_END,        /* after the outermost value */
  EXPECT_NOTHING,    /* the end was reported */
  EXPECT_FAILURE,    /* a fault was reported */
};

static CleJsonToken
fail (CleJsonScanner *self,
      CleJsonError    code,
      const char     *at,
      const char     *text)
{
  if (text != NULL)
    cle_json_fail (&self->fault, code, at, text);
  self->expect = EXPECT_FAILURE;
  self->token = CLE_JSON_FAILED;

  return CLE_JSON_FAILED;
}

/* Something stands, or nothing stands, where @wanted was expected. What no JSON
 * text may hold at all is named as such. */
static CleJsonToken
fail_unexpected (CleJsonScanner *self,
                 const char     *at,
                 const char     *wanted)
{
  if (at == self->end)
    return fail (self, CLE_JSON_ERROR_SYNTAX, at,
                 self->depth == 0 ? N_ ("there is no value, the text is empty")
                                  : N_ ("the text ends before all that was opened is closed"));
  if (*at == '\0')
    return fail (self, CLE_JSON_ERROR_NUL, at, N_ ("the character NUL is not allowed in a text"));
  if (cle_json_check_char (at, self->end) == 0)
    return fail (self, CLE_JSON_ERROR_UTF8, at, N_ ("this is not valid UTF-8"));
  if (at == self->text && self->end - at >= 3 && memcmp (at, "\xef\xbb\xbf", 3) == 0)
    return fail (self, CLE_JSON_ERROR_SYNTAX, at,
                 N_ ("the text begins with a byte order mark; save it without one"));

  return fail (self, CLE_JSON_ERROR_SYNTAX, at, wanted);
}

static inline const char *
skip_space (const char *at,
            const char *end)
{
  while (at < end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t'))
    at++;

  return at;
}

static inline CleJsonToken
finish (CleJsonScanner *self,
        CleJsonToken    token,
        const char     *at)
{
  self->at = at;
  self->token = token;
  self->expect = self->depth > 0 ? EXPECT_COMMA : EXPECT_END;

  return token;
}

static CleJsonToken
open_container (CleJsonScanner *self,
                const char     *at,
                gboolean        is_object)
{
  if (self->depth == CLE_JSON_MAX_DEPTH)
    return fail (self, CLE_JSON_ERROR_DEPTH, at,
                 N_ ("brackets are nested too deeply; 32 levels are allowed"));

  self->is_object[self->depth] = is_object;
  self->counts[self->depth] = 0;
  self->depth++;
  self->at = at + 1;
  self->expect = is_object ? EXPECT_FIRST_KEY : EXPECT_FIRST_ITEM;
  self->token = is_object ? CLE_JSON_OBJECT_BEGIN : CLE_JSON_ARRAY_BEGIN;

  return self->token;
}

static CleJsonToken
close_container (CleJsonScanner *self,
                 const char     *at)
{
  self->depth--;

  return finish (self, self->is_object[self->depth] ? CLE_JSON_OBJECT_END : CLE_JSON_ARRAY_END,
                 at + 1);
}

static const char *
scan_slice (CleJsonScanner *self,
            const char     *at)
{
  const char *quote = cle_json_scan_string (at + 1, self->end, &self->has_escape, &self->fault);

  if (quote != NULL && quote - at - 1 > CLE_JSON_MAX_STRING)
    {
      cle_json_fail (&self->fault, CLE_JSON_ERROR_STRING_SIZE, at,
                     N_ ("this string is too long; 64 KiB are allowed"));
      quote = NULL;
    }
  if (quote == NULL)
    {
      fail (self, self->fault.code, at, NULL);
      return NULL;
    }

  self->start = at + 1;
  self->length = quote - self->start;
  return quote + 1;
}

/* Remembers the key in the object that is open; FALSE when it is there already. */
static inline gboolean
add_key (CleJsonScanner *self)
{
  guint level = self->depth - 1;
  guint n = self->counts[level];
  guint32 *hashes = self->hashes[level];
  CleJsonSlice *keys = self->keys[level];
  CleJsonSlice *key = &keys[n];
  guint32 hash;

  *key = (CleJsonSlice){ self->start, (guint32) self->length, self->has_escape };
  hash = cle_json_slice_hash (key, self->end);

  for (guint i = 0; i < n; i++)
    if (G_UNLIKELY (hashes[i] == hash) && cle_json_slice_equal (&keys[i], key))
      return FALSE;

  hashes[n] = hash;
  self->counts[level]++;
  return TRUE;
}

static CleJsonToken
scan_key (CleJsonScanner *self,
          const char     *at)
{
  const char *after;

  if (at == self->end || *at != '"')
    return fail_unexpected (self, at,
                            self->expect == EXPECT_KEY
                                ? N_ ("after this comma there must be a name in double quotes")
                                : N_ ("there must be a name in double quotes, or “}”"));
  if (self->counts[self->depth - 1] == CLE_JSON_MAX_MEMBERS)
    return fail (self, CLE_JSON_ERROR_COUNT, at,
                 N_ ("this object has too many members; 256 are allowed"));

  after = scan_slice (self, at);
  if (after == NULL)
    return CLE_JSON_FAILED;
  if (!add_key (self))
    return fail (self, CLE_JSON_ERROR_DUPLICATE, at,
                 N_ ("this name appears a second time in the same object"));

  after = skip_space (after, self->end);
  if (after == self->end || *after != ':')
    return fail_unexpected (self, after, N_ ("there must be a colon after a name"));

  self->at = after + 1;
  self->expect = EXPECT_VALUE;
  self->token = CLE_JSON_KEY;
  return CLE_JSON_KEY;
}

static inline const char *
skip_digits (const char *at,
             const char *end)
{
  while (at < end && g_ascii_isdigit (*at))
    at++;

  return at;
}

static gboolean
is_finite (const char *at,
           gsize       length)
{
  char copy[CLE_JSON_MAX_NUMBER + 1];

  memcpy (copy, at, length);
  copy[length] = '\0';

  return isfinite (g_ascii_strtod (copy, NULL));
}

static CleJsonToken
fail_digit (CleJsonScanner *self,
            const char     *at)
{
  return fail_unexpected (self, at, N_ ("there must be a digit here"));
}

/* A number whose whole part ends at @at, with a fraction or an exponent. */
static CleJsonToken
scan_decimal (CleJsonScanner *self,
              const char     *start,
              const char     *at)
{
  const char *end = self->end;
  const char *digits;
  gboolean has_exponent;

  if (*at == '.')
    {
      digits = at + 1;
      at = skip_digits (digits, end);
      if (at == digits)
        return fail_digit (self, at);
    }

  has_exponent = at < end && (*at == 'e' || *at == 'E');
  if (has_exponent)
    {
      at++;
      if (at < end && (*at == '+' || *at == '-'))
        at++;
      digits = at;
      at = skip_digits (digits, end);
      if (at == digits)
        return fail_digit (self, at);
    }

  /* Without an exponent, so few digits cannot be beyond the range. */
  if (at - start > CLE_JSON_MAX_NUMBER || (has_exponent && !is_finite (start, at - start)))
    return fail (self, CLE_JSON_ERROR_NUMBER, start,
                 N_ ("this number is out of range, or longer than 64 characters"));

  self->start = start;
  self->length = at - start;
  return finish (self, CLE_JSON_DECIMAL, at);
}

static CleJsonToken
scan_number (CleJsonScanner *self,
             const char     *start)
{
  const char *end = self->end;
  const char *digits = *start == '-' ? start + 1 : start;
  const char *at = digits;
  guint64 value = 0;

  for (; at < end && g_ascii_isdigit (*at); at++)
    if (at - digits < 17)
      value = value * 10 + (guint64) (*at - '0');

  if (at == digits)
    return fail_digit (self, at);
  if (*digits == '0' && at - digits > 1)
    return fail (self, CLE_JSON_ERROR_SYNTAX, digits,
                 N_ ("a number must not begin with a needless 0"));
  if (at < end && (*at == '.' || *at == 'e' || *at == 'E'))
    return scan_decimal (self, start, at);
  if (at - digits > 16 || value > CLE_JSON_MAX_INTEGER)
    return fail (self, CLE_JSON_ERROR_NUMBER, start,
                 N_ ("this whole number is out of range; up to 9007199254740991 is allowed"));

  self->start = start;
  self->length = at - start;
  self->integer = *start == '-' ? -(gint64) value : (gint64) value;
  return finish (self, CLE_JSON_INTEGER, at);
}

static CleJsonToken
fail_value (CleJsonScanner *self,
            const char     *at)
{
  if (self->expect == EXPECT_ITEM)
    return fail_unexpected (self, at, N_ ("after this comma there must be another value"));

  return fail_unexpected (self, at,
                          N_ ("there must be a value: an object, a list, a text in double quotes, "
                              "a number, true, false or null"));
}

static inline CleJsonToken
scan_word (CleJsonScanner *self,
           const char     *at,
           const char     *word,
           gsize           length,
           CleJsonToken    token)
{
  if ((gsize) (self->end - at) < length || memcmp (at, word, length) != 0)
    return fail_value (self, at);

  return finish (self, token, at + length);
}

static CleJsonToken
scan_value (CleJsonScanner *self,
            const char     *at)
{
  const char *after;

  if (at == self->end)
    return fail_value (self, at);

  switch (*at)
    {
    case '"':
      after = scan_slice (self, at);
      return after != NULL ? finish (self, CLE_JSON_STRING, after) : CLE_JSON_FAILED;
    case '{':
      return open_container (self, at, TRUE);
    case '[':
      return open_container (self, at, FALSE);
    case '-':
    case '0' ... '9':
      return scan_number (self, at);
    case 't':
      return scan_word (self, at, "true", 4, CLE_JSON_TRUE);
    case 'f':
      return scan_word (self, at, "false", 5, CLE_JSON_FALSE);
    case 'n':
      return scan_word (self, at, "null", 4, CLE_JSON_NULL);
    default:
      return fail_value (self, at);
    }
}

static CleJsonToken
scan_item (CleJsonScanner *self,
           const char     *at)
{
  if (self->counts[self->depth - 1] == CLE_JSON_MAX_ITEMS && at < self->end)
    return fail (self, CLE_JSON_ERROR_COUNT, at,
                 N_ ("this list has too many items; 10000 are allowed"));

  self->counts[self->depth - 1]++;
  return scan_value (self, at);
}

static CleJsonToken
scan_after_value (CleJsonScanner *self,
                  const char     *at)
{
  gboolean is_object = self->is_object[self->depth - 1];

  if (G_LIKELY (at < self->end))
    {
      if (*at == ',')
        {
          at = skip_space (at + 1, self->end);
          self->expect = is_object ? EXPECT_KEY : EXPECT_ITEM;
          return is_object ? scan_key (self, at) : scan_item (self, at);
        }
      if (*at == (is_object ? '}' : ']'))
        return close_container (self, at);
    }

  return fail_unexpected (self, at,
                          is_object ? N_ ("there must be a comma or “}” here")
                                    : N_ ("there must be a comma or “]” here"));
}

static CleJsonToken
scan_end (CleJsonScanner *self,
          const char     *at)
{
  if (at < self->end)
    return fail (self, CLE_JSON_ERROR_TRAILING, at,
                 N_ ("nothing but white space may follow the value"));

  self->at = at;
  self->expect = EXPECT_NOTHING;
  self->token = CLE_JSON_END;
  return CLE_JSON_END;
}

/**
 * cle_json_scanner_init:
 * @self: memory for a scanner, usually on the stack
 * @text: the text, which need not end with a NUL
 * @length: its length in bytes
 *
 * Puts the scanner before the first token of @text, which must outlive it.
 */
void
cle_json_scanner_init (CleJsonScanner *self,
                       const char     *text,
                       gsize           length)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL || length == 0);

  if (text == NULL)
    text = "";

  /* The tables stay as they are: only what was written is ever read. */
  self->token = CLE_JSON_FAILED;
  self->start = text;
  self->length = 0;
  self->has_escape = FALSE;
  self->integer = 0;
  self->text = text;
  self->at = text;
  self->end = text + length;
  self->expect = EXPECT_VALUE;
  self->depth = 0;
}

/**
 * cle_json_scanner_next:
 * @self: a scanner
 *
 * Reads one token. A key includes its colon, commas are never reported.
 * After %CLE_JSON_END and %CLE_JSON_FAILED it returns the same again. Nothing
 * is known about the text behind the token: only %CLE_JSON_END says that the
 * whole is strict JSON.
 *
 * Returns: the kind of the token; its value is in the scanner
 */
CleJsonToken
cle_json_scanner_next (CleJsonScanner *self)
{
  const char *at = skip_space (self->at, self->end);

  switch (self->expect)
    {
    case EXPECT_COMMA:
      return scan_after_value (self, at);
    case EXPECT_VALUE:
      return scan_value (self, at);
    case EXPECT_FIRST_KEY:
      if (at < self->end && *at == '}')
        return close_container (self, at);
      return scan_key (self, at);
    case EXPECT_FIRST_ITEM:
      if (at < self->end && *at == ']')
        return close_container (self, at);
      return scan_item (self, at);
    case EXPECT_END:
      return scan_end (self, at);
    default:
      return self->token;
    }
}

/**
 * cle_json_scanner_skip:
 * @self: a scanner
 *
 * Moves past the value that began with the last token: to the closing bracket
 * of an object or array, to the end of the value after a key. Does nothing
 * after any other token.
 *
 * Returns: %FALSE when the value is not strict JSON
 */
gboolean
cle_json_scanner_skip (CleJsonScanner *self)
{
  guint depth;

  if (self->token == CLE_JSON_KEY)
    cle_json_scanner_next (self);

  if (self->token == CLE_JSON_OBJECT_BEGIN || self->token == CLE_JSON_ARRAY_BEGIN)
    {
      depth = self->depth;
      while (self->depth >= depth && self->token != CLE_JSON_FAILED)
        cle_json_scanner_next (self);
    }

  return self->token != CLE_JSON_FAILED;
}

/**
 * cle_json_scanner_leave:
 * @self: a scanner whose last token began an object or array
 * @end: the first byte behind its closing bracket
 *
 * Moves past a value that somebody has read and checked by other means.
 */
void
cle_json_scanner_leave (CleJsonScanner *self,
                        const char     *end)
{
  close_container (self, end - 1);
}

/**
 * cle_json_scanner_get_at:
 * @self: a scanner
 *
 * Returns: (transfer none): the first byte behind the last token
 */
const char *
cle_json_scanner_get_at (const CleJsonScanner *self)
{
  return self->at;
}

/**
 * cle_json_scanner_key_is:
 * @self: a scanner whose last token is a key
 * @key: a name
 *
 * Returns: whether the key, decoded, is @key
 */
gboolean
cle_json_scanner_key_is (CleJsonScanner *self,
                         const char     *key)
{
  CleJsonSlice mine = { self->start, (guint32) self->length, self->has_escape };
  CleJsonSlice other = { key, (guint32) strlen (key), FALSE };

  return cle_json_slice_equal (&mine, &other);
}

/**
 * cle_json_check:
 * @text: the text
 * @length: its length in bytes
 * @error: return location for a #CleJsonError
 *
 * Returns: whether @text is strict JSON within the limits of this file's header
 */
gboolean
cle_json_check (const char *text,
                gsize       length,
                GError    **error)
{
  CleJsonScanner scanner;
  CleJsonToken token;

  if (length > CLE_JSON_MAX_FILE)
    {
      g_set_error_literal (error, CLE_JSON_ERROR, CLE_JSON_ERROR_SIZE,
                           _ ("the text is too large; 64 MiB are allowed"));
      return FALSE;
    }

  cle_json_scanner_init (&scanner, text, length);
  do
    token = cle_json_scanner_next (&scanner);
  while (token != CLE_JSON_END && token != CLE_JSON_FAILED);

  if (token == CLE_JSON_FAILED)
    cle_json_scanner_set_error (&scanner, error);

  return token == CLE_JSON_END;
}
