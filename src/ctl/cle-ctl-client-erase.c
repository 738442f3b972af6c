/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-clients.h"
#include "clients/cle-client-store.h"
#include "store/cle-erase.h"

#include <glib/gi18n.h>

typedef struct
{
  gboolean dry;
  gboolean keep; /* what was written about others stays as it is */
} Manner;

/* Its document is damaged, and nobody else has one of it. */
static gboolean
cannot_be_read (CleStore   *store,
                const char *id)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (CleClient) client = cle_client_find (store, id, &problem);

  return client == NULL && !g_error_matches (problem, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND);
}

static void
tell_texts (CleCtl    *ctl,
            GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      g_auto (GStrv) lines = g_strsplit (texts->pdata[i], "\n", -1);
      g_autofree char *line = g_strjoinv (" ", lines);

      fprintf (ctl->out, "  %s\n", line);
    }
}

static void
tell_taken (CleCtl       *ctl,
            const Manner *manner,
            guint         n)
{
  if (manner->keep)
    fprintf (ctl->out,
             ngettext ("%u text about others names the client, and stays as it is.\n",
                       "%u texts about others name the client, and stay as they are.\n", n),
             n);
  else if (manner->dry)
    fprintf (ctl->out,
             ngettext ("The name would be taken out of %u text about others:\n",
                       "The name would be taken out of %u texts about others:\n", n),
             n);
  else
    fprintf (ctl->out,
             ngettext ("The name was taken out of %u text about others.\n",
                       "The name was taken out of %u texts about others.\n", n),
             n);
}

static void
tell (CleCtl                 *ctl,
      const Manner           *manner,
      const CleEraseMentions *mentions)
{
  g_autofree char *more = cle_erase_mentions_describe (mentions, manner->keep);
  guint n = mentions->texts->len;

  if (n > 0)
    tell_taken (ctl, manner, n);
  if (manner->dry)
    tell_texts (ctl, mentions->texts);
  if (more != NULL)
    fprintf (ctl->out, "%s\n", more);
}

static gboolean
erase (CleStore      *store,
       const Manner  *manner,
       const char    *id,
       GError       **error)
{
  if (manner->dry)
    return TRUE;

  return manner->keep ? cle_erase_client_alone (store, id, error)
                      : cle_erase_client (store, id, error);
}

static CleCtlExit
erase_and_tell (CleCtl       *ctl,
                const Manner *manner,
                const char   *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CleEraseMentions) mentions = cle_erase_find_mentions (ctl->store, id, &error);

  if (mentions == NULL || !erase (ctl->store, manner, id, &error))
    return cle_ctl_fail (ctl, error);

  tell (ctl, manner, mentions);
  return CLE_CTL_DONE;
}

/* Goes by its id all the same. */
static CleCtlExit
erase_nameless (CleCtl       *ctl,
                const Manner *manner,
                const char   *id)
{
  g_autoptr (GError) error = NULL;

  if (!erase (ctl->store, manner, id, &error))
    return cle_ctl_fail (ctl, error);

  fprintf (
      ctl->out, "%s\n",
      _ ("Its document cannot be read, so that nobody knows its name: what others’ texts say of "
         "it stays."));
  return CLE_CTL_DONE;
}

/**
 * cle_ctl_client_erase:
 * @ctl: the program
 * @argc: number of words
 * @argv: `erase [--dry-run] [--keep-mentions] CLIENT`
 *
 * Erases a client for good: only by the whole id or name, as everything about it
 * goes. What cannot be read has no name, but goes all the same; so does what came
 * again of somebody who was erased.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_client_erase (CleCtl  *ctl,
                      int      argc,
                      char   **argv)
{
  g_auto (CleCtlClients) all = { 0 };
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  Manner manner = { 0 };
  const GOptionEntry entries[] = { { "dry-run", 0, 0, G_OPTION_ARG_NONE, &manner.dry, NULL, NULL },
                                   { "keep-mentions", 0, 0, G_OPTION_ARG_NONE, &manner.keep, NULL,
                                     NULL },
                                   { NULL } };
  const CleClient *client;
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 2)
    return cle_ctl_usage (ctl, _ ("“%s” takes one client."), "client erase");
  if (!manner.dry && !cle_erase_resume (ctl->store, &error))
    return cle_ctl_fail (ctl, error);
  if (cannot_be_read (ctl->store, argv[1]))
    return erase_nameless (ctl, &manner, argv[1]);
  if (!cle_ctl_clients_load (&all, ctl, &status))
    return status;
  if (cle_client_book_is_erased (all.book, argv[1]))
    return erase_and_tell (ctl, &manner, argv[1]);
  if ((client = cle_ctl_clients_find (&all, ctl, argv[1], &status)) == NULL)
    return status;

  id = g_strdup (client->id);
  return erase_and_tell (ctl, &manner, id);
}
