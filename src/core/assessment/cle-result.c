/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-result.h"
#include "json/cle-json-scanner.h"
#include "json/cle-json-writer.h"
#include "store/cle-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  SEEN_STARTED = 1 << 0,
  SEEN_DURATION = 1 << 1,
  SEEN_QUESTIONNAIRE = 1 << 2,
  SEEN_REVISION = 1 << 3,
  SEEN_DIGEST = 1 << 4,
  SEEN_VOICE = 1 << 5,
  SEEN_SUBJECT = 1 << 6,
  SEEN_ANSWERS = 1 << 7,
  SEEN_SCORE = 1 << 8,
  SEEN_MAX = 1 << 9,
  SEEN_UNSURE = 1 << 10,
  SEEN_ALL = (1 << 11) - 1,
} SeenMembers;

static void
clear_answered (gpointer data)
{
  CleAnswered *answered = data;

  g_free (answered->id);
  g_free (answered->evidence);
}

static void
clear_result (gpointer data)
{
  CleResult *self = data;

  g_free (self->questionnaire);
  g_free (self->digest);
  g_free (self->subject);
  g_free (self->respondent);
  g_array_unref (self->answers);
}

static CleAnswered *
find_answered (const CleResult *self,
               const char      *id)
{
  for (guint i = 0; i < self->answers->len; i++)
    {
      CleAnswered *answered = &g_array_index (self->answers, CleAnswered, i);

      if (strcmp (answered->id, id) == 0)
        return answered;
    }

  return NULL;
}

static int
take_text (const CleJsonScanner *scanner,
           char                **text,
           int                   bit)
{
  if (scanner->token != CLE_JSON_STRING)
    return -1;

  g_free (*text);
  *text = cle_json_decode (scanner->start, scanner->length);
  return bit;
}

static int
take_number (const CleJsonScanner *scanner,
             gint64               *number,
             int                   bit)
{
  if (scanner->token != CLE_JSON_INTEGER || scanner->integer < 0)
    return -1;

  *number = scanner->integer;
  return bit;
}

static int
take_count (const CleJsonScanner *scanner,
            guint                *count,
            int                   bit)
{
  if (scanner->token != CLE_JSON_INTEGER || scanner->integer < 0 || scanner->integer > G_MAXINT)
    return -1;

  *count = (guint) scanner->integer;
  return bit;
}

static int
take_voice (const CleJsonScanner *scanner,
            CleVoice             *voice)
{
  g_autofree char *word = NULL;

  if (scanner->token != CLE_JSON_STRING)
    return -1;

  word = cle_json_decode (scanner->start, scanner->length);
  return cle_voice_from_word (word, voice) ? SEEN_VOICE : -1;
}

static int
take_answers (CleJsonScanner *scanner,
              CleResult      *self)
{
  if (scanner->token != CLE_JSON_OBJECT_BEGIN)
    return -1;

  while (cle_json_scanner_next (scanner) == CLE_JSON_KEY)
    {
      CleAnswered answered = { cle_json_decode (scanner->start, scanner->length), CLE_ANSWER_NONE,
                               NULL };

      g_array_append_val (self->answers, answered);
      if (cle_json_scanner_next (scanner) != CLE_JSON_STRING || scanner->length != 1 ||
          !cle_answer_from_code (*scanner->start,
                                 &g_array_index (self->answers, CleAnswered, self->answers->len - 1)
                                      .answer))
        return -1;
    }

  return scanner->token == CLE_JSON_OBJECT_END ? SEEN_ANSWERS : -1;
}

/* Evidence stands after the answers in every line that we write. */
static int
take_evidence (CleJsonScanner *scanner,
               CleResult      *self)
{
  if (scanner->token != CLE_JSON_OBJECT_BEGIN)
    return -1;

  while (cle_json_scanner_next (scanner) == CLE_JSON_KEY)
    {
      g_autofree char *id = cle_json_decode (scanner->start, scanner->length);
      CleAnswered *answered = find_answered (self, id);

      if (cle_json_scanner_next (scanner) != CLE_JSON_STRING)
        return -1;
      if (answered != NULL && answered->evidence == NULL)
        answered->evidence = cle_json_decode (scanner->start, scanner->length);
    }

  return scanner->token == CLE_JSON_OBJECT_END ? 0 : -1;
}

static int
take_started (const CleJsonScanner *scanner,
              CleResult            *self)
{
  return scanner->token == CLE_JSON_STRING &&
                 cle_time_parse (scanner->start, scanner->length, &self->started)
             ? SEEN_STARTED
             : -1;
}

/* Returns the member's bit, 0 for a member that is not ours, -1 for a value
 * that is not allowed. */
static int
take_member (CleJsonScanner *scanner,
             const char     *key,
             CleResult      *self)
{
  if (strcmp (key, "started") == 0)
    return take_started (scanner, self);
  if (strcmp (key, "dur") == 0)
    return take_number (scanner, &self->duration, SEEN_DURATION);
  if (strcmp (key, "quiz") == 0)
    return take_text (scanner, &self->questionnaire, SEEN_QUESTIONNAIRE);
  if (strcmp (key, "rev") == 0)
    return take_count (scanner, &self->revision, SEEN_REVISION);
  if (strcmp (key, "digest") == 0)
    return take_text (scanner, &self->digest, SEEN_DIGEST);
  if (strcmp (key, "voice") == 0)
    return take_voice (scanner, &self->voice);
  if (strcmp (key, "subject") == 0)
    return take_text (scanner, &self->subject, SEEN_SUBJECT);
  if (strcmp (key, "who") == 0)
    return take_text (scanner, &self->respondent, 0);
  if (strcmp (key, "answers") == 0)
    return take_answers (scanner, self);
  if (strcmp (key, "evidence") == 0)
    return take_evidence (scanner, self);
  if (strcmp (key, "score") == 0)
    return take_number (scanner, &self->score, SEEN_SCORE);
  if (strcmp (key, "max") == 0)
    return take_number (scanner, &self->max, SEEN_MAX);
  if (strcmp (key, "unsure") == 0)
    return take_count (scanner, &self->n_unsure, SEEN_UNSURE);

  return 0;
}

static gboolean
read_members (CleJsonScanner *scanner,
              CleResult      *self,
              GError        **error)
{
  int seen = 0;

  cle_json_scanner_next (scanner);
  while (cle_json_scanner_next (scanner) == CLE_JSON_KEY)
    {
      g_autofree char *key = cle_json_decode (scanner->start, scanner->length);
      int bit;

      cle_json_scanner_next (scanner);
      bit = take_member (scanner, key, self);
      if (bit < 0)
        {
          g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                       _ ("The member “%s” has a value that is not allowed."), key);
          return FALSE;
        }
      seen |= bit;
      cle_json_scanner_skip (scanner);
    }

  if (seen == SEEN_ALL)
    return TRUE;

  g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                       _ ("A member that every result has is missing."));
  return FALSE;
}

static void
write_answers (const CleResult *self,
               GString         *out)
{
  cle_json_write_key (out, "answers");
  g_string_append_c (out, '{');
  for (guint i = 0; i < self->answers->len; i++)
    {
      const CleAnswered *answered = &g_array_index (self->answers, CleAnswered, i);
      char code[2] = { cle_answer_get_code (answered->answer), '\0' };

      cle_json_write_text (out, answered->id, code);
    }
  g_string_append_c (out, '}');
}

static gboolean
has_evidence (const CleResult *self)
{
  for (guint i = 0; i < self->answers->len; i++)
    if (g_array_index (self->answers, CleAnswered, i).evidence != NULL)
      return TRUE;

  return FALSE;
}

static void
write_evidence (const CleResult *self,
                GString         *out)
{
  if (!has_evidence (self))
    return;

  cle_json_write_key (out, "evidence");
  g_string_append_c (out, '{');
  for (guint i = 0; i < self->answers->len; i++)
    {
      const CleAnswered *answered = &g_array_index (self->answers, CleAnswered, i);

      if (answered->evidence != NULL)
        cle_json_write_text (out, answered->id, answered->evidence);
    }
  g_string_append_c (out, '}');
}

/**
 * cle_result_new:
 *
 * Returns: (transfer full): an empty result to fill in before it is shared.
 */
CleResult *
cle_result_new (void)
{
  CleResult *self = g_rc_box_new0 (CleResult);

  self->answers = g_array_new (FALSE, FALSE, sizeof (CleAnswered));
  g_array_set_clear_func (self->answers, clear_answered);

  return self;
}

/**
 * cle_result_ref:
 * @self: a result
 *
 * Returns: (transfer full): @self
 */
CleResult *
cle_result_ref (CleResult *self)
{
  return g_rc_box_acquire (self);
}

/**
 * cle_result_unref:
 * @self: (transfer full): a result
 */
void
cle_result_unref (CleResult *self)
{
  g_rc_box_release_full (self, clear_result);
}

/**
 * cle_result_new_from_line:
 * @line: a record of type "result", without its newline
 * @length: bytes in @line
 * @error: return location for an error
 *
 * Reads a result. Members that this version does not know are passed over.
 *
 * Returns: (transfer full): the result, or %NULL if the line is damaged or a
 *   member is missing or not allowed.
 */
CleResult *
cle_result_new_from_line (const char *line,
                          gsize       length,
                          GError    **error)
{
  g_autoptr (CleResult) self = cle_result_new ();
  CleJsonScanner scanner;

  if (!cle_record_check (line, length, &self->head, error))
    return NULL;

  if (strcmp (self->head.type, "result") != 0)
    {
      g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                           _ ("The record is not a result."));
      return NULL;
    }

  cle_json_scanner_init (&scanner, line, length);
  if (!read_members (&scanner, self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * cle_result_write_members:
 * @self: a result
 * @out: an empty string
 *
 * Appends the members that a result has beyond the head of its record.
 */
void
cle_result_write_members (const CleResult *self,
                          GString         *out)
{
  g_autofree char *started = cle_time_format (self->started);

  cle_json_write_text (out, "started", started);
  cle_json_write_integer (out, "dur", self->duration);
  cle_json_write_text (out, "quiz", self->questionnaire);
  cle_json_write_integer (out, "rev", self->revision);
  cle_json_write_text (out, "digest", self->digest);
  cle_json_write_text (out, "voice", cle_voice_get_word (self->voice));
  cle_json_write_text (out, "subject", self->subject);
  if (self->respondent != NULL)
    cle_json_write_text (out, "who", self->respondent);
  write_answers (self, out);
  write_evidence (self, out);
  cle_json_write_integer (out, "score", self->score);
  cle_json_write_integer (out, "max", self->max);
  cle_json_write_integer (out, "unsure", self->n_unsure);
}

/**
 * cle_result_dup_answers:
 * @self: a result
 * @questionnaire: the questions to line its answers up with
 *
 * Returns: (transfer full): one answer per question of @questionnaire,
 *   %CLE_ANSWER_NONE where the result has none.
 */
CleAnswer *
cle_result_dup_answers (const CleResult        *self,
                        const CleQuestionnaire *questionnaire)
{
  guint n = cle_questionnaire_get_n_questions (questionnaire);
  CleAnswer *answers = g_new0 (CleAnswer, n);

  for (guint i = 0; i < n; i++)
    {
      const char *id = cle_question_get_id (cle_questionnaire_get_question (questionnaire, i));
      const CleAnswered *answered = find_answered (self, id);

      if (answered != NULL)
        answers[i] = answered->answer;
    }

  return answers;
}
