/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-export-table.h"
#include "cle-import-private.h"
#include "cle-import-quick-row.h"
#include "cle-local-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NO_COLUMN G_MAXUINT

/* A question's columns in a table of our own. */
typedef struct
{
  char  *id;
  guint  answer;
  guint  evidence;
} Question;

typedef struct
{
  CleImport    *import;
  CleCsvReader *reader;
  const char   *text;      /* where it begins */
  guint         columns[CLE_N_COLUMNS];
  GArray       *questions; /* of Question */
  CleDayCache   days;
  char         *digest;    /* looked up last … */
  CleQuestionnaire *questionnaire; /* … and what it is, if that is known */
  CleQuickRows *quick;     /* NULL if the columns are not quite those of our export */
} Table;

static void
question_clear (gpointer data)
{
  g_free (((Question *) data)->id);
}

static void
table_free (gpointer data)
{
  Table *self = data;

  g_clear_pointer (&self->questions, g_array_unref);
  g_clear_pointer (&self->questionnaire, cle_questionnaire_unref);
  g_clear_pointer (&self->quick, cle_quick_rows_free);
  cle_csv_reader_free (self->reader);
  g_free (self->digest);
  g_free (self);
}

static gboolean
refuse (char      **reason,
        const char *column)
{
  *reason = g_strdup_printf (_ ("The column “%s” holds a value that is not allowed."), column);
  return FALSE;
}

static guint
find_column (const CleCsvReader *reader,
             const char         *name)
{
  for (guint i = 0; i < cle_csv_reader_get_n_cells (reader); i++)
    if (strcmp (cle_csv_reader_get_cell (reader, i), name) == 0)
      return i;

  return NO_COLUMN;
}

static void
find_questions (Table *self)
{
  for (guint i = 0; i < cle_csv_reader_get_n_cells (self->reader); i++)
    {
      const char *name = cle_csv_reader_get_cell (self->reader, i);
      g_autofree char *evidence = NULL;
      Question question;

      if (!g_str_has_prefix (name, "answer.") || self->questions->len >= CLE_PACKED_MAX)
        continue;
      evidence = g_strconcat ("evidence.", name + strlen ("answer."), NULL);
      question.id = g_strdup (name + strlen ("answer."));
      question.answer = i;
      question.evidence = find_column (self->reader, evidence);
      g_array_append_val (self->questions, question);
    }
}

static const char *
get_cell (const Table *self,
          CleColumn    column)
{
  return cle_csv_reader_get_cell (self->reader, self->columns[column]);
}

static char *
dup_text (const Table *self,
          guint        column)
{
  return cle_csv_reader_dup_text (self->reader, column);
}

static gboolean
read_number (const Table *self,
             CleColumn    column,
             gint64      *value,
             char       **reason)
{
  const char *text = get_cell (self, column);

  return cle_quick_take_thousandths (&text, '\0', value) ||
         refuse (reason, cle_column_get_name (column));
}

static gboolean
read_time (Table      *self,
           CleColumn   column,
           gint64     *at,
           int        *offset,
           char      **reason)
{
  return cle_local_time_read (get_cell (self, column), &self->days, at, offset) ||
         refuse (reason, cle_column_get_name (column));
}

static gboolean
read_answers (const Table *self,
              CleResult   *result,
              char       **reason)
{
  for (guint i = 0; i < self->questions->len; i++)
    {
      const Question *question = &g_array_index (self->questions, Question, i);
      const char *code = cle_csv_reader_get_cell (self->reader, question->answer);
      const char *evidence = cle_csv_reader_get_cell (self->reader, question->evidence);
      CleAnswered answered = { NULL, CLE_ANSWER_NONE, NULL };

      if (*code == '\0')
        continue;
      if (code[1] != '\0' || !cle_answer_from_code (*code, &answered.answer))
        return refuse (reason, question->id);
      answered.id = g_strdup (question->id);
      if (*evidence != '\0')
        answered.evidence = dup_text (self, question->evidence);
      result->n_unsure += answered.answer == CLE_ANSWER_UNSURE;
      g_array_append_val (result->answers, answered);
    }

  return TRUE;
}

static gboolean
read_what (const Table *self,
           CleResult   *result,
           char       **reason)
{
  gint64 revision;

  result->questionnaire = g_strdup (get_cell (self, CLE_COLUMN_QUESTIONNAIRE));
  result->digest = g_strdup (get_cell (self, CLE_COLUMN_DIGEST));
  result->subject = self->columns[CLE_COLUMN_SUBJECT] != NO_COLUMN
                        ? dup_text (self, self->columns[CLE_COLUMN_SUBJECT])
                        : g_strdup ("");
  if (strlen (result->digest) != 64 || strspn (result->digest, "0123456789abcdef") != 64)
    return refuse (reason, cle_column_get_name (CLE_COLUMN_DIGEST));
  if (!cle_voice_from_word (get_cell (self, CLE_COLUMN_VOICE), &result->voice))
    return refuse (reason, cle_column_get_name (CLE_COLUMN_VOICE));
  if (!read_number (self, CLE_COLUMN_REVISION, &revision, reason))
    return FALSE;

  result->revision = (guint) MIN (revision / 1000, G_MAXINT);
  return TRUE;
}

static gboolean
read_result (Table      *self,
             CleResult  *result,
             char      **reason)
{
  const char *id = get_cell (self, CLE_COLUMN_ID);
  int offset;

  if (!cle_uuid_check (id, strlen (id)))
    return refuse (reason, cle_column_get_name (CLE_COLUMN_ID));

  g_strlcpy (result->head.id, id, sizeof result->head.id);
  return read_time (self, CLE_COLUMN_AT, &result->head.at, &result->head.offset, reason) &&
         read_time (self, CLE_COLUMN_STARTED, &result->started, &offset, reason) &&
         read_number (self, CLE_COLUMN_SECONDS, &result->duration, reason) &&
         read_what (self, result, reason) && read_answers (self, result, reason) &&
         read_number (self, CLE_COLUMN_SCORE, &result->score, reason) &&
         read_number (self, CLE_COLUMN_MAX, &result->max, reason);
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const CleAnswered *first = a, *second = b;
  guint first_place = G_MAXUINT, second_place = G_MAXUINT;

  cle_questionnaire_find_question (data, first->id, &first_place);
  cle_questionnaire_find_question (data, second->id, &second_place);

  return (first_place > second_place) - (first_place < second_place);
}

/* Looking for one may take the disk. Most rows answer that of the row before. */
static CleQuestionnaire *
find_questionnaire (Table      *self,
                    const char *digest)
{
  if (g_strcmp0 (self->digest, digest) == 0)
    return self->questionnaire;

  g_clear_pointer (&self->questionnaire, cle_questionnaire_unref);
  g_free (self->digest);
  self->digest = g_strdup (digest);
  self->questionnaire = cle_import_find_questionnaire (self->import, digest);
  if (self->questionnaire != NULL)
    cle_import_keep_questionnaire (self->import, self->questionnaire);

  return self->questionnaire;
}

static gboolean
is_sorted (const CleResult        *result,
           const CleQuestionnaire *questionnaire)
{
  guint place = 0, last = 0;

  for (guint i = 0; i < result->answers->len; i++, last = place)
    if (!cle_questionnaire_find_question (questionnaire,
                                          g_array_index (result->answers, CleAnswered, i).id,
                                          &place) ||
        place < last)
      return FALSE;

  return TRUE;
}

/* What a row says. The reason why it is refused, if it is. */
static char *
read_row (Table      *self,
          CleResult  *result,
          char      **respondent,
          char      **note)
{
  CleQuestionnaire *questionnaire;
  char *reason = NULL;

  *respondent = dup_text (self, self->columns[CLE_COLUMN_RESPONDENT]);
  *note = dup_text (self, self->columns[CLE_COLUMN_NOTE]);
  if (!read_result (self, result, &reason))
    return reason;

  questionnaire = find_questionnaire (self, result->digest);
  if (questionnaire != NULL && !is_sorted (result, questionnaire))
    g_array_sort_with_data (result->answers, compare_places, questionnaire);
  cle_import_check_result (result, questionnaire, &reason);

  return reason;
}

static void
take_row (Table *self)
{
  g_autoptr (CleResult) result = cle_result_new ();
  g_autofree char *respondent = NULL, *note = NULL;
  CleImportItem *item = cle_import_begin_item (self->import, cle_csv_reader_get_row (self->reader));
  char *reason = read_row (self, result, &respondent, &note);

  if (reason != NULL)
    {
      cle_import_refuse (self->import, item, reason);
      return;
    }

  if (self->quick != NULL)
    cle_quick_rows_learn (self->quick, self->reader, self->questionnaire);
  cle_import_take_result (self->import, item, result, respondent, note);
}

/* A row as our export writes it, with an id that nobody has yet. It is read as a
 * whole when it becomes a record. */
static gboolean
take_quick_row (Table      *self,
                const char *end)
{
  CleQuickRow row;
  const char *at = cle_csv_reader_get_rest (self->reader);
  guint number = cle_csv_reader_get_row (self->reader) + 1;

  if (!cle_quick_rows_read (self->quick, at, end, &row) ||
      !cle_import_take_late_row (self->import, number, row.id, (guint32) (at - self->text)))
    return FALSE;

  if (row.respondent_length > 0)
    {
      g_autofree char *name = g_strndup (row.respondent, row.respondent_length);

      cle_import_find_person (self->import, name);
    }
  cle_csv_reader_go_to (self->reader, row.next, number);
  return TRUE;
}

/* Before the last line end of the table no cell can reach beyond the end. */
static const char *
find_last_line_end (const Table *self,
                    gsize        length)
{
  const char *newline = memrchr (self->text, '\n', length);

  return newline != NULL ? newline + 1 : self->text;
}

static gboolean
take_rows (Table                 *self,
           const CleImportSource *source,
           gsize                  length,
           GError               **error)
{
  const char *end = find_last_line_end (self, length);
  GError *problem = NULL;

  for (;;)
    {
      gsize position = (gsize) (cle_csv_reader_get_rest (self->reader) - self->text);

      if (!cle_import_step (self->import, cle_csv_reader_get_row (self->reader), position, error))
        return FALSE;
      if (self->quick != NULL && take_quick_row (self, end))
        continue;
      if (!cle_csv_reader_next (self->reader, &problem))
        break;
      take_row (self);
    }

  return problem == NULL || cle_import_name_error (source, problem, error);
}

static Table *
table_new (CleImport    *import,
           CleCsvReader *reader,
           const char   *text)
{
  Table *self = g_new0 (Table, 1);

  self->import = import;
  self->reader = reader;
  self->text = text;
  for (guint i = 0; i < CLE_N_COLUMNS; i++)
    self->columns[i] = find_column (reader, cle_column_get_name ((CleColumn) i));
  self->questions = g_array_new (FALSE, FALSE, sizeof (Question));
  g_array_set_clear_func (self->questions, question_clear);
  find_questions (self);
  self->quick = cle_quick_rows_new (reader);

  return self;
}

/**
 * cle_import_own_table_is:
 * @reader: a table of which the first row was read
 *
 * Returns: whether it has the columns that a row of our own export cannot do
 *   without.
 */
gboolean
cle_import_own_table_is (const CleCsvReader *reader)
{
  static const CleColumn needed[] = { CLE_COLUMN_ID,       CLE_COLUMN_AT,
                                      CLE_COLUMN_VOICE,    CLE_COLUMN_QUESTIONNAIRE,
                                      CLE_COLUMN_REVISION, CLE_COLUMN_DIGEST,
                                      CLE_COLUMN_SCORE,    CLE_COLUMN_MAX,
                                      CLE_COLUMN_STARTED,  CLE_COLUMN_SECONDS };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (find_column (reader, cle_column_get_name (needed[i])) == NO_COLUMN)
      return FALSE;

  return TRUE;
}

/**
 * cle_import_tables_new:
 *
 * Returns: (transfer full): no tables of our own yet.
 */
GPtrArray *
cle_import_tables_new (void)
{
  return g_ptr_array_new_with_free_func (table_free);
}

/**
 * cle_import_take_own_table:
 * @self: an import
 * @reader: (transfer full): a table of our own of which the first row was read
 * @source: where it is from
 * @error: return location for an error
 *
 * Checks the rows of a table, those that look like the ones before it quickly.
 * The table is kept until the plan goes.
 *
 * Returns: %FALSE if it cannot be read to its end or was cancelled.
 */
gboolean
cle_import_take_own_table (CleImport             *self,
                           CleCsvReader          *reader,
                           const CleImportSource *source,
                           GError               **error)
{
  gsize length;
  const char *text = g_bytes_get_data (source->bytes, &length);
  Table *table = table_new (self, reader, text);

  g_ptr_array_add (self->tables, table);
  return take_rows (table, source, length, error);
}

/**
 * cle_import_read_late_row:
 * @self: an import that was planned
 * @item: a row of which %CLE_IMPORT_OWN_LATE was said
 * @error: return location for an error
 *
 * Reads the row as a whole, strictly, for its record.
 *
 * Returns: %FALSE if it is not right after all.
 */
gboolean
cle_import_read_late_row (CleImport     *self,
                          CleImportItem *item,
                          GError       **error)
{
  Table *table = g_ptr_array_index (self->tables, item->table);
  const char *rest = cle_csv_reader_get_rest (table->reader);
  guint n_rows = cle_csv_reader_get_row (table->reader);
  g_autoptr (CleResult) result = cle_result_new ();
  g_autofree char *respondent = NULL, *note = NULL, *reason = NULL;

  cle_csv_reader_go_to (table->reader, table->text + item->position, item->line - 1);
  if (!cle_csv_reader_next (table->reader, error))
    return FALSE;

  reason = read_row (table, result, &respondent, &note);
  cle_csv_reader_go_to (table->reader, rest, n_rows);
  if (reason != NULL)
    {
      g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID, reason);
      return FALSE;
    }

  cle_import_keep_own (self, item, result, respondent, note);
  return TRUE;
}
