/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-target.h"

#include "history/cle-progress-series.h"

#include <glib/gi18n.h>

/* Digits, and one more after a point or a comma. Returns the end of the number. */
static const char *
read_tenths (const char *word,
             guint      *tenths)
{
  const char *at = word;

  for (*tenths = 0; g_ascii_isdigit (*at) && *tenths <= CLE_PROGRESS_AXIS; at++)
    *tenths = *tenths * 10 + (guint) g_ascii_digit_value (*at);
  *tenths *= 10;
  if (at == word || (*at != '.' && *at != ',') || !g_ascii_isdigit (at[1]))
    return at > word ? at : NULL;

  *tenths += (guint) g_ascii_digit_value (at[1]);
  return at + 2;
}

/**
 * cle_ctl_target_parse:
 * @ctl: the program
 * @word: (nullable): a score from 0 to 10, maybe with one decimal after a point
 *   or a comma
 * @target: (out): in thousandths; %CLE_PROGRESS_NO_TARGET without a word
 * @status: (out): the exit code if it fails
 *
 * Returns: %FALSE, after telling, if the word is no such score.
 */
gboolean
cle_ctl_target_parse (CleCtl     *ctl,
                      const char *word,
                      gint32     *target,
                      CleCtlExit *status)
{
  const char *end;
  guint tenths;

  *target = CLE_PROGRESS_NO_TARGET;
  *status = CLE_CTL_INPUT;
  if (word == NULL)
    return TRUE;
  if (!cle_ctl_check_text (ctl, word))
    return FALSE;

  end = read_tenths (word, &tenths);
  if (end == NULL || *end != '\0' || tenths > CLE_PROGRESS_AXIS / 100)
    {
      cle_ctl_refuse (ctl, _ ("A target is 0 to 10, with one decimal at most, not “%s”."), word);
      return FALSE;
    }

  *target = (gint32) tenths * 100;
  return TRUE;
}
