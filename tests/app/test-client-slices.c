/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients-given.h"

#define SOME 4000
#define MANY 16000 /* that take several turns of the main loop, also of a quick machine */

/* A book that takes several turns of the main loop to be judged. */
static void
begin (TestClients *seen,
       TestStore   *given)
{
  test_clients_begin (seen, given);
  cle_session_load (seen->session);
}

/* Until the clients are read and the first of them judged. */
static void
wait_for_judging (TestClients *seen,
                  guint        n)
{
  GPtrArray *clients;

  do
    {
      g_main_context_iteration (NULL, TRUE);
      clients = cle_client_book_list_clients (cle_client_model_get_book (seen->model));
    }
  while (clients->len < n || cle_client_model_get_settled (seen->model));
  g_assert_null (cle_client_model_get_judge (seen->model));
  g_assert_cmpuint (seen->n_changed, ==, 0);
}

/* It takes turns, and what comes of it is what one go makes of the same book. */
static void
test_same (TestStore     *given,
           gconstpointer  data)
{
  TestClients seen;
  g_autoptr (CleJudge) one_go = NULL;
  CleJudge *judge;
  guint n_turns = 0;

  test_client_add_many (given->store, MANY);
  begin (&seen, given);
  wait_for_judging (&seen, MANY);
  for (; seen.n_changed == 0; n_turns++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_turns, >, 1);
  judge = cle_client_model_get_judge (seen.model);
  one_go = cle_judge_new (cle_client_model_get_book (seen.model), given->store,
                          cle_client_model_get_profiles (seen.model),
                          cle_session_get_now (seen.session));
  g_assert_cmpuint (cle_judge_get_n (judge), ==, MANY);
  for (guint i = 0; i < MANY; i++)
    {
      const CleJudged *judged = cle_judge_get (one_go, i);
      const CleJudged *same = cle_judge_find (judge, judged->client->id);

      g_assert_cmpstr (same->client->name, ==, judged->client->name);
      g_assert_cmpint (same->kind, ==, judged->kind);
      g_assert_cmpmem (&same->profit, sizeof same->profit, &judged->profit, sizeof judged->profit);
    }
  test_clients_end (&seen);
}

/* A record that comes while others are judged counts in the end. */
static void
test_between (TestStore     *given,
              gconstpointer  data)
{
  TestClients seen;
  GPtrArray *clients;
  g_autofree char *first = NULL;
  g_autofree char *result = test_id (1);

  test_client_add_many (given->store, MANY);
  /* With the first record of all, everything would be read. */
  test_append_well (given->store, result, "shop");
  begin (&seen, given);
  wait_for_judging (&seen, MANY);
  /* The first of them are judged now. */
  g_main_context_iteration (NULL, TRUE);
  g_assert_false (cle_client_model_get_settled (seen.model));
  clients = cle_client_book_list_clients (cle_client_model_get_book (seen.model));
  first = g_strdup (((const CleClient *) clients->pdata[0])->id);
  test_client_note (given->store, first);
  test_clients_load (&seen);
  g_assert_nonnull (cle_judge_find (cle_client_model_get_judge (seen.model), first)->money);
  g_assert_cmpint (cle_judge_find (cle_client_model_get_judge (seen.model), first)
                       ->money->items[CLE_MONEY_HOURS],
                   ==, 90);
  g_assert_cmpuint (cle_judge_get_n (cle_client_model_get_judge (seen.model)), ==, MANY);
  test_clients_end (&seen);
}

/* A window is closed while its clients are being judged, or read. */
static void
test_closed (TestStore     *given,
             gconstpointer  data)
{
  TestClients seen;

  test_client_add_many (given->store, SOME);
  begin (&seen, given);
  wait_for_judging (&seen, SOME);
  test_clients_end (&seen);
  g_assert_cmpuint (seen.n_changed, ==, 0);

  begin (&seen, given);
  test_clients_end (&seen);
  g_assert_cmpuint (seen.n_changed, ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/client-slices/same", test_same);
  test_store_add ("/client-slices/between", test_between);
  test_store_add ("/client-slices/closed", test_closed);

  return g_test_run ();
}
