/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-format-closures.h"

#include "assessment/cle-isolate.h"

#include <glib/gi18n.h>
#include <langinfo.h>
#include <string.h>

#define MINUTE (60 * (gint64) 1000)
#define DAY    (24 * 60 * MINUTE)

static GDateTime *
date_from_wall (gint64 wall,
                int    offset)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (offset * 60);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (wall / 1000);

  return utc == NULL ? NULL : g_date_time_to_timezone (utc, zone);
}

/* Whole days from @wall to @now on the calendar of @offset. */
static gint64
count_days (gint64 wall,
            gint64 now,
            int    offset)
{
  gint64 shift = offset * MINUTE;

  return (now + shift) / DAY - (wall + shift) / DAY;
}

/**
 * cle_format_voice:
 * @voice: a voice
 *
 * Returns: (transfer none): its name in the user's language
 */
const char *
cle_format_voice (CleVoice voice)
{
  switch (voice)
    {
    case CLE_VOICE_STAFF:
      return C_ ("voice", "Staff");
    case CLE_VOICE_CLIENT:
      return C_ ("voice", "Client");
    case CLE_VOICE_MANAGEMENT:
    default:
      return C_ ("voice", "Management");
    }
}

/**
 * cle_format_answer:
 * @answer: an answer
 *
 * Returns: (transfer none): its name in the user's language
 */
const char *
cle_format_answer (CleAnswer answer)
{
  switch (answer)
    {
    case CLE_ANSWER_YES:
      return C_ ("answer", "Yes");
    case CLE_ANSWER_UNSURE:
      return C_ ("answer", "Not sure");
    case CLE_ANSWER_NO:
      return C_ ("answer", "No");
    case CLE_ANSWER_NONE:
    default:
      return C_ ("answer", "Not answered yet");
    }
}

/**
 * cle_format_answer_symbol:
 * @answer: an answer
 *
 * Returns: (transfer none): the name of an icon that tells it without colour
 */
const char *
cle_format_answer_symbol (CleAnswer answer)
{
  switch (answer)
    {
    case CLE_ANSWER_YES:
      return "cle-answer-yes-symbolic";
    case CLE_ANSWER_UNSURE:
      return "cle-answer-unsure-symbolic";
    case CLE_ANSWER_NO:
      return "cle-answer-no-symbolic";
    case CLE_ANSWER_NONE:
    default:
      return "cle-answer-none-symbolic";
    }
}

/**
 * cle_format_score:
 * @score: thousandths of a point
 * @max: the most that can be reached, likewise
 *
 * Returns: (transfer full): "6 of 10"
 */
char *
cle_format_score (gint64 score,
                  gint64 max)
{
  g_autofree char *reached = cle_points_format (score);
  g_autofree char *whole = cle_points_format (max);

  /* Translators: a score: points reached, of all that can be reached. */
  return g_strdup_printf (C_ ("score", "%s of %s"), reached, whole);
}

/**
 * cle_format_certainty:
 * @outcome: what the answers add up to
 *
 * Returns: (transfer full): the score with its certainty band in one sentence
 */
char *
cle_format_certainty (const CleOutcome *outcome)
{
  g_autofree char *score = cle_format_score (outcome->score, outcome->max);
  g_autofree char *upper = cle_points_format (outcome->upper);

  if (outcome->n_unsure == 0 || outcome->upper == outcome->score)
    return g_strdup_printf (_ ("%s; nothing was left unsure"), score);

  if (outcome->n_unsure == 1)
    return g_strdup_printf (_ ("%s; %s if the one you were not sure of turns out to be yes"), score,
                            upper);

  return g_strdup_printf (ngettext ("%s; %s if the %u you were not sure of turns out to be yes",
                                    "%s; %s if the %u you were not sure of turn out to be yes",
                                    outcome->n_unsure),
                          score, upper, outcome->n_unsure);
}

/**
 * cle_format_about:
 * @subject: what was assessed; "" when it was not named
 * @voice: whose voice answered
 *
 * Returns: (transfer full): both in one short line
 */
char *
cle_format_about (const char *subject,
                  CleVoice    voice)
{
  g_autofree char *apart = NULL;

  if (subject == NULL || *subject == '\0')
    return g_strdup (cle_format_voice (voice));

  apart = cle_isolate (subject);
  /* Translators: what is assessed, and whose voice: "North branch · Staff". */
  return g_strdup_printf (C_ ("about", "%s · %s"), apart, cle_format_voice (voice));
}

/**
 * cle_format_day:
 * @wall: a time in milliseconds
 * @now: the present time
 * @offset: minutes east of UTC
 *
 * Returns: (transfer full): "today", "yesterday", "on Tuesday" or a date, to
 *   stand within a sentence
 */
char *
cle_format_day (gint64 wall,
                gint64 now,
                int    offset)
{
  g_autoptr (GDateTime) date = date_from_wall (wall, offset);
  gint64 days = count_days (wall, now, offset);

  if (date == NULL)
    return g_strdup ("");
  if (days == 0)
    return g_strdup (C_ ("day", "today"));
  if (days == 1)
    return g_strdup (C_ ("day", "yesterday"));
  if (days > 1 && days < 7)
    {
      /* Translators: the days of the week as they stand within a sentence. */
      const char *weekdays[] = {
        C_ ("day", "on Monday"),   C_ ("day", "on Tuesday"), C_ ("day", "on Wednesday"),
        C_ ("day", "on Thursday"), C_ ("day", "on Friday"),  C_ ("day", "on Saturday"),
        C_ ("day", "on Sunday"),
      };

      return g_strdup (weekdays[g_date_time_get_day_of_week (date) - 1]);
    }

  /* Translators: a date within a sentence, see g_date_time_format(). */
  return g_date_time_format (date, C_ ("day", "on %-e %B %Y"));
}

/**
 * cle_format_date:
 * @day: as 2026-11-30
 *
 * Returns: (transfer full): the day as people write it, to stand within a
 *   sentence; @day itself if it is none
 */
char *
cle_format_date (const char *day)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *text = g_strconcat (day, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (text, utc);

  /* Translators: a date, see g_date_time_format(). */
  return date != NULL ? g_date_time_format (date, _ ("%-d %B %Y")) : g_strdup (day);
}

/**
 * cle_format_moment:
 * @wall: a time in milliseconds
 * @now: the present time
 * @offset: minutes east of UTC
 *
 * Returns: (transfer full): a date, with the time when it is today's, to stand
 *   by itself
 */
char *
cle_format_moment (gint64 wall,
                   gint64 now,
                   int    offset)
{
  g_autoptr (GDateTime) date = date_from_wall (wall, offset);
  gint64 days = count_days (wall, now, offset);

  if (date == NULL)
    return g_strdup ("");
  if (days == 0)
    return g_date_time_format (date, C_ ("moment", "Today, %H:%M"));
  if (days == 1)
    return g_date_time_format (date, C_ ("moment", "Yesterday, %H:%M"));

  /* Translators: a date that stands by itself, see g_date_time_format(). */
  return g_date_time_format (date, C_ ("moment", "%-e %B %Y"));
}

/**
 * cle_format_duration:
 * @duration: in milliseconds
 *
 * Returns: (transfer full): in whole minutes
 */
char *
cle_format_duration (gint64 duration)
{
  guint minutes = (guint) MAX (1, (duration + MINUTE / 2) / MINUTE);

  return g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);
}

/**
 * cle_format_progress:
 * @position: index of a question
 * @n: number of questions
 *
 * Returns: (transfer full): "3 of 10"
 */
char *
cle_format_progress (guint position,
                     guint n)
{
  /* Translators: which question of how many. */
  return g_strdup_printf (C_ ("progress", "%u of %u"), MIN (position + 1, n), n);
}

/**
 * cle_format_language:
 * @questionnaire: a questionnaire
 *
 * Returns: (transfer none): the language of its texts that suits the user best
 */
const char *
cle_format_language (const CleQuestionnaire *questionnaire)
{
  return cle_questionnaire_pick_language (questionnaire, g_get_language_names ());
}

/**
 * cle_format_number:
 * @number: as a table for programs has it: “-2800.00”, or ""
 *
 * Returns: (transfer full): the number for people: groups of three digits with
 *   narrow spaces, the decimal sign of the locale, no zeros behind it
 */
char *
cle_format_number (const char *number)
{
  gboolean is_negative = *number == '-';
  const char *digits = number + is_negative;
  gsize whole = strspn (digits, "0123456789"), end = strlen (digits);
  g_autoptr (GString) out = g_string_new (NULL);

  if (whole == 0 || (digits[whole] != '\0' && digits[whole] != '.'))
    return g_strdup (number);

  while (end > whole && (digits[end - 1] == '0' || digits[end - 1] == '.'))
    if (digits[--end] == '.')
      break;
  if (is_negative && strspn (digits, "0.") < end)
    g_string_append (out, "\u2212");
  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append (out, "\u202f");
      g_string_append_c (out, digits[i]);
    }
  if (end > whole)
    {
      g_string_append (out, nl_langinfo (RADIXCHAR));
      g_string_append_len (out, digits + whole + 1, (gssize) (end - whole - 1));
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}
