/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-client-book.h"
#include "history/cle-archive.h"
#include "history/cle-history.h"
#include "test-store.h"

#include <string.h>

#define CLIENT  "99999999-9999-4999-8999-999999999999"
#define OTHER   "88888888-8888-4888-8888-888888888888"
#define PROFILE "44444444-4444-4444-8444-444444444444"
#define SECOND  "44444444-4444-4444-8444-444444444445"
#define RATER   "77777777-7777-4777-8777-777777777777"
#define ABOUT   ",\"client\":\"" CLIENT "\""
#define RATING(profile, level)                                                                     \
  ABOUT ",\"profile\":\"" profile "\",\"rev\":1,\"levels\":{\"rude\":" level ",\"buys\":-1}"

/* A record as any device would have written it. */
typedef struct
{
  const char *type;
  guint       id;
  gint64      after; /* ms after TEST_NOW */
  const char *members;
} Given;

static gboolean
take (CleClientBook *book,
      const Given   *given,
      GError       **error)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *id = test_id (given->id);
  CleRecordHead head = { .version = 1, .sequence = given->id, .at = TEST_NOW + given->after };

  g_strlcpy (head.type, given->type, sizeof head.type);
  g_strlcpy (head.id, id, sizeof head.id);
  g_strlcpy (head.device, OTHER, sizeof head.device);
  cle_record_begin (line, &head);
  g_string_append (line, given->members);
  cle_record_seal (line);

  return cle_client_book_take (book, &head, line->str, line->len, error);
}

static const Given given[] = {
  { "rating", 1, 10, RATING (PROFILE, "1") },
  { "contact", 2, 20, ABOUT ",\"kind\":\"care\",\"min\":5,\"text\":\"\",\"promise\":\"x\"" },
  { "rating", 3, 30, RATING (PROFILE, "2") },
  { "rating", 4, 30, RATING (SECOND, "3") },
  { "rating", 5, 5, RATING (PROFILE, "0") ",\"who\":\"" RATER "\"" },
  { "money", 6, 50, ABOUT ",\"items\":{\"revenue\":7,\"later-item\":1,\"rush\":\"x\"}" },
  { "money", 7, 40, ABOUT ",\"items\":{\"revenue\":6}" },
  { "amend", 8, 60, ABOUT ",\"of\":\"" "%s" "\",\"state\":\"kept\"" },
  { "amend", 9, 55, ABOUT ",\"of\":\"" "%s" "\",\"state\":\"broken\"" },
  { "decision", 10, 10, ABOUT ",\"proposed\":\"keep\",\"decided\":\"keep\"" },
  { "contact", 11, 70, ABOUT ",\"kind\":\"money\",\"min\":7,\"text\":\"y\"" },
};

static void
assert_given (CleClientBook *book)
{
  g_autoptr (GPtrArray) ratings = cle_client_book_list_ratings (book, CLIENT);
  g_autoptr (GPtrArray) newest = cle_client_book_list_newest_ratings (book, CLIENT);
  g_autoptr (GPtrArray) contacts = cle_client_book_list_contacts (book, CLIENT);
  g_autoptr (CleRating) rating = cle_client_book_dup_rating (book, CLIENT, PROFILE);

  g_assert_cmpuint (ratings->len, ==, 4);
  g_assert_cmpuint (newest->len, ==, 3);
  g_assert_cmpstr (((CleRating *) newest->pdata[2])->rater, ==, RATER);
  g_assert_cmpint (cle_rating_get (rating, "rude"), ==, 2);
  g_assert_cmpint (cle_rating_get (rating, "buys"), ==, CLE_LEVEL_UNKNOWN);
  g_assert_cmpint (cle_client_book_get_rated_at (book, CLIENT), ==, TEST_NOW + 30);
  g_assert_cmpint (cle_client_book_get_money (book, CLIENT)->items[CLE_MONEY_REVENUE], ==, 7);
  g_assert_cmpint (cle_client_book_get_money (book, CLIENT)->items[CLE_MONEY_RUSH], ==,
                   CLE_MONEY_UNKNOWN);
  g_assert_cmpuint (contacts->len, ==, 2);
  g_assert_cmpint (((CleContact *) contacts->pdata[0])->kind, ==, CLE_CONTACT_MONEY);
  g_assert_cmpint (((CleContact *) contacts->pdata[1])->state, ==, CLE_PROMISE_KEPT);
  g_assert_cmpint (((CleContact *) contacts->pdata[1])->state_at, ==, TEST_NOW + 60);
  g_assert_cmpint (cle_client_book_get_decision (book, CLIENT)->fit, ==, -1);
  g_assert_false (cle_client_book_get_decision (book, CLIENT)->has_profit);
}

/* Whatever the order, and however often. */
static void
test_order (void)
{
  g_autofree char *contact = test_id (2);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (CleClientBook) book = cle_client_book_new ();
      guint order[3 * G_N_ELEMENTS (given)];

      for (guint i = 0; i < G_N_ELEMENTS (order); i++)
        order[i] = i % G_N_ELEMENTS (given);
      for (guint i = 0; i < G_N_ELEMENTS (order); i++)
        {
          guint j = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (order)), kept = order[i];

          order[i] = order[j];
          order[j] = kept;
        }
      for (guint i = 0; i < G_N_ELEMENTS (order); i++)
        {
          Given one = given[order[i]];
          g_auto (GStrv) parts = g_strsplit (one.members, "%s", -1);
          g_autofree char *members = g_strjoinv (contact, parts);
          g_autoptr (GError) error = NULL;

          one.members = members;
          g_assert_true (take (book, &one, &error));
          g_assert_no_error (error);
          /* Being looked at in between changes nothing. */
          if (i % 5 == 0)
            g_ptr_array_unref (cle_client_book_list_contacts (book, CLIENT));
        }
      assert_given (book);
    }
}

static void
test_wrong (void)
{
  static const Given wrong[] = {
    { "rating", 1, 0, ",\"profile\":\"" PROFILE "\",\"rev\":1,\"levels\":{}" },
    { "rating", 2, 0, ",\"client\":\"x\",\"profile\":\"" PROFILE "\",\"rev\":1,\"levels\":{}" },
    { "rating", 3, 0, ABOUT ",\"profile\":\"x\",\"rev\":1" },
    { "rating", 4, 0, ABOUT ",\"profile\":\"" PROFILE "\",\"rev\":0" },
    { "money", 5, 0, ",\"client\":7" },
    { "contact", 6, 0, ABOUT ",\"kind\":\"love\",\"min\":1,\"text\":\"\"" },
    { "contact", 7, 0, ABOUT ",\"kind\":\"care\",\"min\":-1,\"text\":\"\"" },
    { "contact", 8, 0, ABOUT ",\"kind\":\"care\",\"min\":1" },
    { "contact", 9, 0, ABOUT ",\"kind\":\"care\",\"text\":\"\",\"promise\":\"\",\"due\":\"soon\"" },
    { "decision", 10, 0, ABOUT ",\"proposed\":\"keep\"" },
    { "decision", 11, 0, ABOUT ",\"proposed\":\"keep\",\"decided\":\"eat\"" },
    { "decision", 12, 0, ABOUT ",\"proposed\":\"keep\",\"decided\":\"keep\",\"fit\":100001" },
    { "trial", 13, 0, ABOUT ",\"step\":\"x\",\"until\":\"2026-02-30\"" },
    { "parting", 14, 0, "" },
    { "letter", 15, 0, ABOUT ",\"title\":\"x\",\"text\":\"x\"" },
    { "office", 16, 0, ",\"currency\":\"EUR\"" },
  };
  g_autoptr (CleClientBook) book = cle_client_book_new ();

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (take (book, &wrong[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, wrong[i].type));
    }
}

/* What is for others is left to them. */
static void
test_others (void)
{
  static const Given others[] = {
    { "result", 1, 0, "" },
    { "action", 2, 0, ",\"what\":\"x\"" },
    { "amend", 3, 0, ",\"of\":\"" CLIENT "\",\"state\":\"trashed\"" },
    { "amend", 4, 0, ",\"of\":\"" CLIENT "\",\"state\":\"kept\",\"client\":\"no id\"" },
    { "erase", 5, 0, ",\"of\":\"" CLIENT "\",\"what\":\"result\",\"seqs\":[]" },
    { "later", 6, 0, ABOUT },
  };
  g_autoptr (CleClientBook) book = cle_client_book_new ();

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (take (book, &others[i], NULL));
  g_assert_false (cle_client_book_is_erased (book, CLIENT));
}

static void
test_erased (void)
{
  static const Given erase = { "erase", 90, 0,
                               ",\"of\":\"" CLIENT "\",\"what\":\"client\",\"seqs\":[1]" };
  g_autoptr (CleClientBook) book = cle_client_book_new ();
  g_autoptr (CleClient) client = cle_client_new ("Gone");
  g_autoptr (GPtrArray) clients = g_ptr_array_new ();

  client->id = g_strdup (CLIENT);
  g_ptr_array_add (clients, client);
  cle_client_book_set_clients (book, clients);
  g_assert_cmpstr (cle_client_book_find_client (book, CLIENT)->name, ==, "Gone");
  g_assert_cmpuint (cle_client_book_list_clients (book)->len, ==, 1);
  g_assert_true (take (book, &given[0], NULL));
  g_assert_false (take (book, &erase, NULL));
  g_assert_true (take (book, &given[5], NULL));
  g_assert_true (cle_client_book_is_erased (book, CLIENT));
  g_assert_null (cle_client_book_get_money (book, CLIENT));
  g_assert_cmpint (cle_client_book_get_rated_at (book, CLIENT), ==, 0);
  g_assert_null (cle_client_book_find_client (book, CLIENT));
  g_assert_cmpuint (cle_client_book_list_clients (book)->len, ==, 0);
}

/* What another window saves is there when the history is loaded again; a torn
 * last line is not there yet, and a record of a later version is passed over. */
static void
test_history (TestStore    *test,
              gconstpointer data)
{
  g_autoptr (CleHistory) history = cle_history_new (test->store);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *torn = NULL;
  CleClientBook *book;

  g_assert_true (cle_history_load (history, NULL, NULL));
  test_append_about (test->store, "money", ABOUT ",\"items\":{\"revenue\":1}");
  g_assert_true (cle_history_load (history, NULL, NULL));
  book = cle_archive_get_clients (cle_history_get_archive (history));
  g_assert_cmpint (cle_client_book_get_money (book, CLIENT)->items[0], ==, 1);

  test->clock.wall++;
  test_append_about (test->store, "money", ABOUT ",\"items\":{\"revenue\":2}");
  path = test_store_segment (test, "2026-11.001.jsonl");
  text = test_store_read (test, path, NULL);
  torn = g_strndup (text, strlen (text) - 9);
  test_store_write (test, path, torn);
  {
    g_autoptr (CleHistory) again = cle_history_new (test->store);

    g_assert_true (cle_history_load (again, NULL, NULL));
    book = cle_archive_get_clients (cle_history_get_archive (again));
    g_assert_cmpint (cle_client_book_get_money (book, CLIENT)->items[0], ==, 1);
    g_assert_cmpuint (cle_history_get_damages (again)->len, ==, 0);
  }
  test_append_about (test->store, "contact", ABOUT ",\"kind\":7");
  {
    g_autoptr (CleHistory) again = cle_history_new (test->store);
    const CleDamage *damage;

    g_assert_true (cle_history_load (again, NULL, NULL));
    g_assert_cmpuint (cle_history_get_damages (again)->len, ==, 2);
    damage = cle_history_get_damages (again)->pdata[1];
    g_assert_cmpuint (damage->line, ==, 3);
    g_assert_nonnull (strstr (damage->reason, "contact"));
  }
}

static void
fill (CleClientBook *book,
      guint          n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *members = g_strdup_printf (
          ",\"client\":\"99999999-9999-4999-8999-%012u\",\"kind\":\"care\",\"min\":1,\"text\":\"\"",
          i % (n / 5));
      const Given one = { "contact", i + 1, i, members };

      g_assert_true (take (book, &one, NULL));
    }
}

static void
test_many (void)
{
  g_autoptr (CleClientBook) book = cle_client_book_new ();
  g_autoptr (GPtrArray) contacts = NULL;

  fill (book, 100000);
  contacts = cle_client_book_list_contacts (book, "99999999-9999-4999-8999-000000000001");
  g_assert_cmpuint (contacts->len, ==, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/client-book/order", test_order);
  g_test_add_func ("/client-book/wrong", test_wrong);
  g_test_add_func ("/client-book/others", test_others);
  g_test_add_func ("/client-book/erased", test_erased);
  test_store_add ("/client-book/history", test_history);
  g_test_add_func ("/client-book/many", test_many);

  return g_test_run ();
}
