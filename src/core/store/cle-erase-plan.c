/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-erase-plan.h"
#include "cle-files.h"
#include "cle-record.h"
#include "cle-replace.h"
#include "cle-store-private.h"
#include "json/cle-json-document.h"
#include "json/cle-json-writer.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#define PLAN_FILE "erasing.json"
#define PLAN_MAX  (1024 * 1024)
#define MAX_IDS   10000

static gboolean
take_ids (const CleJsonPlace *root,
          GPtrArray          *ids,
          GError            **error)
{
  CleJsonPlace array;
  guint n;

  if (!cle_json_place_get_array (root, "ids", 0, MAX_IDS, &array, &n, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&array, i);
      const char *id = JSON_NODE_HOLDS_VALUE (item.node) ? json_node_get_string (item.node) : NULL;

      if (id == NULL || !cle_uuid_check (id, strlen (id)))
        {
          cle_json_place_set_error (&item, NULL, CLE_JSON_ERROR_TYPE, "not a UUID", error);
          return FALSE;
        }
      g_ptr_array_add (ids, g_strdup (id));
    }

  return TRUE;
}

/**
 * cle_erase_plan_write:
 * @store: a store in a write
 * @self: what is going to be erased
 * @error: return location for an error
 *
 * Returns: %TRUE when the plan is durable, so that it will be carried out
 *   whatever happens.
 */
gboolean
cle_erase_plan_write (CleStore           *store,
                      const CleErasePlan *self,
                      GError            **error)
{
  g_autoptr (GString) text = g_string_new ("{");

  cle_json_write_integer (text, "format", 1);
  cle_json_write_text (text, "what", self->what);
  if (self->alone)
    cle_json_write_boolean (text, "alone", TRUE);
  cle_json_write_key (text, "ids");
  g_string_append_c (text, '[');
  for (guint i = 0; self->ids[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      cle_json_write_string (text, self->ids[i]);
    }
  g_string_append (text, "]}\n");

  return cle_replace_in (cle_store_get_io (store), cle_store_get_folder (store), PLAN_FILE,
                         text->str, text->len, error);
}

/**
 * cle_erase_plan_read:
 * @store: a store
 * @error: return location for an error
 *
 * Returns: (transfer full): what is being erased, or %NULL.
 */
CleErasePlan *
cle_erase_plan_read (CleStore *store,
                     GError  **error)
{
  g_autoptr (GBytes) bytes = cle_read_file (store, PLAN_FILE, PLAN_MAX, error);
  g_autoptr (CleJsonDocument) document =
      bytes != NULL ? cle_json_document_new (bytes, PLAN_FILE, error) : NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  CleJsonPlace root;
  CleErasePlan *self;
  const char *what;

  if (document == NULL)
    return NULL;

  root = cle_json_document_get_root (document);
  if (!cle_json_place_expect_object (&root, error) ||
      !cle_json_place_get_string (&root, "what", 20, &what, error) || !take_ids (&root, ids, error))
    return NULL;

  self = g_new0 (CleErasePlan, 1);
  self->what = g_strdup (what);
  self->alone = cle_json_place_has_member (&root, "alone");
  g_ptr_array_add (ids, NULL);
  self->ids = (char **) g_ptr_array_steal (ids, NULL);

  return self;
}

/**
 * cle_erase_plan_exists:
 * @store: a store
 *
 * Returns: %TRUE if an erasure is not completed.
 */
gboolean
cle_erase_plan_exists (CleStore *store)
{
  struct stat info;
  int folder = cle_store_get_folder (store);

  return folder >= 0 && fstatat (folder, PLAN_FILE, &info, AT_SYMLINK_NOFOLLOW) == 0;
}

/**
 * cle_erase_plan_remove:
 * @store: a store in a write
 * @error: return location for an error
 *
 * Returns: %FALSE if the plan could not be removed.
 */
gboolean
cle_erase_plan_remove (CleStore *store,
                       GError  **error)
{
  const CleIo *io = cle_store_get_io (store);
  int folder = cle_store_get_folder (store);

  if ((io->unlinkat (io, folder, PLAN_FILE, 0) == 0 || errno == ENOENT) &&
      io->fsync (io, folder) == 0)
    return TRUE;

  cle_files_set_error (error, errno, PLAN_FILE);
  return FALSE;
}

/**
 * cle_erase_plan_names:
 * @self: what is being erased
 * @id: of a record or person
 *
 * Returns: %TRUE if @id is to be erased.
 */
gboolean
cle_erase_plan_names (const CleErasePlan *self,
                      const char         *id)
{
  return g_strv_contains ((const char *const *) self->ids, id);
}

/**
 * cle_erase_plan_free:
 * @self: (transfer full): what is being erased
 */
void
cle_erase_plan_free (CleErasePlan *self)
{
  g_free (self->what);
  g_strfreev (self->ids);
  g_free (self);
}
