/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-format.h"
#include "cle-ctl-selection.h"
#include "assessment/cle-outcome.h"
#include "history/cle-blocks.h"
#include "history/cle-progress-series.h"
#include "history/cle-quiz-lookup.h"
#include "json/cle-json-writer.h"
#include "statistics/cle-alpha.h"
#include "statistics/cle-share.h"
#include "statistics/cle-statistics.h"

#include <glib/gi18n.h>
#include <math.h>

/* What a selection comes to. Scores are points of the axis 0 … 10. */
typedef struct
{
  CleSelection      *selection;
  CleQuizLookup     *lookup;
  CleProgressSeries *series;
  char             **questions;
  guint              n_questions;
  CleShare          *shares;   /* of each question */
  double            *scores;   /* of those that are counted */
  guint              n;
  guint              n_hidden;
  CleAlpha           alpha;
} Stats;

static void
stats_clear (Stats *self)
{
  g_clear_pointer (&self->series, cle_progress_series_free);
  g_clear_pointer (&self->lookup, cle_quiz_lookup_free);
  g_clear_pointer (&self->selection, cle_selection_unref);
  g_strfreev (self->questions);
  g_free (self->shares);
  g_free (self->scores);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stats, stats_clear)

/* Whoever was not asked all of the questions does not count for how well they
 * go together. */
static void
add_points (Stats       *self,
            guint        index,
            const guint *map,
            GArray      *points)
{
  const CleArchiveQuiz *quiz = cle_selection_get_quiz (self->selection, index);
  guint start = points->len;

  g_array_set_size (points, start + self->n_questions);
  if (quiz->n_questions < self->n_questions)
    {
      g_array_set_size (points, start);
      return;
    }

  for (guint i = 0; i < quiz->n_questions; i++)
    if (map[i] != CLE_QUIZ_NO_QUESTION)
      g_array_index (points, double, start + map[i]) =
          cle_selection_get_answer (self->selection, index, i) == CLE_ANSWER_YES;
}

static void
count_row (Stats       *self,
           guint        index,
           const guint *map)
{
  const CleArchiveQuiz *quiz = cle_selection_get_quiz (self->selection, index);

  self->scores[self->n++] = cle_quiz_lookup_get_score (self->lookup, index) / 1000.0;
  for (guint i = 0; i < quiz->n_questions; i++)
    {
      CleAnswer answer = cle_selection_get_answer (self->selection, index, i);

      if (map[i] == CLE_QUIZ_NO_QUESTION || answer == CLE_ANSWER_NONE)
        continue;
      self->shares[map[i]].n++;
      self->shares[map[i]].n_yes += answer == CLE_ANSWER_YES;
    }
}

static void
count_all (Stats *self)
{
  g_autofree guint8 *shown = cle_blocks_show (self->selection, NULL);
  guint **maps = cle_quiz_lookup_map_all (self->lookup, self->questions);
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (double));

  for (guint i = 0; i < self->selection->n_rows; i++)
    {
      const guint *map = maps[self->selection->rows[i].quiz];

      if (!shown[i])
        {
          self->n_hidden++;
          continue;
        }
      count_row (self, i, map);
      add_points (self, i, map, points);
    }
  cle_quiz_lookup_free_maps (self->lookup, maps);

  for (guint q = 0; q < self->n_questions; q++)
    self->shares[q] = cle_share_compute (self->shares[q].n_yes, self->shares[q].n);
  self->alpha = cle_alpha_compute ((const double *) (gpointer) points->data,
                                   self->n_questions > 0 ? points->len / self->n_questions : 0,
                                   self->n_questions);
}

static void
stats_init (Stats        *self,
            CleSelection *selection,
            CleLibrary   *library)
{
  *self = (Stats){ .selection = cle_selection_ref (selection) };
  self->lookup = cle_quiz_lookup_new (selection, library);
  self->questions = cle_quiz_lookup_dup_questions (self->lookup);
  self->n_questions = g_strv_length (self->questions);
  self->shares = g_new0 (CleShare, self->n_questions + 1);
  self->scores = g_new0 (double, selection->n_rows + 1);
  self->series =
      cle_progress_series_new (selection, library, CLE_GROUPING_AUTO, CLE_PROGRESS_NO_TARGET, NULL);
  count_all (self);
}

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
write_questions (GString     *out,
                 const Stats *stats)
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
print_json (CleCtl      *ctl,
            const Stats *stats)
{
  const CleChange *change = &stats->series->change;
  g_autoptr (GString) out = g_string_new ("{");

  cle_json_write_integer (out, "n", stats->n);
  cle_json_write_integer (out, "hidden", stats->n_hidden);
  write_number (out, "mean", cle_statistics_mean (stats->scores, stats->n));
  write_number (out, "median", cle_statistics_median (stats->scores, stats->n));
  write_number (out, "spread", cle_statistics_deviation (stats->scores, stats->n));
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
print_questions (CleCtl      *ctl,
                 const Stats *stats)
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
print_plain (CleCtl      *ctl,
             const Stats *stats)
{
  g_autofree char *change = cle_change_describe (&stats->series->change);
  g_autofree char *alpha = cle_alpha_describe (&stats->alpha);

  fprintf (ctl->out, ngettext ("%u assessment", "%u assessments", stats->n), stats->n);
  fputs ("\n", ctl->out);
  if (stats->n_hidden > 0)
    fprintf (ctl->out, "%s\n",
             _ ("Some answers are not counted, because fewer than 5 stand together."));
  if (stats->n == 0)
    return;

  print_figure (ctl, _ ("Mean:"), cle_statistics_mean (stats->scores, stats->n));
  print_figure (ctl, _ ("Median:"), cle_statistics_median (stats->scores, stats->n));
  print_figure (ctl, _ ("Spread:"), cle_statistics_deviation (stats->scores, stats->n));
  fprintf (ctl->out, "%s\n", change);
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
  g_auto (Stats) stats = { 0 };
  CleCtlExit status;

  if (!cle_ctl_selection_parse (ctl, &wanted, entries, &argc, &argv, &status))
    return status;
  if (argc != 1)
    return cle_ctl_usage (ctl, _ ("“%s” takes no further words."), "stats");

  history = cle_ctl_load_history (ctl, &status);
  if (history == NULL)
    return status;

  selection = cle_selection_new (history, &wanted.filter);
  stats_init (&stats, selection, ctl->library);
  if (json)
    print_json (ctl, &stats);
  else
    print_plain (ctl, &stats);

  return CLE_CTL_DONE;
}
