/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-import-quick-row.h"
#include "cle-csv-cell.h"
#include "cle-export-table.h"
#include "cle-import-private.h"
#include "cle-local-time.h"
#include "store/cle-hex.h"

#define MAX_TEXT     200 /* bytes of a cell; as many characters are always allowed */
#define MAX_SPAN     96  /* bytes */
#define MAX_CONTEXTS 64
#define NOT_ASKED    G_MININT64 /* points */

/* Cells that were found to be right together, as they stand in the table. */
typedef struct
{
  char  text[MAX_SPAN];
  gsize length;         /* 0 for none yet */
} Span;

/* The questionnaire of a row: four cells and their delimiters. */
typedef struct
{
  char     *text;
  gsize     length;
  gboolean  is_known;
  gint64    max;
  gint64  (*points)[4];  /* of each question and answer */
} Context;

struct _CleQuickRows
{
  char         delimiter;
  char       **questions;            /* ids, in the order of their columns */
  guint        n_questions;
  GPtrArray   *contexts;             /* of Context */
  guint        context;              /* the one found last */
  Span         voices[CLE_N_VOICES]; /* code and label, with their delimiters */
  Span         answers[4];           /* code and label, with their delimiters */
  CleDayCache  days;
};

static const guint8 answer_of[256] = {
  ['y'] = CLE_ANSWER_YES,
  ['u'] = CLE_ANSWER_UNSURE,
  ['n'] = CLE_ANSWER_NO,
};

static void
context_free (gpointer data)
{
  Context *self = data;

  g_free (self->text);
  g_free (self->points);
  g_free (self);
}

/* What stands above a question's columns gives its id. */
static char *
dup_question (const CleCsvReader *reader,
              guint               column)
{
  const char *name = cle_csv_reader_get_cell (reader, column);
  const char *id = g_str_has_prefix (name, "answer.") ? name + strlen ("answer.") : "";
  g_autofree char *label = g_strconcat ("label.", id, NULL);
  g_autofree char *evidence = g_strconcat ("evidence.", id, NULL);

  return *id != '\0' && strcmp (cle_csv_reader_get_cell (reader, column + 1), label) == 0 &&
                 strcmp (cle_csv_reader_get_cell (reader, column + 2), evidence) == 0
             ? g_strdup (id)
             : NULL;
}

static gboolean
has_our_columns (const CleCsvReader *reader)
{
  guint n = cle_csv_reader_get_n_cells (reader);

  if (n < CLE_N_COLUMNS || (n - CLE_N_COLUMNS) % 3 != 0 || (n - CLE_N_COLUMNS) / 3 > CLE_PACKED_MAX)
    return FALSE;

  for (guint i = 0; i < CLE_N_COLUMNS; i++)
    if (strcmp (cle_csv_reader_get_cell (reader, i), cle_column_get_name ((CleColumn) i)) != 0)
      return FALSE;

  return TRUE;
}

static gboolean
find_questions (CleQuickRows       *self,
                const CleCsvReader *reader)
{
  guint n = (cle_csv_reader_get_n_cells (reader) - CLE_N_COLUMNS) / 3;

  self->questions = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = dup_question (reader, CLE_N_COLUMNS + 3 * i);

      if (id == NULL || g_strv_contains ((const char *const *) self->questions, id))
        return FALSE;
      self->questions[self->n_questions++] = g_steal_pointer (&id);
    }

  return TRUE;
}

static gint64
get_points (const CleQuestionnaire *questionnaire,
            const char             *id,
            CleAnswer               answer)
{
  guint index;

  if (answer == CLE_ANSWER_NONE)
    return 0;
  if (!cle_questionnaire_find_question (questionnaire, id, &index))
    return NOT_ASKED;

  return cle_question_get_points (cle_questionnaire_get_question (questionnaire, index), answer);
}

static Context *
context_new (const CleQuickRows     *self,
             const char             *text,
             gsize                   length,
             const CleQuestionnaire *questionnaire)
{
  Context *context = g_new0 (Context, 1);

  context->text = g_memdup2 (text, length);
  context->length = length;
  context->points = g_malloc0_n (self->n_questions + 1, sizeof *context->points);
  context->is_known = questionnaire != NULL;
  if (questionnaire == NULL)
    return context;

  for (guint i = 0; i < cle_questionnaire_get_n_questions (questionnaire); i++)
    context->max += cle_question_get_best (cle_questionnaire_get_question (questionnaire, i));
  for (guint i = 0; i < self->n_questions; i++)
    for (guint answer = 0; answer < 4; answer++)
      context->points[i][answer] =
          get_points (questionnaire, self->questions[i], (CleAnswer) answer);

  return context;
}

static gboolean
is_context (const Context *self,
            const char    *text,
            const char    *end)
{
  return (gsize) (end - text) >= self->length && memcmp (text, self->text, self->length) == 0;
}

static const Context *
find_context (CleQuickRows *self,
              const char   *text,
              const char   *end)
{
  for (guint i = 0; i < self->contexts->len; i++)
    {
      guint number = (self->context + i) % self->contexts->len;

      if (is_context (g_ptr_array_index (self->contexts, number), text, end))
        {
          self->context = number;
          return g_ptr_array_index (self->contexts, number);
        }
    }

  return NULL;
}

static void
learn_context (CleQuickRows           *self,
               const CleCsvReader     *reader,
               const CleQuestionnaire *questionnaire)
{
  const char *text = cle_csv_reader_get_place (reader, CLE_COLUMN_QUESTIONNAIRE);
  const char *end = cle_csv_reader_get_place (reader, CLE_COLUMN_SCORE);

  if (find_context (self, text, end) != NULL)
    return;

  if (self->contexts->len >= MAX_CONTEXTS)
    g_ptr_array_set_size (self->contexts, 0);
  g_ptr_array_add (self->contexts, context_new (self, text, (gsize) (end - text), questionnaire));
}

static void
learn_span (Span       *self,
            const char *text,
            const char *end)
{
  gsize length = (gsize) (end - text);

  if (length <= sizeof self->text)
    {
      memcpy (self->text, text, length);
      self->length = length;
    }
}

/* The code stands at the very beginning, where it is looked for. */
static void
learn_answer (CleQuickRows       *self,
              const CleCsvReader *reader,
              guint               column)
{
  const char *code = cle_csv_reader_get_cell (reader, column);
  const char *text = cle_csv_reader_get_place (reader, column);

  if (*text == (*code != '\0' ? *code : self->delimiter))
    learn_span (&self->answers[answer_of[(guint8) *code]], text,
                cle_csv_reader_get_place (reader, column + 2));
}

static inline gboolean
take_span (CleLineCursor *cursor,
           const Span    *span)
{
  return span->length > 0 && cle_take_bytes (cursor, span->text, span->length);
}

static inline gboolean
take_byte (CleLineCursor *cursor,
           char           byte)
{
  if (*cursor->at != byte)
    return FALSE;

  cursor->at++;
  return TRUE;
}

/* A text that stands there without quotation marks and cannot be too long. */
static inline gboolean
skip_text (CleLineCursor *cursor,
           char           delimiter)
{
  const char *text = cursor->at;

  cursor->at = cle_csv_skip_bare (text, cursor->end, delimiter);
  return cursor->at - text <= MAX_TEXT;
}

static inline gboolean
skip_cell (CleLineCursor *cursor,
           char           delimiter)
{
  return skip_text (cursor, delimiter) && take_byte (cursor, delimiter);
}

/* A name that was not made inert. */
static inline gboolean
take_respondent (CleLineCursor *cursor,
                 char           delimiter,
                 CleQuickRow   *row)
{
  row->respondent = cursor->at;
  if (!skip_text (cursor, delimiter) || *row->respondent == '\'')
    return FALSE;

  row->respondent_length = (gsize) (cursor->at - row->respondent);
  return take_byte (cursor, delimiter);
}

static inline gboolean
take_id (CleLineCursor *cursor,
         char           delimiter,
         guint8        *id)
{
  if (cursor->end - cursor->at <= CLE_UUID_LENGTH || !cle_hex_read_uuid (cursor->at, id))
    return FALSE;

  cursor->at += CLE_UUID_LENGTH;
  return take_byte (cursor, delimiter);
}

static inline gboolean
take_time (CleQuickRows  *self,
           CleLineCursor *cursor)
{
  gint64 at;
  int offset;

  if (cursor->end - cursor->at <= CLE_LOCAL_TIME_LENGTH ||
      !cle_local_time_read_quick (cursor->at, &self->days, &at, &offset) || at >= CLE_IMPORT_LATEST)
    return FALSE;

  cursor->at += CLE_LOCAL_TIME_LENGTH;
  return take_byte (cursor, self->delimiter);
}

static inline gboolean
take_number (CleLineCursor *cursor,
             char           delimiter,
             gint64        *value)
{
  return cle_quick_take_thousandths (&cursor->at, delimiter, value) &&
         take_byte (cursor, delimiter);
}

static gboolean
take_voice (CleQuickRows  *self,
            CleLineCursor *cursor)
{
  for (guint i = 0; i < CLE_N_VOICES; i++)
    if (take_span (cursor, &self->voices[i]))
      return TRUE;

  return FALSE;
}

/* id, at, date, subject, voice and its label, respondent */
static gboolean
take_person (CleQuickRows  *self,
             CleLineCursor *cursor,
             CleQuickRow   *row)
{
  const char delimiter = self->delimiter;

  return take_id (cursor, delimiter, row->id) && take_time (self, cursor) &&
         skip_cell (cursor, delimiter) && skip_cell (cursor, delimiter) &&
         take_voice (self, cursor) && take_respondent (cursor, delimiter, row);
}

/* score, upper, max, unsure, started, seconds, device, seq, note, marks */
static gboolean
take_circumstances (CleQuickRows  *self,
                    CleLineCursor *cursor,
                    gint64        *score,
                    gint64        *max)
{
  const char delimiter = self->delimiter;
  gint64 duration;

  return take_number (cursor, delimiter, score) && skip_cell (cursor, delimiter) &&
         take_number (cursor, delimiter, max) && skip_cell (cursor, delimiter) &&
         take_time (self, cursor) && take_number (cursor, delimiter, &duration) &&
         skip_cell (cursor, delimiter) && skip_cell (cursor, delimiter) &&
         skip_cell (cursor, delimiter) && skip_cell (cursor, delimiter);
}

static gboolean
take_answers (const CleQuickRows *self,
              CleLineCursor      *cursor,
              const Context      *context,
              gint64             *score)
{
  *score = 0;
  for (guint i = 0; i < self->n_questions; i++)
    {
      CleAnswer answer = (CleAnswer) answer_of[(guint8) *cursor->at];
      gint64 points = context->points[i][answer];

      if (points == NOT_ASKED || !take_span (cursor, &self->answers[answer]) ||
          !skip_text (cursor, self->delimiter) ||
          (i + 1 < self->n_questions && !take_byte (cursor, self->delimiter)))
        return FALSE;
      *score += points;
    }

  return TRUE;
}

static gboolean
take_line_end (CleLineCursor *cursor)
{
  if (*cursor->at == '\r')
    cursor->at++;

  return take_byte (cursor, '\n');
}

/**
 * cle_quick_take_thousandths:
 * @at: (inout): where a number begins, then where it ended
 * @stop: what a number ends at, never taken for its decimal mark
 * @value: (out): 6, 6.5 or 6,5 as thousandths
 *
 * Takes at most twelve digits, and three after a decimal mark.
 *
 * Returns: %FALSE if there is no number, or @stop does not follow it.
 */
gboolean
cle_quick_take_thousandths (const char **at,
                            char         stop,
                            gint64      *value)
{
  const char *text = *at;
  gint64 unit = 1000;

  *value = 0;
  for (; g_ascii_isdigit (**at) && *at - text < 12; (*at)++)
    *value = *value * 10 + (**at - '0');
  *value *= 1000;
  if (*at == text)
    return FALSE;
  if ((**at == '.' || **at == ',') && **at != stop && g_ascii_isdigit ((*at)[1]))
    for ((*at)++; g_ascii_isdigit (**at) && unit > 1; (*at)++)
      *value += (**at - '0') * (unit /= 10);

  return **at == stop;
}

/**
 * cle_quick_rows_new:
 * @reader: a table of which the first row was read
 *
 * Returns: (transfer full) (nullable): nothing learnt yet; %NULL if the columns
 *   are not those of our own export, all of them and in their order.
 */
CleQuickRows *
cle_quick_rows_new (const CleCsvReader *reader)
{
  g_autoptr (CleQuickRows) self = g_new0 (CleQuickRows, 1);

  self->delimiter = cle_csv_reader_get_delimiter (reader);
  self->contexts = g_ptr_array_new_with_free_func (context_free);
  if (!has_our_columns (reader) || !find_questions (self, reader))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * cle_quick_rows_free:
 * @self: (transfer full): quick rows
 */
void
cle_quick_rows_free (CleQuickRows *self)
{
  g_strfreev (self->questions);
  g_ptr_array_unref (self->contexts);
  g_free (self);
}

/**
 * cle_quick_rows_learn:
 * @self: quick rows
 * @reader: a table of which a row was read and found to be right
 * @questionnaire: (nullable): what the row answers, if that is known
 *
 * Remembers the cells that are the same in other rows: cells that begin and end
 * with the same bytes are read alike wherever they stand.
 */
void
cle_quick_rows_learn (CleQuickRows           *self,
                      const CleCsvReader     *reader,
                      const CleQuestionnaire *questionnaire)
{
  CleVoice voice;

  if (cle_csv_reader_get_n_cells (reader) != CLE_N_COLUMNS + 3 * self->n_questions)
    return;

  if (cle_voice_from_word (cle_csv_reader_get_cell (reader, CLE_COLUMN_VOICE), &voice))
    learn_span (&self->voices[voice], cle_csv_reader_get_place (reader, CLE_COLUMN_VOICE),
                cle_csv_reader_get_place (reader, CLE_COLUMN_RESPONDENT));
  learn_context (self, reader, questionnaire);
  for (guint i = 0; i < self->n_questions; i++)
    learn_answer (self, reader, CLE_N_COLUMNS + 3 * i);
}

/**
 * cle_quick_rows_read:
 * @self: quick rows
 * @at: where a row begins, in a table that is UTF-8
 * @end: after a line end, so that no cell reaches beyond it
 * @row: (out): what is needed of the row
 *
 * Reads a row if it holds nothing but what was learnt, an id, times, numbers and
 * short texts without quotation marks, and if the score fits the answers.
 *
 * Returns: %FALSE if it has to be read strictly.
 */
gboolean
cle_quick_rows_read (CleQuickRows *self,
                     const char   *at,
                     const char   *end,
                     CleQuickRow  *row)
{
  CleLineCursor cursor = { at, end };
  const Context *context;
  gint64 score, max, sum;

  if (at >= end || !take_person (self, &cursor, row))
    return FALSE;

  context = find_context (self, cursor.at, end);
  if (context == NULL)
    return FALSE;

  cursor.at += context->length;
  if (!take_circumstances (self, &cursor, &score, &max) ||
      !take_answers (self, &cursor, context, &sum) || !take_line_end (&cursor))
    return FALSE;

  row->next = cursor.at;
  return !context->is_known || (sum == score && context->max == max);
}
