/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-profile-draft.h"

#include "cle-profile-private.h"
#include "cle-profile-store.h"
#include "store/cle-files.h"
#include "store/cle-record.h"
#include "store/cle-replace.h"
#include "store/cle-store-private.h"

#include <string.h>

#define FOLDER "profiles"
#define MAX_BYTES (2 * CLE_PROFILE_MAX_BYTES)

static char *
dup_path (const char *id)
{
  return g_strdup_printf (FOLDER "/%s/draft", id);
}

/**
 * cle_profile_draft_is_old:
 * @draft: a profile
 * @saved: a revision
 *
 * Returns: whether both say the same, whenever they were saved
 */
gboolean
cle_profile_draft_is_old (const CleProfile *draft,
                          const CleProfile *saved)
{
  g_autoptr (CleProfile) stamped =
      cle_profile_stamp (draft, saved->id, saved->revision, saved->made);
  g_autoptr (GBytes) first = cle_profile_to_bytes (stamped);
  g_autoptr (GBytes) second = cle_profile_to_bytes (saved);

  return g_bytes_equal (first, second);
}

/**
 * cle_profile_draft_load:
 * @store: a store
 * @id: of a profile
 * @error: return location for a #CleStoreError
 *
 * A program that was killed between saving a revision and removing the draft left
 * one behind that says nothing new.
 *
 * Returns: (transfer full) (nullable): what is edited, with the number and the
 *   date of the newest revision; %NULL without an error when there is none, or
 *   none that says anything new
 */
CleProfile *
cle_profile_draft_load (CleStore    *store,
                        const char  *id,
                        GError     **error)
{
  g_autofree char *path = dup_path (id);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) bytes = cle_read_file (store, path, MAX_BYTES, &failure);
  g_autoptr (CleProfile) draft = NULL;
  g_autoptr (CleProfile) saved = NULL;

  if (g_error_matches (failure, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND))
    return NULL;
  if (bytes != NULL)
    draft = cle_profile_new_from_bytes (bytes, path, &failure);
  if (draft == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  saved = cle_profile_store_newest (store, id, NULL);
  if (saved == NULL)
    return cle_profile_stamp (draft, id, 0, 0);
  if (cle_profile_draft_is_old (draft, saved))
    return NULL;

  return cle_profile_stamp (draft, id, saved->revision, saved->made);
}

/**
 * cle_profile_draft_keep:
 * @store: a store
 * @profile: as it is being edited
 * @error: return location for a #CleStoreError
 *
 * Writes it beside the revisions, in place of the draft before. Blocks: a window
 * calls it in a thread.
 *
 * Returns: whether it is on disk to stay
 */
gboolean
cle_profile_draft_keep (CleStore          *store,
                        const CleProfile  *profile,
                        GError           **error)
{
  g_autofree char *path = dup_path (profile->id);
  g_autoptr (GBytes) bytes = cle_profile_to_bytes (profile);

  return cle_replace_file (store, path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                           error);
}

/**
 * cle_profile_draft_remove:
 * @store: a store
 * @id: of a profile
 * @error: return location for a #CleStoreError
 *
 * To be called when a revision says the same, or when the user goes back to it.
 *
 * Returns: whether there is none any more
 */
gboolean
cle_profile_draft_remove (CleStore    *store,
                          const char  *id,
                          GError     **error)
{
  g_autofree char *path = dup_path (id);

  /* Nothing is made on disk only to find nothing there. */
  if (cle_store_get_folder (store) < 0)
    return TRUE;

  return cle_remove_file (store, path, error);
}

/**
 * cle_profile_draft_list:
 * @store: a store
 * @trouble: (out) (optional) (nullable): what is the matter with the first draft
 *   that cannot be read; it stays where it is
 * @error: return location for a #CleStoreError
 *
 * Lists what was edited and not saved as a revision. Each has the number and the
 * date of the newest revision, 0 for a profile that was never saved. Drafts that
 * say no more than their revision are left out.
 *
 * Returns: (transfer full) (element-type CleProfile) (nullable): the drafts
 */
GPtrArray *
cle_profile_draft_list (CleStore  *store,
                        char     **trouble,
                        GError   **error)
{
  g_autoptr (GPtrArray) drafts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cle_profile_unref);
  g_auto (GStrv) ids = NULL;

  if (trouble != NULL)
    *trouble = NULL;
  if (cle_store_get_folder (store) < 0)
    return g_steal_pointer (&drafts);

  ids = cle_files_list_in (cle_store_get_io (store), cle_store_get_folder (store), FOLDER, FALSE,
                           error);
  if (ids == NULL)
    return NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GError) failure = NULL;
      CleProfile *draft = cle_uuid_check (ids[i], strlen (ids[i]))
                              ? cle_profile_draft_load (store, ids[i], &failure)
                              : NULL;

      if (draft != NULL)
        g_ptr_array_add (drafts, draft);
      else if (failure != NULL && trouble != NULL && *trouble == NULL)
        *trouble = g_strdup (failure->message);
    }

  return g_steal_pointer (&drafts);
}
