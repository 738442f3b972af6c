/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-book-private.h"

#include <string.h>

static CleClientFile *
settled (CleClientBook *self,
         const char    *client)
{
  CleClientFile *file = g_hash_table_lookup (self->files, client);

  if (file != NULL)
    cle_client_file_settle (file);

  return file;
}

static GPtrArray *
list_newest_first (CleClientBook *self,
                   const char    *client,
                   CleFileList    list)
{
  const CleClientFile *file = settled (self, client);
  GPtrArray *all = file != NULL ? file->lists[list] : NULL;
  GPtrArray *copy = g_ptr_array_new ();

  for (guint i = all != NULL ? all->len : 0; i > 0; i--)
    g_ptr_array_add (copy, g_ptr_array_index (all, i - 1));

  return copy;
}

static gconstpointer
get_newest (CleClientBook *self,
            const char    *client,
            CleFileList    list)
{
  const CleClientFile *file = settled (self, client);
  GPtrArray *all = file != NULL ? file->lists[list] : NULL;

  return all != NULL && all->len > 0 ? g_ptr_array_index (all, all->len - 1) : NULL;
}

static gboolean
has_opinion (GPtrArray           *ratings,
             const CleRatingPack *pack)
{
  for (guint i = 0; i < ratings->len; i++)
    {
      const CleRating *rating = g_ptr_array_index (ratings, i);

      if (strcmp (rating->profile, pack->profile) == 0 &&
          g_strcmp0 (rating->rater, pack->rater) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * cle_client_book_list_ratings:
 * @self: a book
 * @client: id of a client
 *
 * Returns: (transfer full) (element-type CleRating): all ratings, newest first
 */
GPtrArray *
cle_client_book_list_ratings (CleClientBook *self,
                              const char    *client)
{
  g_autoptr (GPtrArray) packs = list_newest_first (self, client, CLE_FILE_RATINGS);
  GPtrArray *ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_rating_free);

  for (guint i = 0; i < packs->len; i++)
    g_ptr_array_add (ratings, cle_rating_pack_unpack (g_ptr_array_index (packs, i), client));

  return ratings;
}

/**
 * cle_client_book_list_newest_ratings:
 * @self: a book
 * @client: id of a client
 *
 * Returns: (transfer full) (element-type CleRating): the newest rating of each
 *   rater with each profile, newest first
 */
GPtrArray *
cle_client_book_list_newest_ratings (CleClientBook *self,
                                     const char    *client)
{
  g_autoptr (GPtrArray) packs = list_newest_first (self, client, CLE_FILE_RATINGS);
  GPtrArray *ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_rating_free);

  for (guint i = 0; i < packs->len; i++)
    if (!has_opinion (ratings, g_ptr_array_index (packs, i)))
      g_ptr_array_add (ratings, cle_rating_pack_unpack (g_ptr_array_index (packs, i), client));

  return ratings;
}

/**
 * cle_client_book_dup_rating:
 * @self: a book
 * @client: id of a client
 * @profile: (nullable): id of a profile; %NULL for any
 *
 * Returns: (transfer full) (nullable): the newest rating, whoever gave it
 */
CleRating *
cle_client_book_dup_rating (CleClientBook *self,
                            const char    *client,
                            const char    *profile)
{
  const CleClientFile *file = settled (self, client);
  GPtrArray *packs = file != NULL ? file->lists[CLE_FILE_RATINGS] : NULL;

  for (guint i = packs != NULL ? packs->len : 0; i > 0; i--)
    {
      const CleRatingPack *pack = g_ptr_array_index (packs, i - 1);

      if (profile == NULL || strcmp (pack->profile, profile) == 0)
        return cle_rating_pack_unpack (pack, client);
    }

  return NULL;
}

/**
 * cle_client_book_get_rated_at:
 * @self: a book
 * @client: id of a client
 *
 * Returns: when the client was rated last, wall clock, ms; 0 if never
 */
gint64
cle_client_book_get_rated_at (CleClientBook *self,
                              const char    *client)
{
  const CleRatingPack *pack = get_newest (self, client, CLE_FILE_RATINGS);

  return pack != NULL ? pack->at : 0;
}

/**
 * cle_client_book_get_money:
 * @self: a book
 * @client: id of a client
 *
 * Returns: (transfer none) (nullable): what was said last of its money
 */
const CleMoney *
cle_client_book_get_money (CleClientBook *self,
                           const char    *client)
{
  return get_newest (self, client, CLE_FILE_MONEY);
}

/**
 * cle_client_book_sum_revenue:
 * @self: a book, whose documents need not be there
 * @clients: (element-type utf8): ids of those who have one, as
 *   cle_client_list_ids() gives them
 *
 * Returns: what they bring in a year, as far as it is known, in hundredths; at
 *   most %CLE_MONEY_MAX
 */
gint64
cle_client_book_sum_revenue (CleClientBook *self,
                             GHashTable    *clients)
{
  GHashTableIter iter;
  gpointer id;
  gint64 sum = 0;

  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      const CleMoney *money = cle_client_book_get_money (self, id);

      if (money != NULL && money->items[CLE_MONEY_REVENUE] != CLE_MONEY_UNKNOWN &&
          g_hash_table_contains (clients, id))
        sum += MIN (money->items[CLE_MONEY_REVENUE], CLE_MONEY_MAX - sum);
    }

  return sum;
}

/**
 * cle_client_book_list_money:
 * @self: a book
 * @client: id of a client
 *
 * Returns: (transfer container) (element-type CleMoney): all that was said of it
 */
GPtrArray *
cle_client_book_list_money (CleClientBook *self,
                            const char    *client)
{
  return list_newest_first (self, client, CLE_FILE_MONEY);
}

/**
 * cle_client_book_list_contacts:
 * @self: a book
 * @client: id of a client
 *
 * Returns: (transfer container) (element-type CleContact): its contacts
 */
GPtrArray *
cle_client_book_list_contacts (CleClientBook *self,
                               const char    *client)
{
  return list_newest_first (self, client, CLE_FILE_CONTACTS);
}

/**
 * cle_client_book_list_decisions:
 * @self: a book
 * @client: id of a client
 *
 * Returns: (transfer container) (element-type CleDecision): its decisions
 */
GPtrArray *
cle_client_book_list_decisions (CleClientBook *self,
                                const char    *client)
{
  return list_newest_first (self, client, CLE_FILE_DECISIONS);
}

/**
 * cle_client_book_get_decision:
 * @self: a book
 * @client: id of a client
 *
 * Returns: (transfer none) (nullable): the decision that holds. With
 *   %CLE_VERDICT_NONE an override was taken back and the proposal holds.
 */
const CleDecision *
cle_client_book_get_decision (CleClientBook *self,
                              const char    *client)
{
  return get_newest (self, client, CLE_FILE_DECISIONS);
}

/**
 * cle_client_book_list_trials:
 * @self: a book
 * @client: id of a client
 *
 * Returns: (transfer container) (element-type CleTrial): its trials
 */
GPtrArray *
cle_client_book_list_trials (CleClientBook *self,
                             const char    *client)
{
  return list_newest_first (self, client, CLE_FILE_TRIALS);
}

/**
 * cle_client_book_get_trial:
 * @self: a book
 * @client: id of a client
 *
 * Returns: (transfer none) (nullable): the newest trial that runs
 */
const CleTrial *
cle_client_book_get_trial (CleClientBook *self,
                           const char    *client)
{
  g_autoptr (GPtrArray) trials = cle_client_book_list_trials (self, client);

  for (guint i = 0; i < trials->len; i++)
    if (((const CleTrial *) trials->pdata[i])->closed == 0)
      return trials->pdata[i];

  return NULL;
}

/**
 * cle_client_book_list_partings:
 * @self: a book
 * @client: id of a client
 *
 * Returns: (transfer container) (element-type CleParting): its partings, also
 *   those that were called off
 */
GPtrArray *
cle_client_book_list_partings (CleClientBook *self,
                               const char    *client)
{
  return list_newest_first (self, client, CLE_FILE_PARTINGS);
}

/**
 * cle_client_book_get_parting:
 * @self: a book
 * @client: id of a client
 *
 * Returns: (transfer none) (nullable): the newest parting: its state tells whether
 *   it is open, done or called off
 */
const CleParting *
cle_client_book_get_parting (CleClientBook *self,
                             const char    *client)
{
  return get_newest (self, client, CLE_FILE_PARTINGS);
}

/**
 * cle_client_book_list_letters:
 * @self: a book
 * @client: id of a client
 *
 * Returns: (transfer container) (element-type CleLetter): its letters, without
 *   their text
 */
GPtrArray *
cle_client_book_list_letters (CleClientBook *self,
                              const char    *client)
{
  return list_newest_first (self, client, CLE_FILE_LETTERS);
}
