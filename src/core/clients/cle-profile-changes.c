/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-profile-changes.h"

#include "cle-trait-private.h"

#include <string.h>

static gboolean
have_same_levels (const CleTrait *a,
                  const CleTrait *b)
{
  if (a->n_levels != b->n_levels || memcmp (a->points, b->points, a->n_levels) != 0)
    return FALSE;

  for (guint i = 0; i < a->n_levels; i++)
    if (strcmp (cle_trait_get_level (a, i, NULL), cle_trait_get_level (b, i, NULL)) != 0)
      return FALSE;

  return TRUE;
}

static guint
compare_traits (const CleTrait *a,
                const CleTrait *b)
{
  guint flags = 0;

  flags |= a->weight != b->weight ? CLE_CHANGE_WEIGHT : 0;
  flags |= a->tolerance != b->tolerance ? CLE_CHANGE_TOLERANCE : 0;
  flags |= a->knock_out != b->knock_out ? CLE_CHANGE_KNOCK_OUT : 0;
  flags |= a->side != b->side ? CLE_CHANGE_SIDE : 0;
  flags |= !have_same_levels (a, b) ? CLE_CHANGE_LEVELS : 0;
  if (strcmp (cle_trait_get_name (a, NULL), cle_trait_get_name (b, NULL)) != 0 ||
      g_strcmp0 (cle_trait_get_hint (a, NULL), cle_trait_get_hint (b, NULL)) != 0)
    flags |= CLE_CHANGE_NAME;

  return flags;
}

/* How many of the traits before it are in the other profile too. */
static guint
count_common_before (const CleProfile *self,
                     const CleProfile *other,
                     guint             index)
{
  guint n = 0;

  for (guint i = 0; i < index; i++)
    n += cle_profile_find_trait (other, cle_trait_get_id (cle_profile_get_trait (self, i)), NULL);

  return n;
}

static CleProfileChange
compare_one (const CleProfile *before,
             const CleProfile *after,
             guint             index)
{
  const CleTrait *trait = cle_profile_get_trait (after, index);
  CleProfileChange change = { .after = trait, .flags = CLE_CHANGE_ADDED };
  guint old;

  if (!cle_profile_find_trait (before, cle_trait_get_id (trait), &old))
    return change;

  change.before = cle_profile_get_trait (before, old);
  change.flags = compare_traits (change.before, trait);
  if (count_common_before (before, after, old) != count_common_before (after, before, index))
    change.flags |= CLE_CHANGE_PLACE;

  return change;
}

/**
 * cle_profile_compare:
 * @before: a revision
 * @after: a later one, or any other profile
 *
 * Puts two revisions side by side, trait by trait. What is there borrows from
 * the two profiles.
 *
 * Returns: (transfer full) (element-type CleProfileChange): all traits of
 *   @after in its order, then those that only @before has
 */
GArray *
cle_profile_compare (const CleProfile *before,
                     const CleProfile *after)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (CleProfileChange));

  for (guint i = 0; i < cle_profile_get_n_traits (after); i++)
    {
      CleProfileChange change = compare_one (before, after, i);

      g_array_append_val (changes, change);
    }
  for (guint i = 0; i < cle_profile_get_n_traits (before); i++)
    {
      CleProfileChange change = { .before = cle_profile_get_trait (before, i),
                                  .flags = CLE_CHANGE_REMOVED };

      if (!cle_profile_find_trait (after, cle_trait_get_id (change.before), NULL))
        g_array_append_val (changes, change);
    }

  return changes;
}
