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
 * cle_decision_copy:
 * @self: a decision
 *
 * Returns: (transfer full): the same
 */
CleDecision *
cle_decision_copy (const CleDecision *self)
{
  CleDecision *copy = g_new (CleDecision, 1);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->client = g_strdup (self->client);
  copy->reason = g_strdup (self->reason);

  return copy;
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
 * cle_trial_copy:
 * @self: a trial
 *
 * Returns: (transfer full): the same
 */
CleTrial *
cle_trial_copy (const CleTrial *self)
{
  CleTrial *copy = g_new (CleTrial, 1);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->client = g_strdup (self->client);
  copy->step = g_strdup (self->step);
  copy->until = g_strdup (self->until);

  return copy;
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
