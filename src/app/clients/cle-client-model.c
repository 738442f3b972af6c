/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-model.h"

#include "clients/cle-client-shelf.h"
#include "clients/cle-profile-store.h"
#include "history/cle-archive.h"

#define SHARED "cle-client-model" /* by which a session knows its model */
#define STEP   32                 /* clients judged between two looks at the clock */
#define FEW    1000               /* clients that are freed at once */
#define SLICE  3000               /* µs that judging may take of a frame */
#define NEVER  G_MAXUINT64
#define DAY_MS G_GINT64_CONSTANT (86400000)

struct _CleClientModel
{
  GObject         parent_instance;

  CleSession     *session;
  CleClientShelf *shelf;    /* used by one thread at a time */
  GPtrArray      *profiles; /* of CleProfile, by name; NULL before they were read */
  CleJudge       *judge;    /* that is shown */
  CleJudge       *next;     /* that is in the making */
  guint           source;   /* makes it */
  guint64         n_judged; /* changes of the book that the latest judge knows */
  gint64          day;      /* on which it was made */
  gboolean        reading;
  gboolean        again;    /* the store has changed meanwhile */
  gboolean        bare;     /* the book lacks the documents */
};

G_DEFINE_FINAL_TYPE (CleClientModel, cle_client_model, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a thread reads. */
typedef struct
{
  CleClientShelf *shelf;
  gboolean        all;      /* the clients are wanted even if none has changed */
  GPtrArray      *clients;  /* (nullable): of CleClient, if one has changed */
  GHashTable     *index;    /* of them, or NULL */
  GPtrArray      *profiles;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->clients, g_ptr_array_unref);
  g_clear_pointer (&reading->index, g_hash_table_unref);
  g_clear_pointer (&reading->profiles, g_ptr_array_unref);
  g_free (reading);
}

static GPtrArray *
list_profiles (CleStore *store,
               GError  **error)
{
  g_autoptr (GPtrArray) entries = cle_profile_store_list (store, error);
  GPtrArray *profiles;

  if (entries == NULL)
    return NULL;

  profiles = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_profile_unref);
  for (guint i = 0; i < entries->len; i++)
    {
      const CleProfileEntry *entry = entries->pdata[i];

      if (entry->profile != NULL)
        g_ptr_array_add (profiles, cle_profile_ref (entry->profile));
    }

  return profiles;
}

static void
read_documents (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;
  gboolean changed = FALSE;

  if (cle_client_shelf_read (reading->shelf, NULL, &changed, &error))
    reading->profiles = list_profiles (source, &error);
  if (changed || reading->all)
    {
      reading->clients = cle_client_shelf_list (reading->shelf);
      reading->index = cle_client_book_index (reading->clients);
    }

  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
is_same_profile (CleProfile *a,
                 CleProfile *b)
{
  g_autoptr (GBytes) one = cle_profile_to_bytes (a);
  g_autoptr (GBytes) other = cle_profile_to_bytes (b);

  return g_bytes_equal (one, other);
}

static gboolean
are_same_profiles (GPtrArray *a,
                   GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!is_same_profile (a->pdata[i], b->pdata[i]))
      return FALSE;

  return TRUE;
}

static gboolean
judge_cb (gpointer data)
{
  CleClientModel *self = data;
  gint64 begin = g_get_monotonic_time ();
  gboolean done;

  do
    done = cle_judge_step (self->next, STEP);
  while (!done && g_get_monotonic_time () - begin < SLICE);
  if (!done)
    return G_SOURCE_CONTINUE;

  self->source = 0;
  g_clear_pointer (&self->judge, cle_judge_unref);
  self->judge = g_steal_pointer (&self->next);
  g_signal_emit (self, signals[CHANGED], 0);

  return G_SOURCE_REMOVE;
}

static void
give_up_judging (CleClientModel *self)
{
  if (self->next == NULL)
    return;

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->next, cle_judge_unref);
  self->n_judged = NEVER;
}

static void
judge (CleClientModel *self)
{
  CleClientBook *book = cle_client_model_get_book (self);
  gint64 now = cle_session_get_now (self->session);

  give_up_judging (self);
  self->n_judged = cle_client_book_get_n_changes (book);
  self->day = now / DAY_MS;
  self->next = cle_judge_begin (book, cle_session_get_store (self->session), self->profiles, now);
  self->source = g_idle_add (judge_cb, self);
}

/* Ratings grow stale with the days. */
static gboolean
is_judged (CleClientModel *self)
{
  return (self->judge != NULL || self->next != NULL) &&
         self->n_judged == cle_client_book_get_n_changes (cle_client_model_get_book (self)) &&
         self->day == cle_session_get_now (self->session) / DAY_MS;
}

static gpointer
free_index (gpointer index)
{
  g_hash_table_unref (index);

  return NULL;
}

/* Freeing very many clients takes as long as making them. */
static void
take_clients (CleClientModel *self,
              Reading        *reading)
{
  GHashTable *before = cle_client_book_take_index (cle_client_model_get_book (self),
                                                   g_steal_pointer (&reading->clients),
                                                   g_steal_pointer (&reading->index));

  if (g_hash_table_size (before) < FEW)
    g_hash_table_unref (before);
  else
    g_thread_unref (g_thread_new ("clients that were", free_index, before));
}

static void
take (CleClientModel *self,
      Reading        *reading)
{
  gboolean same = are_same_profiles (self->profiles, reading->profiles);

  if (reading->clients != NULL)
    {
      give_up_judging (self);
      take_clients (self, reading);
    }
  if (!same)
    {
      g_clear_pointer (&self->profiles, g_ptr_array_unref);
      self->profiles = g_steal_pointer (&reading->profiles);
    }
  if (!same || !is_judged (self))
    judge (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (CleClientModel) self = data;
  g_autoptr (GError) error = NULL;
  Reading *reading = g_task_get_task_data (G_TASK (result));
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  self->reading = FALSE;
  /* The history was replaced while the documents were read without need. */
  if (done && reading->clients == NULL && self->bare)
    self->again = TRUE;
  else if (done)
    {
      self->bare = FALSE;
      take (self, reading);
    }
  else
    {
      /* Part of it may have been read. */
      self->bare = TRUE;
      g_signal_emit_by_name (self->session, "failed", error);
    }

  if (self->again)
    cle_client_model_reload (self);
}
/* What is in the making looks at the book. */
static void
grown_cb (CleClientModel *self)
{
  if (self->n_judged != cle_client_book_get_n_changes (cle_client_model_get_book (self)))
    give_up_judging (self);
}

/* There is another book now. */
static void
replaced_cb (CleClientModel *self)
{
  give_up_judging (self);
  self->n_judged = NEVER;
  self->bare = TRUE;
}

static void
cle_client_model_dispose (GObject *object)
{
  CleClientModel *self = CLE_CLIENT_MODEL (object);

  give_up_judging (self);
  if (self->session != NULL)
    g_object_set_data (G_OBJECT (self->session), SHARED, NULL);
  g_clear_pointer (&self->judge, cle_judge_unref);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  g_clear_pointer (&self->shelf, cle_client_shelf_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cle_client_model_parent_class)->dispose (object);
}

static void
cle_client_model_class_init (CleClientModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cle_client_model_dispose;

  signals[CHANGED] = g_signal_new ("changed", CLE_TYPE_CLIENT_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
cle_client_model_init (CleClientModel *self)
{
  self->bare = TRUE;
  self->n_judged = NEVER;
}

static CleClientModel *
create (CleSession *session)
{
  CleClientModel *self = g_object_new (CLE_TYPE_CLIENT_MODEL, NULL);
  CleHistory *history = cle_session_get_history (session);

  self->session = g_object_ref (session);
  self->shelf = cle_client_shelf_new (cle_session_get_store (session));
  g_object_set_data (G_OBJECT (session), SHARED, self);
  g_signal_connect_object (history, "grown", G_CALLBACK (grown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (history, "replaced", G_CALLBACK (replaced_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (cle_client_model_reload), self,
                           G_CONNECT_SWAPPED);
  cle_client_model_reload (self);

  return self;
}

/**
 * cle_client_model_dup_shared:
 * @session: an open store
 *
 * All who look at the clients of a session share one model. It lives as long as
 * one of them keeps it; the session does not.
 *
 * Returns: (transfer full): its clients, being read if nobody had them yet
 */
CleClientModel *
cle_client_model_dup_shared (CleSession *session)
{
  g_return_val_if_fail (CLE_IS_SESSION (session), NULL);

  CleClientModel *shared = g_object_get_data (G_OBJECT (session), SHARED);

  return shared != NULL ? g_object_ref (shared) : create (session);
}

/**
 * cle_client_model_get_session:
 * @self: the clients
 *
 * Returns: (transfer none): the session they are of
 */
CleSession *
cle_client_model_get_session (CleClientModel *self)
{
  g_return_val_if_fail (CLE_IS_CLIENT_MODEL (self), NULL);

  return self->session;
}

/**
 * cle_client_model_get_ready:
 * @self: the clients
 *
 * Returns: whether they are judged and the book has all of them; if not,
 *   "changed" will come
 */
gboolean
cle_client_model_get_ready (CleClientModel *self)
{
  g_return_val_if_fail (CLE_IS_CLIENT_MODEL (self), FALSE);

  return self->judge != NULL && !self->bare;
}

/**
 * cle_client_model_get_settled:
 * @self: the clients
 *
 * Returns: whether nothing is being read or judged
 */
gboolean
cle_client_model_get_settled (CleClientModel *self)
{
  g_return_val_if_fail (CLE_IS_CLIENT_MODEL (self), FALSE);

  return !self->reading && self->next == NULL;
}

/**
 * cle_client_model_get_n_read:
 * @self: the clients, while nobody waits for them
 *
 * Returns: how many documents were read so far, those read again included
 */
guint
cle_client_model_get_n_read (CleClientModel *self)
{
  g_return_val_if_fail (CLE_IS_CLIENT_MODEL (self), 0);

  return cle_client_shelf_get_n_read (self->shelf);
}

/**
 * cle_client_model_get_book:
 * @self: the clients
 *
 * Returns: (transfer none): the records about them
 */
CleClientBook *
cle_client_model_get_book (CleClientModel *self)
{
  g_return_val_if_fail (CLE_IS_CLIENT_MODEL (self), NULL);

  CleHistory *history = cle_session_get_history (self->session);

  return cle_archive_get_clients (cle_history_get_archive (history));
}

/**
 * cle_client_model_get_judge:
 * @self: the clients
 *
 * Returns: (transfer none) (nullable): the clients, judged; %NULL before they
 *   were read
 */
CleJudge *
cle_client_model_get_judge (CleClientModel *self)
{
  g_return_val_if_fail (CLE_IS_CLIENT_MODEL (self), NULL);

  return self->judge;
}

/**
 * cle_client_model_get_profiles:
 * @self: the clients
 *
 * Returns: (transfer none) (nullable) (element-type CleProfile): the newest
 *   revision of each profile
 */
GPtrArray *
cle_client_model_get_profiles (CleClientModel *self)
{
  g_return_val_if_fail (CLE_IS_CLIENT_MODEL (self), NULL);

  return self->profiles;
}

/**
 * cle_client_model_reload:
 * @self: the clients
 *
 * Looks for documents that were changed. To be called by who knows of a change
 * that the session does not tell.
 */
void
cle_client_model_reload (CleClientModel *self)
{
  g_return_if_fail (CLE_IS_CLIENT_MODEL (self));

  g_autoptr (GTask) task = NULL;
  Reading *reading;

  self->again = self->reading;
  if (self->again || !cle_session_get_loaded (self->session))
    return;

  self->reading = TRUE;
  reading = g_new0 (Reading, 1);
  reading->shelf = self->shelf;
  reading->all = self->bare;
  /* A thread must never be the last that knows of this object. */
  task = g_task_new (cle_session_get_store (self->session), NULL, read_cb, g_object_ref (self));
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_documents);
}
