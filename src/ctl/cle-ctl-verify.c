/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl.h"
#include "history/cle-verify.h"
#include "json/cle-json-writer.h"

#include <glib/gi18n.h>

static void
print_json (CleCtl                *ctl,
            const CleVerifyReport *report)
{
  g_autoptr (GString) out = g_string_new ("{");

  cle_json_write_integer (out, "devices", report->n_devices);
  cle_json_write_integer (out, "segments", report->n_segments);
  cle_json_write_integer (out, "records", report->n_records);
  cle_json_write_integer (out, "results", report->n_results);
  cle_json_write_integer (out, "newer", report->n_newer);
  cle_json_write_key (out, "problems");
  g_string_append_c (out, '[');
  for (guint i = 0; i < report->problems->len; i++)
    {
      const CleProblem *problem = g_ptr_array_index (report->problems, i);

      g_string_append (out, i > 0 ? ",\n{" : "\n{");
      cle_json_write_text (out, "kind", cle_problem_kind_get_word (problem->kind));
      cle_json_write_text (out, "file", problem->file);
      cle_json_write_integer (out, "line", problem->line);
      cle_json_write_text (out, "text", problem->text);
      g_string_append_c (out, '}');
    }
  fprintf (ctl->out, "%s]}\n", out->str);
}

static void
print_text (CleCtl                *ctl,
            const CleVerifyReport *report)
{
  for (guint i = 0; i < report->problems->len; i++)
    {
      const CleProblem *problem = g_ptr_array_index (report->problems, i);

      if (problem->line > 0)
        fprintf (ctl->out, "%s:%u: %s\n", problem->file, problem->line, problem->text);
      else
        fprintf (ctl->out, "%s: %s\n", problem->file, problem->text);
    }

  fprintf (ctl->out,
           ngettext ("%u record in good order", "%u records in good order", report->n_records),
           report->n_records);
  fprintf (ctl->out, ngettext (", %u problem\n", ", %u problems\n", report->problems->len),
           report->problems->len);
}

/**
 * cle_ctl_verify:
 * @ctl: the program
 * @argc: number of words
 * @argv: `verify [--json]`
 *
 * Looks for damaged, missing and duplicate records; changes nothing.
 *
 * Returns: the exit code, %CLE_CTL_INPUT when something is wrong.
 */
CleCtlExit
cle_ctl_verify (CleCtl  *ctl,
                int      argc,
                char   **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   { NULL } };
  g_autoptr (CleVerifyReport) report = NULL;
  g_autoptr (GError) error = NULL;

  if (!cle_ctl_parse (ctl, entries, &argc, &argv))
    return CLE_CTL_USAGE;
  if (argc != 1)
    return cle_ctl_usage (ctl, _ ("“%s” takes no further words."), "verify");

  report = cle_verify (ctl->store, &error);
  if (report == NULL)
    return cle_ctl_fail (ctl, error);

  if (json)
    print_json (ctl, report);
  else
    print_text (ctl, report);

  return report->problems->len == 0 ? CLE_CTL_DONE : CLE_CTL_INPUT;
}
