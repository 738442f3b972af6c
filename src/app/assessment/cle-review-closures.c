/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-review-closures.h"

#include "cle-format-closures.h"

#include <glib/gi18n.h>

/**
 * cle_review_reason:
 * @n_open: how many questions have no answer
 *
 * Returns: (transfer full): why the assessment cannot be finished; "" if it can
 */
char *
cle_review_reason (guint n_open)
{
  if (n_open == 0)
    return g_strdup ("");

  return g_strdup_printf (ngettext ("%u question still waits for an answer. “Not sure” is an "
                                    "answer, too.",
                                    "%u questions still wait for an answer. “Not sure” is an "
                                    "answer, too.",
                                    n_open),
                          n_open);
}

/**
 * cle_review_finish_label:
 * @state: how far the saving is
 *
 * Returns: (transfer none): what the button says
 */
const char *
cle_review_finish_label (CleFinishingState state)
{
  return state == CLE_FINISHING_SAVING ? _ ("Saving…") : _ ("Finish");
}

/**
 * cle_review_failure:
 * @message: what the store said
 *
 * Returns: (transfer full): what the user needs to know
 */
char *
cle_review_failure (const char *message)
{
  return g_strdup_printf (_ ("The result is NOT saved yet: %s\nYour answers are kept, and saving "
                             "is tried again every ten seconds."),
                          message);
}

/**
 * cle_review_row_subtitle:
 * @answer: the answer
 * @evidence: (nullable): what shows it
 *
 * Returns: (transfer full): the line below the question
 */
char *
cle_review_row_subtitle (CleAnswer   answer,
                         const char *evidence)
{
  if (evidence == NULL || *evidence == '\0')
    return g_strdup (cle_format_answer (answer));

  return g_strdup_printf (C_ ("answer and evidence", "%s — %s"), cle_format_answer (answer),
                          evidence);
}
