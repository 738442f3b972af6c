/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-client-acts.h"
#include "clients/cle-client-store.h"
#include "clients/cle-judge.h"
#include "clients/cle-profile-store.h"
#include "history/cle-archive.h"
#include "history/cle-reading.h"
#include "test-store.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)

/* What a book makes of decisions, raters, trials and time. The profile has one
 * ideal trait of 0, 4, 6 and 10 points and a non-ideal one of the same: the fit is
 * 50 + 5 × (points for − points against). */
typedef struct
{
  CleProfile *profile;
  GPtrArray  *profiles;
  CleArchive *archive;
  CleJudge   *judge;
} Book;

static CleTrait *
make_trait (const char *id,
            CleSide     side)
{
  CleTraitParts parts = { .id = id,
                          .side = side,
                          .language = "en",
                          .name = id,
                          .weight = 3,
                          .n_levels = 4,
                          .levels = { "none", "some", "much", "all" },
                          .points = { 0, 4, 6, 10 } };

  return cle_trait_new (&parts, NULL);
}

static void
set_up (TestStore *test,
        Book      *book)
{
  g_autoptr (CleTrait) good = make_trait ("good", CLE_SIDE_IDEAL);
  g_autoptr (CleTrait) bad = make_trait ("bad", CLE_SIDE_NON_IDEAL);
  g_autoptr (CleProfile) empty = cle_profile_new ("All", NULL);
  g_autoptr (CleProfile) first = cle_profile_insert (empty, 0, good, NULL);
  g_autoptr (CleProfile) both = cle_profile_insert (first, 1, bad, NULL);

  *book = (Book){ .profile = cle_profile_store_save (test->store, both, NULL) };
  g_assert_nonnull (book->profile);
  book->profiles = g_ptr_array_new ();
  g_ptr_array_add (book->profiles, book->profile);
}

static void
clear (Book *book)
{
  g_clear_pointer (&book->judge, cle_judge_unref);
  g_clear_pointer (&book->archive, cle_archive_free);
  g_clear_pointer (&book->profiles, g_ptr_array_unref);
  g_clear_pointer (&book->profile, cle_profile_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Book, clear)

/* Receives the id. */
static char *
add_client (TestStore  *test,
            const char *name)
{
  g_autoptr (CleClient) client = cle_client_new (name);

  g_assert_true (cle_client_save (test->store, client, NULL));

  return g_strdup (client->id);
}

static void
rate (TestStore  *test,
      Book       *book,
      const char *client,
      const char *rater,
      int         good,
      int         bad)
{
  g_autoptr (CleRating) rating = cle_rating_new ();
  g_autoptr (GError) error = NULL;

  test->clock.wall += 1000;
  rating->client = g_strdup (client);
  rating->profile = g_strdup (cle_profile_get_id (book->profile));
  rating->revision = cle_profile_get_revision (book->profile);
  rating->rater = g_strdup (rater);
  cle_rating_set (rating, "good", good, NULL);
  cle_rating_set (rating, "bad", bad, NULL);
  g_assert_true (cle_client_rate (test->store, rating, &error));
  g_assert_no_error (error);
}

static void
set_money (TestStore  *test,
           const char *client,
           gint64      revenue,
           gint64      cost)
{
  g_autoptr (CleMoney) money = cle_money_new ();

  money->client = g_strdup (client);
  for (guint i = 0; i < CLE_N_MONEY; i++)
    money->items[i] = 0;
  money->items[CLE_MONEY_REVENUE] = revenue;
  money->items[CLE_MONEY_DIRECT_COST] = cost;
  g_assert_true (cle_client_set_money (test->store, money, NULL));
}

static CleClientBook *
read_book (TestStore *test,
           Book      *book)
{
  g_autoptr (GPtrArray) clients = cle_client_list (test->store, NULL, NULL);

  g_clear_pointer (&book->archive, cle_archive_free);
  book->archive = cle_reading_read_all (test->store, NULL, NULL, NULL, NULL);
  cle_client_book_set_clients (cle_archive_get_clients (book->archive), clients);

  return cle_archive_get_clients (book->archive);
}

/* As it is so many days after the clock of the test. */
static const CleJudged *
judge (TestStore  *test,
       Book       *book,
       const char *client,
       gint64      days)
{
  g_clear_pointer (&book->judge, cle_judge_unref);
  book->judge = cle_judge_new (read_book (test, book), test->store, book->profiles,
                               test->clock.wall + days * DAY_MS);

  return cle_judge_find (book->judge, client);
}

/* The word of the manager holds, while the rules go on; taken back they hold. */
static void
test_way_back (TestStore    *test,
               gconstpointer data)
{
  g_auto (Book) book;
  g_autofree char *client = add_client (test, "Kepler");
  g_autoptr (CleDecision) decision = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *record = NULL;
  const CleJudged *judged;

  set_up (test, &book);
  rate (test, &book, client, NULL, 2, 0);
  set_money (test, client, 100, 50);
  judged = judge (test, &book, client, 0);
  g_assert_cmpint (judged->verdict.kind, ==, CLE_VERDICT_CHERISH);
  decision = cle_judged_decide (judged, CLE_VERDICT_PART, NULL);
  g_assert_false (cle_client_decide (test->store, decision, &error));
  g_assert_nonnull (error);

  decision->reason = g_strdup ("They move away");
  g_assert_true (cle_client_decide (test->store, decision, NULL));
  rate (test, &book, client, NULL, 0, 3);
  judged = judge (test, &book, client, 0);
  g_assert_cmpint (judged->kind, ==, CLE_VERDICT_PART);
  g_assert_cmpint (judged->verdict.rule, ==, CLE_RULE_BAD_GAIN);
  g_assert_cmpint (judged->decision->fit, ==, 80000);
  g_assert_cmpint (judged->decision->proposed, ==, CLE_VERDICT_CHERISH);

  g_assert_true (cle_client_take_back (test->store, judged->decision, &record, NULL));
  judged = judge (test, &book, client, 0);
  g_assert_cmpint (judged->kind, ==, CLE_VERDICT_TERMS);
  g_assert_cmpint (judged->decision->decided, ==, CLE_VERDICT_NONE);
}

/* Agreed on at 60, a client is not yet a good one at 70, but at 80. */
static void
test_held (TestStore    *test,
           gconstpointer data)
{
  g_auto (Book) book;
  g_autofree char *client = add_client (test, "Kepler");
  g_autoptr (CleDecision) decision = NULL;
  const CleJudged *judged;

  set_up (test, &book);
  set_money (test, client, 100, 50);
  rate (test, &book, client, NULL, 1, 0);
  g_assert_cmpint (judge (test, &book, client, 0)->verdict.rule, ==, CLE_RULE_GOOD_GAIN);
  rate (test, &book, client, NULL, 2, 1);
  judged = judge (test, &book, client, 0);
  g_assert_cmpint (judged->fit.fit, ==, 60000);
  decision = cle_judged_decide (judged, CLE_VERDICT_KEEP, NULL);
  g_assert_true (cle_client_decide (test->store, decision, NULL));

  rate (test, &book, client, NULL, 1, 0);
  judged = judge (test, &book, client, 0);
  g_assert_cmpint (judged->fit.fit, ==, 70000);
  g_assert_cmpint (judged->verdict.rule, ==, CLE_RULE_FAIR_GAIN);
  g_assert_true (judged->verdict.held);

  rate (test, &book, client, NULL, 2, 0);
  judged = judge (test, &book, client, 0);
  g_assert_cmpint (judged->verdict.kind, ==, CLE_VERDICT_CHERISH);
  g_assert_false (judged->verdict.held);
}

/* A rating grows stale, and says the same as before. */
static void
test_stale (TestStore    *test,
            gconstpointer data)
{
  g_auto (Book) book;
  g_autofree char *client = add_client (test, "Kepler");
  guint days;

  set_up (test, &book);
  rate (test, &book, client, NULL, 2, 0);
  judge (test, &book, client, 0);
  days = cle_client_book_get_office (cle_archive_get_clients (book.archive))->stale_days;
  g_assert_false (judge (test, &book, client, days)->stale);
  g_assert_true (judge (test, &book, client, days + 1)->stale);
  g_assert_cmpint (judge (test, &book, client, days + 1)->fit.fit, ==, 80000);
  g_assert_cmpint (judge (test, &book, client, days + 1)->kind, ==, CLE_VERDICT_KEEP);
}

/* Whoever rated last: both stay in the book, to be compared. */
static void
test_raters (TestStore    *test,
             gconstpointer data)
{
  static const char olga[] = "11111111-1111-4111-8111-111111111111";
  static const char ida[] = "22222222-2222-4222-8222-222222222222";
  g_auto (Book) book;
  g_autofree char *client = add_client (test, "Kepler");

  set_up (test, &book);
  rate (test, &book, client, olga, 3, 0);
  g_assert_cmpint (judge (test, &book, client, 0)->fit.fit, ==, 100000);
  rate (test, &book, client, ida, 0, 3);
  g_assert_cmpint (judge (test, &book, client, 0)->fit.fit, ==, 0);
  rate (test, &book, client, olga, 1, 0);
  g_assert_cmpint (judge (test, &book, client, 0)->fit.fit, ==, 70000);
}

/* While it runs nobody is parted from; it did not help: for a year that counts;
 * one that helped wipes it out. */
static void
test_trial (TestStore    *test,
            gconstpointer data)
{
  g_auto (Book) book;
  g_autofree char *client = add_client (test, "Kepler");
  const CleJudged *judged;

  set_up (test, &book);
  rate (test, &book, client, NULL, 0, 3);
  set_money (test, client, 50, 100);
  for (guint i = 0; i < 3; i++)
    {
      CleTrial trial = { .client = client, .step = (char *) "x", .until = (char *) "2027-02-19" };
      g_autofree char *record = NULL;

      g_assert_true (cle_client_begin_trial (test->store, &trial, NULL));
      judged = judge (test, &book, client, 0);
      g_assert_cmpint (judged->kind, ==, CLE_VERDICT_TERMS);
      g_assert_cmpint (judged->verdict.rule, ==,
                       i == 1 ? CLE_RULE_BAD_LOSS_TRIED : CLE_RULE_BAD_LOSS);
      g_assert_cmpint (judged->verdict.spared, ==, i == 1 ? CLE_SPARED_TRIAL : CLE_SPARED_NOT);

      test->clock.wall += DAY_MS;
      g_assert_true (cle_client_close_trial (test->store, &trial, i == 1, &record, NULL));
      judged = judge (test, &book, client, 0);
      g_assert_cmpint (judged->kind, ==, i == 1 ? CLE_VERDICT_TERMS : CLE_VERDICT_PART);
      g_clear_pointer (&trial.id, g_free);
      test->clock.wall += DAY_MS;
    }

  g_assert_cmpint (judge (test, &book, client, 364)->kind, ==, CLE_VERDICT_PART);
  g_assert_cmpint (judge (test, &book, client, 366)->kind, ==, CLE_VERDICT_TERMS);
}

#define N_CLIENTS 37

/* However few are judged at a time, all comes out the same: what all bring
 * together is known before the first is judged. */
static void
test_slices (TestStore    *test,
             gconstpointer data)
{
  g_auto (Book) book;

  set_up (test, &book);
  for (guint i = 0; i < N_CLIENTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Client %u", i);
      g_autofree char *client = add_client (test, name);

      rate (test, &book, client, NULL, (int) i % 4, (int) i % 3);
      set_money (test, client, 1000 * (i + 1), 20000);
    }
  judge (test, &book, "", 0);

  for (guint size = 1; size < 2 * N_CLIENTS + 2; size += 6)
    {
      g_autoptr (CleJudge) sliced = cle_judge_begin (cle_archive_get_clients (book.archive),
                                                     test->store, book.profiles, test->clock.wall);
      guint n_steps = 1;

      while (!cle_judge_step (sliced, size))
        n_steps++;
      g_assert_cmpuint (n_steps, ==, (2 * N_CLIENTS + size - 1) / size);
      g_assert_cmpint (cle_judge_get_revenue (sliced), ==, 1000 * N_CLIENTS * (N_CLIENTS + 1) / 2);
      g_assert_cmpint (cle_judge_get_revenue (book.judge), ==, cle_judge_get_revenue (sliced));
      for (guint i = 0; i < N_CLIENTS; i++)
        {
          const CleJudged *one = cle_judge_get (book.judge, i);
          const CleJudged *other = cle_judge_find (sliced, one->client->id);

          g_assert_true (other == cle_judge_get (sliced, i));
          g_assert_cmpstr (one->client->name, ==, other->client->name);
          g_assert_cmpint (one->kind, ==, other->kind);
          g_assert_cmpmem (&one->fit, sizeof one->fit, &other->fit, sizeof other->fit);
          g_assert_cmpmem (&one->profit, sizeof one->profit, &other->profit, sizeof other->profit);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/verdict-book/way-back", test_way_back);
  test_store_add ("/verdict-book/held", test_held);
  test_store_add ("/verdict-book/stale", test_stale);
  test_store_add ("/verdict-book/raters", test_raters);
  test_store_add ("/verdict-book/trial", test_trial);
  test_store_add ("/verdict-book/slices", test_slices);

  return g_test_run ();
}
