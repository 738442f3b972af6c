/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-emptiness.h"

#include <glib/gi18n-lib.h>

static gboolean
has_any (CleHistory *history)
{
  guint n = cle_history_get_n_rows (history);
  CleHistoryRow row;

  for (guint i = 0; i < n; i++)
    {
      cle_history_get_row (history, cle_history_get_newest (history, i), &row);
      if (!row.trashed)
        return TRUE;
    }

  return FALSE;
}

/**
 * cle_emptiness_explain_hidden:
 *
 * Returns: (transfer none): why nothing of what was chosen is shown, where
 *   staff and clients are too few
 */
const char *
cle_emptiness_explain_hidden (void)
{
  return _ ("Fewer than 5 answers stand together in what was chosen. They stay hidden, so that "
            "nobody can tell who answered what.");
}

/**
 * cle_emptiness_describe:
 * @history: where there may be more
 * @selection: what of it was looked at
 * @n_hidden: how many of the selection are hidden, because fewer than five
 *   stand together
 *
 * Returns: (transfer full) (nullable): why there is nothing to show although
 *   there are results; %NULL where there are none, and where some of the
 *   selection can be shown
 */
char *
cle_emptiness_describe (CleHistory         *history,
                        const CleSelection *selection,
                        guint               n_hidden)
{
  if (selection->n_rows == 0)
    return has_any (history) ? g_strdup (_ ("There are assessments, but none of them falls into "
                                            "what was chosen: the period, the subject, the voice "
                                            "or the questionnaire."))
                             : NULL;

  return n_hidden >= selection->n_rows ? g_strdup (cle_emptiness_explain_hidden ()) : NULL;
}
