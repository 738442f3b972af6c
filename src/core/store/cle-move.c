/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-move.h"
#include "cle-files.h"
#include "cle-identity.h"
#include "cle-moved.h"
#include "cle-replace.h"
#include "cle-store-private.h"
#include "cle-tail.h"
#include "cle-tree.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* All that a store consists of but its identity. A folder with a store.json is
 * a whole store. */
static const char *const parts[] = { "questionnaires", "profiles", "people", "drafts",
                                     "quarantine",     "kiosk",    "records", NULL };

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

/* The copy, with an identity that waits, and the mark that leads to it. */
static gboolean
prepare (CleStore   *store,
         int         target,
         const char *to,
         GError    **error)
{
  const CleIo *io = cle_store_get_io (store);
  int folder = cle_store_get_folder (store);
  g_autofree char *whole = g_canonicalize_filename (to, NULL);

  return copy_all (store, target, error) &&
         cle_identity_rehome (io, folder, target, CLE_ARRIVING_FILE, whole, error) &&
         cle_remove_in (io, target, CLE_MOVED_FILE, error) &&
         cle_moved_write (io, folder, whole, error);
}

static void
remove_parts (const CleIo *io,
              int          folder)
{
  for (guint i = 0; parts[i] != NULL; i++)
    cle_tree_remove (io, folder, parts[i], NULL);
}

static void
give_up (CleStore *store,
         int       target)
{
  const CleIo *io = cle_store_get_io (store);

  cle_remove_in (io, cle_store_get_folder (store), CLE_MOVED_FILE, NULL);
  io->unlinkat (io, target, CLE_ARRIVING_FILE, 0);
  remove_parts (io, target);
}

/* From the moment that the original has no identity the copy is the store. */
static gboolean
leave (CleStore *store,
       GError  **error)
{
  const CleIo *io = cle_store_get_io (store);
  int folder = cle_store_get_folder (store);

  if (io->unlinkat (io, folder, "store.json", 0) != 0)
    {
      cle_files_set_error (error, errno, "store.json");
      return FALSE;
    }

  io->fsync (io, folder);
  cle_tail_forget (store);
  return TRUE;
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

  done = prepare (store, target, to, error) && leave (store, error);
  if (!done)
    give_up (store, target);

  /* If it cannot arrive now it will when it is opened next, and until then the
   * original keeps its records. */
  else if (cle_moved_arrive (io, target, NULL))
    remove_parts (io, cle_store_get_folder (store));
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

  /* All that a store leaves behind when it is moved away. */
  while ((name = g_dir_read_name (dir)) != NULL)
    if (strcmp (name, "lock") != 0 && strcmp (name, CLE_MOVED_FILE) != 0)
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
 * it under the lock. Open the store anew at @to afterwards. A mark stays behind,
 * so that whoever opens the old folder finds the store in the new one.
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
