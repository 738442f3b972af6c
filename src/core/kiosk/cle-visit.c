/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-visit.h"

#include "cle-visit-idle.h"
#include "cle-visitor.h"

#define THANKS_WAIT 8000  /* ms, without a result that takes time to read */
#define HOURS_WAIT  60000 /* ms; a clock that is set is noticed that late */

struct _CleVisit
{
  GObject parent_instance;

  CleKioskConfig   *config;
  CleQuestionnaire *questionnaire;
  const CleClock   *clock;

  CleVisitStage stage;
  CleVisitor    visitor;
  CleVisitIdle  idle;
};

G_DEFINE_FINAL_TYPE (CleVisit, cle_visit, G_TYPE_OBJECT)

enum
{
  CHANGED,
  FINISHED,
  ABANDONED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static CleVisitStage
get_resting_stage (CleVisit *self)
{
  return cle_kiosk_config_is_open (self->config, self->clock) ? CLE_VISIT_ATTRACT
                                                              : CLE_VISIT_CLOSED;
}

/* Nobody is there. */
static gboolean
is_resting (CleVisit *self)
{
  return self->stage == CLE_VISIT_ATTRACT || self->stage == CLE_VISIT_CLOSED;
}

/* What somebody answered must not be lost because nobody touches anything. */
static gboolean
is_held (CleVisit *self)
{
  return self->stage == CLE_VISIT_SAVING || self->stage == CLE_VISIT_NOT_SAVED;
}

static gint64
get_allowed (CleVisit *self)
{
  if (self->stage == CLE_VISIT_THANKS && !self->config->show_result)
    return THANKS_WAIT;

  return (gint64) self->config->idle * 1000;
}

static void
show (CleVisit      *self,
      CleVisitStage  stage)
{
  self->stage = stage;
  cle_visit_idle_touch (&self->idle);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
abandon (CleVisit *self)
{
  g_autoptr (CleRun) run = cle_visitor_steal_unsaved (&self->visitor);

  cle_visitor_welcome (&self->visitor, self->config);
  if (run != NULL)
    g_signal_emit (self, signals[ABANDONED], 0, run);
  show (self, get_resting_stage (self));
}

static void
start_run (CleVisit *self)
{
  self->visitor.run = cle_run_new (self->questionnaire, self->visitor.voice, self->config->subject,
                                   NULL, self->clock);
  show (self, CLE_VISIT_QUESTION);
}

/* What comes before the questions, in this order; each only if it is asked. */
static void
show_next_before_run (CleVisit *self)
{
  if (self->stage < CLE_VISIT_CODE && self->config->slips)
    show (self, CLE_VISIT_CODE);
  else if (self->stage < CLE_VISIT_VOICE && cle_kiosk_config_asks_voice (self->config))
    show (self, CLE_VISIT_VOICE);
  else
    start_run (self);
}

static void
cle_visit_dispose (GObject *object)
{
  CleVisit *self = CLE_VISIT (object);

  cle_visitor_wipe (&self->visitor);

  G_OBJECT_CLASS (cle_visit_parent_class)->dispose (object);
}

static void
cle_visit_finalize (GObject *object)
{
  CleVisit *self = CLE_VISIT (object);

  g_clear_pointer (&self->questionnaire, cle_questionnaire_unref);
  g_clear_pointer (&self->config, cle_kiosk_config_free);

  G_OBJECT_CLASS (cle_visit_parent_class)->finalize (object);
}

static void
cle_visit_class_init (CleVisitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cle_visit_dispose;
  object_class->finalize = cle_visit_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ABANDONED] = g_signal_new ("abandoned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, CLE_TYPE_RUN);
}

static void
cle_visit_init (CleVisit *self)
{
}

/**
 * cle_visit_new:
 * @config: how the kiosk is set up; at least one language
 * @questionnaire: what is asked
 * @clock: the time; has to outlive the visit
 *
 * Returns: (transfer full): a kiosk that nobody stands at
 */
CleVisit *
cle_visit_new (const CleKioskConfig *config,
               CleQuestionnaire     *questionnaire,
               const CleClock       *clock)
{
  CleVisit *self = g_object_new (CLE_TYPE_VISIT, NULL);

  g_return_val_if_fail (config->words->len > 0, self);

  self->config = cle_kiosk_config_copy (config);
  self->questionnaire = cle_questionnaire_ref (questionnaire);
  self->clock = clock;
  self->idle.clock = clock;
  cle_visitor_welcome (&self->visitor, self->config);
  self->stage = get_resting_stage (self);

  return self;
}

/**
 * cle_visit_get_stage:
 * @self: a visit
 *
 * Returns: where the visitor is
 */
CleVisitStage
cle_visit_get_stage (CleVisit *self)
{
  g_return_val_if_fail (CLE_IS_VISIT (self), CLE_VISIT_ATTRACT);

  return self->stage;
}

/**
 * cle_visit_get_language:
 * @self: a visit
 *
 * Returns: (transfer none): the language that the visitor chose, or the first
 *   one offered
 */
const char *
cle_visit_get_language (CleVisit *self)
{
  g_return_val_if_fail (CLE_IS_VISIT (self), NULL);

  return self->visitor.language;
}

/**
 * cle_visit_get_text_size:
 * @self: a visit
 *
 * Returns: how large the visitor wants texts, 0 (as usual) … 2
 */
guint
cle_visit_get_text_size (CleVisit *self)
{
  g_return_val_if_fail (CLE_IS_VISIT (self), 0);

  return self->visitor.text_size;
}

/**
 * cle_visit_get_run:
 * @self: a visit
 *
 * Returns: (transfer none) (nullable): the answers so far, from the first
 *   question on
 */
CleRun *
cle_visit_get_run (CleVisit *self)
{
  g_return_val_if_fail (CLE_IS_VISIT (self), NULL);

  return self->visitor.run;
}

/**
 * cle_visit_get_code:
 * @self: a visit
 *
 * Returns: (transfer none) (nullable): the code that the visitor came with
 */
const char *
cle_visit_get_code (CleVisit *self)
{
  g_return_val_if_fail (CLE_IS_VISIT (self), NULL);

  return self->visitor.code;
}

/**
 * cle_visit_get_result:
 * @self: a visit
 *
 * Returns: (transfer none) (nullable): what was saved, while the visitor is
 *   thanked
 */
CleResult *
cle_visit_get_result (CleVisit *self)
{
  g_return_val_if_fail (CLE_IS_VISIT (self), NULL);

  return self->visitor.result;
}

/**
 * cle_visit_get_seconds_left:
 * @self: a visit
 *
 * Returns: seconds until all is wiped, 1 … 20, while "Still there?" is asked; 0
 *   while it is not
 */
guint
cle_visit_get_seconds_left (CleVisit *self)
{
  g_return_val_if_fail (CLE_IS_VISIT (self), 0);

  return self->idle.seconds_left;
}

/**
 * cle_visit_get_wait:
 * @self: a visit
 *
 * Returns: milliseconds until cle_visit_tick() has something to do, if nothing
 *   happens before; -1 for never
 */
gint64
cle_visit_get_wait (CleVisit *self)
{
  g_return_val_if_fail (CLE_IS_VISIT (self), -1);

  if (is_resting (self))
    return self->config->hours->len > 0 ? HOURS_WAIT : -1;
  if (is_held (self))
    return -1;

  return cle_visit_idle_get_wait (&self->idle, get_allowed (self));
}

/**
 * cle_visit_begin:
 * @self: a visit that nobody began
 *
 * Somebody touched the attract screen.
 */
void
cle_visit_begin (CleVisit *self)
{
  g_return_if_fail (CLE_IS_VISIT (self));

  if (self->stage == CLE_VISIT_ATTRACT)
    show (self, CLE_VISIT_WELCOME);
}

/**
 * cle_visit_go_on:
 * @self: a visit
 *
 * The visitor has read the welcome, or goes on to the next question, which has
 * to be answered before.
 */
void
cle_visit_go_on (CleVisit *self)
{
  g_return_if_fail (CLE_IS_VISIT (self));

  if (self->stage == CLE_VISIT_WELCOME)
    {
      show_next_before_run (self);
    }
  else if (self->stage == CLE_VISIT_QUESTION)
    {
      guint position = cle_run_get_position (self->visitor.run);

      if (cle_run_get_answer (self->visitor.run, position) == CLE_ANSWER_NONE)
        return;
      if (position + 1 == cle_questionnaire_get_n_questions (self->questionnaire))
        {
          show (self, CLE_VISIT_LAST);
          return;
        }
      cle_run_set_position (self->visitor.run, position + 1, NULL);
      show (self, CLE_VISIT_QUESTION);
    }
}

static void
go_back_in_run (CleVisit *self)
{
  guint position = cle_run_get_position (self->visitor.run);

  if (position == 0)
    return;

  cle_run_set_position (self->visitor.run, position - 1, NULL);
  show (self, CLE_VISIT_QUESTION);
}

/**
 * cle_visit_go_back:
 * @self: a visit
 *
 * To the question before; from the first page to the attract screen. What was
 * answered stays answered.
 */
void
cle_visit_go_back (CleVisit *self)
{
  g_return_if_fail (CLE_IS_VISIT (self));

  if (self->stage == CLE_VISIT_LAST)
    show (self, CLE_VISIT_QUESTION);
  else if (self->stage == CLE_VISIT_QUESTION)
    go_back_in_run (self);
  else if (self->stage == CLE_VISIT_CODE || self->stage == CLE_VISIT_VOICE)
    show (self, CLE_VISIT_WELCOME);
  else if (self->stage == CLE_VISIT_WELCOME)
    abandon (self);
}

/**
 * cle_visit_take_code:
 * @self: a visit
 * @code: of a slip; it was looked up and not used before
 *
 * The visitor has a right to answer.
 */
void
cle_visit_take_code (CleVisit   *self,
                     const char *code)
{
  g_return_if_fail (CLE_IS_VISIT (self));

  if (self->stage != CLE_VISIT_CODE)
    return;

  g_free (self->visitor.code);
  self->visitor.code = g_strdup (code);
  show_next_before_run (self);
}

/**
 * cle_visit_set_voice:
 * @self: a visit
 * @voice: who the visitor is, one of those that may be chosen
 */
void
cle_visit_set_voice (CleVisit *self,
                     CleVoice  voice)
{
  g_return_if_fail (CLE_IS_VISIT (self));

  if (self->stage != CLE_VISIT_VOICE || (self->config->voices & 1u << voice) == 0)
    return;

  self->visitor.voice = voice;
  start_run (self);
}

/**
 * cle_visit_answer:
 * @self: a visit
 * @answer: of the question that is shown
 *
 * Remembers an answer; cle_visit_go_on() goes on, when it was seen.
 */
void
cle_visit_answer (CleVisit  *self,
                  CleAnswer  answer)
{
  g_return_if_fail (CLE_IS_VISIT (self));

  if (self->stage != CLE_VISIT_QUESTION)
    return;

  cle_run_set_answer (self->visitor.run, cle_run_get_position (self->visitor.run), answer, NULL);
  show (self, CLE_VISIT_QUESTION);
}

/**
 * cle_visit_finish:
 * @self: a visit
 *
 * The visitor is done, or saving is tried again: "finished" asks whoever
 * listens to save the run and then to call cle_visit_set_saved().
 */
void
cle_visit_finish (CleVisit *self)
{
  g_return_if_fail (CLE_IS_VISIT (self));

  if ((self->stage != CLE_VISIT_LAST && self->stage != CLE_VISIT_NOT_SAVED) ||
      !cle_run_get_can_finish (self->visitor.run))
    return;

  show (self, CLE_VISIT_SAVING);
  g_signal_emit (self, signals[FINISHED], 0);
}

/**
 * cle_visit_set_saved:
 * @self: a visit that is being saved
 * @result: (nullable): what is on the disk now; %NULL if it is not
 */
void
cle_visit_set_saved (CleVisit  *self,
                     CleResult *result)
{
  g_return_if_fail (CLE_IS_VISIT (self));

  if (self->stage != CLE_VISIT_SAVING)
    return;

  if (result != NULL)
    self->visitor.result = cle_result_ref (result);
  show (self, result != NULL ? CLE_VISIT_THANKS : CLE_VISIT_NOT_SAVED);
}

/**
 * cle_visit_leave:
 * @self: a visit
 *
 * The visitor is gone, or wants to be: all is wiped, unless it is still to be
 * saved.
 */
void
cle_visit_leave (CleVisit *self)
{
  g_return_if_fail (CLE_IS_VISIT (self));

  if (!is_resting (self) && !is_held (self))
    abandon (self);
}

/**
 * cle_visit_set_language:
 * @self: a visit
 * @language: one of those that the kiosk offers
 *
 * Shows everything in another language; answers stay.
 */
void
cle_visit_set_language (CleVisit   *self,
                        const char *language)
{
  g_return_if_fail (CLE_IS_VISIT (self));

  if (cle_visitor_set_language (&self->visitor, self->config, language))
    show (self, self->stage);
}

/**
 * cle_visit_enlarge:
 * @self: a visit
 *
 * Makes texts larger, and after the largest usual again.
 */
void
cle_visit_enlarge (CleVisit *self)
{
  g_return_if_fail (CLE_IS_VISIT (self));

  cle_visitor_enlarge (&self->visitor);
  show (self, self->stage);
}

/**
 * cle_visit_touch:
 * @self: a visit
 *
 * Somebody is still there.
 */
void
cle_visit_touch (CleVisit *self)
{
  gboolean asked;

  g_return_if_fail (CLE_IS_VISIT (self));

  asked = self->idle.seconds_left > 0;
  cle_visit_idle_touch (&self->idle);
  if (asked)
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * cle_visit_tick:
 * @self: a visit
 *
 * Looks at the clock: after the idle time "Still there?" is asked, and 20
 * seconds later all is wiped. Thanks need no question.
 */
void
cle_visit_tick (CleVisit *self)
{
  CleVisitIdleNews news;
  gint64 countdown;

  g_return_if_fail (CLE_IS_VISIT (self));

  if (is_resting (self))
    {
      if (get_resting_stage (self) != self->stage)
        show (self, get_resting_stage (self));
      return;
    }
  if (is_held (self))
    return;

  countdown = self->stage == CLE_VISIT_THANKS ? 0 : CLE_VISIT_COUNTDOWN;
  news = cle_visit_idle_look (&self->idle, get_allowed (self), countdown);
  if (news == CLE_VISIT_IDLE_OVER)
    abandon (self);
  else if (news == CLE_VISIT_IDLE_COUNTED)
    g_signal_emit (self, signals[CHANGED], 0);
}
