/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-import-private.h"
#include "json/cle-json-writer.h"
#include "store/cle-batch.h"
#include "store/cle-replace.h"
#include "store/cle-scan.h"
#include "store/cle-store-private.h"
#include "store/cle-tail.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Cutting records into segments of one device. */
typedef struct
{
  CleImport *import;
  CleBatch  *batch;
  GString   *text;    /* of the segment so far */
  char      *device;
  guint      number;  /* of the segment */
  guint      next_own; /* of this store's own segments, after those in the batch */
  guint64    last;    /* the highest number of this store's own records */
  char      *prefix;  /* of the names of segments of other devices */
} Cutter;

static void
cutter_clear (Cutter *self)
{
  g_string_free (self->text, TRUE);
  g_free (self->device);
  g_free (self->prefix);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cutter, cutter_clear)

static gboolean
is_own_device (const Cutter *self)
{
  return g_strcmp0 (self->device, cle_store_get_device (self->import->store)) == 0;
}

static void
end_segment (Cutter *self)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL, *path = NULL;
  gint64 now = cle_clock_get_wall (cle_store_get_clock (self->import->store));

  if (self->text->len == 0)
    return;

  /* A name that the device itself never gives to a segment: its own may come
   * beside these later. */
  name = is_own_device (self) ? cle_segment_format (now, self->number)
                              : g_strdup_printf ("%s.%03u.jsonl", self->prefix, self->number);
  path = g_build_filename ("records", self->device, name, NULL);
  bytes = g_bytes_new (self->text->str, self->text->len);
  cle_batch_add (self->batch, path, bytes);
  g_string_truncate (self->text, 0);
  self->number++;
  if (is_own_device (self))
    self->next_own = self->number;
}

static void
put_line (Cutter     *self,
          const char *line,
          gsize       length)
{
  if (self->text->len + length + 1 > CLE_SEGMENT_MAX)
    end_segment (self);
  g_string_append_len (self->text, line, (gssize) length);
  g_string_append_c (self->text, '\n');
}

/* The number after the last segment of this month: the tail goes by it. */
static gboolean
find_own_number (Cutter  *self,
                 GError **error)
{
  CleStore *store = self->import->store;
  g_autofree char *month = cle_segment_format (cle_clock_get_wall (cle_store_get_clock (store)), 1);
  g_autoptr (GPtrArray) segments = cle_segment_list (store, self->device, error);

  self->number = MAX (self->next_own, 1);
  for (guint i = 0; segments != NULL && i < segments->len; i++)
    {
      const CleSegment *segment = g_ptr_array_index (segments, i);
      guint number;

      if (cle_segment_same_month (segment->name, month) &&
          cle_segment_parse (segment->name, &number))
        self->number = MAX (self->number, number + 1);
    }

  return segments != NULL;
}

static gboolean
begin_device (Cutter     *self,
              const char *device,
              GError    **error)
{
  if (g_strcmp0 (self->device, device) == 0)
    return TRUE;

  end_segment (self);
  g_free (self->device);
  self->device = g_strdup (device);
  self->number = 1;

  return !is_own_device (self) || find_own_number (self, error);
}

static int
compare_items (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const CleImport *self = data;
  const CleImportItem *first = &g_array_index (self->items, CleImportItem, *(const guint *) a);
  const CleImportItem *second = &g_array_index (self->items, CleImportItem, *(const guint *) b);

  if (first->device != second->device)
    return first->device < second->device ? -1 : 1;

  return (first->sequence > second->sequence) - (first->sequence < second->sequence);
}

/* Records of other devices, or of this one that it had lost, as they are. */
static gboolean
put_records (Cutter  *self,
             GError **error)
{
  CleImport *import = self->import;
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < import->items->len; i++)
    {
      const CleImportItem *item = &g_array_index (import->items, CleImportItem, i);

      if (item->status == CLE_IMPORT_ADD && item->own == CLE_IMPORT_NOT_OWN)
        g_array_append_val (numbers, i);
    }
  g_array_sort_with_data (numbers, compare_items, import);

  for (guint i = 0; i < numbers->len; i++)
    {
      const CleImportItem *item =
          &g_array_index (import->items, CleImportItem, g_array_index (numbers, guint, i));
      const CleImportSource *source = g_ptr_array_index (import->sources, item->source);

      if (!begin_device (self, g_ptr_array_index (import->devices, item->device), error))
        return FALSE;
      put_line (self, (const char *) g_bytes_get_data (source->bytes, NULL) + item->position,
                item->length);
      if (is_own_device (self))
        self->last = MAX (self->last, item->sequence);
    }

  end_segment (self);
  return TRUE;
}

static gboolean
put_own_line (Cutter             *self,
              const CleImportOwn *own,
              GError            **error)
{
  const CleClock *clock = cle_store_get_clock (self->import->store);
  gint64 now = cle_clock_get_wall (clock);
  g_autoptr (GString) line = g_string_sized_new (768);
  CleRecordHead head = { .version = CLE_RECORD_VERSION, .sequence = ++self->last };
  CleRecordHead read_back;

  g_strlcpy (head.type, own->type, sizeof head.type);
  g_strlcpy (head.id, own->id, sizeof head.id);
  g_strlcpy (head.device, self->device, sizeof head.device);
  head.at = own->at != 0 ? own->at : now;
  head.offset = own->at != 0 ? own->offset : cle_clock_get_offset (clock, now);
  cle_record_begin (line, &head);
  g_string_append (line, own->members);
  cle_record_seal (line);
  if (!cle_record_check (line->str, line->len, &read_back, error))
    return FALSE;

  put_line (self, line->str, line->len);
  return TRUE;
}

/* A note follows its result in the list. */
static gboolean
put_own (Cutter  *self,
         GError **error)
{
  CleImport *import = self->import;

  for (guint i = 0; i < import->items->len; i++)
    {
      const CleImportItem *item = &g_array_index (import->items, CleImportItem, i);

      if (item->status != CLE_IMPORT_ADD || item->own == CLE_IMPORT_NOT_OWN)
        continue;
      if (!begin_device (self, cle_store_get_device (import->store), error))
        return FALSE;
      for (guint j = item->own; j < import->own->len; j++)
        {
          const CleImportOwn *own = g_ptr_array_index (import->own, j);

          if (j > item->own && strcmp (own->type, "result") == 0)
            break;
          if (!put_own_line (self, own, error))
            return FALSE;
        }
    }

  end_segment (self);
  return TRUE;
}

static gboolean
is_used (GHashTable *used,
         CleImport  *self,
         const char *id,
         const char *name)
{
  const char *made = g_hash_table_lookup (self->names, name);

  return g_strcmp0 (made, id) != 0 || g_hash_table_contains (used, id);
}

/* Whoever is named by a row that is added. */
static GHashTable *
find_used_people (CleImport *self)
{
  static const char key[] = "\"who\":\"";
  GHashTable *used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      const CleImportItem *item = &g_array_index (self->items, CleImportItem, i);
      const CleImportOwn *own;
      const char *at;

      if (item->status != CLE_IMPORT_ADD || item->own == CLE_IMPORT_NOT_OWN)
        continue;
      own = g_ptr_array_index (self->own, item->own);
      at = strstr (own->members, key);
      if (at != NULL)
        g_hash_table_add (used, g_strndup (at + sizeof key - 1, CLE_UUID_LENGTH));
    }

  return used;
}

static void
put_people (CleImport *self,
            CleBatch  *batch)
{
  g_autoptr (GHashTable) used = find_used_people (self);
  GHashTableIter iter;
  gpointer id, name;

  g_hash_table_iter_init (&iter, self->people);
  while (g_hash_table_iter_next (&iter, &id, &name))
    {
      const char *device = g_hash_table_lookup (self->people_devices, id);
      g_autoptr (GString) text = g_string_new ("{");
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *path =
          g_strdup_printf ("people/%s/%s.json",
                           device != NULL ? device : cle_store_get_device (self->store),
                           (char *) id);

      if (!is_used (used, self, id, name))
        continue;
      cle_json_write_integer (text, "format", 1);
      cle_json_write_text (text, "id", id);
      cle_json_write_text (text, "kind", "respondent");
      cle_json_write_text (text, "name", name);
      g_string_append (text, "}\n");
      bytes = g_bytes_new (text->str, text->len);
      cle_batch_add (batch, path, bytes);
    }
}

/* A document that is here stays: to take the import back must not lose it. */
static void
put_documents (CleImport *self,
             CleBatch  *batch)
{
  GHashTableIter iter;
  gpointer path, bytes;

  g_hash_table_iter_init (&iter, self->documents);
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    {
      g_autoptr (GBytes) there = cle_read_file (self->store, path, CLE_IMPORT_MAX_FILE, NULL);

      if (there == NULL)
        cle_batch_add (batch, path, bytes);
    }
}

static void
put_questionnaires (CleImport *self,
                    CleBatch  *batch)
{
  GHashTableIter iter;
  gpointer digest, questionnaire;

  g_hash_table_iter_init (&iter, self->questionnaires);
  while (g_hash_table_iter_next (&iter, &digest, &questionnaire))
    {
      g_autofree char *path = g_strdup_printf ("questionnaires/%s.json", (char *) digest);
      g_autoptr (GBytes) there = cle_read_file (self->store, path, CLE_IMPORT_MAX_FILE, NULL);

      if (there == NULL || !g_bytes_equal (there, cle_questionnaire_get_bytes (questionnaire)))
        cle_batch_add (batch, path, cle_questionnaire_get_bytes (questionnaire));
    }
}

static gboolean
set_changed (GError **error)
{
  g_set_error_literal (
      error, CLE_STORE_ERROR, CLE_STORE_ERROR_EXISTS,
      _ ("The data changed meanwhile, so nothing was imported. Please import again."));
  return FALSE;
}

/* With the lock held: what is planned must still hold. */
static gboolean
check_unchanged (CleImport *self,
                 GError   **error)
{
  g_autofree char *stamp = cle_import_present_dup_stamp (self->store, error);

  if (stamp == NULL)
    return FALSE;

  return strcmp (stamp, self->present->stamp->str) == 0 || set_changed (error);
}

static gboolean
read_late_rows (CleImport *self,
                GError   **error)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      CleImportItem *item = &g_array_index (self->items, CleImportItem, i);

      if (item->status == CLE_IMPORT_ADD && item->own == CLE_IMPORT_OWN_LATE &&
          !cle_import_read_late_row (self, item, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
fill_batch (CleImport *self,
            CleBatch  *batch,
            GError   **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_auto (Cutter) cutter = { .import = self,
                             .batch = batch,
                             .text = g_string_sized_new (CLE_SEGMENT_MAX),
                             .last = cle_store_get_tail (self->store)->sequence,
                             .prefix = g_strdup_printf ("imported-%.8s", uuid) };

  /* Questionnaires and people first: a result never stands without them. */
  put_questionnaires (self, batch);
  put_people (self, batch);
  put_documents (self, batch);

  return put_records (&cutter, error) && put_own (&cutter, error);
}

/* Questionnaires stay when an import is undone: they name nobody. */
static void
remember (CleImport *self,
          CleBatch  *batch)
{
  g_ptr_array_set_size (self->written, 0);
  g_array_set_size (self->sizes, 0);
  for (guint i = 0; i < cle_batch_get_n_files (batch); i++)
    {
      const char *path = cle_batch_get_path (batch, i);
      g_autoptr (GBytes) bytes = NULL;
      gsize size;

      if (g_str_has_prefix (path, "questionnaires/"))
        continue;
      bytes = cle_read_file (self->store, path, CLE_IMPORT_MAX_FILE, NULL);
      size = bytes != NULL ? g_bytes_get_size (bytes) : 0;
      g_ptr_array_add (self->written, g_strdup (path));
      g_array_append_val (self->sizes, size);
    }
}

static gboolean
apply_locked (CleImport *self,
              GError   **error)
{
  g_autoptr (CleBatch) batch = cle_batch_new ();

  if (!cle_batch_resume_locked (self->store, error) || !cle_tail_learn (self->store, error) ||
      !check_unchanged (self, error) || !read_late_rows (self, error) ||
      !fill_batch (self, batch, error))
    return FALSE;
  if (cle_batch_get_n_files (batch) == 0)
    return TRUE;
  if (!cle_batch_write_locked (batch, self->store, error))
    return FALSE;

  remember (self, batch);
  return TRUE;
}

/**
 * cle_import_apply:
 * @self: an import that was planned
 * @skip_refused: whether to import the rest if something is refused
 * @cancellable: (nullable): looked at before the first step
 * @error: return location for an error
 *
 * Brings in what was planned, all or nothing, also if the process ends in
 * between. Records keep their device, number and bytes; rows of tables become
 * records of this device. Blocks on the disk.
 *
 * Returns: %TRUE when all of it is durable. %CLE_STORE_ERROR_EXISTS if the store
 *   changed since it was planned.
 */
gboolean
cle_import_apply (CleImport    *self,
                  gboolean      skip_refused,
                  GCancellable *cancellable,
                  GError      **error)
{
  gboolean done;

  if (self->counts[CLE_IMPORT_REFUSED] > 0 && !skip_refused)
    {
      g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                           _ ("Something is refused, so nothing was imported."));
      return FALSE;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !cle_store_begin_write (self->store, error))
    return FALSE;

  done = apply_locked (self, error);
  cle_store_end_write (self->store);

  return done;
}

static gboolean
is_written (const CleImport *self,
            const char      *path)
{
  return g_ptr_array_find_with_equal_func (self->written, path, g_str_equal, NULL);
}

/* What other records say about those that are to go. */
typedef struct
{
  CleImport  *import;
  const char *path;     /* of the segment looked at last */
  gboolean    is_ours;  /* it came with this import */
  gboolean    found;
  GHashTable *kept;     /* people who are named by others */
} Look;

static const char *
find_id (const CleScanLine *line,
         const char        *key)
{
  const char *at = memmem (line->text, line->length, key, strlen (key));

  at = at != NULL ? at + strlen (key) : NULL;
  return at != NULL && at + CLE_UUID_LENGTH <= line->text + line->length ? at : NULL;
}

static gboolean
look_at_line (const CleScanLine *line,
              gpointer           data)
{
  Look *look = data;
  const CleImportEntry *entry;
  const char *of, *who;
  guint8 id[16];

  if (look->path != line->segment->path)
    look->is_ours = is_written (look->import, line->segment->path);
  look->path = line->segment->path;
  if (look->is_ours)
    return TRUE;

  of = find_id (line, "\"of\":\"");
  who = find_id (line, "\"who\":\"");
  if (who != NULL)
    g_hash_table_add (look->kept, g_strndup (who, CLE_UUID_LENGTH));
  if (of == NULL || !cle_id_parse (of, CLE_UUID_LENGTH, id))
    return TRUE;

  entry = cle_import_index_find (look->import->index, id);
  look->found =
      entry != NULL &&
      g_array_index (look->import->items, CleImportItem, entry->row).status == CLE_IMPORT_ADD;
  return !look->found;
}

static gboolean
has_grown (CleImport *self)
{
  for (guint i = 0; i < self->written->len; i++)
    {
      g_autoptr (GBytes) bytes = cle_read_file (self->store, g_ptr_array_index (self->written, i),
                                                CLE_IMPORT_MAX_FILE, NULL);

      if (bytes == NULL || g_bytes_get_size (bytes) != g_array_index (self->sizes, gsize, i))
        return TRUE;
    }

  return FALSE;
}

static gboolean
undo_locked (CleImport *self,
             GError   **error)
{
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;
  Look look = { .import = self, .kept = kept };

  if (!cle_scan_lines (self->store, NULL, look_at_line, &look, error))
    return FALSE;
  if (look.found || has_grown (self))
    {
      g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_EXISTS,
                           _ ("Something was saved since that builds on what was imported, so it "
                              "cannot be undone any more."));
      return FALSE;
    }

  for (guint i = 0; i < self->written->len; i++)
    {
      const char *path = g_ptr_array_index (self->written, i);
      g_autofree char *base = g_path_get_basename (path);
      g_autofree char *id = g_strndup (base, CLE_UUID_LENGTH);

      if (!g_str_has_prefix (path, "people/") || !g_hash_table_contains (kept, id))
        g_strv_builder_add (builder, path);
    }
  paths = g_strv_builder_end (builder);

  return cle_batch_withdraw_locked (self->store, (const char *const *) paths, error);
}

/**
 * cle_import_undo:
 * @self: an import that was applied
 * @error: return location for an error
 *
 * Takes records and people away again that this import brought, all or none.
 * Questionnaires stay.
 *
 * Returns: %FALSE if that failed, or with %CLE_STORE_ERROR_EXISTS if something
 *   was saved since that builds on them: a note on one of the results, or any
 *   record of this device after rows of a table had been imported.
 */
gboolean
cle_import_undo (CleImport *self,
                 GError   **error)
{
  gboolean done;

  if (self->written->len == 0)
    return TRUE;
  if (!cle_store_begin_write (self->store, error))
    return FALSE;

  done = undo_locked (self, error);
  cle_store_end_write (self->store);
  if (done)
    g_ptr_array_set_size (self->written, 0);

  return done;
}
