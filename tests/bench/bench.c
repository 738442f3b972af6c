/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include <stdio.h>

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
time_once (BenchFunc func,
           gpointer  data)
{
  gint64 begin = g_get_monotonic_time ();

  func (data);
  return (double) (g_get_monotonic_time () - begin) / 1000;
}

/**
 * bench_measure:
 * @runs: the contestants; their medians are filled in
 * @n_runs: their number
 * @rounds: how often each runs, after one round that does not count
 * @data: for the contestants
 */
void
bench_measure (BenchRun *runs,
               guint     n_runs,
               guint     rounds,
               gpointer  data)
{
  g_autofree double *times = g_new (double, (gsize) n_runs *rounds);

  for (guint i = 0; i < n_runs; i++)
    runs[i].func (data);

  for (guint round = 0; round < rounds; round++)
    for (guint i = 0; i < n_runs; i++)
      times[i * rounds + round] = time_once (runs[i].func, data);

  for (guint i = 0; i < n_runs; i++)
    {
      qsort (times + i * rounds, rounds, sizeof *times, compare_doubles);
      runs[i].median = times[i * rounds + rounds / 2];
      printf ("# %s: %.3f ms\n", runs[i].name, runs[i].median);
    }
}

/**
 * bench_report:
 * @what: what is compared
 * @ours: our figure
 * @theirs: the one it is held against
 * @target: the ratio to reach
 * @at_least: whether the ratio may not be lower, instead of not higher
 *
 * Prints a row of the table: what, ratio, target, verdict.
 */
void
bench_report (const char *what,
              double      ours,
              double      theirs,
              double      target,
              gboolean    at_least)
{
  double ratio = at_least ? theirs / ours : ours / theirs;
  gboolean met = at_least ? ratio >= target : ratio <= target;

  printf ("%s\t%.3f\t%s %.2f\t%s\n", what, ratio, at_least ? "≥" : "≤", target, met ? "met" : "MISSED");
  fflush (stdout);
}
