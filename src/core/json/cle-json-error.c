/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-json-scanner.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (cle-json-error-quark, cle_json_error)

/**
 * cle_json_locate:
 * @text: a text
 * @length: its length in bytes
 * @at: a place in it, or its end
 * @line: (out) (optional): the line, from 1; lines end with a line feed
 * @column: (out) (optional): the column, from 1, counted in characters
 *
 * Says where a reader finds @at.
 */
void
cle_json_locate (const char *text,
                 gsize       length,
                 const char *at,
                 guint      *line,
                 guint      *column)
{
  const char *line_start = text;
  const char *end;
  guint n_lines = 1;
  guint n_characters = 1;

  g_return_if_fail (at >= text && at <= text + length);

  while ((end = memchr (line_start, '\n', at - line_start)) != NULL)
    {
      n_lines++;
      line_start = end + 1;
    }

  /* Every character has one byte that is not a continuation. */
  for (const char *p = line_start; p < at; p++)
    if (((guint8) *p & 0xc0) != 0x80)
      n_characters++;

  if (line != NULL)
    *line = n_lines;
  if (column != NULL)
    *column = n_characters;
}

/**
 * cle_json_scanner_set_error:
 * @self: a scanner that has returned %CLE_JSON_FAILED
 * @error: return location for a #CleJsonError
 *
 * Says in the user's language what is wrong, with line and column.
 */
void
cle_json_scanner_set_error (CleJsonScanner *self,
                            GError        **error)
{
  guint line, column;

  g_return_if_fail (self->token == CLE_JSON_FAILED && self->fault.text != NULL);

  cle_json_locate (self->text, self->end - self->text, self->fault.at, &line, &column);
  g_set_error (error, CLE_JSON_ERROR, self->fault.code,
               /* Translators: the last part says what is wrong there. */
               _ ("line %u, column %u: %s"), line, column, _ (self->fault.text));
}
