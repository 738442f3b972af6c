/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-inert.h"

#include <string.h>

/* The full-width forms of = + - @, as UTF-8. */
static const char *const wide[] = { "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d",
                                    "\xef\xbc\xa0" };

static gsize
measure_space (const char *at,
               const char *end)
{
  if (at < end && *at == ' ')
    return 1;
  if (end - at >= 2 && memcmp (at, "\xc2\xa0", 2) == 0) /* no-break space */
    return 2;
  if (end - at >= 3 && memcmp (at, "\xe3\x80\x80", 3) == 0) /* ideographic space */
    return 3;

  return 0;
}

static gboolean
is_trigger (const char *at,
            const char *end)
{
  if (at == end)
    return FALSE;
  if (*at == '=' || *at == '+' || *at == '-' || *at == '@' || *at == '\t' || *at == '\r')
    return TRUE;

  for (guint i = 0; (guint8) *at == 0xef && i < G_N_ELEMENTS (wide); i++)
    if (end - at >= 3 && memcmp (at, wide[i], 3) == 0)
      return TRUE;

  return FALSE;
}

/**
 * cle_inert_needs:
 * @text: a cell, UTF-8, not necessarily terminated
 * @length: bytes in @text
 *
 * Dangerous is what a spreadsheet may take for a formula: after any spaces one
 * of = + - @ tab CR or a full-width form of the first four. A text in which
 * only apostrophes stand before that needs one more, or nobody could tell it
 * from one that was made inert: so the mapping of cle_inert_make() is one to
 * one, and every text comes back as it was.
 *
 * Returns: %TRUE if an apostrophe is to be written before @text.
 */
gboolean
cle_inert_needs (const char *text,
                 gsize       length)
{
  const char *at = text, *end = text + length;
  gsize space;

  while (at < end && *at == '\'')
    at++;
  while ((space = measure_space (at, end)) > 0)
    at += space;

  return is_trigger (at, end);
}

/**
 * cle_inert_is:
 * @text: a cell that was read, not necessarily terminated
 * @length: bytes in @text
 *
 * Returns: %TRUE if its first apostrophe was written to make it inert, and is
 *   to be passed over.
 */
gboolean
cle_inert_is (const char *text,
              gsize       length)
{
  return length > 0 && *text == '\'' && cle_inert_needs (text + 1, length - 1);
}

/**
 * cle_inert_make:
 * @text: any text
 *
 * Returns: (transfer full): @text as no spreadsheet takes it for a formula.
 */
char *
cle_inert_make (const char *text)
{
  return g_strconcat (cle_inert_needs (text, strlen (text)) ? "'" : "", text, NULL);
}

/**
 * cle_inert_undo:
 * @text: a text of cle_inert_make(), or any other
 *
 * Undoes exactly what cle_inert_make() does; any other text stays as it is.
 *
 * Returns: (transfer full): the text as it was.
 */
char *
cle_inert_undo (const char *text)
{
  return g_strdup (cle_inert_is (text, strlen (text)) ? text + 1 : text);
}
