/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "json/cle-json-document.h"
#include "statistics/cle-alpha.h"
#include "statistics/cle-change.h"
#include "statistics/cle-share.h"
#include "statistics/cle-statistics.h"
#include "statistics/cle-student.h"

#include <math.h>

#define MOST (G_GINT64_CONSTANT (1) << 50)

/* What tests/data/statistics/make-expected.py says each number must be. */
typedef struct
{
  CleJsonDocument *document;
  CleJsonPlace     root;
  CleJsonPlace     list;
  guint            n;
} Expected;

static void
expected_init (Expected   *self,
               const char *kind)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "statistics", "expected.json", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, &error));
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, length);
  self->document = cle_json_document_new (bytes, "expected.json", &error);
  g_assert_no_error (error);
  self->root = cle_json_document_get_root (self->document);
  g_assert_true (
      cle_json_place_get_array (&self->root, kind, 50, 1000, &self->list, &self->n, NULL));
}

static double
get_number (const CleJsonPlace *place,
            const char         *member)
{
  const char *text;

  g_assert_true (cle_json_place_get_string (place, member, 40, &text, NULL));
  return g_ascii_strtod (text, NULL);
}

static gint64
get_integer (const CleJsonPlace *place,
             const char         *member)
{
  gint64 value;

  g_assert_true (cle_json_place_get_integer (place, member, 0, MOST, &value, NULL));
  return value;
}

static double *
get_values (const CleJsonPlace *place,
            const char         *member,
            guint              *n)
{
  CleJsonPlace list;
  double *values;

  g_assert_true (cle_json_place_get_array (place, member, 1, 10000, &list, n, NULL));
  values = g_new (double, *n);
  for (guint i = 0; i < *n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&list, i);

      values[i] = (double) get_integer (&item, NULL) / 1000;
    }

  return values;
}

static const char *
name_of (CleChangeVerdict verdict)
{
  static const char *const names[] = { "unknown", "up", "down", "same", "noise" };

  return names[verdict];
}

static void
check_change (const CleJsonPlace *place,
              const CleChange    *change)
{
  const char *verdict;

  g_assert_true (cle_json_place_get_string (place, "verdict", 20, &verdict, NULL));
  g_assert_cmpfloat_with_epsilon (change->difference, get_number (place, "difference"), 1e-9);
  g_assert_cmpfloat_with_epsilon (change->least, get_number (place, "least"), 1e-7);
  g_assert_cmpstr (name_of (change->verdict), ==, verdict);
}

static void
test_numbers (void)
{
  Expected expected;

  expected_init (&expected, "numbers");
  for (guint i = 0; i < expected.n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&expected.list, i);
      guint n;
      g_autofree double *values = get_values (&item, "values", &n);

      g_assert_cmpfloat_with_epsilon (cle_statistics_mean (values, n), get_number (&item, "mean"),
                                      1e-9);
      g_assert_cmpfloat_with_epsilon (cle_statistics_median (values, n),
                                      get_number (&item, "median"), 1e-9);
      g_assert_cmpfloat_with_epsilon (cle_statistics_quantile (values, n, 0.25),
                                      get_number (&item, "lower"), 1e-9);
      g_assert_cmpfloat_with_epsilon (cle_statistics_quantile (values, n, 0.75),
                                      get_number (&item, "upper"), 1e-9);
      if (n == 1)
        g_assert_true (isnan (cle_statistics_deviation (values, n)));
      else
        g_assert_cmpfloat_with_epsilon (cle_statistics_deviation (values, n),
                                        get_number (&item, "deviation"), 1e-9);
    }
  g_assert_true (isnan (cle_statistics_mean (NULL, 0)));
  g_assert_true (isnan (cle_statistics_median (NULL, 0)));
  cle_json_document_unref (expected.document);
}

static void
test_shares (void)
{
  Expected expected;
  CleShare nobody = cle_share_compute (0, 0);

  expected_init (&expected, "shares");
  for (guint i = 0; i < expected.n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&expected.list, i);
      CleShare share =
          cle_share_compute ((guint) get_integer (&item, "yes"), (guint) get_integer (&item, "n"));

      g_assert_cmpfloat_with_epsilon (share.share, get_number (&item, "share"), 1e-9);
      g_assert_cmpfloat_with_epsilon (share.low, get_number (&item, "low"), 1e-9);
      g_assert_cmpfloat_with_epsilon (share.high, get_number (&item, "high"), 1e-9);
    }
  g_assert_true (isnan (nobody.share));
  g_assert_cmpfloat (nobody.low, ==, 0);
  g_assert_cmpfloat (nobody.high, ==, 1);
  cle_json_document_unref (expected.document);
}

static void
test_singles (void)
{
  Expected expected;

  expected_init (&expected, "singles");
  for (guint i = 0; i < expected.n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&expected.list, i);
      CleScores before = { (double) get_integer (&item, "before") / 1000, 0, 1 };
      CleScores after = { (double) get_integer (&item, "after") / 1000, 0, 1 };
      CleChange change =
          cle_change_compute (&before, &after, (double) get_integer (&item, "max") / 1000,
                              (guint) get_integer (&item, "questions"));

      check_change (&item, &change);
    }
  cle_json_document_unref (expected.document);
}

static CleScores
summarize (const CleJsonPlace *place,
           const char         *member)
{
  guint n;
  g_autofree double *values = get_values (place, member, &n);

  return (CleScores){ cle_statistics_mean (values, n), cle_statistics_deviation (values, n), n };
}

static void
test_groups (void)
{
  Expected expected;

  expected_init (&expected, "groups");
  for (guint i = 0; i < expected.n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&expected.list, i);
      CleScores before = summarize (&item, "before"), after = summarize (&item, "after");
      CleChange change = cle_change_compute (&before, &after, 10, 10);

      check_change (&item, &change);
    }
  cle_json_document_unref (expected.document);
}

static void
test_alphas (void)
{
  static const char *const gates[] = { "few", "undefined", "indicative", "firm" };
  Expected expected;

  expected_init (&expected, "alphas");
  for (guint i = 0; i < expected.n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&expected.list, i);
      guint n, people = (guint) get_integer (&item, "people");
      g_autofree double *points = get_values (&item, "points", &n);
      CleAlpha alpha = cle_alpha_compute (points, people, (guint) get_integer (&item, "questions"));
      const char *gate;

      g_assert_true (cle_json_place_get_string (&item, "gate", 20, &gate, NULL));
      g_assert_cmpstr (gates[alpha.gate], ==, gate);
      g_assert_cmpuint (alpha.n, ==, people);
      if (cle_json_place_has_member (&item, "value"))
        g_assert_cmpfloat_with_epsilon (alpha.value, get_number (&item, "value"), 1e-9);
      else
        g_assert_true (isnan (alpha.value));
    }
  cle_json_document_unref (expected.document);
}

static void
test_change_words (void)
{
  static const struct
  {
    double before, after;
    guint n_before, n_after;
    const char *words;
  } cases[] = {
    { 4, 7, 1, 1, "Higher by 3 than before: a clear change, as far as two results can tell." },
    { 7, 4, 1, 1, "Lower by 3 than before: a clear change, as far as two results can tell." },
    { 4, 7, 5, 9, "Higher by 3 than before, which is more than chance." },
    { 7, 4, 9, 5, "Lower by 3 than before, which is more than chance." },
    { 4, 7, 2, 2, "Higher by 3 than before, but under 4.3 it may be chance." },
    { 4, 4, 1, 1, "The same as before." },
    { 5.04, 5, 400, 400, "The same as before." },
    { 5, 6, 1, 1, "Higher by 1 than before, but under 1.7 it may be chance." },
    { 6, 5, 1, 1, "Lower by 1 than before, but under 1.7 it may be chance." },
    { 6, 5, 1, 5, "Lower by 1 than before; too few answers to say whether it is chance." },
    { 5, 6.5, 5, 1, "Higher by 1.5 than before; too few answers to say whether it is chance." },
    { 0, 6, 0, 1, "There is nothing to compare with yet." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CleScores before = { cases[i].before, 1, cases[i].n_before };
      CleScores after = { cases[i].after, 1, cases[i].n_after };
      CleChange change = cle_change_compute (&before, &after, 10, 10);
      g_autofree char *words = cle_change_describe (&change);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* Published tables of Student's distribution, two-sided 5 %. */
static void
test_student (void)
{
  static const double table[][2] = { { 1, 12.706 },  { 2, 4.303 },  { 3, 3.182 },  { 5, 2.571 },
                                     { 8, 2.306 },   { 10, 2.228 }, { 30, 2.042 }, { 60, 2.000 },
                                     { 120, 1.980 }, { 1e6, 1.960 } };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpfloat_with_epsilon (cle_student_find_margin (table[i][0]), table[i][1], 0.0005);
}

/* Five who all say 5, then five who all say 7: nothing tells what chance would do. */
static void
test_no_spread (void)
{
  CleScores before = { 5, 0, 5 }, after = { 7, 0, 5 };
  CleChange change = cle_change_compute (&before, &after, 10, 10);

  g_assert_cmpint (change.verdict, ==, CLE_CHANGE_UNKNOWN);
  g_assert_true (isnan (change.least));
  change = cle_change_compute (&before, &before, 10, 10);
  g_assert_cmpint (change.verdict, ==, CLE_CHANGE_SAME);
}

static void
test_alpha_words (void)
{
  static const struct
  {
    CleAlpha alpha;
    const char *words;
  } cases[] = {
    { { NAN, 9, CLE_ALPHA_TOO_FEW },
      "How well the questions go together can be said from 10 answered assessments on." },
    { { NAN, 40, CLE_ALPHA_UNDEFINED },
      "All scores are the same, so nothing can be said about how well the questions go together." },
    { { 0.7, 10, CLE_ALPHA_INDICATIVE },
      "The questions go together well: together they measure one thing. With only 10 assessments "
      "this is a first indication." },
    { { 0.69, 30, CLE_ALPHA_FIRM },
      "The questions go together to some degree: look at them one by one too." },
    { { -0.2, 30, CLE_ALPHA_FIRM },
      "The questions hardly go together: look at them one by one, not only at the sum." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = cle_alpha_describe (&cases[i].alpha);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/statistics/numbers", test_numbers);
  g_test_add_func ("/statistics/shares", test_shares);
  g_test_add_func ("/statistics/singles", test_singles);
  g_test_add_func ("/statistics/groups", test_groups);
  g_test_add_func ("/statistics/alphas", test_alphas);
  g_test_add_func ("/statistics/change-words", test_change_words);
  g_test_add_func ("/statistics/alpha-words", test_alpha_words);
  g_test_add_func ("/statistics/student", test_student);
  g_test_add_func ("/statistics/no-spread", test_no_spread);

  return g_test_run ();
}
