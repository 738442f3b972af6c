/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cle-client.h"
#include "cle-client-records.h"

G_BEGIN_DECLS

/* Everything that is known about clients, in memory. Fed with records by
 * CleArchive, so that a window sees what others save; the documents of people/
 * are put in by whoever owns it, see cle_client_book_set_clients().
 *
 * Lists are the newest first; what is in them is borrowed until the next record
 * is taken, but ratings, which are made when asked for. For one thread at a
 * time. */
typedef struct _CleClientBook CleClientBook;

CleClientBook     *cle_client_book_new             (void);
void               cle_client_book_free            (CleClientBook       *self);
gboolean           cle_client_book_take            (CleClientBook       *self,
                                                    const CleRecordHead *head,
                                                    const char          *line,
                                                    gsize                length,
                                                    GError             **error);
void               cle_client_book_set_clients     (CleClientBook       *self,
                                                    GPtrArray           *clients);
void               cle_client_book_take_clients    (CleClientBook       *self,
                                                    GPtrArray           *clients);
GHashTable        *cle_client_book_index           (GPtrArray           *clients);
GHashTable        *cle_client_book_take_index      (CleClientBook       *self,
                                                    GPtrArray           *clients,
                                                    GHashTable          *index);
void               cle_client_book_put_client      (CleClientBook       *self,
                                                    const CleClient     *client);
GPtrArray         *cle_client_book_list_clients    (CleClientBook       *self);
const CleClient   *cle_client_book_find_client     (CleClientBook       *self,
                                                    const char          *id);
gboolean           cle_client_book_is_erased       (CleClientBook       *self,
                                                    const char          *id);
guint64            cle_client_book_get_n_changes   (const CleClientBook *self);
const CleOffice   *cle_client_book_get_office      (CleClientBook       *self);
GPtrArray         *cle_client_book_list_ratings    (CleClientBook       *self,
                                                    const char          *client);
GPtrArray         *cle_client_book_list_newest_ratings (CleClientBook   *self,
                                                    const char          *client);
CleRating         *cle_client_book_dup_rating      (CleClientBook       *self,
                                                    const char          *client,
                                                    const char          *profile);
gint64             cle_client_book_get_rated_at    (CleClientBook       *self,
                                                    const char          *client);
const CleMoney    *cle_client_book_get_money       (CleClientBook       *self,
                                                    const char          *client);
gint64             cle_client_book_sum_revenue     (CleClientBook       *self,
                                                    GHashTable          *clients);
GPtrArray         *cle_client_book_list_money      (CleClientBook       *self,
                                                    const char          *client);
GPtrArray         *cle_client_book_list_contacts   (CleClientBook       *self,
                                                    const char          *client);
GPtrArray         *cle_client_book_list_decisions  (CleClientBook       *self,
                                                    const char          *client);
const CleDecision *cle_client_book_get_decision    (CleClientBook       *self,
                                                    const char          *client);
GPtrArray         *cle_client_book_list_trials     (CleClientBook       *self,
                                                    const char          *client);
const CleTrial    *cle_client_book_get_trial       (CleClientBook       *self,
                                                    const char          *client);
GPtrArray         *cle_client_book_list_partings   (CleClientBook       *self,
                                                    const char          *client);
const CleParting  *cle_client_book_get_parting     (CleClientBook       *self,
                                                    const char          *client);
GPtrArray         *cle_client_book_list_letters    (CleClientBook       *self,
                                                    const char          *client);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CleClientBook, cle_client_book_free)

G_END_DECLS
