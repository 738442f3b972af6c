/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-format.h"
#include "assessment/cle-answer-marks.h"
#include "json/cle-json-writer.h"
#include "store/cle-clock.h"

#include <glib/gi18n.h>

#define MS_PER_MINUTE 60000

/**
 * cle_ctl_format_json_points:
 * @out: where to append
 * @key: the name of the member
 * @points: thousandths, not negative
 *
 * Appends points as a JSON number: 6000 as 6, 6500 as 6.5.
 */
void
cle_ctl_format_json_points (GString    *out,
                            const char *key,
                            gint64      points)
{
  cle_json_write_integer (out, key, points / 1000);
  if (points % 1000 == 0)
    return;

  g_string_append_printf (out, ".%03d", (int) (points % 1000));
  while (out->str[out->len - 1] == '0')
    g_string_truncate (out, out->len - 1);
}

/**
 * cle_ctl_format_json_marks:
 * @out: where to append
 * @marks: of #CleAnswerMarks
 *
 * Appends the member "marks", an array of their names.
 */
void
cle_ctl_format_json_marks (GString *out,
                           guint    marks)
{
  cle_json_write_key (out, "marks");
  g_string_append_c (out, '[');
  if ((marks & CLE_MARK_FAST) != 0)
    g_string_append (out, "\"fast\"");
  if ((marks & CLE_MARK_STRAIGHT) != 0)
    g_string_append (out, (marks & CLE_MARK_FAST) != 0 ? ",\"straight\"" : "\"straight\"");
  g_string_append_c (out, ']');
}

/**
 * cle_ctl_format_local_time:
 * @at: wall clock, ms
 * @offset: minutes east of UTC
 *
 * Returns: (transfer full): the time as the clock showed it there and then,
 *   whatever the time zone is here and now: `2026-11-21 20:14`.
 */
char *
cle_ctl_format_local_time (gint64 at,
                           int    offset)
{
  char *text = cle_time_format (at + (gint64) offset * MS_PER_MINUTE);

  text[10] = ' ';
  text[16] = '\0';

  return text;
}

/**
 * cle_ctl_format_answer:
 * @answer: an answer that was given
 *
 * Returns: (transfer none): its word in the user's language.
 */
const char *
cle_ctl_format_answer (CleAnswer answer)
{
  switch (answer)
    {
    case CLE_ANSWER_YES:
      return _ ("yes");
    case CLE_ANSWER_NO:
      return _ ("no");
    case CLE_ANSWER_UNSURE:
    case CLE_ANSWER_NONE:
    default:
      return _ ("unsure");
    }
}

/**
 * cle_ctl_format_voice:
 * @voice: whose voice it is
 *
 * Returns: (transfer none): its word in the user's language.
 */
const char *
cle_ctl_format_voice (CleVoice voice)
{
  switch (voice)
    {
    case CLE_VOICE_STAFF:
      return _ ("staff");
    case CLE_VOICE_CLIENT:
      return _ ("client");
    case CLE_VOICE_MANAGEMENT:
    default:
      return _ ("management");
    }
}
