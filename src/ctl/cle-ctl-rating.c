/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-rating.h"

#include "clients/cle-client-acts.h"
#include "store/cle-people.h"

#include <glib/gi18n.h>
#include <string.h>

#define UNKNOWN "unknown"

static const CleTrait *
find_trait (CleCtl           *ctl,
            const CleProfile *profile,
            const char       *id)
{
  guint index;

  if (cle_profile_find_trait (profile, id, &index))
    return cle_profile_get_trait (profile, index);

  cle_ctl_refuse (ctl,
                  _ ("The profile “%s” has no trait “%s”; “clientelectl profile show” lists them."),
                  cle_profile_get_name (profile), id);
  return NULL;
}

/* A level is its number as “profile show” has it, or its words. */
static gboolean
read_level (CleCtl         *ctl,
            const CleTrait *trait,
            const char     *text,
            int            *level)
{
  guint n = cle_trait_get_n_levels (trait);
  guint64 number;
  guint found;

  *level = CLE_LEVEL_UNKNOWN;
  if (strcmp (text, UNKNOWN) == 0)
    return TRUE;
  if (g_ascii_string_to_unsigned (text, 10, 1, n, &number, NULL))
    *level = (int) number - 1;
  else if (cle_trait_find_level (trait, text, &found))
    *level = (int) found;
  else
    cle_ctl_refuse (ctl, _ ("“%s” is not a level of “%s”: it is 1 to %u, or “%s”."), text,
                    cle_trait_get_id (trait), n, UNKNOWN);

  return *level != CLE_LEVEL_UNKNOWN;
}

static gboolean
take_levels (CleCtl           *ctl,
             CleCtlRating     *self,
             const CleProfile *profile,
             CleRating        *rating,
             CleCtlExit       *status)
{
  for (guint i = 0; self->set != NULL && self->set[i] != NULL; i++)
    {
      g_autofree char *id = NULL;
      const CleTrait *trait;
      const char *text;
      int level;

      if (!cle_ctl_split_setting (ctl, self->set[i], &id, &text, status))
        return FALSE;
      trait = find_trait (ctl, profile, id);
      if (trait == NULL || !read_level (ctl, trait, text, &level))
        return FALSE;
      cle_rating_set (rating, id, level, NULL);
    }

  return TRUE;
}

static gboolean
take_evidence (CleCtl           *ctl,
               CleCtlRating     *self,
               const CleProfile *profile,
               CleRating        *rating,
               CleCtlExit       *status)
{
  for (guint i = 0; self->evidence != NULL && self->evidence[i] != NULL; i++)
    {
      g_autofree char *id = NULL;
      const char *text;

      if (!cle_ctl_split_setting (ctl, self->evidence[i], &id, &text, status) ||
          find_trait (ctl, profile, id) == NULL)
        return FALSE;
      cle_rating_set (rating, id, cle_rating_get (rating, id), text);
    }

  return TRUE;
}

/* What was said before, as far as the profile still has it, with what showed it. */
static gboolean
take_last (CleCtlClients    *all,
           CleCtl           *ctl,
           const CleClient  *client,
           const CleProfile *profile,
           CleRating        *rating,
           CleCtlExit       *status)
{
  g_autoptr (CleRating) last =
      cle_client_book_dup_rating (all->book, client->id, cle_profile_get_id (profile));
  const CleJudged *judged = cle_ctl_clients_judge_one (all, ctl, client, status);

  if (judged == NULL)
    return FALSE;
  if (judged->profile != profile)
    return TRUE;

  for (guint i = 0; i < cle_profile_get_n_traits (profile); i++)
    {
      const char *id = cle_trait_get_id (cle_profile_get_trait (profile, i));

      cle_rating_set (rating, id, judged->levels[i], cle_rating_get_evidence (last, id));
    }

  return TRUE;
}

/**
 * cle_ctl_rating_clear:
 * @self: what a command was told
 */
void
cle_ctl_rating_clear (CleCtlRating *self)
{
  g_clear_pointer (&self->profile, g_free);
  g_clear_pointer (&self->rater, g_free);
  g_clear_pointer (&self->set, g_strfreev);
  g_clear_pointer (&self->evidence, g_strfreev);
}

/**
 * cle_ctl_rating_make:
 * @self: what a command was told
 * @ctl: the program
 * @all: the clients
 * @client: the one that is rated
 * @profile: what it is measured against
 * @status: (out): the exit code if it fails
 *
 * Returns: (transfer full) (nullable): the rating, each trait once and in the order
 *   of the profile; %NULL after telling
 */
CleRating *
cle_ctl_rating_make (CleCtlRating     *self,
                     CleCtl           *ctl,
                     CleCtlClients    *all,
                     const CleClient  *client,
                     const CleProfile *profile,
                     CleCtlExit       *status)
{
  g_autoptr (CleRating) rating = cle_rating_new ();

  rating->client = g_strdup (client->id);
  rating->profile = g_strdup (cle_profile_get_id (profile));
  rating->revision = cle_profile_get_revision (profile);
  for (guint i = 0; i < cle_profile_get_n_traits (profile); i++)
    cle_rating_set (rating, cle_trait_get_id (cle_profile_get_trait (profile, i)),
                    CLE_LEVEL_UNKNOWN, NULL);

  *status = CLE_CTL_INPUT;
  if (self->keep && !take_last (all, ctl, client, profile, rating, status))
    return NULL;

  return take_levels (ctl, self, profile, rating, status) &&
                 take_evidence (ctl, self, profile, rating, status)
             ? g_steal_pointer (&rating)
             : NULL;
}

/**
 * cle_ctl_rating_save:
 * @self: what a command was told
 * @ctl: the program
 * @rating: of cle_ctl_rating_make()
 *
 * Saves it, and whoever rated, and prints its id.
 *
 * Returns: the exit code
 */
CleCtlExit
cle_ctl_rating_save (CleCtlRating *self,
                     CleCtl       *ctl,
                     CleRating    *rating)
{
  g_autoptr (GError) error = NULL;

  if (self->rater != NULL && *self->rater != '\0')
    {
      rating->rater = cle_people_ensure (ctl->store, self->rater, &error);
      if (rating->rater == NULL)
        return cle_ctl_fail (ctl, error);
    }
  if (!cle_client_rate (ctl->store, rating, &error))
    return cle_ctl_fail (ctl, error);

  fprintf (ctl->out, "%s\n", rating->id);
  return CLE_CTL_DONE;
}
