/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Pure functions over numbers. NAN where there is no answer. */
double cle_statistics_mean      (const double *values,
                                 gsize         n);
double cle_statistics_deviation (const double *values,
                                 gsize         n);
double cle_statistics_median    (const double *values,
                                 gsize         n);
double cle_statistics_quantile  (const double *values,
                                 gsize         n,
                                 double        fraction);

G_END_DECLS
