/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-erase-names.h"
#include "cle-files.h"
#include "cle-replace.h"
#include "cle-store-private.h"
#include "json/cle-json-document.h"
#include "json/cle-json-writer.h"

#include <string.h>

#define DOCUMENT_MAX (128 * 1024)
#define NAME_LIMIT   200
#define NAME_LEAST   3 /* characters; less stands in every other line */

/* As it stands in a line. */
static void
add_name (GPtrArray  *self,
          const char *name)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (g_utf8_strlen (name, -1) < NAME_LEAST)
    return;

  cle_json_write_string (text, name);
  g_ptr_array_add (self, g_strndup (text->str + 1, text->len - 2));
}

static void
add_names_of (GPtrArray  *self,
              CleStore   *store,
              const char *path)
{
  static const char *const members[] = { "name", "contact" };
  g_autoptr (GBytes) bytes = cle_read_file (store, path, DOCUMENT_MAX, NULL);
  g_autoptr (CleJsonDocument) document =
      bytes != NULL ? cle_json_document_new (bytes, path, NULL) : NULL;
  CleJsonPlace root;
  const char *name;

  if (document == NULL)
    return;

  root = cle_json_document_get_root (document);
  if (!cle_json_place_expect_object (&root, NULL))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (cle_json_place_has_member (&root, members[i]) &&
        cle_json_place_get_string (&root, members[i], NAME_LIMIT, &name, NULL))
      add_name (self, name);
}

/**
 * cle_erase_names_read:
 * @store: a store
 * @ids: of those who are being erased
 * @error: return location for an error
 *
 * Reads how they and their contact persons are called, by every device that
 * knows them. Documents that cannot be read are passed over, and so are names of
 * one or two characters, which stand in lines about anybody.
 *
 * Returns: (transfer full) (element-type utf8): the names, as they stand in a
 *   line, or %NULL if the folder could not be read
 */
GPtrArray *
cle_erase_names_read (CleStore *store,
                      char    **ids,
                      GError  **error)
{
  g_autoptr (GPtrArray) self = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) devices = cle_files_list_in (cle_store_get_io (store),
                                              cle_store_get_folder (store), "people", FALSE, error);

  if (devices == NULL)
    return NULL;

  for (guint i = 0; devices[i] != NULL; i++)
    for (guint j = 0; ids[j] != NULL; j++)
      {
        g_autofree char *path = g_strdup_printf ("people/%s/%s.json", devices[i], ids[j]);

        add_names_of (self, store, path);
      }

  return g_steal_pointer (&self);
}

/**
 * cle_erase_names_are_in:
 * @self: (nullable): names
 * @bytes: part of a file
 * @length: of @bytes
 *
 * Returns: whether one of them stands there
 */
gboolean
cle_erase_names_are_in (GPtrArray  *self,
                        const char *bytes,
                        gsize       length)
{
  for (guint i = 0; self != NULL && i < self->len; i++)
    if (memmem (bytes, length, self->pdata[i], strlen (self->pdata[i])) != NULL)
      return TRUE;

  return FALSE;
}
