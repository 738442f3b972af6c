/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-offered.h"

#include "json/cle-json-document.h"
#include "json/cle-json-writer.h"
#include "store/cle-replace.h"
#include "store/cle-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORMAT 1
#define FILE_NAME "questionnaires/offered.json"
#define MAX_BYTES (2 * 1024 * 1024)

/**
 * cle_offered_is_digest:
 * @text: any text
 *
 * Digests become names of files: nothing else may.
 *
 * Returns: whether @text is 64 lower-case hexadecimal digits
 */
gboolean
cle_offered_is_digest (const char *text)
{
  return strspn (text, "0123456789abcdef") == 64 && text[64] == '\0';
}

/**
 * cle_offered_dup_path:
 * @digest: the digest of a questionnaire
 *
 * Returns: (transfer full): where the store keeps it, below its own folder
 */
char *
cle_offered_dup_path (const char *digest)
{
  g_return_val_if_fail (cle_offered_is_digest (digest), NULL);

  return g_strdup_printf ("questionnaires/%s.json", digest);
}

static gboolean
read_digests (const CleJsonPlace *root,
              const char         *member,
              GPtrArray          *digests,
              GError            **error)
{
  CleJsonPlace array;
  const char *digest;
  guint n_items;

  if (!cle_json_place_has_member (root, member))
    return TRUE;
  if (!cle_json_place_get_array (root, member, 0, CLE_JSON_MAX_ITEMS, &array, &n_items, error))
    return FALSE;

  for (guint i = 0; i < n_items; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&array, i);

      if (!cle_json_place_get_string (&item, NULL, 64, &digest, error))
        return FALSE;
      if (!cle_offered_is_digest (digest))
        {
          cle_json_place_set_error (&item, NULL, CLE_JSON_ERROR_RANGE,
                                    _ ("must be 64 hexadecimal digits"), error);
          return FALSE;
        }
      g_ptr_array_add (digests, g_strdup (digest));
    }

  return TRUE;
}

static gboolean
check_format (const CleJsonPlace *root,
              GError            **error)
{
  gint64 format;

  if (!cle_json_place_get_integer (root, "format", 1, G_MAXINT32, &format, error))
    return FALSE;
  if (format == FORMAT)
    return TRUE;

  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NEWER,
               _ ("%s was written by a later version of this program"), FILE_NAME);
  return FALSE;
}

static gboolean
read_document (CleOffered *self,
               GBytes     *bytes,
               GError    **error)
{
  g_autoptr (CleJsonDocument) document = cle_json_document_new (bytes, FILE_NAME, error);
  CleJsonPlace root;

  if (document == NULL)
    return FALSE;

  root = cle_json_document_get_root (document);
  return check_format (&root, error) && read_digests (&root, "offered", self->offered, error) &&
         read_digests (&root, "retired", self->retired, error);
}

/**
 * cle_offered_read:
 * @store: the store
 * @error: return location for a #CleStoreError or #CleJsonError
 *
 * Returns: (transfer full) (nullable): the lists, both empty when none were
 *   written yet
 */
CleOffered *
cle_offered_read (CleStore *store,
                  GError  **error)
{
  g_autoptr (CleOffered) self = g_new0 (CleOffered, 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) missing = NULL;

  self->offered = g_ptr_array_new_with_free_func (g_free);
  self->retired = g_ptr_array_new_with_free_func (g_free);

  bytes = cle_read_file (store, FILE_NAME, MAX_BYTES, &missing);
  if (g_error_matches (missing, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND))
    return g_steal_pointer (&self);
  if (bytes == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return NULL;
    }
  if (!read_document (self, bytes, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * cle_offered_free:
 * @self: (transfer full): the lists
 */
void
cle_offered_free (CleOffered *self)
{
  g_ptr_array_unref (self->offered);
  g_ptr_array_unref (self->retired);
  g_free (self);
}

static void
write_digests (GString    *out,
               const char *key,
               GPtrArray  *digests)
{
  cle_json_write_key (out, key);
  g_string_append_c (out, '[');
  for (guint i = 0; i < digests->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      cle_json_write_string (out, digests->pdata[i]);
    }
  g_string_append_c (out, ']');
}

/**
 * cle_offered_write:
 * @self: the lists
 * @store: the store, in the write in which the lists were read
 * @error: return location for a #CleStoreError
 *
 * Returns: whether the lists are on disk to stay
 */
gboolean
cle_offered_write (CleOffered *self,
                   CleStore   *store,
                   GError    **error)
{
  g_autoptr (GString) out = g_string_new ("{");

  cle_json_write_integer (out, "format", FORMAT);
  write_digests (out, "offered", self->offered);
  write_digests (out, "retired", self->retired);
  g_string_append (out, "}\n");

  return cle_replace_in (cle_store_get_io (store), cle_store_get_folder (store), FILE_NAME,
                         out->str, out->len, error);
}

static void
drop_digest (GPtrArray  *digests,
             const char *digest)
{
  guint index;

  if (g_ptr_array_find_with_equal_func (digests, digest, g_str_equal, &index))
    g_ptr_array_remove_index (digests, index);
}

/**
 * cle_offered_forget:
 * @self: the lists
 * @digest: the digest of a questionnaire that was never answered
 */
void
cle_offered_forget (CleOffered *self,
                    const char *digest)
{
  /* The caller's text may be the one that goes with the first list. */
  g_autofree char *copy = g_strdup (digest);

  drop_digest (self->offered, copy);
  drop_digest (self->retired, copy);
}

/**
 * cle_offered_offer:
 * @self: the lists
 * @digest: the digest of a questionnaire that may be answered from now on
 */
void
cle_offered_offer (CleOffered *self,
                   const char *digest)
{
  char *copy = g_strdup (digest);

  cle_offered_forget (self, copy);
  g_ptr_array_add (self->offered, copy);
}

/**
 * cle_offered_retire:
 * @self: the lists
 * @digest: the digest of a questionnaire that was answered, and will not be again
 */
void
cle_offered_retire (CleOffered *self,
                    const char *digest)
{
  char *copy = g_strdup (digest);

  cle_offered_forget (self, copy);
  g_ptr_array_add (self->retired, copy);
}
