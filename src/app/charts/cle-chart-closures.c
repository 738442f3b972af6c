/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-chart-closures.h"

#include "assessment/cle-outcome.h"
#include "charts/cle-chart-caption.h"
#include "cle-format-closures.h"

#include <glib/gi18n.h>
#include <math.h>

/**
 * cle_chart_closure_name:
 * @kind: a chart
 *
 * Returns: (transfer none): a short name, for a switch
 */
const char *
cle_chart_closure_name (CleChartKind kind)
{
  switch (kind)
    {
    case CLE_CHART_KIND_ANSWERS:
      return _ ("Questions");
    case CLE_CHART_KIND_VOICES:
      return _ ("Voices");
    case CLE_CHART_KIND_COMPARISON:
      return _ ("Comparison");
    case CLE_CHART_KIND_PORTFOLIO:
    case CLE_CHART_KIND_WHALE:
    case CLE_CHART_KIND_COURSES:
    case CLE_CHART_KIND_PROGRESS:
    default:
      return _ ("Over Time");
    }
}

/**
 * cle_chart_closure_title:
 * @kind: a chart
 *
 * Returns: (transfer none): its title where it stands alone
 */
const char *
cle_chart_closure_title (CleChartKind kind)
{
  switch (kind)
    {
    case CLE_CHART_KIND_ANSWERS:
      return _ ("Answers over time");
    case CLE_CHART_KIND_VOICES:
      return _ ("What management, staff and clients say");
    case CLE_CHART_KIND_COMPARISON:
      return _ ("Two occasions compared");
    case CLE_CHART_KIND_PORTFOLIO:
      return _ ("Our clients by fit and profit");
    case CLE_CHART_KIND_WHALE:
      return _ ("What our clients bring together");
    case CLE_CHART_KIND_COURSES:
      return _ ("Win new ones, or keep those here?");
    case CLE_CHART_KIND_PROGRESS:
    default:
      return _ ("Progress over time");
    }
}

/**
 * cle_chart_closure_subtitle:
 * @data: what a chart shows
 * @filter: what was chosen
 *
 * Returns: (transfer full): the questionnaire and what stands beside a chart that
 *   leaves the program
 */
char *
cle_chart_closure_subtitle (const CleChartData       *data,
                            const CleSelectionFilter *filter)
{
  const CleSelection *selection = data->series->selection;
  const CleQuestionnaire *newest = data->questionnaires->pdata[0];
  const char *title =
      newest != NULL ? cle_questionnaire_get_title (newest, cle_format_language (newest)) : "";
  guint n = selection->n_rows;
  g_autofree char *caption =
      cle_chart_caption_new (filter, data->comparison != NULL ? selection : NULL, selection,
                             n > 0 ? selection->rows[n - 1].offset : 0);

  return cle_chart_caption_join (title, caption, NULL);
}

/**
 * cle_chart_closure_empty_title:
 * @state: of a chart that cannot be shown
 * @emptied: whether there is something, but not in what was chosen
 *
 * Returns: (transfer none): what to say above the explanation
 */
const char *
cle_chart_closure_empty_title (CleChartState state,
                               gboolean      emptied)
{
  if (emptied)
    return _ ("Nothing to see in what was chosen");

  return state == CLE_CHART_ONE ? _ ("Not enough to compare yet") : _ ("Nothing to show yet");
}

/**
 * cle_chart_closure_nothing_to_compare:
 *
 * Returns: (transfer none): what a comparison needs
 */
const char *
cle_chart_closure_nothing_to_compare (void)
{
  return _ ("Two occasions can be compared once there are two: question by question, with the "
            "answers that turned.");
}

static char *
format_figure (double value)
{
  return isnan (value) ? g_strdup ("–") : cle_points_format (llround (value * 10) * 100);
}

/**
 * cle_chart_closure_figures:
 * @kind: a chart
 * @summary: what its results come to
 *
 * Returns: (transfer full): a line of figures to go with it; "" for none
 */
char *
cle_chart_closure_figures (CleChartKind      kind,
                           const CleSummary *summary)
{
  g_autofree char *mean = NULL;
  g_autofree char *median = NULL;
  g_autofree char *spread = NULL;

  if (summary->n > 0 && kind == CLE_CHART_KIND_ANSWERS)
    return cle_alpha_describe (&summary->alpha);
  if (summary->n < 2 || kind != CLE_CHART_KIND_PROGRESS)
    return g_strdup ("");

  mean = format_figure (summary->mean);
  median = format_figure (summary->median);
  spread = format_figure (summary->spread);

  /* Translators: figures of statistics; the spread is the standard deviation. */
  return g_strdup_printf (_ ("Mean %s · median %s · spread %s"), mean, median, spread);
}
