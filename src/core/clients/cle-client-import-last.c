/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-import-private.h"

#include "cle-client-document.h"
#include "cle-letter-document.h"
#include "json/cle-json-document.h"
#include "json/cle-json-writer.h"
#include "store/cle-files.h"
#include "store/cle-replace.h"
#include "store/cle-scan.h"
#include "store/cle-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define NOTE         "quarantine/last-client-import.json"
#define NOTE_MAX     (16 * 1024 * 1024)
#define DOCUMENT_MAX (128 * 1024)

#define BARE_LENGTH 32   /* of an id without its dashes */
#define PER_TEXT    1000 /* ids in one text of the note */

/* The clients that came with the last import. */
typedef struct
{
  GPtrArray  *ids;
  gint64      at;    /* when they were made, all in one moment */
  GHashTable *used;  /* ids that something was said about since */
} Note;

static void
note_clear (Note *self)
{
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->used, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Note, note_clear)

static void
add_bare (GString    *out,
          const char *id)
{
  for (; *id != '\0'; id++)
    if (*id != '-')
      g_string_append_c (out, *id);
}

static char *
dup_id (const char *bare)
{
  return g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%.12s", bare, bare + 8, bare + 12, bare + 16,
                          bare + 20);
}

/**
 * cle_client_note_write:
 * @store: a store in a write
 * @clients: (element-type CleClient): that are about to come, with their ids
 * @error: return location for an error
 *
 * Notes them for cle_client_import_undo_last(). Ids stand there without their
 * dashes: erasing one client throws away what names it in quarantine/, and the
 * others may still be taken back.
 *
 * Returns: whether that is durable
 */
gboolean
cle_client_note_write (CleStore  *store,
                       GPtrArray *clients,
                       GError   **error)
{
  g_autoptr (GString) out = g_string_new ("{");
  g_autoptr (GString) bare = g_string_new (NULL);

  cle_json_write_integer (out, "format", 1);
  cle_json_write_integer (out, "at", ((const CleClient *) clients->pdata[0])->changed);
  cle_json_write_key (out, "clients");
  g_string_append_c (out, '[');
  for (guint i = 0; i < clients->len; i++)
    {
      add_bare (bare, ((const CleClient *) clients->pdata[i])->id);
      if ((i + 1) % PER_TEXT != 0 && i + 1 < clients->len)
        continue;
      g_string_append (out, i < PER_TEXT ? "\n" : ",\n");
      cle_json_write_string (out, bare->str);
      g_string_truncate (bare, 0);
    }
  g_string_append (out, "]}\n");

  return cle_replace_in (cle_store_get_io (store), cle_store_get_folder (store), NOTE, out->str,
                         out->len, error);
}

/**
 * cle_client_note_forget:
 * @store: a store in a write
 * @error: return location for an error
 *
 * Returns: whether there is no note any more
 */
gboolean
cle_client_note_forget (CleStore *store,
                        GError  **error)
{
  return cle_remove_in (cle_store_get_io (store), cle_store_get_folder (store), NOTE, error);
}

static gboolean
take_ids (const CleJsonPlace *root,
          Note               *note,
          GError            **error)
{
  CleJsonPlace array;
  const char *bare;
  guint n;

  if (!cle_json_place_get_array (root, "clients", 1, CLE_CLIENT_MAX / PER_TEXT, &array, &n, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&array, i);

      if (!cle_json_place_get_string (&item, NULL, BARE_LENGTH * PER_TEXT, &bare, error))
        return FALSE;
      for (gsize left = strlen (bare); left >= BARE_LENGTH; left -= BARE_LENGTH)
        {
          g_autofree char *id = dup_id (bare);

          if (cle_uuid_check (id, strlen (id)))
            g_ptr_array_add (note->ids, g_steal_pointer (&id));
          bare += BARE_LENGTH;
        }
    }

  return TRUE;
}

static gboolean
read_note (CleStore *store,
           Note     *note,
           GError  **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = cle_read_file (store, NOTE, NOTE_MAX, &problem);
  g_autoptr (CleJsonDocument) document =
      bytes != NULL ? cle_json_document_new (bytes, NOTE, &problem) : NULL;
  CleJsonPlace root;

  note->ids = g_ptr_array_new_with_free_func (g_free);
  note->used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (document != NULL)
    {
      root = cle_json_document_get_root (document);
      return cle_json_place_expect_object (&root, error) &&
             cle_json_place_get_integer (&root, "at", 0, CLE_JSON_MAX_INTEGER, &note->at, error) &&
             take_ids (&root, note, error);
    }

  if (g_error_matches (problem, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND))
    g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND,
                         _ ("There is no import of clients that could be undone."));
  else
    g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Whom a record is about. */
static gboolean
look_cb (const CleScanLine *line,
         gpointer           data)
{
  static const char key[] = "\"client\":\"";
  const char *at = memmem (line->text, line->length, key, strlen (key));

  at = at != NULL ? at + strlen (key) : NULL;
  if (at != NULL && at + CLE_UUID_LENGTH <= line->text + line->length)
    g_hash_table_add (data, g_strndup (at, CLE_UUID_LENGTH));

  return TRUE;
}

/* Whom another device has changed, and to whom a letter was written. */
static gboolean
look_at_documents (CleStore   *store,
                   GHashTable *used,
                   GError    **error)
{
  const CleIo *io = cle_store_get_io (store);
  int folder = cle_store_get_folder (store);
  g_auto (GStrv) devices = cle_files_list_in (io, folder, "people", FALSE, error);

  for (guint i = 0; devices != NULL && devices[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename ("people", devices[i], NULL);
      g_auto (GStrv) names = NULL;
      gboolean ours = strcmp (devices[i], cle_store_get_device (store)) == 0;

      if (!cle_uuid_check (devices[i], strlen (devices[i])))
        continue;
      names = cle_files_list_in (io, folder, path, FALSE, error);
      if (names == NULL)
        return FALSE;
      for (guint j = 0; names[j] != NULL; j++)
        if (ours ? cle_letter_document_is_name (names[j]) : strlen (names[j]) > CLE_UUID_LENGTH)
          g_hash_table_add (used, g_strndup (names[j], CLE_UUID_LENGTH));
    }

  return devices != NULL;
}

/* As it came; %FALSE without an error when it is not there any more. */
static gboolean
is_untouched (CleStore   *store,
              const Note *note,
              const char *path,
              gboolean   *there)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = cle_read_file (store, path, DOCUMENT_MAX, &problem);
  gboolean is_client;
  g_autoptr (CleClient) client =
      bytes != NULL ? cle_client_document_read (bytes, path, &is_client, NULL) : NULL;

  *there = !g_error_matches (problem, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND);
  return client != NULL && client->changed == note->at;
}

/* Of an import that was killed before the client came. */
static gboolean
drop_temporary (const CleIo *io,
                int          folder,
                const char  *path,
                GError     **error)
{
  g_autofree char *temporary = g_strconcat (path, ".tmp", NULL);

  if (io->unlinkat (io, folder, temporary, 0) == 0 || errno == ENOENT)
    return TRUE;

  cle_files_set_error (error, errno, temporary);
  return FALSE;
}

static gboolean
take_back (CleStore   *store,
           const Note *note,
           guint      *n_gone,
           guint      *n_kept,
           GError    **error)
{
  const CleIo *io = cle_store_get_io (store);
  int folder = cle_store_get_folder (store);
  g_autofree char *own = g_build_filename ("people", cle_store_get_device (store), NULL);

  *n_gone = *n_kept = 0;
  for (guint i = 0; i < note->ids->len; i++)
    {
      const char *id = note->ids->pdata[i];
      g_autofree char *path = g_strdup_printf ("%s/%s.json", own, id);
      gboolean there;

      if (!is_untouched (store, note, path, &there) || g_hash_table_contains (note->used, id))
        {
          if (!there && !drop_temporary (io, folder, path, error))
            return FALSE;
          *n_kept += there;
          continue;
        }
      if (io->unlinkat (io, folder, path, 0) != 0 && errno != ENOENT)
        {
          cle_files_set_error (error, errno, path);
          return FALSE;
        }
      (*n_gone)++;
    }

  return *n_gone == 0 || cle_files_sync_folder (io, folder, own, error);
}

static gboolean
undo_locked (CleStore *store,
             Note     *note,
             guint    *n_gone,
             guint    *n_kept,
             GError  **error)
{
  return cle_scan_lines (store, NULL, look_cb, note->used, error) &&
         look_at_documents (store, note->used, error) &&
         take_back (store, note, n_gone, n_kept, error) && cle_client_note_forget (store, error);
}

/**
 * cle_client_import_undo_last:
 * @store: a store
 * @n_gone: (out): how many clients went
 * @n_kept: (out): how many stay because they were worked on since
 * @error: return location for an error
 *
 * Takes away again the clients that the last cle_client_import_apply() brought
 * to this store, in whichever process, also one that was killed on the way. Who
 * was changed since, here or by another device, and whom something was said
 * about, stays. May be called again after a failure: it goes on.
 *
 * Returns: %FALSE if that failed, with %CLE_STORE_ERROR_NOT_FOUND if there is no
 *   such import
 */
gboolean
cle_client_import_undo_last (CleStore *store,
                             guint    *n_gone,
                             guint    *n_kept,
                             GError  **error)
{
  g_auto (Note) note = { 0 };
  gboolean done;

  /* Nothing is made where there is nothing. */
  if (!read_note (store, &note, error) || !cle_store_begin_write (store, error))
    return FALSE;

  done = undo_locked (store, &note, n_gone, n_kept, error);
  cle_store_end_write (store);

  return done;
}
