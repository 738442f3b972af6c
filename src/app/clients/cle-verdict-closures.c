/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-verdict-closures.h"

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
    return g_strdup (judged->verdict.kind == CLE_VERDICT_NONE
                         ? _ ("Rate the client first.")
                         : _ ("This is what the rules propose. You decide."));

  day = cle_format_day (decision->at, now, get_offset (decision->at));
  if (decision->reason == NULL)
    /* Translators: “on Tuesday”, “today”. */
    return g_strdup_printf (_ ("Decided %s, as the rules propose."), day);

  /* Translators: “on Tuesday”, what the rules propose, and the manager's sentence. */
  return g_strdup_printf (_ ("Decided %s; the rules say “%s”. %s"), day,
                          cle_verdict_kind_get_name (judged->verdict.kind), decision->reason);
}

/**
 * cle_verdict_fit_line:
 * @line: of the calculation of a fit
 * @language: of the traits
 *
 * Returns: (transfer full): the line as anybody can reckon it
 */
char *
cle_verdict_fit_line (const CleFitLine *line,
                      const char       *language)
{
  g_autofree char *taken = NULL;
  g_autofree char *alone = NULL;
  const char *level;

  if (line->level < 0)
    return g_strdup (_ ("Nobody knows; it does not count"));

  level = cle_trait_get_level (line->trait, (guint) line->level, language);
  if (cle_trait_get_side (line->trait) == CLE_SIDE_IDEAL)
    /* Translators: a level, its points, the weight, and their product. */
    return g_strdup_printf (_ ("%s: %u points × weight %u = %d"), level, line->points, line->weight,
                            line->sum);

  /* Translators: a level, its points, the points that are tolerated, the weight, the product. */
  taken =
      g_strdup_printf (_ ("%s: (%u points − %u still fine) × weight %u = %d"), level, line->points,
                       MIN (line->tolerance, line->points), line->weight, -line->sum);
  if (!line->knock_out)
    return g_steal_pointer (&taken);

  /* Translators: the wording of a level of a trait. */
  alone = g_strdup_printf (_ ("%s: this decides by itself"), level);

  return g_strdup_printf ("%s\n%s", taken, alone);
}
