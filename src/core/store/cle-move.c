/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-move.h"
#include "cle-files.h"
#include "cle-identity.h"
#include "cle-store-private.h"
#include "cle-tail.h"
#include "cle-tree.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* All that a store consists of, the identity last: a folder with a store.json
 * is a whole store. */
static const char *const parts[] = { "questionnaires", "profiles", "people",     "drafts",
                                     "quarantine",     "records",  "store.json", NULL };

static gboolean
is_inside (const char *path,
           const char *folder)
{
  return g_str_has_prefix (path, folder) &&
         (path[strlen (folder)] == '/' || path[strlen (folder)] == '\0');
}

static gboolean
check_target (CleStore   *store,
              const char *to,
              GError    **error)
{
  if (cle_folder_inspect (to) == CLE_FOLDER_FREE && !is_inside (to, cle_store_get_path (store)))
    return TRUE;

  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_EXISTS,
               _ ("“%s” is not empty. Please choose an empty folder."), to);
  return FALSE;
}

static gboolean
copy_all (CleStore *store,
          int       target,
          GError  **error)
{
  for (guint i = 0; parts[i] != NULL; i++)
    if (!cle_tree_copy (cle_store_get_io (store), cle_store_get_folder (store), target, parts[i],
                        error))
      return FALSE;

  return TRUE;
}

/* From here on the copy is the store. What is left of the original is removed
 * identity first, so that it can no longer be taken for one. */
static void
remove_original (CleStore *store)
{
  const CleIo *io = cle_store_get_io (store);
  int folder = cle_store_get_folder (store);

  for (int i = (int) G_N_ELEMENTS (parts) - 2; i >= 0; i--)
    cle_tree_remove (io, folder, parts[i], NULL);
  cle_tail_forget (store);
}

static gboolean
move_locked (CleStore   *store,
             const char *to,
             GError    **error)
{
  const CleIo *io = cle_store_get_io (store);
  int target;
  gboolean done;

  if (g_mkdir_with_parents (to, 0700) != 0 ||
      (target = io->openat (io, AT_FDCWD, to, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)) < 0)
    {
      cle_files_set_error (error, errno, to);
      return FALSE;
    }

  done = copy_all (store, target, error) && cle_identity_rehome (io, target, to, error);
  if (done)
    remove_original (store);
  else
    for (guint i = 0; parts[i] != NULL; i++)
      cle_tree_remove (io, target, parts[i], NULL);
  cle_files_close (io, &target);

  return done;
}

/**
 * cle_folder_inspect:
 * @path: a folder that may be missing
 *
 * Returns: what could be done with it as a data folder.
 */
CleFolderKind
cle_folder_inspect (const char *path)
{
  g_autofree char *identity = g_build_filename (path, "store.json", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (g_file_test (identity, G_FILE_TEST_IS_REGULAR))
    return CLE_FOLDER_STORE;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return CLE_FOLDER_FREE;

  dir = g_dir_open (path, 0, NULL);
  if (dir == NULL)
    return CLE_FOLDER_OTHER;

  /* The lock file is all that a store leaves behind when it is moved away. */
  while ((name = g_dir_read_name (dir)) != NULL)
    if (strcmp (name, "lock") != 0)
      return CLE_FOLDER_OTHER;

  return CLE_FOLDER_FREE;
}

/**
 * cle_store_move:
 * @store: a store
 * @to: an empty or missing folder outside of it
 * @error: return location for an error
 *
 * Copies the store, syncs the copy and only then removes the original, all of
 * it under the lock. Open the store anew at @to afterwards.
 *
 * Returns: %FALSE if nothing was moved; the original is as it was.
 */
gboolean
cle_store_move (CleStore   *store,
                const char *to,
                GError    **error)
{
  gboolean done;

  if (!check_target (store, to, error) || !cle_store_begin_write (store, error))
    return FALSE;

  done = move_locked (store, to, error);
  cle_store_end_write (store);

  return done;
}
