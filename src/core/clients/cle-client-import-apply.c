/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-import-private.h"

#include "cle-client-store.h"

#include <glib/gi18n-lib.h>

/* An import that is being saved. */
typedef struct
{
  CleClientImport *import;
  CleStore        *store;
  GPtrArray       *clients;
  gboolean         noted; /* that the note is about these */
} Applying;

/* The note is there before the first client is: whoever is killed in between
 * can take back what has come. */
static gboolean
saving_cb (guint      n_saved,
           gpointer   data,
           GError   **error)
{
  Applying *self = data;
  CleClientImport *import = self->import;

  if (g_cancellable_set_error_if_cancelled (import->cancellable, error))
    return FALSE;
  if (import->progress != NULL)
    import->progress ((double) n_saved / self->clients->len, import->progress_data);

  self->noted = self->noted || cle_client_note_write (self->store, self->clients, error);
  return self->noted;
}

static GPtrArray *
list_added (CleClientImport *self)
{
  GPtrArray *clients = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      CleClientImportRow *row = self->rows->pdata[i];

      if (row->kind == CLE_CLIENT_IMPORT_ADD)
        g_ptr_array_add (clients, row->client);
    }

  return clients;
}

/* They are new again, so that the same plan may be applied once more. Without
 * our note nothing was saved, and that of an older import is not ours to undo. */
static void
take_back (Applying *self)
{
  guint n;

  if (self->noted && !cle_client_import_undo_last (self->store, &n, &n, NULL))
    return;

  for (guint i = 0; i < self->clients->len; i++)
    g_clear_pointer (&((CleClient *) self->clients->pdata[i])->id, g_free);
}

/**
 * cle_client_import_apply:
 * @self: a plan
 * @store: a store
 * @skip_refused: whether to save the others when something is refused
 * @error: return location for an error
 *
 * Saves all clients of the plan that are new. When one of them cannot be saved,
 * or it is cancelled, those before it are taken back. A note of it is kept for
 * cle_client_import_undo_last(); an import that adds nothing leaves the note of
 * the one before. Blocks: a window calls it in a thread.
 *
 * Returns: whether all are saved
 */
gboolean
cle_client_import_apply (CleClientImport *self,
                         CleStore        *store,
                         gboolean         skip_refused,
                         GError         **error)
{
  g_autoptr (GPtrArray) clients = list_added (self);
  Applying applying = { self, store, clients, FALSE };

  if (!skip_refused && cle_client_import_count (self, CLE_CLIENT_IMPORT_REFUSED) > 0)
    {
      g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                           _ ("Something is refused, so nothing was imported."));
      return FALSE;
    }
  if (clients->len == 0 || cle_client_save_many (store, clients, saving_cb, &applying, error))
    return TRUE;

  take_back (&applying);
  return FALSE;
}
