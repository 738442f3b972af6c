/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-chart-caption.h"

#include "cle-axis.h"
#include "assessment/cle-isolate.h"
#include "cle-chart-private.h"
#include "history/cle-blocks.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>

/* A period ends before its second time: the day is the one before. */
static char *
describe_period (const ClePeriod *period,
                 int              offset)
{
  g_autofree char *first = period->from != 0 ? cle_axis_format_day (period->from, offset) : NULL;
  g_autofree char *last = period->to != 0 ? cle_axis_format_day (period->to - 1, offset) : NULL;

  if (first != NULL && last != NULL)
    /* Translators: a period that was chosen, by its first and its last day. */
    return g_strdup_printf (_ ("from %s to %s"), first, last);
  if (first != NULL)
    /* Translators: a period that was chosen, by its first day. */
    return g_strdup_printf (_ ("from %s on"), first);

  /* Translators: a period that was chosen, by its last day. */
  return last != NULL ? g_strdup_printf (_ ("until %s"), last) : NULL;
}

/**
 * cle_chart_caption_join:
 * @first: (nullable): a part
 * @...: more parts, each of which may be "", ended with %NULL
 *
 * Returns: (transfer full): the parts that are not empty, one behind the other;
 *   one from right to left turns none of the others round
 */
char *
cle_chart_caption_join (const char *first,
                        ...)
{
  g_autoptr (GString) out = g_string_new (NULL);
  va_list parts;

  va_start (parts, first);
  for (const char *part = first; part != NULL; part = va_arg (parts, const char *))
    if (*part != '\0')
      {
        g_autofree char *apart = cle_isolate (part);

        g_string_append_printf (out, "%s%s", out->len > 0 ? "\u00a0· " : "", apart);
      }
  va_end (parts);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * cle_chart_caption_filter:
 * @filter: what was chosen
 * @offset: of local time, minutes east of UTC
 *
 * Returns: (transfer full): subject, voice and period as they were chosen
 */
char *
cle_chart_caption_filter (const CleSelectionFilter *filter,
                          int                       offset)
{
  g_autofree char *period = describe_period (&filter->period, offset);
  const char *voice = filter->voice >= 0 ? cle_chart_name_voice ((CleVoice) filter->voice) : "";

  if (filter->subject == NULL && filter->voice < 0)
    return cle_chart_caption_join (_ ("All subjects and voices"), period, NULL);

  return cle_chart_caption_join (filter->subject != NULL ? filter->subject : "", voice, period,
                                 NULL);
}

/**
 * cle_chart_caption_span:
 * @selection: results
 *
 * Returns: (transfer full): the days of the first and the last one; "" if there
 *   is none
 */
char *
cle_chart_caption_span (const CleSelection *selection)
{
  guint n = selection->n_rows;
  g_autofree char *first = NULL, *last = NULL;

  if (n == 0)
    return g_strdup ("");

  first = cle_axis_format_day (selection->rows[0].at, selection->rows[0].offset);
  last = cle_axis_format_day (selection->rows[n - 1].at, selection->rows[n - 1].offset);

  return g_str_equal (first, last) ? g_steal_pointer (&first)
                                   : g_strdup_printf ("%s – %s", first, last);
}

static void
widen (const CleSelection *selection,
       guint              *least,
       guint              *most)
{
  for (guint i = 0; selection != NULL && i < selection->n_rows; i++)
    {
      guint revision = cle_selection_get_quiz (selection, i)->revision;

      *least = MIN (*least, revision);
      *most = MAX (*most, revision);
    }
}

/**
 * cle_chart_caption_revisions:
 * @earlier: (nullable): results
 * @selection: results of the same questionnaire
 *
 * Returns: (transfer full): which revisions of it they answered; "" if there are
 *   no results
 */
char *
cle_chart_caption_revisions (const CleSelection *earlier,
                             const CleSelection *selection)
{
  guint least = G_MAXUINT, most = 0;

  widen (earlier, &least, &most);
  widen (selection, &least, &most);
  if (least > most)
    return g_strdup ("");
  if (least == most)
    return g_strdup_printf (_ ("revision %u"), most);

  return g_strdup_printf (_ ("revisions %u to %u"), least, most);
}

/**
 * cle_chart_caption_respondents:
 * @n: how many people answered, see cle_selection_count_respondents()
 *
 * Returns: (transfer full): that in words
 */
char *
cle_chart_caption_respondents (guint n)
{
  return g_strdup_printf (ngettext ("%u respondent", "%u respondents", n), n);
}

static char *
count_respondents (const CleSelection *selection)
{
  g_autofree guint8 *shown = cle_blocks_show (selection, NULL);

  return cle_chart_caption_respondents (cle_selection_count_respondents (selection, shown));
}

/**
 * cle_chart_caption_new:
 * @filter: what was chosen
 * @earlier: (nullable): the other side of a comparison, which says itself of what
 *   days and of how many people its sides are
 * @selection: what is shown
 * @offset: of local time, minutes east of UTC
 *
 * Returns: (transfer full): what was chosen, how many people answered, when, and
 *   which revisions of the questionnaire
 */
char *
cle_chart_caption_new (const CleSelectionFilter *filter,
                       const CleSelection       *earlier,
                       const CleSelection       *selection,
                       int                       offset)
{
  CleSelectionFilter shown = *filter;
  g_autofree char *count = count_respondents (selection);
  g_autofree char *span = cle_chart_caption_span (selection);
  g_autofree char *revisions = cle_chart_caption_revisions (earlier, selection);
  g_autofree char *chosen = NULL;

  if (earlier != NULL)
    shown.period = (ClePeriod){ 0, 0 };
  chosen = cle_chart_caption_filter (&shown, offset);
  if (earlier != NULL)
    return cle_chart_caption_join (chosen, revisions, NULL);

  return cle_chart_caption_join (chosen, count, span, revisions, NULL);
}
