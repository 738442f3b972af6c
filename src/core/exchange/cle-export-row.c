/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-export-row.h"
#include "cle-export-windows.h"
#include "history/cle-line-cursor.h"
#include "json/cle-json-writer.h"
#include "store/cle-hex.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _CleExportRows
{
  const CleExport   *export;
  CleExportSegments *segments;
  CleExportWindows  *windows;
  GPtrArray         *contexts; /* [quiz * CLE_N_VOICES + voice]: of GString */
  gsize             *answers;  /* [quiz]: length of all its answers without evidence */
  CleDayCache        days;
  CleResult         *result;   /* of the row read last, if it was read strictly */
};

static void
context_free (gpointer context)
{
  g_string_free (context, TRUE);
}

/* Which questionnaire and voice, as they stand in a line of our own. */
static void
prepare_contexts (CleExportRows *self)
{
  const GPtrArray *quizzes = self->export->selection->quizzes;

  self->contexts = g_ptr_array_new_with_free_func (context_free);
  for (guint i = 0; i < quizzes->len * CLE_N_VOICES; i++)
    {
      const CleArchiveQuiz *quiz = g_ptr_array_index (quizzes, i / CLE_N_VOICES);
      GString *context = g_string_new (NULL);

      if (quiz != NULL)
        {
          cle_json_write_text (context, "quiz", quiz->id);
          cle_json_write_integer (context, "rev", quiz->revision);
          cle_json_write_text (context, "digest", quiz->digest);
          cle_json_write_text (context, "voice",
                               cle_voice_get_word ((CleVoice) (i % CLE_N_VOICES)));
          g_string_append (context, ",\"subject\":\"");
        }
      g_ptr_array_add (self->contexts, context);
    }
}

static void
measure_answers (CleExportRows *self)
{
  const GPtrArray *quizzes = self->export->selection->quizzes;

  self->answers = g_new0 (gsize, quizzes->len + 1);
  for (guint i = 0; i < quizzes->len; i++)
    {
      const CleArchiveQuiz *quiz = g_ptr_array_index (quizzes, i);
      gsize length = 0;

      for (guint k = 0; quiz != NULL && k < quiz->n_questions; k++)
        length += (k > 0) + strlen ("\"\":\"y\"") + strlen (quiz->questions[k]);
      self->answers[i] = length;
    }
}

static gboolean
take_context (CleExportRows *self,
              CleLineCursor *cursor,
              CleExportRow  *row)
{
  const GString *context =
      g_ptr_array_index (self->contexts, row->selected->quiz * CLE_N_VOICES + row->selected->voice);

  return cle_take_bytes (cursor, context->str, context->len);
}

static gboolean
take_fixed (CleLineCursor  *cursor,
            gsize           length,
            const char    **text)
{
  if ((gsize) (cursor->end - cursor->at) < length)
    return FALSE;

  *text = cursor->at;
  cursor->at += length;
  return TRUE;
}

static gboolean
slice_head (CleLineCursor *cursor,
            CleExportRow  *row)
{
  const char *at, *offset;
  gint64 sequence;

  if (!cle_take_literal (cursor, "{\"v\":1,\"t\":\"result\",\"id\":\"") ||
      !take_fixed (cursor, CLE_UUID_LENGTH, &row->id) ||
      !cle_take_literal (cursor, "\",\"dev\":\"") ||
      !take_fixed (cursor, CLE_UUID_LENGTH, &row->device) ||
      !cle_take_literal (cursor, "\",\"seq\":") || !cle_take_number (cursor, &sequence) ||
      !cle_take_literal (cursor, ",\"at\":\"") || !take_fixed (cursor, CLE_TIME_LENGTH, &at) ||
      !cle_take_literal (cursor, "\",\"tz\":\"") || !take_fixed (cursor, 6, &offset) ||
      !cle_take_literal (cursor, "\""))
    return FALSE;

  row->sequence = (guint64) sequence;
  cle_take_literal (cursor, ",\"clk\":1");
  return TRUE;
}

static gboolean
slice_context (CleExportRows *self,
               CleLineCursor *cursor,
               CleExportRow  *row)
{
  if (!cle_take_literal (cursor, ",\"started\":\"") ||
      !cle_take_time (&self->days, cursor, &row->started) ||
      !cle_take_literal (cursor, "\",\"dur\":") || !cle_take_number (cursor, &row->duration) ||
      !take_context (self, cursor, row) ||
      !cle_take_string (cursor, &row->subject, &row->subject_length))
    return FALSE;

  row->who = NULL;
  return !cle_take_literal (cursor, ",\"who\":\"") ||
         (take_fixed (cursor, CLE_UUID_LENGTH, &row->who) && cle_take_literal (cursor, "\""));
}

/* Where the answers may end. Mostly all questions were answered, none with
 * evidence. */
static const char *
find_bracket (const CleExportRows *self,
              const CleLineCursor *cursor,
              const CleExportRow  *row)
{
  gsize left = (gsize) (cursor->end - cursor->at), length = self->answers[row->selected->quiz];

  return length < left && cursor->at[length] == '}' ? cursor->at + length
                                                    : memchr (cursor->at, '}', left);
}

/* Slices a line of our own layout without evidence. The history has read the
 * line before and holds its answers. Where the line ends is looked for behind
 * them only: less than half of it is searched. */
static gboolean
slice (CleExportRows *self,
       const char    *line,
       gsize          length,
       CleExportRow  *row)
{
  CleLineCursor cursor = { line, line + length };
  const char *bracket, *newline;

  if (!slice_head (&cursor, row) || !slice_context (self, &cursor, row) ||
      !cle_take_literal (&cursor, ",\"answers\":{"))
    return FALSE;

  bracket = find_bracket (self, &cursor, row);
  if (bracket == NULL)
    return FALSE;

  cursor.at = bracket + 1;
  newline = memchr (cursor.at, '\n', (gsize) (cursor.end - cursor.at));
  row->result = NULL;
  return newline != NULL && cle_take_literal (&cursor, ",\"score\":") &&
         cle_record_check_seal (line, (gsize) (newline - line));
}

static gboolean
read_strictly (CleExportRows *self,
               const char    *line,
               gsize          length,
               CleExportRow  *row)
{
  const char *newline = memchr (line, '\n', length);
  CleResult *result;

  g_clear_pointer (&self->result, cle_result_unref);
  if (newline == NULL)
    return FALSE;

  self->result = result = cle_result_new_from_line (line, (gsize) (newline - line), NULL);
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

/* Whether the line is still the one that the history has read. Of its id the
 * first and the last 32 bits are compared: random ones, if it is ours. */
static gboolean
is_same (const CleExportPlace *place,
         const CleExportRow   *row)
{
  guint32 first, last, ends[2];

  memcpy (&ends[0], place->id, 4);
  memcpy (&ends[1], place->id + 12, 4);

  return cle_hex_read_32 (row->id, &first) && cle_hex_read_32 (row->id + 28, &last) &&
         first == GUINT32_FROM_BE (ends[0]) && last == GUINT32_FROM_BE (ends[1]);
}

/* @length: up to the end of what was read, mostly many lines. */
static gboolean
read_line (CleExportRows        *self,
           const CleExportPlace *place,
           const char           *line,
           gsize                 length,
           CleExportRow         *row)
{
  return (slice (self, line, length, row) || read_strictly (self, line, length, row)) &&
         is_same (place, row);
}

static gboolean
read_from_window (CleExportRows        *self,
                  const CleExportPlace *place,
                  CleExportRow         *row)
{
  gsize length;
  const char *line = cle_export_windows_find (self->windows, place, &length);

  return line != NULL && read_line (self, place, line, length, row);
}

static gboolean
read_from_segment (CleExportRows         *self,
                   const CleExportPlace  *place,
                   CleExportRow          *row,
                   GError               **error)
{
  GBytes *bytes = cle_export_segments_get (self->segments, place->segment, error);
  const char *text;
  gsize length;

  if (bytes == NULL)
    return FALSE;

  text = g_bytes_get_data (bytes, &length);
  if (place->position < length &&
      read_line (self, place, text + place->position, length - place->position, row))
    return TRUE;

  g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND,
                       _ ("The records were rewritten meanwhile. Please export again."));
  return FALSE;
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
  self->windows = cle_export_windows_new (export->store, export->paths);
  prepare_contexts (self);
  measure_answers (self);

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
  cle_export_windows_free (self->windows);
  g_ptr_array_unref (self->contexts);
  g_free (self->answers);
  g_free (self);
}

/**
 * cle_export_rows_expect:
 * @self: rows
 * @first: index of a result in the selection
 * @n: how many
 *
 * Tells that these are going to be read: quicker than each by itself.
 */
void
cle_export_rows_expect (CleExportRows *self,
                        guint          first,
                        guint          n)
{
  cle_export_windows_load (self->windows, &self->export->places[first], n);
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

  row->selected = &self->export->selection->rows[index];
  row->quiz = cle_selection_get_quiz (self->export->selection, index);
  row->note = cle_selection_get_note (self->export->selection, index);

  return read_from_window (self, place, row) || read_from_segment (self, place, row, error);
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
