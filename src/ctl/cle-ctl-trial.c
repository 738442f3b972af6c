/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-rating.h"
#include "clients/cle-client-acts.h"

#include <glib/gi18n.h>
#include <string.h>

/* What the command was told. */
typedef struct
{
  char         *until;
  gboolean      as_it_was;
  CleCtlRating  rating;
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->until);
  cle_ctl_rating_clear (&wish->rating);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static gboolean
has_rating (const Wish *wish)
{
  const CleCtlRating *rating = &wish->rating;

  return wish->as_it_was || rating->set != NULL || rating->evidence != NULL ||
         rating->rater != NULL || rating->profile != NULL;
}

static CleCtlExit
begin_trial (CleCtl          *ctl,
             CleCtlClients   *all,
             const CleClient *client,
             const char      *step,
             const Wish      *wish)
{
  g_autoptr (CleTrial) trial = g_new0 (CleTrial, 1);
  g_autoptr (GError) error = NULL;

  if (cle_client_book_get_trial (all->book, client->id) != NULL)
    return cle_ctl_refuse (ctl, "%s", _ ("Other terms are being tried with this client already."));

  trial->client = g_strdup (client->id);
  trial->step = g_strdup (step);
  trial->until =
      wish->until != NULL
          ? g_strdup (wish->until)
          : cle_ctl_clients_dup_day (all, cle_client_book_get_office (all->book)->trial_days);
  if (!cle_client_begin_trial (ctl->store, trial, &error))
    return cle_ctl_fail (ctl, error);

  fprintf (ctl->out, "%s\n", trial->id);
  return CLE_CTL_DONE;
}

/* Where no other one is named, the profile that the client was rated with last. */
static const CleProfile *
pick_profile (CleCtl          *ctl,
              CleCtlClients   *all,
              const CleClient *client,
              const Wish      *wish,
              CleCtlExit      *status)
{
  const CleJudged *judged;

  if (wish->rating.profile == NULL)
    {
      judged = cle_ctl_clients_judge_one (all, ctl, client, status);
      if (judged == NULL || judged->profile != NULL)
        return judged != NULL ? judged->profile : NULL;
    }

  return cle_ctl_clients_find_profile (all, ctl, wish->rating.profile, status);
}

static gboolean
says_anything (const CleRating *rating)
{
  for (guint i = 0; i < rating->rated->len; i++)
    if (((const CleRated *) rating->rated->pdata[i])->level != CLE_LEVEL_UNKNOWN)
      return TRUE;

  return FALSE;
}

static CleCtlExit
rate_anew (CleCtl          *ctl,
           CleCtlClients   *all,
           const CleClient *client,
           Wish            *wish)
{
  g_autoptr (CleRating) rating = NULL;
  const CleProfile *profile;
  CleCtlExit status;

  if (!wish->as_it_was && wish->rating.set == NULL)
    return cle_ctl_refuse (ctl, "%s",
                           _ ("A trial ends with a new rating: what has changed is told with "
                              "--set TRAIT=LEVEL; if nothing has, say --as-it-was."));
  if ((profile = pick_profile (ctl, all, client, wish, &status)) == NULL)
    return status;

  wish->rating.keep = TRUE;
  rating = cle_ctl_rating_make (&wish->rating, ctl, all, client, profile, &status);
  if (rating == NULL)
    return status;
  if (!says_anything (rating))
    return cle_ctl_refuse (ctl,
                           _ ("Nothing is known of this client by “%s” yet. Please say what it is "
                              "like now, with --set TRAIT=LEVEL."),
                           cle_profile_get_name (profile));

  return cle_ctl_rating_save (&wish->rating, ctl, rating);
}

/* The rating first: a trial must not end without one. Where there is no profile
 * nobody can be rated. */
static CleCtlExit
close_trial (CleCtl          *ctl,
             CleCtlClients   *all,
             const CleClient *client,
             const char      *how,
             Wish            *wish)
{
  const CleTrial *trial = cle_client_book_get_trial (all->book, client->id);
  g_autofree char *record = NULL;
  g_autoptr (GError) error = NULL;

  if (trial == NULL)
    return cle_ctl_refuse (ctl, "%s", _ ("No other terms are being tried with this client."));

  if (all->profiles->len > 0 || has_rating (wish))
    {
      CleCtlExit status = rate_anew (ctl, all, client, wish);

      if (status != CLE_CTL_DONE)
        return status;
    }

  return cle_client_close_trial (ctl->store, trial, strcmp (how, "helped") == 0, &record, &error)
             ? CLE_CTL_DONE
             : cle_ctl_fail (ctl, error);
}

static CleCtlExit
check_words (CleCtl      *ctl,
             int          argc,
             char       **argv,
             const Wish  *wish)
{
  gboolean begins = argc == 4 && strcmp (argv[2], "begin") == 0;
  gboolean closes = argc == 4 && strcmp (argv[2], "close") == 0;

  if (!begins && !closes)
    return cle_ctl_usage (ctl, "%s",
                          _ ("“trial” takes one client and begin STEP, or close helped|no-help."));
  if (closes && strcmp (argv[3], "helped") != 0 && strcmp (argv[3], "no-help") != 0)
    return cle_ctl_usage (ctl, "%s", _ ("“trial CLIENT close” is followed by helped or no-help."));
  if (begins ? has_rating (wish) : wish->until != NULL)
    return cle_ctl_usage (ctl, "%s",
                          _ ("--until goes with the beginning of a trial, a rating with its end."));
  if (wish->as_it_was && wish->rating.set != NULL)
    return cle_ctl_usage (ctl, "%s",
                          _ ("--as-it-was says that nothing has changed, --set that something has: "
                             "only one of them can be true."));
  if (!cle_ctl_check_text (ctl, argv[3]) || !cle_ctl_check_text (ctl, wish->until) ||
      !cle_ctl_check_text (ctl, wish->rating.rater))
    return CLE_CTL_INPUT;

  return CLE_CTL_DONE;
}

/**
 * cle_ctl_trial:
 * @ctl: the program
 * @argc: number of words
 * @argv: `trial CLIENT begin STEP [--until DAY]` or `trial CLIENT close helped|no-help
 *   --as-it-was|--set trait=level … [--evidence trait=TEXT] [--rater NAME]
 *   [--profile PROFILE]`
 *
 * Other terms, tried until a day. At the end the client is rated anew; what is not
 * set is as it was in the last rating.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_trial (CleCtl  *ctl,
               int      argc,
               char   **argv)
{
  g_auto (Wish) wish = { 0 };
  const GOptionEntry entries[] = {
    { "until", 0, 0, G_OPTION_ARG_FILENAME, &wish.until, NULL, NULL },
    { "as-it-was", 0, 0, G_OPTION_ARG_NONE, &wish.as_it_was, NULL, NULL },
    { "set", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wish.rating.set, NULL, NULL },
    { "evidence", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wish.rating.evidence, NULL, NULL },
    { "rater", 0, 0, G_OPTION_ARG_FILENAME, &wish.rating.rater, NULL, NULL },
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, &wish.rating.profile, NULL, NULL },
    { NULL },
  };
  g_auto (CleCtlClients) all = { 0 };
  const CleClient *client;
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if ((status = check_words (ctl, argc, argv, &wish)) != CLE_CTL_DONE)
    return status;
  if (!cle_ctl_clients_load_for (&all, ctl, argv[1], &status) ||
      (client = cle_ctl_clients_find (&all, ctl, argv[1], &status)) == NULL)
    return status;

  return strcmp (argv[2], "begin") == 0 ? begin_trial (ctl, &all, client, argv[3], &wish)
                                        : close_trial (ctl, &all, client, argv[3], &wish);
}
