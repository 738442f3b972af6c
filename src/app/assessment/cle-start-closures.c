/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-start-closures.h"

#include "assessment/cle-due.h"
#include "cle-format-closures.h"

#include <glib/gi18n.h>

/**
 * cle_start_stopped_text:
 * @draft: an unfinished assessment
 * @now: the present time in milliseconds
 * @offset: minutes east of UTC
 *
 * Returns: (transfer full): where and when it was left
 */
char *
cle_start_stopped_text (const CleDraftInfo *draft,
                        gint64              now,
                        int                 offset)
{
  g_autofree char *day = cle_format_day (draft->changed, now, offset);

  /* Translators: %s is a day as it stands within a sentence: "yesterday", "on Tuesday". */
  if (draft->position >= draft->n_questions)
    return g_strdup_printf (_ ("You stopped at the review %s"), day);

  /* Translators: %u is a question's number, %s a day within a sentence: "on Tuesday". */
  return g_strdup_printf (_ ("You stopped at question %u %s"), draft->position + 1, day);
}

/**
 * cle_start_draft_about:
 * @draft: an unfinished assessment
 *
 * Returns: (transfer full): what it is about, in one line
 */
char *
cle_start_draft_about (const CleDraftInfo *draft)
{
  g_autofree char *about = cle_format_about (draft->subject, cle_start_voice (draft->voice));
  g_autofree char *answered =
      g_strdup_printf (ngettext ("%u of %u answered", "%u of %u answered", draft->n_answered),
                       draft->n_answered, draft->n_questions);

  return g_strdup_printf (C_ ("about", "%s · %s"), about, answered);
}

/**
 * cle_start_last_text:
 * @row: the last result
 * @now: the present time in milliseconds
 *
 * Returns: (transfer full): when it was and what came out
 */
char *
cle_start_last_text (const CleHistoryRow *row,
                     gint64               now)
{
  g_autofree char *score = cle_format_score (row->score, row->max);
  g_autofree char *day = cle_format_day (row->at, now, row->offset);

  /* Translators: %s are a score ("6 of 10") and a day within a sentence ("on Tuesday"). */
  return g_strdup_printf (_ ("Last time: %s, %s"), score, day);
}

/**
 * cle_start_due_text:
 * @last: when the last assessment was finished, in milliseconds
 * @reminder_days: days from one to the next, 0 for no reminder
 * @now: the present time
 * @offset: minutes east of UTC
 *
 * Returns: (transfer full): when the next one is due, "" without a reminder
 */
char *
cle_start_due_text (gint64 last,
                    guint  reminder_days,
                    gint64 now,
                    int    offset)
{
  gint64 left = cle_due_count_days (last, reminder_days, now, offset);

  if (reminder_days == 0)
    return g_strdup ("");
  if (left <= 0)
    return g_strdup (_ ("The next assessment is due now."));
  if (left == 1)
    return g_strdup (_ ("The next assessment is due tomorrow."));

  return g_strdup_printf (ngettext ("The next assessment is due in %u day.",
                                    "The next assessment is due in %u days.", (guint) left),
                          (guint) left);
}

/**
 * cle_start_voice:
 * @word: (nullable): the word for a voice
 *
 * Returns: that voice; management for anything unknown
 */
CleVoice
cle_start_voice (const char *word)
{
  CleVoice voice;

  return word != NULL && cle_voice_from_word (word, &voice) ? voice : CLE_VOICE_MANAGEMENT;
}
