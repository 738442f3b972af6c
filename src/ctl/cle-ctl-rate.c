/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-clients.h"
#include "clients/cle-client-acts.h"
#include "store/cle-people.h"

#include <glib/gi18n.h>
#include <string.h>

#define UNKNOWN "unknown"

/* What the command was told. */
typedef struct
{
  char     *profile;
  char     *rater;
  char    **set;
  char    **evidence;
  gboolean  keep;
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->profile);
  g_free (wish->rater);
  g_strfreev (wish->set);
  g_strfreev (wish->evidence);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

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
             const Wish       *wish,
             const CleProfile *profile,
             CleRating        *rating,
             CleCtlExit       *status)
{
  for (guint i = 0; wish->set != NULL && wish->set[i] != NULL; i++)
    {
      g_autofree char *id = NULL;
      const CleTrait *trait;
      const char *text;
      int level;

      if (!cle_ctl_split_setting (ctl, wish->set[i], &id, &text, status))
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
               const Wish       *wish,
               const CleProfile *profile,
               CleRating        *rating,
               CleCtlExit       *status)
{
  for (guint i = 0; wish->evidence != NULL && wish->evidence[i] != NULL; i++)
    {
      g_autofree char *id = NULL;
      const char *text;

      if (!cle_ctl_split_setting (ctl, wish->evidence[i], &id, &text, status) ||
          find_trait (ctl, profile, id) == NULL)
        return FALSE;
      cle_rating_set (rating, id, cle_rating_get (rating, id), text);
    }

  return TRUE;
}

/* What was said before, as far as the profile still has it. */
static void
take_last (CleCtlClients    *all,
           CleCtl           *ctl,
           const CleClient  *client,
           const CleProfile *profile,
           CleRating        *rating)
{
  const CleJudged *judged = cle_judge_find (cle_ctl_clients_judge (all, ctl), client->id);

  for (guint i = 0;
       judged != NULL && judged->profile == profile && i < cle_profile_get_n_traits (profile); i++)
    if (judged->levels[i] != CLE_LEVEL_UNKNOWN)
      cle_rating_set (rating, cle_trait_get_id (cle_profile_get_trait (profile, i)),
                      judged->levels[i], NULL);
}

/* In the order of the profile, each trait once. */
static CleRating *
make_rating (CleCtl           *ctl,
             CleCtlClients    *all,
             const Wish       *wish,
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
  if (wish->keep)
    take_last (all, ctl, client, profile, rating);

  *status = CLE_CTL_INPUT;
  return take_levels (ctl, wish, profile, rating, status) &&
                 take_evidence (ctl, wish, profile, rating, status)
             ? g_steal_pointer (&rating)
             : NULL;
}

static CleCtlExit
save (CleCtl     *ctl,
      const Wish *wish,
      CleRating  *rating)
{
  g_autoptr (GError) error = NULL;

  if (wish->rater != NULL && *wish->rater != '\0')
    {
      rating->rater = cle_people_ensure (ctl->store, wish->rater, &error);
      if (rating->rater == NULL)
        return cle_ctl_fail (ctl, error);
    }
  if (!cle_client_rate (ctl->store, rating, &error))
    return cle_ctl_fail (ctl, error);

  fprintf (ctl->out, "%s\n", rating->id);
  return CLE_CTL_DONE;
}

/**
 * cle_ctl_rate:
 * @ctl: the program
 * @argc: number of words
 * @argv: `rate CLIENT --set trait=level … [--evidence trait=TEXT] [--rater NAME]
 *   [--profile PROFILE] [--keep]`
 *
 * Measures a client against the newest revision of a profile. What is not set is
 * not known, or with --keep as it was in the last rating.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_rate (CleCtl  *ctl,
              int      argc,
              char   **argv)
{
  g_auto (Wish) wish = { 0 };
  const GOptionEntry entries[] = {
    { "set", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wish.set, NULL, NULL },
    { "evidence", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wish.evidence, NULL, NULL },
    { "rater", 0, 0, G_OPTION_ARG_FILENAME, &wish.rater, NULL, NULL },
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, &wish.profile, NULL, NULL },
    { "keep", 0, 0, G_OPTION_ARG_NONE, &wish.keep, NULL, NULL },
    { NULL },
  };
  g_auto (CleCtlClients) all = { 0 };
  g_autoptr (CleRating) rating = NULL;
  const CleClient *client;
  const CleProfile *profile;
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 2 || wish.set == NULL)
    return cle_ctl_usage (ctl, "%s", _ ("“rate” takes one client and --set trait=level."));
  if (!cle_ctl_check_text (ctl, wish.rater))
    return CLE_CTL_INPUT;
  if (!cle_ctl_clients_load (&all, ctl, &status) ||
      (client = cle_ctl_clients_find (&all, ctl, argv[1], &status)) == NULL ||
      (profile = cle_ctl_clients_find_profile (&all, ctl, wish.profile, &status)) == NULL)
    return status;

  rating = make_rating (ctl, &all, &wish, client, profile, &status);
  return rating != NULL ? save (ctl, &wish, rating) : status;
}
