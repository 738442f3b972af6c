/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-calibration-clients.h"

#include <string.h>

static gboolean
has_tag (const CleClient *client,
         const char      *tag)
{
  return client->tags != NULL && g_strv_contains ((const char *const *) client->tags, tag);
}

/* Somebody who is both says nothing. */
static CleCalibrationKind
find_kind (const CleClient *client)
{
  gboolean wanted = has_tag (client, CLE_CLIENT_TAG_WANTED);
  gboolean unwanted = has_tag (client, CLE_CLIENT_TAG_UNWANTED);

  if (wanted == unwanted)
    return CLE_N_CALIBRATION_KINDS;

  return wanted ? CLE_CALIBRATION_WANTED : CLE_CALIBRATION_UNWANTED;
}

/* NULL when nothing is known of it in this profile. */
static gint8 *
dup_levels (const CleJudged  *judged,
            const CleProfile *profile)
{
  guint n = cle_profile_get_n_traits (profile);
  g_autofree gint8 *levels = NULL;

  if (judged->profile == NULL || judged->levels == NULL ||
      strcmp (cle_profile_get_id (judged->profile), cle_profile_get_id (profile)) != 0)
    return NULL;

  levels = g_new (gint8, n + 1);
  cle_profile_carry_levels (profile, judged->profile, judged->levels, levels);
  for (guint i = 0; i < n; i++)
    if (levels[i] != CLE_LEVEL_UNKNOWN)
      return g_steal_pointer (&levels);

  return NULL;
}

/**
 * cle_calibration_new:
 * @judge: all clients
 * @profile: the profile as it is being edited
 *
 * Compares the clients that were named in the first exercise, or tagged later,
 * see %CLE_CLIENT_TAG_WANTED, as far as they were rated with this profile. The
 * rule is that of cle_calibrate().
 *
 * Returns: (transfer full): who they are, and what was found if at least
 *   %CLE_CALIBRATION_MIN of each kind are rated
 */
CleCalibration *
cle_calibration_new (const CleJudge   *judge,
                     const CleProfile *profile)
{
  CleCalibration *self = g_new0 (CleCalibration, 1);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) unwanted = g_ptr_array_new_with_free_func (g_free);
  g_autofree CleCalibrated *traits = g_new0 (CleCalibrated, cle_profile_get_n_traits (profile) + 1);

  for (guint kind = 0; kind < CLE_N_CALIBRATION_KINDS; kind++)
    {
      self->rated[kind] = g_ptr_array_new ();
      self->unrated[kind] = g_ptr_array_new ();
    }

  for (guint i = 0; i < cle_judge_get_n (judge); i++)
    {
      const CleJudged *judged = cle_judge_get (judge, i);
      CleCalibrationKind kind = find_kind (judged->client);
      gint8 *levels;

      if (kind == CLE_N_CALIBRATION_KINDS)
        continue;
      levels = dup_levels (judged, profile);
      g_ptr_array_add (levels != NULL ? self->rated[kind] : self->unrated[kind], (gpointer) judged);
      if (levels != NULL)
        g_ptr_array_add (kind == CLE_CALIBRATION_WANTED ? wanted : unwanted, levels);
    }

  if (cle_calibrate (profile, (const gint8 *const *) wanted->pdata, wanted->len,
                     (const gint8 *const *) unwanted->pdata, unwanted->len, traits))
    self->traits = g_steal_pointer (&traits);

  return self;
}

/**
 * cle_calibration_free:
 * @self: (transfer full): what was found
 */
void
cle_calibration_free (CleCalibration *self)
{
  for (guint kind = 0; kind < CLE_N_CALIBRATION_KINDS; kind++)
    {
      g_ptr_array_unref (self->rated[kind]);
      g_ptr_array_unref (self->unrated[kind]);
    }
  g_free (self->traits);
  g_free (self);
}

/**
 * cle_calibration_get_missing:
 * @self: what was found
 * @kind: of clients
 *
 * Returns: how many more of them have to be rated; 0 for enough
 */
guint
cle_calibration_get_missing (const CleCalibration *self,
                             CleCalibrationKind    kind)
{
  guint n = self->rated[kind]->len;

  return n < CLE_CALIBRATION_MIN ? CLE_CALIBRATION_MIN - n : 0;
}

/**
 * cle_calibration_proposes:
 * @self: what was found
 * @profile: the profile it was found of
 * @trait: index of a trait
 *
 * Returns: whether another weight than the present one is proposed
 */
gboolean
cle_calibration_proposes (const CleCalibration *self,
                          const CleProfile     *profile,
                          guint                 trait)
{
  return self->traits != NULL && self->traits[trait].weight !=
                                     cle_trait_get_weight (cle_profile_get_trait (profile, trait));
}

/**
 * cle_calibration_apply:
 * @self: what was found
 * @profile: the profile it was found of
 * @taken: for each trait, whether its proposed weight is taken
 * @error: return location for a #CleProfileError
 *
 * Returns: (transfer full) (nullable): the profile with these weights
 */
CleProfile *
cle_calibration_apply (const CleCalibration  *self,
                       CleProfile            *profile,
                       const gboolean        *taken,
                       GError               **error)
{
  CleProfile *weighed = cle_profile_ref (profile);

  for (guint i = 0; i < cle_profile_get_n_traits (profile) && weighed != NULL; i++)
    {
      const CleTrait *trait = cle_profile_get_trait (profile, i);
      g_autoptr (CleProfile) before = NULL;
      g_autoptr (CleTrait) anew = NULL;

      if (!taken[i] || !cle_calibration_proposes (self, profile, i))
        continue;
      anew = cle_trait_reweigh (trait, self->traits[i].weight, cle_trait_get_tolerance (trait),
                                cle_trait_get_knock_out (trait));
      before = weighed;
      weighed = cle_profile_replace (before, i, anew, error);
    }

  return weighed;
}
