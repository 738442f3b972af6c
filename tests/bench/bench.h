/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Contestants are run in turn, in changing order, so that a machine whose speed
 * drifts treats them alike; medians are compared. */
typedef void (*BenchFunc) (gpointer data);

typedef struct
{
  const char *name;
  BenchFunc   func;
  double      median;  /* ms */
  BenchFunc   prepare; /* before every run, not timed; may be NULL */
} BenchRun;

void bench_measure (BenchRun   *runs,
                    guint       n_runs,
                    guint       rounds,
                    gpointer    data);
void bench_measure_sessions (BenchRun   *runs,
                             guint       n_runs,
                             guint       sessions,
                             guint       rounds,
                             BenchFunc   open,
                             BenchFunc   close,
                             gpointer    data);
void bench_report  (const char *what,
                    double      ours,
                    double      theirs,
                    double      target,
                    gboolean    at_least);

G_END_DECLS
