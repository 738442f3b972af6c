/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-change.h"
#include "cle-student.h"
#include "assessment/cle-outcome.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROUNDED      1e-9 /* points; what arithmetic may lose */
#define ROUNDED_AWAY 0.05 /* points that are told as nothing */

static CleChangeVerdict
judge (double difference,
       double least)
{
  if (fabs (difference) < ROUNDED)
    return CLE_CHANGE_SAME;
  if (isnan (least))
    return CLE_CHANGE_UNKNOWN;
  if (fabs (difference) < least - ROUNDED)
    return CLE_CHANGE_WITHIN_NOISE;

  return difference > 0 ? CLE_CHANGE_UP : CLE_CHANGE_DOWN;
}

/**
 * cle_change_error_of_score:
 * @score: 0 … @max, in points
 * @max: the best score, in points
 * @n_questions: how many questions made the score
 *
 * The standard error of measurement of one score under the binomial error
 * model: sqrt (x (n − x) / (n − 1)) for x of n questions (F. M. Lord,
 * Estimating Test Reliability, Educational and Psychological Measurement 15,
 * 1955). Where the points are not one to a question, the score is brought to
 * questions and the error back to points.
 *
 * Returns: in points, from 0; NAN of less than two questions.
 */
double
cle_change_error_of_score (double score,
                           double max,
                           guint  n_questions)
{
  double n = n_questions;
  double x = score / max * n;

  if (n_questions < 2 || !(max > 0))
    return NAN;

  return sqrt (MAX (x * (n - x), 0) / (n - 1)) * max / n;
}

/**
 * cle_change_between_scores:
 * @earlier: in points
 * @later: in points
 * @max: the best score, in points
 * @n_questions: how many questions made the scores
 *
 * Between two single results a change of one standard error of measurement or
 * more counts as more than noise (Wyrwich, Tierney and Wolinsky, Further
 * Evidence Supporting an SEM-Based Criterion, Journal of Clinical Epidemiology
 * 52, 1999). The error is that of the mean of both scores, so a change is
 * judged the same in both directions. That is a convention, and not the 95 % of
 * two groups: the words for it say so.
 *
 * Returns: the change.
 */
CleChange
cle_change_between_scores (double earlier,
                           double later,
                           double max,
                           guint  n_questions)
{
  CleChange self = { later - earlier, NAN, CLE_CHANGE_UNKNOWN, TRUE };

  self.least = cle_change_error_of_score ((earlier + later) / 2, max, n_questions);
  self.verdict = judge (self.difference, self.least);

  return self;
}

/* Each side's part of the squared error; their sum's degrees of freedom are
 * F. E. Satterthwaite's (An Approximate Distribution of Estimates of Variance
 * Components, Biometrics Bulletin 2, 1946). */
static double
find_margin (const CleScores *earlier,
             const CleScores *later)
{
  double a = earlier->deviation * earlier->deviation / earlier->n;
  double b = later->deviation * later->deviation / later->n;

  /* Where everybody says the same, nothing tells what chance would do. */
  if (!(a + b > 0))
    return NAN;

  return sqrt (a + b) *
         cle_student_find_margin ((a + b) * (a + b) /
                                  (a * a / (earlier->n - 1) + b * b / (later->n - 1)));
}

/**
 * cle_change_between_groups:
 * @earlier: of at least two results
 * @later: of at least two results
 *
 * Between two groups a difference outside of t · sqrt (s₁²/n₁ + s₂²/n₂) counts as
 * more than noise: the 95 % margin of the difference of two means whose spreads
 * may differ (B. L. Welch, The Significance of the Difference between Two Means
 * when the Population Variances are Unequal, Biometrika 29, 1938).
 *
 * Returns: the change; unknown if a group has less than two results, or none
 *   differs from another in either group.
 */
CleChange
cle_change_between_groups (const CleScores *earlier,
                           const CleScores *later)
{
  CleChange self = { later->mean - earlier->mean, NAN, CLE_CHANGE_UNKNOWN, FALSE };

  if (earlier->n > 1 && later->n > 1)
    self.least = find_margin (earlier, later);
  self.verdict = judge (self.difference, self.least);

  return self;
}

/**
 * cle_change_compute:
 * @earlier: one result or a group
 * @later: one result or a group
 * @max: the best score, in points
 * @n_questions: how many questions made the scores
 *
 * Two single results are compared by the error of a single one, two groups by
 * their spread. Of one result and a group the difference is known, but not what
 * would be noise.
 *
 * Returns: the change; nothing of it is known if a side has no result.
 */
CleChange
cle_change_compute (const CleScores *earlier,
                    const CleScores *later,
                    double           max,
                    guint            n_questions)
{
  if (earlier->n == 0 || later->n == 0)
    return (CleChange){ NAN, NAN, CLE_CHANGE_UNKNOWN, FALSE };
  if (earlier->n == 1 && later->n == 1)
    return cle_change_between_scores (earlier->mean, later->mean, max, n_questions);

  return cle_change_between_groups (earlier, later);
}

/* Rounded to a tenth of a point: more would promise what nobody measured. */
static char *
format_points (double points)
{
  return cle_points_format ((gint64) (round (fabs (points) * 10) * 100));
}

/* Of two groups it is known how often chance does as much; of two results only
 * that it is a good deal. */
static char *
describe_clear (const CleChange *self,
                const char      *difference)
{
  gboolean up = self->difference > 0;

  if (self->is_single)
    return g_strdup_printf (
        up ? _ ("Higher by %s than before: a clear change, as far as two results can tell.")
           : _ ("Lower by %s than before: a clear change, as far as two results can tell."),
        difference);

  return g_strdup_printf (up ? _ ("Higher by %s than before, which is more than chance.")
                             : _ ("Lower by %s than before, which is more than chance."),
                          difference);
}

/**
 * cle_change_describe:
 * @self: a change
 *
 * Returns: (transfer full): the change in the user's words.
 */
char *
cle_change_describe (const CleChange *self)
{
  g_autofree char *difference = NULL, *least = NULL;
  gboolean up = self->difference > 0;

  if (isnan (self->difference))
    return g_strdup (_ ("There is nothing to compare with yet."));

  if (fabs (self->difference) < ROUNDED_AWAY)
    return g_strdup (_ ("The same as before."));

  difference = format_points (self->difference);
  least = isnan (self->least) ? NULL : format_points (self->least);
  switch (self->verdict)
    {
    case CLE_CHANGE_UP:
    case CLE_CHANGE_DOWN:
      return describe_clear (self, difference);
    case CLE_CHANGE_SAME:
      return g_strdup (_ ("The same as before."));
    case CLE_CHANGE_WITHIN_NOISE:
      return g_strdup_printf (up ? _ ("Higher by %s than before, but under %s it may be chance.")
                                 : _ ("Lower by %s than before, but under %s it may be chance."),
                              difference, least);
    case CLE_CHANGE_UNKNOWN:
    default:
      return g_strdup_printf (
          up ? _ ("Higher by %s than before; too few answers to say whether it is chance.")
             : _ ("Lower by %s than before; too few answers to say whether it is chance."),
          difference);
    }
}

/**
 * cle_change_explain_mixed:
 *
 * Returns: (transfer none): why nothing is said of a change between what is not
 *   alike
 */
const char *
cle_change_explain_mixed (void)
{
  return _ ("Several subjects or voices are together here: choose one of each to see what "
            "changed.");
}
