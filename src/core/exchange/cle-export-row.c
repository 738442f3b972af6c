/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-export-row.h"
#include "json/cle-json-scanner.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _CleExportRows
{
  const CleExport   *export;
  CleExportSegments *segments;
  CleResult         *result;  /* of the row read last, if it was read strictly */
};

typedef struct
{
  const char *at;
  const char *end;
} Cursor;

static inline gboolean
take_bytes (Cursor     *cursor,
            const char *bytes,
            gsize       length)
{
  if ((gsize) (cursor->end - cursor->at) < length || memcmp (cursor->at, bytes, length) != 0)
    return FALSE;

  cursor->at += length;
  return TRUE;
}

#define take_literal(cursor, literal) take_bytes (cursor, literal, sizeof (literal) - 1)

static inline gboolean
take_fixed (Cursor      *cursor,
            gsize        length,
            const char **text)
{
  if ((gsize) (cursor->end - cursor->at) < length)
    return FALSE;

  *text = cursor->at;
  cursor->at += length;
  return TRUE;
}

static inline gboolean
take_number (Cursor  *cursor,
             guint64 *number)
{
  const char *start = cursor->at;

  *number = 0;
  while (cursor->at < cursor->end && *cursor->at >= '0' && *cursor->at <= '9')
    *number = *number * 10 + (guint64) (*cursor->at++ - '0');

  return cursor->at > start && cursor->at - start <= 16;
}

/* A string without escapes, with its closing quote. */
static inline gboolean
take_string (Cursor      *cursor,
             const char **text,
             gsize       *length)
{
  const char *at = cursor->at;
  guint8 high = 0;

  while (at < cursor->end && *at != '"' && *at != '\\' && (guint8) *at >= 0x20)
    high |= (guint8) *at++;
  *text = cursor->at;
  *length = (gsize) (at - cursor->at);
  if (at == cursor->end || *at != '"' || ((high & 0x80) && !cle_json_check_utf8 (*text, *length)))
    return FALSE;

  cursor->at = at + 1;
  return TRUE;
}

static gboolean
slice_head (Cursor       *cursor,
            CleExportRow *row)
{
  const char *at, *offset;

  if (!take_literal (cursor, "{\"v\":1,\"t\":\"result\",\"id\":\"") ||
      !take_fixed (cursor, CLE_UUID_LENGTH, &row->id) || !take_literal (cursor, "\",\"dev\":\"") ||
      !take_fixed (cursor, CLE_UUID_LENGTH, &row->device) ||
      !take_literal (cursor, "\",\"seq\":") || !take_number (cursor, &row->sequence) ||
      !take_literal (cursor, ",\"at\":\"") || !take_fixed (cursor, CLE_TIME_LENGTH, &at) ||
      !take_literal (cursor, "\",\"tz\":\"") || !take_fixed (cursor, 6, &offset) ||
      !take_literal (cursor, "\""))
    return FALSE;

  take_literal (cursor, ",\"clk\":1");
  return TRUE;
}

static gboolean
slice_context (Cursor       *cursor,
               CleExportRow *row)
{
  const char *started, *skipped;
  guint64 duration, revision;
  gsize length;

  if (!take_literal (cursor, ",\"started\":\"") ||
      !take_fixed (cursor, CLE_TIME_LENGTH, &started) ||
      !cle_time_parse (started, CLE_TIME_LENGTH, &row->started) ||
      !take_literal (cursor, "\",\"dur\":") || !take_number (cursor, &duration) ||
      !take_literal (cursor, ",\"quiz\":\"") || !take_string (cursor, &skipped, &length) ||
      !take_literal (cursor, ",\"rev\":") || !take_number (cursor, &revision) ||
      !take_literal (cursor, ",\"digest\":\"") || !take_string (cursor, &skipped, &length) ||
      !take_literal (cursor, ",\"voice\":\"") || !take_string (cursor, &skipped, &length) ||
      !take_literal (cursor, ",\"subject\":\"") ||
      !take_string (cursor, &row->subject, &row->subject_length))
    return FALSE;

  row->duration = (gint64) duration;
  row->who = NULL;
  return !take_literal (cursor, ",\"who\":\"") ||
         (take_fixed (cursor, CLE_UUID_LENGTH, &row->who) && take_literal (cursor, "\""));
}

/* Slices a line of our own layout without evidence. The history has read the
 * line before and holds its answers. */
static gboolean
slice (const char   *line,
       gsize         length,
       CleExportRow *row)
{
  Cursor cursor = { line, line + length };
  const char *bracket;

  if (!slice_head (&cursor, row) || !slice_context (&cursor, row) ||
      !take_literal (&cursor, ",\"answers\":{"))
    return FALSE;

  bracket = memchr (cursor.at, '}', (gsize) (cursor.end - cursor.at));
  if (bracket == NULL)
    return FALSE;

  cursor.at = bracket + 1;
  row->result = NULL;
  return take_literal (&cursor, ",\"score\":") && cle_record_check_seal (line, length);
}

static gboolean
read_strictly (CleExportRows *self,
               const char    *line,
               gsize          length,
               CleExportRow  *row)
{
  CleResult *result;

  g_clear_pointer (&self->result, cle_result_unref);
  self->result = result = cle_result_new_from_line (line, length, NULL);
  if (result == NULL)
    return FALSE;

  row->id = result->head.id;
  row->device = result->head.device;
  row->sequence = result->head.sequence;
  row->started = result->started;
  row->duration = result->duration;
  row->subject = result->subject;
  row->subject_length = strlen (result->subject);
  row->who = result->respondent != NULL && strlen (result->respondent) == CLE_UUID_LENGTH
                 ? result->respondent
                 : NULL;
  row->result = result;

  return TRUE;
}

/* Whether the line is still the one that the history has read. */
static gboolean
is_same (const CleExportPlace *place,
         const CleExportRow   *row)
{
  guint8 id[16];

  return cle_id_parse (row->id, CLE_UUID_LENGTH, id) && memcmp (id, place->id, 16) == 0;
}

/**
 * cle_export_rows_new:
 * @export: what to export
 *
 * Returns: (transfer full): to read its results with, for one thread.
 */
CleExportRows *
cle_export_rows_new (const CleExport *export)
{
  CleExportRows *self = g_new0 (CleExportRows, 1);

  self->export = export;
  self->segments = cle_export_segments_new (export->store, export->paths);

  return self;
}

/**
 * cle_export_rows_free:
 * @self: (transfer full): rows
 */
void
cle_export_rows_free (CleExportRows *self)
{
  g_clear_pointer (&self->result, cle_result_unref);
  cle_export_segments_free (self->segments);
  g_free (self);
}

/**
 * cle_export_rows_read:
 * @self: rows
 * @index: of a result in the selection
 * @row: (out): what the tables show of it, until the next call
 * @error: return location for an error
 *
 * Returns: %FALSE if the result is not where it was, because the records were
 *   rewritten meanwhile, or cannot be read.
 */
gboolean
cle_export_rows_read (CleExportRows *self,
                      guint          index,
                      CleExportRow  *row,
                      GError       **error)
{
  const CleExportPlace *place = &self->export->places[index];
  GBytes *bytes = cle_export_segments_get (self->segments, place->segment, error);
  const char *text, *line, *newline;
  gsize length;

  if (bytes == NULL)
    return FALSE;

  text = g_bytes_get_data (bytes, &length);
  line = text + MIN (place->position, length);
  newline = memchr (line, '\n', (gsize) (text + length - line));
  if (newline == NULL ||
      (!slice (line, (gsize) (newline - line), row) &&
       !read_strictly (self, line, (gsize) (newline - line), row)) ||
      !is_same (place, row))
    {
      g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND,
                           _ ("The records were rewritten meanwhile. Please export again."));
      return FALSE;
    }

  row->selected = &self->export->selection->rows[index];
  row->quiz = cle_selection_get_quiz (self->export->selection, index);
  row->note = cle_selection_get_note (self->export->selection, index);

  return TRUE;
}

/**
 * cle_export_row_find_evidence:
 * @self: a row
 * @question: id of a question
 *
 * Returns: (transfer none) (nullable): what was said to show the answer.
 */
const char *
cle_export_row_find_evidence (const CleExportRow *self,
                              const char         *question)
{
  for (guint i = 0; self->result != NULL && i < self->result->answers->len; i++)
    {
      const CleAnswered *answered = &g_array_index (self->result->answers, CleAnswered, i);

      if (strcmp (answered->id, question) == 0)
        return answered->evidence;
    }

  return NULL;
}
