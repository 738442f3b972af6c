/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-session.h"

#include "assessment/cle-outcome.h"
#include "cle-act-task.h"
#include "cle-palette.h"
#include "cle-store-task.h"
#include "history/cle-trash.h"
#include "store/cle-batch.h"
#include "store/cle-erase.h"
#include "store/cle-watch.h"

struct _CleSession
{
  GObject       parent_instance;

  CleStore     *store;
  CleLibrary   *library;
  CleHistory   *history;
  CleWatch     *watch;
  GHashTable   *asked;   /* digest → CleQuestionnaire, as far as needed */
  GCancellable *cancellable;
  gboolean      loaded;
  gboolean      loading;
  gboolean      again; /* something changed while the history was being read */
  gboolean      tidied; /* the trash has been looked through */
};

G_DEFINE_FINAL_TYPE (CleSession, cle_session, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_LIBRARY,
  PROP_HISTORY,
  PROP_LOADED,
  N_PROPS
};

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
cle_session_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  CleSession *self = CLE_SESSION (object);

  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_LIBRARY:
      g_value_set_object (value, self->library);
      break;
    case PROP_HISTORY:
      g_value_set_object (value, self->history);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_session_set_property (GObject      *object,
                          guint         id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  CleSession *self = CLE_SESSION (object);

  switch (id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_session_constructed (GObject *object)
{
  CleSession *self = CLE_SESSION (object);

  G_OBJECT_CLASS (cle_session_parent_class)->constructed (object);

  self->library = cle_library_new (self->store);
  self->history = cle_history_new (self->store);
}

static void
cle_session_dispose (GObject *object)
{
  CleSession *self = CLE_SESSION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->watch);
  g_clear_object (&self->history);
  g_clear_object (&self->library);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->asked, g_hash_table_unref);

  G_OBJECT_CLASS (cle_session_parent_class)->dispose (object);
}

/* Should it fail, the next start tries again. */
static void
emptied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (CleSession) self = data;
  g_autoptr (GError) error = NULL;

  if (!cle_store_task_finish (result, &error))
    g_message ("The trash was not emptied: %s", error->message);
  else if (self->store != NULL)
    cle_session_load (self);
}

/* What has been in the trash for 30 days goes, once per start. */
static void
tidy_trash (CleSession *self)
{
  g_auto (GStrv) ids = NULL;

  if (self->tidied || cle_store_get_read_only (self->store))
    return;

  self->tidied = TRUE;
  ids = cle_trash_list_expired (self->history, cle_session_get_now (self));
  if (ids[0] != NULL)
    cle_act_task_erase (self->store, (const char *const *) ids, emptied_cb, g_object_ref (self));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (CleSession) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = cle_history_load_finish (CLE_HISTORY (source), result, &error);

  self->loading = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!done)
    g_signal_emit (self, signals[FAILED], 0, error);

  if (!self->loaded)
    {
      self->loaded = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADED]);
    }
  g_signal_emit (self, signals[CHANGED], 0);

  if (self->again)
    {
      self->again = FALSE;
      cle_session_load (self);
    }
  else if (done)
    tidy_trash (self);
}

static void
cle_session_class_init (CleSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cle_session_get_property;
  object_class->set_property = cle_session_set_property;
  object_class->constructed = cle_session_constructed;
  object_class->dispose = cle_session_dispose;

  props[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, CLE_TYPE_STORE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, CLE_TYPE_LIBRARY, readable);
  props[PROP_HISTORY] = g_param_spec_object ("history", NULL, NULL, CLE_TYPE_HISTORY, readable);
  props[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHANGED] = g_signal_new ("changed", CLE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", CLE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
cle_session_init (CleSession *self)
{
  self->cancellable = g_cancellable_new ();
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) cle_questionnaire_unref);
}

/**
 * cle_session_open:
 * @path: a folder
 * @error: return location of the reason
 *
 * Opens the store in that folder, completing an erasure that was interrupted.
 * Nothing of the history is read yet.
 *
 * Returns: (transfer full) (nullable): a session, or %NULL with an error of
 *   %CLE_STORE_ERROR
 */
CleSession *
cle_session_open (const char  *path,
                  GError     **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autoptr (CleStore) store =
      cle_store_open (path, cle_io_get_system (), cle_clock_get_system (), error);
  if (store == NULL)
    return NULL;

  if (!cle_store_get_read_only (store) &&
      (!cle_erase_resume (store, error) || !cle_batch_resume (store, error)))
    return NULL;

  return g_object_new (CLE_TYPE_SESSION, "store", store, NULL);
}

/**
 * cle_session_get_store:
 * @self: a session
 *
 * Returns: (transfer none): the store
 */
CleStore *
cle_session_get_store (CleSession *self)
{
  g_return_val_if_fail (CLE_IS_SESSION (self), NULL);

  return self->store;
}

/**
 * cle_session_get_library:
 * @self: a session
 *
 * Returns: (transfer none): the questionnaires
 */
CleLibrary *
cle_session_get_library (CleSession *self)
{
  g_return_val_if_fail (CLE_IS_SESSION (self), NULL);

  return self->library;
}

/**
 * cle_session_get_history:
 * @self: a session
 *
 * Returns: (transfer none): the results, empty until loaded
 */
CleHistory *
cle_session_get_history (CleSession *self)
{
  g_return_val_if_fail (CLE_IS_SESSION (self), NULL);

  return self->history;
}

/**
 * cle_session_get_loaded:
 * @self: a session
 *
 * Returns: whether the history has been read
 */
gboolean
cle_session_get_loaded (CleSession *self)
{
  g_return_val_if_fail (CLE_IS_SESSION (self), FALSE);

  return self->loaded;
}

/**
 * cle_session_get_read_only:
 * @self: a session
 *
 * Returns: whether nothing can be saved here
 */
gboolean
cle_session_get_read_only (CleSession *self)
{
  g_return_val_if_fail (CLE_IS_SESSION (self), TRUE);

  return cle_store_get_read_only (self->store);
}

/**
 * cle_session_get_now:
 * @self: a session
 *
 * Returns: the wall clock in milliseconds
 */
gint64
cle_session_get_now (CleSession *self)
{
  g_return_val_if_fail (CLE_IS_SESSION (self), 0);

  return cle_clock_get_wall (cle_store_get_clock (self->store));
}

/**
 * cle_session_get_offset:
 * @self: a session
 *
 * Returns: how far local time is ahead of UTC now, in minutes
 */
int
cle_session_get_offset (CleSession *self)
{
  g_return_val_if_fail (CLE_IS_SESSION (self), 0);

  return cle_clock_get_offset (cle_store_get_clock (self->store), cle_session_get_now (self));
}

/**
 * cle_session_find_tone:
 * @self: a session
 * @digest: of the questionnaire, as it was asked
 * @score: in thousandths of a point
 *
 * Returns: the tone of the band that the score is in; the lowest one when the
 *   questionnaire cannot be read
 */
guint
cle_session_find_tone (CleSession *self,
                       const char *digest,
                       gint64      score)
{
  g_return_val_if_fail (CLE_IS_SESSION (self), 0);

  CleQuestionnaire *asked = g_hash_table_lookup (self->asked, digest);

  if (asked == NULL)
    {
      asked = cle_library_find_digest (self->library, digest, NULL);
      if (asked == NULL)
        return 0;

      g_hash_table_insert (self->asked, g_strdup (digest), asked);
    }

  return cle_palette_find_tone (cle_outcome_find_band (asked, score),
                                cle_questionnaire_get_n_bands (asked));
}

/**
 * cle_session_load:
 * @self: a session
 *
 * Reads the history in a thread, and from then on again whenever another
 * process has saved something. "changed" tells when it is there. Asked again
 * while it is at work, it reads once more afterwards.
 */
void
cle_session_load (CleSession *self)
{
  g_return_if_fail (CLE_IS_SESSION (self));

  if (self->loading)
    {
      self->again = TRUE;
      return;
    }

  if (self->watch == NULL)
    {
      self->watch = cle_watch_new (self->store);
      g_signal_connect_object (self->watch, "changed", G_CALLBACK (cle_session_load), self,
                               G_CONNECT_SWAPPED);
    }

  self->loading = TRUE;
  cle_history_load_async (self->history, self->cancellable, loaded_cb, g_object_ref (self));
}
