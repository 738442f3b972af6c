/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-csv-writer.h"
#include "cle-csv-cell.h"
#include "cle-inert.h"

static inline void
begin_cell (CleCsvWriter *self)
{
  if (self->is_open)
    self->data[self->length++] = self->delimiter;
  self->is_open = TRUE;
}

/* Spaces at the ends are quoted too: some readers would take them off. */
static gboolean
needs_quotes (const CleCsvWriter *self,
              const char         *text,
              gsize               length)
{
  const char *end = text + length;

  return (length > 0 && (text[0] == ' ' || end[-1] == ' ')) ||
         cle_csv_skip_bare (text, end, self->delimiter) < end;
}

static void
append_quoted (CleCsvWriter *self,
               const char   *text,
               gsize         length,
               gboolean      inert)
{
  char *at = self->data + self->length;

  *at++ = '"';
  if (inert)
    *at++ = '\'';
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"')
        *at++ = '"';
      *at++ = text[i];
    }
  *at++ = '"';
  self->length = (gsize) (at - self->data);
}

/**
 * cle_csv_writer_init:
 * @self: (out): a writer
 * @delimiter: what stands between two cells: `,`, `;` or tab
 *
 * Begins with no rows.
 */
void
cle_csv_writer_init (CleCsvWriter *self,
                     char          delimiter)
{
  memset (self, 0, sizeof *self);
  self->delimiter = delimiter;
}

/**
 * cle_csv_writer_clear:
 * @self: a writer
 *
 * Frees the bytes.
 */
void
cle_csv_writer_clear (CleCsvWriter *self)
{
  g_clear_pointer (&self->data, g_free);
}

/**
 * cle_csv_writer_grow:
 * @self: a writer
 * @more: bytes that there must be room for
 *
 * Makes room.
 */
void
cle_csv_writer_grow (CleCsvWriter *self,
                     gsize         more)
{
  self->room = MAX (self->room * 2, self->length + more + 4096);
  self->data = g_realloc (self->data, self->room);
}

/**
 * cle_csv_writer_empty:
 * @self: a writer between two rows
 *
 * Forgets the bytes, which were taken away, and keeps the room.
 */
void
cle_csv_writer_empty (CleCsvWriter *self)
{
  self->length = 0;
  self->row = 0;
}

/**
 * cle_csv_writer_text:
 * @self: a writer
 * @text: what anybody may have written; UTF-8
 * @length: bytes in @text
 *
 * Adds a cell, made inert, and in quotes if it has to be.
 */
void
cle_csv_writer_text (CleCsvWriter *self,
                     const char   *text,
                     gsize         length)
{
  gboolean inert = cle_inert_needs (text, length);

  cle_csv_writer_ensure (self, 2 * length + 4);
  begin_cell (self);
  if (needs_quotes (self, text, length))
    {
      append_quoted (self, text, length, inert);
      return;
    }

  if (inert)
    self->data[self->length++] = '\'';
  memcpy (self->data + self->length, text, length);
  self->length += length;
}

/**
 * cle_csv_writer_plain:
 * @self: a writer
 * @text: our own: numbers, times and codes, without delimiters and quotes; or
 *   several cells at once, as this writer has written them before
 * @length: bytes in @text
 *
 * Adds a cell as it stands.
 */
void
cle_csv_writer_plain (CleCsvWriter *self,
                      const char   *text,
                      gsize         length)
{
  cle_csv_writer_ensure (self, length + 1);
  begin_cell (self);
  memcpy (self->data + self->length, text, length);
  self->length += length;
}

/**
 * cle_csv_writer_number:
 * @self: a writer
 * @number: a number
 *
 * Adds a cell with a whole number.
 */
void
cle_csv_writer_number (CleCsvWriter *self,
                       guint64       number)
{
  char digits[20];
  char *at = digits + sizeof digits;

  do
    *--at = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  cle_csv_writer_plain (self, at, (gsize) (digits + sizeof digits - at));
}

/**
 * cle_csv_writer_end_row:
 * @self: a writer
 *
 * Ends the row. A row of one empty cell is written with quotes, or it would be
 * an empty line.
 */
void
cle_csv_writer_end_row (CleCsvWriter *self)
{
  cle_csv_writer_ensure (self, 4);
  if (self->length == self->row)
    {
      memcpy (self->data + self->length, "\"\"", 2);
      self->length += 2;
    }
  memcpy (self->data + self->length, "\r\n", 2);
  self->length += 2;
  self->row = self->length;
  self->is_open = FALSE;
}
