/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clients/cle-profile-changes.h"
#include "clients/cle-profile-store.h"
#include "test-store.h"

#include <string.h>

#define ID "11111111-1111-4111-8111-111111111111"
#define DAY  G_GINT64_CONSTANT (86400000)
#define HOUR G_GINT64_CONSTANT (3600000)

/* The line of each member matters: errors name it. */
static const char *const fixture[] = {
  "{\"format\": 1, \"id\": \"" ID "\", \"revision\": 3,",
  "  \"name\": \"{{Braces}} & <b>Co\",",
  "  \"made\": \"2026-11-20T12:00:00.000Z\",",
  "  \"later\": {\"unknown\": true},",
  "  \"traits\": [",
  "    {\"id\": \"pays-on-time\", \"side\": \"ideal\", \"weight\": 4, \"language\": \"en\",",
  "     \"name\": \"Pays on time\", \"hint\": \"The ledger\",",
  "     \"levels\": [{\"points\": 0, \"text\": \"Late\"}, {\"points\": 6, \"text\": \"Mostly\"},",
  "                  {\"points\": 10, \"text\": \"Always\"}],",
  "     \"translations\": {\"ru\": {\"name\": \"Платит в срок\", \"levels\": [\"Поздно\", \"\"]}}},",
  "    {\"id\": \"22222222-2222-4222-8222-222222222222\", \"side\": \"non-ideal\",",
  "     \"weight\": 5, \"tolerance\": 3, \"knock_out\": true, \"language\": \"ru\",",
  "     \"name\": \"Грубит\", \"levels\": [{\"points\": 0, \"text\": \"Нет\"},",
  "       {\"points\": 3, \"text\": \"Раз\"}, {\"points\": 10, \"text\": \"Всегда\"}]}",
  "  ]}",
  NULL,
};

static CleProfile *
parse (const char *text,
       GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return cle_profile_new_from_bytes (bytes, "p.json", error);
}

static char *
edit (const char *from,
      const char *to)
{
  g_autofree char *text = g_strjoinv ("\n", (char **) fixture);
  g_auto (GStrv) parts = g_strsplit (text, from, 2);

  g_assert_nonnull (parts[1]);
  return g_strjoin (to, parts[0], parts[1], NULL);
}

static CleProfile *
make_fixture (void)
{
  g_autofree char *text = g_strjoinv ("\n", (char **) fixture);
  g_autoptr (GError) error = NULL;
  CleProfile *profile = parse (text, &error);

  g_assert_no_error (error);
  return profile;
}

static CleTrait *
make_trait (const char *id,
            CleSide     side)
{
  CleTraitParts parts = {
    .id = id,
    .side = side,
    .language = "en",
    .name = id,
    .weight = 2,
    .n_levels = 3,
    .levels = { "a", "b", "c" },
    .points = { 0, 5, 10 },
  };
  g_autoptr (GError) error = NULL;
  CleTrait *trait = cle_trait_new (&parts, &error);

  g_assert_no_error (error);
  return trait;
}

static void
check_fixture (const CleProfile *profile)
{
  const CleTrait *pays = cle_profile_get_trait (profile, 0);
  const CleTrait *rude = cle_profile_get_trait (profile, 1);

  g_assert_cmpstr (cle_profile_get_id (profile), ==, ID);
  g_assert_cmpuint (cle_profile_get_revision (profile), ==, 3);
  g_assert_cmpstr (cle_profile_get_name (profile), ==, "{{Braces}} & <b>Co");
  g_assert_cmpint (cle_profile_get_made (profile), ==, TEST_NOW - DAY);
  g_assert_cmpuint (cle_profile_get_n_traits (profile), ==, 2);
  g_assert_cmpint (cle_trait_get_side (pays), ==, CLE_SIDE_IDEAL);
  g_assert_cmpuint (cle_trait_get_weight (pays), ==, 4);
  g_assert_cmpstr (cle_trait_get_name (pays, "ru_RU.UTF-8"), ==, "Платит в срок");
  g_assert_cmpstr (cle_trait_get_name (pays, "de"), ==, "Pays on time");
  g_assert_cmpstr (cle_trait_get_hint (pays, "ru"), ==, "The ledger");
  g_assert_cmpstr (cle_trait_get_level (pays, 0, "ru"), ==, "Поздно");
  g_assert_cmpstr (cle_trait_get_level (pays, 1, "ru"), ==, "Mostly");
  g_assert_cmpuint (cle_trait_get_points (pays, 1), ==, 6);
  g_assert_cmpuint (cle_trait_get_tolerance (rude), ==, 3);
  g_assert_true (cle_trait_get_knock_out (rude));
  g_assert_cmpstr (cle_trait_get_name (rude, "en"), ==, "Грубит");
}

static void
test_read (void)
{
  g_autoptr (CleProfile) profile = make_fixture ();

  check_fixture (profile);
}

static void
test_round_trip (void)
{
  g_autoptr (CleProfile) profile = make_fixture ();
  g_autoptr (GBytes) bytes = cle_profile_to_bytes (profile);
  g_autoptr (GError) error = NULL;
  g_autoptr (CleProfile) again = cle_profile_new_from_bytes (bytes, "again", &error);
  g_autoptr (GBytes) twice = NULL;

  g_assert_no_error (error);
  check_fixture (again);
  twice = cle_profile_to_bytes (again);
  g_assert_true (g_bytes_equal (bytes, twice));
  for (guint i = 0; i < 2; i++)
    g_assert_true (
        cle_trait_equal (cle_profile_get_trait (profile, i), cle_profile_get_trait (again, i)));
}

typedef struct
{
  const char *path;
  const char *from;
  const char *to;
  int         code;
  const char *message;
} Bad;

static const Bad bad[] = {
  { "newer", "\"format\": 1", "\"format\": 2", CLE_PROFILE_ERROR_NEWER,
    "p.json: format (line 1): was written for a later version of this program; install that version to "
    "use it" },
  { "syntax", "\"format\": 1,", "\"format\": 1", CLE_PROFILE_ERROR_SYNTAX, NULL },
  { "weight-0", "\"weight\": 4", "\"weight\": 0", CLE_PROFILE_ERROR_INVALID,
    "p.json: traits[0].weight (line 6): must be a whole number from 1 to 5, but is 0" },
  { "weight-6", "\"weight\": 4", "\"weight\": 6", CLE_PROFILE_ERROR_INVALID, NULL },
  { "weight-comma", "\"weight\": 4", "\"weight\": 4.5", CLE_PROFILE_ERROR_INVALID, NULL },
  { "weight-text", "\"weight\": 4", "\"weight\": \"4\"", CLE_PROFILE_ERROR_INVALID, NULL },
  { "tolerance", "\"tolerance\": 3", "\"tolerance\": 11", CLE_PROFILE_ERROR_INVALID, NULL },
  { "ideal-tolerance", "\"weight\": 4", "\"weight\": 4, \"tolerance\": 1",
    CLE_PROFILE_ERROR_INVALID, "p.json: traits[0].tolerance (line 6): must be 0 for an ideal trait" },
  { "ideal-knock-out", "\"weight\": 4", "\"weight\": 4, \"knock_out\": true",
    CLE_PROFILE_ERROR_INVALID, NULL },
  { "points", "\"points\": 6", "\"points\": 11", CLE_PROFILE_ERROR_INVALID,
    "p.json: traits[0].levels[1].points (line 8): must be a whole number from 0 to 10, but is 11" },
  { "levels", "{\"points\": 6, \"text\": \"Mostly\"},", "", CLE_PROFILE_ERROR_INVALID, NULL },
  { "level-blank", "\"text\": \"Mostly\"", "\"text\": \" \"", CLE_PROFILE_ERROR_INVALID, NULL },
  { "same-id", "22222222-2222-4222-8222-222222222222", "pays-on-time", CLE_PROFILE_ERROR_INVALID,
    "p.json: traits[1].id (line 11): another trait has this id already" },
  { "trait-id", "\"pays-on-time\"", "\"Pays/../x\"", CLE_PROFILE_ERROR_INVALID, NULL },
  { "side", "\"non-ideal\"", "\"bad\"", CLE_PROFILE_ERROR_INVALID, NULL },
  { "no-language", ", \"language\": \"en\"", "", CLE_PROFILE_ERROR_INVALID, NULL },
  { "language", "\"language\": \"en\"", "\"language\": \"English\"", CLE_PROFILE_ERROR_INVALID,
    NULL },
  { "name", "{{Braces}} & <b>Co", " ", CLE_PROFILE_ERROR_INVALID,
    "p.json: name (line 2): must not be empty" },
  { "name-lines", "{{Braces}}", "a\\nb", CLE_PROFILE_ERROR_INVALID, NULL },
  { "id", "\"" ID "\"", "\"x\"", CLE_PROFILE_ERROR_INVALID, NULL },
  { "made", "2026-11-20T12:00:00.000Z", "yesterday", CLE_PROFILE_ERROR_INVALID, NULL },
  { "revision", "\"revision\": 3", "\"revision\": 0", CLE_PROFILE_ERROR_INVALID, NULL },
  { "traits", "\"traits\"", "\"straits\"", CLE_PROFILE_ERROR_INVALID, "p.json: traits (line 1): is missing" },
  { "translated-levels", "[\"Поздно\", \"\"]", "[\"a\", \"b\", \"c\", \"d\"]",
    CLE_PROFILE_ERROR_INVALID, NULL },
};

static void
test_bad (gconstpointer data)
{
  const Bad *one = data;
  g_autofree char *text = edit (one->from, one->to);
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (text, &error));
  g_assert_error (error, CLE_PROFILE_ERROR, one->code);
  if (one->message != NULL)
    g_assert_cmpstr (error->message, ==, one->message);
  g_assert_true (g_str_has_prefix (error->message, "p.json"));
}

static void
test_parts (void)
{
  CleTraitParts good = {
    .language = "en", .name = "{{x}} <b>", .weight = 1, .n_levels = 3, .levels = { "a", "b", "c" }
  };
  CleTraitParts wrong[8];
  g_autoptr (CleTrait) trait = cle_trait_new (&good, NULL);

  g_assert_cmpuint (strlen (cle_trait_get_id (trait)), ==, 36);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    wrong[i] = good;
  wrong[0].weight = 6;
  wrong[1].name = "\t";
  wrong[2].levels[1] = NULL;
  wrong[3].n_levels = 2;
  wrong[4].tolerance = 1;
  wrong[5].knock_out = TRUE;
  wrong[6].points[2] = 11;
  wrong[7].name = "two\nlines";
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (cle_trait_new (&wrong[i], &error));
      g_assert_error (error, CLE_PROFILE_ERROR, CLE_PROFILE_ERROR_INVALID);
    }
}

/* What the locales of real desktops are called. */
static void
test_locales (void)
{
  static const struct
  {
    const char *locale;
    const char *language; /* NULL where it is none */
  } locales[] = {
    { "en_US.UTF-8", "en_US" },
    { "ru_RU.UTF-8", "ru_RU" },
    { "ru", "ru" },
    { "sr_RS@latin", "sr_RS" },
    { "pt_BR", "pt_BR" },
    { "C", "en" },
    { "C.UTF-8", "en" },
    { "POSIX", "en" },
    { "English", NULL },
    { ".UTF-8", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      CleTraitParts parts = { .language = locales[i].locale,
                              .name = "x",
                              .weight = 1,
                              .n_levels = 3,
                              .levels = { "a", "b", "c" } };
      g_autoptr (CleTrait) trait = cle_trait_new (&parts, NULL);

      g_assert_cmpint (trait != NULL, ==, locales[i].language != NULL);
      if (trait != NULL)
        g_assert_cmpstr (cle_trait_get_languages (trait)[0], ==, locales[i].language);
    }
}

static void
test_edit (void)
{
  g_autoptr (CleProfile) profile = make_fixture ();
  g_autoptr (CleTrait) added = make_trait ("added", CLE_SIDE_NON_IDEAL);
  g_autoptr (CleTrait) heavy = cle_trait_reweigh (added, 9, 12, TRUE);
  g_autoptr (CleProfile) inserted = cle_profile_insert (profile, 1, added, NULL);
  g_autoptr (CleProfile) moved = cle_profile_move (inserted, 0, 2);
  g_autoptr (CleProfile) back = cle_profile_move (moved, 2, 0);
  g_autoptr (CleProfile) replaced = cle_profile_replace (moved, 0, heavy, NULL);
  g_autoptr (CleProfile) removed = cle_profile_remove (replaced, 1);
  g_autoptr (CleProfile) renamed = cle_profile_rename (removed, "B2B", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (cle_profile_get_n_traits (profile), ==, 2);
  g_assert_cmpstr (cle_trait_get_id (cle_profile_get_trait (inserted, 1)), ==, "added");
  g_assert_cmpstr (cle_trait_get_id (cle_profile_get_trait (moved, 2)), ==, "pays-on-time");
  g_assert_cmpstr (cle_trait_get_id (cle_profile_get_trait (back, 0)), ==, "pays-on-time");
  g_assert_cmpstr (cle_trait_get_id (cle_profile_get_trait (back, 1)), ==, "added");
  g_assert_cmpuint (cle_trait_get_weight (cle_profile_get_trait (replaced, 0)), ==, 5);
  g_assert_cmpuint (cle_trait_get_tolerance (cle_profile_get_trait (replaced, 0)), ==, 10);
  g_assert_cmpuint (cle_trait_get_weight (added), ==, 2);
  g_assert_cmpstr (cle_trait_get_id (cle_profile_get_trait (removed, 1)), ==, "pays-on-time");
  g_assert_cmpstr (cle_profile_get_name (renamed), ==, "B2B");
  g_assert_cmpstr (cle_profile_get_id (renamed), ==, ID);
  g_assert_null (cle_profile_insert (inserted, 0, added, &error));
  g_assert_error (error, CLE_PROFILE_ERROR, CLE_PROFILE_ERROR_INVALID);
  g_assert_null (cle_profile_replace (inserted, 0, added, NULL));
  g_assert_null (cle_profile_rename (inserted, "", NULL));
  g_assert_null (cle_profile_new ("\n", NULL));
}

static void
test_full (void)
{
  g_autoptr (CleProfile) profile = cle_profile_new ("Full", NULL);
  g_autoptr (CleTrait) last = make_trait ("last", CLE_SIDE_IDEAL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < CLE_PROFILE_MAX_TRAITS; i++)
    {
      g_autofree char *id = g_strdup_printf ("t%u", i);
      g_autoptr (CleTrait) trait = make_trait (id, CLE_SIDE_IDEAL);
      g_autoptr (CleProfile) before = g_steal_pointer (&profile);

      profile = cle_profile_insert (before, G_MAXUINT, trait, NULL);
    }
  g_assert_cmpuint (cle_profile_get_n_traits (profile), ==, 100);
  g_assert_null (cle_profile_insert (profile, 0, last, &error));
  g_assert_cmpstr (error->message, ==, "A profile has at most 100 traits.");
}

/* What a rating says of each trait, whatever became of the profile since. */
static void
test_align (void)
{
  g_autoptr (CleProfile) old = make_fixture ();
  g_autofree char *text = edit ("{\"points\": 0, \"text\": \"Late\"}, {\"points\": 6, \"text\": "
                                "\"Mostly\"}",
                                "{\"points\": 1, \"text\": \"Mostly\"}, {\"points\": 2, \"text\": "
                                "\"New\"}");
  g_autoptr (CleProfile) changed = parse (text, NULL);
  g_autoptr (CleTrait) added = make_trait ("added", CLE_SIDE_IDEAL);
  g_autoptr (CleProfile) more = cle_profile_insert (changed, 0, added, NULL);
  g_autoptr (CleProfile) fewer = cle_profile_remove (old, 0);
  g_autoptr (CleRating) rating = cle_rating_new ();
  gint8 levels[3] = { 9, 9, 9 };

  cle_rating_set (rating, "gone-long-ago", 1, NULL);
  cle_rating_set (rating, "pays-on-time", 1, NULL);
  cle_rating_set (rating, "22222222-2222-4222-8222-222222222222", 2, NULL);

  cle_profile_align (old, NULL, rating, levels);
  g_assert_cmpint (levels[0], ==, 1);
  g_assert_cmpint (levels[1], ==, 2);
  cle_profile_align (more, old, rating, levels);
  g_assert_cmpint (levels[0], ==, CLE_LEVEL_UNKNOWN);
  g_assert_cmpint (levels[1], ==, 0);
  g_assert_cmpint (levels[2], ==, 2);
  cle_rating_set (rating, "pays-on-time", 0, NULL);
  cle_profile_align (more, old, rating, levels);
  g_assert_cmpint (levels[1], ==, CLE_LEVEL_UNKNOWN);
  cle_profile_align (fewer, old, rating, levels);
  g_assert_cmpint (levels[0], ==, 2);
  cle_rating_set (rating, "pays-on-time", 7, NULL);
  cle_profile_align (old, NULL, rating, levels);
  g_assert_cmpint (levels[0], ==, CLE_LEVEL_UNKNOWN);
  cle_profile_align (old, NULL, NULL, levels);
  g_assert_cmpint (levels[1], ==, CLE_LEVEL_UNKNOWN);
}

static void
test_compare (void)
{
  g_autoptr (CleProfile) old = make_fixture ();
  g_autoptr (CleTrait) light = cle_trait_reweigh (cle_profile_get_trait (old, 1), 1, 4, FALSE);
  g_autoptr (CleTrait) added = make_trait ("added", CLE_SIDE_IDEAL);
  g_autoptr (CleProfile) weighed = cle_profile_replace (old, 1, light, NULL);
  g_autoptr (CleProfile) grown = cle_profile_insert (weighed, 0, added, NULL);
  g_autoptr (CleProfile) swapped = cle_profile_move (old, 0, 1);
  g_autoptr (GArray) forth = cle_profile_compare (old, grown);
  g_autoptr (GArray) back = cle_profile_compare (grown, old);
  g_autoptr (GArray) order = cle_profile_compare (old, swapped);

  g_assert_cmpuint (forth->len, ==, 3);
  g_assert_cmpuint (g_array_index (forth, CleProfileChange, 0).flags, ==, CLE_CHANGE_ADDED);
  g_assert_cmpuint (g_array_index (forth, CleProfileChange, 1).flags, ==, 0);
  g_assert_cmpuint (g_array_index (forth, CleProfileChange, 2).flags, ==,
                    CLE_CHANGE_WEIGHT | CLE_CHANGE_TOLERANCE | CLE_CHANGE_KNOCK_OUT);
  g_assert_cmpuint (back->len, ==, 3);
  g_assert_cmpuint (g_array_index (back, CleProfileChange, 2).flags, ==, CLE_CHANGE_REMOVED);
  g_assert_null (g_array_index (back, CleProfileChange, 2).after);
  g_assert_cmpuint (g_array_index (order, CleProfileChange, 0).flags, ==, CLE_CHANGE_PLACE);
}

static void
test_due (void)
{
  g_autoptr (CleProfile) profile = make_fixture ();
  g_autoptr (CleProfile) unsaved = cle_profile_new ("New", NULL);
  gint64 made = cle_profile_get_made (profile);

  /* Made at noon: the day counts, whatever the hour, where the user is. */
  g_assert_false (cle_profile_is_due (profile, 90, made + 90 * DAY - 13 * HOUR, 0));
  g_assert_true (cle_profile_is_due (profile, 90, made + 90 * DAY - 12 * HOUR, 0));
  g_assert_true (cle_profile_is_due (profile, 90, made + 90 * DAY - 13 * HOUR, 60));
  g_assert_false (cle_profile_is_due (profile, 0, made + 9000 * DAY, 0));
  g_assert_false (cle_profile_is_due (unsaved, 90, made, 0));
}

static void
test_save (TestStore    *test,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = cle_profile_store_list (test->store, &error);
  g_autoptr (CleProfile) profile = cle_profile_new ("Retail", NULL);
  g_autoptr (CleTrait) trait = make_trait ("one", CLE_SIDE_IDEAL);
  g_autoptr (CleProfile) first = NULL;
  g_autoptr (CleProfile) edited = NULL;
  g_autoptr (CleProfile) second = NULL;
  g_autoptr (CleProfile) loaded = NULL;
  g_autoptr (CleProfile) twin = NULL;
  g_autoptr (GPtrArray) revisions = NULL;
  g_autoptr (GPtrArray) all = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  first = cle_profile_store_save (test->store, profile, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cle_profile_get_revision (first), ==, 1);
  g_assert_cmpint (cle_profile_get_made (first), ==, TEST_NOW);

  test->clock.wall += DAY;
  edited = cle_profile_insert (first, 0, trait, NULL);
  second = cle_profile_store_save (test->store, edited, NULL);
  g_assert_cmpuint (cle_profile_get_revision (second), ==, 2);
  loaded = cle_profile_store_load (test->store, cle_profile_get_id (first), 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cle_profile_get_n_traits (loaded), ==, 0);

  twin = cle_profile_store_duplicate (test->store, second, "B2B", NULL);
  g_assert_cmpuint (cle_profile_get_revision (twin), ==, 1);
  g_assert_cmpstr (cle_profile_get_id (twin), !=, cle_profile_get_id (first));

  revisions = cle_profile_store_list_revisions (test->store, cle_profile_get_id (first), NULL);
  g_assert_cmpuint (revisions->len, ==, 2);
  g_assert_cmpuint (cle_profile_get_revision (revisions->pdata[0]), ==, 2);
  test_store_reopen (test);
  all = cle_profile_store_list (test->store, NULL);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (cle_profile_get_name (((CleProfileEntry *) all->pdata[0])->profile), ==, "B2B");
  g_assert_null (cle_profile_store_load (test->store, "../../etc/passwd", 1, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND);
}

static void
test_newer (TestStore    *test,
            gconstpointer data)
{
  g_autofree char *text = edit ("\"revision\": 3", "\"revision\": 1");
  g_autofree char *newer = edit ("\"format\": 1", "\"format\": 2");
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (CleProfile) newest = NULL;
  g_autoptr (GError) error = NULL;
  const CleProfileEntry *entry;

  test_store_write (test, "profiles/" ID "/1.json", text);
  test_store_write (test, "profiles/" ID "/3.json", newer);
  test_store_write (test, "profiles/" ID "/2.json", text);
  test_store_write (test, "profiles/" ID "/04.json", text);
  test_store_write (test, "profiles/" ID "/notes.txt", "x");
  test_store_write (test, "profiles/elsewhere/1.json", text);
  test_store_reopen (test);

  all = cle_profile_store_list (test->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 1);
  entry = all->pdata[0];
  g_assert_cmpuint (entry->newest, ==, 3);
  g_assert_cmpuint (cle_profile_get_revision (entry->profile), ==, 1);
  g_assert_true (g_str_has_suffix (entry->trouble, "install that version to use it"));
  newest = cle_profile_store_newest (test->store, ID, NULL);
  g_assert_cmpuint (cle_profile_get_revision (newest), ==, 1);
  g_assert_null (cle_profile_store_save (test->store, newest, &error));
  g_assert_error (error, CLE_PROFILE_ERROR, CLE_PROFILE_ERROR_NEWER);
  g_assert_cmpuint (test_store_count (test, "profiles/" ID), ==, 5);
}

static void
test_damaged (TestStore    *test,
              gconstpointer data)
{
  g_autofree char *text = edit ("\"revision\": 3", "\"revision\": 1");
  g_autoptr (CleProfile) newest = NULL;
  g_autoptr (CleProfile) saved = NULL;
  g_autoptr (GError) error = NULL;

  test_store_write (test, "profiles/" ID "/1.json", text);
  test_store_write (test, "profiles/" ID "/2.json", "{\"format\":1,");
  test_store_reopen (test);
  newest = cle_profile_store_newest (test->store, ID, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cle_profile_get_revision (newest), ==, 1);
  saved = cle_profile_store_save (test->store, newest, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cle_profile_get_revision (saved), ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/profile/read", test_read);
  g_test_add_func ("/profile/round-trip", test_round_trip);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strdup_printf ("/profile/bad/%s", bad[i].path);

      g_test_add_data_func (path, &bad[i], test_bad);
    }
  g_test_add_func ("/profile/parts", test_parts);
  g_test_add_func ("/profile/locales", test_locales);
  g_test_add_func ("/profile/edit", test_edit);
  g_test_add_func ("/profile/full", test_full);
  g_test_add_func ("/profile/align", test_align);
  g_test_add_func ("/profile/compare", test_compare);
  g_test_add_func ("/profile/due", test_due);
  test_store_add ("/profile/save", test_save);
  test_store_add ("/profile/newer", test_newer);
  test_store_add ("/profile/damaged", test_damaged);

  return g_test_run ();
}
