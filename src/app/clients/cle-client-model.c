/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-model.h"

#include "clients/cle-client-store.h"
#include "clients/cle-profile-store.h"
#include "history/cle-archive.h"

struct _CleClientModel
{
  GObject       parent_instance;

  CleSession   *session;
  GCancellable *reading;  /* while the documents are read */
  gboolean      again;    /* the store has changed meanwhile */
  GPtrArray    *profiles; /* of CleProfile, by name; NULL before they were read */
  CleJudge     *judge;
  gboolean      plain;    /* nobody is judged */
};

G_DEFINE_FINAL_TYPE (CleClientModel, cle_client_model, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is read in the thread. */
typedef struct
{
  GPtrArray *clients;
  GPtrArray *profiles;
} Documents;

static void
documents_free (gpointer data)
{
  Documents *documents = data;

  g_clear_pointer (&documents->clients, g_ptr_array_unref);
  g_clear_pointer (&documents->profiles, g_ptr_array_unref);
  g_free (documents);
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
  Documents *documents = g_new0 (Documents, 1);
  GError *error = NULL;

  documents->clients = cle_client_list (data, NULL, &error);
  if (documents->clients != NULL)
    documents->profiles = list_profiles (data, &error);
  if (documents->profiles != NULL)
    {
      g_task_return_pointer (task, documents, documents_free);
      return;
    }

  documents_free (documents);
  g_task_return_error (task, error);
}

static void
judge (CleClientModel *self)
{
  CleClientBook *book = cle_client_model_get_book (self);

  g_clear_pointer (&self->judge, cle_judge_free);
  if (!self->plain)
    self->judge = cle_judge_new (book, cle_session_get_store (self->session), self->profiles,
                                 cle_session_get_now (self->session));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  CleClientModel *self = CLE_CLIENT_MODEL (source);
  g_autoptr (GError) error = NULL;
  Documents *documents = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->reading);
  if (documents == NULL)
    {
      g_signal_emit_by_name (self->session, "failed", error);
      return;
    }

  cle_client_book_set_clients (cle_client_model_get_book (self), documents->clients);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  self->profiles = g_ptr_array_ref (documents->profiles);
  documents_free (documents);
  judge (self);
  if (self->again)
    cle_client_model_reload (self);
}

static void
changed_cb (CleClientModel *self)
{
  cle_client_model_reload (self);
}

static void
cle_client_model_dispose (GObject *object)
{
  CleClientModel *self = CLE_CLIENT_MODEL (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->judge, cle_judge_free);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
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
}

/**
 * cle_client_model_new:
 * @session: an open store
 *
 * Returns: (transfer full): its clients, being read
 */
CleClientModel *
cle_client_model_new (CleSession *session)
{
  g_return_val_if_fail (CLE_IS_SESSION (session), NULL);

  CleClientModel *self = g_object_new (CLE_TYPE_CLIENT_MODEL, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  cle_client_model_reload (self);

  return self;
}

/**
 * cle_client_model_new_plain:
 * @session: an open store
 *
 * For whoever needs clients and profiles without what the rules say of them,
 * which takes a while where there are very many.
 *
 * Returns: (transfer full): its clients, being read; there will be no judge
 */
CleClientModel *
cle_client_model_new_plain (CleSession *session)
{
  CleClientModel *self = cle_client_model_new (session);

  self->plain = TRUE;

  return self;
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
 * cle_client_model_get_loaded:
 * @self: the clients
 *
 * Returns: whether they were read
 */
gboolean
cle_client_model_get_loaded (CleClientModel *self)
{
  g_return_val_if_fail (CLE_IS_CLIENT_MODEL (self), FALSE);

  return self->profiles != NULL;
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
 * Reads their documents anew.
 */
void
cle_client_model_reload (CleClientModel *self)
{
  g_return_if_fail (CLE_IS_CLIENT_MODEL (self));

  g_autoptr (GTask) task = NULL;

  self->again = self->reading != NULL;
  if (self->again || !cle_session_get_loaded (self->session))
    return;

  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, read_cb, NULL);
  g_task_set_task_data (task, g_object_ref (cle_session_get_store (self->session)), g_object_unref);
  g_task_run_in_thread (task, read_documents);
}
