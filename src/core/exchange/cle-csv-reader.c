/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-csv-reader.h"
#include "cle-csv-cell.h"
#include "cle-inert.h"
#include "json/cle-json-scanner.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _CleCsvReader
{
  GBytes     *bytes;
  const char *at;
  const char *end;
  char       *cells;   /* one behind the other, each with its NUL */
  gsize       length;  /* bytes in cells … */
  gsize       room;    /* … of so many */
  gsize       starts[CLE_CSV_MAX_COLUMNS + 1];
  const char *places[CLE_CSV_MAX_COLUMNS + 1]; /* where cells begin in the table */
  guint       n_cells;
  guint       row;     /* the one read last, from 1 */
  char        delimiter;
};

G_DEFINE_QUARK (cle-csv-error-quark, cle_csv_error)

static gboolean
is_line_end (const CleCsvReader *self)
{
  return self->at == self->end || *self->at == '\n' || *self->at == '\r';
}

static void
skip_line_end (CleCsvReader *self)
{
  if (self->at < self->end && *self->at == '\r')
    self->at++;
  if (self->at < self->end && *self->at == '\n')
    self->at++;
}

/* Which of the three stands most often in the first row, outside quotes. */
static char
guess_delimiter (const CleCsvReader *self)
{
  static const char candidates[] = ",;\t";
  guint counts[3] = { 0 };
  gboolean quoted = FALSE;
  guint best = 0;

  for (const char *at = self->at; at < self->end; at++)
    {
      const char *found = memchr (candidates, *at, 3);

      if (*at == '"')
        quoted = !quoted;
      else if (!quoted && (*at == '\n' || *at == '\r'))
        break;
      else if (!quoted && found != NULL)
        counts[found - candidates]++;
    }
  for (guint i = 1; i < 3; i++)
    if (counts[i] > counts[best])
      best = i;

  return candidates[best];
}

/* A table that another program saved as UTF-16 has a mark, or every second byte
 * is NUL. */
static gboolean
looks_like_utf16 (const char *text,
                  gsize       length)
{
  return length >= 2 && (memcmp (text, "\xff\xfe", 2) == 0 || memcmp (text, "\xfe\xff", 2) == 0 ||
                         (length >= 4 && ((text[1] == '\0' && text[3] == '\0') ||
                                          (text[0] == '\0' && text[2] == '\0'))));
}

static guint
count_rows (const char *text,
            const char *end)
{
  guint n = 1;

  for (const char *at = text; at < end; at++)
    n += *at == '\n' || (*at == '\r' && (at + 1 == end || at[1] != '\n'));

  return n;
}

static gboolean
check_encoding (const char *text,
                gsize       length,
                GError    **error)
{
  const char *nul, *bad;

  if (looks_like_utf16 (text, length))
    {
      g_set_error_literal (error, CLE_CSV_ERROR, CLE_CSV_ERROR_ENCODING,
                           _ ("The table is saved as UTF-16. Please save it as CSV in UTF-8."));
      return FALSE;
    }

  nul = memchr (text, '\0', length);
  if (nul != NULL)
    {
      g_set_error (error, CLE_CSV_ERROR, CLE_CSV_ERROR_NUL,
                   _ ("Line %u: a NUL byte. This is not a table of text."), count_rows (text, nul));
      return FALSE;
    }

  if (cle_json_check_utf8 (text, length))
    return TRUE;

  g_utf8_validate (text, (gssize) length, &bad);
  g_set_error (error, CLE_CSV_ERROR, CLE_CSV_ERROR_ENCODING,
               _ ("Line %u: the text is not UTF-8. Please save the table as CSV in UTF-8."),
               count_rows (text, bad));
  return FALSE;
}

static gboolean
refuse (const CleCsvReader *self,
        CleCsvError         code,
        const char         *rule,
        GError            **error)
{
  /* Translators: a place in a table, then what is wrong there. */
  g_set_error (error, CLE_CSV_ERROR, (int) code, _ ("Row %u, column %u: %s"), self->row,
               self->n_cells, rule);
  return FALSE;
}

static gboolean
add_bytes (CleCsvReader *self,
           const char   *text,
           gsize         length,
           GError      **error)
{
  if (self->length - self->starts[self->n_cells - 1] + length > CLE_CSV_MAX_CELL)
    return refuse (self, CLE_CSV_ERROR_LIMIT, _ ("the cell is larger than 64 KiB."), error);

  if (self->room - self->length <= length)
    {
      self->room = self->room * 2 + length + 1;
      self->cells = g_realloc (self->cells, self->room);
    }
  memcpy (self->cells + self->length, text, length);
  self->length += length;
  return TRUE;
}

static gboolean
read_quoted (CleCsvReader *self,
             GError      **error)
{
  self->at++;
  for (;;)
    {
      const char *quote = memchr (self->at, '"', (gsize) (self->end - self->at));

      if (quote == NULL)
        return refuse (self, CLE_CSV_ERROR_QUOTE, _ ("the quotation mark is never closed."), error);
      if (!add_bytes (self, self->at, (gsize) (quote - self->at), error))
        return FALSE;
      self->at = quote + 1;
      if (self->at == self->end || *self->at != '"')
        break;
      if (!add_bytes (self, "\"", 1, error))
        return FALSE;
      self->at++;
    }

  return is_line_end (self) || *self->at == self->delimiter ||
         refuse (self, CLE_CSV_ERROR_QUOTE, _ ("something follows the closing quotation mark."),
                 error);
}

static gboolean
read_bare (CleCsvReader *self,
           GError      **error)
{
  const char *start = self->at;

  self->at = cle_csv_skip_bare (self->at, self->end, self->delimiter);
  if (self->at < self->end && *self->at == '"')
    return refuse (self, CLE_CSV_ERROR_QUOTE,
                   _ ("a quotation mark inside a cell that does not begin with one."), error);

  return add_bytes (self, start, (gsize) (self->at - start), error);
}

static gboolean
read_cell (CleCsvReader *self,
           GError      **error)
{
  self->places[self->n_cells] = self->at;
  self->starts[self->n_cells++] = self->length;
  if (self->n_cells > CLE_CSV_MAX_COLUMNS)
    return refuse (self, CLE_CSV_ERROR_LIMIT, _ ("there are more than 1000 columns."), error);

  if (self->at < self->end && *self->at == '"' ? !read_quoted (self, error)
                                               : !read_bare (self, error))
    return FALSE;

  self->cells[self->length++] = '\0'; /* add_bytes () left room for it */
  return TRUE;
}

/**
 * cle_csv_reader_new:
 * @bytes: a table; a mark that says UTF-8 may stand before it
 * @delimiter: what stands between two cells; 0 to guess `,`, `;` or tab
 * @error: return location for an error
 *
 * Checks what concerns the whole table: its size and that it is UTF-8.
 *
 * Returns: (transfer full): a reader before the first row, or %NULL with a
 *   #CleCsvError.
 */
CleCsvReader *
cle_csv_reader_new (GBytes *bytes,
                    char    delimiter,
                    GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  CleCsvReader *self;

  if (length > CLE_CSV_MAX_FILE)
    {
      g_set_error_literal (error, CLE_CSV_ERROR, CLE_CSV_ERROR_LIMIT,
                           _ ("The table is larger than 64 MiB."));
      return NULL;
    }
  if (length > 0 && !check_encoding (text, length, error))
    return NULL;

  self = g_new0 (CleCsvReader, 1);
  self->bytes = g_bytes_ref (bytes);
  self->at = length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0 ? text + 3 : text;
  self->end = length > 0 ? text + length : text; /* an empty table has no text at all */
  self->delimiter = delimiter != '\0' ? delimiter : guess_delimiter (self);

  return self;
}

/**
 * cle_csv_reader_free:
 * @self: (transfer full): a reader
 */
void
cle_csv_reader_free (CleCsvReader *self)
{
  g_bytes_unref (self->bytes);
  g_free (self->cells);
  g_free (self);
}

/**
 * cle_csv_reader_next:
 * @self: a reader
 * @error: return location for an error
 *
 * Reads the next row; empty lines are passed over, but count as rows.
 *
 * Returns: %FALSE at the end without an error, or with a #CleCsvError that names
 *   row, column and rule. After an error nothing more can be read.
 */
gboolean
cle_csv_reader_next (CleCsvReader *self,
                     GError      **error)
{
  self->length = 0;
  self->n_cells = 0;

  self->row++;
  while (self->at < self->end && is_line_end (self))
    {
      skip_line_end (self);
      self->row++;
    }
  if (self->at == self->end)
    return FALSE;

  for (;;)
    {
      if (!read_cell (self, error))
        {
          self->at = self->end;
          return FALSE;
        }
      if (is_line_end (self))
        break;
      self->at++;
    }
  skip_line_end (self);

  return TRUE;
}

/**
 * cle_csv_reader_get_n_cells:
 * @self: a reader
 *
 * Returns: how many cells the row has that was read last.
 */
guint
cle_csv_reader_get_n_cells (const CleCsvReader *self)
{
  return self->n_cells;
}

/**
 * cle_csv_reader_get_cell:
 * @self: a reader
 * @column: from 0
 *
 * Returns: (transfer none): the cell as it stands, until the next row; "" beyond
 *   the last one.
 */
const char *
cle_csv_reader_get_cell (const CleCsvReader *self,
                         guint               column)
{
  return column < self->n_cells ? self->cells + self->starts[column] : "";
}

/**
 * cle_csv_reader_dup_text:
 * @self: a reader
 * @column: from 0
 *
 * Returns: (transfer full): the text of the cell as it was before it was made
 *   inert.
 */
char *
cle_csv_reader_dup_text (const CleCsvReader *self,
                         guint               column)
{
  return cle_inert_undo (cle_csv_reader_get_cell (self, column));
}

/**
 * cle_csv_reader_get_place:
 * @self: a reader
 * @column: of a cell that the row has, from 0
 *
 * Returns: (transfer none): where the cell begins in the table, with its
 *   quotation mark if it has one.
 */
const char *
cle_csv_reader_get_place (const CleCsvReader *self,
                          guint               column)
{
  g_return_val_if_fail (column < self->n_cells, NULL);

  return self->places[column];
}

/**
 * cle_csv_reader_get_rest:
 * @self: a reader
 *
 * Returns: (transfer none): where the next row begins, or empty lines before it.
 */
const char *
cle_csv_reader_get_rest (const CleCsvReader *self)
{
  return self->at;
}

/**
 * cle_csv_reader_go_to:
 * @self: a reader that has found no error
 * @at: where a row begins, or the end of the table
 * @n_rows: how many rows and empty lines are before it
 *
 * Goes on there: over rows that somebody else has read, or back to one of them.
 */
void
cle_csv_reader_go_to (CleCsvReader *self,
                      const char   *at,
                      guint         n_rows)
{
  self->at = at;
  self->row = n_rows;
}

/**
 * cle_csv_reader_get_row:
 * @self: a reader
 *
 * Returns: the number of the row that was read last, from 1. A row may take
 *   several lines.
 */
guint
cle_csv_reader_get_row (const CleCsvReader *self)
{
  return self->row;
}

/**
 * cle_csv_reader_get_delimiter:
 * @self: a reader
 *
 * Returns: what stands between two cells.
 */
char
cle_csv_reader_get_delimiter (const CleCsvReader *self)
{
  return self->delimiter;
}
