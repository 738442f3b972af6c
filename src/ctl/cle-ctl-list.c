/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl.h"
#include "cle-ctl-format.h"
#include "assessment/cle-outcome.h"
#include "json/cle-json-writer.h"

#include <glib/gi18n.h>

static void
print_json_row (CleCtl              *ctl,
                const CleHistoryRow *row,
                gboolean             first)
{
  g_autoptr (GString) out = g_string_new ("{");
  g_autofree char *at = cle_time_format (row->at);
  g_autofree char *offset = cle_offset_format (row->offset);

  cle_json_write_text (out, "id", row->id);
  cle_json_write_text (out, "at", at);
  cle_json_write_text (out, "tz", offset);
  cle_ctl_format_json_points (out, "score", row->score);
  cle_ctl_format_json_points (out, "max", row->max);
  cle_json_write_integer (out, "unsure", row->n_unsure);
  cle_json_write_text (out, "subject", row->subject);
  cle_json_write_text (out, "voice", cle_voice_get_word (row->voice));
  cle_json_write_text (out, "questionnaire", row->questionnaire);
  cle_json_write_integer (out, "revision", row->revision);
  cle_ctl_format_json_marks (out, row->marks);
  if (row->note != NULL)
    cle_json_write_text (out, "note", row->note);
  fprintf (ctl->out, "%s\n%s}", first ? "" : ",", out->str);
}

static void
print_row (CleCtl              *ctl,
           const CleHistoryRow *row)
{
  g_autofree char *when = cle_ctl_format_local_time (row->at, row->offset);
  g_autofree char *score = cle_points_format (row->score);
  g_autofree char *max = cle_points_format (row->max);

  fprintf (ctl->out, "%s  %s  %s/%s  %s  %s  %s", row->id, when, score, max,
           cle_voice_get_word (row->voice), row->questionnaire, row->subject);
  if (row->marks != 0)
    fprintf (ctl->out, "  [%s]", cle_answer_marks_format (row->marks));
  fputc ('\n', ctl->out);
}

/**
 * cle_ctl_list:
 * @ctl: the program
 * @argc: number of words
 * @argv: `list [--json] [--trash]`
 *
 * Lists results, newest first.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_list (CleCtl  *ctl,
              int      argc,
              char   **argv)
{
  gboolean json = FALSE, trash = FALSE, first = TRUE;
  const GOptionEntry entries[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   { "trash", 0, 0, G_OPTION_ARG_NONE, &trash, NULL, NULL },
                                   { NULL } };
  g_autoptr (CleHistory) history = NULL;
  CleCtlExit status;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 1)
    return cle_ctl_usage (ctl, _ ("“%s” takes no further words."), "list");

  history = cle_ctl_load_history (ctl, &status);
  if (history == NULL)
    return status;

  if (json)
    fputs ("[", ctl->out);
  for (guint i = 0; i < cle_history_get_n_rows (history); i++)
    {
      CleHistoryRow row;

      cle_history_get_row (history, cle_history_get_newest (history, i), &row);
      if (row.trashed != trash)
        continue;
      if (json)
        print_json_row (ctl, &row, first);
      else
        print_row (ctl, &row);
      first = FALSE;
    }
  if (json)
    fputs (first ? "]\n" : "\n]\n", ctl->out);

  return CLE_CTL_DONE;
}
