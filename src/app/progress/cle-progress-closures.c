/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-progress-closures.h"

#include "cle-format-closures.h"
#include "history/cle-progress-series.h"

#include <glib/gi18n.h>

/**
 * cle_progress_state:
 * @n_shown: how many results are listed
 * @filtered: whether a search or a filter is on
 * @loaded: whether the history has been read
 *
 * Returns: what the page has to show
 */
CleResultsState
cle_progress_state (guint    n_shown,
                    gboolean filtered,
                    gboolean loaded)
{
  if (n_shown > 0)
    return CLE_RESULTS_LIST;
  if (!loaded)
    return CLE_RESULTS_LOADING;

  return filtered ? CLE_RESULTS_NO_MATCH : CLE_RESULTS_EMPTY;
}

/**
 * cle_progress_state_name:
 * @state: what to show
 *
 * Returns: (transfer none): the name of the page of the stack
 */
const char *
cle_progress_state_name (CleResultsState state)
{
  static const char *const NAMES[] = {
    [CLE_RESULTS_LIST] = "list",
    [CLE_RESULTS_EMPTY] = "empty",
    [CLE_RESULTS_NO_MATCH] = "no-match",
    [CLE_RESULTS_LOADING] = "loading",
  };

  return NAMES[state];
}

/**
 * cle_progress_row_title:
 * @row: a result
 *
 * Returns: (transfer full): what it is about
 */
char *
cle_progress_row_title (const CleHistoryRow *row)
{
  return cle_format_about (row->subject, row->voice);
}

/**
 * cle_progress_row_details:
 * @row: a result
 * @now: the present time in milliseconds
 *
 * Returns: (transfer full): when it was, how much was left unsure, and what its
 *   answers are marked with
 */
char *
cle_progress_row_details (const CleHistoryRow *row,
                          gint64               now)
{
  g_autofree char *moment = cle_format_moment (row->at, now, row->offset);
  g_autofree char *unsure = NULL;
  const char *parts[5] = { moment, NULL };
  guint n = 1;

  if (row->n_unsure > 0)
    parts[n++] = unsure =
        g_strdup_printf (ngettext ("%u not sure", "%u not sure", row->n_unsure), row->n_unsure);
  if ((row->marks & CLE_MARK_FAST) != 0)
    parts[n++] = _ ("answered very quickly");
  if ((row->marks & CLE_MARK_STRAIGHT) != 0)
    parts[n++] = _ ("the same answer throughout");

  return g_strjoinv (" · ", (char **) parts);
}

/**
 * cle_progress_damage_text:
 * @n: how many lines could not be read
 *
 * Returns: (transfer full): that, in words
 */
char *
cle_progress_damage_text (guint n)
{
  return g_strdup_printf (ngettext ("%u saved line could not be read. All other results are here.",
                                    "%u saved lines could not be read. All other results are here.",
                                    n),
                          n);
}

/**
 * cle_progress_damage_line:
 * @damage: a line that could not be read
 *
 * Returns: (transfer full): where it is
 */
char *
cle_progress_damage_line (const CleDamage *damage)
{
  return g_strdup_printf (_ ("%s, line %u"), damage->file, damage->line);
}

/**
 * cle_progress_target:
 * @points: to reach, as in the settings; 0 for none
 *
 * Returns: thousandths, or %CLE_PROGRESS_NO_TARGET
 */
gint32
cle_progress_target (guint points)
{
  return points == 0 ? CLE_PROGRESS_NO_TARGET : (gint32) points * 1000;
}
