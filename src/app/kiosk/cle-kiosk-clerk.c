/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-kiosk-clerk.h"

struct _CleKioskClerk
{
  GObject parent_instance;

  CleKioskBooks     books;
  CleQuestionnaire *questionnaire;
  GMutex            mutex;  /* the books: one thread at a time; round and tries have their own */
  CleKioskCounts    counts; /* as they were when the disk was last asked */
};

G_DEFINE_FINAL_TYPE (CleKioskClerk, cle_kiosk_clerk, G_TYPE_OBJECT)

enum
{
  COUNTED,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a thread is to do, and how the round stood when it was done. */
typedef struct
{
  CleKioskWork   work;
  gpointer       order;
  GDestroyNotify order_free;
  CleKioskCounts counts;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->order_free != NULL)
    job->order_free (job->order);
  cle_kiosk_counts_clear (&job->counts);
  g_free (job);
}

static void
run_job (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  CleKioskClerk *self = source;
  Job *job = data;
  GError *error = NULL;
  gboolean done;

  g_mutex_lock (&self->mutex);
  done = job->work (&self->books, job->order, &error);
  cle_kiosk_round_count (self->books.round, &job->counts);
  g_mutex_unlock (&self->mutex);

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
cle_kiosk_clerk_finalize (GObject *object)
{
  CleKioskClerk *self = CLE_KIOSK_CLERK (object);

  g_clear_pointer (&self->books.round, cle_kiosk_round_free);
  g_clear_pointer (&self->books.tries, cle_kiosk_tries_free);
  g_clear_pointer (&self->questionnaire, cle_questionnaire_unref);
  g_clear_object (&self->books.library);
  g_clear_object (&self->books.store);
  g_clear_pointer (&self->books.config, cle_kiosk_config_free);
  cle_kiosk_counts_clear (&self->counts);
  g_free (self->books.path);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (cle_kiosk_clerk_parent_class)->finalize (object);
}

static void
cle_kiosk_clerk_class_init (CleKioskClerkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cle_kiosk_clerk_finalize;

  signals[COUNTED] = g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
cle_kiosk_clerk_init (CleKioskClerk *self)
{
  g_mutex_init (&self->mutex);
}

static CleQuestionnaire *
find_questionnaire (CleKioskClerk *self,
                    GError       **error)
{
  if (self->books.config->document != NULL)
    return cle_questionnaire_new_from_bytes (self->books.config->document,
                                             self->books.config->questionnaire, error);

  return cle_library_find (self->books.library, self->books.config->questionnaire, error);
}

/**
 * cle_kiosk_clerk_new:
 * @config: (transfer full): how the kiosk is set up; it has a PIN
 * @path: the file that says so
 * @store: where answers go
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a clerk with the round opened; %NULL if
 *   what is asked is not there, or the round was begun in another way
 */
CleKioskClerk *
cle_kiosk_clerk_new (CleKioskConfig *config,
                     const char     *path,
                     CleStore       *store,
                     GError        **error)
{
  g_autoptr (CleKioskClerk) self = g_object_new (CLE_TYPE_KIOSK_CLERK, NULL);

  self->books.config = config;
  self->books.path = g_strdup (path);
  self->books.store = g_object_ref (store);
  self->books.library = cle_library_new (store);
  self->questionnaire = find_questionnaire (self, error);
  if (self->questionnaire == NULL)
    return NULL;

  self->books.round =
      cle_kiosk_round_open (store, self->books.library, config, self->questionnaire, error);
  if (self->books.round == NULL)
    return NULL;
  self->books.tries = cle_kiosk_tries_open (store, config->pin, NULL, NULL, error);
  if (self->books.tries == NULL)
    return NULL;

  cle_kiosk_round_count (self->books.round, &self->counts);
  return g_steal_pointer (&self);
}

/**
 * cle_kiosk_clerk_get_config:
 * @self: a clerk
 *
 * Returns: (transfer none): how the kiosk is set up; until "changed"
 */
const CleKioskConfig *
cle_kiosk_clerk_get_config (CleKioskClerk *self)
{
  g_return_val_if_fail (CLE_IS_KIOSK_CLERK (self), NULL);

  return self->books.config;
}

/**
 * cle_kiosk_clerk_get_store:
 * @self: a clerk
 *
 * Returns: (transfer none): where answers go
 */
CleStore *
cle_kiosk_clerk_get_store (CleKioskClerk *self)
{
  g_return_val_if_fail (CLE_IS_KIOSK_CLERK (self), NULL);

  return self->books.store;
}

/**
 * cle_kiosk_clerk_get_questionnaire:
 * @self: a clerk
 *
 * Returns: (transfer none): what is asked
 */
CleQuestionnaire *
cle_kiosk_clerk_get_questionnaire (CleKioskClerk *self)
{
  g_return_val_if_fail (CLE_IS_KIOSK_CLERK (self), NULL);

  return self->questionnaire;
}

/**
 * cle_kiosk_clerk_get_counts:
 * @self: a clerk
 *
 * Returns: (transfer none): what has been gathered; until "counted"
 */
const CleKioskCounts *
cle_kiosk_clerk_get_counts (CleKioskClerk *self)
{
  g_return_val_if_fail (CLE_IS_KIOSK_CLERK (self), NULL);

  return &self->counts;
}

/**
 * cle_kiosk_clerk_check_code:
 * @self: a clerk
 * @code: of a slip, as cle_kiosk_slip_normalise() gives it
 *
 * Does not wait for the thread, which may be filling a slow stick.
 *
 * Returns: whether it gives a right to answer
 */
gboolean
cle_kiosk_clerk_check_code (CleKioskClerk *self,
                            const char    *code)
{
  g_autoptr (GError) error = NULL;
  gboolean valid;

  g_return_val_if_fail (CLE_IS_KIOSK_CLERK (self), FALSE);

  valid = cle_kiosk_round_check_code (self->books.round, code, &error);
  if (error != NULL)
    g_warning ("%s", error->message);

  return valid;
}

/**
 * cle_kiosk_clerk_get_pin_wait:
 * @self: a clerk
 *
 * Does not wait for the thread, as cle_kiosk_clerk_check_code() does not.
 *
 * Returns: milliseconds until a PIN may be tried; 0 for now
 */
gint64
cle_kiosk_clerk_get_pin_wait (CleKioskClerk *self)
{
  g_return_val_if_fail (CLE_IS_KIOSK_CLERK (self), 0);

  return cle_kiosk_tries_get_wait (self->books.tries);
}

/**
 * cle_kiosk_clerk_work_async:
 * @self: a clerk
 * @work: what to do in a thread; nobody else looks at the books meanwhile
 * @order: (transfer full) (nullable): for @work, which may write into it
 * @order_free: (nullable): frees @order
 * @callback: called when it is done
 * @data: for @callback
 */
void
cle_kiosk_clerk_work_async (CleKioskClerk       *self,
                            CleKioskWork         work,
                            gpointer             order,
                            GDestroyNotify       order_free,
                            GAsyncReadyCallback  callback,
                            gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (CLE_IS_KIOSK_CLERK (self));

  job->work = work;
  job->order = order;
  job->order_free = order_free;
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_job);
}

/**
 * cle_kiosk_clerk_work_finish:
 * @self: a clerk
 * @result: what the callback got
 * @order: (out) (optional) (transfer none): the order, as long as @result is
 *   there
 * @error: return location for an error
 *
 * What the owner sees may have changed with it: "counted" is told.
 *
 * Returns: what the work returned
 */
gboolean
cle_kiosk_clerk_work_finish (CleKioskClerk *self,
                             GAsyncResult  *result,
                             gpointer      *order,
                             GError       **error)
{
  Job *job;
  CleKioskCounts before;

  g_return_val_if_fail (CLE_IS_KIOSK_CLERK (self), FALSE);

  job = g_task_get_task_data (G_TASK (result));
  before = self->counts;
  self->counts = job->counts;
  job->counts = before;
  g_signal_emit (self, signals[COUNTED], 0);
  if (order != NULL)
    *order = job->order;

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * cle_kiosk_clerk_set_config:
 * @self: a clerk
 * @config: (transfer full): how the kiosk is set up from now on; it is in the
 *   file already
 *
 * Waits for the thread, which may be looking at what held until now.
 */
void
cle_kiosk_clerk_set_config (CleKioskClerk  *self,
                            CleKioskConfig *config)
{
  g_return_if_fail (CLE_IS_KIOSK_CLERK (self));

  g_mutex_lock (&self->mutex);
  cle_kiosk_config_free (self->books.config);
  self->books.config = config;
  cle_kiosk_round_set_keep_partial (self->books.round, config->keep_partial);
  g_mutex_unlock (&self->mutex);
  g_signal_emit (self, signals[CHANGED], 0);
}
