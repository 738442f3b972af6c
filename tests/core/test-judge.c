/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-client-acts.h"
#include "clients/cle-client-store.h"
#include "clients/cle-contact-acts.h"
#include "clients/cle-judge.h"
#include "clients/cle-profile-store.h"
#include "history/cle-archive.h"
#include "history/cle-reading.h"
#include "test-store.h"

/* A book of one client, rated with a profile of two traits. */
typedef struct
{
  CleProfile *profile;
  GPtrArray  *profiles;
  CleArchive *archive;
  char       *client;
} Given;

static CleTrait *
make_trait (const char *id,
            CleSide     side,
            guint       weight)
{
  CleTraitParts parts = { .id = id,
                          .side = side,
                          .language = "en",
                          .name = id,
                          .weight = weight,
                          .n_levels = 3,
                          .levels = { "none", "some", "much" },
                          .points = { 0, 5, 10 } };
  CleTrait *trait = cle_trait_new (&parts, NULL);

  g_assert_nonnull (trait);

  return trait;
}

static CleProfile *
make_profile (TestStore *test)
{
  g_autoptr (CleTrait) good = make_trait ("good", CLE_SIDE_IDEAL, 5);
  g_autoptr (CleTrait) bad = make_trait ("bad", CLE_SIDE_NON_IDEAL, 5);
  g_autoptr (CleProfile) empty = cle_profile_new ("All", NULL);
  g_autoptr (CleProfile) first = cle_profile_insert (empty, 0, good, NULL);
  g_autoptr (CleProfile) both = cle_profile_insert (first, 1, bad, NULL);
  g_autoptr (GError) error = NULL;
  CleProfile *saved = cle_profile_store_save (test->store, both, &error);

  g_assert_no_error (error);

  return saved;
}

static void
add_client (TestStore *test,
            Given     *given)
{
  g_autoptr (CleClient) client = cle_client_new ("Kepler");
  g_autoptr (GError) error = NULL;

  g_assert_true (cle_client_save (test->store, client, &error));
  g_assert_no_error (error);
  given->client = g_strdup (client->id);
}

static void
rate (TestStore *test,
      Given     *given,
      int        good,
      int        bad)
{
  g_autoptr (CleRating) rating = cle_rating_new ();
  g_autoptr (GError) error = NULL;

  rating->client = g_strdup (given->client);
  rating->profile = g_strdup (cle_profile_get_id (given->profile));
  rating->revision = cle_profile_get_revision (given->profile);
  cle_rating_set (rating, "good", good, NULL);
  cle_rating_set (rating, "bad", bad, NULL);
  g_assert_true (cle_client_rate (test->store, rating, &error));
  g_assert_no_error (error);
}

static void
set_up (TestStore *test,
        Given     *given)
{
  given->profile = make_profile (test);
  given->profiles = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_profile_unref);
  g_ptr_array_add (given->profiles, cle_profile_ref (given->profile));
  add_client (test, given);
}

static CleJudge *
judge (TestStore *test,
       Given     *given)
{
  g_autoptr (GPtrArray) clients = cle_client_list (test->store, NULL, NULL);
  CleClientBook *book;

  g_clear_pointer (&given->archive, cle_archive_free);
  given->archive = cle_reading_read_all (test->store, NULL, NULL, NULL, NULL);
  book = cle_archive_get_clients (given->archive);
  cle_client_book_set_clients (book, clients);

  return cle_judge_new (book, test->store, given->profiles, TEST_NOW);
}

static void
clear (Given *given)
{
  g_clear_pointer (&given->profile, cle_profile_unref);
  g_clear_pointer (&given->profiles, g_ptr_array_unref);
  g_clear_pointer (&given->archive, cle_archive_free);
  g_clear_pointer (&given->client, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Given, clear)

/* Good 5 × 5 of 50 points is a half, bad 5 × 0 nothing: 50 + 50 × 0.5. */
static void
test_measured (TestStore    *test,
               gconstpointer data)
{
  g_auto (Given) given = { 0 };
  g_autoptr (CleJudge) judged_all = NULL;
  const CleJudged *judged;

  set_up (test, &given);
  rate (test, &given, 1, 0);
  judged_all = judge (test, &given);
  judged = cle_judge_find (judged_all, given.client);

  g_assert_cmpuint (cle_judge_get_n (judged_all), ==, 1);
  g_assert_cmpstr (judged->client->name, ==, "Kepler");
  g_assert_cmpint (judged->fit.fit, ==, 75000);
  g_assert_cmpint (judged->verdict.kind, ==, CLE_VERDICT_KEEP);
  g_assert_cmpint (judged->kind, ==, CLE_VERDICT_KEEP);
  g_assert_false (judged->stale);
  g_assert_null (cle_judge_find (judged_all, "00000000-0000-4000-8000-000000000000"));
}

static void
test_unrated (TestStore    *test,
              gconstpointer data)
{
  g_auto (Given) given = { 0 };
  g_autoptr (CleJudge) judged_all = NULL;
  const CleJudged *judged;

  set_up (test, &given);
  judged_all = judge (test, &given);
  judged = cle_judge_get (judged_all, 0);
  g_assert_null (judged->profile);
  g_assert_cmpint (judged->kind, ==, CLE_VERDICT_NONE);
}

/* The manager's word holds against the rules. */
static void
test_decided (TestStore    *test,
              gconstpointer data)
{
  g_auto (Given) given = { 0 };
  g_autoptr (CleJudge) judged_all = NULL;
  g_autoptr (CleDecision) decision = g_new0 (CleDecision, 1);

  set_up (test, &given);
  rate (test, &given, 1, 0);
  decision->client = g_strdup (given.client);
  decision->proposed = CLE_VERDICT_KEEP;
  decision->decided = CLE_VERDICT_PART;
  decision->reason = g_strdup ("They moved");
  decision->fit = 75000;
  g_assert_true (cle_client_decide (test->store, decision, NULL));
  judged_all = judge (test, &given);

  g_assert_cmpint (cle_judge_get (judged_all, 0)->verdict.kind, ==, CLE_VERDICT_KEEP);
  g_assert_cmpint (cle_judge_get (judged_all, 0)->kind, ==, CLE_VERDICT_PART);
  g_assert_cmpstr (cle_judge_get (judged_all, 0)->decision->reason, ==, "They moved");
}

/* Where nobody told the hours, the log does. */
static void
test_logged (TestStore    *test,
             gconstpointer data)
{
  g_auto (Given) given = { 0 };
  g_autoptr (CleJudge) judged_all = NULL;
  g_autoptr (CleContact) contact = cle_contact_new ();

  set_up (test, &given);
  contact->client = g_strdup (given.client);
  g_free (contact->text);
  contact->text = g_strdup ("call");
  contact->minutes = 12;
  g_assert_true (cle_contact_add (test->store, contact, NULL));
  judged_all = judge (test, &given);

  g_assert_true (cle_judge_get (judged_all, 0)->logged);
  g_assert_cmpint (cle_judge_get (judged_all, 0)->money->items[CLE_MONEY_HOURS], ==, 12);
}

/* Kept at 75 with both sides, the client is worse with the good side lighter
 * and the bad one counting from nothing. */
static void
test_preview (TestStore    *test,
              gconstpointer data)
{
  g_auto (Given) given = { 0 };
  g_autoptr (CleJudge) judged_all = NULL;
  g_autoptr (CleProfile) without = NULL;
  g_autoptr (GArray) same = NULL;
  g_autoptr (GArray) changes = NULL;

  set_up (test, &given);
  rate (test, &given, 2, 1);
  judged_all = judge (test, &given);
  g_assert_cmpint (cle_judge_get (judged_all, 0)->fit.fit, ==, 75000);
  same = cle_judge_preview (judged_all, given.profile);
  g_assert_cmpuint (same->len, ==, 0);

  without = cle_profile_remove (given.profile, 0);
  changes = cle_judge_preview (judged_all, without);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpint (g_array_index (changes, CleJudgeChange, 0).before, ==, CLE_VERDICT_KEEP);
  g_assert_cmpint (g_array_index (changes, CleJudgeChange, 0).after, ==, CLE_VERDICT_TERMS);
  g_assert_cmpint (cle_judge_get (judged_all, 0)->verdict.kind, ==, CLE_VERDICT_KEEP);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/core/judge/" name, TestStore, NULL, test_store_set_up, func, test_store_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("measured", test_measured);
  ADD ("unrated", test_unrated);
  ADD ("decided", test_decided);
  ADD ("logged", test_logged);
  ADD ("preview", test_preview);

  return g_test_run ();
}
