/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-run.h"
#include "cle-run-private.h"
#include "store/cle-people.h"
#include "store/cle-quarantine.h"

#define MAX_SUBJECT 200

static void
apply_log (CleRun            *self,
           const CleDraftLog *log)
{
  for (guint i = 0; i < log->entries->len; i++)
    {
      const CleDraftEntry *entry = g_ptr_array_index (log->entries, i);
      guint question;

      if (!cle_questionnaire_find_question (self->questionnaire, entry->question, &question))
        continue;
      if (!cle_answer_from_code (entry->answer, &self->answers[question]))
        self->answers[question] = CLE_ANSWER_NONE;
      g_free (self->evidence[question]);
      self->evidence[question] = g_strdup (entry->evidence);
    }

  self->position = MIN (log->info->position, cle_run_count_questions (self));
  self->started = log->info->started;
  self->worked = log->duration;
  self->tried = log->finishing;
  self->revised = log->revised;
}

static void
keep_damaged (CleRun            *self,
              const CleDraftLog *log)
{
  g_autofree char *origin = g_strconcat ("draft-", self->id, NULL);

  for (guint i = 0; i < log->damaged->len; i++)
    {
      GBytes *line = g_ptr_array_index (log->damaged, i);

      cle_quarantine_keep (self->store, origin, g_bytes_get_data (line, NULL),
                           g_bytes_get_size (line), NULL);
    }
}

static void
fill_info (CleRun       *self,
           CleDraftInfo *info)
{
  info->id = self->id;
  info->questionnaire = (char *) cle_questionnaire_get_id (self->questionnaire);
  info->revision = cle_questionnaire_get_revision (self->questionnaire);
  info->digest = (char *) cle_questionnaire_get_digest (self->questionnaire);
  info->n_questions = cle_run_count_questions (self);
  info->voice = (char *) cle_voice_get_word (self->voice);
  info->subject = self->subject;
  info->respondent = self->respondent;
  info->started = self->started;
}

static gboolean
begin_draft (CleRun  *self,
             GError **error)
{
  g_autoptr (GString) header = g_string_new (NULL);
  CleDraftInfo info = { 0 };

  fill_info (self, &info);
  cle_draft_log_begin (header, &info, cle_clock_get_offset (self->clock, self->started));
  self->draft = cle_draft_file_create (self->store, self->id, header, error);

  return self->draft != NULL;
}

/* A run that knows where its result goes, but has nothing on disk yet. */
static CleRun *
prepare (CleStore         *store,
         CleLibrary       *library,
         CleQuestionnaire *questionnaire,
         CleVoice          voice,
         const char       *subject,
         const char       *respondent_name,
         GError          **error)
{
  g_autofree char *person = NULL;
  CleRun *self;

  if (!cle_run_check_text (subject, MAX_SUBJECT, error) ||
      !cle_library_keep (library, questionnaire, error))
    return NULL;

  if (respondent_name != NULL && *respondent_name != '\0')
    {
      person = cle_people_ensure (store, respondent_name, error);
      if (person == NULL)
        return NULL;
    }

  self = cle_run_new (questionnaire, voice, subject, person, cle_store_get_clock (store));
  self->store = g_object_ref (store);
  self->library = g_object_ref (library);

  return self;
}

/**
 * cle_run_begin:
 * @store: where to save
 * @library: the questionnaires of @store
 * @questionnaire: what is asked
 * @voice: whose voice it is
 * @subject: what is assessed, up to 200 characters; may be empty
 * @respondent_name: (nullable): who answers, up to 200 characters; %NULL or
 *   empty for nobody in particular
 * @error: return location for an error
 *
 * Begins a run with a draft behind it, durable on return.
 *
 * Returns: (transfer full): the run, or %NULL.
 */
CleRun *
cle_run_begin (CleStore         *store,
               CleLibrary       *library,
               CleQuestionnaire *questionnaire,
               CleVoice          voice,
               const char       *subject,
               const char       *respondent_name,
               GError          **error)
{
  g_autoptr (CleRun) self =
      prepare (store, library, questionnaire, voice, subject, respondent_name, error);

  if (self == NULL || !begin_draft (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * cle_run_new_at_once:
 * @store: where to save
 * @library: the questionnaires of @store
 * @questionnaire: what is asked
 * @voice: whose voice it is
 * @subject: what is assessed, up to 200 characters; may be empty
 * @respondent_name: (nullable): who answers
 * @error: return location for an error
 *
 * A run without a draft, for answers that are all known at once: nothing of
 * them is on disk before cle_run_finish().
 *
 * Returns: (transfer full): the run, or %NULL.
 */
CleRun *
cle_run_new_at_once (CleStore         *store,
                     CleLibrary       *library,
                     CleQuestionnaire *questionnaire,
                     CleVoice          voice,
                     const char       *subject,
                     const char       *respondent_name,
                     GError          **error)
{
  return prepare (store, library, questionnaire, voice, subject, respondent_name, error);
}

/**
 * cle_run_resume:
 * @store: where the draft is
 * @library: the questionnaires of @store
 * @draft_id: of a draft that cle_draft_list() lists
 * @error: return location for an error
 *
 * Goes on with a draft, with the questionnaire as it was when it was begun and
 * at the question where it stopped.
 *
 * Returns: (transfer full): the run, or %NULL.
 */
CleRun *
cle_run_resume (CleStore   *store,
                CleLibrary *library,
                const char *draft_id,
                GError    **error)
{
  g_autoptr (CleDraftLog) log = NULL;
  g_autoptr (CleDraftFile) draft = cle_draft_file_open (store, draft_id, &log, error);
  g_autoptr (CleQuestionnaire) questionnaire = NULL;
  CleVoice voice = CLE_VOICE_MANAGEMENT;
  CleRun *self;

  if (draft == NULL)
    return NULL;

  questionnaire = cle_library_find_digest (library, log->info->digest, error);
  if (questionnaire == NULL)
    return NULL;

  cle_voice_from_word (log->info->voice, &voice);
  self = cle_run_new (questionnaire, voice, log->info->subject, log->info->respondent,
                      cle_store_get_clock (store));
  g_free (self->id);
  self->id = g_strdup (draft_id);
  self->store = g_object_ref (store);
  self->library = g_object_ref (library);
  self->draft = g_steal_pointer (&draft);
  apply_log (self, log);
  keep_damaged (self, log);

  return self;
}

/**
 * cle_run_discard:
 * @self: a run
 * @error: return location for an error
 *
 * Gives the run up and removes its draft. It must not be used any more.
 *
 * Returns: %FALSE if the draft could not be removed.
 */
gboolean
cle_run_discard (CleRun  *self,
                 GError **error)
{
  if (self->draft != NULL && !cle_draft_file_remove (self->draft, error))
    return FALSE;

  g_clear_pointer (&self->draft, cle_draft_file_close);
  return TRUE;
}

