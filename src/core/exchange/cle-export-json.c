/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-export-records.h"
#include "json/cle-json-scanner.h"
#include "json/cle-json-writer.h"
#include "store/cle-people.h"

#include <string.h>

#define STEP_ROWS   1024
#define BATCH_ROWS  1000        /* our own reader takes 10 000 items of an array */
#define PIECE_BYTES (16 * 1024) /* … and 64 KiB of a text */
#define FLUSH_BYTES (256 * 1024)

/* What the records name, each once. */
typedef struct
{
  CleExportSink *sink;
  GString       *out;
  GHashTable    *digests;
  GHashTable    *people;
} Document;

static void
document_clear (Document *self)
{
  g_string_free (self->out, TRUE);
  g_hash_table_unref (self->digests);
  g_hash_table_unref (self->people);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Document, document_clear)

static gboolean
flush (Document *self,
       gsize     least,
       GError  **error)
{
  gboolean done = self->out->len < least ||
                  cle_export_sink_write (self->sink, self->out->str, self->out->len, error);

  if (self->out->len >= least)
    g_string_truncate (self->out, 0);
  return done;
}

/* Remembers the questionnaire and the person that a record names. */
static void
note_names (Document   *self,
            const char *line,
            gsize       length)
{
  CleJsonScanner scanner;

  cle_json_scanner_init (&scanner, line, length);
  cle_json_scanner_next (&scanner);
  while (cle_json_scanner_next (&scanner) == CLE_JSON_KEY)
    {
      gboolean is_digest = cle_json_scanner_key_is (&scanner, "digest");
      gboolean is_who = cle_json_scanner_key_is (&scanner, "who");

      cle_json_scanner_next (&scanner);
      if ((is_digest || is_who) && scanner.token == CLE_JSON_STRING)
        g_hash_table_add (is_digest ? self->digests : self->people,
                          cle_json_decode (scanner.start, scanner.length));
      cle_json_scanner_skip (&scanner);
    }
}

static gboolean
write_records (Document         *self,
               CleExportRecords *records,
               GError          **error)
{
  guint n = cle_export_records_get_n (records);

  g_string_append (self->out, "{\"format\":1,\n\"kind\":\"clientele-export\",\n\"records\":[");
  for (guint i = 0; i < n; i++)
    {
      const char *line = cle_export_records_read (records, i, error);
      guint length = cle_export_records_get (records, i)->length;

      if (line == NULL ||
          (i % STEP_ROWS == 0 && !cle_export_sink_step (self->sink, n + i, 2 * n, error)))
        return FALSE;
      note_names (self, line, length);
      g_string_append (self->out, i == 0 ? "[\n" : i % BATCH_ROWS == 0 ? "\n],[\n" : ",\n");
      g_string_append_len (self->out, line, length);
      if (!flush (self, FLUSH_BYTES, error))
        return FALSE;
    }
  g_string_append (self->out, n > 0 ? "\n]]" : "]");

  return TRUE;
}

static GList *
list_sorted (GHashTable *set)
{
  return g_list_sort (g_hash_table_get_keys (set), (GCompareFunc) strcmp);
}

static void
write_people (Document *self)
{
  g_autoptr (GList) ids = list_sorted (self->people);
  const char *separator = "\n";

  g_string_append (self->out, ",\n\"people\":[");
  for (GList *id = ids; id != NULL; id = id->next)
    {
      g_autofree char *name = cle_people_dup_name (self->sink->export->store, id->data);

      if (name == NULL)
        continue;
      g_string_append (self->out, separator);
      g_string_append_c (self->out, '{');
      cle_json_write_text (self->out, "id", id->data);
      cle_json_write_text (self->out, "name", name);
      g_string_append_c (self->out, '}');
      separator = ",\n";
    }
  g_string_append_c (self->out, ']');
}

/* Up to the next line, or to the end of a character within a very long one. */
static gsize
measure_piece (const char *at,
               gsize       length)
{
  const char *newline = memchr (at, '\n', MIN (length, PIECE_BYTES));
  gsize piece = newline != NULL ? (gsize) (newline - at) + 1 : MIN (length, PIECE_BYTES);

  while (piece < length && ((guint8) at[piece] & 0xc0) == 0x80)
    piece++;

  return piece;
}

/* The digest is that of the file, so its bytes are kept as texts that are to be
 * put together again. */
static void
write_questionnaire (Document               *self,
                     const CleQuestionnaire *questionnaire)
{
  gsize length;
  const char *at = g_bytes_get_data (cle_questionnaire_get_bytes (questionnaire), &length);
  const char *end = at + length;

  g_string_append_c (self->out, '{');
  cle_json_write_text (self->out, "digest", cle_questionnaire_get_digest (questionnaire));
  cle_json_write_text (self->out, "id", cle_questionnaire_get_id (questionnaire));
  cle_json_write_integer (self->out, "revision", cle_questionnaire_get_revision (questionnaire));
  g_string_append (self->out, ",\"file\":[");
  while (at < end)
    {
      gsize piece = measure_piece (at, (gsize) (end - at));
      g_autofree char *text = g_strndup (at, piece);

      at += piece;
      g_string_append_c (self->out, '\n');
      cle_json_write_string (self->out, text);
      g_string_append (self->out, at < end ? "," : "");
    }
  g_string_append (self->out, "]}");
}

static void
write_questionnaires (Document *self)
{
  g_autoptr (GList) digests = list_sorted (self->digests);
  const char *separator = "\n";

  g_string_append (self->out, ",\n\"questionnaires\":[");
  for (GList *digest = digests; digest != NULL; digest = digest->next)
    {
      g_autoptr (CleQuestionnaire) questionnaire =
          cle_library_find_digest (self->sink->export->library, digest->data, NULL);

      if (questionnaire == NULL)
        continue;
      g_string_append (self->out, separator);
      write_questionnaire (self, questionnaire);
      separator = ",\n";
    }
  g_string_append (self->out, "]}\n");
}

/**
 * cle_export_write_json:
 * @sink: where the bytes go
 * @error: return location for an error
 *
 * Writes one document, see data/schemas/export.schema.json: the records byte
 * for byte, oldest first, the names of the people they mention, and the
 * questionnaires as they were asked.
 *
 * Returns: %FALSE if something could not be read or written.
 */
gboolean
cle_export_write_json (CleExportSink *sink,
                       GError       **error)
{
  g_autoptr (CleExportRecords) records = cle_export_records_new (sink, error);
  g_auto (Document) document = {
    .sink = sink,
    .out = g_string_new (NULL),
    .digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };

  if (records == NULL)
    return FALSE;

  cle_export_records_sort_by_time (records);
  if (!write_records (&document, records, error))
    return FALSE;

  write_people (&document);
  write_questionnaires (&document);
  return flush (&document, 0, error);
}

/**
 * cle_export_write_jsonl:
 * @sink: where the bytes go
 * @error: return location for an error
 *
 * Writes the records byte for byte, by device and number. What is written does
 * not depend on how they are cut into segments: imported into an empty store
 * and exported again it is the same.
 *
 * Returns: %FALSE if something could not be read or written.
 */
gboolean
cle_export_write_jsonl (CleExportSink *sink,
                        GError       **error)
{
  g_autoptr (CleExportRecords) records = cle_export_records_new (sink, error);
  guint n = records != NULL ? cle_export_records_get_n (records) : 0;

  for (guint i = 0; i < n; i++)
    {
      const char *line = cle_export_records_read (records, i, error);

      if (line == NULL ||
          (i % STEP_ROWS == 0 && !cle_export_sink_step (sink, n + i, 2 * n, error)) ||
          !cle_export_sink_write (sink, line, cle_export_records_get (records, i)->length + 1u,
                                  error))
        return FALSE;
    }

  return records != NULL;
}
