/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-result-reader.h"
#include "assessment/cle-result.h"
#include "cle-answer-layout.h"
#include "cle-line-cursor.h"
#include "store/cle-hex.h"

#include <string.h>

#define OFFSET_LENGTH 6
#define N_LAYOUTS   4

/* The members that name the questionnaire, as they stood in the last line. */
typedef struct
{
  char  bytes[512];
  gsize length;               /* 0 when there are none */
  gsize questionnaire;        /* where its id begins */
  gsize questionnaire_length;
  gsize digest;
  gsize digest_length;
  guint revision;
} CleQuizStretch;

/* Nearly every line that is read was written by ourselves, member after member
 * in the order of cle_result_write_members(). Such a line is read in one pass
 * without looking up names. Whatever differs in the least goes to the strict
 * scanner, so both ways accept the same lines and read the same from them. */
struct _CleResultReader
{
  char             device[CLE_UUID_LENGTH]; /* read last */
  CleDayCache      days;
  char             offset_text[OFFSET_LENGTH];
  int              offset;
  CleQuizStretch   quiz;
  CleAnswerLayout *layouts[N_LAYOUTS];
  guint            serials[N_LAYOUTS]; /* from 1, never used again */
  guint            n_learned;
  guint            next_layout;
  CleResult       *strict;            /* keeps the texts of the line read last */
};

static inline gboolean
take_count (CleLineCursor *cursor,
            guint         *count)
{
  gint64 number;

  if (!cle_take_number (cursor, &number) || number > G_MAXINT)
    return FALSE;

  *count = (guint) number;
  return TRUE;
}

static inline gboolean
take_uuid (CleLineCursor *cursor,
           guint8        *id)
{
  if (cursor->end - cursor->at < CLE_UUID_LENGTH || !cle_hex_read_uuid (cursor->at, id))
    return FALSE;

  cursor->at += CLE_UUID_LENGTH;
  return TRUE;
}

/* All records of a segment come from one device. */
static inline gboolean
take_device (CleResultReader *self,
             CleLineCursor   *cursor)
{
  if (cursor->end - cursor->at < CLE_UUID_LENGTH)
    return FALSE;

  if (memcmp (cursor->at, self->device, CLE_UUID_LENGTH) != 0)
    {
      if (!cle_uuid_check (cursor->at, CLE_UUID_LENGTH))
        return FALSE;
      memcpy (self->device, cursor->at, CLE_UUID_LENGTH);
    }

  cursor->at += CLE_UUID_LENGTH;
  return TRUE;
}

/* Offsets change twice a year at most. */
static inline gboolean
take_offset (CleResultReader *self,
             CleLineCursor   *cursor,
             int             *offset)
{
  if (cursor->end - cursor->at < OFFSET_LENGTH)
    return FALSE;

  if (memcmp (cursor->at, self->offset_text, OFFSET_LENGTH) != 0)
    {
      if (!cle_offset_parse (cursor->at, OFFSET_LENGTH, &self->offset))
        return FALSE;
      memcpy (self->offset_text, cursor->at, OFFSET_LENGTH);
    }

  *offset = self->offset;
  cursor->at += OFFSET_LENGTH;
  return TRUE;
}

static gboolean
take_head (CleResultReader *self,
           CleLineCursor   *cursor,
           CleResultSketch *sketch)
{
  gint64 sequence;

  if (!cle_take_literal (cursor, "{\"v\":1,\"t\":\"result\",\"id\":\"") ||
      !take_uuid (cursor, sketch->id) || !cle_take_literal (cursor, "\",\"dev\":\"") ||
      !take_device (self, cursor) || !cle_take_literal (cursor, "\",\"seq\":") ||
      !cle_take_number (cursor, &sequence) || sequence < 1 ||
      !cle_take_literal (cursor, ",\"at\":\"") ||
      !cle_take_time (&self->days, cursor, &sketch->at) ||
      !cle_take_literal (cursor, "\",\"tz\":\"") || !take_offset (self, cursor, &sketch->offset) ||
      !cle_take_literal (cursor, "\""))
    return FALSE;

  cle_take_literal (cursor, ",\"clk\":1");
  return TRUE;
}

static void
remember_quiz (CleQuizStretch        *quiz,
               const char            *bytes,
               gsize                  length,
               const CleResultSketch *sketch)
{
  quiz->length = 0;
  if (length > sizeof quiz->bytes)
    return;

  memcpy (quiz->bytes, bytes, length);
  quiz->length = length;
  quiz->questionnaire = (gsize) (sketch->questionnaire - bytes);
  quiz->questionnaire_length = sketch->questionnaire_length;
  quiz->digest = (gsize) (sketch->digest - bytes);
  quiz->digest_length = sketch->digest_length;
  quiz->revision = sketch->revision;
}

static gboolean
take_voice (CleLineCursor *cursor,
            CleVoice      *voice)
{
  if (cle_take_literal (cursor, "management\""))
    *voice = CLE_VOICE_MANAGEMENT;
  else if (cle_take_literal (cursor, "staff\""))
    *voice = CLE_VOICE_STAFF;
  else if (cle_take_literal (cursor, "client\""))
    *voice = CLE_VOICE_CLIENT;
  else
    return FALSE;

  return TRUE;
}

/* Which questionnaire it was, mostly the same as in the line before. */
static gboolean
take_quiz (CleResultReader *self,
           CleLineCursor   *cursor,
           CleResultSketch *sketch)
{
  CleQuizStretch *quiz = &self->quiz;
  const char *start = cursor->at;

  if (quiz->length == 0 || !cle_take_bytes (cursor, quiz->bytes, quiz->length))
    {
      if (!cle_take_literal (cursor, ",\"quiz\":\"") ||
          !cle_take_string (cursor, &sketch->questionnaire, &sketch->questionnaire_length) ||
          !cle_take_literal (cursor, ",\"rev\":") || !take_count (cursor, &sketch->revision) ||
          !cle_take_literal (cursor, ",\"digest\":\"") ||
          !cle_take_string (cursor, &sketch->digest, &sketch->digest_length))
        return FALSE;
      remember_quiz (quiz, start, (gsize) (cursor->at - start), sketch);
      return TRUE;
    }

  sketch->questionnaire = quiz->bytes + quiz->questionnaire;
  sketch->questionnaire_length = quiz->questionnaire_length;
  sketch->digest = quiz->bytes + quiz->digest;
  sketch->digest_length = quiz->digest_length;
  sketch->revision = quiz->revision;
  return TRUE;
}

static gboolean
take_context (CleResultReader *self,
              CleLineCursor   *cursor,
              CleResultSketch *sketch)
{
  gint64 started;

  sketch->respondent_length = 0;
  if (!cle_take_literal (cursor, ",\"started\":\"") ||
      !cle_take_time (&self->days, cursor, &started) || !cle_take_literal (cursor, "\",\"dur\":") ||
      !cle_take_number (cursor, &sketch->duration) || !take_quiz (self, cursor, sketch) ||
      !cle_take_literal (cursor, ",\"voice\":\"") || !take_voice (cursor, &sketch->voice) ||
      !cle_take_literal (cursor, ",\"subject\":\"") ||
      !cle_take_string (cursor, &sketch->subject, &sketch->subject_length))
    return FALSE;

  return !cle_take_literal (cursor, ",\"who\":\"") ||
         cle_take_string (cursor, &sketch->respondent, &sketch->respondent_length);
}

/* Members in the order of the answers cannot be there twice. */
static gboolean
take_evidence (CleLineCursor         *cursor,
               const CleAnswerLayout *layout)
{
  guint question = 0;
  const char *text;
  gsize length;

  do
    {
      if (!cle_take_literal (cursor, "\"") || !cle_take_string (cursor, &text, &length) ||
          !cle_answer_layout_advance (layout, &question, text, length) ||
          !cle_take_literal (cursor, ":\"") || !cle_take_string (cursor, &text, &length))
        return FALSE;
    }
  while (cle_take_literal (cursor, ","));

  return cle_take_literal (cursor, "}");
}

static gboolean
take_answers (CleResultReader *self,
              CleLineCursor   *cursor,
              CleResultSketch *sketch)
{
  for (guint i = 0; i < N_LAYOUTS && self->layouts[i] != NULL; i++)
    {
      gsize length =
          cle_answer_layout_match (self->layouts[i], cursor->at, cursor->end, sketch->answers);

      if (length == 0)
        continue;
      cursor->at += length;
      sketch->layout = self->serials[i];
      sketch->n_answers = cle_answer_layout_get_n (self->layouts[i]);
      return !cle_take_literal (cursor, ",\"evidence\":{") ||
             take_evidence (cursor, self->layouts[i]);
    }

  return FALSE;
}

static void
learn_layout (CleResultReader *self,
              const char      *line,
              gsize            length)
{
  static const char key[] = ",\"answers\":";
  const char *at = memmem (line, length, key, sizeof key - 1);
  CleAnswerLayout *layout =
      at != NULL ? cle_answer_layout_new (at + sizeof key - 1, line + length) : NULL;

  if (layout == NULL)
    return;

  if (self->layouts[self->next_layout] != NULL)
    cle_answer_layout_free (self->layouts[self->next_layout]);
  self->layouts[self->next_layout] = layout;
  self->serials[self->next_layout] = ++self->n_learned;
  self->next_layout = (self->next_layout + 1) % N_LAYOUTS;
}

static void
pack_answers (const CleResult *result,
              CleResultSketch *sketch)
{
  sketch->layout = 0;
  sketch->n_answers = MIN (result->answers->len, CLE_PACKED_MAX);
  memset (sketch->answers, 0, sizeof sketch->answers);
  for (guint i = 0; i < sketch->n_answers; i++)
    cle_packed_set (sketch->answers, i, g_array_index (result->answers, CleAnswered, i).answer);
}

/**
 * cle_result_reader_new:
 *
 * Returns: (transfer full): a reader of result lines, for one thread.
 */
CleResultReader *
cle_result_reader_new (void)
{
  return g_new0 (CleResultReader, 1);
}

/**
 * cle_result_reader_free:
 * @self: (transfer full): a reader
 */
void
cle_result_reader_free (CleResultReader *self)
{
  for (guint i = 0; i < N_LAYOUTS; i++)
    if (self->layouts[i] != NULL)
      cle_answer_layout_free (self->layouts[i]);
  g_clear_pointer (&self->strict, cle_result_unref);
  g_free (self);
}

/**
 * cle_result_reader_read:
 * @self: a reader
 * @line: without its newline
 * @length: bytes in @line
 * @sketch: (out): what the history keeps
 *
 * Reads a result the quick way if possible, else the strict way.
 *
 * Returns: %FALSE if @line is not an undamaged record of a result.
 */
gboolean
cle_result_reader_read (CleResultReader *self,
                        const char      *line,
                        gsize            length,
                        CleResultSketch *sketch)
{
  return cle_result_reader_read_quick (self, line, length, sketch) ||
         cle_result_reader_read_strict (self, line, length, sketch);
}

/**
 * cle_result_reader_read_quick:
 * @self: a reader
 * @line: without its newline
 * @length: bytes in @line
 * @sketch: (out): what the history keeps
 *
 * Reads a line in our own writer's layout whose set of questions is known from
 * an earlier strict reading.
 *
 * Returns: %FALSE for any other line, which may be a good one all the same.
 */
gboolean
cle_result_reader_read_quick (CleResultReader *self,
                              const char      *line,
                              gsize            length,
                              CleResultSketch *sketch)
{
  CleLineCursor cursor = { line, line + length };
  guint n_unsure; /* counted from the answers instead */

  return take_head (self, &cursor, sketch) && take_context (self, &cursor, sketch) &&
         cle_take_literal (&cursor, ",\"answers\":") && take_answers (self, &cursor, sketch) &&
         cle_take_literal (&cursor, ",\"score\":") && cle_take_number (&cursor, &sketch->score) &&
         cle_take_literal (&cursor, ",\"max\":") && cle_take_number (&cursor, &sketch->max) &&
         cle_take_literal (&cursor, ",\"unsure\":") && take_count (&cursor, &n_unsure) &&
         cursor.end - cursor.at == CLE_RECORD_SEAL_LENGTH && cle_record_check_seal (line, length);
}

/**
 * cle_result_reader_read_strict:
 * @self: a reader
 * @line: without its newline
 * @length: bytes in @line
 * @sketch: (out): what the history keeps
 *
 * Reads a line with the strict scanner, and learns the set of its questions for
 * the quick way.
 *
 * Returns: %FALSE if @line is not an undamaged record of a result.
 */
gboolean
cle_result_reader_read_strict (CleResultReader *self,
                               const char      *line,
                               gsize            length,
                               CleResultSketch *sketch)
{
  CleLineCursor id;
  CleResult *result;

  g_clear_pointer (&self->strict, cle_result_unref);
  self->strict = result = cle_result_new_from_line (line, length, NULL);
  if (result == NULL)
    return FALSE;

  id.at = result->head.id;
  id.end = id.at + CLE_UUID_LENGTH;
  take_uuid (&id, sketch->id);
  sketch->at = result->head.at;
  sketch->offset = result->head.offset;
  sketch->score = result->score;
  sketch->max = result->max;
  sketch->duration = result->duration;
  sketch->voice = result->voice;
  sketch->revision = result->revision;
  sketch->subject = result->subject;
  sketch->subject_length = strlen (result->subject);
  sketch->respondent = result->respondent;
  sketch->respondent_length = result->respondent != NULL ? strlen (result->respondent) : 0;
  sketch->questionnaire = result->questionnaire;
  sketch->questionnaire_length = strlen (result->questionnaire);
  sketch->digest = result->digest;
  sketch->digest_length = strlen (result->digest);
  pack_answers (result, sketch);
  learn_layout (self, line, length);

  return TRUE;
}

/**
 * cle_result_reader_dup_questions:
 * @self: a reader
 * @sketch: of the line that was read last
 *
 * Returns: (transfer full): the ids of the questions, in the order of the
 *   answers.
 */
char **
cle_result_reader_dup_questions (CleResultReader       *self,
                                 const CleResultSketch *sketch)
{
  char **ids;

  for (guint i = 0; i < N_LAYOUTS; i++)
    if (sketch->layout != 0 && self->serials[i] == sketch->layout)
      return cle_answer_layout_dup_ids (self->layouts[i]);

  ids = g_new0 (char *, sketch->n_answers + 1);
  for (guint i = 0; i < sketch->n_answers; i++)
    ids[i] = g_strdup (g_array_index (self->strict->answers, CleAnswered, i).id);

  return ids;
}
