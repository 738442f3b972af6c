/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-statistics.h"

#include <math.h>
#include <stdlib.h>

static int
compare_numbers (const void *a,
                 const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/**
 * cle_statistics_mean:
 * @values: (array length=n): numbers
 * @n: how many
 *
 * Returns: the arithmetic mean; NAN of nothing.
 */
double
cle_statistics_mean (const double *values,
                     gsize         n)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += values[i];

  return n > 0 ? sum / (double) n : NAN;
}

/**
 * cle_statistics_deviation:
 * @values: (array length=n): numbers
 * @n: how many
 *
 * The sample standard deviation, that is with n − 1 below (Bessel's
 * correction), in two passes: the sum of squares alone would lose digits.
 *
 * Returns: from 0; NAN of less than two numbers.
 */
double
cle_statistics_deviation (const double *values,
                          gsize         n)
{
  double mean = cle_statistics_mean (values, n);
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += (values[i] - mean) * (values[i] - mean);

  return n > 1 ? sqrt (sum / (double) (n - 1)) : NAN;
}

/**
 * cle_statistics_median:
 * @values: (array length=n): numbers
 * @n: how many
 *
 * Returns: the number in the middle, or the mean of the two; NAN of nothing.
 */
double
cle_statistics_median (const double *values,
                       gsize         n)
{
  return cle_statistics_quantile (values, n, 0.5);
}

/**
 * cle_statistics_quantile:
 * @values: (array length=n): numbers in any order
 * @n: how many
 * @fraction: 0 … 1; 0.25 and 0.75 are the quartiles
 *
 * Definition 7 of Hyndman and Fan (Sample Quantiles in Statistical Packages,
 * The American Statistician 50, 1996): straight lines between the numbers, the
 * smallest being 0 and the largest 1. R and spreadsheets do the same.
 *
 * Returns: the number below which that fraction lies; NAN of nothing.
 */
double
cle_statistics_quantile (const double *values,
                         gsize         n,
                         double        fraction)
{
  g_autofree double *sorted = g_memdup2 (values, n * sizeof *values);
  double place = fraction * (double) (n - 1);
  gsize below = (gsize) place;

  g_return_val_if_fail (fraction >= 0 && fraction <= 1, NAN);
  if (n == 0)
    return NAN;

  qsort (sorted, n, sizeof *sorted, compare_numbers);
  if (below + 1 >= n)
    return sorted[n - 1];

  return sorted[below] + (place - (double) below) * (sorted[below + 1] - sorted[below]);
}
