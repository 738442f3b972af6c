/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-question-closures.h"

#include <gdk/gdk.h>
#include <glib/gi18n.h>

/**
 * cle_question_letters:
 *
 * Returns: (transfer none): three letters, for yes, not sure and no
 */
const char *
cle_question_letters (void)
{
  /* Translators: three different lower-case letters, without spaces: the keys
   * that choose "Yes", "Not sure" and "No", in this order. Take the first
   * letters of your words where these differ. */
  return C_ ("answer keys", "ysn");
}

/**
 * cle_question_answer_of_key:
 * @keyval: a key, as GDK names it
 * @letters: see cle_question_letters()
 *
 * Returns: the answer that this key chooses, or %CLE_ANSWER_NONE
 */
CleAnswer
cle_question_answer_of_key (guint       keyval,
                            const char *letters)
{
  static const CleAnswer ANSWERS[] = { CLE_ANSWER_YES, CLE_ANSWER_UNSURE, CLE_ANSWER_NO };
  gunichar pressed = g_unichar_tolower (gdk_keyval_to_unicode (keyval));

  if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_3)
    return ANSWERS[keyval - GDK_KEY_1];
  if (keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_3)
    return ANSWERS[keyval - GDK_KEY_KP_1];

  for (guint i = 0; pressed != 0 && i < G_N_ELEMENTS (ANSWERS) && *letters != '\0';
       i++, letters = g_utf8_next_char (letters))
    if (g_unichar_tolower (g_utf8_get_char (letters)) == pressed)
      return ANSWERS[i];

  return CLE_ANSWER_NONE;
}

/**
 * cle_question_next_label:
 * @answered: whether the question has an answer
 * @last: whether it is the last one
 * @editing: whether it was opened from the review
 *
 * Returns: (transfer none): what the button that goes on says
 */
const char *
cle_question_next_label (gboolean answered,
                         gboolean last,
                         gboolean editing)
{
  if (editing)
    return _ ("Back to Review");
  if (last)
    return _ ("Review");

  return answered ? _ ("Next") : _ ("Skip");
}

/**
 * cle_question_offers_evidence:
 * @answer: the answer
 * @evidence: (nullable): what has been written so far
 *
 * Evidence is asked for on a yes. What was written stays in view when the
 * answer changes, so that nothing is kept unseen.
 *
 * Returns: whether to show the line
 */
gboolean
cle_question_offers_evidence (CleAnswer   answer,
                              const char *evidence)
{
  return answer == CLE_ANSWER_YES || (evidence != NULL && *evidence != '\0');
}

/**
 * cle_question_spoken:
 * @position: index of the question
 * @n: number of questions
 * @text: the question
 *
 * Returns: (transfer full): the heading as a screen reader says it
 */
char *
cle_question_spoken (guint       position,
                     guint       n,
                     const char *text)
{
  return g_strdup_printf (_ ("Question %u of %u: %s"), position + 1, n, text);
}

/**
 * cle_question_saved_text:
 * @wall: when the last answer was saved, in milliseconds
 * @offset: minutes east of UTC
 *
 * Returns: (transfer full): what Ctrl+S has to say
 */
char *
cle_question_saved_text (gint64 wall,
                         int    offset)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (offset * 60);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (wall / 1000);
  g_autoptr (GDateTime) date = g_date_time_to_timezone (utc, zone);

  return g_date_time_format (date, _ ("Already saved, %H:%M"));
}

/**
 * cle_question_previous:
 * @position: where the run is
 * @n: number of questions; a position of @n is the review
 * @editing: whether the question was opened from the review
 *
 * Returns: where "Back" leads; @position itself at the very beginning
 */
guint
cle_question_previous (guint    position,
                       guint    n,
                       gboolean editing)
{
  if (editing)
    return n;

  return position == 0 ? 0 : position - 1;
}

/**
 * cle_question_following:
 * @position: where the run is
 * @n: number of questions
 * @editing: whether the question was opened from the review
 *
 * Returns: where "Next" leads
 */
guint
cle_question_following (guint    position,
                        guint    n,
                        gboolean editing)
{
  return editing ? n : MIN (position + 1, n);
}
