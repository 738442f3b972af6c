/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-letter-document.h"

#include "json/cle-json-document.h"
#include "json/cle-json-writer.h"
#include "store/cle-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SUFFIX      ".json"
#define NAME_LENGTH (2 * CLE_UUID_LENGTH + 1 + strlen (SUFFIX))

static gboolean
read_id (const CleJsonPlace *root,
         const char         *member,
         char              **id,
         GError            **error)
{
  const char *value;

  if (!cle_json_place_get_string (root, member, CLE_UUID_LENGTH, &value, error))
    return FALSE;

  *id = g_strdup (value);
  return TRUE;
}

/* Of a letter that was copied under another name nobody knows whose it is. */
static gboolean
check_name (const CleJsonPlace *root,
            const CleLetter    *self,
            const char         *path,
            GError            **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = cle_letter_document_dup_name (self);

  if (strcmp (base, name) == 0 && cle_letter_document_is_name (name))
    return TRUE;

  cle_json_place_set_error (root, "id", CLE_JSON_ERROR_RANGE, _ ("is not that of the file"), error);
  return FALSE;
}

static gboolean
read_words (const CleJsonPlace *root,
            CleLetter          *self,
            GError            **error)
{
  const char *title, *text;

  if (!cle_json_place_get_string (root, "title", CLE_LETTER_MAX_TITLE, &title, error) ||
      !cle_json_place_get_string (root, "text", CLE_LETTER_MAX_TEXT, &text, error))
    return FALSE;

  self->title = g_strdup (title);
  self->text = g_strdup (text);
  return TRUE;
}

/**
 * cle_letter_document_is_name:
 * @name: of a file of people/
 *
 * Returns: whether a letter stands there. Its name begins with the id of the
 *   client, as that of everything that goes with them when they are erased.
 */
gboolean
cle_letter_document_is_name (const char *name)
{
  return strlen (name) == NAME_LENGTH && cle_uuid_check (name, CLE_UUID_LENGTH) &&
         name[CLE_UUID_LENGTH] == '.' &&
         cle_uuid_check (name + CLE_UUID_LENGTH + 1, CLE_UUID_LENGTH) &&
         g_str_has_suffix (name, SUFFIX);
}

/**
 * cle_letter_document_dup_name:
 * @self: a letter with its id and that of its client
 *
 * Returns: (transfer full): how its file is called
 */
char *
cle_letter_document_dup_name (const CleLetter *self)
{
  return g_strconcat (self->client, ".", self->id, SUFFIX, NULL);
}

/**
 * cle_letter_document_read:
 * @bytes: a document of people/
 * @path: `people/<device>/<client>.<letter>.json`, wherever that stands
 * @is_letter: (out): whether it is a letter at all
 * @error: return location for a #CleJsonError
 *
 * When it was sent, and what it was made from, is in the record of that id.
 *
 * Returns: (transfer full) (nullable): the letter with its text; %NULL without an
 *   error when the document is about a person or a client
 */
CleLetter *
cle_letter_document_read (GBytes     *bytes,
                          const char *path,
                          gboolean   *is_letter,
                          GError    **error)
{
  g_autoptr (CleJsonDocument) document = cle_json_document_new (bytes, path, error);
  g_autoptr (CleLetter) self = g_new0 (CleLetter, 1);
  CleJsonPlace root;
  const char *kind;
  gint64 format;

  *is_letter = FALSE;
  if (document == NULL)
    return NULL;
  root = cle_json_document_get_root (document);
  if (!cle_json_place_expect_object (&root, error) ||
      !cle_json_place_get_string (&root, "kind", 64, &kind, NULL) ||
      strcmp (kind, CLE_LETTER_KIND) != 0)
    return NULL;

  *is_letter = TRUE;
  if (!cle_json_place_get_integer (&root, "format", 1, 1000000, &format, error) ||
      !read_id (&root, "id", &self->id, error) ||
      !read_id (&root, "client", &self->client, error) || !check_name (&root, self, path, error) ||
      !read_words (&root, self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * cle_letter_document_write:
 * @self: a letter with its id and that of its client
 * @out: receives the document
 */
void
cle_letter_document_write (const CleLetter *self,
                           GString         *out)
{
  g_string_append_c (out, '{');
  cle_json_write_integer (out, "format", CLE_LETTER_FORMAT);
  cle_json_write_text (out, "id", self->id);
  cle_json_write_text (out, "kind", CLE_LETTER_KIND);
  cle_json_write_text (out, "client", self->client);
  cle_json_write_text (out, "title", self->title != NULL ? self->title : "");
  cle_json_write_text (out, "text", self->text);
  g_string_append (out, "}\n");
}
