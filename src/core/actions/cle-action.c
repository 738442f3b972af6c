/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-action.h"

#include <string.h>

static const char *const WORDS[] = { "open", "done", "dropped" };

/**
 * cle_action_state_get_word:
 * @state: a state
 *
 * Returns: (transfer none): the word for it in files
 */
const char *
cle_action_state_get_word (CleActionState state)
{
  return WORDS[state];
}

/**
 * cle_action_state_from_word:
 * @word: a word of a file
 * @state: (out): what it means
 *
 * Returns: %FALSE if it is none
 */
gboolean
cle_action_state_from_word (const char     *word,
                            CleActionState *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (WORDS); i++)
    if (strcmp (WORDS[i], word) == 0)
      {
        *state = (CleActionState) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * cle_action_check_day:
 * @day: a text
 *
 * Returns: whether it is a day of the calendar, as 2026-11-30
 */
gboolean
cle_action_check_day (const char *day)
{
  guint year, month, date;

  for (guint i = 0; i < 10; i++)
    if (i == 4 || i == 7 ? day[i] != '-' : !g_ascii_isdigit (day[i]))
      return FALSE;
  if (day[10] != '\0')
    return FALSE;

  year = (guint) g_ascii_strtoull (day, NULL, 10);
  month = (guint) g_ascii_strtoull (day + 5, NULL, 10);
  date = (guint) g_ascii_strtoull (day + 8, NULL, 10);

  return year >= 1900 && year <= 2200 &&
         g_date_valid_dmy ((GDateDay) date, (GDateMonth) month, (GDateYear) year);
}

/**
 * cle_action_is_overdue:
 * @self: an action
 * @now: wall clock, ms
 * @offset: minutes east of UTC
 *
 * Returns: whether it is open and its day has passed
 */
gboolean
cle_action_is_overdue (const CleAction *self,
                       gint64           now,
                       int              offset)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_add_minutes (utc, offset) : NULL;
  g_autofree char *today = local != NULL ? g_date_time_format (local, "%Y-%m-%d") : NULL;

  return self->state == CLE_ACTION_OPEN && self->due != NULL && today != NULL &&
         strcmp (self->due, today) < 0;
}

/**
 * cle_action_copy:
 * @self: an action
 *
 * Returns: (transfer full): the same, for a thread or for later
 */
CleAction *
cle_action_copy (const CleAction *self)
{
  CleAction *copy = g_new (CleAction, 1);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->result = g_strdup (self->result);
  copy->question = g_strdup (self->question);
  copy->subject = g_strdup (self->subject);
  copy->what = g_strdup (self->what);
  copy->who = g_strdup (self->who);
  copy->due = g_strdup (self->due);
  copy->reason = g_strdup (self->reason);

  return copy;
}

/**
 * cle_action_free:
 * @self: (transfer full) (nullable): an action
 */
void
cle_action_free (CleAction *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->result);
  g_free (self->question);
  g_free (self->subject);
  g_free (self->what);
  g_free (self->who);
  g_free (self->due);
  g_free (self->reason);
  g_free (self);
}
