/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-erase-twin.h"

#include "json/cle-json-scanner.h"

#include <string.h>

#define MASK "**" /* of the shortest name */

/* How many bytes before the first name that was taken out of it and after the last
 * one are as they were. */
static void
measure (const char *text,
         gsize      *before,
         gsize      *after)
{
  const char *first = strstr (text, MASK), *last = g_strrstr (text, MASK);

  if (first == NULL)
    return;

  *before = MIN (*before, (gsize) (first - text));
  *after = MIN (*after, strlen (last) - strlen (MASK));
}

/**
 * cle_erase_twin_texts:
 * @one: what somebody wrote
 * @other: the same, perhaps
 *
 * Stars that somebody typed look like a name that was taken out: of two records of one
 * id, which differ there alone, one is then left out as the other's twin.
 *
 * Returns: whether both are the same but for names that were taken out of either:
 *   what stands before the first and after the last of them is in both, one behind
 *   the other
 */
gboolean
cle_erase_twin_texts (const char *one,
                      const char *other)
{
  gsize n = strlen (one), m = strlen (other), before = G_MAXSIZE, after = G_MAXSIZE;

  if (strcmp (one, other) == 0)
    return TRUE;

  measure (one, &before, &after);
  measure (other, &before, &after);

  return before <= MIN (n, m) && after <= MIN (n, m) - before && memcmp (one, other, before) == 0 &&
         memcmp (one + n - after, other + m - after, after) == 0;
}

static gboolean
is_same_string (const CleJsonScanner *one,
                const CleJsonScanner *other)
{
  g_autofree char *mine = cle_json_decode (one->start, one->length);
  g_autofree char *theirs = cle_json_decode (other->start, other->length);

  return cle_erase_twin_texts (mine, theirs);
}

static gboolean
is_same_token (const CleJsonScanner *one,
               const CleJsonScanner *other)
{
  if (one->token != other->token || one->token == CLE_JSON_FAILED)
    return FALSE;
  if (one->token == CLE_JSON_STRING)
    return is_same_string (one, other);
  if (one->token != CLE_JSON_KEY && one->token != CLE_JSON_INTEGER &&
      one->token != CLE_JSON_DECIMAL)
    return TRUE;

  return one->length == other->length && memcmp (one->start, other->start, one->length) == 0;
}

static gboolean
is_key (CleJsonScanner *scanner,
        const char     *key)
{
  return scanner->token == CLE_JSON_KEY && cle_json_scanner_key_is (scanner, key);
}

/* Who answered goes with the person. */
static void
pass_over_who (CleJsonScanner *one,
               CleJsonScanner *other)
{
  gboolean mine = is_key (one, "who"), theirs = is_key (other, "who");
  CleJsonScanner *more = mine ? one : other;

  if (mine == theirs)
    return;

  cle_json_scanner_next (more);
  if (cle_json_scanner_skip (more))
    cle_json_scanner_next (more);
}

/**
 * cle_erase_twin_lines:
 * @one: a record
 * @one_length: of @one
 * @other: a record of the same id
 * @other_length: of @other
 *
 * Two devices do not erase at the same time, and a line that has lost a name here
 * comes again with it: that is no other record.
 *
 * Returns: whether both are the same but for names in their texts, for who answered,
 *   and for the seal
 */
gboolean
cle_erase_twin_lines (const char *one,
                      gsize       one_length,
                      const char *other,
                      gsize       other_length)
{
  CleJsonScanner mine, theirs;
  guint depth = 0;

  cle_json_scanner_init (&mine, one, one_length);
  cle_json_scanner_init (&theirs, other, other_length);
  do
    {
      cle_json_scanner_next (&mine);
      cle_json_scanner_next (&theirs);
      if (depth == 1)
        pass_over_who (&mine, &theirs);
      if (!is_same_token (&mine, &theirs))
        return FALSE;
      if (depth == 1 && is_key (&mine, "crc"))
        return TRUE;
      depth += mine.token == CLE_JSON_OBJECT_BEGIN || mine.token == CLE_JSON_ARRAY_BEGIN;
      depth -= mine.token == CLE_JSON_OBJECT_END || mine.token == CLE_JSON_ARRAY_END;
    }
  while (mine.token != CLE_JSON_END);

  return TRUE;
}
