/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-document.h"

#include "actions/cle-action.h"
#include "json/cle-json-document.h"
#include "json/cle-json-writer.h"
#include "store/cle-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* 9999-12-31T23:59:59.999Z */
#define LAST_CHANGE G_GINT64_CONSTANT (253402300799999)

/* In the order of KNOWN. */
enum
{
  KEY_FORMAT,
  KEY_ID,
  KEY_KIND,
  KEY_NAME,
  KEY_CONTACT,
  KEY_SINCE,
  KEY_IMPORTANCE,
  KEY_TAGS,
  KEY_NOTES,
  KEY_CHANGED,
};

static const char *const KNOWN[] = { "format",     "id",   "kind",  "name",    "contact", "since",
                                     "importance", "tags", "notes", "changed", NULL };

static gboolean
read_text (const CleJsonPlace *root,
           const char         *member,
           guint               max,
           char              **text,
           GError            **error)
{
  const char *value;

  if (!cle_json_place_has_member (root, member))
    return TRUE;
  if (!cle_json_place_get_string (root, member, max, &value, error))
    return FALSE;

  cle_client_set (text, value);
  return TRUE;
}

static gboolean
read_since (const CleJsonPlace *root,
            CleClient          *self,
            GError            **error)
{
  if (!read_text (root, "since", 10, &self->since, error))
    return FALSE;
  if (self->since == NULL || cle_action_check_day (self->since))
    return TRUE;

  cle_json_place_set_error (root, "since", CLE_JSON_ERROR_RANGE, _ ("must be a day, as 2026-11-30"),
                            error);
  return FALSE;
}

static gboolean
read_tags (const CleJsonPlace *root,
           CleClient          *self,
           GError            **error)
{
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();
  CleJsonPlace array;
  guint n = 0;

  if (cle_json_place_has_member (root, "tags") &&
      !cle_json_place_get_array (root, "tags", 0, CLE_CLIENT_MAX_TAGS, &array, &n, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&array, i);
      const char *tag;

      if (!cle_json_place_get_string (&item, NULL, CLE_CLIENT_MAX_TAG, &tag, error))
        return FALSE;
      if (*tag != '\0')
        g_strv_builder_add (tags, tag);
    }

  g_strfreev (self->tags);
  self->tags = g_strv_builder_end (tags);
  return TRUE;
}

static gboolean
read_numbers (const CleJsonPlace *root,
              CleClient          *self,
              GError            **error)
{
  gint64 format, importance = CLE_CLIENT_DEFAULT_IMPORTANCE;

  if (!cle_json_place_get_integer (root, "format", 1, 1000000, &format, error))
    return FALSE;
  if (cle_json_place_has_member (root, "importance") &&
      !cle_json_place_get_integer (root, "importance", 1, 5, &importance, error))
    return FALSE;
  if (!cle_json_place_get_integer (root, "changed", 0, LAST_CHANGE, &self->changed, error))
    return FALSE;

  self->newer = format > CLE_CLIENT_FORMAT;
  self->importance = (guint) importance;
  return TRUE;
}

static gboolean
read_name (const CleJsonPlace *root,
           CleClient          *self,
           GError            **error)
{
  if (!read_text (root, "name", CLE_CLIENT_MAX_NAME, &self->name, error))
    return FALSE;
  if (self->name != NULL)
    return TRUE;

  cle_json_place_set_error (root, "name", CLE_JSON_ERROR_MISSING, _ ("is missing"), error);
  return FALSE;
}

/* The id is that of the file; one inside has to agree, or a copy under another
 * name would make two clients of one. */
static void
take_path (const char *path,
           CleClient  *self)
{
  g_autofree char *file = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);

  self->id = g_strndup (file, CLE_UUID_LENGTH);
  self->device = g_path_get_basename (folder);
}

static gboolean
read_id (const CleJsonPlace *root,
         const char         *path,
         CleClient          *self,
         GError            **error)
{
  take_path (path, self);
  if (cle_json_place_has_member (root, "id"))
    {
      const char *id;

      if (!cle_json_place_get_string (root, "id", CLE_UUID_LENGTH, &id, error))
        return FALSE;
      if (strcmp (id, self->id) != 0)
        {
          cle_json_place_set_error (root, "id", CLE_JSON_ERROR_RANGE, _ ("is not that of the file"),
                                    error);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
is_known (CleJsonScanner *scanner)
{
  for (guint i = 0; KNOWN[i] != NULL; i++)
    if (cle_json_scanner_key_is (scanner, KNOWN[i]))
      return TRUE;

  return FALSE;
}

/* As they stand, so that a later version finds what it wrote. */
static char *
keep_unknown (CleJsonDocument *document)
{
  g_autoptr (GString) more = g_string_new (NULL);
  CleJsonScanner scanner;
  gsize length;
  const char *text = cle_json_document_get_text (document, &length);

  cle_json_scanner_init (&scanner, text, length);
  cle_json_scanner_next (&scanner);
  while (cle_json_scanner_next (&scanner) == CLE_JSON_KEY)
    {
      const char *start = scanner.start - 1;
      gboolean known = is_known (&scanner);

      cle_json_scanner_next (&scanner);
      if (!cle_json_scanner_skip (&scanner))
        break;
      if (!known)
        {
          g_string_append_c (more, ',');
          g_string_append_len (more, start, cle_json_scanner_get_at (&scanner) - start);
        }
    }

  return more->len > 0 ? g_string_free (g_steal_pointer (&more), FALSE) : NULL;
}

/* A member of our own layout; anything else is left to the other reader. */
static gboolean
take_text (CleJsonScanner *scanner,
           guint           max,
           char          **text)
{
  g_autofree char *value = NULL;

  if (scanner->token != CLE_JSON_STRING || *text != NULL)
    return FALSE;

  value = cle_json_decode (scanner->start, scanner->length);
  if (g_utf8_strlen (value, -1) > (long) max)
    return FALSE;

  cle_client_set (text, value);
  return TRUE;
}

static gboolean
take_integer (CleJsonScanner *scanner,
              gint64          min,
              gint64          max,
              gint64         *value)
{
  *value = scanner->integer;

  return scanner->token == CLE_JSON_INTEGER && *value >= min && *value <= max;
}

static gboolean
take_tags (CleJsonScanner *scanner,
           CleClient      *self)
{
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();
  guint n = 0;

  if (scanner->token != CLE_JSON_ARRAY_BEGIN)
    return FALSE;

  while (cle_json_scanner_next (scanner) != CLE_JSON_ARRAY_END)
    {
      g_autofree char *tag = NULL;

      if (++n > CLE_CLIENT_MAX_TAGS || !take_text (scanner, CLE_CLIENT_MAX_TAG, &tag) ||
          tag == NULL)
        return FALSE;
      g_strv_builder_add (tags, tag);
    }

  g_strfreev (self->tags);
  self->tags = g_strv_builder_end (tags);
  return TRUE;
}

typedef struct
{
  CleClient *client;
  char      *id;
  char      *kind;
  gint64     format;
  gint64     importance;
} Quick;

static gboolean
take_member (CleJsonScanner *scanner,
             Quick          *quick)
{
  CleClient *self = quick->client;
  guint key = 0;

  while (KNOWN[key] != NULL && !cle_json_scanner_key_is (scanner, KNOWN[key]))
    key++;
  cle_json_scanner_next (scanner);

  switch (key)
    {
    case KEY_FORMAT:
      return take_integer (scanner, CLE_CLIENT_FORMAT, CLE_CLIENT_FORMAT, &quick->format);
    case KEY_ID:
      return take_text (scanner, CLE_UUID_LENGTH, &quick->id);
    case KEY_KIND:
      return take_text (scanner, 64, &quick->kind);
    case KEY_NAME:
      return take_text (scanner, CLE_CLIENT_MAX_NAME, &self->name);
    case KEY_CONTACT:
      return take_text (scanner, CLE_CLIENT_MAX_NAME, &self->contact);
    case KEY_SINCE:
      return take_text (scanner, 10, &self->since) && self->since != NULL &&
             cle_action_check_day (self->since);
    case KEY_IMPORTANCE:
      return take_integer (scanner, 1, 5, &quick->importance);
    case KEY_TAGS:
      return take_tags (scanner, self);
    case KEY_NOTES:
      return take_text (scanner, CLE_CLIENT_MAX_NOTES, &self->notes);
    case KEY_CHANGED:
      return take_integer (scanner, 0, LAST_CHANGE, &self->changed);
    default:
      return FALSE;
    }
}

/* In one pass and without a tree: what we wrote ourselves, and what is in order.
 * There may be 100 000 of them. */
static CleClient *
read_quickly (GBytes     *bytes,
              const char *path)
{
  g_autoptr (CleClient) self = cle_client_new (NULL);
  g_autofree char *id = NULL;
  g_autofree char *kind = NULL;
  Quick quick = { .client = self, .importance = CLE_CLIENT_DEFAULT_IMPORTANCE };
  CleJsonScanner scanner;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  gboolean good;

  self->changed = -1;
  cle_json_scanner_init (&scanner, text, length);
  good = cle_json_scanner_next (&scanner) == CLE_JSON_OBJECT_BEGIN;
  while (good && cle_json_scanner_next (&scanner) == CLE_JSON_KEY)
    good = take_member (&scanner, &quick);
  good = good && scanner.token == CLE_JSON_OBJECT_END &&
         cle_json_scanner_next (&scanner) == CLE_JSON_END;
  id = quick.id;
  kind = quick.kind;
  if (!good || quick.format == 0 || self->changed < 0 || self->name == NULL || id == NULL ||
      g_strcmp0 (kind, CLE_CLIENT_KIND) != 0)
    return NULL;

  take_path (path, self);
  if (strcmp (id, self->id) != 0)
    return NULL;

  self->importance = (guint) quick.importance;
  return g_steal_pointer (&self);
}

/**
 * cle_client_document_is_name:
 * @name: of a file of people/
 *
 * Returns: whether a client or a person stands there, and not a letter
 */
gboolean
cle_client_document_is_name (const char *name)
{
  return strlen (name) == CLE_UUID_LENGTH + strlen (".json") &&
         cle_uuid_check (name, CLE_UUID_LENGTH) && strcmp (name + CLE_UUID_LENGTH, ".json") == 0;
}

/**
 * cle_client_document_read:
 * @bytes: a document of people/
 * @path: below the store's folder, `people/<device>/<id>.json`
 * @is_client: (out): whether it is about a client at all, and not a person
 * @error: return location for a #CleJsonError
 *
 * A document of a later format is read as far as it is understood; it cannot be
 * changed here.
 *
 * Returns: (transfer full) (nullable): the client; %NULL without an error when
 *   the document is about a person
 */
CleClient *
cle_client_document_read (GBytes     *bytes,
                          const char *path,
                          gboolean   *is_client,
                          GError    **error)
{
  g_autoptr (CleJsonDocument) document = NULL;
  g_autoptr (CleClient) self = NULL;
  CleClient *quick = read_quickly (bytes, path);
  CleJsonPlace root;
  const char *kind;

  *is_client = quick != NULL;
  if (quick != NULL)
    return quick;

  document = cle_json_document_new (bytes, path, error);
  self = cle_client_new (NULL);
  if (document == NULL)
    return NULL;
  root = cle_json_document_get_root (document);
  if (!cle_json_place_expect_object (&root, error) ||
      !cle_json_place_get_string (&root, "kind", 64, &kind, NULL) ||
      strcmp (kind, CLE_CLIENT_KIND) != 0)
    return NULL;

  *is_client = TRUE;
  if (!read_numbers (&root, self, error) || !read_id (&root, path, self, error) ||
      !read_name (&root, self, error) ||
      !read_text (&root, "contact", CLE_CLIENT_MAX_NAME, &self->contact, error) ||
      !read_since (&root, self, error) || !read_tags (&root, self, error) ||
      !read_text (&root, "notes", CLE_CLIENT_MAX_NOTES, &self->notes, error))
    return NULL;

  self->more = keep_unknown (document);
  return g_steal_pointer (&self);
}

/**
 * cle_client_document_write:
 * @self: a client with an id
 * @out: receives the document
 */
void
cle_client_document_write (const CleClient *self,
                           GString         *out)
{
  g_string_append_c (out, '{');
  cle_json_write_integer (out, "format", CLE_CLIENT_FORMAT);
  cle_json_write_text (out, "id", self->id);
  cle_json_write_text (out, "kind", CLE_CLIENT_KIND);
  cle_json_write_text (out, "name", self->name);
  if (self->contact != NULL)
    cle_json_write_text (out, "contact", self->contact);
  if (self->since != NULL)
    cle_json_write_text (out, "since", self->since);
  cle_json_write_integer (out, "importance", self->importance);
  cle_json_write_key (out, "tags");
  g_string_append_c (out, '[');
  for (guint i = 0; self->tags != NULL && self->tags[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      cle_json_write_string (out, self->tags[i]);
    }
  g_string_append_c (out, ']');
  if (self->notes != NULL)
    cle_json_write_text (out, "notes", self->notes);
  cle_json_write_integer (out, "changed", self->changed);
  if (self->more != NULL)
    g_string_append (out, self->more);
  g_string_append (out, "}\n");
}
