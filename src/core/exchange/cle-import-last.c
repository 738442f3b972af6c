/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-import-last.h"

#include "cle-import-private.h"
#include "json/cle-json-document.h"
#include "json/cle-json-writer.h"
#include "store/cle-batch.h"
#include "store/cle-replace.h"
#include "store/cle-scan.h"
#include "store/cle-store-private.h"
#include "store/cle-tail.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where erasing a person looks for mentions and throws away what has some. */
#define NOTE     "quarantine/last-import.json"
#define NOTE_MAX (4 * 1024 * 1024)

/* The files that came with the last import, as they were then. */
typedef struct
{
  GHashTable *sizes; /* path → gsize as a pointer */
  guint64     tail;  /* the last number of this device then */
} Note;

static void
note_clear (Note *note)
{
  g_clear_pointer (&note->sizes, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Note, note_clear)

static gboolean
write_note (CleImport *import,
            GError   **error)
{
  CleStore *store = import->store;
  g_autoptr (GString) text = g_string_new ("{");

  cle_json_write_integer (text, "format", 1);
  cle_json_write_integer (text, "tail", (gint64) cle_store_get_tail (store)->sequence);
  cle_json_write_key (text, "files");
  g_string_append_c (text, '[');
  for (guint i = 0; i < import->written->len; i++)
    {
      g_string_append (text, i > 0 ? ",\n{" : "\n{");
      cle_json_write_text (text, "path", g_ptr_array_index (import->written, i));
      cle_json_write_integer (text, "size", (gint64) g_array_index (import->sizes, gsize, i));
      g_string_append_c (text, '}');
    }
  g_string_append (text, "]}\n");

  return cle_replace_in (cle_store_get_io (store), cle_store_get_folder (store), NOTE, text->str,
                         text->len, error);
}

static gboolean
keep (CleImport *self)
{
  gboolean kept;

  if (!cle_store_begin_write (self->store, NULL))
    return FALSE;

  kept = cle_tail_learn (self->store, NULL) && write_note (self, NULL);
  cle_store_end_write (self->store);

  return kept;
}

static gboolean
forget (CleStore *store,
        GError  **error)
{
  g_autoptr (GBytes) there = cle_read_file (store, NOTE, NOTE_MAX, NULL);

  return there == NULL || cle_remove_file (store, NOTE, error);
}

/**
 * cle_import_apply_and_keep:
 * @self: an import that was planned
 * @skip_refused: whether to import the rest if something is refused
 * @cancellable: (nullable): looked at before the first step
 * @error: return location for an error
 *
 * As cle_import_apply(), and keeps a note of it for cle_import_undo_last(). An
 * import that adds nothing leaves the note of the one before. Whoever is killed
 * in between leaves no note, so that an older import is not taken for this one.
 *
 * Returns: %TRUE when all of it is durable.
 */
gboolean
cle_import_apply_and_keep (CleImport     *self,
                           gboolean       skip_refused,
                           GCancellable  *cancellable,
                           GError       **error)
{
  if (cle_import_count (self, CLE_IMPORT_ADD) > 0 && !forget (self->store, error))
    return FALSE;
  if (!cle_import_apply (self, skip_refused, cancellable, error))
    return FALSE;

  /* What came in is there, even if it cannot be undone later. */
  if (self->written->len > 0)
    keep (self);
  return TRUE;
}

static gboolean
take_files (const CleJsonPlace *root,
            Note               *note,
            GError            **error)
{
  CleJsonPlace array;
  guint n;

  if (!cle_json_place_get_array (root, "files", 0, CLE_BATCH_MAX_FILES, &array, &n, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&array, i);
      const char *path;
      gint64 size;

      if (!cle_json_place_expect_object (&item, error) ||
          !cle_json_place_get_string (&item, "path", 400, &path, error) ||
          !cle_json_place_get_integer (&item, "size", 0, G_MAXINT32, &size, error))
        return FALSE;
      g_hash_table_insert (note->sizes, g_strdup (path), GSIZE_TO_POINTER ((gsize) size));
    }

  return TRUE;
}

static gboolean
parse_note (GBytes  *bytes,
            Note    *note,
            GError **error)
{
  g_autoptr (CleJsonDocument) document = cle_json_document_new (bytes, NOTE, error);
  CleJsonPlace root;
  gint64 tail;

  if (document == NULL)
    return FALSE;

  root = cle_json_document_get_root (document);
  if (!cle_json_place_expect_object (&root, error) ||
      !cle_json_place_get_integer (&root, "tail", 0, CLE_JSON_MAX_INTEGER, &tail, error))
    return FALSE;

  note->tail = (guint64) tail;
  return take_files (&root, note, error);
}

static gboolean
read_note (CleStore *store,
           Note     *note,
           GError  **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = cle_read_file (store, NOTE, NOTE_MAX, &problem);

  note->sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (bytes != NULL)
    return parse_note (bytes, note, error);

  if (g_error_matches (problem, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND))
    g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND,
                         _ ("There is no import that could be undone."));
  else
    g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* What the records say: those that are to go, and the others about them. */
typedef struct
{
  const Note *note;
  GHashTable *ids;     /* of records that are to go */
  GHashTable *named;   /* people who are named by others */
  gboolean    is_used; /* something builds on them */
  guint       n_results; /* among those that are to go */
} Look;

static char *
dup_id (const CleScanLine *line,
        const char        *key)
{
  const char *at = memmem (line->text, line->length, key, strlen (key));

  at = at != NULL ? at + strlen (key) : NULL;
  return at != NULL && at + CLE_UUID_LENGTH <= line->text + line->length &&
                 cle_uuid_check (at, CLE_UUID_LENGTH)
             ? g_strndup (at, CLE_UUID_LENGTH)
             : NULL;
}

static gboolean
is_to_go (const Look        *look,
          const CleScanLine *line)
{
  return g_hash_table_contains (look->note->sizes, line->segment->path);
}

static gboolean
list_id_cb (const CleScanLine *line,
            gpointer           data)
{
  Look *look = data;
  CleRecordHead head;

  if (is_to_go (look, line) && cle_record_check (line->text, line->length, &head, NULL))
    {
      g_hash_table_add (look->ids, g_strdup (head.id));
      look->n_results += g_str_equal (head.type, "result");
    }

  return TRUE;
}

static gboolean
look_around_cb (const CleScanLine *line,
                gpointer           data)
{
  Look *look = data;
  g_autofree char *of = NULL;
  char *who;

  if (is_to_go (look, line))
    return TRUE;

  of = dup_id (line, "\"of\":\"");
  who = dup_id (line, "\"who\":\"");
  if (who != NULL)
    g_hash_table_add (look->named, who);
  look->is_used = of != NULL && g_hash_table_contains (look->ids, of);

  return !look->is_used;
}

/* How many of the files are there, and how many of these as they came. */
static void
count_files (CleStore   *store,
             const Note *note,
             guint      *n_there,
             guint      *n_same)
{
  GHashTableIter iter;
  gpointer path, size;

  *n_there = *n_same = 0;
  g_hash_table_iter_init (&iter, note->sizes);
  while (g_hash_table_iter_next (&iter, &path, &size))
    {
      g_autoptr (GBytes) bytes = cle_read_file (store, path, CLE_IMPORT_MAX_FILE, NULL);

      *n_there += bytes != NULL;
      *n_same += bytes != NULL && g_bytes_get_size (bytes) == GPOINTER_TO_SIZE (size);
    }
}

/* A record that was saved since would stand behind a gap. */
static gboolean
holds_own (CleStore   *store,
           const Note *note)
{
  g_autofree char *prefix = g_strdup_printf ("records/%s/", cle_store_get_device (store));
  GHashTableIter iter;
  gpointer path;

  g_hash_table_iter_init (&iter, note->sizes);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (g_str_has_prefix (path, prefix))
      return TRUE;

  return FALSE;
}

static char **
list_paths (const Look *look)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer path;

  g_hash_table_iter_init (&iter, look->note->sizes);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    {
      g_autofree char *base = g_path_get_basename (path);
      g_autofree char *id = g_strndup (base, CLE_UUID_LENGTH);

      if (!g_str_has_prefix (path, "people/") || !g_hash_table_contains (look->named, id))
        g_strv_builder_add (paths, path);
    }

  return g_strv_builder_end (paths);
}

static gboolean
undo_noted (CleStore *store,
            Look     *look,
            GError  **error)
{
  gboolean has_saved =
      holds_own (store, look->note) && cle_store_get_tail (store)->sequence != look->note->tail;
  g_auto (GStrv) paths = NULL;
  guint n_there, n_same;

  /* An undo that was interrupted has been completed by now. */
  count_files (store, look->note, &n_there, &n_same);
  if (n_there == 0)
    return TRUE;

  if (!cle_scan_lines (store, NULL, list_id_cb, look, error) ||
      !cle_scan_lines (store, NULL, look_around_cb, look, error))
    return FALSE;
  if (look->is_used || has_saved || n_same != g_hash_table_size (look->note->sizes))
    {
      g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_EXISTS,
                           _ ("Something was saved since that builds on what was imported, so it "
                              "cannot be undone any more."));
      return FALSE;
    }

  paths = list_paths (look);
  return cle_batch_withdraw_locked (store, (const char *const *) paths, error);
}

static gboolean
undo_locked (CleStore *store,
             guint    *n_records,
             guint    *n_results,
             GError  **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (Note) note = { 0 };
  Look look = { &note, ids, named, FALSE };

  if (!cle_batch_resume_locked (store, error) || !read_note (store, &note, error) ||
      !cle_tail_learn (store, error) || !undo_noted (store, &look, error))
    return FALSE;

  *n_records = g_hash_table_size (ids);
  *n_results = look.n_results;
  return TRUE;
}

/**
 * cle_import_undo_last:
 * @store: a store
 * @n_records: (out): how many records went
 * @n_results: (out): how many of them were results
 * @error: return location for an error
 *
 * Takes away again what the last cle_import_apply_and_keep() brought to this
 * store, in whichever process: records and people, all or none. Questionnaires
 * stay.
 *
 * Returns: %FALSE if that failed, with %CLE_STORE_ERROR_NOT_FOUND if there is
 *   no such import, and with %CLE_STORE_ERROR_EXISTS if something was saved
 *   since that builds on it: a note on one of the results, or any record of this
 *   device after rows of a table had been imported.
 */
gboolean
cle_import_undo_last (CleStore  *store,
                      guint     *n_records,
                      guint     *n_results,
                      GError   **error)
{
  g_auto (Note) note = { 0 };
  gboolean done;

  /* Nothing is made where there is nothing. */
  if (!read_note (store, &note, error) || !cle_store_begin_write (store, error))
    return FALSE;

  done = undo_locked (store, n_records, n_results, error);
  cle_store_end_write (store);

  return done && forget (store, error);
}
