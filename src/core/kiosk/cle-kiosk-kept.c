/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-kept.h"

#include "assessment/cle-outcome.h"
#include "assessment/cle-run-private.h"
#include "json/cle-json-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAY            (24 * 60 * 60 * 1000) /* ms */
#define MAX_SUBJECT    200
#define MAX_DURATION   (G_GINT64_CONSTANT (365) * DAY)
#define MAX_QUESTIONS  256
#define MAX_WORD       32
#define NOT_ANSWERED   '-'

/* Nothing of the time of day: the answers of one day look alike. The hour that
 * is put forward in spring does not tell either who came before it. */
static void
blur (CleKioskKept   *self,
      const CleClock *clock)
{
  gint64 noon = cle_kiosk_find_day (self->at, self->offset) * DAY + DAY / 2;

  self->offset = cle_clock_get_offset (clock, noon - (gint64) self->offset * 60000);
  self->at = noon - (gint64) self->offset * 60000;
  self->started = self->at;
  self->duration = (self->duration + 999) / 1000 * 1000;
}

static char *
copy_answers (CleRun *run)
{
  guint n = cle_questionnaire_get_n_questions (cle_run_get_questionnaire (run));
  char *answers = g_malloc0 (n + 1);

  for (guint i = 0; i < n; i++)
    {
      CleAnswer answer = cle_run_get_answer (run, i);

      answers[i] = answer == CLE_ANSWER_NONE ? NOT_ANSWERED : cle_answer_get_code (answer);
    }

  return answers;
}

/**
 * cle_kiosk_kept_new:
 * @id: of the record that is to be
 * @run: the answers
 * @partial: whether the visitor left before the end
 * @anonymous: whether nobody may tell when it was
 * @clock: the time
 *
 * Returns: (transfer full): what @run holds now
 */
CleKioskKept *
cle_kiosk_kept_new (const char     *id,
                    CleRun         *run,
                    gboolean        partial,
                    gboolean        anonymous,
                    const CleClock *clock)
{
  CleKioskKept *self = g_new0 (CleKioskKept, 1);

  g_strlcpy (self->id, id, sizeof self->id);
  self->partial = partial;
  self->at = cle_clock_get_wall (clock);
  self->offset = cle_clock_get_offset (clock, self->at);
  self->duration = MAX (0, cle_run_get_worked (run));
  self->started = self->at - self->duration;
  self->voice = cle_run_get_voice (run);
  self->subject = g_strdup (cle_run_get_subject (run));
  self->answers = copy_answers (run);
  if (anonymous)
    blur (self, clock);

  return self;
}

/**
 * cle_kiosk_kept_free:
 * @self: (transfer full): answers
 */
void
cle_kiosk_kept_free (CleKioskKept *self)
{
  g_free (self->subject);
  g_free (self->answers);
  g_free (self);
}

static gboolean
refuse (const CleJsonPlace *place,
        const char         *member,
        const char         *message,
        GError            **error)
{
  cle_json_place_set_error (place, member, CLE_JSON_ERROR_RANGE, message, error);
  return FALSE;
}

static gboolean
read_id (const CleJsonPlace *place,
         CleKioskKept       *self,
         GError            **error)
{
  const char *id;

  if (!cle_json_place_get_string (place, "id", CLE_UUID_LENGTH, &id, error))
    return FALSE;
  if (!cle_uuid_check (id, strlen (id)))
    return refuse (place, "id", _ ("must be a UUID in small letters"), error);

  g_strlcpy (self->id, id, sizeof self->id);
  return TRUE;
}

static gboolean
read_time (const CleJsonPlace *place,
           const char         *member,
           gint64             *time,
           GError            **error)
{
  const char *text;

  return cle_json_place_get_string (place, member, MAX_WORD, &text, error) &&
         (cle_time_parse (text, strlen (text), time) ||
          refuse (place, member, _ ("is no time"), error));
}

static gboolean
read_times (const CleJsonPlace *place,
            CleKioskKept       *self,
            GError            **error)
{
  const char *offset;

  if (!read_time (place, "at", &self->at, error) ||
      !read_time (place, "started", &self->started, error) ||
      !cle_json_place_get_integer (place, "dur", 0, MAX_DURATION, &self->duration, error) ||
      !cle_json_place_get_string (place, "tz", MAX_WORD, &offset, error))
    return FALSE;

  return cle_offset_parse (offset, strlen (offset), &self->offset) ||
         refuse (place, "tz", _ ("is no time"), error);
}

static gboolean
read_voice (const CleJsonPlace *place,
            CleKioskKept       *self,
            GError            **error)
{
  const char *word;

  return cle_json_place_get_string (place, "voice", MAX_WORD, &word, error) &&
         (cle_voice_from_word (word, &self->voice) ||
          refuse (place, "voice", _ ("must be management, staff or client"), error));
}

static gboolean
read_answers (const CleJsonPlace *place,
              guint               n_questions,
              CleKioskKept       *self,
              GError            **error)
{
  const char *allowed = self->partial ? "yun-" : "yun";
  const char *answers;

  if (!cle_json_place_get_string (place, "answers", MAX_QUESTIONS, &answers, error))
    return FALSE;
  if (strlen (answers) != n_questions || strspn (answers, allowed) != n_questions)
    return refuse (place, "answers", _ ("must have y, u or n for every question"), error);

  self->answers = g_strdup (answers);
  return TRUE;
}

/**
 * cle_kiosk_kept_read:
 * @place: where they are in a document
 * @n_questions: how many answers there have to be
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the answers
 */
CleKioskKept *
cle_kiosk_kept_read (const CleJsonPlace *place,
                     guint               n_questions,
                     GError            **error)
{
  g_autoptr (CleKioskKept) self = g_new0 (CleKioskKept, 1);
  const char *subject;

  if (!cle_json_place_expect_object (place, error) || !read_id (place, self, error) ||
      !cle_json_place_get_boolean (place, "partial", &self->partial, error) ||
      !read_times (place, self, error) || !read_voice (place, self, error) ||
      !cle_json_place_get_string (place, "subject", MAX_SUBJECT, &subject, error))
    return NULL;

  self->subject = g_strdup (subject);
  return read_answers (place, n_questions, self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * cle_kiosk_kept_write:
 * @self: answers
 * @out: a document
 *
 * Appends them as an object; all have the same members in the same order.
 */
void
cle_kiosk_kept_write (const CleKioskKept *self,
                      GString            *out)
{
  g_autofree char *at = cle_time_format (self->at);
  g_autofree char *started = cle_time_format (self->started);
  g_autofree char *offset = cle_offset_format (self->offset);

  g_string_append_c (out, '{');
  cle_json_write_text (out, "id", self->id);
  cle_json_write_boolean (out, "partial", self->partial);
  cle_json_write_text (out, "at", at);
  cle_json_write_text (out, "tz", offset);
  cle_json_write_text (out, "started", started);
  cle_json_write_integer (out, "dur", self->duration);
  cle_json_write_text (out, "voice", cle_voice_get_word (self->voice));
  cle_json_write_text (out, "subject", self->subject);
  cle_json_write_text (out, "answers", self->answers);
  g_string_append_c (out, '}');
}

/**
 * cle_kiosk_find_day:
 * @wall: wall clock, ms
 * @offset: minutes east of UTC
 *
 * Returns: the local day, counted from 1970-01-01
 */
gint64
cle_kiosk_find_day (gint64 wall,
                    int    offset)
{
  gint64 local = wall + (gint64) offset * 60000;

  return local >= 0 ? local / DAY : -((-local + DAY - 1) / DAY);
}

/**
 * cle_kiosk_kept_get_day:
 * @self: answers
 *
 * Returns: the local day on which they were given
 */
gint64
cle_kiosk_kept_get_day (const CleKioskKept *self)
{
  return cle_kiosk_find_day (self->at, self->offset);
}

static void
add_answers (const CleKioskKept     *self,
             const CleQuestionnaire *questionnaire,
             GArray                 *answers)
{
  for (guint i = 0; self->answers[i] != '\0'; i++)
    {
      const CleQuestion *question = cle_questionnaire_get_question (questionnaire, i);
      CleAnswered answered = { NULL, CLE_ANSWER_NONE, NULL };

      if (!cle_answer_from_code (self->answers[i], &answered.answer))
        continue;
      answered.id = g_strdup (cle_question_get_id (question));
      g_array_append_val (answers, answered);
    }
}

/**
 * cle_kiosk_kept_make_result:
 * @self: answers
 * @questionnaire: what was asked
 *
 * Returns: (transfer full): the result that they are; it has no number yet
 */
CleResult *
cle_kiosk_kept_make_result (const CleKioskKept     *self,
                            const CleQuestionnaire *questionnaire)
{
  CleResult *result = cle_result_new ();
  g_autofree CleAnswer *answers = NULL;
  CleOutcome outcome;

  result->head.version = CLE_RECORD_VERSION;
  g_strlcpy (result->head.type, self->partial ? "partial" : "result", sizeof result->head.type);
  g_strlcpy (result->head.id, self->id, sizeof result->head.id);
  result->head.at = self->at;
  result->head.offset = self->offset;
  result->started = self->started;
  result->duration = self->duration;
  result->questionnaire = g_strdup (cle_questionnaire_get_id (questionnaire));
  result->revision = cle_questionnaire_get_revision (questionnaire);
  result->digest = g_strdup (cle_questionnaire_get_digest (questionnaire));
  result->voice = self->voice;
  result->subject = g_strdup (self->subject);
  add_answers (self, questionnaire, result->answers);

  answers = cle_result_dup_answers (result, questionnaire);
  outcome = cle_outcome_compute (questionnaire, answers);
  result->score = outcome.score;
  result->max = outcome.max;
  result->n_unsure = outcome.n_unsure;

  return result;
}

/* What somebody left behind has no score: it never counts. */
static void
write_partial (const CleResult *result,
               GString         *out)
{
  cle_json_write_text (out, "quiz", result->questionnaire);
  cle_json_write_integer (out, "rev", result->revision);
  cle_json_write_text (out, "digest", result->digest);
  cle_json_write_text (out, "voice", cle_voice_get_word (result->voice));
  cle_json_write_text (out, "subject", result->subject);
  cle_json_write_key (out, "answers");
  g_string_append_c (out, '{');
  for (guint i = 0; i < result->answers->len; i++)
    {
      const CleAnswered *answered = &g_array_index (result->answers, CleAnswered, i);
      char code[2] = { cle_answer_get_code (answered->answer), '\0' };

      cle_json_write_text (out, answered->id, code);
    }
  g_string_append_c (out, '}');
}

/**
 * cle_kiosk_kept_append:
 * @self: answers
 * @store: a store in a write
 * @questionnaire: what was asked
 * @retried: whether an earlier process may have appended them
 * @head: (out): what the record begins with
 * @error: return location for an error
 *
 * Returns: %TRUE when they are a record and durable
 */
gboolean
cle_kiosk_kept_append (const CleKioskKept     *self,
                       CleStore               *store,
                       const CleQuestionnaire *questionnaire,
                       gboolean                retried,
                       CleRecordHead          *head,
                       GError                **error)
{
  g_autoptr (CleResult) result = cle_kiosk_kept_make_result (self, questionnaire);
  g_autoptr (GString) members = g_string_new (NULL);
  CleAppend record = { result->head.type, self->id, self->at, self->offset, NULL, retried };

  if (self->partial)
    write_partial (result, members);
  else
    cle_result_write_members (result, members);
  record.members = members->str;

  return cle_append_locked (store, &record, head, error);
}
