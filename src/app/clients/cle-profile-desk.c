/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-profile-desk.h"

#include "cle-profile-keeper.h"
#include "clients/cle-profile-draft.h"
#include "clients/cle-profile-store.h"

#include <glib/gi18n.h>
#include <string.h>

#define MASK "***" /* stands where a name was erased */

struct _CleProfileDesk
{
  GObject           parent_instance;

  CleStore         *store;
  CleProfileKeeper *keeper;
  GHashTable       *editors;  /* id of a profile → CleProfileEditor */
  GHashTable       *restored; /* ids of profiles with steps of last time */
  GPtrArray        *ids;      /* those on disk by name, then those never saved */
};

G_DEFINE_FINAL_TYPE (CleProfileDesk, cle_profile_desk, G_TYPE_OBJECT)

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
put (CleProfileDesk   *self,
     CleProfileEditor *editor)
{
  const char *id = cle_profile_get_id (cle_profile_editor_get_profile (editor));

  cle_profile_keeper_watch (self->keeper, editor);
  g_hash_table_replace (self->editors, g_strdup (id), g_object_ref (editor));
}

static gboolean
is_same (const CleProfile *first,
         const CleProfile *second)
{
  return cle_profile_get_revision (first) == cle_profile_get_revision (second) &&
         cle_profile_draft_is_old (first, second);
}

static guint
count_masks (const CleProfile *profile)
{
  g_autoptr (GBytes) bytes = cle_profile_to_bytes (profile);
  const char *at = g_bytes_get_data (bytes, NULL);
  const char *end = at + g_bytes_get_size (bytes);
  guint n = 0;

  for (; (at = memmem (at, (gsize) (end - at), MASK, strlen (MASK))) != NULL; at += strlen (MASK))
    n++;

  return n;
}

/* Whether what is on disk lost a name that an editor still has. A revision never
 * changes otherwise; a draft may be that of another window. */
static gboolean
lost_names (CleProfileEditor *known,
            CleProfileEditor *fresh)
{
  const CleProfile *before = cle_profile_editor_get_saved (known);
  const CleProfile *after = cle_profile_editor_get_saved (fresh);
  guint revision = cle_profile_get_revision (after);

  if (revision > 0 && revision == cle_profile_get_revision (before) && !is_same (before, after))
    return TRUE;

  return count_masks (cle_profile_editor_get_profile (fresh)) >
         count_masks (cle_profile_editor_get_profile (known));
}

/* Steps that were not saved stay whatever is on disk now, but for those in which
 * a name was erased there: written again, they would bring it back. */
static void
look_for_erasure (CleProfileDesk   *self,
                  CleProfileEditor *known)
{
  g_autoptr (CleProfileEditor) fresh = cle_profile_keeper_reload (self->keeper, known, NULL);

  if (fresh != NULL && lost_names (known, fresh))
    put (self, fresh);
}

static void
ensure_editor (CleProfileDesk *self,
               CleProfile     *profile)
{
  CleProfileEditor *known = g_hash_table_lookup (self->editors, cle_profile_get_id (profile));
  g_autoptr (CleProfileEditor) editor = NULL;

  if (known != NULL && cle_profile_editor_get_modified (known))
    {
      look_for_erasure (self, known);
      return;
    }
  if (known != NULL && is_same (cle_profile_editor_get_profile (known), profile))
    return;

  editor = cle_profile_editor_new (profile);
  put (self, editor);
}

static void
add_unsaved (CleProfileDesk *self)
{
  g_autoptr (GList) ids = g_hash_table_get_keys (self->editors);

  for (GList *each = ids; each != NULL; each = each->next)
    if (!g_ptr_array_find_with_equal_func (self->ids, each->data, g_str_equal, NULL))
      {
        g_ptr_array_add (self->ids, g_strdup (each->data));
        look_for_erasure (self, g_hash_table_lookup (self->editors, each->data));
      }
}

static void
failed_cb (CleProfileDesk *self,
           const GError   *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
cle_profile_desk_dispose (GObject *object)
{
  CleProfileDesk *self = CLE_PROFILE_DESK (object);

  g_clear_object (&self->keeper);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cle_profile_desk_parent_class)->dispose (object);
}

static void
cle_profile_desk_finalize (GObject *object)
{
  CleProfileDesk *self = CLE_PROFILE_DESK (object);

  g_hash_table_unref (self->editors);
  g_hash_table_unref (self->restored);
  g_ptr_array_unref (self->ids);

  G_OBJECT_CLASS (cle_profile_desk_parent_class)->finalize (object);
}

static void
cle_profile_desk_class_init (CleProfileDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cle_profile_desk_dispose;
  G_OBJECT_CLASS (klass)->finalize = cle_profile_desk_finalize;

  signals[FAILED] = g_signal_new ("failed", CLE_TYPE_PROFILE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
cle_profile_desk_init (CleProfileDesk *self)
{
  self->editors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->restored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ids = g_ptr_array_new_with_free_func (g_free);
}

/**
 * cle_profile_desk_new:
 * @store: where the profiles are
 *
 * Returns: (transfer full): a desk with nothing on it yet
 */
CleProfileDesk *
cle_profile_desk_new (CleStore *store)
{
  g_return_val_if_fail (CLE_IS_STORE (store), NULL);

  CleProfileDesk *self = g_object_new (CLE_TYPE_PROFILE_DESK, NULL);

  self->store = g_object_ref (store);
  self->keeper = cle_profile_keeper_new (store);
  g_signal_connect_object (self->keeper, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * cle_profile_desk_restore:
 * @self: a desk with nothing on it yet
 * @trouble: (out) (nullable): what is the matter with steps that cannot be read
 * @error: return location for an error
 *
 * Takes up what was edited last time and not saved.
 *
 * Returns: whether the store could be looked through
 */
gboolean
cle_profile_desk_restore (CleProfileDesk  *self,
                          char           **trouble,
                          GError         **error)
{
  g_return_val_if_fail (CLE_IS_PROFILE_DESK (self), FALSE);

  g_autoptr (GPtrArray) editors = cle_profile_keeper_restore (self->keeper, trouble, error);

  for (guint i = 0; editors != NULL && i < editors->len; i++)
    {
      CleProfile *profile = cle_profile_editor_get_profile (editors->pdata[i]);

      put (self, editors->pdata[i]);
      g_hash_table_add (self->restored, g_strdup (cle_profile_get_id (profile)));
    }

  return editors != NULL;
}

/**
 * cle_profile_desk_load:
 * @self: a desk
 * @error: return location for an error
 *
 * Looks at the store again. Without any profile there is a new one.
 *
 * Returns: whether the store could be looked through
 */
gboolean
cle_profile_desk_load (CleProfileDesk  *self,
                       GError         **error)
{
  g_return_val_if_fail (CLE_IS_PROFILE_DESK (self), FALSE);

  g_autoptr (GPtrArray) entries = cle_profile_store_list (self->store, error);

  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const CleProfileEntry *entry = entries->pdata[i];

      if (entry->profile != NULL)
        cle_profile_desk_add (self, entry->profile);
    }
  add_unsaved (self);
  if (self->ids->len == 0)
    {
      g_autoptr (CleProfile) profile = cle_profile_new (_ ("Our clients"), NULL);

      cle_profile_desk_add (self, profile);
    }

  return entries != NULL;
}

/**
 * cle_profile_desk_add:
 * @self: a desk
 * @profile: one that is not on it
 */
void
cle_profile_desk_add (CleProfileDesk *self,
                      CleProfile     *profile)
{
  g_return_if_fail (CLE_IS_PROFILE_DESK (self));

  ensure_editor (self, profile);
  g_ptr_array_add (self->ids, g_strdup (cle_profile_get_id (profile)));
}

/**
 * cle_profile_desk_get_n:
 * @self: a desk
 *
 * Returns: how many profiles are on it
 */
guint
cle_profile_desk_get_n (CleProfileDesk *self)
{
  g_return_val_if_fail (CLE_IS_PROFILE_DESK (self), 0);

  return self->ids->len;
}

/**
 * cle_profile_desk_get:
 * @self: a desk
 * @index: of a profile
 *
 * Returns: (transfer none): its editor
 */
CleProfileEditor *
cle_profile_desk_get (CleProfileDesk *self,
                      guint           index)
{
  g_return_val_if_fail (CLE_IS_PROFILE_DESK (self) && index < self->ids->len, NULL);

  return g_hash_table_lookup (self->editors, self->ids->pdata[index]);
}

/**
 * cle_profile_desk_find:
 * @self: a desk
 * @id: (nullable): of a profile
 *
 * Returns: its index; 0 when it is not there
 */
guint
cle_profile_desk_find (CleProfileDesk *self,
                       const char     *id)
{
  g_return_val_if_fail (CLE_IS_PROFILE_DESK (self), 0);

  guint index = 0;

  if (id != NULL)
    g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, &index);

  return index < self->ids->len ? index : 0;
}

/**
 * cle_profile_desk_was_restored:
 * @self: a desk
 * @id: of a profile
 *
 * Returns: whether it was edited before the program was started
 */
gboolean
cle_profile_desk_was_restored (CleProfileDesk *self,
                               const char     *id)
{
  g_return_val_if_fail (CLE_IS_PROFILE_DESK (self), FALSE);

  return g_hash_table_contains (self->restored, id);
}

/**
 * cle_profile_desk_flush:
 * @self: a desk
 *
 * Writes what is edited and not on disk yet; the window goes.
 */
void
cle_profile_desk_flush (CleProfileDesk *self)
{
  g_return_if_fail (CLE_IS_PROFILE_DESK (self));

  cle_profile_keeper_flush (self->keeper);
}
