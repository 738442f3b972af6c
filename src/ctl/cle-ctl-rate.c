/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-rating.h"

#include <glib/gi18n.h>

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
  g_auto (CleCtlRating) wish = { 0 };
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
  if (!cle_ctl_clients_load_for (&all, ctl, argv[1], &status) ||
      (client = cle_ctl_clients_find (&all, ctl, argv[1], &status)) == NULL ||
      (profile = cle_ctl_clients_find_profile (&all, ctl, wish.profile, &status)) == NULL)
    return status;

  rating = cle_ctl_rating_make (&wish, ctl, &all, client, profile, &status);
  return rating != NULL ? cle_ctl_rating_save (&wish, ctl, rating) : status;
}
