/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-fit.h"

#include "cle-profile-private.h"

#define MIDDLE 50000

static int
find_level (const CleTrait *trait,
            gint8           level)
{
  return level >= 0 && level < (gint8) trait->n_levels ? level : CLE_LEVEL_UNKNOWN;
}

static void
count_trait (CleFit         *self,
             const CleTrait *trait,
             guint           weight,
             int             level)
{
  guint points = trait->points[level];
  guint beyond = points > trait->tolerance ? points - trait->tolerance : 0;

  self->n_known++;
  if (trait->side == CLE_SIDE_IDEAL)
    {
      self->plus += weight * points;
      self->plus_max += weight * CLE_TRAIT_MAX_POINTS;
      return;
    }

  self->minus += weight * beyond;
  self->minus_max += weight * (CLE_TRAIT_MAX_POINTS - trait->tolerance);
  self->n_knock_outs += trait->knock_out && beyond > 0;
}

/* 50 + 50 × (plus ÷ its most − minus ÷ its most), of one common denominator,
 * so that nothing is rounded before the end. */
static int
compute_fit (const CleFit *self)
{
  gint64 plus_max = MAX (self->plus_max, 1);
  gint64 minus_max = MAX (self->minus_max, 1);
  gint64 below = plus_max * minus_max;
  gint64 above = MIDDLE * (below + self->plus * minus_max - self->minus * plus_max);

  return (int) ((2 * above + below) / (2 * below));
}

/**
 * cle_fit_compute_weighted:
 * @profile: a profile
 * @levels: a level for each trait, from cle_profile_align()
 * @weights: (nullable): a weight from 1 to 5 for each trait, in place of its own
 * @self: (out caller-allocates): how well the client fits
 *
 * An ideal trait brings weight × points of its level; a non-ideal one takes
 * weight × the points beyond its tolerance. Only traits whose level is known
 * count: unknown is not zero.
 *
 * plus share = Σ brought ÷ Σ (weight × 10), over the known ideal traits
 *
 * minus share = Σ taken ÷ Σ (weight × (10 − tolerance)), over the known
 * non-ideal ones, so that a trait with tolerance 10 never counts
 *
 * fit = 50 + 50 × (plus share − minus share), in thousandths, half a thousandth
 * up. A side of which nothing is known has the share 0.
 */
void
cle_fit_compute_weighted (const CleProfile *profile,
                          const gint8      *levels,
                          const guint8     *weights,
                          CleFit           *self)
{
  *self = (CleFit){ .n_traits = profile->n_traits };

  for (guint i = 0; i < profile->n_traits; i++)
    {
      const CleTrait *trait = profile->traits[i];
      int level = find_level (trait, levels[i]);

      if (level >= 0)
        count_trait (self, trait, weights != NULL ? weights[i] : trait->weight, level);
    }

  self->fit = compute_fit (self);
}

/**
 * cle_fit_compute:
 * @profile: a profile
 * @levels: a level for each trait, from cle_profile_align()
 * @self: (out caller-allocates): how well the client fits
 *
 * cle_fit_compute_weighted() with the weights of the profile.
 */
void
cle_fit_compute (const CleProfile *profile,
                 const gint8      *levels,
                 CleFit           *self)
{
  cle_fit_compute_weighted (profile, levels, NULL, self);
}

/**
 * cle_fit_get_coverage:
 * @self: how well a client fits
 *
 * Returns: how many of the traits are known, in whole per cent, rounded down;
 *   0 for a profile without traits
 */
guint
cle_fit_get_coverage (const CleFit *self)
{
  return self->n_traits > 0 ? self->n_known * 100 / self->n_traits : 0;
}

/**
 * cle_fit_is_covered:
 * @self: how well a client fits
 *
 * Returns: whether at least 60 % of the traits are known, which a verdict needs
 */
gboolean
cle_fit_is_covered (const CleFit *self)
{
  return self->n_traits > 0 && self->n_known * 100 >= self->n_traits * CLE_FIT_MIN_COVERAGE;
}

/**
 * cle_fit_list_lines:
 * @profile: (nullable): a profile; %NULL for none
 * @levels: a level for each trait, from cle_profile_align()
 *
 * Returns: (transfer full) (element-type CleFitLine): the calculation, a line
 *   for each trait in the order of the profile
 */
GArray *
cle_fit_list_lines (const CleProfile *profile,
                    const gint8      *levels)
{
  guint n = profile != NULL ? profile->n_traits : 0;
  GArray *lines = g_array_sized_new (FALSE, FALSE, sizeof (CleFitLine), n);

  for (guint i = 0; i < n; i++)
    {
      const CleTrait *trait = profile->traits[i];
      CleFitLine line = {
        .trait = trait,
        .index = i,
        .level = find_level (trait, levels[i]),
        .weight = trait->weight,
        .tolerance = trait->tolerance,
      };

      if (line.level >= 0)
        {
          line.points = trait->points[line.level];
          line.counted = line.points > line.tolerance ? line.points - line.tolerance : 0;
          line.sum = (int) (line.weight * line.counted);
          if (trait->side == CLE_SIDE_NON_IDEAL)
            line.sum = -line.sum;
          line.knock_out = trait->knock_out && line.counted > 0;
        }
      g_array_append_val (lines, line);
    }

  return lines;
}

/* The strongest first; of the same strength the one that comes first. */
static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const CleFitLine *first = a;
  const CleFitLine *second = b;

  if (ABS (first->sum) != ABS (second->sum))
    return ABS (first->sum) > ABS (second->sum) ? -1 : 1;

  return first->index < second->index ? -1 : 1;
}

/**
 * cle_fit_list_strongest:
 * @profile: a profile
 * @levels: a level for each trait, from cle_profile_align()
 * @side: which side
 * @n: how many at most
 *
 * Returns: (transfer full) (element-type CleFitLine): the lines that brought or
 *   took most; none that brought or took nothing
 */
GArray *
cle_fit_list_strongest (const CleProfile *profile,
                        const gint8      *levels,
                        CleSide           side,
                        guint             n)
{
  GArray *lines = cle_fit_list_lines (profile, levels);
  guint i = 0;

  while (i < lines->len)
    {
      const CleFitLine *line = &g_array_index (lines, CleFitLine, i);

      if (line->sum == 0 || cle_trait_get_side (line->trait) != side)
        g_array_remove_index (lines, i);
      else
        i++;
    }
  g_array_sort (lines, compare_lines);
  if (lines->len > n)
    g_array_set_size (lines, n);

  return lines;
}
