/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-export.h"

#include "cle-client-document.h"
#include "cle-client-line.h"
#include "cle-client-store.h"
#include "cle-letter-store.h"
#include "json/cle-json-writer.h"
#include "store/cle-people.h"
#include "store/cle-scan.h"

#include <string.h>

/* What is gathered of one client. */
typedef struct
{
  const char *client;
  GHashTable *seen;    /* ids of records */
  GString    *records; /* one a line, with commas between them */
  GHashTable *people;  /* ids of persons that the records name */
} Gathering;

/* Whether the record is about the client, and whom else it names. */
static gboolean
is_about (const CleScanLine *line,
          const char        *client,
          char             **who)
{
  g_autofree char *of = NULL;
  const CleClientMember members[] = {
    { .key = "client", .text = &of },
    { .key = "who", .text = who },
    { 0 },
  };

  if (memmem (line->text, line->length, client, strlen (client)) == NULL)
    return FALSE;

  cle_client_line_read (line->text, line->length, members);
  return g_strcmp0 (of, client) == 0;
}

static gboolean
take_line (const CleScanLine *line,
           gpointer           data)
{
  Gathering *self = data;
  g_autofree char *who = NULL;
  CleRecordHead head;

  if (!cle_record_check (line->text, line->length, &head, NULL) ||
      !is_about (line, self->client, &who) || !g_hash_table_add (self->seen, g_strdup (head.id)))
    return TRUE;

  if (self->records->len > 0)
    g_string_append (self->records, ",\n");
  g_string_append_len (self->records, line->text, (gssize) line->length);
  if (who != NULL)
    g_hash_table_add (self->people, g_steal_pointer (&who));

  return TRUE;
}

static void
write_people (CleStore   *store,
              GHashTable *people,
              GString    *out)
{
  g_autoptr (GList) ids = g_list_sort (g_hash_table_get_keys (people), (GCompareFunc) strcmp);

  cle_json_write_key (out, "people");
  g_string_append_c (out, '{');
  for (GList *l = ids; l != NULL; l = l->next)
    {
      g_autofree char *name = cle_people_dup_name (store, l->data);

      if (name != NULL)
        cle_json_write_text (out, l->data, name);
    }
  g_string_append_c (out, '}');
}

static void
write_head (CleStore  *store,
            CleClient *client,
            GString   *out)
{
  gint64 now = cle_clock_get_wall (cle_store_get_clock (store));
  g_autofree char *at = cle_time_format (now);

  g_string_append_c (out, '{');
  cle_json_write_integer (out, "format", CLE_CLIENT_EXPORT_FORMAT);
  cle_json_write_text (out, "kind", "client-export");
  cle_json_write_text (out, "at", at);
  cle_json_write_key (out, "client");
  cle_client_document_write (client, out);
  g_string_truncate (out, out->len - 1);
}

/* As it stands; a newline ends it. */
static gboolean
write_letter (CleStore   *store,
              const char *path,
              GString    *out,
              GError    **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CleLetter) letter = cle_letter_read_path (store, path, &bytes, error);
  gsize length;
  const char *text;

  if (letter == NULL)
    return FALSE;

  text = g_bytes_get_data (bytes, &length);
  g_string_append_len (out, text, (gssize) length);
  return TRUE;
}

/* Those too that were not recorded as sent, because somebody pulled the plug. */
static gboolean
write_letters (CleStore   *store,
               const char *client,
               GString    *out,
               GError    **error)
{
  g_auto (GStrv) paths = cle_letter_list_paths (store, client, error);

  cle_json_write_key (out, "letters");
  g_string_append (out, "[\n");
  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      if (!write_letter (store, paths[i], out, error))
        return FALSE;
    }
  g_string_append_c (out, ']');

  return paths != NULL;
}

/**
 * cle_client_export:
 * @store: a store
 * @id: of a client
 * @error: return location for an error, of %CLE_STORE_ERROR_NOT_FOUND if there is
 *   no such client
 *
 * Everything about a client as one JSON document: what holds of the documents of
 * all devices, the names of persons that records about it name, the letters that
 * were sent to it, and those records byte for byte as they were written, each
 * once, by device and time.
 * Holds to `client-export.schema.json`.
 *
 * Returns: (transfer full) (nullable): the document
 */
GBytes *
cle_client_export (CleStore   *store,
                   const char *id,
                   GError    **error)
{
  g_autoptr (CleClient) client = cle_client_find (store, id, error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) records = g_string_new (NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  Gathering self = { id, seen, records, people };

  if (client == NULL || !cle_scan_lines (store, NULL, take_line, &self, error))
    return NULL;

  write_head (store, client, out);
  write_people (store, people, out);
  if (!write_letters (store, id, out, error))
    return NULL;
  cle_json_write_key (out, "records");
  g_string_append_printf (out, "[\n%s\n]}\n", records->str);

  return g_string_free_to_bytes (g_steal_pointer (&out));
}
