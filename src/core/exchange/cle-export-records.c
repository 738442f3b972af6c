/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-export-records.h"
#include "json/cle-json-scanner.h"
#include "store/cle-segment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _CleExportRecords
{
  CleExportSegments *segments;
  GArray            *records; /* of CleExportRecord */
};

/* What is known while the records are gone through. */
typedef struct
{
  CleExportRecords *records;
  GPtrArray        *list;     /* of CleSegment */
  guint             segment;
  guint             device;
} Scan;

static guint
hash_id (gconstpointer id)
{
  guint hash;

  memcpy (&hash, id, sizeof hash);
  return hash;
}

static gboolean
equal_ids (gconstpointer a,
           gconstpointer b)
{
  return memcmp (a, b, 16) == 0;
}

static void
read_of (const char      *line,
         gsize            length,
         CleExportRecord *record)
{
  CleJsonScanner scanner;

  cle_json_scanner_init (&scanner, line, length);
  cle_json_scanner_next (&scanner);
  while (cle_json_scanner_next (&scanner) == CLE_JSON_KEY)
    {
      gboolean is_of = cle_json_scanner_key_is (&scanner, "of");

      cle_json_scanner_next (&scanner);
      if (is_of && scanner.token == CLE_JSON_STRING)
        record->has_of = cle_id_parse (scanner.start, scanner.length, record->of);
      cle_json_scanner_skip (&scanner);
    }
}

/* A line that is damaged was shown as such when the history was read. */
static void
take_line (Scan       *scan,
           const char *line,
           gsize       length,
           gsize       position)
{
  CleExportRecord record = { 0 };
  CleRecordHead head;

  if (!cle_record_check (line, length, &head, NULL))
    return;

  cle_id_parse (head.id, CLE_UUID_LENGTH, record.id);
  record.is_result = strcmp (head.type, "result") == 0;
  record.is_erasure = strcmp (head.type, "erase") == 0;
  record.at = head.at;
  record.sequence = head.sequence;
  record.device = scan->device;
  record.segment = scan->segment;
  record.position = (guint) position;
  record.length = (guint) length;
  if (!record.is_result)
    read_of (line, length, &record);
  g_array_append_val (scan->records->records, record);
}

static gboolean
take_segment (Scan    *scan,
              GError **error)
{
  GBytes *bytes = cle_export_segments_get (scan->records->segments, scan->segment, error);
  const char *text, *at, *newline;
  gsize length;

  if (bytes == NULL)
    return FALSE;

  text = at = g_bytes_get_data (bytes, &length);
  while ((newline = memchr (at, '\n', (gsize) (text + length - at))) != NULL)
    {
      take_line (scan, at, (gsize) (newline - at), (gsize) (at - text));
      at = newline + 1;
    }

  return TRUE;
}

/* A segment that cannot be read is a damage of the history, and costs that
 * segment only; but a lossless export that lacks it would not be one. */
static gboolean
scan_all (Scan          *scan,
          CleExportSink *sink,
          GError       **error)
{
  for (guint i = 0; i < scan->list->len; i++)
    {
      const CleSegment *segment = g_ptr_array_index (scan->list, i);
      const CleSegment *before = i > 0 ? g_ptr_array_index (scan->list, i - 1) : segment;

      scan->segment = i;
      scan->device += strcmp (before->device, segment->device) != 0;
      if (!cle_export_sink_step (sink, i, 2 * scan->list->len, error) ||
          !take_segment (scan, error))
        return FALSE;
    }

  return TRUE;
}

static int
compare_order (gconstpointer a,
               gconstpointer b)
{
  const CleExportRecord *first = a, *second = b;

  if (first->device != second->device)
    return first->device < second->device ? -1 : 1;
  if (first->sequence != second->sequence)
    return first->sequence < second->sequence ? -1 : 1;
  if (first->segment != second->segment)
    return first->segment < second->segment ? -1 : 1;

  return first->position < second->position ? -1 : first->position > second->position;
}

static int
compare_time (gconstpointer a,
              gconstpointer b)
{
  const CleExportRecord *first = a, *second = b;

  if (first->at != second->at)
    return first->at < second->at ? -1 : 1;

  return compare_order (a, b);
}

static CleExportRecord *
record_at (const CleExportRecords *self,
           guint                   index)
{
  return &g_array_index (self->records, CleExportRecord, index);
}

static GHashTable *
list_erased (const CleExportRecords *self)
{
  GHashTable *erased = g_hash_table_new (hash_id, equal_ids);

  for (guint i = 0; i < self->records->len; i++)
    if (record_at (self, i)->is_erasure && record_at (self, i)->has_of)
      g_hash_table_add (erased, record_at (self, i)->of);

  return erased;
}

static GHashTable *
list_selected (const CleExport *export)
{
  GHashTable *ids = g_hash_table_new (hash_id, equal_ids);

  for (guint i = 0; i < export->selection->n_rows; i++)
    g_hash_table_add (ids, export->places[i].id);

  return ids;
}

/* What is about something that is wanted is wanted too, whatever it is: a note,
 * an action, what became of it. Kinds of records that this version does not
 * know name what they are about in the same way. */
static void
want_related (CleExportRecords *self,
              GHashTable       *wanted)
{
  gboolean found = TRUE;

  while (found)
    {
      found = FALSE;
      for (guint i = 0; i < self->records->len; i++)
        {
          CleExportRecord *record = record_at (self, i);

          if (record->is_wanted || record->is_result || !record->has_of ||
              !g_hash_table_contains (wanted, record->of))
            continue;
          record->is_wanted = found = TRUE;
          g_hash_table_add (wanted, record->id);
        }
    }
}

/* Without a filter everything but what was erased; the record of an erasure
 * stays, so that it holds elsewhere too. */
static void
want (CleExportRecords *self,
      const CleExport  *export)
{
  g_autoptr (GHashTable) erased = list_erased (self);
  g_autoptr (GHashTable) selected = list_selected (export);

  for (guint i = 0; i < self->records->len; i++)
    {
      CleExportRecord *record = record_at (self, i);

      if (export->is_all)
        record->is_wanted =
            record->is_erasure || (!g_hash_table_contains (erased, record->id) &&
                                   !(record->has_of && g_hash_table_contains (erased, record->of)));
      else
        record->is_wanted = record->is_result && g_hash_table_contains (selected, record->id);
    }

  if (!export->is_all)
    want_related (self, selected);
}

/* The same id twice is one record: the conflict copy of a program that
 * synchronises folders. */
static void
compact (CleExportRecords *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (hash_id, equal_ids);
  guint n = 0;

  for (guint i = 0; i < self->records->len; i++)
    if (record_at (self, i)->is_wanted && !g_hash_table_contains (seen, record_at (self, i)->id))
      {
        *record_at (self, n) = *record_at (self, i);
        g_hash_table_add (seen, record_at (self, n)->id);
        n++;
      }
  g_array_set_size (self->records, n);
}

/**
 * cle_export_records_new:
 * @sink: where the export goes
 * @error: return location for an error
 *
 * Goes through all records: those of the selection and all that is about them,
 * or, if everything is selected, all records of all devices.
 *
 * Returns: (transfer full): where they stand, by device and number; %NULL if
 *   one of the segments could not be read.
 */
CleExportRecords *
cle_export_records_new (CleExportSink *sink,
                        GError       **error)
{
  g_autoptr (GPtrArray) list = cle_segment_list (sink->export->store, NULL, error);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CleExportRecords) self = NULL;
  Scan scan = { .list = list };

  if (list == NULL)
    return NULL;

  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (paths, g_strdup (((CleSegment *) g_ptr_array_index (list, i))->path));
  self = g_new0 (CleExportRecords, 1);
  self->segments = cle_export_segments_new (sink->export->store, paths);
  self->records = g_array_new (FALSE, FALSE, sizeof (CleExportRecord));
  scan.records = self;
  if (!scan_all (&scan, sink, error))
    return NULL;

  g_array_sort (self->records, compare_order);
  want (self, sink->export);
  compact (self);

  return g_steal_pointer (&self);
}

/**
 * cle_export_records_free:
 * @self: (transfer full): records
 */
void
cle_export_records_free (CleExportRecords *self)
{
  cle_export_segments_free (self->segments);
  g_array_unref (self->records);
  g_free (self);
}

/**
 * cle_export_records_sort_by_time:
 * @self: records
 *
 * Puts the oldest first.
 */
void
cle_export_records_sort_by_time (CleExportRecords *self)
{
  g_array_sort (self->records, compare_time);
}

/**
 * cle_export_records_get_n:
 * @self: records
 *
 * Returns: how many there are.
 */
guint
cle_export_records_get_n (const CleExportRecords *self)
{
  return self->records->len;
}

/**
 * cle_export_records_get:
 * @self: records
 * @index: of a record
 *
 * Returns: (transfer none): what is known of it.
 */
const CleExportRecord *
cle_export_records_get (const CleExportRecords *self,
                        guint                   index)
{
  return record_at (self, index);
}

/**
 * cle_export_records_read:
 * @self: records
 * @index: of a record
 * @error: return location for an error
 *
 * Returns: (transfer none): its bytes until the next call, as many as its
 *   length, followed by a newline; %NULL if they are not there any more.
 */
const char *
cle_export_records_read (CleExportRecords *self,
                         guint             index,
                         GError          **error)
{
  const CleExportRecord *record = record_at (self, index);
  GBytes *bytes = cle_export_segments_get (self->segments, record->segment, error);
  const char *text;
  gsize length;

  if (bytes == NULL)
    return NULL;

  text = g_bytes_get_data (bytes, &length);
  if (record->position + (gsize) record->length < length &&
      cle_record_check_seal (text + record->position, record->length) &&
      text[record->position + record->length] == '\n')
    return text + record->position;

  g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND,
                       _ ("The records were rewritten meanwhile. Please export again."));
  return NULL;
}
