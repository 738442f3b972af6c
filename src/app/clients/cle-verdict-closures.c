/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-verdict-closures.h"

#include "charts/cle-axis.h"
#include "cle-format-closures.h"
#include "clients/cle-verdict-reasons.h"

#include <glib/gi18n.h>

static int
get_offset (gint64 at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at / 1000);

  return time == NULL ? 0 : (int) (g_date_time_get_utc_offset (time) / G_TIME_SPAN_MINUTE);
}

/**
 * cle_verdict_decided_text:
 * @judged: a client
 * @now: the present time in milliseconds
 *
 * Returns: (transfer full): who decided so, the rules or the manager, and why
 */
char *
cle_verdict_decided_text (const CleJudged *judged,
                          gint64           now)
{
  const CleDecision *decision = judged->decision;
  g_autofree char *day = NULL;

  if (decision == NULL || decision->decided == CLE_VERDICT_NONE)
    return g_strdup (judged->verdict.kind != CLE_VERDICT_NONE
                         ? _ ("This is what the rules propose. You decide.")
                     : judged->fit.n_known > 0 ? _ ("Rate the client on more traits.")
                                               : _ ("Rate the client first."));

  day = cle_format_day (decision->at, now, get_offset (decision->at));
  if (decision->reason == NULL)
    /* Translators: “on Tuesday”, “today”. */
    return g_strdup_printf (_ ("Decided %s, as the rules propose."), day);

  /* Translators: “on Tuesday”, what the rules propose, and the manager's sentence. */
  return g_strdup_printf (_ ("Decided %s; the rules say “%s”. %s"), day,
                          cle_verdict_kind_get_name (judged->verdict.kind), decision->reason);
}

/**
 * cle_verdict_decision_day:
 * @decision: a decision
 *
 * Returns: (transfer full): the day of it
 */
char *
cle_verdict_decision_day (const CleDecision *decision)
{
  return cle_axis_format_day (decision->at, get_offset (decision->at));
}
