/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-clients.h"
#include "clients/cle-client-acts.h"

#include <glib/gi18n.h>

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
  const CleJudged *judged;
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != (back ? 2 : 3))
    return cle_ctl_usage (ctl, "%s",
                          _ ("“decide” takes one client and a decision, or --take-back."));
  if (!cle_ctl_check_text (ctl, reason))
    return CLE_CTL_INPUT;
  if (!cle_ctl_clients_load_for (&all, ctl, argv[1], &status) ||
      (client = cle_ctl_clients_find (&all, ctl, argv[1], &status)) == NULL)
    return status;

  if (back)
    return take_back (ctl, cle_client_book_get_decision (all.book, client->id));

  judged = cle_ctl_clients_judge_one (&all, ctl, client, &status);
  return judged != NULL ? decide (ctl, judged, argv[2], reason) : status;
}
