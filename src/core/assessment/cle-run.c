/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-run.h"
#include "cle-run-private.h"
#include "json/cle-json-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_EVIDENCE 4000

/* A result is one line of at most 64 KiB; the rest of it needs a few of them. */
#define MAX_ALL_EVIDENCE (48 * 1024)

enum
{
  PROP_0,
  PROP_POSITION,
  PROP_N_ANSWERED,
  PROP_CAN_FINISH,
  PROP_CAN_UNDO,
  N_PROPS,
};

enum
{
  SIGNAL_ANSWERED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CleRun, cle_run, G_TYPE_OBJECT)

static gint64
now (CleRun *self)
{
  return cle_clock_get_wall (self->clock);
}

static const char *
question_id (CleRun *self,
             guint   question)
{
  return cle_question_get_id (cle_questionnaire_get_question (self->questionnaire, question));
}

static gboolean
write_lines (CleRun        *self,
             const GString *lines,
             GError       **error)
{
  return self->draft == NULL || cle_draft_file_append (self->draft, lines, error);
}

static gboolean
write_answer (CleRun  *self,
              guint    question,
              GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL);
  CleAnswer answer = self->answers[question];
  char code = answer == CLE_ANSWER_NONE ? '-' : cle_answer_get_code (answer);

  cle_draft_log_answer (line, now (self), cle_run_get_worked (self), question_id (self, question),
                        code);
  self->revised = self->tried;

  return write_lines (self, line, error);
}

/* The bytes that all answers and their evidence will take in the result. */
static gsize
measure_evidence (CleRun     *self,
                  guint       question,
                  const char *text)
{
  g_autoptr (GString) out = g_string_new ("{");

  for (guint i = 0; i < cle_run_count_questions (self); i++)
    {
      const char *evidence = i == question ? text : self->evidence[i];

      cle_json_write_text (out, question_id (self, i), "y");
      if (evidence != NULL && *evidence != '\0')
        cle_json_write_text (out, question_id (self, i), evidence);
    }

  return out->len;
}

static gboolean
check_evidence (CleRun     *self,
                guint       question,
                const char *text,
                GError    **error)
{
  if (!cle_run_check_text (text, MAX_EVIDENCE, error))
    return FALSE;

  if (*text == '\0' || measure_evidence (self, question, text) <= MAX_ALL_EVIDENCE)
    return TRUE;

  g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                       _ ("There is more evidence than one assessment can hold. Please shorten "
                          "some of it; nothing was lost."));
  return FALSE;
}

static void
notify_answered (CleRun *self,
                 guint   question)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ANSWERED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_FINISH]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, question);
}

static void
cle_run_get_property (GObject    *object,
                      guint       property_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  CleRun *self = CLE_RUN (object);

  switch (property_id)
    {
    case PROP_POSITION:
      g_value_set_uint (value, self->position);
      break;
    case PROP_N_ANSWERED:
      g_value_set_uint (value, cle_run_get_n_answered (self));
      break;
    case PROP_CAN_FINISH:
      g_value_set_boolean (value, cle_run_get_can_finish (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, cle_run_get_can_undo (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cle_run_finalize (GObject *object)
{
  CleRun *self = CLE_RUN (object);

  for (guint i = 0; self->evidence != NULL && i < cle_run_count_questions (self); i++)
    g_free (self->evidence[i]);
  g_free (self->evidence);
  g_free (self->answers);
  g_array_unref (self->changes);
  g_clear_pointer (&self->draft, cle_draft_file_close);
  g_clear_pointer (&self->questionnaire, cle_questionnaire_unref);
  g_clear_object (&self->library);
  g_clear_object (&self->store);
  g_free (self->respondent);
  g_free (self->subject);
  g_free (self->id);

  G_OBJECT_CLASS (cle_run_parent_class)->finalize (object);
}

static void
cle_run_class_init (CleRunClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = cle_run_get_property;
  object_class->finalize = cle_run_finalize;

  properties[PROP_POSITION] = g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_ANSWERED] =
      g_param_spec_uint ("n-answered", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_CAN_FINISH] = g_param_spec_boolean ("can-finish", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", CLE_TYPE_RUN, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
cle_run_init (CleRun *self)
{
  self->changes = g_array_new (FALSE, FALSE, sizeof (CleRunChange));
}

/**
 * cle_run_new:
 * @questionnaire: what is asked
 * @voice: whose voice it is
 * @subject: what is assessed, up to 200 characters; may be empty
 * @respondent: (nullable): the id of a person
 * @clock: where the time comes from; must outlive the run
 *
 * Returns: (transfer full): a run that lives in memory only.
 */
CleRun *
cle_run_new (CleQuestionnaire *questionnaire,
             CleVoice          voice,
             const char       *subject,
             const char       *respondent,
             const CleClock   *clock)
{
  CleRun *self = g_object_new (CLE_TYPE_RUN, NULL);

  self->id = g_uuid_string_random ();
  self->questionnaire = cle_questionnaire_ref (questionnaire);
  self->voice = voice;
  self->subject = g_strdup (subject);
  self->respondent = g_strdup (respondent);
  self->clock = clock;
  self->answers = g_new0 (CleAnswer, cle_run_count_questions (self));
  self->evidence = g_new0 (char *, cle_run_count_questions (self));
  self->started = now (self);
  self->session = cle_clock_get_steady (clock);

  return self;
}

/**
 * cle_run_get_id:
 * @self: a run
 *
 * Returns: its UUID, which becomes that of the result.
 */
const char *
cle_run_get_id (CleRun *self)
{
  return self->id;
}

/**
 * cle_run_get_questionnaire:
 * @self: a run
 *
 * Returns: (transfer none): what is asked.
 */
CleQuestionnaire *
cle_run_get_questionnaire (CleRun *self)
{
  return self->questionnaire;
}

/**
 * cle_run_get_voice:
 * @self: a run
 *
 * Returns: whose voice it is.
 */
CleVoice
cle_run_get_voice (CleRun *self)
{
  return self->voice;
}

/**
 * cle_run_get_subject:
 * @self: a run
 *
 * Returns: what is assessed; may be empty.
 */
const char *
cle_run_get_subject (CleRun *self)
{
  return self->subject;
}

/**
 * cle_run_get_respondent:
 * @self: a run
 *
 * Returns: (nullable): the id of the person who answers.
 */
const char *
cle_run_get_respondent (CleRun *self)
{
  return self->respondent;
}

/**
 * cle_run_get_position:
 * @self: a run
 *
 * Returns: the question that is shown, from 0; the number of questions at the
 *   review.
 */
guint
cle_run_get_position (CleRun *self)
{
  return self->position;
}

/**
 * cle_run_set_position:
 * @self: a run
 * @position: 0 up to the number of questions
 * @error: return location for an error
 *
 * Moves to a question or to the review.
 *
 * Returns: %FALSE if the move is kept in memory only for now.
 */
gboolean
cle_run_set_position (CleRun  *self,
                      guint    position,
                      GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL);

  g_return_val_if_fail (position <= cle_run_count_questions (self), TRUE);

  if (position == self->position)
    return TRUE;

  self->position = position;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
  cle_draft_log_position (line, now (self), cle_run_get_worked (self), position);

  return write_lines (self, line, error);
}

/**
 * cle_run_get_n_answered:
 * @self: a run
 *
 * Returns: how many questions have an answer.
 */
guint
cle_run_get_n_answered (CleRun *self)
{
  guint n = 0;

  for (guint i = 0; i < cle_run_count_questions (self); i++)
    n += self->answers[i] != CLE_ANSWER_NONE;

  return n;
}

/**
 * cle_run_get_can_finish:
 * @self: a run
 *
 * Returns: %TRUE when every question has an answer.
 */
gboolean
cle_run_get_can_finish (CleRun *self)
{
  return cle_run_get_n_answered (self) == cle_run_count_questions (self);
}

/**
 * cle_run_get_can_undo:
 * @self: a run
 *
 * Returns: %TRUE if an answer was given in this session.
 */
gboolean
cle_run_get_can_undo (CleRun *self)
{
  return self->changes->len > 0;
}

/**
 * cle_run_get_answer:
 * @self: a run
 * @question: below the number of questions
 *
 * Returns: the answer, %CLE_ANSWER_NONE if there is none yet.
 */
CleAnswer
cle_run_get_answer (CleRun *self,
                    guint   question)
{
  return self->answers[question];
}

/**
 * cle_run_get_answers:
 * @self: a run
 *
 * Returns: (transfer none): one answer per question.
 */
const CleAnswer *
cle_run_get_answers (CleRun *self)
{
  return self->answers;
}

/**
 * cle_run_set_answer:
 * @self: a run
 * @question: below the number of questions
 * @answer: the new answer, not %CLE_ANSWER_NONE
 * @error: return location for an error
 *
 * Answers a question, or answers it differently.
 *
 * Returns: %FALSE if the answer is kept in memory only for now.
 */
gboolean
cle_run_set_answer (CleRun    *self,
                    guint      question,
                    CleAnswer  answer,
                    GError   **error)
{
  CleRunChange change = { question, CLE_ANSWER_NONE };
  gboolean written;

  g_return_val_if_fail (question < cle_run_count_questions (self), TRUE);

  if (self->answers[question] == answer)
    return cle_run_flush (self, error);

  change.before = self->answers[question];
  g_array_append_val (self->changes, change);
  self->answers[question] = answer;
  written = write_answer (self, question, error);
  notify_answered (self, question);

  return written;
}

/**
 * cle_run_get_evidence:
 * @self: a run
 * @question: below the number of questions
 *
 * Returns: (nullable): what shows the answer, if that was said.
 */
const char *
cle_run_get_evidence (CleRun *self,
                      guint   question)
{
  return self->evidence[question];
}

/**
 * cle_run_set_evidence:
 * @self: a run
 * @question: below the number of questions
 * @text: up to 4 000 characters; empty to take it back
 * @error: return location for an error
 *
 * Notes what shows the answer. All evidence of a run together must fit into
 * one record; what does not is refused and what was there stays.
 *
 * Returns: %FALSE if @text is not allowed, or kept in memory only for now.
 */
gboolean
cle_run_set_evidence (CleRun     *self,
                      guint       question,
                      const char *text,
                      GError    **error)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean written;

  g_return_val_if_fail (question < cle_run_count_questions (self), TRUE);

  if (!check_evidence (self, question, text, error))
    return FALSE;

  if (g_strcmp0 (self->evidence[question] != NULL ? self->evidence[question] : "", text) == 0)
    return cle_run_flush (self, error);

  g_free (self->evidence[question]);
  self->evidence[question] = *text != '\0' ? g_strdup (text) : NULL;
  cle_draft_log_evidence (line, now (self), cle_run_get_worked (self), question_id (self, question),
                          text);
  self->revised = self->tried;
  written = write_lines (self, line, error);
  notify_answered (self, question);

  return written;
}

/**
 * cle_run_undo:
 * @self: a run
 * @error: return location for an error
 *
 * Takes the last change of an answer back and moves to its question.
 *
 * Returns: %FALSE if that is kept in memory only for now; %TRUE also when there
 *   was nothing to take back.
 */
gboolean
cle_run_undo (CleRun  *self,
              GError **error)
{
  CleRunChange change;
  gboolean written;

  if (self->changes->len == 0)
    return TRUE;

  change = g_array_index (self->changes, CleRunChange, self->changes->len - 1);
  g_array_set_size (self->changes, self->changes->len - 1);
  self->answers[change.question] = change.before;
  written = write_answer (self, change.question, error);
  notify_answered (self, change.question);

  return cle_run_set_position (self, change.question, written ? error : NULL) && written;
}

/**
 * cle_run_flush:
 * @self: a run
 * @error: return location for an error
 *
 * Tries again to write what is kept in memory only.
 *
 * Returns: %FALSE if there still is something.
 */
gboolean
cle_run_flush (CleRun  *self,
               GError **error)
{
  return self->draft == NULL || cle_draft_file_flush (self->draft, error);
}

/**
 * cle_run_count_questions:
 * @self: a run
 *
 * Returns: how many questions it has.
 */
guint
cle_run_count_questions (CleRun *self)
{
  return cle_questionnaire_get_n_questions (self->questionnaire);
}

/**
 * cle_run_get_worked:
 * @self: a run
 *
 * Returns: ms of active work so far, all sessions together.
 */
gint64
cle_run_get_worked (CleRun *self)
{
  return self->worked + cle_clock_get_steady (self->clock) - self->session;
}

/**
 * cle_run_check_text:
 * @text: what was typed
 * @max: how many characters are allowed
 * @error: return location for an error
 *
 * Returns: %FALSE if @text is too long or not valid UTF-8.
 */
gboolean
cle_run_check_text (const char *text,
            guint       max,
            GError    **error)
{
  if (g_utf8_validate (text, -1, NULL) && g_utf8_strlen (text, -1) <= max)
    return TRUE;

  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
               _ ("This field can hold up to %u characters of text."), max);
  return FALSE;
}
