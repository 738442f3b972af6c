/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-digits.h"
#include "cle-export-csv-rows.h"

#define OWN_ROOM   320 /* bytes: ids, times and numbers of a row */

struct _CleCsvRows
{
  const CleCsvWords *words;
  CleExportRows     *rows;
  CleCsvWriter       writer;
  CleLocalTime       at;
  CleLocalTime       started;
};

static void
take_cells (CleCsvWriter *scratch,
            CleCsvCells  *cells)
{
  cells->length = scratch->length;
  cells->text = g_malloc0 (MAX (scratch->length, CLE_CSV_SHORT));
  if (scratch->length > 0)
    memcpy (cells->text, scratch->data, scratch->length);
  cle_csv_writer_empty (scratch);
}

static void
add_text (CleCsvWriter *writer,
          const char   *text)
{
  cle_csv_writer_text (writer, text, strlen (text));
}

static void
prepare_words (CleCsvWords  *self,
               CleCsvWriter *scratch)
{
  for (guint i = 0; i < CLE_N_VOICES; i++)
    {
      add_text (scratch, cle_voice_get_word ((CleVoice) i));
      add_text (scratch, cle_export_get_voice_label ((CleVoice) i));
      take_cells (scratch, &self->voices[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->answers); i++)
    {
      char code = cle_answer_get_code ((CleAnswer) i);

      for (guint evidence = 0; evidence < 2; evidence++)
        {
          cle_csv_writer_text (scratch, &code, i != CLE_ANSWER_NONE ? 1 : 0);
          add_text (scratch, cle_export_get_answer_label ((CleAnswer) i));
          if (evidence == 1)
            add_text (scratch, "");
          take_cells (scratch, evidence == 1 ? &self->bare[i] : &self->answers[i]);
        }
    }
}

static void
prepare_fours (CleCsvWords  *self,
               CleCsvWriter *scratch)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->fours); i++)
    {
      guint8 packed = (guint8) i;

      for (guint place = 0; place < 4; place++)
        {
          const CleCsvCells *cells = &self->bare[cle_packed_get (&packed, place)];

          /* Begins with a delimiter of its own. */
          cle_csv_writer_plain (scratch, cells->text + 1, cells->length - 1);
        }
      take_cells (scratch, &self->fours[i]);
    }
}

static void
prepare_quizzes (CleCsvWords       *self,
                 CleCsvWriter      *scratch,
                 const char *const *languages)
{
  const GPtrArray *quizzes = self->table->export->selection->quizzes;

  self->quizzes = g_new0 (CleCsvCells, quizzes->len + 1);
  for (guint i = 0; i < quizzes->len; i++)
    {
      const CleArchiveQuiz *quiz = g_ptr_array_index (quizzes, i);

      if (quiz == NULL)
        continue;
      add_text (scratch, quiz->id);
      add_text (scratch, cle_export_table_get_title (self->table, i, languages));
      cle_csv_writer_number (scratch, quiz->revision);
      add_text (scratch, quiz->digest);
      take_cells (scratch, &self->quizzes[i]);
    }
}

/* Cells are copied in pieces of CLE_CSV_SHORT, so that much may follow. */
static void
measure_room (CleCsvWords *self)
{
  gsize voice = 0, answer = 0, quiz = 0;

  for (guint i = 0; i < CLE_N_VOICES; i++)
    voice = MAX (voice, self->voices[i].length);
  for (guint i = 0; i < G_N_ELEMENTS (self->bare); i++)
    answer = MAX (answer, self->bare[i].length);
  for (guint i = 0; i < self->table->export->selection->quizzes->len; i++)
    quiz = MAX (quiz, self->quizzes[i].length);
  self->room = OWN_ROOM + voice + quiz + self->table->n_questions * answer + CLE_CSV_SHORT;
}

/**
 * cle_csv_words_init:
 * @self: (out): words
 * @export: what is exported
 * @options: how
 */
void
cle_csv_words_init (CleCsvWords            *self,
                    const CleExport        *export,
                    const CleExportOptions *options)
{
  g_auto (CleCsvWriter) scratch;

  memset (self, 0, sizeof *self);
  self->table = cle_export_table_new (export);
  self->delimiter = options->delimiter;
  self->decimal_comma = options->decimal_comma;
  cle_csv_writer_init (&scratch, options->delimiter);
  scratch.is_open = TRUE;
  prepare_words (self, &scratch);
  prepare_fours (self, &scratch);
  prepare_quizzes (self, &scratch, options->languages);
  measure_room (self);
}

/**
 * cle_csv_words_clear:
 * @self: words
 */
void
cle_csv_words_clear (CleCsvWords *self)
{
  for (guint i = 0; i < self->table->export->selection->quizzes->len; i++)
    g_free (self->quizzes[i].text);
  g_free (self->quizzes);
  for (guint i = 0; i < CLE_N_VOICES; i++)
    g_free (self->voices[i].text);
  for (guint i = 0; i < G_N_ELEMENTS (self->answers); i++)
    {
      g_free (self->answers[i].text);
      g_free (self->bare[i].text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->fours); i++)
    g_free (self->fours[i].text);
  cle_export_table_free (self->table);
}

static inline char *
put_bytes (char       *at,
           const char *bytes,
           gsize       length)
{
  memcpy (at, bytes, length);
  return at + length;
}

static inline char *
put_cells (char              *at,
           const CleCsvCells *cells)
{
  if (G_LIKELY (cells->length <= CLE_CSV_SHORT))
    memcpy (at, cells->text, CLE_CSV_SHORT);
  else
    memcpy (at, cells->text, cells->length);

  return at + cells->length;
}

static inline char *
put_time (char         *at,
          CleLocalTime *last,
          gint64        time,
          int           offset)
{
  cle_local_time_put (last, time, offset, at);
  return at + CLE_LOCAL_TIME_LENGTH;
}

/* Thousandths: 6000 as 6, 6500 as 6.5. */
static inline char *
put_thousandths (const CleCsvWords *words,
                 char              *at,
                 guint64            value)
{
  guint rest = (guint) (value % 1000);
  gboolean quoted = rest > 0 && words->decimal_comma && words->delimiter == ',';

  *at++ = words->delimiter;
  if (quoted)
    *at++ = '"';
  at = cle_digits_put (at, value / 1000);
  if (rest > 0)
    *at++ = words->decimal_comma ? ',' : '.';
  if (rest > 0)
    *at++ = (char) ('0' + rest / 100);
  if (rest % 100 > 0)
    *at++ = (char) ('0' + rest / 10 % 10);
  if (rest % 10 > 0)
    *at++ = (char) ('0' + rest % 10);
  if (quoted)
    *at++ = '"';

  return at;
}

/* There is room for everything but texts of the user. */
static inline char *
begin_part (CleCsvRows *self)
{
  cle_csv_writer_ensure (&self->writer, self->words->room);
  return self->writer.data + self->writer.length;
}

static inline void
end_part (CleCsvRows *self,
          const char *at)
{
  self->writer.length = (gsize) (at - self->writer.data);
}

static void
put_identity (CleCsvRows         *self,
              const CleExportRow *row)
{
  const char delimiter = self->words->delimiter;
  char *at = begin_part (self);

  at = put_bytes (at, row->id, CLE_UUID_LENGTH);
  *at++ = delimiter;
  at = put_time (at, &self->at, row->selected->at, row->selected->offset);
  *at++ = delimiter;
  at = put_bytes (at, self->at.text, CLE_LINE_DATE_LENGTH);
  end_part (self, at);
  self->writer.is_open = TRUE;
}

static void
put_person (CleCsvRows         *self,
            const CleExportRow *row)
{
  char *at;

  cle_csv_writer_text (&self->writer, row->subject, row->subject_length);
  at = put_cells (begin_part (self), &self->words->voices[row->selected->voice]);
  if (row->who == NULL)
    *at++ = self->words->delimiter;
  end_part (self, at);
  if (row->who != NULL)
    add_text (&self->writer, cle_export_table_find_name (self->words->table, row));
}

static void
put_score (CleCsvRows         *self,
           guint               index,
           const CleExportRow *row)
{
  const CleCsvWords *words = self->words;
  gint64 upper = cle_export_table_get_upper (words->table, index);
  char *at = begin_part (self);

  at = put_cells (at, &words->quizzes[row->selected->quiz]);
  at = put_thousandths (words, at, row->selected->score);
  if (upper >= 0)
    at = put_thousandths (words, at, (guint64) upper);
  else
    *at++ = words->delimiter;
  at = put_thousandths (words, at, (guint64) row->quiz->max);
  *at++ = words->delimiter;
  at = cle_digits_put (at, row->selected->n_unsure);
  end_part (self, at);
}

static void
put_circumstances (CleCsvRows         *self,
                   const CleExportRow *row)
{
  const CleCsvWords *words = self->words;
  char *at = begin_part (self);
  const char *marks;

  *at++ = words->delimiter;
  at = put_time (at, &self->started, row->started, row->selected->offset);
  at = put_thousandths (words, at, (guint64) row->duration);
  *at++ = words->delimiter;
  at = put_bytes (at, row->device, CLE_UUID_LENGTH);
  *at++ = words->delimiter;
  at = cle_digits_put (at, row->sequence);
  end_part (self, at);
  if (row->note == NULL)
    cle_csv_writer_plain (&self->writer, "", 0);
  else
    add_text (&self->writer, row->note);
  marks = cle_answer_marks_format (row->selected->marks);
  cle_csv_writer_plain (&self->writer, marks, strlen (marks));
}

/* Four at a time where the columns follow the questionnaire, as they mostly do. */
static void
put_answers (CleCsvRows         *self,
             guint               index,
             const CleExportRow *row)
{
  const CleExportTable *table = self->words->table;
  const guint *places = table->places[row->selected->quiz];
  const guint8 *answers = cle_selection_get_answers (table->export->selection, index);
  guint i = 0;
  char *at = begin_part (self);

  if (table->in_order[row->selected->quiz])
    for (; i + 4 <= table->n_questions; i += 4)
      at = put_cells (at, &self->words->fours[answers[i / 4]]);
  for (; i < table->n_questions; i++)
    {
      CleAnswer answer =
          places[i] != CLE_QUIZ_NO_QUESTION ? cle_packed_get (answers, places[i]) : CLE_ANSWER_NONE;

      at = put_cells (at, &self->words->bare[answer]);
    }
  end_part (self, at);
}

static void
put_evidence (CleCsvRows         *self,
              guint               index,
              const CleExportRow *row)
{
  const CleExportTable *table = self->words->table;

  for (guint i = 0; i < table->n_questions; i++)
    {
      CleAnswer answer = cle_export_table_get_answer (table, index, i);
      const char *evidence = cle_export_row_find_evidence (row, table->questions[i]);

      end_part (self, put_cells (begin_part (self), &self->words->answers[answer]));
      add_text (&self->writer, evidence != NULL ? evidence : "");
    }
}

/**
 * cle_csv_rows_new:
 * @words: what rows share; must live as long as these
 *
 * Returns: (transfer full): rows to be made in one thread.
 */
CleCsvRows *
cle_csv_rows_new (const CleCsvWords *words)
{
  CleCsvRows *self = g_new0 (CleCsvRows, 1);

  self->words = words;
  self->rows = cle_export_rows_new (words->table->export);
  cle_csv_writer_init (&self->writer, words->delimiter);

  return self;
}

/**
 * cle_csv_rows_free:
 * @self: (transfer full): rows
 */
void
cle_csv_rows_free (CleCsvRows *self)
{
  cle_export_rows_free (self->rows);
  cle_csv_writer_clear (&self->writer);
  g_free (self);
}

/**
 * cle_csv_rows_get_writer:
 * @self: rows
 *
 * Returns: (transfer none): where the rows are, until they are taken away.
 */
CleCsvWriter *
cle_csv_rows_get_writer (CleCsvRows *self)
{
  return &self->writer;
}

/**
 * cle_csv_rows_make:
 * @self: rows
 * @first: index of a result in the selection
 * @n: how many
 * @error: return location for an error
 *
 * Appends the rows of these results to the writer.
 *
 * Returns: %FALSE if one could not be read.
 */
gboolean
cle_csv_rows_make (CleCsvRows *self,
                   guint       first,
                   guint       n,
                   GError    **error)
{
  cle_export_rows_expect (self->rows, first, n);
  for (guint i = first; i < first + n; i++)
    {
      CleExportRow row;

      if (!cle_export_rows_read (self->rows, i, &row, error))
        return FALSE;

      put_identity (self, &row);
      put_person (self, &row);
      put_score (self, i, &row);
      put_circumstances (self, &row);
      if (row.result == NULL)
        put_answers (self, i, &row);
      else
        put_evidence (self, i, &row);
      cle_csv_writer_end_row (&self->writer);
    }

  return TRUE;
}
