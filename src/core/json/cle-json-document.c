/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-json-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _CleJsonDocument
{
  GBytes     *bytes;
  char       *name;
  const char *text; /* in bytes, after a byte order mark */
  gsize       length;
  JsonNode   *root;
};

static void
clear_document (CleJsonDocument *self)
{
  g_bytes_unref (self->bytes);
  g_free (self->name);
  g_clear_pointer (&self->root, json_node_unref);
}

/* Editors on other systems put a mark before UTF-8. It is let through here,
 * where files of people come in, and nowhere else. */
static void
skip_byte_order_mark (CleJsonDocument *self)
{
  if (self->length >= 3 && memcmp (self->text, "\xef\xbb\xbf", 3) == 0)
    {
      self->text += 3;
      self->length -= 3;
    }
}

static gboolean
parse (CleJsonDocument *self,
       GError         **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  if (!cle_json_check (self->text, self->length, error))
    {
      g_prefix_error (error, "%s: ", self->name);
      return FALSE;
    }

  /* What has passed the scanner is a subset of what json-glib reads. */
  if (!json_parser_load_from_data (parser, self->text, (gssize) self->length, NULL))
    {
      g_set_error (error, CLE_JSON_ERROR, CLE_JSON_ERROR_SYNTAX, _ ("%s: cannot be read as JSON"),
                   self->name);
      return FALSE;
    }

  self->root = json_parser_steal_root (parser);
  return TRUE;
}

/**
 * cle_json_document_new:
 * @bytes: the content of a file, at most %CLE_JSON_MAX_FILE
 * @name: the name of the file, as errors shall name it
 * @error: return location for a #CleJsonError
 *
 * Checks @bytes with the strict scanner, then builds a tree of it. A byte order
 * mark at the beginning is let through.
 *
 * Returns: (transfer full) (nullable): the document
 */
CleJsonDocument *
cle_json_document_new (GBytes     *bytes,
                       const char *name,
                       GError    **error)
{
  g_autoptr (CleJsonDocument) self = g_rc_box_new0 (CleJsonDocument);

  self->bytes = g_bytes_ref (bytes);
  self->name = g_strdup (name);
  self->text = g_bytes_get_data (bytes, &self->length);
  skip_byte_order_mark (self);

  if (!parse (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * cle_json_document_ref:
 * @self: a document
 *
 * Returns: (transfer full): the same document
 */
CleJsonDocument *
cle_json_document_ref (CleJsonDocument *self)
{
  return g_rc_box_acquire (self);
}

/**
 * cle_json_document_unref:
 * @self: (transfer full): a document
 *
 * Gives the document up. Places in it must not be used after the last one did.
 */
void
cle_json_document_unref (CleJsonDocument *self)
{
  g_rc_box_release_full (self, (GDestroyNotify) clear_document);
}

/**
 * cle_json_document_get_name:
 * @self: a document
 *
 * Returns: the name of the file, for messages
 */
const char *
cle_json_document_get_name (CleJsonDocument *self)
{
  return self->name;
}

/**
 * cle_json_document_get_text:
 * @self: a document
 * @length: (out): its length in bytes
 *
 * Returns: the text that was checked, without a byte order mark; not
 *   terminated by a NUL
 */
const char *
cle_json_document_get_text (CleJsonDocument *self,
                            gsize           *length)
{
  *length = self->length;
  return self->text;
}

/**
 * cle_json_document_get_root:
 * @self: a document
 *
 * Returns: the place of the outermost value; it borrows from @self
 */
CleJsonPlace
cle_json_document_get_root (CleJsonDocument *self)
{
  return (CleJsonPlace){ .document = self, .node = self->root };
}
