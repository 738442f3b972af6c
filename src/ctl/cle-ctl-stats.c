/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-format.h"
#include "cle-ctl-selection.h"
#include "assessment/cle-outcome.h"
#include "history/cle-progress-series.h"
#include "history/cle-summary.h"
#include "json/cle-json-writer.h"

#include <glib/gi18n.h>
#include <math.h>

static const char *
verdict_word (CleChangeVerdict verdict)
{
  static const char *const words[] = {
    [CLE_CHANGE_UNKNOWN] = "unknown",
    [CLE_CHANGE_UP] = "up",
    [CLE_CHANGE_DOWN] = "down",
    [CLE_CHANGE_SAME] = "same",
    [CLE_CHANGE_WITHIN_NOISE] = "within-noise",
  };

  return words[verdict];
}

static const char *
gate_word (CleAlphaGate gate)
{
  static const char *const words[] = {
    [CLE_ALPHA_TOO_FEW] = "too-few",
    [CLE_ALPHA_UNDEFINED] = "undefined",
    [CLE_ALPHA_INDICATIVE] = "indicative",
    [CLE_ALPHA_FIRM] = "firm",
  };

  return words[gate];
}

/* Three digits, the same in every locale; null where there is no number. */
static void
write_number (GString    *out,
              const char *key,
              double      value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  cle_json_write_key (out, key);
  if (isnan (value))
    g_string_append (out, "null");
  else
    g_string_append (out, g_ascii_formatd (text, sizeof text, "%.3f", value + 0.0));
}

static void
write_questions (GString          *out,
                 const CleSummary *stats)
{
  const char *separator = "";

  cle_json_write_key (out, "questions");
  g_string_append_c (out, '[');
  for (guint q = 0; q < stats->n_questions; q++)
    {
      const CleShare *share = &stats->shares[q];

      if (share->n == 0)
        continue;
      g_string_append_printf (out, "%s\n{", separator);
      cle_json_write_text (out, "id", stats->questions[q]);
      cle_json_write_integer (out, "n", share->n);
      cle_json_write_integer (out, "yes", share->n_yes);
      write_number (out, "share", share->share);
      write_number (out, "low", share->low);
      write_number (out, "high", share->high);
      g_string_append_c (out, '}');
      separator = ",";
    }
  g_string_append_c (out, ']');
}

static void
print_json (CleCtl           *ctl,
            const CleSummary *stats,
            const CleChange  *change)
{
  g_autoptr (GString) out = g_string_new ("{");

  cle_json_write_integer (out, "n", stats->n);
  cle_json_write_integer (out, "respondents", stats->n_respondents);
  cle_json_write_integer (out, "hidden", stats->n_hidden);
  write_number (out, "mean", stats->mean);
  write_number (out, "median", stats->median);
  write_number (out, "spread", stats->spread);
  cle_json_write_key (out, "change");
  g_string_append_c (out, '{');
  cle_json_write_text (out, "verdict", verdict_word (change->verdict));
  write_number (out, "difference", change->difference);
  write_number (out, "least", change->least);
  g_string_append_c (out, '}');
  cle_json_write_key (out, "alpha");
  g_string_append_c (out, '{');
  cle_json_write_text (out, "gate", gate_word (stats->alpha.gate));
  cle_json_write_integer (out, "n", stats->alpha.n);
  write_number (out, "value", stats->alpha.value);
  g_string_append_c (out, '}');
  write_questions (out, stats);
  fprintf (ctl->out, "%s}\n", out->str);
}

/* More than a tenth of a point nobody measured. */
static void
print_figure (CleCtl     *ctl,
              const char *label,
              double      value)
{
  g_autofree char *text =
      isnan (value) ? g_strdup ("–") : cle_points_format (llround (value * 10) * 100);

  fprintf (ctl->out, "%s %s\n", label, text);
}

static void
print_questions (CleCtl           *ctl,
                 const CleSummary *stats)
{
  for (guint q = 0; q < stats->n_questions; q++)
    {
      const CleShare *share = &stats->shares[q];

      if (share->n == 0)
        continue;
      /* Translators: the id of a question, how many said yes, of how many, and
       * the per cent that this is, from … to … */
      fprintf (ctl->out, _ ("%s: %u of %u said yes, %.0f %% (%.0f to %.0f)"), stats->questions[q],
               share->n_yes, share->n, share->share * 100, share->low * 100, share->high * 100);
      fputs ("\n", ctl->out);
    }
}

static void
print_plain (CleCtl                  *ctl,
             const CleSummary        *stats,
             const CleProgressSeries *series)
{
  g_autofree char *changed = cle_progress_series_describe_change (series);
  g_autofree char *alpha = cle_alpha_describe (&stats->alpha);

  fprintf (ctl->out, ngettext ("%u assessment", "%u assessments", stats->n), stats->n);
  fputs ("\n", ctl->out);
  if (stats->n_hidden > 0)
    fprintf (ctl->out, "%s\n",
             _ ("Some answers are not counted, because fewer than 5 stand together."));
  if (stats->n == 0)
    return;

  print_figure (ctl, _ ("Mean:"), stats->mean);
  print_figure (ctl, _ ("Median:"), stats->median);
  print_figure (ctl, _ ("Spread:"), stats->spread);
  fprintf (ctl->out, "%s\n", changed);
  print_questions (ctl, stats);
  fprintf (ctl->out, "%s\n", alpha);
}

/**
 * cle_ctl_stats:
 * @ctl: the program
 * @argc: number of words
 * @argv: `stats [--json]` and a selection
 *
 * Sums up results: points of the axis 0 … 10, shares of yes with their 95 %
 * intervals, the change since the occasion before. Staff and clients are only
 * counted where at least five stand together.
 *
 * Returns: the exit code.
 */
CleCtlExit
cle_ctl_stats (CleCtl  *ctl,
               int      argc,
               char   **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   { NULL } };
  g_auto (CleCtlSelection) wanted = { 0 };
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (CleSelection) selection = NULL;
  g_autoptr (CleSummary) stats = NULL;
  g_autoptr (CleProgressSeries) series = NULL;
  CleCtlExit status;

  if (!cle_ctl_selection_parse (ctl, &wanted, entries, &argc, &argv, &status))
    return status;
  if (argc != 1)
    return cle_ctl_usage (ctl, _ ("“%s” takes no further words."), "stats");

  history = cle_ctl_load_history (ctl, &status);
  if (history == NULL)
    return status;

  selection = cle_selection_new (history, &wanted.filter);
  stats = cle_summary_new (selection, ctl->library);
  series = cle_progress_series_new (selection, ctl->library, CLE_GROUPING_AUTO,
                                    CLE_PROGRESS_NO_TARGET, NULL);
  if (json)
    print_json (ctl, stats, &series->change);
  else
    print_plain (ctl, stats, series);

  return CLE_CTL_DONE;
}
