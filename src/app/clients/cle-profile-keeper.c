/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-profile-keeper.h"

#include "cle-store-task.h"
#include "clients/cle-profile-draft.h"
#include "clients/cle-profile-store.h"

/* What the threads share with the keeper. */
typedef struct
{
  GMutex   mutex;
  gboolean closed; /* somebody wrote all there is; what comes later is older */
} Gate;

struct _CleProfileKeeper
{
  GObject           parent_instance;

  CleStore         *store;
  Gate             *gate;
  GPtrArray        *waiting; /* of CleProfileEditor that changed since they were written */
  CleProfileEditor *writing; /* (nullable): the one that is being written */
};

G_DEFINE_FINAL_TYPE (CleProfileKeeper, cle_profile_keeper, G_TYPE_OBJECT)

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A draft on its way to the disk. */
typedef struct
{
  Gate       *gate;
  CleProfile *profile;
  gboolean    modified; /* otherwise its draft goes */
} Order;

static void
gate_clear (Gate *gate)
{
  g_mutex_clear (&gate->mutex);
}

static void
gate_unref (Gate *gate)
{
  g_atomic_rc_box_release_full (gate, (GDestroyNotify) gate_clear);
}

static Order *
order_new (CleProfileKeeper *self,
           CleProfileEditor *editor)
{
  Order *order = g_new (Order, 1);

  *order = (Order){ g_atomic_rc_box_acquire (self->gate),
                    cle_profile_ref (cle_profile_editor_get_profile (editor)),
                    cle_profile_editor_get_modified (editor) };

  return order;
}

static void
order_free (gpointer data)
{
  Order *order = data;

  gate_unref (order->gate);
  cle_profile_unref (order->profile);
  g_free (order);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Order, order_free)

static gboolean
carry_out (CleStore     *store,
           const Order  *order,
           GError      **error)
{
  return order->modified
             ? cle_profile_draft_keep (store, order->profile, error)
             : cle_profile_draft_remove (store, cle_profile_get_id (order->profile), error);
}

/* In a thread. */
static gboolean
write_draft (CleStore *store,
             gpointer  data,
             GError  **error)
{
  Order *order = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&order->gate->mutex);

  return order->gate->closed || carry_out (store, order, error);
}

/* The next one to write; one at a time. */
static Order *
take_next (CleProfileKeeper *self)
{
  if (self->writing != NULL || self->waiting->len == 0)
    return NULL;

  self->writing = g_ptr_array_steal_index (self->waiting, 0);
  return order_new (self, self->writing);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (CleProfileKeeper) self = data;
  g_autoptr (GError) error = NULL;
  Order *order;

  if (!cle_store_task_finish (result, &error))
    g_signal_emit (self, signals[FAILED], 0, error);
  g_clear_object (&self->writing);
  order = take_next (self);
  if (order != NULL)
    cle_store_task_start (self->store, write_draft, order, order_free, written_cb,
                          g_object_ref (self));
}

static void
changed_cb (CleProfileKeeper *self,
            CleProfileEditor *editor)
{
  Order *order;

  if (cle_store_get_read_only (self->store))
    return;

  if (!g_ptr_array_find (self->waiting, editor, NULL))
    g_ptr_array_add (self->waiting, g_object_ref (editor));
  order = take_next (self);
  if (order != NULL)
    cle_store_task_start (self->store, write_draft, order, order_free, written_cb,
                          g_object_ref (self));
}

static void
cle_profile_keeper_dispose (GObject *object)
{
  CleProfileKeeper *self = CLE_PROFILE_KEEPER (object);

  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_object (&self->writing);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cle_profile_keeper_parent_class)->dispose (object);
}

static void
cle_profile_keeper_finalize (GObject *object)
{
  gate_unref (CLE_PROFILE_KEEPER (object)->gate);

  G_OBJECT_CLASS (cle_profile_keeper_parent_class)->finalize (object);
}

static void
cle_profile_keeper_class_init (CleProfileKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cle_profile_keeper_dispose;
  object_class->finalize = cle_profile_keeper_finalize;

  signals[FAILED] = g_signal_new ("failed", CLE_TYPE_PROFILE_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
cle_profile_keeper_init (CleProfileKeeper *self)
{
  self->gate = g_atomic_rc_box_new0 (Gate);
  g_mutex_init (&self->gate->mutex);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * cle_profile_keeper_new:
 * @store: where the profiles are
 *
 * Returns: (transfer full): a keeper that watches nothing yet
 */
CleProfileKeeper *
cle_profile_keeper_new (CleStore *store)
{
  g_return_val_if_fail (CLE_IS_STORE (store), NULL);

  CleProfileKeeper *self = g_object_new (CLE_TYPE_PROFILE_KEEPER, NULL);

  self->store = g_object_ref (store);

  return self;
}

/* What the draft began with: its newest revision, or a profile without traits. */
static CleProfile *
load_base (CleProfileKeeper  *self,
           CleProfile        *draft,
           GError           **error)
{
  CleProfile *base;

  if (cle_profile_get_revision (draft) > 0)
    return cle_profile_store_newest (self->store, cle_profile_get_id (draft), error);

  base = cle_profile_ref (draft);
  while (cle_profile_get_n_traits (base) > 0)
    {
      g_autoptr (CleProfile) before = base;

      base = cle_profile_remove (before, 0);
    }

  return base;
}

/* Its one step leads back to what was saved. */
static CleProfileEditor *
open_draft (CleProfileKeeper  *self,
            CleProfile        *draft,
            GError           **error)
{
  g_autoptr (CleProfile) base = load_base (self, draft, error);
  CleProfileEditor *editor;

  if (base == NULL)
    return NULL;

  editor = cle_profile_editor_new (base);
  cle_profile_editor_set (editor, draft, NULL);

  return editor;
}

/**
 * cle_profile_keeper_restore:
 * @self: a keeper
 * @trouble: (out) (nullable): what is the matter with a draft that cannot be read
 * @error: return location for a #CleStoreError
 *
 * Returns: (transfer full) (element-type CleProfileEditor) (nullable): an editor
 *   for each profile that was edited and not saved; its one step leads back to
 *   what was saved
 */
GPtrArray *
cle_profile_keeper_restore (CleProfileKeeper  *self,
                            char             **trouble,
                            GError           **error)
{
  g_return_val_if_fail (CLE_IS_PROFILE_KEEPER (self), NULL);

  g_autoptr (GPtrArray) drafts = cle_profile_draft_list (self->store, trouble, error);
  g_autoptr (GPtrArray) editors = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      CleProfileEditor *editor = open_draft (self, drafts->pdata[i], error);

      if (editor == NULL)
        return NULL;
      g_ptr_array_add (editors, editor);
    }

  return drafts != NULL ? g_steal_pointer (&editors) : NULL;
}

/**
 * cle_profile_keeper_reload:
 * @self: a keeper
 * @editor: of a profile, watched
 * @error: return location for a #CleStoreError
 *
 * Returns: (transfer full) (nullable): another editor with what is on disk of the
 *   profile: its newest revision and its draft; %NULL without an error if @editor
 *   is still to be written, or nothing is there
 */
CleProfileEditor *
cle_profile_keeper_reload (CleProfileKeeper  *self,
                           CleProfileEditor  *editor,
                           GError           **error)
{
  g_return_val_if_fail (CLE_IS_PROFILE_KEEPER (self), NULL);
  g_return_val_if_fail (CLE_IS_PROFILE_EDITOR (editor), NULL);

  CleProfile *profile = cle_profile_editor_get_profile (editor);
  const char *id = cle_profile_get_id (profile);
  g_autoptr (GError) problem = NULL;
  g_autoptr (CleProfile) found = NULL;

  if (editor == self->writing || g_ptr_array_find (self->waiting, editor, NULL))
    return NULL;

  found = cle_profile_draft_load (self->store, id, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (found != NULL)
    return open_draft (self, found, error);

  if (cle_profile_get_revision (profile) > 0)
    found = cle_profile_store_newest (self->store, id, error);

  return found != NULL ? cle_profile_editor_new (found) : NULL;
}

/**
 * cle_profile_keeper_watch:
 * @self: a keeper
 * @editor: of a profile
 *
 * Writes a draft after each change, in a thread, or removes it when the editor
 * shows what is saved.
 */
void
cle_profile_keeper_watch (CleProfileKeeper *self,
                          CleProfileEditor *editor)
{
  g_return_if_fail (CLE_IS_PROFILE_KEEPER (self));

  g_signal_connect_object (editor, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * cle_profile_keeper_flush:
 * @self: a keeper
 *
 * Writes at once what is still waiting: the window goes. Afterwards nothing is
 * written any more.
 */
void
cle_profile_keeper_flush (CleProfileKeeper *self)
{
  g_return_if_fail (CLE_IS_PROFILE_KEEPER (self));

  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->gate->mutex);

  if (self->gate->closed)
    return;

  self->gate->closed = TRUE;
  if (self->writing != NULL && !g_ptr_array_find (self->waiting, self->writing, NULL))
    g_ptr_array_add (self->waiting, g_object_ref (self->writing));
  for (guint i = 0; i < self->waiting->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (Order) order = order_new (self, self->waiting->pdata[i]);

      if (!carry_out (self->store, order, &error))
        g_warning ("%s", error->message);
    }
  g_ptr_array_set_size (self->waiting, 0);
}
