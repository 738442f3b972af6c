/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-shelf.h"

#include "cle-client-document.h"
#include "store/cle-files.h"
#include "store/cle-record.h"
#include "store/cle-replace.h"
#include "store/cle-store-private.h"

#include <errno.h>
#include <string.h>

#define MAX_PROBLEMS 1000

/* What changes with a file: documents are replaced whole, and a hand that edits
 * one in place leaves another time. */
typedef struct
{
  ino_t           inode;
  off_t           size;
  struct timespec modified;
  struct timespec changed;
} Stamp;

typedef struct
{
  char      *path;    /* below the store's folder */
  Stamp      stamp;
  CleClient *client;  /* (nullable): NULL for a person and for what cannot be read */
  char      *problem; /* (nullable): why it cannot be read */
  guint      round;   /* in which it was there last */
} Document;

struct _CleClientShelf
{
  CleStore   *store;
  GHashTable *documents; /* path → Document */
  guint       round;
  guint       n_read;
  gboolean    changed;   /* since it was told */
};

static void
document_free (gpointer data)
{
  Document *document = data;

  cle_client_free (document->client);
  g_free (document->problem);
  g_free (document->path);
  g_free (document);
}

static gboolean
is_same_time (const struct timespec *a,
              const struct timespec *b)
{
  return a->tv_sec == b->tv_sec && a->tv_nsec == b->tv_nsec;
}

static gboolean
is_same (const Stamp *a,
         const Stamp *b)
{
  return a->inode == b->inode && a->size == b->size && is_same_time (&a->modified, &b->modified) &&
         is_same_time (&a->changed, &b->changed);
}

/* Nothing but zeros for what is not there: reading it tells why. */
static Stamp
look (int         dir,
      const char *name)
{
  struct stat info;

  if (fstatat (dir, name, &info, AT_SYMLINK_NOFOLLOW) != 0)
    return (Stamp){ 0 };

  return (Stamp){ info.st_ino, info.st_size, info.st_mtim, info.st_ctim };
}

static void
read_document (CleClientShelf *self,
               int             dir,
               Document       *document)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = cle_read_in (cle_store_get_io (self->store), dir, document->path,
                                          CLE_CLIENT_MAX_BYTES, &problem);
  gboolean is_client;

  self->n_read++;
  g_clear_pointer (&document->client, cle_client_free);
  g_clear_pointer (&document->problem, g_free);
  if (bytes != NULL)
    document->client = cle_client_document_read (bytes, document->path, &is_client, &problem);
  if (problem == NULL)
    return;

  /* The disk may think better of it. */
  document->problem = g_strdup (problem->message);
  document->stamp = (Stamp){ 0 };
}

static void
take_document (CleClientShelf *self,
               const char     *device,
               int             dir,
               const char     *name)
{
  g_autofree char *path = g_build_filename ("people", device, name, NULL);
  Document *document = g_hash_table_lookup (self->documents, path);
  /* Before it is read: what is written meanwhile is then read again. */
  Stamp stamp = look (dir, name);
  gboolean was_client;

  if (document == NULL)
    {
      document = g_new0 (Document, 1);
      document->path = g_steal_pointer (&path);
      g_hash_table_insert (self->documents, document->path, document);
    }
  document->round = self->round;
  if (stamp.inode != 0 && is_same (&stamp, &document->stamp))
    return;

  was_client = document->client != NULL;
  document->stamp = stamp;
  read_document (self, dir, document);
  self->changed |= was_client || document->client != NULL;
}

static gboolean
take_device (CleClientShelf *self,
             const char     *device,
             GError        **error)
{
  const CleIo *io = cle_store_get_io (self->store);
  g_autofree char *path = g_build_filename ("people", device, NULL);
  g_auto (GStrv) names = NULL;
  int dir;

  if (!cle_uuid_check (device, strlen (device)))
    return TRUE;

  names = cle_files_list_in (io, cle_store_get_folder (self->store), path, FALSE, error);
  if (names == NULL)
    return FALSE;
  if (names[0] == NULL)
    return TRUE;

  dir = cle_files_open_folder (io, cle_store_get_folder (self->store), path, FALSE, error);
  for (guint i = 0; dir >= 0 && names[i] != NULL; i++)
    if (cle_client_document_is_name (names[i]))
      take_document (self, device, dir, names[i]);
  if (dir < 0)
    return FALSE;

  cle_files_close (io, &dir);
  return TRUE;
}

/* Erased, or taken away by whoever keeps folders the same. */
static void
drop_gone (CleClientShelf *self)
{
  GHashTableIter iter;
  gpointer document;

  g_hash_table_iter_init (&iter, self->documents);
  while (g_hash_table_iter_next (&iter, NULL, &document))
    if (((Document *) document)->round != self->round)
      {
        self->changed |= ((Document *) document)->client != NULL;
        g_hash_table_iter_remove (&iter);
      }
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
tell_problems (CleClientShelf *self,
               GPtrArray      *problems)
{
  GHashTableIter iter;
  gpointer document;

  g_hash_table_iter_init (&iter, self->documents);
  while (g_hash_table_iter_next (&iter, NULL, &document))
    if (((Document *) document)->problem != NULL)
      g_ptr_array_add (problems, g_strdup (((Document *) document)->problem));
  g_ptr_array_sort (problems, compare_texts);
  if (problems->len > MAX_PROBLEMS)
    g_ptr_array_set_size (problems, MAX_PROBLEMS);
}

/**
 * cle_client_shelf_new:
 * @store: a store
 *
 * Returns: (transfer full): a shelf on which nothing stands yet
 */
CleClientShelf *
cle_client_shelf_new (CleStore *store)
{
  CleClientShelf *self = g_new0 (CleClientShelf, 1);

  self->store = g_object_ref (store);
  self->documents = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, document_free);

  return self;
}

/**
 * cle_client_shelf_free:
 * @self: (transfer full): a shelf
 */
void
cle_client_shelf_free (CleClientShelf *self)
{
  g_hash_table_unref (self->documents);
  g_object_unref (self->store);
  g_free (self);
}

/**
 * cle_client_shelf_read:
 * @self: a shelf
 * @problems: (nullable) (element-type utf8): receives why documents could not be
 *   read, with file, line and member; the first thousand
 * @changed: (out): whether a client came, went or was changed since last time
 * @error: return location for an error
 *
 * Looks at the documents of all devices and reads those that are not as they
 * were. Blocks. Persons and what cannot be read are passed over.
 *
 * Returns: %FALSE if people/ itself cannot be read; what stood here stays
 */
gboolean
cle_client_shelf_read (CleClientShelf  *self,
                       GPtrArray       *problems,
                       gboolean        *changed,
                       GError         **error)
{
  g_auto (GStrv) devices = NULL;
  int folder = cle_store_get_folder (self->store);

  self->round++;
  if (folder >= 0)
    {
      devices = cle_files_list_in (cle_store_get_io (self->store), folder, "people", FALSE, error);
      if (devices == NULL)
        return FALSE;
    }

  for (guint i = 0; devices != NULL && devices[i] != NULL; i++)
    if (!take_device (self, devices[i], error))
      return FALSE;

  drop_gone (self);
  *changed = self->changed;
  self->changed = FALSE;
  if (problems != NULL)
    tell_problems (self, problems);

  return TRUE;
}

/**
 * cle_client_shelf_get_n_read:
 * @self: a shelf
 *
 * Returns: how many documents were read so far, those read again included
 */
guint
cle_client_shelf_get_n_read (CleClientShelf *self)
{
  return self->n_read;
}

/**
 * cle_client_shelf_list:
 * @self: a shelf
 *
 * Of several documents on one client the latest holds. Clients that another
 * device erased are among them: only the records know, see
 * cle_client_book_take_clients().
 *
 * Returns: (transfer full) (element-type CleClient): copies, by name
 */
GPtrArray *
cle_client_shelf_list (CleClientShelf *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_client_free);
  g_autoptr (GHashTable) latest = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer data;

  g_hash_table_iter_init (&iter, self->documents);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    {
      CleClient *client = ((Document *) data)->client;
      CleClient *known = client != NULL ? g_hash_table_lookup (latest, client->id) : NULL;

      if (client != NULL && (known == NULL || cle_client_is_later (client, known)))
        g_hash_table_replace (latest, client->id, client);
    }

  g_hash_table_iter_init (&iter, latest);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    g_ptr_array_add (list, cle_client_copy (data));
  cle_client_sort (list);

  return list;
}
