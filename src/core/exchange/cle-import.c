/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-import-private.h"
#include "store/cle-batch.h"
#include "store/cle-erase-twin.h"
#include "store/cle-people.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define STEP_ROWS 1024
#define UNSETTLED 255

static void
refusal_free (gpointer data)
{
  CleImportRefusal *refusal = data;

  g_free (refusal->file);
  g_free (refusal->reason);
  g_free (refusal);
}

static void
own_free (gpointer data)
{
  g_free (((CleImportOwn *) data)->members);
  g_free (data);
}

static GHashTable *
texts_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
clear_plan (CleImport *self)
{
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->own, g_ptr_array_unref);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->devices, g_ptr_array_unref);
  g_clear_pointer (&self->refusals, g_ptr_array_unref);
  g_clear_pointer (&self->present, cle_import_present_free);
  g_clear_pointer (&self->index, cle_import_index_free);
  g_clear_pointer (&self->remarks, cle_remarks_free);
  g_clear_pointer (&self->reader, cle_result_reader_free);
  g_clear_pointer (&self->scales, g_ptr_array_unref);
  g_clear_pointer (&self->unscored, g_array_unref);
  g_clear_pointer (&self->questionnaires, g_hash_table_unref);
  g_clear_pointer (&self->people, g_hash_table_unref);
  g_clear_pointer (&self->people_devices, g_hash_table_unref);
  g_clear_pointer (&self->documents, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->known_people, g_hash_table_unref);
  g_clear_pointer (&self->twins, g_hash_table_unref);
  memset (self->counts, 0, sizeof self->counts);
}

static void
begin_plan (CleImport *self)
{
  clear_plan (self);
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_import_source_free);
  self->items = g_array_new (FALSE, TRUE, sizeof (CleImportItem));
  self->own = g_ptr_array_new_with_free_func (own_free);
  self->tables = cle_import_tables_new ();
  self->devices = g_ptr_array_new_with_free_func (g_free);
  self->refusals = g_ptr_array_new_with_free_func (refusal_free);
  self->index = cle_import_index_new ();
  self->remarks = cle_remarks_new ();
  self->reader = cle_result_reader_new ();
  self->scales = g_ptr_array_new_with_free_func (g_free);
  self->unscored = g_array_new (FALSE, FALSE, sizeof (guint));
  self->questionnaires = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                (GDestroyNotify) cle_questionnaire_unref);
  self->people = texts_new ();
  self->people_devices = texts_new ();
  self->documents =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->names = texts_new ();
  self->known_people = texts_new ();
  self->twins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static gboolean
load_people (CleImport *self,
             GError   **error)
{
  g_autoptr (GPtrArray) people = cle_people_list (self->store, error);

  if (people == NULL)
    return FALSE;

  for (guint i = 0; i < people->len; i++)
    {
      const ClePerson *person = g_ptr_array_index (people, i);

      g_hash_table_insert (self->known_people, g_strdup (person->id), g_strdup (person->name));
      if (g_strcmp0 (person->device, cle_store_get_device (self->store)) == 0)
        g_hash_table_insert (self->names, g_strdup (person->name), g_strdup (person->id));
    }

  return TRUE;
}

/* A questionnaire that came with a folder and cannot be read is one fault, not
 * the end. Lists of what is offered are not questionnaires. */
static void
take_questionnaire (CleImport             *self,
                    const CleImportSource *source)
{
  g_autoptr (GError) problem = NULL;

  if (strlen (source->stem) == 64 &&
      !cle_import_take_questionnaire (self, source->bytes, source->stem, source->name, &problem))
    cle_import_refuse (self, cle_import_begin_item (self, 1), g_strdup (problem->message));
}

static gboolean
take_source (CleImport             *self,
             const CleImportSource *source,
             GError               **error)
{
  switch (source->kind)
    {
    case CLE_IMPORT_SOURCE_LINES:
    case CLE_IMPORT_SOURCE_SEGMENT:
      return cle_import_take_lines (self, source, error);
    case CLE_IMPORT_SOURCE_JSON:
      return cle_import_take_json (self, source, error);
    case CLE_IMPORT_SOURCE_TABLE:
      return cle_import_take_table (self, source, error);
    case CLE_IMPORT_SOURCE_PERSON:
      return cle_import_take_person (self, source, error);
    case CLE_IMPORT_SOURCE_QUESTIONNAIRE:
    default:
      take_questionnaire (self, source);
      return TRUE;
    }
}

/* Questionnaires first: the scores of results are held against them. */
static gboolean
take_sources (CleImport *self,
              GError   **error)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->sources->len; i++)
      {
        const CleImportSource *source = g_ptr_array_index (self->sources, i);

        self->source = i;
        if ((source->kind == CLE_IMPORT_SOURCE_QUESTIONNAIRE) == (pass == 0) &&
            !take_source (self, source, error))
          return FALSE;
      }

  return TRUE;
}

static gboolean
is_erased (CleImport    *self,
           const guint8 *id)
{
  const CleRemark *here = cle_remarks_find (self->present->remarks, id);
  const CleRemark *coming = cle_remarks_find (self->remarks, id);

  return (here != NULL && here->erased) || (coming != NULL && coming->erased);
}

static gboolean
names_erased (CleImport  *self,
              const char *line,
              gsize       length,
              const char *member)
{
  char id[CLE_UUID_LENGTH + 1];
  guint8 bytes[16];

  return cle_record_find_id (line, length, member, id) &&
         cle_id_parse (id, CLE_UUID_LENGTH, bytes) && is_erased (self, bytes);
}

/* A record of a client says whose it is. */
static gboolean
is_about_erased (CleImport           *self,
                 const CleImportItem *item)
{
  const CleImportSource *source = g_ptr_array_index (self->sources, item->source);
  const char *line = g_bytes_get_data (source->bytes, NULL);

  if (item->is_result || item->own != CLE_IMPORT_NOT_OWN)
    return FALSE;

  line += item->position;
  return names_erased (self, line, item->length, "client") ||
         names_erased (self, line, item->length, "of");
}

/* What was erased for good here, or is according to what is imported, does not
 * come back, nor what is said about it. */
static void
leave_out_erased (CleImport *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      CleImportItem *item = &g_array_index (self->items, CleImportItem, i);

      if (item->status == CLE_IMPORT_ADD && !item->is_erasure &&
          (is_erased (self, item->id) || is_about_erased (self, item)))
        cle_import_settle_item (self, item, CLE_IMPORT_ERASED);
    }
}

/**
 * cle_import_new:
 * @store: where to import to
 * @library: where questionnaires may be found
 *
 * Returns: (transfer full): an import of nothing yet.
 */
CleImport *
cle_import_new (CleStore   *store,
                CleLibrary *library)
{
  CleImport *self = g_new0 (CleImport, 1);

  self->store = g_object_ref (store);
  self->library = g_object_ref (library);
  self->written = g_ptr_array_new_with_free_func (g_free);
  self->sizes = g_array_new (FALSE, FALSE, sizeof (gsize));
  begin_plan (self);

  return self;
}

/**
 * cle_import_free:
 * @self: (transfer full): an import
 */
void
cle_import_free (CleImport *self)
{
  clear_plan (self);
  g_ptr_array_unref (self->written);
  g_array_unref (self->sizes);
  g_object_unref (self->library);
  g_object_unref (self->store);
  g_free (self);
}

/**
 * cle_import_set_map:
 * @self: an import
 * @map: (nullable): what the columns of tables from elsewhere mean; must live as
 *   long as @self
 */
void
cle_import_set_map (CleImport    *self,
                    CleImportMap *map)
{
  self->map = map;
}

/**
 * cle_import_set_progress:
 * @self: an import
 * @progress: (nullable) (scope forever): called now and then while it is planned
 * @user_data: for @progress
 */
void
cle_import_set_progress (CleImport         *self,
                         CleImportProgress  progress,
                         gpointer           user_data)
{
  self->progress = progress;
  self->progress_data = user_data;
}

/**
 * cle_import_plan:
 * @self: an import
 * @paths: files, folders and archives
 * @cancellable: (nullable): to stop in between
 * @error: return location for an error
 *
 * Reads and checks everything and changes nothing: tells what would be added,
 * what is there already and what is refused, and why. Blocks.
 *
 * Returns: %FALSE if something cannot be read as what it seems to be; then
 *   nothing can be imported.
 */
gboolean
cle_import_plan (CleImport         *self,
                 const char *const *paths,
                 GCancellable      *cancellable,
                 GError           **error)
{
  begin_plan (self);
  if (!cle_batch_resume (self->store, error))
    return FALSE;
  self->present = cle_import_present_new (self->store, error);
  if (self->present == NULL || !load_people (self, error))
    return FALSE;

  for (guint i = 0; paths[i] != NULL; i++)
    if (!cle_import_source_read (self->sources, paths[i], cancellable, error))
      return FALSE;

  self->cancellable = cancellable;
  if (!take_sources (self, error))
    return FALSE;

  cle_import_score_late (self);
  leave_out_erased (self);
  return TRUE;
}

/**
 * cle_import_begin_item:
 * @self: an import
 * @line: of the source that is being read, from 1
 *
 * Returns: (transfer none): a record or row to be filled in, until the next one.
 */
CleImportItem *
cle_import_begin_item (CleImport *self,
                       guint      line)
{
  CleImportItem item = {
    .status = UNSETTLED, .source = self->source, .line = line, .own = CLE_IMPORT_NOT_OWN
  };

  g_array_append_val (self->items, item);
  return &g_array_index (self->items, CleImportItem, self->items->len - 1);
}

/**
 * cle_import_settle_item:
 * @self: an import
 * @item: a record or row
 * @status: what becomes of it
 */
void
cle_import_settle_item (CleImport       *self,
                        CleImportItem   *item,
                        CleImportStatus  status)
{
  if (item->status != UNSETTLED)
    self->counts[item->status]--;
  item->status = (guint8) status;
  self->counts[status]++;
}

/**
 * cle_import_refuse:
 * @self: an import
 * @item: a record or row
 * @reason: (transfer full): why it is refused
 */
void
cle_import_refuse (CleImport     *self,
                   CleImportItem *item,
                   char          *reason)
{
  const CleImportSource *source = g_ptr_array_index (self->sources, item->source);
  CleImportRefusal *refusal;

  cle_import_settle_item (self, item, CLE_IMPORT_REFUSED);
  if (self->refusals->len >= CLE_IMPORT_MAX_REFUSALS)
    {
      g_free (reason);
      return;
    }

  refusal = g_new0 (CleImportRefusal, 1);
  refusal->file = g_strdup (source->name);
  refusal->line = item->line;
  refusal->reason = reason;
  g_ptr_array_add (self->refusals, refusal);
}

/**
 * cle_import_step:
 * @self: an import
 * @line: of the source that is being read
 * @position: bytes of it that are done
 * @error: return location for an error
 *
 * Tells how far it is, now and then.
 *
 * Returns: %FALSE if it is to stop.
 */
gboolean
cle_import_step (CleImport *self,
                 guint      line,
                 gsize      position,
                 GError   **error)
{
  const CleImportSource *source = g_ptr_array_index (self->sources, self->source);

  if (self->items->len >= CLE_IMPORT_MAX_ROWS)
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("“%s”, line %u: more than 1 000 000 records. Please split the file."),
                   source->name, line);
      return FALSE;
    }
  if (line % STEP_ROWS != 0)
    return TRUE;

  if (self->progress != NULL)
    self->progress ((self->source +
                     (double) position / (double) MAX (g_bytes_get_size (source->bytes), 1)) /
                        self->sources->len,
                    self->progress_data);

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/**
 * cle_import_find_questionnaire:
 * @self: an import
 * @digest: of a questionnaire
 *
 * Returns: (transfer full) (nullable): the questionnaire, if it comes along or is
 *   known here.
 */
CleQuestionnaire *
cle_import_find_questionnaire (CleImport  *self,
                               const char *digest)
{
  CleQuestionnaire *found = g_hash_table_lookup (self->questionnaires, digest);

  return found != NULL ? cle_questionnaire_ref (found)
                       : cle_library_find_digest (self->library, digest, NULL);
}

/**
 * cle_import_compare_bytes:
 * @self: an import
 * @entry: a record of the store or of the import
 * @text: another record, not terminated
 * @length: bytes in @text
 *
 * Returns: whether both are the same, byte for byte or but for names that one of
 *   them has lost to an erasure.
 */
gboolean
cle_import_compare_bytes (CleImport            *self,
                          const CleImportEntry *entry,
                          const char           *text,
                          gsize                 length)
{
  const CleImportSource *source;
  const char *there;

  if (entry->row == CLE_IMPORT_IN_STORE)
    there = cle_import_present_read (self->present, entry, NULL);
  else
    {
      source = g_ptr_array_index (self->sources, entry->source);
      there = (const char *) g_bytes_get_data (source->bytes, NULL) + entry->position;
    }

  if (there == NULL)
    return FALSE;

  return (entry->length == length && memcmp (there, text, length) == 0) ||
         cle_erase_twin_lines (there, entry->length, text, length);
}

/**
 * cle_import_count:
 * @self: an import that was planned
 * @status: what becomes of a record or row
 *
 * Returns: how many there are of them.
 */
guint
cle_import_count (const CleImport *self,
                  CleImportStatus  status)
{
  return self->counts[status];
}

/**
 * cle_import_count_results:
 * @self: an import that was planned
 *
 * Returns: how many of the records that are added are results.
 */
guint
cle_import_count_results (const CleImport *self)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const CleImportItem *item = &g_array_index (self->items, CleImportItem, i);

      n += item->is_result && item->status == CLE_IMPORT_ADD;
    }

  return n;
}

/**
 * cle_import_get_n_rows:
 * @self: an import that was planned
 *
 * Returns: how many records and rows were read.
 */
guint
cle_import_get_n_rows (const CleImport *self)
{
  return self->items->len;
}

/**
 * cle_import_get_row:
 * @self: an import that was planned
 * @index: from 0
 * @row: (out): what becomes of a record or row
 */
void
cle_import_get_row (const CleImport *self,
                    guint            index,
                    CleImportRow    *row)
{
  const CleImportItem *item = &g_array_index (self->items, CleImportItem, index);

  memset (row, 0, sizeof *row);
  row->file = ((const CleImportSource *) g_ptr_array_index (self->sources, item->source))->name;
  row->line = item->line;
  row->status = (CleImportStatus) item->status;
  if (item->has_id)
    cle_id_format (item->id, row->id);
}

/**
 * cle_import_get_refusals:
 * @self: an import that was planned
 *
 * Returns: (transfer none) (element-type CleImportRefusal): the first
 *   %CLE_IMPORT_MAX_REFUSALS of what is refused.
 */
GPtrArray *
cle_import_get_refusals (const CleImport *self)
{
  return self->refusals;
}

/**
 * cle_import_get_n_people:
 * @self: an import that was planned
 *
 * Returns: how many people come along who are not known here.
 */
guint
cle_import_get_n_people (const CleImport *self)
{
  return g_hash_table_size (self->people);
}

/**
 * cle_import_get_n_questionnaires:
 * @self: an import that was planned
 *
 * Returns: how many questionnaires come along.
 */
guint
cle_import_get_n_questionnaires (const CleImport *self)
{
  return g_hash_table_size (self->questionnaires);
}
