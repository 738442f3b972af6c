/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-batch.h"
#include "cle-files.h"
#include "cle-replace.h"
#include "cle-store-private.h"
#include "cle-tail.h"
#include "cle-tree.h"
#include "json/cle-json-document.h"
#include "json/cle-json-writer.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define PLAN_FILE "importing.json"
#define PLAN_MAX  (4 * 1024 * 1024)
#define STAGE     "importing"
#define PATH_MAX_CHARACTERS 400

typedef struct
{
  char   *path;
  GBytes *bytes;
} File;

struct _CleBatch
{
  GPtrArray *files; /* of File */
};

/* What is decided: to bring the files in, or to take them away. */
typedef struct
{
  gboolean is_undo;
  char   **paths;
} Plan;

static void
file_free (gpointer data)
{
  File *file = data;

  g_free (file->path);
  g_bytes_unref (file->bytes);
  g_free (file);
}

static void
plan_clear (Plan *plan)
{
  g_strfreev (plan->paths);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static gboolean
is_there (CleStore   *store,
          const char *name)
{
  struct stat info;
  int folder = cle_store_get_folder (store);

  return folder >= 0 && fstatat (folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0;
}

static gboolean
fail (GError    **error,
      const char *name)
{
  cle_files_set_error (error, errno, name);
  return FALSE;
}

/* Only where records, people and questionnaires belong. */
static gboolean
is_safe (const char *path)
{
  return (g_str_has_prefix (path, "records/") || g_str_has_prefix (path, "people/") ||
          g_str_has_prefix (path, "questionnaires/")) &&
         strstr (path, "..") == NULL && strstr (path, "//") == NULL;
}

static gboolean
write_plan (CleStore          *store,
            const char *const *paths,
            gboolean           is_undo,
            GError           **error)
{
  g_autoptr (GString) text = g_string_new ("{");

  cle_json_write_integer (text, "format", 1);
  cle_json_write_boolean (text, "undo", is_undo);
  cle_json_write_key (text, "files");
  g_string_append_c (text, '[');
  for (guint i = 0; paths[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (text, ",\n");
      cle_json_write_string (text, paths[i]);
    }
  g_string_append (text, "]}\n");

  return cle_replace_in (cle_store_get_io (store), cle_store_get_folder (store), PLAN_FILE,
                         text->str, text->len, error);
}

static gboolean
take_paths (const CleJsonPlace *root,
            Plan               *plan,
            GError            **error)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  CleJsonPlace array;
  guint n;

  if (!cle_json_place_get_array (root, "files", 0, CLE_BATCH_MAX_FILES, &array, &n, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&array, i);
      const char *path;

      if (!cle_json_place_get_string (&item, NULL, PATH_MAX_CHARACTERS, &path, error))
        return FALSE;
      if (!is_safe (path))
        {
          cle_json_place_set_error (&item, NULL, CLE_JSON_ERROR_RANGE, "not a file of the store",
                                    error);
          return FALSE;
        }
      g_strv_builder_add (paths, path);
    }

  plan->paths = g_strv_builder_end (paths);
  return TRUE;
}

static gboolean
read_plan (CleStore *store,
           Plan     *plan,
           GError  **error)
{
  g_autoptr (GBytes) bytes = cle_read_file (store, PLAN_FILE, PLAN_MAX, error);
  g_autoptr (CleJsonDocument) document =
      bytes != NULL ? cle_json_document_new (bytes, PLAN_FILE, error) : NULL;
  CleJsonPlace root;

  if (document == NULL)
    return FALSE;

  root = cle_json_document_get_root (document);
  return cle_json_place_expect_object (&root, error) &&
         cle_json_place_get_boolean (&root, "undo", &plan->is_undo, error) &&
         take_paths (&root, plan, error);
}

/* Nothing is decided any more: what waited is thrown away. */
static gboolean
clear_stage (CleStore *store,
             GError  **error)
{
  const CleIo *io = cle_store_get_io (store);
  int folder = cle_store_get_folder (store);

  if (!is_there (store, STAGE))
    return TRUE;

  return cle_tree_remove (io, folder, STAGE, error) &&
         cle_files_sync_folder (io, folder, ".", error);
}

static gboolean
end_plan (CleStore *store,
          GError  **error)
{
  return cle_remove_in (cle_store_get_io (store), cle_store_get_folder (store), PLAN_FILE, error) &&
         clear_stage (store, error);
}

static gboolean
sync_folders (CleStore   *store,
              GHashTable *folders,
              GError    **error)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, folders);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!cle_files_sync_folder (cle_store_get_io (store), cle_store_get_folder (store), name,
                                error))
      return FALSE;

  return TRUE;
}

static gboolean
make_folder (CleStore   *store,
             GHashTable *folders,
             const char *path,
             GError    **error)
{
  const CleIo *io = cle_store_get_io (store);
  g_autofree char *name = g_path_get_dirname (path);
  int fd;

  if (g_hash_table_contains (folders, name))
    return TRUE;

  fd = cle_files_open_folder (io, cle_store_get_folder (store), name, TRUE, error);
  if (fd < 0)
    return FALSE;

  cle_files_close (io, &fd);
  g_hash_table_add (folders, g_steal_pointer (&name));
  return TRUE;
}

/* What is not in the stage any more has taken its place already. */
static gboolean
bring_in (CleStore          *store,
          const char *const *paths,
          GError           **error)
{
  const CleIo *io = cle_store_get_io (store);
  int folder = cle_store_get_folder (store);
  g_autoptr (GHashTable) folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  cle_tail_forget (store);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *staged = g_strdup_printf (STAGE "/%u", i);

      if (!make_folder (store, folders, paths[i], error))
        return FALSE;
      if (io->renameat (io, folder, staged, paths[i]) != 0 && errno != ENOENT)
        return fail (error, paths[i]);
    }

  return sync_folders (store, folders, error) && end_plan (store, error);
}

static gboolean
take_away (CleStore          *store,
           const char *const *paths,
           GError           **error)
{
  const CleIo *io = cle_store_get_io (store);
  int folder = cle_store_get_folder (store);
  g_autoptr (GHashTable) folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  cle_tail_forget (store);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      if (io->unlinkat (io, folder, paths[i], 0) == 0)
        g_hash_table_add (folders, g_path_get_dirname (paths[i]));
      else if (errno != ENOENT)
        return fail (error, paths[i]);
    }

  return sync_folders (store, folders, error) && end_plan (store, error);
}

static gboolean
stage_file (CleStore   *store,
            int         stage,
            guint       number,
            const File *file,
            GError    **error)
{
  const CleIo *io = cle_store_get_io (store);
  g_autofree char *name = g_strdup_printf ("%u", number);
  struct stat info;
  gsize length;
  const char *data = g_bytes_get_data (file->bytes, &length);
  int fd = cle_files_open_regular (io, stage, name, O_WRONLY | O_CREAT | O_EXCL, &info, error);
  gboolean done;

  if (fd < 0)
    return FALSE;

  done = cle_files_write (io, fd, data, length, file->path, error) &&
         (io->fsync (io, fd) == 0 || fail (error, file->path));
  cle_files_close (io, &fd);

  return done;
}

static gboolean
stage_all (CleBatch *self,
           CleStore *store,
           GError  **error)
{
  const CleIo *io = cle_store_get_io (store);
  int stage = cle_files_open_folder (io, cle_store_get_folder (store), STAGE, TRUE, error);
  gboolean done = stage >= 0;

  for (guint i = 0; done && i < self->files->len; i++)
    done = stage_file (store, stage, i, g_ptr_array_index (self->files, i), error);
  done = done && (io->fsync (io, stage) == 0 || fail (error, STAGE));
  cle_files_close (io, &stage);

  return done;
}

static char **
dup_paths (const CleBatch *self)
{
  char **paths = g_new0 (char *, self->files->len + 1);

  for (guint i = 0; i < self->files->len; i++)
    paths[i] = g_strdup (cle_batch_get_path (self, i));

  return paths;
}

/**
 * cle_batch_new:
 *
 * Returns: (transfer full): no files yet.
 */
CleBatch *
cle_batch_new (void)
{
  CleBatch *self = g_new0 (CleBatch, 1);

  self->files = g_ptr_array_new_with_free_func (file_free);

  return self;
}

/**
 * cle_batch_free:
 * @self: (transfer full): files
 */
void
cle_batch_free (CleBatch *self)
{
  g_ptr_array_unref (self->files);
  g_free (self);
}

/**
 * cle_batch_add:
 * @self: files
 * @path: below records/, people/ or questionnaires/, where nothing is yet
 * @bytes: what the file is to hold
 */
void
cle_batch_add (CleBatch   *self,
               const char *path,
               GBytes     *bytes)
{
  File *file = g_new0 (File, 1);

  g_return_if_fail (is_safe (path));

  file->path = g_strdup (path);
  file->bytes = g_bytes_ref (bytes);
  g_ptr_array_add (self->files, file);
}

/**
 * cle_batch_get_n_files:
 * @self: files
 *
 * Returns: how many there are
 */
guint
cle_batch_get_n_files (const CleBatch *self)
{
  return self->files->len;
}

/**
 * cle_batch_get_path:
 * @self: files
 * @index: from 0
 *
 * Returns: (transfer none): where that file goes
 */
const char *
cle_batch_get_path (const CleBatch *self,
                    guint           index)
{
  return ((const File *) g_ptr_array_index (self->files, index))->path;
}

/**
 * cle_batch_write_locked:
 * @self: files
 * @store: a store in a write
 * @error: return location for an error
 *
 * Brings all files into the store, or none: whatever fails, what was put there
 * is taken away again. If even that fails, or the process ends, the next write
 * completes the one or the other.
 *
 * Returns: %TRUE when all are durable.
 */
gboolean
cle_batch_write_locked (CleBatch *self,
                        CleStore *store,
                        GError  **error)
{
  g_auto (GStrv) paths = dup_paths (self);
  const char *const *names = (const char *const *) paths;

  if (self->files->len > CLE_BATCH_MAX_FILES)
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("More than %d files cannot be added at once. Please split what you import."),
                   CLE_BATCH_MAX_FILES);
      return FALSE;
    }

  if (!cle_batch_resume_locked (store, error))
    return FALSE;
  if (!stage_all (self, store, error))
    {
      clear_stage (store, NULL);
      return FALSE;
    }
  if (!write_plan (store, names, FALSE, error))
    {
      /* It may stand there all the same. */
      end_plan (store, NULL);
      return FALSE;
    }
  if (bring_in (store, names, error))
    return TRUE;

  if (write_plan (store, names, TRUE, NULL))
    take_away (store, names, NULL);
  return FALSE;
}

/**
 * cle_batch_withdraw_locked:
 * @store: a store in a write
 * @paths: of files that came in a batch
 * @error: return location for an error
 *
 * Takes files away again, all or none.
 *
 * Returns: %TRUE when they are gone.
 */
gboolean
cle_batch_withdraw_locked (CleStore          *store,
                           const char *const *paths,
                           GError           **error)
{
  return cle_batch_resume_locked (store, error) && write_plan (store, paths, TRUE, error) &&
         take_away (store, paths, error);
}

/**
 * cle_batch_resume_locked:
 * @store: a store in a write
 * @error: return location for an error
 *
 * Completes a batch that was interrupted, or clears away what was not decided.
 *
 * Returns: %FALSE if there is one and it could not be completed.
 */
gboolean
cle_batch_resume_locked (CleStore *store,
                         GError  **error)
{
  g_auto (Plan) plan = { 0 };
  const char *const *paths;

  if (!is_there (store, PLAN_FILE))
    return clear_stage (store, error);
  if (!read_plan (store, &plan, error))
    return FALSE;

  paths = (const char *const *) plan.paths;
  return plan.is_undo ? take_away (store, paths, error) : bring_in (store, paths, error);
}

/**
 * cle_batch_resume:
 * @store: a store
 * @error: return location for an error
 *
 * cle_batch_resume_locked() at the start of the program. Costs two looks for a
 * file when there is nothing to do.
 *
 * Returns: %FALSE if there is something and it could not be completed.
 */
gboolean
cle_batch_resume (CleStore *store,
                  GError  **error)
{
  gboolean done;

  if (cle_store_get_read_only (store) || (!is_there (store, PLAN_FILE) && !is_there (store, STAGE)))
    return TRUE;

  if (!cle_store_begin_write (store, error))
    return FALSE;

  done = cle_batch_resume_locked (store, error);
  cle_store_end_write (store);

  return done;
}
