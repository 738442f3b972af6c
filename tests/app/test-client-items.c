/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-item.h"
#include "cle-client-items.h"
#include "clients-given.h"

/* What was told of a change last. */
typedef struct
{
  guint n;
  guint position;
  guint removed;
  guint added;
} Told;

static void
changed_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            Told       *told)
{
  *told = (Told){ told->n + 1, position, removed, added };
}

static CleJudge *
judge (TestStore *given,
       guint      n)
{
  g_autoptr (CleClientBook) book = cle_client_book_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Client %u", i);
      g_autoptr (CleClient) client = cle_client_new (name);

      client->id = test_id (i + 1);
      cle_client_book_put_client (book, client);
    }

  return cle_judge_new (book, given->store, none, TEST_NOW);
}

/* The clients of a judge, the last one first. */
static GPtrArray *
list_reversed (CleJudge *judge)
{
  GPtrArray *clients = g_ptr_array_new ();

  for (guint i = cle_judge_get_n (judge); i > 0; i--)
    g_ptr_array_add (clients, (gpointer) cle_judge_get (judge, i - 1));

  return clients;
}

static const char *
get_name (CleClientItem *item)
{
  return cle_client_item_get_judged (item)->client->name;
}

/* An item is made for who asks, and nobody keeps it after him. */
static void
test_lazy (TestStore     *given,
           gconstpointer  data)
{
  g_autoptr (CleClientItems) items = cle_client_items_new ();
  GListModel *model = G_LIST_MODEL (items);
  g_autoptr (CleJudge) judged = judge (given, 3);
  CleClientItem *item;

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  g_assert_null (g_list_model_get_item (model, 0));

  cle_client_items_set (items, judged, list_reversed (judged));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 3);
  g_assert_true (g_list_model_get_item_type (model) == CLE_TYPE_CLIENT_ITEM);
  for (guint i = 0; i < 3; i++)
    {
      item = g_list_model_get_item (model, i);
      g_assert_cmpstr (get_name (item), ==, cle_judge_get (judged, 2 - i)->client->name);
      g_object_add_weak_pointer (G_OBJECT (item), (gpointer *) &item);
      g_object_unref (item);
      g_assert_null (item);
    }
  g_assert_null (g_list_model_get_item (model, 3));
}

/* Others come at once, and the list keeps who judged them. */
static void
test_set (TestStore     *given,
          gconstpointer  data)
{
  g_autoptr (CleClientItems) items = cle_client_items_new ();
  GListModel *model = G_LIST_MODEL (items);
  g_autoptr (CleClientItem) item = NULL;
  CleJudge *few = judge (given, 3);
  CleJudge *many = judge (given, 2000);
  Told told = { 0 };

  g_signal_connect (items, "items-changed", G_CALLBACK (changed_cb), &told);
  cle_client_items_set (items, few, list_reversed (few));
  g_assert_cmpuint (told.n, ==, 1);
  g_assert_cmpuint (told.removed, ==, 0);
  g_assert_cmpuint (told.added, ==, 3);
  cle_judge_unref (few);

  cle_client_items_set (items, many, list_reversed (many));
  cle_judge_unref (many);
  g_assert_cmpuint (told.n, ==, 2);
  g_assert_cmpuint (told.position, ==, 0);
  g_assert_cmpuint (told.removed, ==, 3);
  g_assert_cmpuint (told.added, ==, 2000);
  item = g_list_model_get_item (model, 1999);
  g_assert_cmpstr (get_name (item), ==, "Client 0");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/client-items/lazy", test_lazy);
  test_store_add ("/client-items/set", test_set);

  return g_test_run ();
}
