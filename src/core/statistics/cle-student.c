/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-student.h"

#include <math.h>

#define WITHIN 0.95
#define NORMAL 1.959963984540054 /* what the margin comes down to */
#define STEPS  400               /* of Simpson's rule; even */
#define CLOSE  1e-12

/* Γ((ν + 1) / 2) / (√π Γ(ν / 2)) */
static double
find_scale (double freedom)
{
  return exp (lgamma ((freedom + 1) / 2) - lgamma (freedom / 2)) / sqrt (G_PI);
}

/* With t = √ν tan θ the density becomes a power of cos θ, which is smooth for any
 * ν. */
static double
find_share_within (double t,
                   double freedom)
{
  double end = atan (t / sqrt (freedom)), step = end / STEPS;
  double sum = 1 + pow (cos (end), freedom - 1);

  for (guint i = 1; i < STEPS; i++)
    sum += (i % 2 == 1 ? 4 : 2) * pow (cos (i * step), freedom - 1);

  return 2 * find_scale (freedom) * sum * step / 3;
}

static double
find_density (double t,
              double freedom)
{
  return find_scale (freedom) / sqrt (freedom) * pow (1 + t * t / freedom, -(freedom + 1) / 2);
}

/**
 * cle_student_find_margin:
 * @freedom: degrees of freedom, from 1; need not be whole
 *
 * Within how many standard errors 95 % of Student's t distribution lie
 * (Student, The Probable Error of a Mean, Biometrika 6, 1908). Found by Newton's
 * method: what lies within grows ever more slowly, so that it comes near from
 * below and never steps over.
 *
 * Returns: 12.71 for one degree of freedom, down to 1.96 for very many
 */
double
cle_student_find_margin (double freedom)
{
  double t = NORMAL, missing;

  g_return_val_if_fail (freedom >= 1, NAN);

  for (guint i = 0; i < 50; i++)
    {
      missing = WITHIN - find_share_within (t, freedom);
      if (missing < CLOSE)
        break;
      t += missing / (2 * find_density (t, freedom));
    }

  return t;
}
