/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-desk.h"

#include "assessment/cle-library.h"
#include "kiosk/cle-kiosk-collect.h"
#include "kiosk/cle-kiosk-pin.h"
#include "kiosk/cle-kiosk-slips.h"
#include "kiosk/cle-kiosk-table.h"
#include "kiosk/cle-kiosk-tries.h"

#include <string.h>

#define RETRY 10 /* seconds after a save that failed */

struct _CleKioskDesk
{
  GObject parent_instance;

  CleKioskConfig   *config;
  char             *path;    /* of the file that says so */
  CleStore         *store;
  CleLibrary       *library;
  CleQuestionnaire *questionnaire;
  CleVisit         *visit;
  CleKioskRound    *round;
  CleKioskTries    *tries;
  GMutex            mutex;   /* round and tries: one thread at a time */
  CleKioskCounts    counts;  /* as they were when the disk was last asked */
  char             *trouble; /* why the last save failed; NULL if it did not */
  guint             tick_source;
  guint             retry_source;
};

G_DEFINE_FINAL_TYPE (CleKioskDesk, cle_kiosk_desk, G_TYPE_OBJECT)

enum
{
  CHANGED,
  COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a thread is to do, and what came of it. */
typedef struct _Job Job;
struct _Job
{
  gboolean     (*work) (CleKioskDesk *self, Job *job, GError **error);
  CleRun        *run;
  char          *text; /* a code, a PIN or a path */
  CleResult     *result;
  CleKioskConfig *config;
  gboolean       matches;
  CleKioskCounts counts;
};

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->run);
  if (job->text != NULL)
    cle_kiosk_pin_wipe (job->text, strlen (job->text));
  g_free (job->text);
  g_clear_pointer (&job->result, cle_result_unref);
  g_clear_pointer (&job->config, cle_kiosk_config_free);
  cle_kiosk_counts_clear (&job->counts);
  g_free (job);
}

static gboolean
add_answers (CleKioskDesk *self,
             Job          *job,
             GError      **error)
{
  job->result = cle_kiosk_round_add (self->round, job->run, job->text, error);
  return job->result != NULL;
}

static gboolean
count_abandoned (CleKioskDesk *self,
                 Job          *job,
                 GError      **error)
{
  return cle_kiosk_round_abandon (self->round, job->run, error);
}

static gboolean
settle (CleKioskDesk *self,
        Job          *job,
        GError      **error)
{
  return cle_kiosk_round_settle (self->round, error);
}

static gboolean
check_pin (CleKioskDesk *self,
           Job          *job,
           GError      **error)
{
  return cle_kiosk_tries_check (self->tries, job->text, self->config->pin, &job->matches, error);
}

static gboolean
collect (CleKioskDesk *self,
         Job          *job,
         GError      **error)
{
  char *path = NULL;

  if (!cle_kiosk_round_settle (self->round, error) ||
      !cle_kiosk_collect (self->store, self->config->collect, &path, error))
    return FALSE;

  job->text = path;
  return TRUE;
}

static gboolean
export_table (CleKioskDesk *self,
              Job          *job,
              GError      **error)
{
  if (!cle_kiosk_round_settle (self->round, error))
    return FALSE;

  job->text = cle_kiosk_table_save (self->store, self->library, self->config->collect, error);
  return job->text != NULL;
}

static gboolean
save_config (CleKioskDesk *self,
             Job          *job,
             GError      **error)
{
  return cle_kiosk_config_save (job->config, self->path, error);
}

static void
run_job (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  CleKioskDesk *self = source;
  Job *job = data;
  GError *error = NULL;
  gboolean done;

  g_mutex_lock (&self->mutex);
  done = job->work (self, job, &error);
  cle_kiosk_round_count (self->round, &job->counts);
  g_mutex_unlock (&self->mutex);

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Takes @job. */
static void
start (CleKioskDesk        *self,
       Job                 *job,
       GAsyncReadyCallback  callback,
       gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);

  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_job);
}

/* Takes @run and @text. */
static void
start_job (CleKioskDesk        *self,
           gboolean           (*work) (CleKioskDesk *, Job *, GError **),
           CleRun              *run,
           char                *text,
           GAsyncReadyCallback  callback,
           gpointer             data)
{
  Job *job = g_new0 (Job, 1);

  job->work = work;
  job->run = run;
  job->text = text;
  start (self, job, callback, data);
}

/* The job of a task that came back; its counts are news. */
static Job *
take_counts (CleKioskDesk *self,
             GAsyncResult *result)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  CleKioskCounts before = self->counts;

  self->counts = job->counts;
  job->counts = before;
  g_signal_emit (self, signals[COUNTED], 0);

  return job;
}

static gboolean
finish_job (CleKioskDesk *self,
            GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;

  take_counts (self, result);
  g_clear_pointer (&self->trouble, g_free);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    return TRUE;

  g_warning ("%s", error->message);
  self->trouble = g_strdup (error->message);
  return FALSE;
}

static gboolean
retry_cb (gpointer data)
{
  CleKioskDesk *self = data;

  self->retry_source = 0;
  cle_visit_finish (self->visit);
  return G_SOURCE_REMOVE;
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  CleKioskDesk *self = CLE_KIOSK_DESK (source);
  Job *job = g_task_get_task_data (G_TASK (result));

  if (!finish_job (self, result) && self->retry_source == 0)
    self->retry_source = g_timeout_add_seconds (RETRY, retry_cb, self);
  cle_visit_set_saved (self->visit, job->result);
}

static void
finished_cb (CleKioskDesk *self)
{
  start_job (self, add_answers, g_object_ref (cle_visit_get_run (self->visit)),
             g_strdup (cle_visit_get_code (self->visit)), added_cb, NULL);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  finish_job (CLE_KIOSK_DESK (source), result);
}

static void
abandoned_cb (CleKioskDesk *self,
              CleRun       *run)
{
  start_job (self, count_abandoned, g_object_ref (run), NULL, counted_cb, NULL);
}

/* Until the visit has something to do; ticking it may bring the next wait. */
static void
arm_tick (CleKioskDesk *self,
          GSourceFunc   tick)
{
  gint64 wait = cle_visit_get_wait (self->visit);

  g_clear_handle_id (&self->tick_source, g_source_remove);
  if (wait >= 0)
    self->tick_source = g_timeout_add ((guint) wait, tick, self);
}

static gboolean
tick_cb (gpointer data)
{
  CleKioskDesk *self = data;

  self->tick_source = 0;
  cle_visit_tick (self->visit);
  arm_tick (self, tick_cb);
  return G_SOURCE_REMOVE;
}

/* Whenever nobody is there, days that are over may go to the records. */
static void
changed_cb (CleKioskDesk *self)
{
  if (cle_visit_get_stage (self->visit) == CLE_VISIT_ATTRACT)
    start_job (self, settle, NULL, NULL, counted_cb, NULL);
  arm_tick (self, tick_cb);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
cle_kiosk_desk_dispose (GObject *object)
{
  CleKioskDesk *self = CLE_KIOSK_DESK (object);

  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_handle_id (&self->retry_source, g_source_remove);
  g_clear_object (&self->visit);

  G_OBJECT_CLASS (cle_kiosk_desk_parent_class)->dispose (object);
}

static void
cle_kiosk_desk_finalize (GObject *object)
{
  CleKioskDesk *self = CLE_KIOSK_DESK (object);

  g_clear_pointer (&self->round, cle_kiosk_round_free);
  g_clear_pointer (&self->tries, cle_kiosk_tries_free);
  g_clear_pointer (&self->questionnaire, cle_questionnaire_unref);
  g_clear_object (&self->library);
  g_clear_object (&self->store);
  g_clear_pointer (&self->config, cle_kiosk_config_free);
  cle_kiosk_counts_clear (&self->counts);
  g_free (self->trouble);
  g_free (self->path);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (cle_kiosk_desk_parent_class)->finalize (object);
}

static void
cle_kiosk_desk_class_init (CleKioskDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cle_kiosk_desk_dispose;
  object_class->finalize = cle_kiosk_desk_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[COUNTED] = g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
cle_kiosk_desk_init (CleKioskDesk *self)
{
  g_mutex_init (&self->mutex);
}

static CleQuestionnaire *
find_questionnaire (CleKioskDesk *self,
                    GError      **error)
{
  if (self->config->document != NULL)
    return cle_questionnaire_new_from_bytes (self->config->document, self->config->questionnaire,
                                             error);

  return cle_library_find (self->library, self->config->questionnaire, error);
}

static void
open_visit (CleKioskDesk *self)
{
  g_clear_object (&self->visit);
  self->visit =
      cle_visit_new (self->config, self->questionnaire, cle_store_get_clock (self->store));
  g_signal_connect_object (self->visit, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->visit, "finished", G_CALLBACK (finished_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->visit, "abandoned", G_CALLBACK (abandoned_cb), self,
                           G_CONNECT_SWAPPED);
  arm_tick (self, tick_cb);
  start_job (self, settle, NULL, NULL, counted_cb, NULL);
}

/**
 * cle_kiosk_desk_new:
 * @config: (transfer full): how the kiosk is set up; it has a PIN
 * @path: the file that says so
 * @store: where answers go
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a kiosk that can begin; %NULL if what it
 *   asks is not there, or its round was begun in another way
 */
CleKioskDesk *
cle_kiosk_desk_new (CleKioskConfig *config,
                    const char     *path,
                    CleStore       *store,
                    GError        **error)
{
  g_autoptr (CleKioskDesk) self = g_object_new (CLE_TYPE_KIOSK_DESK, NULL);

  self->config = config;
  self->path = g_strdup (path);
  self->store = g_object_ref (store);
  self->library = cle_library_new (store);
  self->questionnaire = find_questionnaire (self, error);
  if (self->questionnaire == NULL)
    return NULL;

  self->round = cle_kiosk_round_open (store, self->library, config, self->questionnaire, error);
  if (self->round == NULL)
    return NULL;
  self->tries = cle_kiosk_tries_open (store, NULL, NULL, error);
  if (self->tries == NULL)
    return NULL;

  cle_kiosk_round_count (self->round, &self->counts);
  open_visit (self);
  return g_steal_pointer (&self);
}

/**
 * cle_kiosk_desk_get_config:
 * @self: a desk
 *
 * Returns: (transfer none): how the kiosk is set up
 */
const CleKioskConfig *
cle_kiosk_desk_get_config (CleKioskDesk *self)
{
  g_return_val_if_fail (CLE_IS_KIOSK_DESK (self), NULL);

  return self->config;
}

/**
 * cle_kiosk_desk_get_store:
 * @self: a desk
 *
 * Returns: (transfer none): where answers go
 */
CleStore *
cle_kiosk_desk_get_store (CleKioskDesk *self)
{
  g_return_val_if_fail (CLE_IS_KIOSK_DESK (self), NULL);

  return self->store;
}

/**
 * cle_kiosk_desk_get_questionnaire:
 * @self: a desk
 *
 * Returns: (transfer none): what is asked
 */
CleQuestionnaire *
cle_kiosk_desk_get_questionnaire (CleKioskDesk *self)
{
  g_return_val_if_fail (CLE_IS_KIOSK_DESK (self), NULL);

  return self->questionnaire;
}

/**
 * cle_kiosk_desk_get_visit:
 * @self: a desk
 *
 * Returns: (transfer none): who is there, and where
 */
CleVisit *
cle_kiosk_desk_get_visit (CleKioskDesk *self)
{
  g_return_val_if_fail (CLE_IS_KIOSK_DESK (self), NULL);

  return self->visit;
}

/**
 * cle_kiosk_desk_get_counts:
 * @self: a desk
 *
 * Returns: (transfer none): what has been gathered; until "counted"
 */
const CleKioskCounts *
cle_kiosk_desk_get_counts (CleKioskDesk *self)
{
  g_return_val_if_fail (CLE_IS_KIOSK_DESK (self), NULL);

  return &self->counts;
}

/**
 * cle_kiosk_desk_get_trouble:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): what went wrong the last time that
 *   something was written
 */
const char *
cle_kiosk_desk_get_trouble (CleKioskDesk *self)
{
  g_return_val_if_fail (CLE_IS_KIOSK_DESK (self), NULL);

  return self->trouble;
}

/**
 * cle_kiosk_desk_touch:
 * @self: a desk
 *
 * Somebody is there.
 */
void
cle_kiosk_desk_touch (CleKioskDesk *self)
{
  g_return_if_fail (CLE_IS_KIOSK_DESK (self));

  cle_visit_touch (self->visit);
  arm_tick (self, tick_cb);
}

/**
 * cle_kiosk_desk_take_code:
 * @self: a desk whose visitor is asked for a code
 * @code: what was typed
 *
 * Returns: whether it gives a right to answer
 */
gboolean
cle_kiosk_desk_take_code (CleKioskDesk *self,
                          const char   *code)
{
  g_autofree char *normal = cle_kiosk_slip_normalise (code);
  g_autoptr (GError) error = NULL;
  gboolean valid;

  g_return_val_if_fail (CLE_IS_KIOSK_DESK (self), FALSE);

  if (normal == NULL)
    return FALSE;

  g_mutex_lock (&self->mutex);
  valid = cle_kiosk_round_check_code (self->round, normal, &error);
  g_mutex_unlock (&self->mutex);
  if (error != NULL)
    g_warning ("%s", error->message);
  if (valid)
    cle_visit_take_code (self->visit, normal);

  return valid;
}

/**
 * cle_kiosk_desk_get_pin_wait:
 * @self: a desk
 *
 * Returns: milliseconds until a PIN may be tried; 0 for now
 */
gint64
cle_kiosk_desk_get_pin_wait (CleKioskDesk *self)
{
  gint64 wait;

  g_return_val_if_fail (CLE_IS_KIOSK_DESK (self), 0);

  g_mutex_lock (&self->mutex);
  wait = cle_kiosk_tries_get_wait (self->tries);
  g_mutex_unlock (&self->mutex);

  return wait;
}

/**
 * cle_kiosk_desk_try_pin_async:
 * @self: a desk
 * @digits: what was typed; copied, and the copy is wiped
 * @callback: called when it is known whether they are the PIN
 * @data: for @callback
 */
void
cle_kiosk_desk_try_pin_async (CleKioskDesk        *self,
                              const char          *digits,
                              GAsyncReadyCallback  callback,
                              gpointer             data)
{
  g_return_if_fail (CLE_IS_KIOSK_DESK (self));

  start_job (self, check_pin, NULL, g_strdup (digits), callback, data);
}

/**
 * cle_kiosk_desk_try_pin_finish:
 * @self: a desk
 * @result: what the callback got
 * @matches: (out): whether it was the PIN
 * @error: return location for an error
 *
 * Returns: %FALSE if it was not looked at: too early, or it could not be counted
 */
gboolean
cle_kiosk_desk_try_pin_finish (CleKioskDesk  *self,
                               GAsyncResult  *result,
                               gboolean      *matches,
                               GError       **error)
{
  g_return_val_if_fail (CLE_IS_KIOSK_DESK (self), FALSE);

  *matches = ((Job *) g_task_get_task_data (G_TASK (result)))->matches;
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * cle_kiosk_desk_collect_async:
 * @self: a desk whose set-up names a folder
 * @callback: called when it is done
 * @data: for @callback
 *
 * Writes an archive of all that can be told into that folder.
 */
void
cle_kiosk_desk_collect_async (CleKioskDesk        *self,
                              GAsyncReadyCallback  callback,
                              gpointer             data)
{
  g_return_if_fail (CLE_IS_KIOSK_DESK (self));
  g_return_if_fail (self->config->collect != NULL);

  start_job (self, collect, NULL, NULL, callback, data);
}

/**
 * cle_kiosk_desk_collect_finish:
 * @self: a desk
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): where the archive is
 */
char *
cle_kiosk_desk_collect_finish (CleKioskDesk  *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (CLE_IS_KIOSK_DESK (self), NULL);

  take_counts (self, result);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  return g_strdup (((Job *) g_task_get_task_data (G_TASK (result)))->text);
}

/**
 * cle_kiosk_desk_export_async:
 * @self: a desk whose set-up names a folder
 * @callback: called when it is done; see cle_kiosk_desk_collect_finish()
 * @data: for @callback
 *
 * Writes a table of all results into that folder.
 */
void
cle_kiosk_desk_export_async (CleKioskDesk        *self,
                             GAsyncReadyCallback  callback,
                             gpointer             data)
{
  g_return_if_fail (CLE_IS_KIOSK_DESK (self));
  g_return_if_fail (self->config->collect != NULL);

  start_job (self, export_table, NULL, NULL, callback, data);
}

/**
 * cle_kiosk_desk_change_async:
 * @self: a desk
 * @config: (transfer full): how the kiosk shall be set up from now on; of the
 *   same round, and as anonymous as before
 * @callback: called when it is in the file and holds
 * @data: for @callback
 */
void
cle_kiosk_desk_change_async (CleKioskDesk        *self,
                             CleKioskConfig      *config,
                             GAsyncReadyCallback  callback,
                             gpointer             data)
{
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (CLE_IS_KIOSK_DESK (self));

  job->work = save_config;
  job->config = config;
  start (self, job, callback, data);
}

/**
 * cle_kiosk_desk_change_finish:
 * @self: a desk
 * @result: what the callback got
 * @error: return location for an error
 *
 * Whoever was answering meanwhile is gone: the kiosk begins anew.
 *
 * Returns: %FALSE if the file could not be written; then all is as before
 */
gboolean
cle_kiosk_desk_change_finish (CleKioskDesk  *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  Job *job;

  g_return_val_if_fail (CLE_IS_KIOSK_DESK (self), FALSE);

  job = take_counts (self, result);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  /* A thread may be looking at what held until now. */
  g_mutex_lock (&self->mutex);
  cle_kiosk_config_free (self->config);
  self->config = g_steal_pointer (&job->config);
  cle_kiosk_round_set_keep_partial (self->round, self->config->keep_partial);
  g_mutex_unlock (&self->mutex);
  cle_visit_leave (self->visit);
  open_visit (self);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}
