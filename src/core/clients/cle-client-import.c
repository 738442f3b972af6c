/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-import-private.h"

#include "cle-client-tags.h"
#include "exchange/cle-import-map.h"
#include "json/cle-json-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_FILE (64 * 1024 * 1024)

static const char *const FIELDS[] = { "name", "contact", "since", "importance", "tags", "notes" };

static void
row_free (gpointer data)
{
  CleClientImportRow *row = data;

  g_free (row->file);
  g_clear_pointer (&row->client, cle_client_free);
  g_free (row->reason);
  g_free (row);
}

/**
 * cle_client_texts_clear:
 * @self: texts
 */
void
cle_client_texts_clear (CleClientTexts *self)
{
  for (guint i = 0; i < CLE_N_CLIENT_FIELDS; i++)
    g_clear_pointer (&self->fields[i], g_free);
}

/**
 * cle_client_import_fold:
 * @text: a name or a heading
 *
 * Returns: (transfer full): as it is compared
 */
char *
cle_client_import_fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  char *folded = g_utf8_casefold (normal != NULL ? normal : "", -1);

  return g_strstrip (folded);
}

/**
 * cle_client_import_new:
 * @known: (element-type CleClient): clients that are there already
 *
 * Returns: (transfer full): an import without any rows
 */
CleClientImport *
cle_client_import_new (GPtrArray *known)
{
  CleClientImport *self = g_new0 (CleClientImport, 1);

  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < known->len; i++)
    g_hash_table_add (self->names,
                      cle_client_import_fold (((const CleClient *) known->pdata[i])->name));

  return self;
}

/**
 * cle_client_import_free:
 * @self: (transfer full): an import
 */
void
cle_client_import_free (CleClientImport *self)
{
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->names);
  for (guint i = 0; i < CLE_N_CLIENT_FIELDS; i++)
    g_free (self->headings[i]);
  g_clear_object (&self->cancellable);
  g_free (self);
}

/**
 * cle_client_import_find_field:
 * @field: name, contact, since, importance, tags or notes
 *
 * Returns: its number, %CLE_N_CLIENT_FIELDS if there is none of that name
 */
guint
cle_client_import_find_field (const char *field)
{
  guint i = 0;

  while (i < CLE_N_CLIENT_FIELDS && strcmp (FIELDS[i], field) != 0)
    i++;

  return i;
}

/**
 * cle_client_import_set_column:
 * @self: an import
 * @field: name, contact, since, importance, tags or notes
 * @heading: (nullable): of the column that it is in; "" for none of them, %NULL
 *   to guess it
 *
 * Returns: whether there is such a field
 */
gboolean
cle_client_import_set_column (CleClientImport *self,
                              const char      *field,
                              const char      *heading)
{
  guint i = cle_client_import_find_field (field);

  if (i == CLE_N_CLIENT_FIELDS)
    return FALSE;

  g_free (self->headings[i]);
  self->headings[i] = heading != NULL ? cle_client_import_fold (heading) : NULL;
  return TRUE;
}

static gboolean
read_columns (CleClientImport    *self,
              const CleJsonPlace *root,
              GError            **error)
{
  g_auto (GStrv) fields = NULL;
  CleJsonPlace columns;
  const char *heading;

  if (!cle_json_place_get_object (root, "columns", &columns, error))
    return FALSE;

  fields = cle_json_place_list_members (&columns);
  for (guint i = 0; fields[i] != NULL; i++)
    {
      if (!cle_json_place_get_string (&columns, fields[i], 1000, &heading, error))
        return FALSE;
      if (cle_client_import_set_column (self, fields[i], heading))
        continue;
      cle_json_place_set_error (&columns, fields[i], CLE_JSON_ERROR_RANGE,
                                _ ("is none of name, contact, since, importance, tags and notes"),
                                error);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_delimiter (CleClientImport    *self,
                const CleJsonPlace *root,
                GError            **error)
{
  const char *delimiter;

  if (!cle_json_place_has_member (root, "delimiter"))
    return TRUE;
  if (!cle_json_place_get_string (root, "delimiter", 1, &delimiter, error))
    return FALSE;
  if (*delimiter != '\0' && strchr (",;\t|", *delimiter) != NULL)
    {
      self->delimiter = *delimiter;
      return TRUE;
    }

  cle_json_place_set_error (root, "delimiter", CLE_JSON_ERROR_RANGE,
                            _ ("is a comma, a semicolon, a tab or a bar"), error);
  return FALSE;
}

/**
 * cle_client_import_read_map:
 * @self: an import
 * @bytes: a JSON document: `{"columns":{"name":"Company", …},"delimiter":";"}`
 * @name: of the file, for errors
 * @error: return location for a #CleJsonError
 *
 * Tells which columns of a table are what. Columns that it does not name are
 * guessed.
 *
 * Returns: whether it could be read
 */
gboolean
cle_client_import_read_map (CleClientImport *self,
                            GBytes          *bytes,
                            const char      *name,
                            GError         **error)
{
  g_autoptr (CleJsonDocument) document = cle_json_document_new (bytes, name, error);
  CleJsonPlace root;

  if (document == NULL)
    return FALSE;

  root = cle_json_document_get_root (document);
  return cle_json_place_expect_object (&root, error) && read_columns (self, &root, error) &&
         read_delimiter (self, &root, error);
}

static CleClientImportRow *
add_row (CleClientImport     *self,
         CleClientImportKind  kind,
         const char          *file,
         guint                line)
{
  CleClientImportRow *row = g_new0 (CleClientImportRow, 1);

  row->kind = kind;
  row->file = g_strdup (file);
  row->line = line;
  g_ptr_array_add (self->rows, row);

  return row;
}

/**
 * cle_client_import_refuse:
 * @self: an import
 * @file: where it is from
 * @line: from 1
 * @reason: why it cannot be taken
 */
void
cle_client_import_refuse (CleClientImport *self,
                          const char      *file,
                          guint            line,
                          const char      *reason)
{
  add_row (self, CLE_CLIENT_IMPORT_REFUSED, file, line)->reason = g_strdup (reason);
}

/* 2026-11-30, or 30.11.2026. */
static char *
read_day (const char *text)
{
  if (strlen (text) == 10 && text[2] == '.' && text[5] == '.')
    return g_strdup_printf ("%.4s-%.2s-%.2s", text + 6, text + 3, text);

  return g_strdup (text);
}

/* An address book has told where each of them ends. */
static char **
read_tags (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, CLE_CLIENT_TAG_END, -1);
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();

  if (parts[0] == NULL || parts[1] == NULL)
    return cle_client_tags_read (text, CLE_CLIENT_TAGS_TABLE);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (tags, parts[i]);

  return g_strv_builder_end (tags);
}

static gboolean
read_client (const CleClientTexts *texts,
             CleClient            *client,
             GError              **error)
{
  const char *since = texts->fields[CLE_CLIENT_FIELD_SINCE];
  const char *importance = texts->fields[CLE_CLIENT_FIELD_IMPORTANCE];
  const char *tags = texts->fields[CLE_CLIENT_FIELD_TAGS];
  g_autofree char *day = since != NULL ? read_day (since) : NULL;
  guint64 number = CLE_CLIENT_DEFAULT_IMPORTANCE;

  cle_client_set (&client->contact, texts->fields[CLE_CLIENT_FIELD_CONTACT]);
  cle_client_set (&client->notes, texts->fields[CLE_CLIENT_FIELD_NOTES]);
  cle_client_set (&client->since, day);
  if (importance != NULL && *importance != '\0' &&
      !g_ascii_string_to_unsigned (importance, 10, 1, 5, &number, NULL))
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("“%s” is not an importance from 1 to 5."), importance);
      return FALSE;
    }
  client->importance = (guint) number;
  if (tags != NULL)
    {
      g_strfreev (client->tags);
      client->tags = read_tags (tags);
    }

  return cle_client_check (client, error);
}

/**
 * cle_client_import_take:
 * @self: an import
 * @file: where it is from
 * @line: from 1
 * @texts: what is said of a client
 *
 * Adds a row to the plan.
 */
void
cle_client_import_take (CleClientImport *self,
                        const char      *file,
                        guint            line,
                        CleClientTexts  *texts)
{
  g_autoptr (CleClient) client = NULL;
  g_autoptr (GError) error = NULL;
  CleClientImportRow *row;
  char *folded;

  for (guint i = 0; i < CLE_N_CLIENT_FIELDS; i++)
    if (texts->fields[i] != NULL)
      g_strstrip (texts->fields[i]);
  if (texts->fields[CLE_CLIENT_FIELD_NAME] == NULL || *texts->fields[CLE_CLIENT_FIELD_NAME] == '\0')
    {
      cle_client_import_refuse (self, file, line, _ ("There is no name."));
      return;
    }

  client = cle_client_new (texts->fields[CLE_CLIENT_FIELD_NAME]);
  if (!read_client (texts, client, &error))
    {
      cle_client_import_refuse (self, file, line, error->message);
      return;
    }

  folded = cle_client_import_fold (client->name);
  row = add_row (self, CLE_CLIENT_IMPORT_PRESENT, file, line);
  row->client = g_steal_pointer (&client);
  if (g_hash_table_add (self->names, folded))
    row->kind = CLE_CLIENT_IMPORT_ADD;
}

/* Spreadsheets and telephones still write UTF-16; it begins with a mark. */
static GBytes *
decode (GBytes     *bytes,
        const char *name,
        GError    **error)
{
  gsize length, written;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  gboolean little = length >= 2 && data[0] == 0xff && data[1] == 0xfe;
  gboolean big = length >= 2 && data[0] == 0xfe && data[1] == 0xff;
  char *text;

  if (!little && !big)
    return g_bytes_ref (bytes);

  text = g_convert ((const char *) data + 2, (gssize) length - 2, "UTF-8",
                    little ? "UTF-16LE" : "UTF-16BE", NULL, &written, NULL);
  if (text != NULL)
    return g_bytes_new_take (text, written);

  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
               _ ("“%s” begins like UTF-16, but is not."), name);
  return NULL;
}

static gboolean
is_cards (const char *text,
          gsize       length)
{
  static const char begin[] = "BEGIN:VCARD";

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }

  return length >= strlen (begin) && g_ascii_strncasecmp (text, begin, strlen (begin)) == 0;
}

/**
 * cle_client_import_list_headings:
 * @bytes: the content of a file
 * @name: of the file, for errors
 * @error: return location for a #CleCsvError or #CleStoreError
 *
 * Returns: (transfer full) (nullable): the headings of a table, for
 *   cle_client_import_set_column(); %NULL without an error for cards, which need
 *   none
 */
char **
cle_client_import_list_headings (GBytes     *bytes,
                                 const char *name,
                                 GError    **error)
{
  g_autoptr (GBytes) decoded = decode (bytes, name, error);
  gsize length;
  const char *data;

  if (decoded == NULL)
    return NULL;

  data = g_bytes_get_data (decoded, &length);
  if (data != NULL && is_cards (data, length))
    return NULL;

  return cle_import_list_headings (decoded, error);
}

/**
 * cle_client_import_plan:
 * @self: an import
 * @bytes: the content of a file: a table or cards
 * @name: of the file, as errors and rows shall name it
 * @error: return location for a #CleCsvError or #CleStoreError
 *
 * Adds the rows or cards of a file to the plan. Nothing is saved.
 *
 * Returns: %FALSE if the file as a whole cannot be read
 */
gboolean
cle_client_import_plan (CleClientImport *self,
                        GBytes          *bytes,
                        const char      *name,
                        GError         **error)
{
  g_autoptr (GBytes) decoded = NULL;
  g_autofree char *text = NULL;
  const char *data;
  gsize length;

  if (g_bytes_get_size (bytes) > MAX_FILE)
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("“%s” is larger than 64 MiB."), name);
      return FALSE;
    }
  if ((decoded = decode (bytes, name, error)) == NULL)
    return FALSE;

  data = g_bytes_get_data (decoded, &length);
  if (data == NULL || !is_cards (data, length))
    return cle_client_import_take_table (self, decoded, name, error);
  if (memchr (data, '\0', length) != NULL)
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("“%s” contains bytes that are no text."), name);
      return FALSE;
    }

  text = g_strndup (data, length);
  return cle_client_import_take_cards (self, text, name, error);
}

/**
 * cle_client_import_get_rows:
 * @self: an import
 *
 * Returns: (transfer none) (element-type CleClientImportRow): the plan
 */
GPtrArray *
cle_client_import_get_rows (CleClientImport *self)
{
  return self->rows;
}

/**
 * cle_client_import_count:
 * @self: an import
 * @kind: what becomes of rows
 *
 * Returns: of how many rows
 */
guint
cle_client_import_count (CleClientImport     *self,
                         CleClientImportKind  kind)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += ((const CleClientImportRow *) self->rows->pdata[i])->kind == kind;

  return n;
}

/**
 * cle_client_import_set_progress:
 * @self: an import
 * @progress: (nullable): called while clients are saved, in that thread
 * @data: for @progress
 */
void
cle_client_import_set_progress (CleClientImport        *self,
                                CleClientImportProgress progress,
                                gpointer                data)
{
  self->progress = progress;
  self->progress_data = data;
}

/**
 * cle_client_import_set_cancellable:
 * @self: an import
 * @cancellable: (nullable): stops planning and saving
 */
void
cle_client_import_set_cancellable (CleClientImport *self,
                                   GCancellable    *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}
