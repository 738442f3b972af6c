/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-action-closures.h"

#include "cle-format-closures.h"

#include <glib/gi18n.h>

static char *
format_state (const CleAction *action,
              gint64           now,
              int              offset)
{
  g_autofree char *day = NULL;

  if (action->state == CLE_ACTION_DONE)
    return g_strdup (_ ("Done"));
  if (action->state == CLE_ACTION_DROPPED)
    /* Translators: why an action was dropped. */
    return g_strdup_printf (_ ("Dropped: %s"), action->reason != NULL ? action->reason : "");
  if (action->due == NULL)
    return NULL;

  day = cle_format_date (action->due);
  if (cle_action_is_overdue (action, now, offset))
    /* Translators: a day that has passed. */
    return g_strdup_printf (_ ("Overdue since %s"), day);

  /* Translators: the day by which something is to be done. */
  return g_strdup_printf (_ ("By %s"), day);
}

/**
 * cle_action_closure_details:
 * @action: an action
 * @who: (nullable): the name of who is to do it
 * @now: wall clock, ms
 * @offset: minutes east of UTC
 *
 * Returns: (transfer full): what stands below the text of an action; maybe empty
 */
char *
cle_action_closure_details (const CleAction *action,
                            const char      *who,
                            gint64           now,
                            int              offset)
{
  g_autofree char *state = format_state (action, now, offset);
  const char *parts[4] = { NULL };
  guint n = 0;

  if (state != NULL)
    parts[n++] = state;
  if (who != NULL && *who != '\0')
    parts[n++] = who;
  if (*action->subject != '\0')
    parts[n++] = action->subject;

  return g_strjoinv (" · ", (char **) parts);
}

/**
 * cle_action_closure_overdue:
 * @n: overdue actions, at least one
 *
 * Returns: (transfer full): how many there are, in a sentence
 */
char *
cle_action_closure_overdue (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u action is overdue",
                                       "%u actions are overdue", n),
                          n);
}

/**
 * cle_action_closure_in_days:
 * @now: wall clock, ms
 * @offset: minutes east of UTC
 * @days: from today
 *
 * Returns: (transfer full): that day, as 2026-11-30
 */
char *
cle_action_closure_in_days (gint64 now,
                            int    offset,
                            int    days)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now / 1000);
  g_autoptr (GDateTime) local = g_date_time_add_minutes (utc, offset);
  g_autoptr (GDateTime) then = g_date_time_add_days (local, days);

  return g_date_time_format (then, "%Y-%m-%d");
}
