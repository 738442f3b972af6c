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
time_once (const BenchRun *run,
           gpointer        data)
{
  gint64 begin;

  if (run->prepare != NULL)
    run->prepare (data);
  begin = g_get_monotonic_time ();
  run->func (data);
  return (double) (g_get_monotonic_time () - begin) / 1000;
}

static void
nothing (gpointer data)
{
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
  bench_measure_sessions (runs, n_runs, 1, rounds, nothing, nothing, data);
}

/**
 * bench_measure_sessions:
 * @runs: the contestants; their medians are filled in
 * @n_runs: their number
 * @sessions: how many sessions
 * @rounds: how often each runs in a session, after one round that does not count
 * @open: begins a session
 * @close: ends it
 * @data: for all of them
 */
void
bench_measure_sessions (BenchRun *runs,
                        guint     n_runs,
                        guint     sessions,
                        guint     rounds,
                        BenchFunc open,
                        BenchFunc close,
                        gpointer  data)
{
  guint n_times = sessions * rounds;
  g_autofree double *times = g_new (double, (gsize) n_runs * n_times);

  for (guint session = 0; session < sessions; session++)
    {
      open (data);
      for (guint i = 0; i < n_runs; i++)
        runs[i].func (data);
      /* Nobody always follows the same one, whose traces on the disk and in
       * the caches they would pay for. */
      for (guint round = 0; round < rounds; round++)
        for (guint turn = 0; turn < n_runs; turn++)
          {
            guint i = ((round & 1 ? n_runs - 1 - turn : turn) + round / 2) % n_runs;

            times[i * n_times + session * rounds + round] = time_once (&runs[i], data);
          }
      close (data);
    }

  for (guint i = 0; i < n_runs; i++)
    {
      qsort (times + i * n_times, n_times, sizeof *times, compare_doubles);
      runs[i].median = times[i * n_times + n_times / 2];
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
