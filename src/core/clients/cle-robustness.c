/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-robustness.h"

#define SEED G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

/* xorshift64* (S. Vigna, An experimental exploration of Marsaglia's xorshift
 * generators, scrambled, ACM TOMS 42, 2016). */
static guint32
draw (guint64 *state)
{
  *state ^= *state >> 12;
  *state ^= *state << 25;
  *state ^= *state >> 27;

  return (guint32) ((*state * G_GUINT64_CONSTANT (0x2545f4914f6cdd1d)) >> 32);
}

static void
vary (const CleProfile *profile,
      guint64          *state,
      guint8           *weights)
{
  for (guint i = 0; i < cle_profile_get_n_traits (profile); i++)
    {
      int weight = (int) cle_trait_get_weight (cle_profile_get_trait (profile, i));
      int step = (int) (((guint64) draw (state) * 3) >> 32) - 1;

      weights[i] = (guint8) CLAMP (weight + step, 1, CLE_TRAIT_MAX_WEIGHT);
    }
}

/**
 * cle_robustness_count:
 * @profile: a profile
 * @levels: a level for each trait, from cle_profile_align()
 * @profit: what the client brings
 * @input: what else counts
 *
 * How much a verdict hangs on weights that nobody can know exactly: it is made
 * again 100 times, each weight one less, the same or one more by chance, never
 * under 1 or over 5. Chance begins with the same number every time, so the
 * answer is always the same.
 *
 * Returns: how many of the 100 come to the same verdict
 */
guint
cle_robustness_count (const CleProfile      *profile,
                      const gint8           *levels,
                      const CleProfit       *profit,
                      const CleVerdictInput *input)
{
  guint8 weights[CLE_PROFILE_MAX_TRAITS];
  guint64 state = SEED;
  CleFit fit;
  CleVerdict base, varied;
  guint n_same = 0;

  cle_fit_compute (profile, levels, &fit);
  cle_verdict_compute (&fit, profit, input, &base);
  for (guint i = 0; i < CLE_ROBUSTNESS_N; i++)
    {
      vary (profile, &state, weights);
      cle_fit_compute_weighted (profile, levels, weights, &fit);
      cle_verdict_compute (&fit, profit, input, &varied);
      n_same += varied.kind == base.kind;
    }

  return n_same;
}
