/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "book-given.h"
#include "clients/cle-client-acts.h"
#include "clients/cle-contact-acts.h"
#include "clients/cle-parting-acts.h"
#include "store/cle-people.h"

#include <errno.h>
#include <string.h>

#define PROFILE "44444444-4444-4444-8444-444444444444"
#define NOBODY  "55555555-5555-4555-8555-555555555555"
#define DAY     G_GINT64_CONSTANT (86400000)

static CleRating *
rating_of (const char *client)
{
  CleRating *rating = cle_rating_new ();

  rating->client = g_strdup (client);
  rating->profile = g_strdup (PROFILE);
  rating->revision = 3;
  cle_rating_set (rating, "pays-on-time", 2, "paid “late” twice\n");
  cle_rating_set (rating, "rude", CLE_LEVEL_UNKNOWN, NULL);
  return rating;
}

static CleDecision
decision_of (const char    *client,
             CleVerdictKind proposed,
             CleVerdictKind decided,
             const char    *reason)
{
  return (CleDecision){ .client = (char *) client,
                        .proposed = proposed,
                        .decided = decided,
                        .reason = (char *) reason,
                        .fit = 61500,
                        .has_profit = TRUE,
                        .profit = -12345 };
}

static void
test_rate (TestStore    *test,
           gconstpointer data)
{
  g_autofree char *client = given_client (test);
  g_autoptr (CleRating) rating = rating_of (client);
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (CleRating) read = NULL;
  g_autoptr (GError) error = NULL;

  rating->rater = cle_people_ensure (test->store, "Ada", NULL);
  g_assert_true (cle_client_rate (test->store, rating, &error));
  g_assert_no_error (error);
  g_assert_cmpint (rating->at, ==, TEST_NOW);

  history = given_history (test);
  read = cle_client_book_dup_rating (given_book (history), client, PROFILE);
  g_assert_cmpstr (read->id, ==, rating->id);
  g_assert_cmpint (read->at, ==, TEST_NOW);
  g_assert_cmpint (read->offset, ==, 60);
  g_assert_cmpuint (read->revision, ==, 3);
  g_assert_cmpstr (read->rater, ==, rating->rater);
  g_assert_cmpuint (read->rated->len, ==, 2);
  g_assert_cmpint (cle_rating_get (read, "pays-on-time"), ==, 2);
  g_assert_cmpint (cle_rating_get (read, "rude"), ==, CLE_LEVEL_UNKNOWN);
  g_assert_cmpstr (((CleRated *) read->rated->pdata[0])->evidence, ==, "paid “late” twice\n");
  g_assert_cmpstr (((CleRated *) read->rated->pdata[1])->evidence, ==, NULL);
}

static void
test_money (TestStore    *test,
            gconstpointer data)
{
  g_autofree char *client = given_client (test);
  g_autoptr (CleMoney) first = cle_money_new ();
  g_autoptr (CleMoney) second = cle_money_new ();
  g_autoptr (CleHistory) history = NULL;
  const CleMoney *read;

  first->client = g_strdup (client);
  second->client = g_strdup (client);
  first->items[CLE_MONEY_RUSH] = 5;
  second->items[CLE_MONEY_REVENUE] = CLE_MONEY_MAX;
  second->items[CLE_MONEY_HOURS] = 0;
  g_assert_true (cle_client_set_money (test->store, first, NULL));
  test->clock.wall++;
  g_assert_true (cle_client_set_money (test->store, second, NULL));
  history = given_history (test);
  read = cle_client_book_get_money (given_book (history), client);
  g_assert_cmpstr (read->id, ==, second->id);
  g_assert_cmpint (read->items[CLE_MONEY_REVENUE], ==, CLE_MONEY_MAX);
  g_assert_cmpint (read->items[CLE_MONEY_HOURS], ==, 0);
  g_assert_cmpint (read->items[CLE_MONEY_RUSH], ==, CLE_MONEY_UNKNOWN);
}

static void
test_decide (TestStore    *test,
             gconstpointer data)
{
  g_autofree char *client = given_client (test);
  CleDecision decision = decision_of (client, CLE_VERDICT_PART, CLE_VERDICT_KEEP, "My sister");
  g_autofree char *record = NULL;
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (CleHistory) later = NULL;
  const CleDecision *read;

  g_assert_true (cle_client_decide (test->store, &decision, NULL));
  history = given_history (test);
  read = cle_client_book_get_decision (given_book (history), client);
  g_assert_cmpint (read->proposed, ==, CLE_VERDICT_PART);
  g_assert_cmpint (read->decided, ==, CLE_VERDICT_KEEP);
  g_assert_cmpstr (read->reason, ==, "My sister");
  g_assert_cmpint (read->fit, ==, 61500);
  g_assert_true (read->has_profit);
  g_assert_cmpint (read->profit, ==, -12345);

  test->clock.wall++;
  g_assert_true (cle_client_take_back (test->store, read, &record, NULL));
  later = given_history (test);
  read = cle_client_book_get_decision (given_book (later), client);
  g_assert_cmpstr (read->id, ==, record);
  g_assert_cmpint (read->proposed, ==, CLE_VERDICT_PART);
  g_assert_cmpint (read->decided, ==, CLE_VERDICT_NONE);
  g_assert_false (cle_client_take_back (test->store, read, &record, NULL));
  g_free (decision.id);
}

static void
test_trial (TestStore    *test,
            gconstpointer data)
{
  g_autofree char *client = given_client (test);
  CleTrial trial = { .client = client,
                     .step = (char *) "no-deferral",
                     .until = (char *) "2027-02-19" };
  g_autofree char *record = NULL;
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (CleHistory) later = NULL;
  g_autoptr (GPtrArray) trials = NULL;
  const CleTrial *read;

  g_assert_true (cle_client_begin_trial (test->store, &trial, NULL));
  history = given_history (test);
  read = cle_client_book_get_trial (given_book (history), client);
  g_assert_cmpstr (read->until, ==, "2027-02-19");
  g_assert_cmpstr (read->step, ==, "no-deferral");
  test->clock.wall += DAY;
  g_assert_true (cle_client_close_trial (test->store, read, TRUE, &record, NULL));
  later = given_history (test);
  g_assert_null (cle_client_book_get_trial (given_book (later), client));
  trials = cle_client_book_list_trials (given_book (later), client);
  read = trials->pdata[0];
  g_assert_cmpint (read->closed, ==, TEST_NOW + DAY);
  g_assert_true (read->helped);
  g_assert_false (cle_client_close_trial (test->store, read, FALSE, &record, NULL));
  g_free (trial.id);
}

static void
set_step (TestStore        *test,
          const CleParting *parting,
          ClePartingItem    item,
          const char       *note)
{
  g_autofree char *record = NULL;
  g_autoptr (GError) error = NULL;

  test->clock.wall++;
  g_assert_true (cle_parting_set_step (test->store, parting, item, TRUE, note, &record, &error));
  g_assert_no_error (error);
}

static void
assert_not_yet (TestStore        *test,
                const CleParting *parting,
                const char       *why)
{
  g_autofree char *record = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (cle_parting_finish (test->store, parting, NULL, NULL, &record, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, why));
  g_assert_null (record);
}

/* Everything mandatory, and a day to sleep on it. */
static void
test_part (TestStore    *test,
           gconstpointer data)
{
  static const struct
  {
    ClePartingItem item;
    const char *note;
    const char *missing;
  } steps[] = {
    { CLE_PARTING_WELL_FOUNDED, NULL, "founded" },
    { CLE_PARTING_OBLIGATIONS, NULL, "obligations" },
    { CLE_PARTING_ORDERS, "two left", "orders" },
    { CLE_PARTING_INVOICES, NULL, "Invoices" },
    { CLE_PARTING_DATA, NULL, "access" },
    { CLE_PARTING_PERSON, "Olga", "named person" },
    { CLE_PARTING_EFFECTIVE, "2027-01-01", "day from" },
  };
  g_autofree char *client = given_client (test);
  CleParting parting = { .client = client, .reason = (char *) "Rude to staff" };
  g_autofree char *record = NULL;
  g_autofree char *name = NULL;
  g_autoptr (CleHistory) last = NULL;
  g_autoptr (CleHistory) after = NULL;
  const CleParting *read;

  g_assert_true (cle_parting_begin (test->store, &parting, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (CleHistory) history = given_history (test);

      read = cle_client_book_get_parting (given_book (history), client);
      assert_not_yet (test, read, steps[i].missing);
      set_step (test, read, steps[i].item, steps[i].note);
    }

  last = given_history (test);
  read = cle_client_book_get_parting (given_book (last), client);
  g_assert_cmpstr (read->steps[CLE_PARTING_ORDERS].note, ==, "two left");
  name = cle_people_dup_name (test->store, read->steps[CLE_PARTING_PERSON].who);
  g_assert_cmpstr (name, ==, "Olga");
  g_assert_cmpstr (read->steps[CLE_PARTING_PERSON].note, ==, NULL);
  test->clock.wall = TEST_NOW + DAY - 1;
  assert_not_yet (test, read, "sleep on it");
  test->clock.wall = TEST_NOW + DAY;
  g_assert_false (cle_parting_finish (test->store, read, "2026-11-21", NULL, &record, NULL));
  g_assert_true (cle_parting_finish (test->store, read, "2027-06-01", "Politeness", &record, NULL));
  after = given_history (test);
  read = cle_client_book_get_parting (given_book (after), client);
  g_assert_cmpint (read->state, ==, CLE_PARTING_PARTED);
  g_assert_cmpint (read->state_at, ==, TEST_NOW + DAY);
  g_assert_cmpstr (read->look, ==, "2027-06-01");
  g_assert_cmpstr (read->change, ==, "Politeness");
  assert_not_yet (test, read, "closed");
  g_free (parting.id);
}

/* What is agreed upon begins and ends from today on, where the user is. */
static void
test_ahead (TestStore    *test,
            gconstpointer data)
{
  static const struct
  {
    gint64 later; /* than noon of the 21st, ms */
    const char *day;
    gboolean taken;
  } CASES
      [] = {
        { 0, "2026-11-20", FALSE },       { 0, "2026-11-21", TRUE },
        { 0, "2026-11-22", TRUE },        { 0, "2025-12-31", FALSE },
        { DAY / 2, "2026-11-21", FALSE }, /* an hour after midnight here, midnight in Greenwich */
        { DAY / 2, "2026-11-22", TRUE },
      };
  g_autofree char *client = given_client (test);
  CleParting parting = { .client = client };

  g_assert_true (cle_parting_begin (test->store, &parting, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      CleTrial trial = { .client = client, .step = (char *) "x", .until = (char *) CASES[i].day };
      g_autofree char *record = NULL;
      g_autoptr (GError) error = NULL;

      test->clock.wall = TEST_NOW + CASES[i].later;
      g_assert_cmpint (cle_client_begin_trial (test->store, &trial, &error), ==, CASES[i].taken);
      if (!CASES[i].taken)
        g_assert_nonnull (strstr (error->message, CASES[i].day));
      g_assert_cmpint (cle_parting_set_step (test->store, &parting, CLE_PARTING_EFFECTIVE, TRUE,
                                             CASES[i].day, &record, NULL),
                       ==, CASES[i].taken);
      g_free (trial.id);
    }
  g_free (parting.id);
}

static gboolean
set_effective (TestStore  *test,
               const char *client,
               gboolean    done,
               const char *day)
{
  g_autoptr (CleHistory) history = given_history (test);
  g_autofree char *record = NULL;

  test->clock.wall += 1000; /* the last word is that of the latest time */
  return cle_parting_set_step (test->store,
                               cle_client_book_get_parting (given_book (history), client),
                               CLE_PARTING_EFFECTIVE, done, day, &record, NULL);
}

/* The day that was given in time can be said again after it has passed, also when
 * it was taken back meanwhile; another one cannot. */
static void
test_day_given (TestStore    *test,
                gconstpointer data)
{
  g_autofree char *client = given_client (test);
  CleParting parting = { .client = client };

  g_assert_true (cle_parting_begin (test->store, &parting, NULL));
  g_assert_true (set_effective (test, client, TRUE, "2026-11-23"));
  test->clock.wall = TEST_NOW + 5 * DAY;
  g_assert_true (set_effective (test, client, TRUE, "2026-11-23"));
  g_assert_true (set_effective (test, client, FALSE, NULL));
  g_assert_true (set_effective (test, client, TRUE, "2026-11-23"));
  g_assert_false (set_effective (test, client, TRUE, "2026-11-24"));
  g_assert_true (set_effective (test, client, TRUE, "2026-11-26"));
  g_assert_false (set_effective (test, client, TRUE, "2026-11-23"));
  g_free (parting.id);
}

static void
test_call_off (TestStore    *test,
               gconstpointer data)
{
  g_autofree char *client = given_client (test);
  CleParting parting = { .client = client };
  g_autofree char *record = NULL;
  g_autofree char *other = NULL;
  g_autoptr (CleHistory) history = NULL;
  const CleParting *read;

  g_assert_true (cle_parting_begin (test->store, &parting, NULL));
  g_assert_false (
      cle_parting_set_step (test->store, &parting, CLE_PARTING_PERSON, TRUE, "", &other, NULL));
  g_assert_false (cle_parting_set_step (test->store, &parting, CLE_PARTING_EFFECTIVE, TRUE, NULL,
                                        &other, NULL));
  g_assert_false (cle_parting_set_step (test->store, &parting, CLE_PARTING_EFFECTIVE, TRUE, "soon",
                                        &other, NULL));
  test->clock.wall++;
  g_assert_true (cle_parting_call_off (test->store, &parting, "They said sorry", &record, NULL));
  history = given_history (test);
  read = cle_client_book_get_parting (given_book (history), client);
  g_assert_cmpint (read->state, ==, CLE_PARTING_CALLED_OFF);
  g_assert_cmpstr (read->change, ==, "They said sorry");
  g_free (parting.id);
}

static void
test_promise (TestStore    *test,
              gconstpointer data)
{
  static const ClePromiseState states[] = { CLE_PROMISE_KEPT, CLE_PROMISE_BROKEN,
                                            CLE_PROMISE_OPEN };
  g_autofree char *client = given_client (test);
  g_autoptr (CleContact) contact = cle_contact_new ();

  contact->client = g_strdup (client);
  contact->promise = g_strdup ("offer");
  contact->due = g_strdup ("2026-11-27");
  contact->minutes = 12;
  contact->kind = CLE_CONTACT_PROBLEM;
  g_assert_true (cle_contact_add (test->store, contact, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *record = NULL;
      g_autoptr (CleHistory) history = NULL;
      g_autoptr (GPtrArray) contacts = NULL;
      const CleContact *read;

      test->clock.wall++;
      g_assert_true (cle_contact_set_promise (test->store, contact, states[i], &record, NULL));
      history = given_history (test);
      contacts = cle_client_book_list_contacts (given_book (history), client);
      read = contacts->pdata[0];
      g_assert_cmpint (read->state, ==, states[i]);
      g_assert_cmpint (read->state_at, ==, test->clock.wall);
      g_assert_cmpint (read->kind, ==, CLE_CONTACT_PROBLEM);
      g_assert_cmpuint (read->minutes, ==, 12);
      g_assert_cmpstr (read->promise, ==, "offer");
      g_assert_cmpstr (read->due, ==, "2026-11-27");
    }
}

static void
test_office (TestStore    *test,
             gconstpointer data)
{
  CleOffice office;
  g_autofree char *record = NULL;
  g_autofree char *other = NULL;
  g_autoptr (CleHistory) empty = given_history (test);
  g_autoptr (CleHistory) history = NULL;
  const CleOffice *read;

  g_assert_cmpint (cle_client_book_get_office (given_book (empty))->at, ==, 0);
  g_assert_cmpuint (cle_client_book_get_office (given_book (empty))->trial_days, ==, 90);
  cle_office_init (&office);
  strcpy (office.currency, "rub");
  g_assert_false (cle_client_set_office (test->store, &office, &other, NULL));
  strcpy (office.currency, "RUB");
  office.hourly_cost = -1;
  g_assert_false (cle_client_set_office (test->store, &office, &other, NULL));
  office.hourly_cost = 150000;
  office.ideal_days = office.max_days + 1;
  g_assert_false (cle_client_set_office (test->store, &office, &other, NULL));
  office.ideal_days = 14;
  office.capacity = CLE_CAPACITY_IDLE;
  g_assert_null (other);
  g_assert_true (cle_client_set_office (test->store, &office, &record, NULL));
  history = given_history (test);
  read = cle_client_book_get_office (given_book (history));
  g_assert_cmpstr (read->currency, ==, "RUB");
  g_assert_cmpint (read->hourly_cost, ==, 150000);
  g_assert_cmpuint (read->ideal_days, ==, 14);
  g_assert_cmpint (read->capacity, ==, CLE_CAPACITY_IDLE);
  g_assert_cmpint (read->at, ==, TEST_NOW);
}

static void
test_refused (TestStore    *test,
              gconstpointer data)
{
  g_autofree char *client = given_client (test);
  g_autofree char *text = g_strnfill (501, 'x');
  g_autoptr (CleRating) rating = rating_of (NOBODY);
  g_autoptr (CleMoney) money = cle_money_new ();
  g_autoptr (CleContact) contact = cle_contact_new ();
  CleDecision none = decision_of (client, CLE_VERDICT_PART, CLE_VERDICT_NONE, "x");
  CleDecision silent = decision_of (client, CLE_VERDICT_PART, CLE_VERDICT_KEEP, " ");
  CleTrial endless = { .client = client, .step = (char *) "x" };
  CleTrial empty = { .client = client, .step = (char *) "", .until = (char *) "2027-01-01" };
  CleTrial never = { .client = client, .step = (char *) "x", .until = (char *) "2027-02-30" };
  g_autoptr (GError) error = NULL;

  g_assert_false (cle_client_rate (test->store, rating, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND);
  g_free (rating->client);
  rating->client = g_strdup (client);
  cle_rating_set (rating, "rude", 7, NULL);
  g_assert_false (cle_client_rate (test->store, rating, NULL));
  cle_rating_set (rating, "rude", 6, text);
  g_assert_false (cle_client_rate (test->store, rating, NULL));
  cle_rating_set (rating, "rude", 6, NULL);
  cle_rating_set (rating, "Not an id", 1, NULL);
  g_assert_false (cle_client_rate (test->store, rating, NULL));
  money->client = g_strdup (client);
  money->items[CLE_MONEY_REVENUE] = -1;
  g_assert_false (cle_client_set_money (test->store, money, NULL));
  money->items[CLE_MONEY_REVENUE] = CLE_MONEY_MAX + 1;
  g_assert_false (cle_client_set_money (test->store, money, NULL));
  g_assert_false (cle_client_decide (test->store, &none, NULL));
  g_assert_false (cle_client_decide (test->store, &silent, NULL));
  g_assert_false (cle_client_begin_trial (test->store, &endless, NULL));
  g_assert_false (cle_client_begin_trial (test->store, &empty, NULL));
  g_assert_false (cle_client_begin_trial (test->store, &never, NULL));
  contact->client = g_strdup (client);
  contact->due = g_strdup ("2026-11-27");
  g_assert_false (cle_contact_add (test->store, contact, NULL));
  contact->promise = g_strdup (text);
  g_assert_false (cle_contact_add (test->store, contact, NULL));
  contact->minutes = 6001;
  g_clear_pointer (&contact->promise, g_free);
  g_clear_pointer (&contact->due, g_free);
  g_assert_false (cle_contact_add (test->store, contact, NULL));
  g_assert_cmpuint (test_store_count (test, "records"), ==, 0);
}

/* Tried again after each failure of the disk, it counts once. */
static void
test_again (TestStore    *test,
            gconstpointer data)
{
  gboolean hit = TRUE;

  for (guint at = 1; hit; at++)
    {
      g_autofree char *client = given_client (test);
      g_autoptr (CleRating) rating = rating_of (client);
      g_autoptr (CleHistory) history = cle_history_new (test->store);
      g_autoptr (GPtrArray) ratings = NULL;
      gboolean done;

      test_io_fail (&test->io, NULL, at, EIO);
      test->io.last = at + 3;
      done = cle_client_rate (test->store, rating, NULL);
      hit = test->io.hit;
      test_io_reset (&test->io);
      g_assert_true (done || cle_client_rate (test->store, rating, NULL));
      g_assert_true (cle_history_load (history, NULL, NULL));
      ratings = cle_client_book_list_ratings (given_book (history), client);
      g_assert_cmpuint (ratings->len, ==, 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/client-acts/rate", test_rate);
  test_store_add ("/client-acts/money", test_money);
  test_store_add ("/client-acts/decide", test_decide);
  test_store_add ("/client-acts/trial", test_trial);
  test_store_add ("/client-acts/part", test_part);
  test_store_add ("/client-acts/ahead", test_ahead);
  test_store_add ("/client-acts/day-given", test_day_given);
  test_store_add ("/client-acts/call-off", test_call_off);
  test_store_add ("/client-acts/promise", test_promise);
  test_store_add ("/client-acts/office", test_office);
  test_store_add ("/client-acts/refused", test_refused);
  test_store_add ("/client-acts/again", test_again);

  return g_test_run ();
}
