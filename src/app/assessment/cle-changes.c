/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-changes.h"

#include "cle-format-closures.h"

#include <glib/gi18n.h>

/**
 * cle_changes_find:
 * @questionnaire: what was asked
 * @before: an answer for each question; none where it was not asked
 * @now: likewise
 *
 * Returns: (transfer full) (element-type CleChange): which answers turned, in
 *   the order of the questions
 */
GArray *
cle_changes_find (const CleQuestionnaire *questionnaire,
                  const CleAnswer        *before,
                  const CleAnswer        *now)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (CleChange));
  guint n = cle_questionnaire_get_n_questions (questionnaire);

  for (guint i = 0; i < n; i++)
    {
      CleChange change = { i, before[i], now[i] };

      if (before[i] != now[i] && before[i] != CLE_ANSWER_NONE && now[i] != CLE_ANSWER_NONE)
        g_array_append_val (changes, change);
    }

  return changes;
}

/**
 * cle_changes_summarize:
 * @before: the score the time before, in thousandths
 * @now: the score this time
 * @day: when the time before was, as it stands within a sentence
 *
 * Returns: (transfer full): how the score has moved
 */
char *
cle_changes_summarize (gint64      before,
                       gint64      now,
                       const char *day)
{
  g_autofree char *old = cle_points_format (before);
  g_autofree char *new = cle_points_format (now);

  /* Translators: %s are two scores and a day within a sentence: "on Tuesday". */
  if (now > before)
    return g_strdup_printf (_ ("Up from %s to %s; the time before was %s."), old, new, day);
  if (now < before)
    return g_strdup_printf (_ ("Down from %s to %s; the time before was %s."), old, new, day);

  return g_strdup_printf (_ ("The same score, %s; the time before was %s."), new, day);
}

/**
 * cle_changes_describe:
 * @change: a change
 *
 * Returns: (transfer full): "No → Yes"
 */
char *
cle_changes_describe (const CleChange *change)
{
  /* Translators: an answer before and after. */
  return g_strdup_printf (C_ ("change", "%s → %s"), cle_format_answer (change->before),
                          cle_format_answer (change->now));
}
