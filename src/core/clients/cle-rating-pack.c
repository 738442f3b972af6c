/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-rating-pack.h"

static char **
pack_evidence (const CleRating *rating)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  gboolean any = FALSE;

  for (guint i = 0; i < rating->rated->len; i++)
    {
      const CleRated *rated = g_ptr_array_index (rating->rated, i);

      any |= rated->evidence != NULL;
      g_strv_builder_add (lines, rated->evidence != NULL ? rated->evidence : "");
    }

  return any ? g_strv_builder_end (lines) : NULL;
}

/**
 * cle_rating_pack_new:
 * @rating: a rating
 * @shared: where texts live that many ratings have; has to outlive the pack
 *
 * Returns: (transfer full): the same, without its client
 */
CleRatingPack *
cle_rating_pack_new (const CleRating *rating,
                     GStringChunk    *shared)
{
  guint n = rating->rated->len;
  CleRatingPack *self = g_malloc0 (sizeof *self + n);
  g_autoptr (GString) traits = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const CleRated *rated = g_ptr_array_index (rating->rated, i);

      g_string_append_printf (traits, "%s%s", i > 0 ? "\n" : "", rated->trait);
      self->levels[i] = (gint8) rated->level;
    }

  self->id = g_strdup (rating->id);
  self->at = rating->at;
  self->offset = rating->offset;
  self->revision = rating->revision;
  self->rater = g_strdup (rating->rater);
  self->profile = g_string_chunk_insert_const (shared, rating->profile);
  self->traits = g_string_chunk_insert_const (shared, traits->str);
  self->evidence = pack_evidence (rating);
  self->n_levels = n;

  return self;
}

/**
 * cle_rating_pack_unpack:
 * @self: a packed rating
 * @client: id of the client
 *
 * Returns: (transfer full): the rating
 */
CleRating *
cle_rating_pack_unpack (const CleRatingPack *self,
                        const char          *client)
{
  CleRating *rating = cle_rating_new ();
  g_auto (GStrv) traits = g_strsplit (self->traits, "\n", -1);

  rating->id = g_strdup (self->id);
  rating->at = self->at;
  rating->offset = self->offset;
  rating->client = g_strdup (client);
  rating->profile = g_strdup (self->profile);
  rating->revision = self->revision;
  rating->rater = g_strdup (self->rater);
  for (guint i = 0; i < self->n_levels; i++)
    {
      CleRated *rated = g_new0 (CleRated, 1);

      rated->trait = g_strdup (traits[i]);
      rated->level = self->levels[i];
      if (self->evidence != NULL && *self->evidence[i] != '\0')
        rated->evidence = g_strdup (self->evidence[i]);
      g_ptr_array_add (rating->rated, rated);
    }

  return rating;
}

/**
 * cle_rating_pack_free:
 * @self: (transfer full): a packed rating
 */
void
cle_rating_pack_free (CleRatingPack *self)
{
  g_free (self->id);
  g_free (self->rater);
  g_strfreev (self->evidence);
  g_free (self);
}
