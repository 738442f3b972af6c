/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-profile-store.h"

#include "cle-profile-private.h"
#include "store/cle-files.h"
#include "store/cle-record.h"
#include "store/cle-replace.h"
#include "store/cle-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FOLDER "profiles"

/* More than is allowed, so that what is too large is told so. */
#define MAX_BYTES (2 * CLE_PROFILE_MAX_BYTES)

static char *
dup_path (const char *id,
          guint       revision)
{
  return g_strdup_printf (FOLDER "/%s/%u.json", id, revision);
}

/* The revision that a file holds by its name; 0 for any other file. */
static guint
parse_file_name (const char *name)
{
  gsize digits = strspn (name, "0123456789");
  guint64 revision = g_ascii_strtoull (name, NULL, 10);

  if (digits == 0 || digits > 7 || name[0] == '0' || strcmp (name + digits, ".json") != 0 ||
      revision > CLE_PROFILE_MAX_REVISION)
    return 0;

  return (guint) revision;
}

static int
compare_revisions (gconstpointer a,
                   gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return first < second ? 1 : first > second ? -1 : 0;
}

/* The revisions on disk, newest first. */
static GArray *
list_numbers (CleStore   *store,
              const char *id,
              GError    **error)
{
  g_autofree char *path = g_build_filename (FOLDER, id, NULL);
  g_auto (GStrv) names = NULL;
  GArray *numbers;

  if (cle_store_get_folder (store) < 0)
    return g_array_new (FALSE, FALSE, sizeof (guint));

  names = cle_files_list_in (cle_store_get_io (store), cle_store_get_folder (store), path, FALSE,
                             error);
  if (names == NULL)
    return NULL;

  numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; names[i] != NULL; i++)
    {
      guint revision = parse_file_name (names[i]);

      if (revision > 0)
        g_array_append_val (numbers, revision);
    }
  g_array_sort (numbers, compare_revisions);

  return numbers;
}

static gboolean
check_id (const char *id,
          GError    **error)
{
  if (cle_uuid_check (id, strlen (id)))
    return TRUE;

  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND,
               _ ("there is no profile “%s” here"), id);
  return FALSE;
}

/**
 * cle_profile_entry_free:
 * @self: (transfer full): one profile of the store
 */
void
cle_profile_entry_free (CleProfileEntry *self)
{
  g_clear_pointer (&self->profile, cle_profile_unref);
  g_free (self->trouble);
  g_free (self->id);
  g_free (self);
}

/**
 * cle_profile_store_load:
 * @store: a store
 * @id: the id of a profile
 * @revision: which of its revisions, from 1
 * @error: return location for a #CleProfileError or #CleStoreError
 *
 * Returns: (transfer full) (nullable): what was saved then
 */
CleProfile *
cle_profile_store_load (CleStore   *store,
                        const char *id,
                        guint       revision,
                        GError    **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CleProfile) profile = NULL;

  if (!check_id (id, error))
    return NULL;

  path = dup_path (id, revision);
  bytes = cle_read_file (store, path, MAX_BYTES, error);
  if (bytes == NULL)
    return NULL;

  profile = cle_profile_new_from_bytes (bytes, path, error);
  if (profile == NULL)
    return NULL;
  if (strcmp (profile->id, id) != 0 || profile->revision != revision)
    {
      g_set_error (error, CLE_PROFILE_ERROR, CLE_PROFILE_ERROR_INVALID,
                   _ ("%s: holds another profile or revision than its name says"), path);
      return NULL;
    }

  return g_steal_pointer (&profile);
}

/* The newest revision that can be read, and why it is not the last one. */
static CleProfileEntry *
load_entry (CleStore   *store,
            const char *id,
            GError    **error)
{
  g_autoptr (GArray) numbers = list_numbers (store, id, error);
  CleProfileEntry *entry;

  if (numbers == NULL)
    return NULL;

  entry = g_new0 (CleProfileEntry, 1);
  entry->id = g_strdup (id);
  entry->newest = numbers->len > 0 ? g_array_index (numbers, guint, 0) : 0;
  for (guint i = 0; entry->profile == NULL && i < numbers->len; i++)
    {
      g_autoptr (GError) failure = NULL;

      entry->profile =
          cle_profile_store_load (store, id, g_array_index (numbers, guint, i), &failure);
      if (failure != NULL && entry->trouble == NULL)
        entry->trouble = g_strdup (failure->message);
    }

  return entry;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const CleProfileEntry *first = *(const CleProfileEntry *const *) a;
  const CleProfileEntry *second = *(const CleProfileEntry *const *) b;
  const char *first_name = first->profile != NULL ? first->profile->name : "";
  const char *second_name = second->profile != NULL ? second->profile->name : "";
  int order = g_utf8_collate (first_name, second_name);

  return order != 0 ? order : strcmp (first->id, second->id);
}

/**
 * cle_profile_store_list:
 * @store: a store
 * @error: return location for a #CleStoreError
 *
 * Lists all profiles. Of one whose newest revision cannot be read, because it
 * is damaged or of a later version of the program, the entry has the newest
 * that can, and says what is the matter.
 *
 * Returns: (transfer full) (element-type CleProfileEntry) (nullable): by name
 */
GPtrArray *
cle_profile_store_list (CleStore *store,
                        GError  **error)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cle_profile_entry_free);
  g_auto (GStrv) ids = NULL;

  if (cle_store_get_folder (store) < 0)
    return g_steal_pointer (&entries);

  ids = cle_files_list_in (cle_store_get_io (store), cle_store_get_folder (store), FOLDER, FALSE,
                           error);
  if (ids == NULL)
    return NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (CleProfileEntry) entry = NULL;

      if (!cle_uuid_check (ids[i], strlen (ids[i])))
        continue;
      entry = load_entry (store, ids[i], error);
      if (entry == NULL)
        return NULL;
      if (entry->newest > 0)
        g_ptr_array_add (entries, g_steal_pointer (&entry));
    }
  g_ptr_array_sort (entries, compare_entries);

  return g_steal_pointer (&entries);
}

/**
 * cle_profile_store_list_revisions:
 * @store: a store
 * @id: the id of a profile
 * @error: return location for a #CleStoreError
 *
 * Returns: (transfer full) (element-type CleProfile) (nullable): the revisions
 *   that can be read, newest first
 */
GPtrArray *
cle_profile_store_list_revisions (CleStore   *store,
                                  const char *id,
                                  GError    **error)
{
  g_autoptr (GArray) numbers = NULL;
  GPtrArray *revisions;

  if (!check_id (id, error))
    return NULL;
  numbers = list_numbers (store, id, error);
  if (numbers == NULL)
    return NULL;

  revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_profile_unref);
  for (guint i = 0; i < numbers->len; i++)
    {
      CleProfile *one = cle_profile_store_load (store, id, g_array_index (numbers, guint, i), NULL);

      if (one != NULL)
        g_ptr_array_add (revisions, one);
    }

  return revisions;
}

/**
 * cle_profile_store_newest:
 * @store: a store
 * @id: the id of a profile
 * @error: return location for a #CleProfileError or #CleStoreError
 *
 * Returns: (transfer full) (nullable): the newest revision that can be read
 */
CleProfile *
cle_profile_store_newest (CleStore   *store,
                          const char *id,
                          GError    **error)
{
  g_autoptr (CleProfileEntry) entry = NULL;

  if (!check_id (id, error))
    return NULL;
  entry = load_entry (store, id, error);
  if (entry == NULL)
    return NULL;
  if (entry->profile != NULL)
    return g_steal_pointer (&entry->profile);

  if (entry->trouble != NULL)
    g_set_error_literal (error, CLE_PROFILE_ERROR, CLE_PROFILE_ERROR_INVALID, entry->trouble);
  else
    g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND,
                 _ ("there is no profile “%s” here"), id);
  return NULL;
}

/* A profile that a later version of the program changed is only read here:
 * what this one knows would be saved over what it does not. */
static gboolean
check_not_newer (CleStore   *store,
                 const char *id,
                 guint       newest,
                 GError    **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (CleProfile) last = NULL;

  if (newest == 0)
    return TRUE;

  last = cle_profile_store_load (store, id, newest, &failure);
  if (!g_error_matches (failure, CLE_PROFILE_ERROR, CLE_PROFILE_ERROR_NEWER))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static CleProfile *
save_locked (CleStore         *store,
             const CleProfile *profile,
             GError          **error)
{
  g_autoptr (GArray) numbers = list_numbers (store, profile->id, error);
  g_autoptr (CleProfile) saved = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = NULL;
  guint newest;

  if (numbers == NULL)
    return NULL;
  newest = numbers->len > 0 ? g_array_index (numbers, guint, 0) : 0;
  if (!check_not_newer (store, profile->id, newest, error))
    return NULL;
  if (newest >= CLE_PROFILE_MAX_REVISION)
    {
      g_set_error_literal (error, CLE_PROFILE_ERROR, CLE_PROFILE_ERROR_INVALID,
                           _ ("This profile has as many revisions as there can be."));
      return NULL;
    }

  saved = cle_profile_stamp (profile, profile->id, newest + 1,
                             cle_clock_get_wall (cle_store_get_clock (store)));
  bytes = cle_profile_to_bytes (saved);
  path = dup_path (saved->id, saved->revision);
  if (!cle_replace_in (cle_store_get_io (store), cle_store_get_folder (store), path,
                       g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error))
    return NULL;

  return g_steal_pointer (&saved);
}

/**
 * cle_profile_store_save:
 * @store: a store
 * @profile: what is to hold from now on
 * @error: return location for a #CleStoreError or #CleProfileError
 *
 * Saves a new revision, after all that there are. What was saved before is
 * never touched. A profile whose newest revision is of a later version of the
 * program is refused.
 *
 * Returns: (transfer full) (nullable): the profile with its new revision and
 *   date, when it is on disk to stay
 */
CleProfile *
cle_profile_store_save (CleStore         *store,
                        const CleProfile *profile,
                        GError          **error)
{
  CleProfile *saved;

  if (!cle_store_begin_write (store, error))
    return NULL;

  saved = save_locked (store, profile, error);
  cle_store_end_write (store);

  return saved;
}

/**
 * cle_profile_store_duplicate:
 * @store: a store
 * @profile: what to begin with
 * @name: the name of the new one
 * @error: return location for a #CleStoreError or #CleProfileError
 *
 * Returns: (transfer full) (nullable): the first revision of a new profile with
 *   the same traits
 */
CleProfile *
cle_profile_store_duplicate (CleStore         *store,
                             const CleProfile *profile,
                             const char       *name,
                             GError          **error)
{
  g_autoptr (CleProfile) renamed = cle_profile_rename (profile, name, error);
  g_autoptr (CleProfile) copy = NULL;
  g_autofree char *id = NULL;

  if (renamed == NULL)
    return NULL;

  id = g_uuid_string_random ();
  copy = cle_profile_stamp (renamed, id, 0, 0);
  return cle_profile_store_save (store, copy, error);
}
