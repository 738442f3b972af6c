/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-book-private.h"

#include "cle-client-line.h"
#include "store/cle-erase-plan.h"

#include <string.h>

static CleClientFile *
ensure (CleClientBook *self,
        const char    *id)
{
  CleClientFile *file = g_hash_table_lookup (self->files, id);

  if (file == NULL)
    {
      file = cle_client_file_new (id);
      g_hash_table_insert (self->files, file->id, file);
    }

  return file;
}

/* Erased clients stay erased, whatever another device still has. */
static void
add (CleClientBook *self,
     CleFileList    list,
     const char    *client,
     gpointer       record,
     GDestroyNotify free_record)
{
  CleClientFile *file = ensure (self, client);

  self->n_changes++;
  if (file->erased)
    free_record (record);
  else
    cle_client_file_add (file, list, record);
}

static void
take_rating (CleClientBook       *self,
             const CleRecordHead *head,
             const char          *line,
             gsize                length,
             GError             **error)
{
  g_autoptr (CleRating) rating = cle_client_record_read_rating (head, line, length, error);

  if (rating != NULL)
    add (self, CLE_FILE_RATINGS, rating->client, cle_rating_pack_new (rating, self->shared),
         (GDestroyNotify) cle_rating_pack_free);
}

typedef gpointer (*ReadFunc) (const CleRecordHead *head,
                              const char          *line,
                              gsize                length,
                              GError             **error);

/* Kinds of records that go into a list as they are read. */
static const struct
{
  const char     *type;
  CleFileList     list;
  ReadFunc        read;
  GDestroyNotify  free;
  gsize           client; /* where the record holds the client's id */
} KINDS[] = {
  { "money", CLE_FILE_MONEY, (ReadFunc) cle_client_record_read_money,
    (GDestroyNotify) cle_money_free, G_STRUCT_OFFSET (CleMoney, client) },
  { "contact", CLE_FILE_CONTACTS, (ReadFunc) cle_client_record_read_contact,
    (GDestroyNotify) cle_contact_free, G_STRUCT_OFFSET (CleContact, client) },
  { "decision", CLE_FILE_DECISIONS, (ReadFunc) cle_client_record_read_decision,
    (GDestroyNotify) cle_decision_free, G_STRUCT_OFFSET (CleDecision, client) },
  { "trial", CLE_FILE_TRIALS, (ReadFunc) cle_client_record_read_trial,
    (GDestroyNotify) cle_trial_free, G_STRUCT_OFFSET (CleTrial, client) },
  { "parting", CLE_FILE_PARTINGS, (ReadFunc) cle_client_record_read_parting,
    (GDestroyNotify) cle_parting_free, G_STRUCT_OFFSET (CleParting, client) },
  { "letter", CLE_FILE_LETTERS, (ReadFunc) cle_client_record_read_letter,
    (GDestroyNotify) cle_letter_free, G_STRUCT_OFFSET (CleLetter, client) },
};

static gboolean
take_listed (CleClientBook       *self,
             const CleRecordHead *head,
             const char          *line,
             gsize                length,
             GError             **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    if (strcmp (head->type, KINDS[i].type) == 0)
      {
        gpointer record = KINDS[i].read (head, line, length, error);

        if (record == NULL)
          return TRUE;
        /* Letters are long and seldom looked at: see cle_letter_read(). */
        if (KINDS[i].list == CLE_FILE_LETTERS)
          cle_letter_forget_words (record);
        add (self, KINDS[i].list, G_STRUCT_MEMBER (char *, record, KINDS[i].client), record,
             KINDS[i].free);
        return TRUE;
      }

  return FALSE;
}

static gboolean
take_amend (CleClientBook       *self,
            const CleRecordHead *head,
            const char          *line,
            gsize                length)
{
  CleClientAmend *amend = cle_client_record_read_amend (head, line, length);

  if (amend == NULL)
    return FALSE;

  add (self, CLE_FILE_AMENDS, amend->client, amend, (GDestroyNotify) cle_client_amend_free);
  return TRUE;
}

/* Of two the later one holds. */
static void
take_office (CleClientBook       *self,
             const CleRecordHead *head,
             const char          *line,
             gsize                length,
             GError             **error)
{
  CleOffice office;

  if (!cle_client_record_read_office (head, line, length, &office, error) ||
      office.at < self->office.at ||
      (office.at == self->office.at && g_strcmp0 (head->id, self->office_id) < 0))
    return;

  self->n_changes++;
  self->office = office;
  g_free (self->office_id);
  self->office_id = g_strdup (head->id);
}

static void
take_erasure (CleClientBook *self,
              const char    *line,
              gsize          length)
{
  g_autofree char *of = NULL;
  g_autofree char *what = NULL;
  const CleClientMember members[] = {
    { .key = "of", .text = &of },
    { .key = "what", .text = &what },
    { 0 },
  };
  CleClientFile *file;

  cle_client_line_read (line, length, members);
  if (of == NULL || g_strcmp0 (what, CLE_ERASE_CLIENT) != 0)
    return;

  self->n_changes++;
  file = ensure (self, of);
  self->n_erased += !file->erased;
  file->erased = TRUE;
  cle_client_file_clear (file);
  g_clear_pointer (&self->sorted, g_ptr_array_unref);
}

/**
 * cle_client_book_new:
 *
 * Returns: (transfer full): a book of nothing
 */
CleClientBook *
cle_client_book_new (void)
{
  CleClientBook *self = g_new0 (CleClientBook, 1);

  self->files =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) cle_client_file_free);
  self->clients =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) cle_client_free);
  self->shared = g_string_chunk_new (4096);
  cle_office_init (&self->office);

  return self;
}

/**
 * cle_client_book_free:
 * @self: (transfer full): a book
 */
void
cle_client_book_free (CleClientBook *self)
{
  g_clear_pointer (&self->sorted, g_ptr_array_unref);
  g_hash_table_unref (self->files);
  g_hash_table_unref (self->clients);
  g_string_chunk_free (self->shared);
  g_free (self->office_id);
  g_free (self);
}

/**
 * cle_client_book_take:
 * @self: a book
 * @head: what the record begins with
 * @line: a checked record of any type
 * @length: bytes in @line
 * @error: return location for an error, when the record is about a client but
 *   cannot be read
 *
 * Remembers what a record says about a client or about the office. The same
 * record counts once, and the order in which records come does not matter. An
 * erasure is noted, too, but is left for others.
 *
 * Returns: whether the record was for this book, readable or not
 */
gboolean
cle_client_book_take (CleClientBook       *self,
                      const CleRecordHead *head,
                      const char          *line,
                      gsize                length,
                      GError             **error)
{
  if (strcmp (head->type, "amend") == 0)
    return take_amend (self, head, line, length);
  if (strcmp (head->type, "erase") == 0)
    {
      take_erasure (self, line, length);
      return FALSE;
    }

  if (strcmp (head->type, "rating") == 0)
    take_rating (self, head, line, length, error);
  else if (strcmp (head->type, "office") == 0)
    take_office (self, head, line, length, error);
  else
    return take_listed (self, head, line, length, error);

  return TRUE;
}

/**
 * cle_client_book_set_clients:
 * @self: a book
 * @clients: (element-type CleClient): what cle_client_list() read
 *
 * Takes copies of the documents, in place of those that were there. To be called
 * again when the history says that it was replaced, and when somebody else
 * changed people/.
 */
void
cle_client_book_set_clients (CleClientBook *self,
                             GPtrArray     *clients)
{
  self->n_changes++;
  g_clear_pointer (&self->sorted, g_ptr_array_unref);
  g_hash_table_remove_all (self->clients);
  for (guint i = 0; i < clients->len; i++)
    cle_client_book_put_client (self, g_ptr_array_index (clients, i));
}

/**
 * cle_client_book_index:
 * @clients: (element-type CleClient): what cle_client_list() or
 *   cle_client_shelf_list() gave
 *
 * Of very many that takes a while; in a thread nobody waits for it.
 *
 * Returns: (transfer full) (element-type utf8 CleClient): @clients by their ids,
 *   to whom they belong from now on
 */
GHashTable *
cle_client_book_index (GPtrArray *clients)
{
  GHashTable *index =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) cle_client_free);

  for (guint i = 0; i < clients->len; i++)
    g_hash_table_replace (index, ((CleClient *) clients->pdata[i])->id, clients->pdata[i]);
  g_ptr_array_set_free_func (clients, NULL);

  return index;
}

/**
 * cle_client_book_take_index:
 * @self: a book
 * @clients: (transfer full) (element-type CleClient): by name
 * @index: (transfer full): cle_client_book_index() of them
 *
 * cle_client_book_set_clients() without copies and without sorting.
 *
 * Returns: (transfer full): the documents that were there, to be freed in whatever
 *   thread
 */
GHashTable *
cle_client_book_take_index (CleClientBook *self,
                            GPtrArray     *clients,
                            GHashTable    *index)
{
  GHashTable *before = g_steal_pointer (&self->clients);
  guint n = 0;

  self->n_changes++;
  self->clients = index;
  for (guint i = 0; self->n_erased > 0 && i < clients->len; i++)
    if (!cle_client_book_is_erased (self, ((CleClient *) clients->pdata[i])->id))
      clients->pdata[n++] = clients->pdata[i];
  if (self->n_erased > 0)
    g_ptr_array_set_size (clients, (int) n);
  g_clear_pointer (&self->sorted, g_ptr_array_unref);
  self->sorted = clients;

  return before;
}

/**
 * cle_client_book_take_clients:
 * @self: a book
 * @clients: (transfer full) (element-type CleClient): what cle_client_list() or
 *   cle_client_shelf_list() gave, by name
 *
 * cle_client_book_take_index() for who has the time.
 */
void
cle_client_book_take_clients (CleClientBook *self,
                              GPtrArray     *clients)
{
  GHashTable *index = cle_client_book_index (clients);

  g_hash_table_unref (cle_client_book_take_index (self, clients, index));
}

/**
 * cle_client_book_put_client:
 * @self: a book
 * @client: a client that was saved
 *
 * Takes a copy of one document, in place of an earlier one on the same client.
 */
void
cle_client_book_put_client (CleClientBook   *self,
                            const CleClient *client)
{
  CleClient *copy = cle_client_copy (client);

  self->n_changes++;
  g_clear_pointer (&self->sorted, g_ptr_array_unref);
  g_hash_table_replace (self->clients, copy->id, copy);
}

/**
 * cle_client_book_list_clients:
 * @self: a book
 *
 * Returns: (transfer none) (element-type CleClient): those that have a document
 *   and were not erased, by name; borrowed until clients are put in
 */
GPtrArray *
cle_client_book_list_clients (CleClientBook *self)
{
  GHashTableIter iter;
  gpointer id, client;

  if (self->sorted != NULL)
    return self->sorted;

  self->sorted = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, self->clients);
  while (g_hash_table_iter_next (&iter, &id, &client))
    if (!cle_client_book_is_erased (self, id))
      g_ptr_array_add (self->sorted, client);
  cle_client_sort (self->sorted);

  return self->sorted;
}

/**
 * cle_client_book_find_client:
 * @self: a book
 * @id: of a client
 *
 * Returns: (transfer none) (nullable): the client, unless it was erased
 */
const CleClient *
cle_client_book_find_client (CleClientBook *self,
                             const char    *id)
{
  return cle_client_book_is_erased (self, id) ? NULL : g_hash_table_lookup (self->clients, id);
}

/**
 * cle_client_book_is_erased:
 * @self: a book
 * @id: of a client
 *
 * Returns: whether the client was erased on any device
 */
gboolean
cle_client_book_is_erased (CleClientBook *self,
                           const char    *id)
{
  const CleClientFile *file = g_hash_table_lookup (self->files, id);

  return file != NULL && file->erased;
}

/**
 * cle_client_book_get_office:
 * @self: a book
 *
 * Returns: (transfer none): what holds for all clients: the last record of it, or
 *   the defaults
 */
const CleOffice *
cle_client_book_get_office (CleClientBook *self)
{
  return &self->office;
}

/**
 * cle_client_book_get_n_changes:
 * @self: a book
 *
 * Returns: how often something came into the book: as long as that stays the
 *   same, so does what is known of every client
 */
guint64
cle_client_book_get_n_changes (const CleClientBook *self)
{
  return self->n_changes;
}
