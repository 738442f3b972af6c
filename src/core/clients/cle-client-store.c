/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-store.h"

#include "cle-client-document.h"
#include "cle-client-shelf.h"
#include "store/cle-files.h"
#include "store/cle-record.h"
#include "store/cle-replace-many.h"
#include "store/cle-replace.h"
#include "store/cle-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MANY 8 /* new clients that are synced all at once */

static char **
list_devices (CleStore *store,
              GError  **error)
{
  return cle_files_list_in (cle_store_get_io (store), cle_store_get_folder (store), "people", FALSE,
                            error);
}

static char **
list_documents (CleStore   *store,
                const char *device,
                GError    **error)
{
  g_autofree char *path = g_build_filename ("people", device, NULL);

  return cle_files_list_in (cle_store_get_io (store), cle_store_get_folder (store), path, FALSE,
                            error);
}

/* Of one device; NULL without an error if it has none on that client. */
static CleClient *
read_of_device (CleStore   *store,
                const char *device,
                const char *id,
                GError    **error)
{
  g_autofree char *path = g_strdup_printf ("people/%s/%s.json", device, id);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gboolean is_client;

  if (!cle_uuid_check (device, strlen (device)))
    return NULL;

  bytes = cle_read_file (store, path, CLE_CLIENT_MAX_BYTES, &problem);
  if (bytes != NULL)
    return cle_client_document_read (bytes, path, &is_client, error);

  if (!g_error_matches (problem, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/* The document that holds; NULL without an error if there is none. What another
 * device wrote and cannot be read is passed over as long as there is another
 * one. Our own would be overwritten by the next change, so it is an error. */
static CleClient *
find_latest (CleStore   *store,
             const char *id,
             GError    **error)
{
  g_auto (GStrv) devices = list_devices (store, error);
  g_autoptr (GError) trouble = NULL;
  g_autoptr (CleClient) latest = NULL;

  for (guint i = 0; devices != NULL && devices[i] != NULL; i++)
    {
      g_autoptr (GError) problem = NULL;
      CleClient *client = read_of_device (store, devices[i], id, &problem);

      if (problem != NULL && g_strcmp0 (devices[i], cle_store_get_device (store)) == 0)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
      if (problem != NULL && trouble == NULL)
        trouble = g_steal_pointer (&problem);
      if (client == NULL || (latest != NULL && !cle_client_is_later (client, latest)))
        {
          cle_client_free (client);
          continue;
        }
      cle_client_free (latest);
      latest = client;
    }

  if (latest == NULL && trouble != NULL)
    g_propagate_error (error, g_steal_pointer (&trouble));
  return g_steal_pointer (&latest);
}

static gboolean
count_documents (CleStore *store,
                 guint    *n,
                 GError  **error)
{
  g_auto (GStrv) devices = list_devices (store, error);

  *n = 0;
  for (guint i = 0; devices != NULL && devices[i] != NULL; i++)
    {
      g_auto (GStrv) names = list_documents (store, devices[i], error);

      if (names == NULL)
        return FALSE;
      for (guint j = 0; names[j] != NULL; j++)
        *n += cle_client_document_is_name (names[j]);
    }

  return devices != NULL;
}

static gboolean
check_room (CleStore  *store,
            GPtrArray *clients,
            GError   **error)
{
  guint n_new = 0, n;

  for (guint i = 0; i < clients->len; i++)
    n_new += ((const CleClient *) clients->pdata[i])->id == NULL;
  if (n_new == 0)
    return TRUE;
  if (!count_documents (store, &n, error))
    return FALSE;
  if (n + n_new <= CLE_CLIENT_MAX)
    return TRUE;

  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
               _ ("A store holds up to %d clients and persons; these would be %u."), CLE_CLIENT_MAX,
               n + n_new);
  return FALSE;
}

/* A clock may be behind that of another device: a change is always later than
 * what it changes. */
static gboolean
prepare_change (CleStore  *store,
                CleClient *client,
                GError   **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (CleClient) latest = NULL;

  client->changed = cle_clock_get_wall (cle_store_get_clock (store));
  latest = find_latest (store, client->id, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (latest != NULL && latest->newer)
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NEWER,
                   _ ("“%s” was saved by a later version of Clientele and can be changed only "
                      "there."),
                   latest->name);
      return FALSE;
    }
  if (latest != NULL)
    {
      client->changed = MAX (client->changed, latest->changed + 1);
      cle_client_set (&client->more, latest->more);
    }

  return TRUE;
}

static char *
dup_own_folder (CleStore *store)
{
  return g_build_filename ("people", cle_store_get_device (store), NULL);
}

/* Alone, or with @many. */
static gboolean
write_document (CleStore       *store,
                CleClient      *client,
                CleReplaceMany *many,
                GError        **error)
{
  g_autofree char *folder = dup_own_folder (store);
  g_autofree char *name = g_strconcat (client->id, ".json", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  g_free (client->device);
  client->device = g_strdup (cle_store_get_device (store));
  cle_client_document_write (client, text);
  if (many != NULL)
    return cle_replace_many_add (many, name, text->str, text->len, error);

  return cle_replace_in (cle_store_get_io (store), cle_store_get_folder (store), path, text->str,
                         text->len, error);
}

/* All at the same moment, by which an import knows them again. */
static GHashTable *
name_new (CleStore  *store,
          GPtrArray *clients)
{
  GHashTable *added = g_hash_table_new (NULL, NULL);
  gint64 now = cle_clock_get_wall (cle_store_get_clock (store));

  for (guint i = 0; i < clients->len; i++)
    {
      CleClient *client = clients->pdata[i];

      if (client->id != NULL)
        continue;
      client->id = g_uuid_string_random ();
      client->changed = now;
      g_hash_table_add (added, client);
    }

  return added;
}

/* A sync for each of many takes minutes; the one for all takes along what
 * others have written to the file system, so few are not worth it. */
static gboolean
begin_many (CleStore        *store,
            GHashTable      *added,
            CleReplaceMany **many,
            GError         **error)
{
  g_autofree char *folder = dup_own_folder (store);

  if (g_hash_table_size (added) < MANY)
    return TRUE;

  *many =
      cle_replace_many_new (cle_store_get_io (store), cle_store_get_folder (store), folder, error);
  return *many != NULL;
}

static gboolean
save_one (CleStore       *store,
          CleClient      *client,
          gboolean        is_new,
          CleReplaceMany *many,
          GError        **error)
{
  return (is_new || prepare_change (store, client, error)) &&
         write_document (store, client, is_new ? many : NULL, error);
}

static gboolean
save_all_locked (CleStore        *store,
                 GPtrArray       *clients,
                 CleClientSaving  saving,
                 gpointer         data,
                 GError         **error)
{
  g_autoptr (GHashTable) added = NULL;
  g_autoptr (CleReplaceMany) many = NULL;

  if (!check_room (store, clients, error))
    return FALSE;

  added = name_new (store, clients);
  if (!begin_many (store, added, &many, error))
    return FALSE;

  for (guint i = 0; i < clients->len; i++)
    {
      CleClient *client = clients->pdata[i];

      if (saving != NULL && !saving (i, data, error))
        return FALSE;
      if (!save_one (store, client, g_hash_table_contains (added, client), many, error))
        return FALSE;
    }

  return many == NULL || cle_replace_many_finish (many, error);
}

/**
 * cle_client_list:
 * @store: a store
 * @problems: (nullable) (element-type utf8): receives why documents could not be
 *   read, with file, line and member; the first thousand
 * @error: return location for an error
 *
 * Reads the clients of all devices, and passes over persons and over documents
 * that cannot be read. Clients that another device erased are among them: only
 * the records know, see cle_client_book_set_clients().
 *
 * Returns: (transfer full) (element-type CleClient): by name
 */
GPtrArray *
cle_client_list (CleStore  *store,
                 GPtrArray *problems,
                 GError   **error)
{
  g_autoptr (CleClientShelf) shelf = cle_client_shelf_new (store);
  gboolean changed;

  return cle_client_shelf_read (shelf, problems, &changed, error) ? cle_client_shelf_list (shelf)
                                                                  : NULL;
}

/**
 * cle_client_list_ids:
 * @store: a store
 * @error: return location for an error
 *
 * Reads no document: whether it can be read, and whether it is on a client or on
 * a person, is not known.
 *
 * Returns: (transfer full) (element-type utf8): a set of the ids that have a
 *   document of any device
 */
GHashTable *
cle_client_list_ids (CleStore  *store,
                     GError   **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) devices = list_devices (store, error);

  if (devices == NULL)
    return NULL;

  for (guint i = 0; devices[i] != NULL; i++)
    {
      g_auto (GStrv) names = list_documents (store, devices[i], error);

      if (names == NULL)
        return NULL;
      for (guint j = 0; names[j] != NULL; j++)
        if (cle_client_document_is_name (names[j]))
          g_hash_table_add (ids, g_strndup (names[j], CLE_UUID_LENGTH));
    }

  return g_steal_pointer (&ids);
}

/**
 * cle_client_find:
 * @store: a store
 * @id: of a client
 * @error: return location for an error, of %CLE_STORE_ERROR_NOT_FOUND if there
 *   is no such client
 *
 * Returns: (transfer full): what was said about the client last, on any device
 */
CleClient *
cle_client_find (CleStore   *store,
                 const char *id,
                 GError    **error)
{
  g_autoptr (GError) problem = NULL;
  CleClient *client = NULL;

  if (cle_store_get_folder (store) >= 0 && cle_uuid_check (id, strlen (id)))
    client = find_latest (store, id, &problem);
  if (client != NULL)
    return client;

  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND,
                 _ ("There is no client with the id “%s”."), id);
  return NULL;
}

/**
 * cle_client_save:
 * @store: a store
 * @client: a new client, or a changed copy of one; receives id, device and time
 * @error: return location for an error
 *
 * Saves a client in the folder of this device, where nobody else writes. The
 * document of another device stays as it is; the later one holds, see
 * cle_client_is_later(). Members that this version does not know are kept.
 *
 * Returns: %TRUE when that is durable; after a failure @client may be passed
 *   again and is not made twice
 */
gboolean
cle_client_save (CleStore  *store,
                 CleClient *client,
                 GError   **error)
{
  g_autoptr (GPtrArray) clients = g_ptr_array_new ();

  g_ptr_array_add (clients, client);
  return cle_client_save_all (store, clients, error);
}

/**
 * cle_client_save_all:
 * @store: a store
 * @clients: (element-type CleClient): as for cle_client_save()
 * @error: return location for an error
 *
 * Saves many clients. Nothing is written unless all of them are within the
 * limits.
 *
 * Returns: %TRUE when all are durable; otherwise some of them may be saved
 */
gboolean
cle_client_save_all (CleStore  *store,
                     GPtrArray *clients,
                     GError   **error)
{
  return cle_client_save_many (store, clients, NULL, NULL, error);
}

/**
 * cle_client_save_many:
 * @store: a store
 * @clients: (element-type CleClient): as for cle_client_save()
 * @saving: (nullable): called before each of them, with the lock held, how many
 *   are saved, and ids for all; may stop it with an error
 * @data: for @saving
 * @error: return location for an error
 *
 * cle_client_save_all() for very many.
 *
 * Returns: as cle_client_save_all()
 */
gboolean
cle_client_save_many (CleStore        *store,
                      GPtrArray       *clients,
                      CleClientSaving  saving,
                      gpointer         data,
                      GError         **error)
{
  gboolean done;

  for (guint i = 0; i < clients->len; i++)
    if (!cle_client_check (g_ptr_array_index (clients, i), error))
      return FALSE;
  if (!cle_store_begin_write (store, error))
    return FALSE;

  done = save_all_locked (store, clients, saving, data, error);
  cle_store_end_write (store);

  return done;
}
