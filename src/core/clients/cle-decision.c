/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-decision.h"

/* As records and scripts say them. */
static const char *const words[] = { "none", "cherish", "keep", "change-terms", "part" };

/**
 * cle_verdict_kind_get_word:
 * @kind: a verdict
 *
 * Returns: its word in records, output and commands
 */
const char *
cle_verdict_kind_get_word (CleVerdictKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (words), NULL);

  return words[kind];
}

/**
 * cle_verdict_kind_from_word:
 * @word: any text
 * @kind: (out): the verdict
 *
 * Returns: whether @word is the word of a verdict
 */
gboolean
cle_verdict_kind_from_word (const char     *word,
                            CleVerdictKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], word))
      {
        *kind = (CleVerdictKind) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * cle_decision_free:
 * @self: (transfer full): a decision
 */
void
cle_decision_free (CleDecision *self)
{
  g_free (self->id);
  g_free (self->client);
  g_free (self->reason);
  g_free (self);
}

/**
 * cle_trial_free:
 * @self: (transfer full): a trial of softer terms
 */
void
cle_trial_free (CleTrial *self)
{
  g_free (self->id);
  g_free (self->client);
  g_free (self->step);
  g_free (self->until);
  g_free (self);
}
