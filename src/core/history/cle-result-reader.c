/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-result-reader.h"
#include "assessment/cle-result.h"
#include "cle-answer-layout.h"
#include "store/cle-hex.h"
#include "json/cle-json-scanner.h"

#include <string.h>

#define DATE_LENGTH 10
#define OFFSET_LENGTH 6
#define MAX_DIGITS  15
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
  char             date[DATE_LENGTH]; /* the day read last … */
  gint64           day;               /* … and its midnight UTC, ms */
  char             offset_text[OFFSET_LENGTH];
  int              offset;
  CleQuizStretch   quiz;
  CleAnswerLayout *layouts[N_LAYOUTS];
  guint            serials[N_LAYOUTS]; /* from 1, never used again */
  guint            n_learned;
  guint            next_layout;
  CleResult       *strict;            /* keeps the texts of the line read last */
};

typedef struct
{
  const char *at;
  const char *end;
} Cursor;

/* Inlined so that the compiler knows the length and compares whole words. */
static G_ALWAYS_INLINE inline gboolean
take_bytes (Cursor     *cursor,
            const char *bytes,
            gsize       length)
{
  if ((gsize) (cursor->end - cursor->at) < length || memcmp (cursor->at, bytes, length) != 0)
    return FALSE;

  cursor->at += length;
  return TRUE;
}

#define take_literal(cursor, literal) take_bytes (cursor, literal, sizeof (literal) - 1)

static inline gboolean
take_number (Cursor *cursor,
             gint64 *number)
{
  const char *start = cursor->at;
  guint64 sum = 0; /* may run over, then there are too many digits */

  while (cursor->at < cursor->end && *cursor->at >= '0' && *cursor->at <= '9')
    sum = sum * 10 + (guint64) (*cursor->at++ - '0');

  *number = (gint64) sum;
  return cursor->at > start && cursor->at - start <= MAX_DIGITS &&
         (*start != '0' || cursor->at - start == 1);
}

static inline gboolean
take_count (Cursor *cursor,
            guint  *count)
{
  gint64 number;

  if (!take_number (cursor, &number) || number > G_MAXINT)
    return FALSE;

  *count = (guint) number;
  return TRUE;
}

/* Eight bytes at a time: true if one of them ends or complicates a string. */
static inline gboolean
is_plain (guint64  word,
          guint64 *high)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const guint64 tops = G_GUINT64_CONSTANT (0x8080808080808080);
  guint64 quote = word ^ (ones * '"');
  guint64 slash = word ^ (ones * '\\');
  guint64 found =
      ((word - ones * 0x20) & ~word) | ((quote - ones) & ~quote) | ((slash - ones) & ~slash);

  *high |= word & tops;
  return (found & tops) == 0;
}

/* A string without escapes, up to its closing quote, which is taken too. */
static inline gboolean
take_string (Cursor      *cursor,
             const char **text,
             gsize       *length)
{
  const char *start = cursor->at;
  const char *at = start;
  guint64 word, high = 0;

  while (cursor->end - at >= 8 && (memcpy (&word, at, 8), is_plain (word, &high)))
    at += 8;
  while (at < cursor->end && *at != '"' && *at != '\\' && (guint8) *at >= 0x20)
    high |= (guint8) *at++ & 0x80;

  if (at >= cursor->end || *at != '"' ||
      (high != 0 && !cle_json_check_utf8 (start, (gsize) (at - start))))
    return FALSE;

  *text = start;
  *length = (gsize) (at - start);
  cursor->at = at + 1;
  return TRUE;
}

static inline gboolean
take_uuid (Cursor *cursor,
           guint8 *id)
{
  if (cursor->end - cursor->at < CLE_UUID_LENGTH || !cle_hex_read_uuid (cursor->at, id))
    return FALSE;

  cursor->at += CLE_UUID_LENGTH;
  return TRUE;
}

/* All records of a segment come from one device. */
static inline gboolean
take_device (CleResultReader *self,
             Cursor          *cursor)
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

/* Two digits as a number; sets bad if they are none. */
static inline int
two_digits (const char *at,
            guint      *bad)
{
  guint tens = (guint) (at[0] - '0');
  guint ones = (guint) (at[1] - '0');

  *bad |= (tens > 9) | (ones > 9);

  return (int) (tens * 10 + ones);
}

/* The day is mostly that of the line before. */
static inline gboolean
take_time (CleResultReader *self,
           Cursor          *cursor,
           gint64          *wall)
{
  const char *at = cursor->at;
  int hour, minute, second, ms;
  guint bad = 0;

  if (cursor->end - at < CLE_TIME_LENGTH)
    return FALSE;

  cursor->at += CLE_TIME_LENGTH;
  if (memcmp (at, self->date, DATE_LENGTH) != 0)
    {
      if (!cle_time_parse (at, CLE_TIME_LENGTH, wall))
        return FALSE;
      memcpy (self->date, at, DATE_LENGTH);
      self->day = *wall - *wall % 86400000;
      return TRUE;
    }

  hour = two_digits (at + 11, &bad);
  minute = two_digits (at + 14, &bad);
  second = two_digits (at + 17, &bad);
  ms = two_digits (at + 20, &bad) * 10 + (at[22] - '0');
  bad |= (guint) (at[22] - '0') > 9;
  *wall = self->day + ((gint64) hour * 3600 + minute * 60 + second) * 1000 + ms;

  return !bad && at[10] == 'T' && at[13] == ':' && at[16] == ':' && at[19] == '.' &&
         at[23] == 'Z' && hour < 24 && minute < 60 && second < 60;
}

/* Offsets change twice a year at most. */
static inline gboolean
take_offset (CleResultReader *self,
             Cursor          *cursor,
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
           Cursor          *cursor,
           CleResultSketch *sketch)
{
  gint64 sequence;

  if (!take_literal (cursor, "{\"v\":1,\"t\":\"result\",\"id\":\"") ||
      !take_uuid (cursor, sketch->id) || !take_literal (cursor, "\",\"dev\":\"") ||
      !take_device (self, cursor) || !take_literal (cursor, "\",\"seq\":") ||
      !take_number (cursor, &sequence) || sequence < 1 || !take_literal (cursor, ",\"at\":\"") ||
      !take_time (self, cursor, &sketch->at) || !take_literal (cursor, "\",\"tz\":\"") ||
      !take_offset (self, cursor, &sketch->offset) || !take_literal (cursor, "\""))
    return FALSE;

  take_literal (cursor, ",\"clk\":1");
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
take_voice (Cursor   *cursor,
            CleVoice *voice)
{
  if (take_literal (cursor, "management\""))
    *voice = CLE_VOICE_MANAGEMENT;
  else if (take_literal (cursor, "staff\""))
    *voice = CLE_VOICE_STAFF;
  else if (take_literal (cursor, "client\""))
    *voice = CLE_VOICE_CLIENT;
  else
    return FALSE;

  return TRUE;
}

/* Which questionnaire it was, mostly the same as in the line before. */
static gboolean
take_quiz (CleResultReader *self,
           Cursor          *cursor,
           CleResultSketch *sketch)
{
  CleQuizStretch *quiz = &self->quiz;
  const char *start = cursor->at;

  if (quiz->length == 0 || !take_bytes (cursor, quiz->bytes, quiz->length))
    {
      if (!take_literal (cursor, ",\"quiz\":\"") ||
          !take_string (cursor, &sketch->questionnaire, &sketch->questionnaire_length) ||
          !take_literal (cursor, ",\"rev\":") || !take_count (cursor, &sketch->revision) ||
          !take_literal (cursor, ",\"digest\":\"") ||
          !take_string (cursor, &sketch->digest, &sketch->digest_length))
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
              Cursor          *cursor,
              CleResultSketch *sketch)
{
  gint64 started, duration;
  const char *who;
  gsize who_length;

  if (!take_literal (cursor, ",\"started\":\"") || !take_time (self, cursor, &started) ||
      !take_literal (cursor, "\",\"dur\":") || !take_number (cursor, &duration) ||
      !take_quiz (self, cursor, sketch) || !take_literal (cursor, ",\"voice\":\"") ||
      !take_voice (cursor, &sketch->voice) || !take_literal (cursor, ",\"subject\":\"") ||
      !take_string (cursor, &sketch->subject, &sketch->subject_length))
    return FALSE;

  return !take_literal (cursor, ",\"who\":\"") || take_string (cursor, &who, &who_length);
}

/* Members in the order of the answers cannot be there twice. */
static gboolean
take_evidence (Cursor                *cursor,
               const CleAnswerLayout *layout)
{
  guint question = 0;
  const char *text;
  gsize length;

  do
    {
      if (!take_literal (cursor, "\"") || !take_string (cursor, &text, &length) ||
          !cle_answer_layout_advance (layout, &question, text, length) ||
          !take_literal (cursor, ":\"") || !take_string (cursor, &text, &length))
        return FALSE;
    }
  while (take_literal (cursor, ","));

  return take_literal (cursor, "}");
}

static gboolean
take_answers (CleResultReader *self,
              Cursor          *cursor,
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
      return !take_literal (cursor, ",\"evidence\":{") || take_evidence (cursor, self->layouts[i]);
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
  Cursor cursor = { line, line + length };
  guint n_unsure; /* counted from the answers instead */

  return take_head (self, &cursor, sketch) && take_context (self, &cursor, sketch) &&
         take_literal (&cursor, ",\"answers\":") && take_answers (self, &cursor, sketch) &&
         take_literal (&cursor, ",\"score\":") && take_number (&cursor, &sketch->score) &&
         take_literal (&cursor, ",\"max\":") && take_number (&cursor, &sketch->max) &&
         take_literal (&cursor, ",\"unsure\":") && take_count (&cursor, &n_unsure) &&
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
  Cursor id;
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
  sketch->voice = result->voice;
  sketch->revision = result->revision;
  sketch->subject = result->subject;
  sketch->subject_length = strlen (result->subject);
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
