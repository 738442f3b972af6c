/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-csv-writer.h"
#include "cle-export-table.h"

#define FLUSH_BYTES (256 * 1024)
#define STEP_ROWS   1024

/* Cells that are the same from row to row are written once and copied. */
typedef struct
{
  CleExportSink  *sink;
  CleExportTable *table;
  CleExportRows  *rows;
  CleCsvWriter    writer;
  GString       **quizzes;    /* for each questionnaire its cells */
  GString        *voices[CLE_N_VOICES];
  GString        *answers[4]; /* code and label */
  GString        *bare[4];    /* the same and no evidence */
} Table;

static GString *
take_cells (CleCsvWriter *scratch)
{
  GString *cells = g_string_new_len (scratch->data, (gssize) scratch->length);

  cle_csv_writer_empty (scratch);
  scratch->is_open = FALSE;
  return cells;
}

static void
add_text (CleCsvWriter *writer,
          const char   *text)
{
  cle_csv_writer_text (writer, text, strlen (text));
}

static void
add_cells (CleCsvWriter  *writer,
           const GString *cells)
{
  cle_csv_writer_plain (writer, cells->str, cells->len);
}

static void
prepare_words (Table *self)
{
  g_auto (CleCsvWriter) scratch;

  cle_csv_writer_init (&scratch, self->sink->options->delimiter);
  for (guint i = 0; i < CLE_N_VOICES; i++)
    {
      add_text (&scratch, cle_voice_get_word ((CleVoice) i));
      add_text (&scratch, cle_export_get_voice_label ((CleVoice) i));
      self->voices[i] = take_cells (&scratch);
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->answers); i++)
    {
      char code = cle_answer_get_code ((CleAnswer) i);

      cle_csv_writer_text (&scratch, &code, i != CLE_ANSWER_NONE ? 1 : 0);
      add_text (&scratch, cle_export_get_answer_label ((CleAnswer) i));
      self->answers[i] = take_cells (&scratch);
      add_cells (&scratch, self->answers[i]);
      add_text (&scratch, "");
      self->bare[i] = take_cells (&scratch);
    }
}

static void
prepare_quizzes (Table *self)
{
  const GPtrArray *quizzes = self->table->export->selection->quizzes;
  g_auto (CleCsvWriter) scratch;

  cle_csv_writer_init (&scratch, self->sink->options->delimiter);
  self->quizzes = g_new0 (GString *, quizzes->len + 1);
  for (guint i = 0; i < quizzes->len; i++)
    {
      const CleArchiveQuiz *quiz = g_ptr_array_index (quizzes, i);

      if (quiz == NULL)
        continue;
      add_text (&scratch, quiz->id);
      add_text (&scratch,
                cle_export_table_get_title (self->table, i, self->sink->options->languages));
      cle_csv_writer_number (&scratch, quiz->revision);
      add_text (&scratch, quiz->digest);
      self->quizzes[i] = take_cells (&scratch);
    }
}

static void
table_clear (Table *self)
{
  for (guint i = 0; i < self->table->export->selection->quizzes->len; i++)
    if (self->quizzes[i] != NULL)
      g_string_free (self->quizzes[i], TRUE);
  g_free (self->quizzes);
  for (guint i = 0; i < CLE_N_VOICES; i++)
    g_string_free (self->voices[i], TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (self->answers); i++)
    {
      g_string_free (self->answers[i], TRUE);
      g_string_free (self->bare[i], TRUE);
    }
  cle_csv_writer_clear (&self->writer);
  cle_export_rows_free (self->rows);
  cle_export_table_free (self->table);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static void
table_init (Table         *self,
            CleExportSink *sink)
{
  memset (self, 0, sizeof *self);
  self->sink = sink;
  self->table = cle_export_table_new (sink->export);
  self->rows = cle_export_rows_new (sink->export);
  cle_csv_writer_init (&self->writer, sink->options->delimiter);
  prepare_words (self);
  prepare_quizzes (self);
}

/* Thousandths: 6000 as 6, 6500 as 6.5. */
static void
add_thousandths (Table  *self,
                 gint64  value)
{
  char text[32];
  char *end = text + sizeof text, *at = end;
  guint64 rest = (guint64) value % 1000, whole = (guint64) value / 1000;

  for (guint i = 0, digits = (guint) rest; i < 3 && rest > 0; i++, digits /= 10)
    if (digits % 10 > 0 || at < end)
      *--at = (char) ('0' + digits % 10);
  if (rest > 0)
    *--at = self->sink->options->decimal_comma ? ',' : '.';
  do
    *--at = (char) ('0' + whole % 10);
  while ((whole /= 10) > 0);

  /* A decimal comma beside commas between cells needs quotes. */
  if (rest > 0 && self->sink->options->decimal_comma && self->writer.delimiter == ',')
    cle_csv_writer_text (&self->writer, at, (gsize) (end - at));
  else
    cle_csv_writer_plain (&self->writer, at, (gsize) (end - at));
}

static void
add_questions (Table              *self,
               guint               index,
               const CleExportRow *row)
{
  const CleExportTable *table = self->table;

  for (guint i = 0; i < table->n_questions; i++)
    {
      CleAnswer answer = cle_export_table_get_answer (table, index, i);
      const char *evidence;

      if (row->result == NULL)
        {
          add_cells (&self->writer, self->bare[answer]);
          continue;
        }
      evidence = cle_export_row_find_evidence (row, table->questions[i]);
      add_cells (&self->writer, self->answers[answer]);
      add_text (&self->writer, evidence != NULL ? evidence : "");
    }
}

static void
add_score (Table              *self,
           guint               index,
           const CleExportRow *row)
{
  gint64 upper = cle_export_table_get_upper (self->table, index);

  add_thousandths (self, row->selected->score);
  if (upper >= 0)
    add_thousandths (self, upper);
  else
    add_text (&self->writer, "");
  add_thousandths (self, row->quiz->max);
  cle_csv_writer_number (&self->writer, row->selected->n_unsure);
}

static void
add_row (Table              *self,
         guint               index,
         const CleExportRow *row)
{
  CleCsvWriter *writer = &self->writer;
  char at[CLE_LOCAL_TIME_LENGTH + 1], started[CLE_LOCAL_TIME_LENGTH + 1];

  cle_export_write_local_time (row->selected->at, row->selected->offset, at);
  cle_export_write_local_time (row->started, row->selected->offset, started);
  cle_csv_writer_plain (writer, row->id, CLE_UUID_LENGTH);
  cle_csv_writer_plain (writer, at, CLE_LOCAL_TIME_LENGTH);
  cle_csv_writer_plain (writer, at, 10);
  cle_csv_writer_text (writer, row->subject, row->subject_length);
  add_cells (writer, self->voices[row->selected->voice]);
  add_text (writer, cle_export_table_find_name (self->table, row));
  add_cells (writer, self->quizzes[row->selected->quiz]);
  add_score (self, index, row);
  cle_csv_writer_plain (writer, started, CLE_LOCAL_TIME_LENGTH);
  add_thousandths (self, row->duration);
  cle_csv_writer_plain (writer, row->device, CLE_UUID_LENGTH);
  cle_csv_writer_number (writer, row->sequence);
  add_text (writer, row->note != NULL ? row->note : "");
  add_questions (self, index, row);
  cle_csv_writer_end_row (writer);
}

static void
add_header (Table *self)
{
  for (guint i = 0; i < CLE_N_COLUMNS; i++)
    add_text (&self->writer, cle_column_get_name ((CleColumn) i));
  for (guint i = 0; i < self->table->n_questions; i++)
    for (guint column = 0; column < 3; column++)
      {
        g_autofree char *name = cle_export_table_dup_question_name (self->table, i, column);

        add_text (&self->writer, name);
      }
  cle_csv_writer_end_row (&self->writer);
}

static gboolean
flush (Table   *self,
       GError **error)
{
  gboolean done = cle_export_sink_write (self->sink, self->writer.data, self->writer.length, error);

  cle_csv_writer_empty (&self->writer);
  return done;
}

/**
 * cle_export_write_csv:
 * @sink: where the bytes go
 * @error: return location for an error
 *
 * Writes a table (RFC 4180): a row for each result, oldest first.
 *
 * Returns: %FALSE if something could not be read or written.
 */
gboolean
cle_export_write_csv (CleExportSink *sink,
                      GError       **error)
{
  guint n_rows = sink->export->selection->n_rows;
  g_auto (Table) table;

  table_init (&table, sink);
  if (sink->options->bom && !cle_export_sink_write (sink, "\xef\xbb\xbf", 3, error))
    return FALSE;

  add_header (&table);
  for (guint i = 0; i < n_rows; i++)
    {
      CleExportRow row;

      if ((i % STEP_ROWS == 0 && !cle_export_sink_step (sink, i, n_rows, error)) ||
          !cle_export_rows_read (table.rows, i, &row, error))
        return FALSE;
      add_row (&table, i, &row);
      if (table.writer.length >= FLUSH_BYTES && !flush (&table, error))
        return FALSE;
    }

  return flush (&table, error);
}
