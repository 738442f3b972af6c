/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-client-chart.h"
#include "cle-ctl-clients.h"
#include "clients/cle-profile-store.h"
#include "report/cle-report-poster.h"

#include <glib/gi18n.h>

/* What was asked for. */
typedef struct
{
  char            *format_word;
  char            *paper_word;
  char            *file;
  int              revision; /* 0: the newest */
  CleReportFormat  format;
  ClePaper         paper;
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->format_word);
  g_free (wish->paper_word);
  g_free (wish->file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static gboolean
parse (CleCtl       *ctl,
       Wish         *wish,
       int          *argc,
       char       ***argv,
       CleCtlExit   *status)
{
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &wish->format_word, NULL, NULL },
    { "paper", 0, 0, G_OPTION_ARG_FILENAME, &wish->paper_word, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wish->file, NULL, NULL },
    { "revision", 0, 0, G_OPTION_ARG_INT, &wish->revision, NULL, NULL },
    { NULL },
  };

  *status = CLE_CTL_USAGE;
  if (!cle_ctl_parse (ctl, entries, argc, argv))
    return FALSE;

  wish->paper = cle_paper_get_usual ();
  if (!cle_ctl_check_text (ctl, wish->format_word) || !cle_ctl_check_text (ctl, wish->paper_word))
    *status = CLE_CTL_INPUT;
  else if (*argc > 2)
    cle_ctl_usage (ctl, "%s", _ ("“profile poster” takes one profile."));
  else if (wish->format_word != NULL &&
           !cle_report_format_from_word (wish->format_word, &wish->format))
    cle_ctl_usage (ctl, _ ("“%s” is not a poster: pdf, png or html."), wish->format_word);
  else if (wish->paper_word != NULL && !cle_paper_from_word (wish->paper_word, &wish->paper))
    cle_ctl_usage (ctl, _ ("“%s” is not a paper: a4 or letter."), wish->paper_word);
  else if (wish->revision < 0)
    cle_ctl_usage (ctl, "%s", _ ("Revisions are counted from 1."));
  else
    return TRUE;

  return FALSE;
}

static CleProfile *
find_profile (CleCtl        *ctl,
              CleCtlClients *all,
              const char    *word,
              int            revision,
              CleCtlExit    *status)
{
  g_autoptr (GError) error = NULL;
  const CleProfile *newest = cle_ctl_clients_find_profile (all, ctl, word, status);
  CleProfile *found;

  if (newest == NULL || revision == 0)
    return newest != NULL ? cle_profile_ref (newest) : NULL;

  found =
      cle_profile_store_load (ctl->store, cle_profile_get_id (newest), (guint) revision, &error);
  if (found == NULL)
    *status = cle_ctl_refuse (ctl, "%s", error->message);

  return found;
}

static CleCtlExit
write_poster (CleCtl     *ctl,
              const Wish *wish,
              CleReport  *report)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = cle_report_render (report, wish->format, &error);
  gconstpointer data;
  gsize size;

  if (bytes == NULL)
    return cle_ctl_fail (ctl, error);

  data = g_bytes_get_data (bytes, &size);
  return cle_ctl_write_out (ctl, wish->file, data, size);
}

/**
 * cle_ctl_profile_poster:
 * @ctl: the program
 * @argc: number of words
 * @argv: `poster [PROFILE] [--revision N] [--format pdf|png|html] [--paper a4|letter] [-o FILE]`
 *
 * Writes a profile as a poster. Of a poster of several pages, a picture is the
 * first one.
 *
 * Returns: the exit code; %CLE_CTL_INPUT if there is no such profile
 */
CleCtlExit
cle_ctl_profile_poster (CleCtl  *ctl,
                        int      argc,
                        char   **argv)
{
  g_auto (Wish) wish = { 0 };
  g_auto (CleCtlClients) all = { 0 };
  g_autoptr (CleProfile) profile = NULL;
  g_autoptr (CleReport) report = NULL;
  CleCtlExit status;

  if (!parse (ctl, &wish, &argc, &argv, &status) || !cle_ctl_clients_load (&all, ctl, &status))
    return status;

  profile = find_profile (ctl, &all, argc == 2 ? argv[1] : NULL, wish.revision, &status);
  if (profile == NULL)
    return status;

  report = cle_report_new_for_poster (profile, cle_ctl_get_language (), all.offset);
  cle_report_set_paper (report, &wish.paper);
  return write_poster (ctl, &wish, report);
}
