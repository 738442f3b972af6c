/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history/cle-comparison.h"
#include "test-given.h"

#include <math.h>

#define DAY_MS       G_GINT64_CONSTANT (86400000)
#define OTHER_DIGEST "1123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static void
test_single (TestStore    *test,
             gconstpointer data)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (CleSelection) first = NULL;
  g_autoptr (CleSelection) second = NULL;
  g_autoptr (CleComparison) comparison = NULL;
  g_autofree char *words = NULL;

  test_given_add (lines, &(TestGiven){ TEST_NOW, CLE_VOICE_STAFF, "", "nnnyuynnnn" });
  test_given_add (lines, &(TestGiven){ TEST_NOW + 1, CLE_VOICE_STAFF, "", "yyyuuynnnn" });
  history = test_given_load (test, lines);
  first = cle_selection_new_single (history, 0);
  second = cle_selection_new_single (history, 1);
  comparison = cle_comparison_new (first, second, NULL, NULL);
  words = cle_comparison_describe_turned (comparison);

  g_assert_true (comparison->is_matched);
  g_assert_cmpuint (comparison->n_rows, ==, 10);
  g_assert_cmpstr (comparison->rows[3].id, ==, "q3");
  g_assert_cmpint (comparison->rows[3].earlier_answer, ==, CLE_ANSWER_YES);
  g_assert_cmpint (comparison->rows[3].later_answer, ==, CLE_ANSWER_UNSURE);
  g_assert_cmpuint (comparison->turned[CLE_ANSWER_NO][CLE_ANSWER_YES], ==, 3);
  g_assert_cmpuint (comparison->turned[CLE_ANSWER_NO][CLE_ANSWER_NO], ==, 4);
  g_assert_cmpstr (words, ==, "no → yes: 3, yes → not sure: 1");
  g_assert_cmpfloat_with_epsilon (comparison->change.difference, 2, 1e-9);
  g_assert_cmpint (comparison->change.verdict, ==, CLE_CHANGE_UP);
  g_assert_cmpuint (comparison->n_hidden[0] + comparison->n_hidden[1], ==, 0);
}

typedef struct
{
  CleHistory    *history;
  CleSelection  *sides[2];
  CleComparison *comparison;
} Groups;

/* Six of the staff, forty days later five of them and a client. */
static void
groups_init (Groups    *self,
             TestStore *test,
             int        voice)
{
  const CleSelectionFilter filters[] = {
    { { 0, TEST_NOW + DAY_MS }, NULL, voice, NULL },
    { { TEST_NOW + DAY_MS, 0 }, NULL, voice, NULL },
  };
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < 6; i++)
    test_given_add (lines, &(TestGiven){ TEST_NOW + i, CLE_VOICE_STAFF, "", i < 2 ? "yn" : "nn" });
  for (guint i = 0; i < 5; i++)
    test_given_add (lines, &(TestGiven){ TEST_NOW + 40 * DAY_MS, CLE_VOICE_STAFF, "", "yn" });
  test_given_add (lines, &(TestGiven){ TEST_NOW + 40 * DAY_MS, CLE_VOICE_CLIENT, "", "ny" });
  self->history = test_given_load (test, lines);
  for (guint i = 0; i < 2; i++)
    self->sides[i] = cle_selection_new (self->history, &filters[i]);
  self->comparison = cle_comparison_new (self->sides[0], self->sides[1], NULL, NULL);
}

static void
groups_clear (Groups *self)
{
  cle_comparison_free (self->comparison);
  for (guint i = 0; i < 2; i++)
    cle_selection_unref (self->sides[i]);
  g_object_unref (self->history);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Groups, groups_clear)

static void
test_groups (TestStore    *test,
             gconstpointer data)
{
  g_auto (Groups) groups;
  const CleComparison *comparison;

  groups_init (&groups, test, CLE_VOICE_STAFF);
  comparison = groups.comparison;

  g_assert_false (comparison->is_matched);
  g_assert_false (comparison->is_mixed);
  g_assert_cmpuint (comparison->n_rows, ==, 2);
  g_assert_cmpuint (comparison->rows[0].earlier.n, ==, 6);
  g_assert_cmpuint (comparison->rows[0].earlier.n_yes, ==, 2);
  g_assert_cmpuint (comparison->rows[0].later.n_yes, ==, 5);
  g_assert_cmpuint (comparison->rows[1].later.n_yes, ==, 0);
  g_assert_cmpint (comparison->rows[0].later_answer, ==, CLE_ANSWER_NONE);
  /* Scores 5, 5, 0, 0, 0, 0: their variance is 20/3, with five degrees of freedom. */
  g_assert_cmpfloat_with_epsilon (comparison->change.difference, 5 - 10.0 / 6, 1e-3);
  g_assert_cmpfloat_with_epsilon (comparison->change.least, 2.5706 * sqrt (20.0 / 3 / 6), 1e-3);
  g_assert_cmpint (comparison->change.verdict, ==, CLE_CHANGE_UP);
}

/* Who happened to answer is no change. */
static void
test_mixed (TestStore    *test,
            gconstpointer data)
{
  g_autofree char *words = NULL;
  g_auto (Groups) groups;

  groups_init (&groups, test, -1);
  words = cle_comparison_describe_change (groups.comparison);

  g_assert_true (groups.comparison->is_mixed);
  g_assert_cmpuint (groups.comparison->n_hidden[0], ==, 0);
  g_assert_cmpuint (groups.comparison->n_hidden[1], ==, 1);
  g_assert_cmpuint (groups.comparison->rows[0].later.n_yes, ==, 5);
  g_assert_true (isnan (groups.comparison->change.difference));
  g_assert_cmpstr (words, ==,
                   "Several subjects or voices are together here: choose one of each to see what "
                   "changed.");
}

/* Each side is of one subject, but not of the same one. */
static void
test_two_subjects (TestStore    *test,
                   gconstpointer data)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (CleSelection) first = NULL;
  g_autoptr (CleSelection) second = NULL;
  g_autoptr (CleComparison) comparison = NULL;

  test_given_add (lines, &(TestGiven){ TEST_NOW, 0, "Shop", "yn" });
  test_given_add (lines, &(TestGiven){ TEST_NOW + 1, 0, "Office", "yy" });
  history = test_given_load (test, lines);
  first = cle_selection_new_single (history, 0);
  second = cle_selection_new_single (history, 1);
  comparison = cle_comparison_new (first, second, NULL, NULL);

  g_assert_true (comparison->is_matched);
  g_assert_true (comparison->is_mixed);
  g_assert_true (isnan (comparison->change.difference));
}

/* Only what both sides were asked is compared. */
static void
test_others (TestStore    *test,
             gconstpointer data)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (CleSelection) first = NULL;
  g_autoptr (CleSelection) second = NULL;
  g_autoptr (CleComparison) comparison = NULL;
  g_autoptr (CleComparison) back = NULL;

  test_given_add (lines, &(TestGiven){ TEST_NOW, 0, "", "yny" });
  test_given_add (lines, &(TestGiven){ TEST_NOW, 0, "", "yn", 2, OTHER_DIGEST });
  history = test_given_load (test, lines);
  first = cle_selection_new_single (history, 0);
  second = cle_selection_new_single (history, 1);
  comparison = cle_comparison_new (first, second, NULL, NULL);
  back = cle_comparison_new (second, first, NULL, NULL);

  g_assert_cmpuint (comparison->n_rows, ==, 2);
  g_assert_cmpstr (comparison->only_earlier[0], ==, "q2");
  g_assert_null (comparison->only_earlier[1]);
  g_assert_null (comparison->only_later[0]);
  g_assert_true (isnan (comparison->change.difference));
  g_assert_cmpstr (back->only_later[0], ==, "q2");
  g_assert_null (back->only_earlier[0]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/comparison/single", test_single);
  test_store_add ("/comparison/groups", test_groups);
  test_store_add ("/comparison/mixed", test_mixed);
  test_store_add ("/comparison/two-subjects", test_two_subjects);
  test_store_add ("/comparison/others", test_others);

  return g_test_run ();
}
