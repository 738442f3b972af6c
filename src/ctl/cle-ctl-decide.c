/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-clients.h"
#include "clients/cle-client-acts.h"

#include <glib/gi18n.h>
#include <string.h>

static CleCtlExit
take_back (CleCtl            *ctl,
           const CleDecision *decision)
{
  g_autofree char *record = NULL;
  g_autoptr (GError) error = NULL;

  if (decision == NULL)
    return cle_ctl_refuse (ctl, "%s", _ ("There is no override that could be taken back."));

  return cle_client_take_back (ctl->store, decision, &record, &error) ? CLE_CTL_DONE
                                                                      : cle_ctl_fail (ctl, error);
}

static CleCtlExit
decide (CleCtl          *ctl,
        const CleJudged *judged,
        const char      *word,
        const char      *reason)
{
  g_autoptr (CleDecision) decision = NULL;
  g_autoptr (GError) error = NULL;
  CleVerdictKind kind;

  if (!cle_verdict_kind_from_word (word, &kind) || kind == CLE_VERDICT_NONE)
    return cle_ctl_refuse (
        ctl, _ ("“%s” is no decision: it is one of cherish, keep, change-terms and part."), word);

  decision = cle_judged_decide (judged, kind, reason);
  if (!cle_client_decide (ctl->store, decision, &error))
    return cle_ctl_fail (ctl, error);

  fprintf (ctl->out, "%s\n", decision->id);
  return CLE_CTL_DONE;
}

/**
 * cle_ctl_decide:
 * @ctl: the program
 * @argc: number of words
 * @argv: `decide CLIENT DECISION [--reason TEXT]` or `decide CLIENT --take-back`
 *
 * What the manager decides about a client; otherwise than the verdict only with
 * a reason.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_decide (CleCtl  *ctl,
                int      argc,
                char   **argv)
{
  g_autofree char *reason = NULL;
  gboolean back = FALSE;
  const GOptionEntry entries[] = { { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, NULL, NULL },
                                   { "take-back", 0, 0, G_OPTION_ARG_NONE, &back, NULL, NULL },
                                   { NULL } };
  g_auto (CleCtlClients) all = { 0 };
  const CleClient *client;
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != (back ? 2 : 3))
    return cle_ctl_usage (ctl, "%s",
                          _ ("“decide” takes one client and a decision, or --take-back."));
  if (!cle_ctl_check_text (ctl, reason))
    return CLE_CTL_INPUT;
  if (!cle_ctl_clients_load (&all, ctl, &status) ||
      (client = cle_ctl_clients_find (&all, ctl, argv[1], &status)) == NULL)
    return status;

  return back ? take_back (ctl, cle_client_book_get_decision (all.book, client->id))
              : decide (ctl, cle_judge_find (cle_ctl_clients_judge (&all, ctl), client->id),
                        argv[2], reason);
}

static CleCtlExit
begin_trial (CleCtl          *ctl,
             CleCtlClients   *all,
             const CleClient *client,
             const char      *step,
             const char      *until)
{
  g_autoptr (CleTrial) trial = g_new0 (CleTrial, 1);
  g_autoptr (GError) error = NULL;

  if (cle_client_book_get_trial (all->book, client->id) != NULL)
    return cle_ctl_refuse (ctl, "%s", _ ("Other terms are being tried with this client already."));

  trial->client = g_strdup (client->id);
  trial->step = g_strdup (step);
  trial->until =
      until != NULL
          ? g_strdup (until)
          : cle_ctl_clients_dup_day (all, cle_client_book_get_office (all->book)->trial_days);
  if (!cle_client_begin_trial (ctl->store, trial, &error))
    return cle_ctl_fail (ctl, error);

  fprintf (ctl->out, "%s\n", trial->id);
  return CLE_CTL_DONE;
}

static CleCtlExit
close_trial (CleCtl         *ctl,
             const CleTrial *trial,
             const char     *how)
{
  gboolean helped = strcmp (how, "helped") == 0;
  g_autofree char *record = NULL;
  g_autoptr (GError) error = NULL;

  if (!helped && strcmp (how, "no-help") != 0)
    return cle_ctl_usage (ctl, "%s", _ ("“trial CLIENT close” is followed by helped or no-help."));
  if (trial == NULL)
    return cle_ctl_refuse (ctl, "%s", _ ("No other terms are being tried with this client."));

  return cle_client_close_trial (ctl->store, trial, helped, &record, &error)
             ? CLE_CTL_DONE
             : cle_ctl_fail (ctl, error);
}

/**
 * cle_ctl_trial:
 * @ctl: the program
 * @argc: number of words
 * @argv: `trial CLIENT begin STEP [--until DAY]` or `trial CLIENT close helped|no-help`
 *
 * Other terms, tried until a day.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_trial (CleCtl  *ctl,
               int      argc,
               char   **argv)
{
  g_autofree char *until = NULL;
  const GOptionEntry entries[] = { { "until", 0, 0, G_OPTION_ARG_FILENAME, &until, NULL, NULL },
                                   { NULL } };
  g_auto (CleCtlClients) all = { 0 };
  const CleClient *client;
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 4 || (strcmp (argv[2], "begin") != 0 && strcmp (argv[2], "close") != 0))
    return cle_ctl_usage (ctl, "%s",
                          _ ("“trial” takes one client and begin STEP, or close helped|no-help."));
  if (!cle_ctl_check_text (ctl, argv[3]) || !cle_ctl_check_text (ctl, until))
    return CLE_CTL_INPUT;
  if (!cle_ctl_clients_load (&all, ctl, &status) ||
      (client = cle_ctl_clients_find (&all, ctl, argv[1], &status)) == NULL)
    return status;

  return strcmp (argv[2], "begin") == 0
             ? begin_trial (ctl, &all, client, argv[3], until)
             : close_trial (ctl, cle_client_book_get_trial (all.book, client->id), argv[3]);
}
