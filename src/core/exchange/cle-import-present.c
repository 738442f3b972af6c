/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-import-private.h"
#include "store/cle-hex.h"
#include "store/cle-scan.h"

#include <string.h>

/* Adding the lines of one segment. */
typedef struct
{
  CleImportPresent *present;
  guint             source;
  const char       *text;
} Segment;

static gboolean
is_about (const CleRecordHead *head)
{
  return strcmp (head->type, "note") == 0 || strcmp (head->type, "amend") == 0 ||
         strcmp (head->type, "erase") == 0;
}

/* Own lines begin alike; what does not is read strictly. */
static gboolean
read_quick (const char *line,
            gsize       length,
            guint8     *id)
{
  static const char begin[] = "{\"v\":1,\"t\":\"result\",\"id\":\"";

  return length > sizeof begin + CLE_UUID_LENGTH + CLE_RECORD_SEAL_LENGTH &&
         memcmp (line, begin, sizeof begin - 1) == 0 &&
         cle_hex_read_uuid (line + sizeof begin - 1, id) && cle_record_check_seal (line, length);
}

static void
take_line (Segment    *segment,
           const char *line,
           gsize       length)
{
  CleImportPresent *self = segment->present;
  CleImportEntry entry = { .source = segment->source,
                           .position = (guint32) (line - segment->text),
                           .length = (guint32) length,
                           .row = CLE_IMPORT_IN_STORE };
  CleRecordHead head;
  guint8 of[16];

  if (!read_quick (line, length, entry.id))
    {
      if (!cle_record_check (line, length, &head, NULL) ||
          !cle_id_parse (head.id, CLE_UUID_LENGTH, entry.id))
        return;
      if (is_about (&head))
        cle_remarks_take (self->remarks, &head, line, length, of);
    }

  cle_import_index_add (self->index, &entry);
}

static void
take_segment (CleImportPresent *self,
              guint             number,
              GBytes           *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  const char *end = text + length;
  Segment segment = { self, number, text };

  for (const char *at = text; at < end;)
    {
      const char *newline = memchr (at, '\n', (gsize) (end - at));
      const char *stop = newline != NULL ? newline : end;

      if (stop > at)
        take_line (&segment, at, (gsize) (stop - at));
      at = stop + 1;
    }
}

/**
 * cle_import_present_dup_stamp:
 * @store: a store
 * @error: return location for an error
 *
 * Returns: (transfer full): names and sizes of all segments, to be compared
 *   later: records only come or go with a change of these.
 */
char *
cle_import_present_dup_stamp (CleStore *store,
                              GError  **error)
{
  g_autoptr (GPtrArray) segments = cle_segment_list (store, NULL, error);
  GString *stamp;

  if (segments == NULL)
    return NULL;

  stamp = g_string_new (NULL);
  for (guint i = 0; i < segments->len; i++)
    {
      const CleSegment *segment = g_ptr_array_index (segments, i);
      g_autofree char *path = g_build_filename (cle_store_get_path (store), segment->path, NULL);
      struct stat info;

      if (lstat (path, &info) == 0)
        g_string_append_printf (stamp, "%s %lu %lu\n", segment->path, (gulong) info.st_size,
                                (gulong) info.st_ino);
    }

  return g_string_free (stamp, FALSE);
}

/**
 * cle_import_present_new:
 * @store: a store
 * @error: return location for an error
 *
 * Reads the ids of all records and what is said about them.
 *
 * Returns: (transfer full): what the store has, or %NULL if it cannot be read.
 */
CleImportPresent *
cle_import_present_new (CleStore *store,
                        GError  **error)
{
  g_autoptr (CleImportPresent) self = g_new0 (CleImportPresent, 1);
  g_autoptr (GPtrArray) segments = NULL;
  g_autofree char *stamp = cle_import_present_dup_stamp (store, error);

  self->index = cle_import_index_new ();
  self->remarks = cle_remarks_new ();
  self->paths = g_ptr_array_new_with_free_func (g_free);
  segments = stamp != NULL ? cle_segment_list (store, NULL, error) : NULL;
  if (segments == NULL)
    return NULL;

  self->stamp = g_string_new (stamp);
  for (guint i = 0; i < segments->len; i++)
    {
      const CleSegment *segment = g_ptr_array_index (segments, i);
      g_autoptr (GError) problem = NULL;
      g_autoptr (GBytes) bytes = cle_segment_read (store, segment->path, &problem);

      g_ptr_array_add (self->paths, g_strdup (segment->path));
      if (bytes != NULL)
        take_segment (self, i, bytes);
      else if (!g_error_matches (problem, CLE_STORE_ERROR, CLE_STORE_ERROR_UNSAFE))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
    }
  self->segments = cle_export_segments_new (store, self->paths);

  return g_steal_pointer (&self);
}

/**
 * cle_import_present_free:
 * @self: (transfer full): what a store has
 */
void
cle_import_present_free (CleImportPresent *self)
{
  g_clear_pointer (&self->segments, cle_export_segments_free);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_clear_pointer (&self->index, cle_import_index_free);
  g_clear_pointer (&self->remarks, cle_remarks_free);
  if (self->stamp != NULL)
    g_string_free (self->stamp, TRUE);
  g_free (self);
}

/**
 * cle_import_present_read:
 * @self: what a store has
 * @entry: a record of it
 * @error: return location for an error
 *
 * Returns: (transfer none): its line, not terminated, until the next one is
 *   read; %NULL if it cannot be read.
 */
const char *
cle_import_present_read (CleImportPresent     *self,
                         const CleImportEntry *entry,
                         GError              **error)
{
  GBytes *bytes = cle_export_segments_get (self->segments, entry->source, error);
  gsize length;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  if (text == NULL || entry->position + (gsize) entry->length > length)
    return NULL;

  return text + entry->position;
}
