/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-trial-closures.h"

#include "cle-action-closures.h"
#include "cle-format-closures.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * cle_trial_step_title:
 * @step: word of a step of the ladder, or the manager's own words
 *
 * Returns: (transfer full): what it is called
 */
char *
cle_trial_step_title (const char *step)
{
  CleStep known;

  return g_strdup (cle_step_from_word (step, &known) ? cle_step_get_name (known) : step);
}

/**
 * cle_trial_running_text:
 * @trial: a trial that was not closed
 * @now: the present time in milliseconds
 * @offset: minutes east of UTC
 *
 * Returns: (transfer full): until when it runs, or that it is over
 */
char *
cle_trial_running_text (const CleTrial *trial,
                        gint64          now,
                        int             offset)
{
  g_autofree char *today = cle_action_closure_in_days (now, offset, 0);
  g_autofree char *day = cle_format_date (trial->until);

  /* Translators: a day as "24 December 2026". */
  return g_strdup_printf (strcmp (trial->until, today) > 0
                              ? _ ("Tried until %s, then rate the client anew")
                              : _ ("The time was up on %s: did it help?"),
                          day);
}

/**
 * cle_trial_effect_text:
 * @step: of the ladder
 * @money: (nullable): what the client brings and takes
 * @office: what holds for all clients
 * @all_revenue: of all clients together, in hundredths
 *
 * Returns: (transfer full): what the step would do to the profit, if the client
 *   stays
 */
char *
cle_trial_effect_text (CleStep          step,
                       const CleMoney  *money,
                       const CleOffice *office,
                       gint64           all_revenue)
{
  CleStepEffect effect;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (money == NULL || money->items[cle_step_get_item (step)] == CLE_MONEY_UNKNOWN)
    return g_strdup (_ ("Enter the figures to see what it would change"));

  cle_step_compute (step, money, office, all_revenue, cle_step_get_default_part (step), &effect);
  before = cle_range_dup_text (&effect.before.full, office->currency);
  after = cle_range_dup_text (&effect.after.full, office->currency);

  /* Translators: profits, before and after a change of terms. */
  return g_strdup_printf (_ ("Profit %s would become %s, if the client stays"), before, after);
}
