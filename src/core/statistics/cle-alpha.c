/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-alpha.h"
#include "cle-statistics.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LEAST_SHOWN 10
#define LEAST_FIRM  30
#define GOOD        0.7
#define FAIR        0.5

static double
variance (const double *values,
          guint         n)
{
  double deviation = cle_statistics_deviation (values, n);

  return deviation * deviation;
}

/**
 * cle_alpha_compute:
 * @points: for each respondent the points of each question, one respondent
 *   after the other
 * @n_respondents: how many
 * @n_questions: how many
 *
 * k / (k − 1) · (1 − sum of the variances of the questions / variance of the
 * totals), with sample variances (L. J. Cronbach, Coefficient Alpha and the
 * Internal Structure of Tests, Psychometrika 16, 1951). Of a handful of
 * respondents it is mostly chance and is not given.
 *
 * Returns: the coefficient and how far to trust it.
 */
CleAlpha
cle_alpha_compute (const double *points,
                   guint         n_respondents,
                   guint         n_questions)
{
  CleAlpha self = { NAN, n_respondents, CLE_ALPHA_TOO_FEW };
  g_autofree double *column = g_new (double, n_respondents + 1);
  g_autofree double *totals = g_new0 (double, n_respondents + 1);
  double sum = 0, of_totals;

  if (n_respondents < LEAST_SHOWN)
    return self;

  for (guint q = 0; q < n_questions; q++)
    {
      for (guint i = 0; i < n_respondents; i++)
        {
          column[i] = points[(gsize) i * n_questions + q];
          totals[i] += column[i];
        }
      sum += variance (column, n_respondents);
    }

  self.gate = CLE_ALPHA_UNDEFINED;
  of_totals = variance (totals, n_respondents);
  if (n_questions < 2 || !(of_totals > 0))
    return self;

  self.value = n_questions / (n_questions - 1.0) * (1 - sum / of_totals);
  self.gate = n_respondents < LEAST_FIRM ? CLE_ALPHA_INDICATIVE : CLE_ALPHA_FIRM;

  return self;
}

static const char *
word (double value)
{
  if (value >= GOOD)
    return _ ("The questions go together well: together they measure one thing.");
  if (value >= FAIR)
    return _ ("The questions go together to some degree: look at them one by one too.");

  return _ ("The questions hardly go together: look at them one by one, not only at the sum.");
}

/**
 * cle_alpha_describe:
 * @self: a coefficient
 *
 * What the coefficient means, in plain words; 0.7 is the usual mark (J. C.
 * Nunnally, Psychometric Theory, 1978).
 *
 * Returns: (transfer full): one or two sentences in the user's language.
 */
char *
cle_alpha_describe (const CleAlpha *self)
{
  switch (self->gate)
    {
    case CLE_ALPHA_TOO_FEW:
      return g_strdup_printf (
          /* Translators: how well the questions go together. */
          _ ("How well the questions go together can be said from %d answered assessments on."),
          LEAST_SHOWN);
    case CLE_ALPHA_UNDEFINED:
      return g_strdup (_ ("All scores are the same, so nothing can be said about how well the "
                          "questions go together."));
    case CLE_ALPHA_INDICATIVE:
      return g_strdup_printf (
          /* Translators: %s is a whole sentence. */
          ngettext ("%s With only %u assessment this is a first indication.",
                    "%s With only %u assessments this is a first indication.", self->n),
          word (self->value), self->n);
    case CLE_ALPHA_FIRM:
    default:
      return g_strdup (word (self->value));
    }
}
