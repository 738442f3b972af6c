/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-calibration-closures.h"
#include "cle-profile-closures.h"
#include "cle-verdict-closures.h"

#include <string.h>

#define DAY (24 * 60 * 60 * (gint64) 1000)
#define MADE G_GINT64_CONSTANT (1795262400000)

/* Saved on MADE, at noon. */
static CleProfile *
make_profile (void)
{
  static const char text[] = "{\"format\": 1, \"id\": \"11111111-1111-4111-8111-111111111111\","
                             "\"revision\": 1, \"name\": \"a\","
                             "\"made\": \"2026-11-21T12:00:00.000Z\", \"traits\": []}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  CleProfile *profile = cle_profile_new_from_bytes (bytes, "p.json", &error);

  g_assert_no_error (error);

  return profile;
}

static void
test_notice (void)
{
  static const struct
  {
    gboolean         modified;
    gboolean         restored;
    guint            days;
    gint64           now;
    CleProfileNotice notice;
  } CASES[] = {
    { FALSE, FALSE, 90, MADE + 89 * DAY, CLE_PROFILE_NOTICE_NONE },
    { FALSE, FALSE, 90, MADE + 90 * DAY, CLE_PROFILE_NOTICE_DUE },
    { FALSE, TRUE, 90, MADE + 90 * DAY, CLE_PROFILE_NOTICE_DUE },
    { FALSE, TRUE, 90, MADE, CLE_PROFILE_NOTICE_NONE },
    { TRUE, TRUE, 90, MADE + 90 * DAY, CLE_PROFILE_NOTICE_RESTORED },
    { TRUE, FALSE, 90, MADE + 90 * DAY, CLE_PROFILE_NOTICE_NONE },
    { FALSE, FALSE, 0, MADE + 900 * DAY, CLE_PROFILE_NOTICE_NONE },
  };
  g_autoptr (CleProfile) profile = make_profile ();
  g_autofree char *due = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    g_assert_cmpint (cle_profile_notice_find (profile, CASES[i].modified, CASES[i].restored,
                                              CASES[i].days, CASES[i].now, 0),
                     ==, CASES[i].notice);

  due = cle_profile_notice_text (CLE_PROFILE_NOTICE_DUE, profile, MADE + 91 * DAY);
  g_assert_cmpstr (due, ==,
                   "This profile was last revised 91 days ago. Clients change, and so do you: "
                   "does it still hold?");
}

static void
test_calibration (void)
{
  static const struct
  {
    CleCalibrated found;
    const char   *text;
    const char   *weight; /* beside one of 2 */
  } CASES[] = {
    { { CLE_SEPARATES_WELL, 888, 8, 0, 9, 5 },
      "Tells them apart well. Of 9 pairs, it speaks for the one you would hate to lose in 8 and "
      "for the other in 0.",
      "Weight 2 → 5" },
    { { CLE_SEPARATES_SOME, 333, 3, 1, 6, 2 },
      "Tells them apart somewhat. Of 6 pairs, it speaks for the one you would hate to lose in 3 "
      "and for the other in 1.",
      "Weight 2 stays" },
    { { CLE_SEPARATES_UNKNOWN, 0, 0, 0, 0, 2 },
      "Not known of at least two clients of each kind.",
      "Weight 2 stays" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *text = cle_calibration_trait_text (&CASES[i].found);
      g_autofree char *weight = cle_calibration_weight_text (&CASES[i].found, 2);

      g_assert_cmpstr (text, ==, CASES[i].text);
      g_assert_cmpstr (weight, ==, CASES[i].weight);
    }
}

/* A level without points is what "nothing of it" means already. */
static void
test_tolerance (void)
{
  static const char text[] =
      "{\"format\": 1, \"id\": \"11111111-1111-4111-8111-111111111111\", \"revision\": 1,"
      "\"name\": \"a\", \"made\": \"2026-11-21T12:00:00.000Z\", \"traits\": [{\"id\": \"late\","
      "\"side\": \"non-ideal\", \"weight\": 3, \"tolerance\": 6, \"knock_out\": false,"
      "\"name\": \"Pays late\", \"language\": \"en\", \"levels\": [{\"points\": 0, \"text\": \"never\"},"
      "{\"points\": 5, \"text\": \"at times\"}, {\"points\": 10, \"text\": \"always\"}]}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (CleProfile) profile = cle_profile_new_from_bytes (bytes, "p.json", &error);
  const char *const expected[] = { "Nothing of it", "at times (5 points)", "always (10 points)",
                                   NULL };
  g_auto (GStrv) choices = NULL;
  const CleTrait *trait;

  g_assert_no_error (error);
  trait = cle_profile_get_trait (profile, 0);
  choices = cle_profile_tolerance_choices (trait, "en");
  g_assert_cmpstrv (choices, expected);
  g_assert_cmpuint (cle_profile_tolerance_index (trait), ==, 1);
  g_assert_cmpuint (cle_profile_tolerance_points (trait, 0), ==, 0);
  g_assert_cmpuint (cle_profile_tolerance_points (trait, 1), ==, 5);
  g_assert_cmpuint (cle_profile_tolerance_points (trait, 2), ==, 10);
  g_assert_cmpuint (cle_profile_tolerance_points (trait, 3), ==, 0);
}

/* A revision is called by its day, and only today's by the time. */
static void
test_revision_name (void)
{
  static const char text[] =
      "{\"format\": 1, \"id\": \"11111111-1111-4111-8111-111111111111\", \"revision\": 3,"
      "\"name\": \"a\", \"made\": \"2026-05-03T12:30:00.000Z\", \"traits\": []}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (CleProfile) profile = cle_profile_new_from_bytes (bytes, "p.json", &error);
  g_autofree char *then = NULL, *later = NULL;
  gint64 made;

  g_assert_no_error (error);
  made = cle_profile_get_made (profile);
  then = cle_profile_revision_name (profile, made + 60000);
  later = cle_profile_revision_name (profile, made + 100 * (gint64) 86400000);
  g_assert_cmpstr (then, ==, "3 · Today, 12:30");
  g_assert_cmpstr (later, ==, "3 · 3 May 2026");
}

static void
test_decided (void)
{
  CleDecision decision = { .at = G_GINT64_CONSTANT (1777811400000),
                           .proposed = CLE_VERDICT_KEEP,
                           .decided = CLE_VERDICT_KEEP };
  CleJudged judged = { .kind = CLE_VERDICT_KEEP, .decision = &decision };
  g_autofree char *then = NULL, *later = NULL;

  judged.verdict.kind = CLE_VERDICT_KEEP;
  then = cle_verdict_decided_text (&judged, decision.at + 60000);
  later = cle_verdict_decided_text (&judged, decision.at + 100 * (gint64) 86400000);
  g_assert_cmpstr (then, ==, "Decided today, as the rules propose.");
  g_assert_cmpstr (later, ==, "Decided on 3 May 2026, as the rules propose.");
}

/* A trait may have gone after the rating. */
static void
test_undecided (void)
{
  CleJudged judged = { .kind = CLE_VERDICT_NONE };
  g_autofree char *first = cle_verdict_decided_text (&judged, 0);
  g_autofree char *more = NULL, *enough = NULL;

  judged.fit.n_known = 1;
  more = cle_verdict_decided_text (&judged, 0);
  judged.verdict.kind = CLE_VERDICT_KEEP;
  enough = cle_verdict_decided_text (&judged, 0);
  g_assert_cmpstr (first, ==, "Rate the client first.");
  g_assert_cmpstr (more, ==, "Rate the client on more traits.");
  g_assert_cmpstr (enough, ==, "This is what the rules propose. You decide.");
}

/* A copy is told apart from what it was made of. */
static void
test_copy_name (void)
{
  g_autoptr (CleProfile) profile = make_profile ();
  g_autofree char *name = cle_profile_copy_name (profile);

  g_assert_cmpstr (name, ==, "a (copy)");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/profile-closures/notice", test_notice);
  g_test_add_func ("/app/profile-closures/calibration", test_calibration);
  g_test_add_func ("/app/profile-closures/tolerance", test_tolerance);
  g_test_add_func ("/app/profile-closures/revision-name", test_revision_name);
  g_test_add_func ("/app/profile-closures/decided", test_decided);
  g_test_add_func ("/app/profile-closures/undecided", test_undecided);
  g_test_add_func ("/app/profile-closures/copy-name", test_copy_name);

  return g_test_run ();
}
