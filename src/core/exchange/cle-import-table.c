/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-export-table.h"
#include "cle-import-private.h"
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
  guint         columns[CLE_N_COLUMNS];
  GArray       *questions; /* of Question */
  CleDayCache   days;
  char         *digest;    /* looked up last … */
  CleQuestionnaire *questionnaire; /* … and what it is, if that is known */
} Table;

static void
question_clear (gpointer data)
{
  g_free (((Question *) data)->id);
}

static void
table_clear (Table *self)
{
  g_clear_pointer (&self->questions, g_array_unref);
  g_clear_pointer (&self->questionnaire, cle_questionnaire_unref);
  g_free (self->digest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

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

/* What a row cannot do without. */
static gboolean
is_ours (const Table *self)
{
  static const CleColumn needed[] = { CLE_COLUMN_ID,       CLE_COLUMN_AT,
                                      CLE_COLUMN_VOICE,    CLE_COLUMN_QUESTIONNAIRE,
                                      CLE_COLUMN_REVISION, CLE_COLUMN_DIGEST,
                                      CLE_COLUMN_SCORE,    CLE_COLUMN_MAX,
                                      CLE_COLUMN_STARTED,  CLE_COLUMN_SECONDS };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (self->columns[needed[i]] == NO_COLUMN)
      return FALSE;

  return TRUE;
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

/* 6, 6.5 or 6,5 as thousandths. */
static gboolean
parse_thousandths (const char *text,
                   gint64     *value)
{
  const char *at = text;
  gint64 unit = 1000;

  *value = 0;
  for (; g_ascii_isdigit (*at) && at - text < 12; at++)
    *value = *value * 10 + (*at - '0');
  *value *= 1000;
  if (at == text)
    return FALSE;
  if ((*at == '.' || *at == ',') && g_ascii_isdigit (at[1]))
    for (at++; g_ascii_isdigit (*at) && unit > 1; at++)
      *value += (*at - '0') * (unit /= 10);

  return *at == '\0';
}

static gboolean
read_number (const Table *self,
             CleColumn    column,
             gint64      *value,
             char       **reason)
{
  return parse_thousandths (get_cell (self, column), value) ||
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

static void
take_row (Table *self)
{
  g_autoptr (CleResult) result = cle_result_new ();
  CleQuestionnaire *questionnaire = NULL;
  CleImportItem *item = cle_import_begin_item (self->import, cle_csv_reader_get_row (self->reader));
  g_autofree char *respondent = dup_text (self, self->columns[CLE_COLUMN_RESPONDENT]);
  g_autofree char *note = dup_text (self, self->columns[CLE_COLUMN_NOTE]);
  char *reason = NULL;

  if (read_result (self, result, &reason))
    questionnaire = find_questionnaire (self, result->digest);
  if (questionnaire != NULL && !is_sorted (result, questionnaire))
    g_array_sort_with_data (result->answers, compare_places, questionnaire);
  if (reason == NULL)
    cle_import_check_result (result, questionnaire, &reason);

  if (reason != NULL)
    cle_import_refuse (self->import, item, reason);
  else
    cle_import_take_result (self->import, item, result, respondent, note);
}

/* The same spreadsheet once more gives the same ids: made of what the row says,
 * and of how many rows before it said the same. */
static void
make_id (CleImport  *self,
         CleResult  *result,
         const char *respondent)
{
  g_autoptr (GString) text = g_string_new (respondent);
  g_autofree char *sum = NULL;
  guint n;

  g_string_append_printf (text, "\n%" G_GINT64_FORMAT "\n", result->head.at);
  cle_result_write_members (result, text);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->twins, text->str));
  g_hash_table_insert (self->twins, g_strdup (text->str), GUINT_TO_POINTER (n + 1));
  g_string_append_printf (text, "\n%u", n);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, (gssize) text->len);
  g_snprintf (result->head.id, sizeof result->head.id, "%.8s-%.4s-8%.3s-a%.3s-%.12s", sum, sum + 8,
              sum + 12, sum + 15, sum + 18);
}

static void
take_mapped_row (CleImport              *self,
                 const CleCsvReader     *reader,
                 const CleQuestionnaire *questionnaire,
                 const CleImportColumns *columns)
{
  g_autofree char *respondent = NULL, *note = NULL;
  CleImportItem *item = cle_import_begin_item (self, cle_csv_reader_get_row (reader));
  char *reason = NULL;
  g_autoptr (CleResult) result =
      cle_import_map_read (self->map, reader, questionnaire, columns,
                           cle_store_get_clock (self->store), &respondent, &note, &reason);

  if (result == NULL || !cle_import_check_result (result, questionnaire, &reason))
    {
      cle_import_refuse (self, item, reason);
      return;
    }

  make_id (self, result, respondent);
  cle_import_take_result (self, item, result, respondent, note);
}

static gboolean
name_error (const CleImportSource *source,
            GError                *problem,
            GError               **error)
{
  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID, "“%s”: %s", source->name,
               problem->message);
  g_error_free (problem);
  return FALSE;
}

static gboolean
take_mapped (CleImport             *self,
             CleCsvReader          *reader,
             const CleImportSource *source,
             GError               **error)
{
  GError *problem = NULL;
  g_autoptr (CleQuestionnaire) questionnaire = NULL;
  g_auto (CleImportColumns) columns = { 0 };

  questionnaire =
      cle_library_find (self->library, cle_import_map_get_questionnaire (self->map), &problem);
  if (questionnaire == NULL ||
      !cle_import_map_match (self->map, reader, questionnaire, &columns, &problem))
    return name_error (source, problem, error);

  cle_import_keep_questionnaire (self, questionnaire);
  while (cle_csv_reader_next (reader, &problem))
    {
      if (!cle_import_step (self, cle_csv_reader_get_row (reader), 0, error))
        return FALSE;
      take_mapped_row (self, reader, questionnaire, &columns);
    }

  return problem == NULL || name_error (source, problem, error);
}

static gboolean
take_own (Table                 *self,
          const CleImportSource *source,
          GError               **error)
{
  GError *problem = NULL;

  self->questions = g_array_new (FALSE, FALSE, sizeof (Question));
  g_array_set_clear_func (self->questions, question_clear);
  find_questions (self);
  while (cle_csv_reader_next (self->reader, &problem))
    {
      if (!cle_import_step (self->import, cle_csv_reader_get_row (self->reader), 0, error))
        return FALSE;
      take_row (self);
    }

  return problem == NULL || name_error (source, problem, error);
}

/**
 * cle_import_take_table:
 * @self: an import
 * @source: a table: of our own, or any other if there is a map for it
 * @error: return location for an error
 *
 * Checks the rows of a table.
 *
 * Returns: %FALSE if it cannot be read to its end, has columns that nobody
 *   knows, or was cancelled.
 */
gboolean
cle_import_take_table (CleImport             *self,
                       const CleImportSource *source,
                       GError               **error)
{
  GError *problem = NULL;
  g_autoptr (CleCsvReader) reader = cle_csv_reader_new (source->bytes, '\0', &problem);
  g_auto (Table) table = { .import = self, .reader = reader };

  if (reader == NULL)
    return name_error (source, problem, error);
  if (!cle_csv_reader_next (reader, &problem))
    {
      if (problem == NULL)
        g_set_error_literal (&problem, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                             _ ("The file is empty."));
      return name_error (source, problem, error);
    }

  for (guint i = 0; i < CLE_N_COLUMNS; i++)
    table.columns[i] = find_column (reader, cle_column_get_name ((CleColumn) i));
  if (is_ours (&table))
    return take_own (&table, source, error);
  if (self->map != NULL)
    return take_mapped (self, reader, source, error);

  g_set_error (error, CLE_CSV_ERROR, CLE_CSV_ERROR_FOREIGN,
               _ ("“%s”: This table is not from Clientele. Tell with a map what its columns mean."),
               source->name);
  return FALSE;
}
