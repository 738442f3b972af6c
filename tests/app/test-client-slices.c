/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-model.h"
#include "clients/cle-client-store.h"
#include "clients/cle-contact-acts.h"
#include "test-store.h"

#define SOME 4000
#define MANY 16000 /* that take several turns of the main loop, also of a quick machine */

/* A book that takes several turns of the main loop to be judged. */
typedef struct
{
  CleSession     *session;
  CleClientModel *model;
  guint           n;
  guint           n_loaded;
  guint           n_changed;
} Seen;

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
add_clients (TestStore *given,
             guint      n)
{
  g_autoptr (GPtrArray) clients = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_client_free);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Client %u", i);

      g_ptr_array_add (clients, cle_client_new (name));
    }
  g_assert_true (cle_client_save_all (given->store, clients, NULL));
}

static void
begin (Seen      *seen,
       TestStore *given,
       guint      n)
{
  *seen = (Seen){ .n = n, .session = g_object_new (CLE_TYPE_SESSION, "store", given->store, NULL) };
  seen->model = cle_client_model_dup_shared (seen->session);
  g_signal_connect_swapped (seen->session, "changed", G_CALLBACK (count_cb), &seen->n_loaded);
  g_signal_connect_swapped (seen->model, "changed", G_CALLBACK (count_cb), &seen->n_changed);
  cle_session_load (seen->session);
}

/* Until the clients are read and the first of them judged. */
static void
wait_for_judging (Seen *seen)
{
  GPtrArray *clients;

  do
    {
      g_main_context_iteration (NULL, TRUE);
      clients = cle_client_book_list_clients (cle_client_model_get_book (seen->model));
    }
  while (clients->len < seen->n || cle_client_model_get_settled (seen->model));
  g_assert_null (cle_client_model_get_judge (seen->model));
  g_assert_cmpuint (seen->n_changed, ==, 0);
}

/* The store is read again, then judged. */
static void
load_again (Seen *seen)
{
  guint before = seen->n_loaded;

  cle_session_load (seen->session);
  while (seen->n_loaded == before || !cle_client_model_get_settled (seen->model))
    g_main_context_iteration (NULL, TRUE);
}

static void
end (Seen *seen)
{
  CleClientModel *model = seen->model;

  g_signal_handlers_disconnect_by_data (seen->session, &seen->n_loaded);
  g_signal_handlers_disconnect_by_data (model, &seen->n_changed);
  g_object_add_weak_pointer (G_OBJECT (model), (gpointer *) &model);
  g_object_unref (seen->model);
  while (model != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (seen->session);
}

/* It takes turns, and what comes of it is what one go makes of the same book. */
static void
test_same (TestStore     *given,
           gconstpointer  data)
{
  Seen seen;
  g_autoptr (CleJudge) one_go = NULL;
  CleJudge *judge;
  guint n_turns = 0;

  add_clients (given, MANY);
  begin (&seen, given, MANY);
  wait_for_judging (&seen);
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
  end (&seen);
}

/* Talk with the first client, who is judged first. */
static void
note (TestStore  *given,
      const char *client)
{
  CleContact contact = { .client = (char *) client, .minutes = 90, .text = (char *) "x" };

  g_assert_true (cle_contact_add (given->store, &contact, NULL));
  g_free (contact.id);
}

/* A record that comes while others are judged counts in the end. */
static void
test_between (TestStore     *given,
              gconstpointer  data)
{
  Seen seen;
  GPtrArray *clients;
  g_autofree char *first = NULL;
  g_autofree char *result = test_id (1);

  add_clients (given, MANY);
  /* With the first record of all, everything would be read. */
  test_append_well (given->store, result, "shop");
  begin (&seen, given, MANY);
  wait_for_judging (&seen);
  /* The first of them are judged now. */
  g_main_context_iteration (NULL, TRUE);
  g_assert_false (cle_client_model_get_settled (seen.model));
  clients = cle_client_book_list_clients (cle_client_model_get_book (seen.model));
  first = g_strdup (((const CleClient *) clients->pdata[0])->id);
  note (given, first);
  load_again (&seen);
  g_assert_nonnull (cle_judge_find (cle_client_model_get_judge (seen.model), first)->money);
  g_assert_cmpint (cle_judge_find (cle_client_model_get_judge (seen.model), first)
                       ->money->items[CLE_MONEY_HOURS],
                   ==, 90);
  g_assert_cmpuint (cle_judge_get_n (cle_client_model_get_judge (seen.model)), ==, MANY);
  end (&seen);
}

/* A window is closed while its clients are being judged, or read. */
static void
test_closed (TestStore     *given,
             gconstpointer  data)
{
  Seen seen;

  add_clients (given, SOME);
  begin (&seen, given, SOME);
  wait_for_judging (&seen);
  end (&seen);
  g_assert_cmpuint (seen.n_changed, ==, 0);

  begin (&seen, given, SOME);
  end (&seen);
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
