/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-run.h"
#include "cle-run-private.h"
#include "cle-outcome.h"
#include "store/cle-append.h"
#include "store/cle-rewrite.h"
#include "store/cle-scan.h"

#include <glib/gi18n-lib.h>

static const char *
question_id (CleRun *self,
             guint   question)
{
  return cle_question_get_id (cle_questionnaire_get_question (self->questionnaire, question));
}

/* Answers given elsewhere took a time that nobody measured. */
static gint64
measure_work (CleRun *self,
              gint64  at)
{
  return at != 0 ? 0 : cle_run_get_worked (self);
}

static CleResult *
make_result (CleRun *self,
             gint64  at)
{
  CleOutcome outcome = cle_outcome_compute (self->questionnaire, self->answers);
  CleResult *result = cle_result_new ();

  result->started = self->started;
  result->duration = measure_work (self, at);
  result->questionnaire = g_strdup (cle_questionnaire_get_id (self->questionnaire));
  result->revision = cle_questionnaire_get_revision (self->questionnaire);
  result->digest = g_strdup (cle_questionnaire_get_digest (self->questionnaire));
  result->voice = self->voice;
  result->subject = g_strdup (self->subject);
  result->respondent = g_strdup (self->respondent);
  result->score = outcome.score;
  result->max = outcome.max;
  result->n_unsure = outcome.n_unsure;
  for (guint i = 0; i < cle_run_count_questions (self); i++)
    {
      CleAnswered answered = { g_strdup (question_id (self, i)), self->answers[i],
                               g_strdup (self->evidence[i]) };

      g_array_append_val (result->answers, answered);
    }

  return result;
}

/* The mark says that a result may exist: who finds the draft later looks for
 * it before offering to go on. It is synced before the result is: after a power
 * cut the result must not be there without it. */
static gboolean
mark_finishing (CleRun  *self,
                gint64   at,
                GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL);

  if (self->draft == NULL)
    return TRUE;

  cle_draft_log_finish (line, cle_clock_get_wall (self->clock), measure_work (self, at));

  return cle_draft_file_append (self->draft, line, error) &&
         cle_draft_file_sync (self->draft, error);
}

static gboolean
append_result (CleRun     *self,
               CleResult  *result,
               gint64      at,
               int         offset,
               GError    **error)
{
  g_autoptr (GString) members = g_string_new (NULL);
  CleAppend record = { "result", self->id, at, offset, NULL, self->tried };

  cle_result_write_members (result, members);
  record.members = members->str;

  return cle_append_record (self->store, &record, &result->head, error);
}

static gboolean
check_can_finish (CleRun  *self,
                  GError **error)
{
  if (self->store == NULL || !cle_run_get_can_finish (self))
    {
      g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                           _ ("Every question needs an answer first."));
      return FALSE;
    }

  return cle_store_check_writable (self->store, error);
}

/* What an earlier try left on disk holds, not what would be written now. */
static CleResult *
read_back (CleRun    *self,
           CleResult *made)
{
  g_autoptr (GString) line = g_string_new (NULL);
  CleRecordHead head;
  CleResult *found = NULL;

  if (self->tried && cle_scan_find (self->store, cle_store_get_device (self->store), self->id,
                                    &head, line, NULL, NULL))
    found = cle_result_new_from_line (line->str, line->len, NULL);

  return found != NULL ? found : cle_result_ref (made);
}

/* What the disk may have kept of an earlier try goes before the mark is set
 * anew: until then whoever finds the draft goes on with its answers. */
static gboolean
withdraw_earlier (CleRun  *self,
                  GError **error)
{
  if (!self->revised)
    return TRUE;
  if (!cle_rewrite_withdraw (self->store, self->id, error))
    return FALSE;

  self->tried = self->revised = FALSE;
  return TRUE;
}

static CleResult *
finish_at (CleRun  *self,
           gint64   at,
           int      offset,
           GError **error)
{
  g_autoptr (CleResult) result = NULL;
  g_autoptr (CleResult) saved = NULL;

  if (!check_can_finish (self, error) ||
      !cle_library_keep (self->library, self->questionnaire, error) ||
      !withdraw_earlier (self, error) || !mark_finishing (self, at, error))
    return NULL;

  result = make_result (self, at);
  if (!append_result (self, result, at, offset, error))
    {
      self->tried = TRUE;
      return NULL;
    }

  /* The result is durable. A draft that cannot be removed now is recognised by
   * its mark and removed the next time drafts are listed. */
  if (self->draft != NULL)
    cle_draft_file_remove (self->draft, NULL);

  saved = read_back (self, result);
  return g_steal_pointer (&saved);
}

static void
finish_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  GError *error = NULL;
  CleResult *result = cle_run_finish (source, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) cle_result_unref);
  else
    g_task_return_error (task, error);
}

/**
 * cle_run_finish:
 * @self: a run with an answer to every question
 * @error: return location for an error
 *
 * Turns the run into a result: appended and synced, then the draft removed.
 * The same run may be tried again after a failure and never makes two results;
 * when answers are changed in between, the result has the new ones.
 *
 * Blocks on the disk.
 *
 * Returns: (transfer full): the result when it is durable, or %NULL.
 */
CleResult *
cle_run_finish (CleRun  *self,
                GError **error)
{
  return finish_at (self, 0, 0, error);
}

/**
 * cle_run_finish_at:
 * @self: a run with an answer to every question
 * @at: when it was answered, wall clock, ms
 * @offset: minutes east of UTC at that time and place
 * @error: return location for an error
 *
 * cle_run_finish() for answers that were given at another time, on paper say.
 *
 * Returns: (transfer full): the result when it is durable, or %NULL.
 */
CleResult *
cle_run_finish_at (CleRun  *self,
                   gint64   at,
                   int      offset,
                   GError **error)
{
  self->started = at;

  return finish_at (self, at, offset, error);
}

/**
 * cle_run_finish_async:
 * @self: a run with an answer to every question
 * @cancellable: (nullable): cancels the waiting, not the saving
 * @callback: called when the result is durable or could not be made so
 * @data: for @callback
 *
 * cle_run_finish() in a thread. The run must not be changed meanwhile.
 */
void
cle_run_finish_async (CleRun             *self,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, cle_run_finish_async);
  g_task_run_in_thread (task, finish_in_thread);
}

/**
 * cle_run_finish_finish:
 * @self: a run
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the result, or %NULL.
 */
CleResult *
cle_run_finish_finish (CleRun       *self,
                       GAsyncResult *result,
                       GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
