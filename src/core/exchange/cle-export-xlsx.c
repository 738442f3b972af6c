/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-export-table.h"
#include "cle-late-library.h"
#include "store/cle-files.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#define STEP_ROWS   256
#define MAX_RESULTS 1048575 /* the sheet's rows without the header */
#define MAX_COLUMNS 16384
#define COPY_BYTES  (64 * 1024)

/* Of columns, in digits. A time that has no room is shown as ###. */
#define ID_WIDTH     38
#define TIME_WIDTH   19
#define DAY_WIDTH    12
#define TEXT_WIDTH   24
#define NUMBER_WIDTH 10
#define ANSWER_WIDTH 18 /* of its letter and its word: as their titles need */

/* What is used of libxlsxwriter. */
typedef struct
{
  __typeof__ (&workbook_new_opt) workbook_new_opt;
  __typeof__ (&workbook_add_worksheet) workbook_add_worksheet;
  __typeof__ (&workbook_add_format) workbook_add_format;
  __typeof__ (&workbook_set_properties) workbook_set_properties;
  __typeof__ (&workbook_validate_sheet_name) workbook_validate_sheet_name;
  __typeof__ (&workbook_close) workbook_close;
  __typeof__ (&lxw_workbook_free) lxw_workbook_free;
  __typeof__ (&lxw_strerror) lxw_strerror;
  __typeof__ (&worksheet_write_string) worksheet_write_string;
  __typeof__ (&worksheet_write_number) worksheet_write_number;
  __typeof__ (&worksheet_write_datetime) worksheet_write_datetime;
  __typeof__ (&worksheet_freeze_panes) worksheet_freeze_panes;
  __typeof__ (&worksheet_set_column) worksheet_set_column;
  __typeof__ (&format_set_bold) format_set_bold;
  __typeof__ (&format_set_num_format) format_set_num_format;
} XlsxLibrary;

#define SYMBOL(name) { #name, G_STRUCT_OFFSET (XlsxLibrary, name) }

static const CleLateSymbol SYMBOLS[] = {
  SYMBOL (workbook_new_opt),
  SYMBOL (workbook_add_worksheet),
  SYMBOL (workbook_add_format),
  SYMBOL (workbook_set_properties),
  SYMBOL (workbook_validate_sheet_name),
  SYMBOL (workbook_close),
  SYMBOL (lxw_workbook_free),
  SYMBOL (lxw_strerror),
  SYMBOL (worksheet_write_string),
  SYMBOL (worksheet_write_number),
  SYMBOL (worksheet_write_datetime),
  SYMBOL (worksheet_freeze_panes),
  SYMBOL (worksheet_set_column),
  SYMBOL (format_set_bold),
  SYMBOL (format_set_num_format),
};

#undef SYMBOL

static const double WIDTHS[CLE_N_COLUMNS] = {
  [CLE_COLUMN_ID] = ID_WIDTH,
  [CLE_COLUMN_AT] = TIME_WIDTH,
  [CLE_COLUMN_DATE] = DAY_WIDTH,
  [CLE_COLUMN_SUBJECT] = TEXT_WIDTH,
  [CLE_COLUMN_VOICE] = DAY_WIDTH,
  [CLE_COLUMN_VOICE_LABEL] = TEXT_WIDTH,
  [CLE_COLUMN_RESPONDENT] = TEXT_WIDTH,
  [CLE_COLUMN_QUESTIONNAIRE] = TEXT_WIDTH,
  [CLE_COLUMN_TITLE] = TEXT_WIDTH,
  [CLE_COLUMN_REVISION] = NUMBER_WIDTH,
  [CLE_COLUMN_DIGEST] = TEXT_WIDTH,
  [CLE_COLUMN_SCORE] = NUMBER_WIDTH,
  [CLE_COLUMN_UPPER] = NUMBER_WIDTH,
  [CLE_COLUMN_MAX] = NUMBER_WIDTH,
  [CLE_COLUMN_UNSURE] = NUMBER_WIDTH,
  [CLE_COLUMN_STARTED] = TIME_WIDTH,
  [CLE_COLUMN_SECONDS] = NUMBER_WIDTH,
  [CLE_COLUMN_DEVICE] = ID_WIDTH,
  [CLE_COLUMN_SEQUENCE] = NUMBER_WIDTH,
  [CLE_COLUMN_NOTE] = TEXT_WIDTH,
  [CLE_COLUMN_MARKS] = TEXT_WIDTH,
};

typedef struct
{
  XlsxLibrary     library;
  CleExportSink  *sink;
  CleExportTable *table;
  CleExportRows  *rows;
  lxw_workbook   *workbook;
  lxw_worksheet  *sheet;
  lxw_format     *header;
  lxw_format     *date;
  lxw_format     *time;
  lxw_row_t       row;
  lxw_col_t       column;
  lxw_error       trouble; /* the first one */
} Book;

static void
note (Book     *self,
      lxw_error trouble)
{
  if (self->trouble == LXW_NO_ERROR)
    self->trouble = trouble;
}

/* Always as a text, whatever it begins with. */
static void
add_text (Book       *self,
          const char *text)
{
  note (self, self->library.worksheet_write_string (self->sheet, self->row, self->column++, text,
                                                    self->row == 0 ? self->header : NULL));
}

static void
add_slice (Book       *self,
           const char *text,
           gsize       length)
{
  g_autofree char *copy = g_strndup (text, length);

  add_text (self, copy);
}

static void
add_number (Book   *self,
            double  number)
{
  note (self, self->library.worksheet_write_number (self->sheet, self->row, self->column++, number,
                                                    NULL));
}

static void
add_time (Book   *self,
          gint64  at,
          int     offset,
          gboolean is_date)
{
  g_autoptr (GDateTime) time =
      g_date_time_new_from_unix_utc ((at + (gint64) offset * 60000) / 1000);
  lxw_datetime cell = { 0 };

  g_date_time_get_ymd (time, &cell.year, &cell.month, &cell.day);
  if (!is_date)
    {
      cell.hour = g_date_time_get_hour (time);
      cell.min = g_date_time_get_minute (time);
      cell.sec = g_date_time_get_second (time);
    }
  /* The calendar of spreadsheets begins with 1900 and ends with 9999. */
  if (cell.year < 1900 || cell.year > 9999)
    add_text (self, "");
  else
    note (self, self->library.worksheet_write_datetime (self->sheet, self->row, self->column++,
                                                        &cell, is_date ? self->date : self->time));
}

static void
add_questions (Book               *self,
               guint               index,
               const CleExportRow *row)
{
  for (guint i = 0; i < self->table->n_questions; i++)
    {
      CleAnswer answer = cle_export_table_get_answer (self->table, index, i);
      const char *evidence = cle_export_row_find_evidence (row, self->table->questions[i]);
      char code[2] = { answer != CLE_ANSWER_NONE ? cle_answer_get_code (answer) : '\0', '\0' };

      add_text (self, code);
      add_text (self, cle_export_get_answer_label (answer));
      add_text (self, evidence != NULL ? evidence : "");
    }
}

static void
add_scores (Book               *self,
            guint               index,
            const CleExportRow *row)
{
  gint64 upper = cle_export_table_get_upper (self->table, index);

  add_number (self, (double) row->selected->score / 1000);
  if (upper >= 0)
    add_number (self, (double) upper / 1000);
  else
    add_text (self, "");
  add_number (self, (double) row->quiz->max / 1000);
  add_number (self, row->selected->n_unsure);
}

static void
add_row (Book               *self,
         guint               index,
         const CleExportRow *row)
{
  int offset = row->selected->offset;
  CleVoice voice = (CleVoice) row->selected->voice;

  add_slice (self, row->id, CLE_UUID_LENGTH);
  add_time (self, row->selected->at, offset, FALSE);
  add_time (self, row->selected->at, offset, TRUE);
  add_slice (self, row->subject, row->subject_length);
  add_text (self, cle_voice_get_word (voice));
  add_text (self, cle_export_get_voice_label (voice));
  add_text (self, cle_export_table_find_name (self->table, row));
  add_text (self, row->quiz->id);
  add_text (self, cle_export_table_get_title (self->table, row->selected->quiz,
                                              self->sink->options->languages));
  add_number (self, row->quiz->revision);
  add_text (self, row->quiz->digest);
  add_scores (self, index, row);
  add_time (self, row->started, offset, FALSE);
  add_number (self, (double) row->duration / 1000);
  add_slice (self, row->device, CLE_UUID_LENGTH);
  add_number (self, (double) row->sequence);
  add_text (self, row->note != NULL ? row->note : "");
  add_text (self, cle_answer_marks_format (row->selected->marks));
  add_questions (self, index, row);
}

static void
set_width (Book  *self,
           guint  column,
           double width)
{
  note (self, self->library.worksheet_set_column (self->sheet, (lxw_col_t) column,
                                                  (lxw_col_t) column, width, NULL));
}

static void
set_widths_of_results (Book *self)
{
  for (guint i = 0; i < CLE_N_COLUMNS; i++)
    set_width (self, i, WIDTHS[i]);
  for (guint i = 0; i < 3 * self->table->n_questions; i++)
    set_width (self, CLE_N_COLUMNS + i, i % 3 < 2 ? ANSWER_WIDTH : TEXT_WIDTH);
}

static void
end_row (Book *self)
{
  self->row++;
  self->column = 0;
}

static void
add_header (Book *self)
{
  for (guint i = 0; i < CLE_N_COLUMNS; i++)
    add_text (self, cle_column_get_name ((CleColumn) i));
  for (guint i = 0; i < self->table->n_questions; i++)
    for (guint column = 0; column < 3; column++)
      {
        g_autofree char *name = cle_export_table_dup_question_name (self->table, i, column);

        add_text (self, name);
      }
  end_row (self);
}

/* The name of a sheet holds at most 31 characters and none of []:*?/\, which
 * our own words are free of. */
static void
begin_sheet (Book       *self,
             const char *name,
             const char *spare)
{
  const char *fitting =
      self->library.workbook_validate_sheet_name (self->workbook, name) == LXW_NO_ERROR ? name
                                                                                        : spare;

  self->sheet = self->library.workbook_add_worksheet (self->workbook, fitting);
  self->row = 0;
  self->column = 0;
  if (self->sheet == NULL)
    note (self, LXW_ERROR_CREATING_TMPFILE);
  else
    self->library.worksheet_freeze_panes (self->sheet, 1, 0);
}

/* What the library keeps in its temporary file of a sheet must have reached the
 * disk: it does not look by itself. */
static gboolean
end_sheet (Book *self)
{
  if (self->sheet != NULL && self->sheet->optimize_tmpfile != NULL &&
      (fflush (self->sheet->optimize_tmpfile) != 0 || ferror (self->sheet->optimize_tmpfile)))
    note (self, LXW_ERROR_CREATING_TMPFILE);

  return self->trouble == LXW_NO_ERROR;
}

static gboolean
write_results (Book    *self,
               GError **error)
{
  guint n_rows = self->sink->export->selection->n_rows;

  /* Translators: the name of a sheet in a spreadsheet, at most 31 characters. */
  begin_sheet (self, _ ("Results"), "Results");
  if (self->trouble != LXW_NO_ERROR)
    return TRUE;

  set_widths_of_results (self);
  add_header (self);
  for (guint i = 0; i < n_rows && self->trouble == LXW_NO_ERROR; i++)
    {
      CleExportRow row;

      if ((i % STEP_ROWS == 0 && !cle_export_sink_step (self->sink, i, n_rows, error)) ||
          !cle_export_rows_read (self->rows, i, &row, error))
        return FALSE;
      add_row (self, i, &row);
      end_row (self);
    }
  end_sheet (self);

  return TRUE;
}

static void
write_questions_of (Book                   *self,
                    const CleQuestionnaire *questionnaire)
{
  const char *const *languages = self->sink->options->languages;
  const char *language = languages != NULL
                             ? cle_questionnaire_pick_language (questionnaire, languages)
                             : cle_questionnaire_get_languages (questionnaire)[0];

  for (guint i = 0; i < cle_questionnaire_get_n_questions (questionnaire); i++)
    {
      const CleQuestion *question = cle_questionnaire_get_question (questionnaire, i);

      add_text (self, cle_questionnaire_get_id (questionnaire));
      add_number (self, cle_questionnaire_get_revision (questionnaire));
      add_text (self, cle_questionnaire_get_digest (questionnaire));
      add_text (self, cle_question_get_id (question));
      add_text (self, cle_question_get_field (question, CLE_QUESTION_TEXT, language));
      add_number (self, (double) cle_question_get_best (question) / 1000);
      end_row (self);
    }
}

/* Each questionnaire once, also where results were read in another order. */
static void
write_questions (Book *self)
{
  static const char *const header[] = { "questionnaire", "revision", "digest",
                                        "question",      "text",     "points" };
  static const double widths[] = { TEXT_WIDTH, NUMBER_WIDTH,   TEXT_WIDTH,
                                   TEXT_WIDTH, 3 * TEXT_WIDTH, NUMBER_WIDTH };
  const GPtrArray *quizzes = self->table->export->selection->quizzes;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  /* Translators: the name of a sheet in a spreadsheet, at most 31 characters. */
  begin_sheet (self, _ ("Questions"), "Questions");
  if (self->trouble != LXW_NO_ERROR)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (header); i++)
    set_width (self, i, widths[i]);
  for (guint i = 0; i < G_N_ELEMENTS (header); i++)
    add_text (self, header[i]);
  end_row (self);
  for (guint i = 0; i < quizzes->len; i++)
    {
      const CleQuestionnaire *known =
          g_ptr_array_index (quizzes, i) != NULL
              ? cle_quiz_lookup_get_questionnaire (self->table->lookup, i)
              : NULL;

      if (known != NULL && g_hash_table_add (seen, (gpointer) cle_questionnaire_get_digest (known)))
        write_questions_of (self, known);
    }
  end_sheet (self);
}

/* No time of today and no name of a machine: the same results make the same
 * bytes. */
static void
set_properties (Book *self)
{
  const CleSelection *selection = self->sink->export->selection;
  gint64 newest = selection->n_rows > 0 ? selection->rows[selection->n_rows - 1].at : 0;
  lxw_doc_properties properties = { .title = (char *) "Clientele",
                                    .created = (time_t) MAX (newest / 1000, 1) };

  note (self, self->library.workbook_set_properties (self->workbook, &properties));
}

static gboolean
set_book_error (Book    *self,
                GError **error)
{
  if (self->trouble == LXW_NO_ERROR)
    return TRUE;

  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_IO,
               _ ("The spreadsheet could not be made: %s. Is there room for temporary files?"),
               self->library.lxw_strerror (self->trouble));
  return FALSE;
}

static gboolean
fill_book (Book    *self,
           GError **error)
{
  self->header = self->library.workbook_add_format (self->workbook);
  self->date = self->library.workbook_add_format (self->workbook);
  self->time = self->library.workbook_add_format (self->workbook);
  self->library.format_set_bold (self->header);
  self->library.format_set_num_format (self->date, "yyyy-mm-dd");
  self->library.format_set_num_format (self->time, "yyyy-mm-dd hh:mm:ss");
  set_properties (self);
  if (!write_results (self, error))
    return FALSE;

  if (self->trouble == LXW_NO_ERROR)
    write_questions (self);
  return TRUE;
}

static gboolean
make_book (Book       *self,
           const char *folder,
           const char *path,
           GError    **error)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = (char *) folder };
  gboolean done;

  self->table = cle_export_table_new (self->sink->export);
  if (CLE_N_COLUMNS + 3 * (guint64) self->table->n_questions > MAX_COLUMNS)
    note (self, LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE);
  self->rows = cle_export_rows_new (self->sink->export);
  self->workbook = self->library.workbook_new_opt (path, &options);
  done = self->workbook != NULL && fill_book (self, error);
  if (self->workbook == NULL)
    note (self, LXW_ERROR_MEMORY_MALLOC_FAILED);
  else if (self->sheet == NULL)
    self->library.lxw_workbook_free (self->workbook);
  else
    note (self, self->library.workbook_close (self->workbook));
  cle_export_rows_free (self->rows);
  cle_export_table_free (self->table);

  return (done || self->workbook == NULL) && set_book_error (self, error);
}

static gboolean
copy_out (CleExportSink *sink,
          const char    *path,
          GError       **error)
{
  g_autofree char *buffer = g_malloc (COPY_BYTES);
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  ssize_t n = -1;

  while (fd >= 0 && (n = read (fd, buffer, COPY_BYTES)) > 0)
    if (!cle_export_sink_write (sink, buffer, (gsize) n, error))
      {
        close (fd);
        return FALSE;
      }
  if (n < 0)
    cle_files_set_error (error, errno, path);
  if (fd >= 0)
    close (fd);

  return n == 0;
}

/**
 * cle_export_write_xlsx:
 * @sink: where the bytes go
 * @error: return location for an error
 *
 * Writes a spreadsheet: a sheet of results with the columns of the CSV table,
 * dates as dates and numbers as numbers, and a sheet of the questions. The
 * library behind it works on a file, which is made in a folder of its own for
 * temporary files and goes when it has been passed on.
 *
 * Returns: %FALSE if something could not be read or written.
 */
gboolean
cle_export_write_xlsx (CleExportSink *sink,
                       GError       **error)
{
  Book book = { .sink = sink };
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  GModule *module;
  gboolean done;

  if (sink->export->selection->n_rows > MAX_RESULTS)
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("A spreadsheet holds at most %d results. Please choose a shorter period."),
                   MAX_RESULTS);
      return FALSE;
    }

  module = cle_late_library_open (CLE_XLSX_SONAME, SYMBOLS, G_N_ELEMENTS (SYMBOLS), &book.library,
                                  error);
  if (module == NULL)
    return FALSE;

  folder = g_dir_make_tmp ("clientele-XXXXXX", error);
  if (folder == NULL)
    {
      g_module_close (module);
      return FALSE;
    }

  path = g_build_filename (folder, "export.xlsx", NULL);
  done = make_book (&book, folder, path, error) && copy_out (sink, path, error);
  g_unlink (path);
  g_rmdir (folder);
  g_module_close (module);

  return done;
}
