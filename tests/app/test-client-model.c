/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-filter.h"
#include "cle-client-model.h"
#include "clients/cle-client-store.h"
#include "clients/cle-contact-acts.h"
#include "store/cle-erase.h"
#include "test-store.h"

#include <glib/gstdio.h>

/* A window's session, and how often its clients were told to have changed. */
typedef struct
{
  CleSession     *session;
  CleClientModel *model;
  guint           n_loaded;
  guint           n_changed;
} Seen;

static void
count_cb (guint *count)
{
  (*count)++;
}

/* Everything that was begun comes to its end: reading, then judging. */
static void
load (Seen *seen)
{
  guint before = seen->n_loaded;

  cle_session_load (seen->session);
  while (seen->n_loaded == before)
    g_main_context_iteration (NULL, TRUE);
  while (!cle_client_model_get_settled (seen->model))
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Seen      *seen,
        TestStore *given)
{
  *seen = (Seen){ .session = g_object_new (CLE_TYPE_SESSION, "store", given->store, NULL) };
  seen->model = cle_client_model_dup_shared (seen->session);
  g_signal_connect_swapped (seen->session, "changed", G_CALLBACK (count_cb), &seen->n_loaded);
  g_signal_connect_swapped (seen->model, "changed", G_CALLBACK (count_cb), &seen->n_changed);
}

static void
tear_down (Seen *seen)
{
  CleClientModel *model = seen->model;
  CleSession *session = seen->session;

  g_signal_handlers_disconnect_by_data (session, &seen->n_loaded);
  g_signal_handlers_disconnect_by_data (model, &seen->n_changed);
  g_object_add_weak_pointer (G_OBJECT (model), (gpointer *) &model);
  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &session);
  g_object_unref (model);
  g_assert_null (model);
  g_object_unref (session);
  g_assert_null (session);
}

/* Receives the id. */
static char *
add (CleStore   *store,
     const char *name)
{
  g_autoptr (CleClient) client = cle_client_new (name);

  g_assert_true (cle_client_save (store, client, NULL));

  return g_strdup (client->id);
}

static void
rename_client (CleStore   *store,
               const char *id,
               const char *name)
{
  g_autoptr (CleClient) client = cle_client_find (store, id, NULL);

  cle_client_set (&client->name, name);
  g_assert_true (cle_client_save (store, client, NULL));
}

static void
note (CleStore   *store,
      const char *id)
{
  CleContact contact = { .client = (char *) id, .minutes = 90, .text = (char *) "x" };

  g_assert_true (cle_contact_add (store, &contact, NULL));
  g_free (contact.id);
}

static const char *
get_name (Seen       *seen,
          const char *id)
{
  const CleJudged *judged = cle_judge_find (cle_client_model_get_judge (seen->model), id);

  return judged != NULL ? judged->client->name : NULL;
}

/* The note of the start page and the place: one model, one reading. */
static void
test_shared (TestStore     *given,
             gconstpointer  data)
{
  Seen seen;
  g_autofree char *a = add (given->store, "A");
  g_autofree char *b = add (given->store, "B");
  CleClientModel *other;

  set_up (&seen, given);
  other = cle_client_model_dup_shared (seen.session);
  g_assert_true (other == seen.model);
  load (&seen);
  g_assert_cmpuint (cle_client_model_get_n_read (seen.model), ==, 2);
  g_assert_cmpuint (seen.n_changed, ==, 1);
  g_object_unref (other);

  other = cle_client_model_dup_shared (seen.session);
  g_assert_cmpuint (cle_judge_get_n (cle_client_model_get_judge (other)), ==, 2);
  g_object_unref (other);
  tear_down (&seen);
}

static void
test_only_changed (TestStore     *given,
                   gconstpointer  data)
{
  Seen seen;
  g_autofree char *a = add (given->store, "A");
  g_autofree char *b = add (given->store, "B");

  set_up (&seen, given);
  load (&seen);
  rename_client (given->store, a, "Z");
  load (&seen);
  g_assert_cmpuint (cle_client_model_get_n_read (seen.model), ==, 3);
  g_assert_cmpuint (seen.n_changed, ==, 2);
  g_assert_cmpstr (get_name (&seen, a), ==, "Z");
  g_assert_cmpstr (get_name (&seen, b), ==, "B");

  /* A record about a client needs no document. */
  note (given->store, b);
  load (&seen);
  g_assert_cmpuint (cle_client_model_get_n_read (seen.model), ==, 3);
  g_assert_cmpuint (seen.n_changed, ==, 3);
  g_assert_cmpint (cle_judge_find (cle_client_model_get_judge (seen.model), b)
                       ->money->items[CLE_MONEY_HOURS],
                   ==, 90);
  tear_down (&seen);
}

static void
test_result_saved (TestStore     *given,
                   gconstpointer  data)
{
  Seen seen;
  g_autofree char *a = add (given->store, "A");
  g_autofree char *id = test_id (1);
  CleJudge *judge;

  /* With the first record of all, everything would be read. */
  note (given->store, a);
  set_up (&seen, given);
  load (&seen);
  judge = cle_client_model_get_judge (seen.model);
  test_append_well (given->store, id, "shop");
  load (&seen);
  g_assert_cmpuint (cle_history_get_n_rows (cle_session_get_history (seen.session)), ==, 1);
  g_assert_cmpuint (cle_client_model_get_n_read (seen.model), ==, 1);
  g_assert_cmpuint (seen.n_changed, ==, 1);
  g_assert_true (cle_client_model_get_judge (seen.model) == judge);

  /* Ratings grow stale, even if nobody does anything about clients. */
  given->clock.wall += 24 * 60 * 60 * 1000;
  load (&seen);
  g_assert_cmpuint (seen.n_changed, ==, 2);
  tear_down (&seen);
}

static void
test_erased (TestStore     *given,
             gconstpointer  data)
{
  Seen seen;
  g_autofree char *a = add (given->store, "A");
  g_autofree char *b = add (given->store, "B");
  g_autofree char *path = NULL;
  g_autofree char *file = NULL;

  set_up (&seen, given);
  note (given->store, a);
  load (&seen);
  g_assert_true (cle_erase_client (given->store, a, NULL));
  load (&seen);
  g_assert_null (get_name (&seen, a));
  g_assert_cmpstr (get_name (&seen, b), ==, "B");
  g_assert_cmpuint (cle_client_book_list_clients (cle_client_model_get_book (seen.model))->len, ==,
                    1);
  g_assert_cmpuint (cle_client_model_get_n_read (seen.model), ==, 2);

  /* Taken away by whoever keeps folders the same, without a record. */
  path = g_strdup_printf ("people/%s/%s.json", cle_store_get_device (given->store), b);
  file = test_store_path (given, path);
  g_assert_cmpint (g_remove (file), ==, 0);
  load (&seen);
  g_assert_null (get_name (&seen, b));
  tear_down (&seen);
}

static void
test_other_process (TestStore     *given,
                    gconstpointer  data)
{
  Seen seen;
  g_autofree char *a = add (given->store, "A");
  g_autoptr (CleStore) other = test_store_open_again (given);
  g_autofree char *b = NULL;
  CleJudge *judge;
  CleClientFilter *filter;
  CleClientWish wish = { "other", NULL, -1, CLE_CLIENT_ORDER_NAME };
  g_autoptr (GPtrArray) found = NULL;

  set_up (&seen, given);
  load (&seen);
  b = add (other, "Another");
  load (&seen);
  g_assert_cmpstr (get_name (&seen, b), ==, "Another");
  g_assert_cmpuint (cle_client_model_get_n_read (seen.model), ==, 2);

  judge = cle_client_model_get_judge (seen.model);
  filter = cle_client_filter_new (judge);
  found = cle_client_filter_list (filter, &wish);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((const CleJudged *) found->pdata[0])->client->id, ==, b);
  cle_client_filter_free (filter);
  tear_down (&seen);
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
