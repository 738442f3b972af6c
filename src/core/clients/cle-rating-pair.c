/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-rating-pair.h"

static gboolean
differs (const CleRatingPairLine *line)
{
  return line->level[0] != line->level[1];
}

/* The largest differences, then what only one of them knows, then what they
 * agree on; in the order of the profile among equals. */
static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const CleRatingPairLine *first = a;
  const CleRatingPairLine *second = b;

  if (first->difference != second->difference)
    return first->difference > second->difference ? -1 : 1;
  if (differs (first) != differs (second))
    return differs (first) ? -1 : 1;

  return first->index < second->index ? -1 : first->index > second->index;
}

static CleRatingPairLine
make_line (const CleProfile *profile,
           guint             index,
           int               first,
           int               second)
{
  const CleTrait *trait = cle_profile_get_trait (profile, index);
  CleRatingPairLine line = { index, { first, second }, 0 };
  int points[2];

  if (first == CLE_LEVEL_UNKNOWN || second == CLE_LEVEL_UNKNOWN)
    return line;

  points[0] = (int) cle_trait_get_points (trait, (guint) first);
  points[1] = (int) cle_trait_get_points (trait, (guint) second);
  line.difference = (guint) ABS (points[0] - points[1]) * cle_trait_get_weight (trait);

  return line;
}

/**
 * cle_rating_pair_compare:
 * @profile: the profile that both ratings are brought into, see
 *   cle_profile_align()
 * @first: a level or %CLE_LEVEL_UNKNOWN for each trait, by one rater
 * @second: the same by the other
 *
 * Returns: (transfer full) (element-type CleRatingPairLine): one line a trait,
 *   differences first
 */
GArray *
cle_rating_pair_compare (const CleProfile *profile,
                         const gint8      *first,
                         const gint8      *second)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (CleRatingPairLine));

  for (guint i = 0; i < cle_profile_get_n_traits (profile); i++)
    {
      CleRatingPairLine line = make_line (profile, i, first[i], second[i]);

      g_array_append_val (lines, line);
    }
  g_array_sort (lines, compare_lines);

  return lines;
}

/**
 * cle_rating_pair_count:
 * @lines: (element-type CleRatingPairLine): what was compared
 *
 * Returns: on how many traits the two do not say the same
 */
guint
cle_rating_pair_count (GArray *lines)
{
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    n += differs (&g_array_index (lines, CleRatingPairLine, i));

  return n;
}

/**
 * cle_rating_pair_agree:
 * @lines: (element-type CleRatingPairLine): what was compared
 * @levels: (out caller-allocates): one a trait: what both say,
 *   %CLE_LEVEL_UNKNOWN where they differ
 */
void
cle_rating_pair_agree (GArray *lines,
                       gint8  *levels)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const CleRatingPairLine *line = &g_array_index (lines, CleRatingPairLine, i);

      levels[line->index] = differs (line) ? CLE_LEVEL_UNKNOWN : (gint8) line->level[0];
    }
}
