/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "statistics/cle-min-max.h"

#define N_VALUES 5000

typedef struct
{
  gint64 at;
  gint32 value;
} Point;

static CleMinMaxRange
look_at_all (const gint32 *values,
             guint         first,
             guint         n)
{
  CleMinMaxRange range = { values[first], values[first] };

  for (guint i = first; i < first + n; i++)
    {
      range.min = MIN (range.min, values[i]);
      range.max = MAX (range.max, values[i]);
    }

  return range;
}

/* Any stretch of levels built at once, or value by value, is that of looking at
 * every value. */
static void
test_ranges (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autofree gint32 *values = g_new (gint32, N_VALUES);
  g_autoptr (CleMinMax) grown = cle_min_max_new (NULL, 0);
  g_autoptr (CleMinMax) built = NULL;

  for (guint i = 0; i < N_VALUES; i++)
    {
      values[i] = g_rand_int_range (rand, -100000, 100000);
      cle_min_max_append (grown, values[i]);
    }
  built = cle_min_max_new (values, N_VALUES);
  g_assert_cmpuint (cle_min_max_get_n (grown), ==, N_VALUES);

  for (guint i = 0; i < 20000; i++)
    {
      guint first = (guint) g_rand_int_range (rand, 0, N_VALUES);
      guint most = i % 2 ? 40 : N_VALUES;
      guint n = (guint) g_rand_int_range (rand, 1, (gint32) MIN (most, N_VALUES - first) + 1);
      CleMinMaxRange expected = look_at_all (values, first, n);
      CleMinMaxRange found = cle_min_max_get_range (built, first, n);
      CleMinMaxRange same = cle_min_max_get_range (grown, first, n);

      g_assert_cmpint (found.min, ==, expected.min);
      g_assert_cmpint (found.max, ==, expected.max);
      g_assert_cmpint (same.min, ==, expected.min);
      g_assert_cmpint (same.max, ==, expected.max);
    }
}

/* Columns of time: every value is in the one column that its time is in. */
static void
test_columns (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  g_autofree Point *points = g_new0 (Point, N_VALUES);
  g_autofree gint32 *values = g_new (gint32, N_VALUES);
  g_autoptr (CleMinMax) levels = NULL;
  CleMinMaxColumn columns[100];
  gint64 from = 1000, to = 901000, at = 0;
  guint seen = 0;

  for (guint i = 0; i < N_VALUES; i++)
    {
      at += g_rand_int_range (rand, 0, 10) == 0 ? g_rand_int_range (rand, 0, 4000) : 0;
      points[i].at = at;
      points[i].value = values[i] = g_rand_int_range (rand, 0, 10001);
    }
  levels = cle_min_max_new (values, N_VALUES);
  cle_min_max_get_columns (levels, &points->at, sizeof *points, from, to, columns, 100);

  for (guint c = 0; c < 100; c++)
    {
      gint64 left = from + c * 9000, right = left + 9000;
      CleMinMaxColumn expected = { .min = G_MAXINT32, .max = G_MININT32 };

      for (guint i = 0; i < N_VALUES; i++)
        if (points[i].at >= left && points[i].at < right)
          {
            expected.first = expected.n++ == 0 ? i : expected.first;
            expected.min = MIN (expected.min, points[i].value);
            expected.max = MAX (expected.max, points[i].value);
          }
      g_assert_cmpuint (columns[c].n, ==, expected.n);
      if (expected.n == 0)
        continue;
      g_assert_cmpuint (columns[c].first, ==, expected.first);
      g_assert_cmpint (columns[c].min, ==, expected.min);
      g_assert_cmpint (columns[c].max, ==, expected.max);
      seen += expected.n;
    }
  g_assert_cmpuint (seen, >, N_VALUES / 2);
}

static void
test_find_time (void)
{
  static const gint64 times[] = { 5, 5, 7, 20 };

  g_assert_cmpuint (cle_min_max_find_time (times, sizeof *times, 4, 0), ==, 0);
  g_assert_cmpuint (cle_min_max_find_time (times, sizeof *times, 4, 5), ==, 0);
  g_assert_cmpuint (cle_min_max_find_time (times, sizeof *times, 4, 6), ==, 2);
  g_assert_cmpuint (cle_min_max_find_time (times, sizeof *times, 4, 20), ==, 3);
  g_assert_cmpuint (cle_min_max_find_time (times, sizeof *times, 4, 21), ==, 4);
  g_assert_cmpuint (cle_min_max_find_time (NULL, sizeof *times, 0, 21), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/min-max/ranges", test_ranges);
  g_test_add_func ("/min-max/columns", test_columns);
  g_test_add_func ("/min-max/find-time", test_find_time);

  return g_test_run ();
}
