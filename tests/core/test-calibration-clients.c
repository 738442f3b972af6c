/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client-given.h"
#include "clients/cle-calibration-clients.h"
#include "clients/cle-client-acts.h"
#include "clients/cle-client-store.h"
#include "clients/cle-profile-store.h"
#include "history/cle-archive.h"
#include "history/cle-reading.h"
#include "test-store.h"

typedef struct
{
  const char *name;
  const char *tags[3];
  int         levels[2]; /* G_MININT for a client that was not rated */
} Named;

/* The first trait tells them apart, the second does not. */
static const Named NAMED[] = {
  { "W1", { CLE_CLIENT_TAG_WANTED }, { 2, 1 } },
  { "W2", { "big", CLE_CLIENT_TAG_WANTED }, { 2, 1 } },
  { "W3", { CLE_CLIENT_TAG_WANTED }, { 1, 1 } },
  { "U1", { CLE_CLIENT_TAG_UNWANTED }, { 0, 1 } },
  { "U2", { CLE_CLIENT_TAG_UNWANTED }, { 0, 1 } },
  { "U3", { CLE_CLIENT_TAG_UNWANTED }, { 0, 1 } },
  { "U4", { CLE_CLIENT_TAG_UNWANTED }, { G_MININT, 0 } },
  { "Both", { CLE_CLIENT_TAG_UNWANTED, CLE_CLIENT_TAG_WANTED }, { 0, 1 } },
  { "Neither", { "big" }, { 0, 1 } },
};

static CleProfile *
make_profile (TestStore *given)
{
  CleTrait *traits[] = { given_trait (0, CLE_SIDE_IDEAL, 2, 0, FALSE, 7),
                         given_trait (1, CLE_SIDE_IDEAL, 2, 0, FALSE, 7) };
  g_autoptr (CleProfile) profile = given_profile (traits, 2);
  g_autoptr (GError) error = NULL;
  CleProfile *saved = cle_profile_store_save (given->store, profile, &error);

  g_assert_no_error (error);

  return saved;
}

static void
add_client (TestStore        *given,
            const CleProfile *profile,
            const Named      *named)
{
  g_autoptr (CleClient) client = cle_client_new (named->name);
  g_autoptr (CleRating) rating = cle_rating_new ();
  g_autoptr (GError) error = NULL;

  g_strfreev (client->tags);
  client->tags = g_strdupv ((char **) named->tags);
  g_assert_true (cle_client_save (given->store, client, &error));
  if (named->levels[0] == G_MININT)
    return;

  rating->client = g_strdup (client->id);
  rating->profile = g_strdup (cle_profile_get_id (profile));
  rating->revision = cle_profile_get_revision (profile);
  for (guint i = 0; i < 2; i++)
    cle_rating_set (rating, cle_trait_get_id (cle_profile_get_trait (profile, i)), named->levels[i],
                    NULL);
  g_assert_true (cle_client_rate (given->store, rating, &error));
  g_assert_no_error (error);
}

static CleJudge *
judge (TestStore  *given,
       CleProfile *profile)
{
  g_autoptr (CleArchive) archive = cle_reading_read_all (given->store, NULL, NULL, NULL, NULL);
  g_autoptr (GPtrArray) clients = cle_client_list (given->store, NULL, NULL);
  g_autoptr (GPtrArray) profiles = g_ptr_array_new ();
  CleClientBook *book = cle_archive_get_clients (archive);

  g_ptr_array_add (profiles, profile);
  cle_client_book_set_clients (book, clients);

  return cle_judge_new (book, given->store, profiles, TEST_NOW);
}

static void
test_proposal (TestStore     *given,
               gconstpointer  data)
{
  g_autoptr (CleProfile) profile = make_profile (given);
  g_autoptr (CleJudge) all = NULL;
  g_autoptr (CleCalibration) found = NULL;
  g_autoptr (CleProfile) first = NULL;
  g_autoptr (CleProfile) none = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (NAMED); i++)
    add_client (given, profile, &NAMED[i]);
  all = judge (given, profile);
  found = cle_calibration_new (all, profile);

  g_assert_cmpuint (found->rated[CLE_CALIBRATION_WANTED]->len, ==, 3);
  g_assert_cmpuint (found->rated[CLE_CALIBRATION_UNWANTED]->len, ==, 3);
  g_assert_cmpuint (found->unrated[CLE_CALIBRATION_WANTED]->len, ==, 0);
  g_assert_cmpuint (found->unrated[CLE_CALIBRATION_UNWANTED]->len, ==, 1);
  g_assert_cmpuint (cle_calibration_get_missing (found, CLE_CALIBRATION_WANTED), ==, 0);
  g_assert_nonnull (found->traits);
  g_assert_cmpint (found->traits[0].separation, ==, CLE_SEPARATES_WELL);
  g_assert_cmpuint (found->traits[0].weight, ==, 5);
  g_assert_cmpint (found->traits[1].separation, ==, CLE_SEPARATES_NOT);
  g_assert_true (cle_calibration_proposes (found, profile, 0));
  g_assert_true (cle_calibration_proposes (found, profile, 1));

  /* What is not ticked stays. */
  first = cle_calibration_apply (found, profile, (gboolean[]){ TRUE, FALSE }, NULL);
  g_assert_cmpuint (cle_trait_get_weight (cle_profile_get_trait (first, 0)), ==, 5);
  g_assert_cmpuint (cle_trait_get_weight (cle_profile_get_trait (first, 1)), ==, 2);
  none = cle_calibration_apply (found, profile, (gboolean[]){ FALSE, FALSE }, NULL);
  g_assert_true (none == profile);
  g_assert_cmpuint (cle_trait_get_weight (cle_profile_get_trait (profile, 0)), ==, 2);
}

static void
test_too_few (TestStore     *given,
              gconstpointer  data)
{
  g_autoptr (CleProfile) profile = make_profile (given);
  g_autoptr (CleJudge) all = NULL;
  g_autoptr (CleCalibration) found = NULL;

  for (guint i = 0; i < 4; i++)
    add_client (given, profile, &NAMED[i]);
  all = judge (given, profile);
  found = cle_calibration_new (all, profile);

  g_assert_null (found->traits);
  g_assert_cmpuint (cle_calibration_get_missing (found, CLE_CALIBRATION_WANTED), ==, 0);
  g_assert_cmpuint (cle_calibration_get_missing (found, CLE_CALIBRATION_UNWANTED), ==, 2);
  g_assert_false (cle_calibration_proposes (found, profile, 0));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/calibration-clients/proposal", test_proposal);
  test_store_add ("/calibration-clients/too-few", test_too_few);

  return g_test_run ();
}
