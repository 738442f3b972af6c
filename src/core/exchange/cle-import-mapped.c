/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assessment/cle-outcome.h"
#include "cle-import-map-private.h"
#include "cle-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_QUOTED 100 /* letters of a cell */
#define NO_COLUMN G_MAXUINT
#define NOON      (12 * 60 * 60)

/* One or two digits, or a year of four. */
static gboolean
take_number (const char **at,
             guint        most,
             int         *number)
{
  guint n = 0;

  *number = 0;
  for (; n < most && g_ascii_isdigit (**at); n++)
    *number = *number * 10 + (*(*at)++ - '0');

  return n == most || (n > 0 && most == 2);
}

static gboolean
take_char (const char **at,
           char         wanted)
{
  if (**at != wanted)
    return FALSE;

  (*at)++;
  return TRUE;
}

static gboolean
take_day (const char  **at,
          CleImportDate format,
          int          *year,
          int          *month,
          int          *day)
{
  char separator = format == CLE_IMPORT_DATE_DOT ? '.' : '/';

  if (format == CLE_IMPORT_DATE_ISO)
    return take_number (at, 4, year) && take_char (at, '-') && take_number (at, 2, month) &&
           take_char (at, '-') && take_number (at, 2, day);
  if (format == CLE_IMPORT_DATE_US)
    return take_number (at, 2, month) && take_char (at, separator) && take_number (at, 2, day) &&
           take_char (at, separator) && take_number (at, 4, year);

  return take_number (at, 2, day) && take_char (at, separator) && take_number (at, 2, month) &&
         take_char (at, separator) && take_number (at, 4, year);
}

/* Nothing, or a time of day behind a space or a T. */
static gboolean
take_time (const char **at,
           int         *seconds)
{
  int hour, minute, second = 0;

  *seconds = NOON;
  if (**at == '\0')
    return TRUE;
  if (**at == ' ' || **at == 'T')
    (*at)++;
  if (!take_number (at, 2, &hour) || !take_char (at, ':') || !take_number (at, 2, &minute) ||
      (take_char (at, ':') && !take_number (at, 2, &second)))
    return FALSE;

  *seconds = (hour * 60 + minute) * 60 + second;
  return **at == '\0' && hour < 24 && minute < 60 && second < 60;
}

/**
 * cle_import_date_parse:
 * @format: how days are written
 * @text: a day, and perhaps a time of day
 * @local: (out): milliseconds from 1970-01-01 00:00, by the clock on the wall; a
 *   day without a time counts as noon
 *
 * Returns: %FALSE if that is no day from 1970 to 2199.
 */
gboolean
cle_import_date_parse (CleImportDate format,
                       const char   *text,
                       gint64       *local)
{
  const char *at = text;
  int year, month, day, seconds;
  g_autoptr (GDateTime) time = NULL;

  if (!take_day (&at, format, &year, &month, &day) || !take_time (&at, &seconds) || year < 1970 ||
      year > 2199)
    return FALSE;

  time = g_date_time_new_utc (year, month, day, 0, 0, 0);
  if (time == NULL)
    return FALSE;

  *local = (g_date_time_to_unix (time) + seconds) * 1000;
  return TRUE;
}

static guint
find_heading (CleCsvReader *reader,
              const char   *heading)
{
  g_autofree char *wanted = cle_import_fold (heading);

  for (guint i = 0; i < cle_csv_reader_get_n_cells (reader); i++)
    {
      g_autofree char *text = cle_csv_reader_dup_text (reader, i);
      g_autofree char *found = cle_import_fold (text);

      if (strcmp (found, wanted) == 0)
        return i;
    }

  return NO_COLUMN;
}

static guint *
find_place (CleImportColumns       *columns,
            const CleQuestionnaire *questionnaire,
            const char             *field)
{
  gboolean is_answer = g_str_has_prefix (field, "answer.");
  const char *point = strchr (field, '.');
  guint question;

  if (strcmp (field, "at") == 0)
    return &columns->at;
  if (strcmp (field, "subject") == 0)
    return &columns->subject;
  if (strcmp (field, "voice") == 0)
    return &columns->voice;
  if (strcmp (field, "respondent") == 0)
    return &columns->respondent;
  if (strcmp (field, "note") == 0)
    return &columns->note;
  if ((!is_answer && !g_str_has_prefix (field, "evidence.")) ||
      !cle_questionnaire_find_question (questionnaire, point + 1, &question))
    return NULL;

  return is_answer ? &columns->columns[question] : &columns->evidence[question];
}

static void
init_columns (CleImportColumns *columns,
              guint             n)
{
  columns->columns = g_new (guint, n);
  columns->evidence = g_new (guint, n);
  for (guint i = 0; i < n; i++)
    columns->columns[i] = columns->evidence[i] = NO_COLUMN;
  columns->at = columns->subject = columns->voice = columns->respondent = columns->note = NO_COLUMN;
}

/* By its number and words, as it stands on the screen. */
static void
refuse_question (const CleQuestionnaire *questionnaire,
                 guint                   question,
                 GError                **error)
{
  const char *language = cle_questionnaire_pick_language (questionnaire, g_get_language_names ());
  const char *text =
      cle_question_get_field (cle_questionnaire_get_question (questionnaire, question),
                              CLE_QUESTION_TEXT, language);

  /* Translators: the number and the text of a question. */
  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
               _ ("No column is named for the answers to question %u, “%s”"), question + 1, text);
}

/**
 * cle_import_columns_clear:
 * @self: columns
 */
void
cle_import_columns_clear (CleImportColumns *self)
{
  g_clear_pointer (&self->columns, g_free);
  g_clear_pointer (&self->evidence, g_free);
}

static gboolean
check_complete (const CleImportColumns *columns,
                const CleQuestionnaire *questionnaire,
                GError                **error)
{
  if (columns->at == NO_COLUMN)
    {
      g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                           _ ("No column is named for the day."));
      return FALSE;
    }

  for (guint i = 0; i < cle_questionnaire_get_n_questions (questionnaire); i++)
    if (columns->columns[i] == NO_COLUMN)
      {
        refuse_question (questionnaire, i, error);
        return FALSE;
      }

  return TRUE;
}

/**
 * cle_import_map_match:
 * @self: a map
 * @reader: a table whose first row was read
 * @questionnaire: what was asked
 * @columns: (out): where everything stands
 * @error: return location for an error
 *
 * Returns: %FALSE if a heading is not there, a field is not known, or there is
 *   no day or no answer.
 */
gboolean
cle_import_map_match (const CleImportMap     *self,
                      CleCsvReader           *reader,
                      const CleQuestionnaire *questionnaire,
                      CleImportColumns       *columns,
                      GError                **error)
{
  init_columns (columns, cle_questionnaire_get_n_questions (questionnaire));
  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *heading = g_ptr_array_index (self->columns, i);
      const char *field = g_ptr_array_index (self->fields, i);
      guint *place = find_place (columns, questionnaire, field);

      if (place == NULL)
        {
          g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                       _ ("The map names a field that is not known: “%s”"), field);
          return FALSE;
        }
      *place = find_heading (reader, heading);
      if (*place == NO_COLUMN)
        {
          g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                       _ ("The table has no column “%s”"), heading);
          return FALSE;
        }
    }

  return check_complete (columns, questionnaire, error);
}

static char *
dup_cell (const CleCsvReader *reader,
          guint               column)
{
  return column != NO_COLUMN ? g_strstrip (cle_csv_reader_dup_text (reader, column))
                             : g_strdup ("");
}

static gboolean
refuse (char      **reason,
        const char *format,
        const char *text)
{
  g_autofree char *cut = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MOST_QUOTED));

  /* Translators: what stands in a cell of a table, and what is wrong with it. */
  *reason = g_strdup_printf (_ ("“%s”: %s"), cut, format);
  return FALSE;
}

/* The offset is that of this place on that day. */
static gboolean
read_day (const CleImportMap *self,
          const char         *text,
          const CleClock     *clock,
          CleResult          *result,
          char              **reason)
{
  gint64 local;

  if (!cle_import_date_parse (self->date, text, &local))
    return refuse (reason, _ ("this is no day in the form that the map tells."), text);

  result->head.offset = cle_clock_get_offset (clock, local);
  result->head.at = MAX (local - (gint64) result->head.offset * 60000, 0);
  result->started = result->head.at;
  return TRUE;
}

static gboolean
read_voice (const CleImportMap *self,
            const char         *text,
            CleResult          *result,
            char              **reason)
{
  g_autofree char *word = cle_import_fold (text);
  gpointer voice;

  result->voice = self->voice;
  if (*word == '\0')
    return TRUE;
  if (!g_hash_table_lookup_extended (self->voices, word, NULL, &voice))
    return refuse (reason, _ ("the map does not tell whose voice this is."), text);

  result->voice = (CleVoice) GPOINTER_TO_INT (voice);
  return TRUE;
}

static gboolean
read_answer (const CleImportMap     *self,
             const CleCsvReader     *reader,
             const CleQuestion      *question,
             guint                   column,
             guint                   evidence,
             CleResult              *result,
             char                  **reason)
{
  g_autofree char *text = dup_cell (reader, column);
  g_autofree char *word = cle_import_fold (text);
  g_autofree char *shown = dup_cell (reader, evidence);
  CleAnswered answered = { 0 };
  gpointer answer;

  if (!g_hash_table_lookup_extended (self->words, word, NULL, &answer))
    return refuse (reason, _ ("the map does not tell what answer this is."), text);

  answered.answer = (CleAnswer) GPOINTER_TO_INT (answer);
  answered.id = g_strdup (cle_question_get_id (question));
  answered.evidence = *shown != '\0' ? g_steal_pointer (&shown) : NULL;
  g_array_append_val (result->answers, answered);
  return TRUE;
}

static void
score (CleResult              *result,
       const CleQuestionnaire *questionnaire)
{
  g_autofree CleAnswer *answers = cle_result_dup_answers (result, questionnaire);
  CleOutcome outcome = cle_outcome_compute (questionnaire, answers);

  result->score = outcome.score;
  result->max = outcome.max;
  result->n_unsure = outcome.n_unsure;
}

/**
 * cle_import_map_read:
 * @self: a map
 * @reader: a table with a row that was read
 * @questionnaire: what was asked
 * @columns: where everything stands
 * @clock: tells how far the place is from UTC
 * @respondent: (out) (transfer full): a name or ""
 * @note: (out) (transfer full): a note or ""
 * @reason: (out): why the row is refused
 *
 * Reads a row. The score is computed here, whatever the table says.
 *
 * Returns: (transfer full): the result without an id, or %NULL with @reason.
 */
CleResult *
cle_import_map_read (const CleImportMap     *self,
                     const CleCsvReader     *reader,
                     const CleQuestionnaire *questionnaire,
                     const CleImportColumns *columns,
                     const CleClock         *clock,
                     char                  **respondent,
                     char                  **note,
                     char                  **reason)
{
  g_autoptr (CleResult) result = cle_result_new ();
  g_autofree char *day = dup_cell (reader, columns->at);
  g_autofree char *voice = dup_cell (reader, columns->voice);

  result->subject = dup_cell (reader, columns->subject);
  if (*result->subject == '\0')
    {
      g_free (result->subject);
      result->subject = g_strdup (self->subject != NULL ? self->subject : "");
    }
  *respondent = dup_cell (reader, columns->respondent);
  *note = dup_cell (reader, columns->note);
  result->questionnaire = g_strdup (cle_questionnaire_get_id (questionnaire));
  result->revision = cle_questionnaire_get_revision (questionnaire);
  result->digest = g_strdup (cle_questionnaire_get_digest (questionnaire));
  if (!read_day (self, day, clock, result, reason) || !read_voice (self, voice, result, reason))
    return NULL;

  for (guint i = 0; i < cle_questionnaire_get_n_questions (questionnaire); i++)
    if (!read_answer (self, reader, cle_questionnaire_get_question (questionnaire, i),
                      columns->columns[i], columns->evidence[i], result, reason))
      return NULL;
  score (result, questionnaire);

  return g_steal_pointer (&result);
}

/**
 * cle_import_preview_free:
 * @self: (transfer full): a row as it would become
 */
void
cle_import_preview_free (CleImportPreview *self)
{
  g_clear_pointer (&self->result, cle_result_unref);
  g_free (self->respondent);
  g_free (self->note);
  g_free (self->reason);
  g_free (self);
}

/**
 * cle_import_map_preview:
 * @self: a map
 * @table: a table
 * @library: where the questionnaire is found
 * @clock: tells how far the place is from UTC
 * @n_rows: how many rows to show at most, 20 for example
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type CleImportPreview): the first rows as
 *   they would become, or %NULL if the map does not suit the table.
 */
GPtrArray *
cle_import_map_preview (CleImportMap   *self,
                        GBytes         *table,
                        CleLibrary     *library,
                        const CleClock *clock,
                        guint           n_rows,
                        GError        **error)
{
  g_autoptr (CleQuestionnaire) questionnaire =
      cle_library_find (library, self->questionnaire, error);
  g_autoptr (CleCsvReader) reader =
      questionnaire != NULL ? cle_csv_reader_new (table, '\0', error) : NULL;
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cle_import_preview_free);
  g_auto (CleImportColumns) columns = { 0 };

  if (reader == NULL || !cle_csv_reader_next (reader, error) ||
      !cle_import_map_match (self, reader, questionnaire, &columns, error))
    return NULL;

  while (rows->len < n_rows && cle_csv_reader_next (reader, NULL))
    {
      CleImportPreview *row = g_new0 (CleImportPreview, 1);

      row->row = cle_csv_reader_get_row (reader);
      row->result = cle_import_map_read (self, reader, questionnaire, &columns, clock,
                                         &row->respondent, &row->note, &row->reason);
      g_ptr_array_add (rows, row);
    }

  return g_steal_pointer (&rows);
}
