/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-rating.h"

#include <string.h>

static CleRated *
find (const CleRating *self,
      const char      *trait)
{
  for (guint i = 0; i < self->rated->len; i++)
    {
      CleRated *rated = g_ptr_array_index (self->rated, i);

      if (strcmp (rated->trait, trait) == 0)
        return rated;
    }

  return NULL;
}

/**
 * cle_rated_free:
 * @self: (transfer full): one trait as somebody saw it
 */
void
cle_rated_free (CleRated *self)
{
  g_free (self->trait);
  g_free (self->evidence);
  g_free (self);
}

/**
 * cle_rating_new:
 *
 * Returns: (transfer full): a rating of nobody in which nothing is known
 */
CleRating *
cle_rating_new (void)
{
  CleRating *self = g_new0 (CleRating, 1);

  self->rated = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_rated_free);
  return self;
}

/**
 * cle_rating_copy:
 * @self: a rating
 *
 * Returns: (transfer full): another one that says the same
 */
CleRating *
cle_rating_copy (const CleRating *self)
{
  CleRating *copy = cle_rating_new ();

  copy->id = g_strdup (self->id);
  copy->at = self->at;
  copy->offset = self->offset;
  copy->client = g_strdup (self->client);
  copy->profile = g_strdup (self->profile);
  copy->revision = self->revision;
  copy->rater = g_strdup (self->rater);
  for (guint i = 0; i < self->rated->len; i++)
    {
      const CleRated *rated = g_ptr_array_index (self->rated, i);

      cle_rating_set (copy, rated->trait, rated->level, rated->evidence);
    }

  return copy;
}

/**
 * cle_rating_free:
 * @self: (transfer full): a rating
 */
void
cle_rating_free (CleRating *self)
{
  g_free (self->id);
  g_free (self->client);
  g_free (self->profile);
  g_free (self->rater);
  g_ptr_array_unref (self->rated);
  g_free (self);
}

/**
 * cle_rating_set:
 * @self: a rating that is being made
 * @trait: the id of a trait
 * @level: index into its levels, from 0, or %CLE_LEVEL_UNKNOWN
 * @evidence: (nullable): a line on what shows it
 *
 * Says how the client is in this respect, in place of what was said before.
 */
void
cle_rating_set (CleRating  *self,
                const char *trait,
                int         level,
                const char *evidence)
{
  CleRated *rated = find (self, trait);
  char *line = g_strdup (evidence);

  if (rated == NULL)
    {
      rated = g_new0 (CleRated, 1);
      rated->trait = g_strdup (trait);
      g_ptr_array_add (self->rated, rated);
    }

  rated->level = MAX (level, CLE_LEVEL_UNKNOWN);
  g_free (rated->evidence);
  rated->evidence = line;
}

/**
 * cle_rating_get:
 * @self: a rating
 * @trait: the id of a trait
 *
 * Returns: the level, from 0, or %CLE_LEVEL_UNKNOWN, also for a trait that the
 *   rating says nothing about
 */
int
cle_rating_get (const CleRating *self,
                const char      *trait)
{
  const CleRated *rated = find (self, trait);

  return rated != NULL ? rated->level : CLE_LEVEL_UNKNOWN;
}

/**
 * cle_rating_get_evidence:
 * @self: (nullable): a rating
 * @trait: the id of a trait
 *
 * Returns: (transfer none) (nullable): what shows it
 */
const char *
cle_rating_get_evidence (const CleRating *self,
                         const char      *trait)
{
  const CleRated *rated = self != NULL ? find (self, trait) : NULL;

  return rated != NULL ? rated->evidence : NULL;
}
