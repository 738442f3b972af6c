/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-filter.h"
#include "clients-given.h"
#include "clients/cle-client-store.h"
#include "store/cle-erase.h"

#include <glib/gstdio.h>

static void
rename_client (CleStore   *store,
               const char *id,
               const char *name)
{
  g_autoptr (CleClient) client = cle_client_find (store, id, NULL);

  cle_client_set (&client->name, name);
  g_assert_true (cle_client_save (store, client, NULL));
}

static const char *
get_name (TestClients *seen,
          const char  *id)
{
  const CleJudged *judged = cle_judge_find (cle_client_model_get_judge (seen->model), id);

  return judged != NULL ? judged->client->name : NULL;
}

/* The note of the start page and the place: one model, one reading. */
static void
test_shared (TestStore     *given,
             gconstpointer  data)
{
  TestClients seen;
  g_autofree char *a = test_client_add (given->store, "A");
  g_autofree char *b = test_client_add (given->store, "B");
  CleClientModel *other;

  test_clients_begin (&seen, given);
  other = cle_client_model_dup_shared (seen.session);
  g_assert_true (other == seen.model);
  test_clients_load (&seen);
  g_assert_cmpuint (cle_client_model_get_n_read (seen.model), ==, 2);
  g_assert_cmpuint (seen.n_changed, ==, 1);
  g_object_unref (other);

  other = cle_client_model_dup_shared (seen.session);
  g_assert_cmpuint (cle_judge_get_n (cle_client_model_get_judge (other)), ==, 2);
  g_object_unref (other);
  test_clients_end (&seen);
}

static void
test_only_changed (TestStore     *given,
                   gconstpointer  data)
{
  TestClients seen;
  g_autofree char *a = test_client_add (given->store, "A");
  g_autofree char *b = test_client_add (given->store, "B");

  test_clients_begin (&seen, given);
  test_clients_load (&seen);
  rename_client (given->store, a, "Z");
  test_clients_load (&seen);
  g_assert_cmpuint (cle_client_model_get_n_read (seen.model), ==, 3);
  g_assert_cmpuint (seen.n_changed, ==, 2);
  g_assert_cmpstr (get_name (&seen, a), ==, "Z");
  g_assert_cmpstr (get_name (&seen, b), ==, "B");

  /* A record about a client needs no document. */
  test_client_note (given->store, b);
  test_clients_load (&seen);
  g_assert_cmpuint (cle_client_model_get_n_read (seen.model), ==, 3);
  g_assert_cmpuint (seen.n_changed, ==, 3);
  g_assert_cmpint (cle_judge_find (cle_client_model_get_judge (seen.model), b)
                       ->money->items[CLE_MONEY_HOURS],
                   ==, 90);
  test_clients_end (&seen);
}

static void
test_result_saved (TestStore     *given,
                   gconstpointer  data)
{
  TestClients seen;
  g_autofree char *a = test_client_add (given->store, "A");
  g_autofree char *id = test_id (1);
  CleJudge *judge;

  /* With the first record of all, everything would be read. */
  test_client_note (given->store, a);
  test_clients_begin (&seen, given);
  test_clients_load (&seen);
  judge = cle_client_model_get_judge (seen.model);
  test_append_well (given->store, id, "shop");
  test_clients_load (&seen);
  g_assert_cmpuint (cle_history_get_n_rows (cle_session_get_history (seen.session)), ==, 1);
  g_assert_cmpuint (cle_client_model_get_n_read (seen.model), ==, 1);
  g_assert_cmpuint (seen.n_changed, ==, 1);
  g_assert_true (cle_client_model_get_judge (seen.model) == judge);

  /* Ratings grow stale, even if nobody does anything about clients. */
  given->clock.wall += 24 * 60 * 60 * 1000;
  test_clients_load (&seen);
  g_assert_cmpuint (seen.n_changed, ==, 2);
  test_clients_end (&seen);
}

static void
test_erased (TestStore     *given,
             gconstpointer  data)
{
  TestClients seen;
  g_autofree char *a = test_client_add (given->store, "A");
  g_autofree char *b = test_client_add (given->store, "B");
  g_autofree char *path = NULL;
  g_autofree char *file = NULL;

  test_clients_begin (&seen, given);
  test_client_note (given->store, a);
  test_clients_load (&seen);
  g_assert_true (cle_erase_client (given->store, a, NULL));
  test_clients_load (&seen);
  g_assert_null (get_name (&seen, a));
  g_assert_cmpstr (get_name (&seen, b), ==, "B");
  g_assert_cmpuint (cle_client_book_list_clients (cle_client_model_get_book (seen.model))->len, ==,
                    1);
  g_assert_cmpuint (cle_client_model_get_n_read (seen.model), ==, 2);

  /* Taken away by whoever keeps folders the same, without a record. */
  path = g_strdup_printf ("people/%s/%s.json", cle_store_get_device (given->store), b);
  file = test_store_path (given, path);
  g_assert_cmpint (g_remove (file), ==, 0);
  test_clients_load (&seen);
  g_assert_null (get_name (&seen, b));
  test_clients_end (&seen);
}

static void
test_other_process (TestStore     *given,
                    gconstpointer  data)
{
  TestClients seen;
  g_autofree char *a = test_client_add (given->store, "A");
  g_autoptr (CleStore) other = test_store_open_again (given);
  g_autofree char *b = NULL;
  CleJudge *judge;
  CleClientFilter *filter;
  CleClientWish wish = { "other", NULL, -1, CLE_CLIENT_ORDER_NAME };
  g_autoptr (GPtrArray) found = NULL;

  test_clients_begin (&seen, given);
  test_clients_load (&seen);
  b = test_client_add (other, "Another");
  test_clients_load (&seen);
  g_assert_cmpstr (get_name (&seen, b), ==, "Another");
  g_assert_cmpuint (cle_client_model_get_n_read (seen.model), ==, 2);

  judge = cle_client_model_get_judge (seen.model);
  filter = cle_client_filter_new (judge);
  found = cle_client_filter_list (filter, &wish);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((const CleJudged *) found->pdata[0])->client->id, ==, b);
  cle_client_filter_free (filter);
  test_clients_end (&seen);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/client-model/shared", test_shared);
  test_store_add ("/client-model/only-changed", test_only_changed);
  test_store_add ("/client-model/result-saved", test_result_saved);
  test_store_add ("/client-model/erased", test_erased);
  test_store_add ("/client-model/other-process", test_other_process);

  return g_test_run ();
}
