/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-calibration.h"

#include "cle-profile-private.h"

#define WELL 600
#define SOME 200
#define MIN_KNOWN 2

/* How much a level speaks for a client, or G_MININT when it is not known. */
static int
get_worth (const CleTrait *trait,
           gint8           level)
{
  int beyond;

  if (level < 0 || level >= (gint8) trait->n_levels)
    return G_MININT;
  if (trait->side == CLE_SIDE_IDEAL)
    return trait->points[level];

  beyond = trait->points[level] - trait->tolerance;
  return -MAX (beyond, 0);
}

static guint
count_known (const CleTrait     *trait,
             guint               index,
             const gint8 *const *clients,
             guint               n)
{
  guint n_known = 0;

  for (guint i = 0; i < n; i++)
    n_known += get_worth (trait, clients[i][index]) != G_MININT;

  return n_known;
}

static void
compare_pair (CleCalibrated *self,
              int            wanted,
              int            unwanted)
{
  if (wanted == G_MININT || unwanted == G_MININT)
    return;

  self->n_pairs++;
  self->n_right += wanted > unwanted;
  self->n_wrong += wanted < unwanted;
}

static void
judge (CleCalibrated *self)
{
  self->score = ((int) self->n_right - (int) self->n_wrong) * 1000 / (int) self->n_pairs;
  if (self->score >= WELL)
    self->separation = CLE_SEPARATES_WELL;
  else if (self->score >= SOME)
    self->separation = CLE_SEPARATES_SOME;
  else
    self->separation = self->score <= -SOME ? CLE_SEPARATES_WRONGLY : CLE_SEPARATES_NOT;

  self->weight = 1 + (guint) (MAX (self->score, 0) / 200);
  self->weight = MIN (self->weight, CLE_TRAIT_MAX_WEIGHT);
}

/**
 * cle_calibrate:
 * @profile: a profile
 * @wanted: for each client you would hate to lose, a level for each trait
 * @n_wanted: how many these are
 * @unwanted: the same of those you would let go
 * @n_unwanted: how many these are
 * @traits: (out caller-allocates): what is found, for each trait of @profile
 *
 * Compares every wanted client with every unwanted one. Of all pairs in which
 * both are known, score = (pairs in which the trait speaks for the wanted one −
 * pairs in which it speaks for the other) ÷ pairs, cut to thousandths (N. Cliff,
 * Dominance Statistics, Psychological Bulletin 114, 1993). On the non-ideal
 * side only points beyond the tolerance speak.
 *
 * From 0.6 a trait separates well, from 0.2 somewhat, from −0.2 down it speaks
 * for the wrong ones. The weight proposed is 1 under 0.2, 2 from 0.2, 3 from
 * 0.4, 4 from 0.6 and 5 from 0.8. A trait known of fewer than two on a side
 * keeps its weight.
 *
 * Returns: %FALSE with fewer than three clients on a side; then nothing is found
 */
gboolean
cle_calibrate (const CleProfile   *profile,
               const gint8 *const *wanted,
               guint               n_wanted,
               const gint8 *const *unwanted,
               guint               n_unwanted,
               CleCalibrated      *traits)
{
  if (n_wanted < CLE_CALIBRATION_MIN || n_unwanted < CLE_CALIBRATION_MIN)
    return FALSE;

  for (guint t = 0; t < profile->n_traits; t++)
    {
      const CleTrait *trait = profile->traits[t];

      traits[t] = (CleCalibrated){ .weight = trait->weight };
      if (count_known (trait, t, wanted, n_wanted) < MIN_KNOWN ||
          count_known (trait, t, unwanted, n_unwanted) < MIN_KNOWN)
        continue;

      for (guint i = 0; i < n_wanted; i++)
        for (guint j = 0; j < n_unwanted; j++)
          compare_pair (&traits[t], get_worth (trait, wanted[i][t]),
                        get_worth (trait, unwanted[j][t]));
      judge (&traits[t]);
    }

  return TRUE;
}
