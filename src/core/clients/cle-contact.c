/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-contact.h"

#include <string.h>

static const char *const KINDS[] = { "care", "order", "money", "problem" };

/* As they stand in amendments; “promised” takes the other two back. */
static const char *const STATES[] = { "", "promised", "kept", "broken" };

static gboolean
find_word (const char *const *words,
           guint              n,
           const char        *word,
           guint             *found)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (words[i], word) == 0)
      {
        *found = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * cle_contact_new:
 *
 * Returns: (transfer full): a contact of care, of which nothing is known yet
 */
CleContact *
cle_contact_new (void)
{
  CleContact *self = g_new0 (CleContact, 1);

  self->text = g_strdup ("");
  return self;
}

/**
 * cle_contact_copy:
 * @self: a contact
 *
 * Returns: (transfer full): the same
 */
CleContact *
cle_contact_copy (const CleContact *self)
{
  CleContact *copy = g_new (CleContact, 1);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->client = g_strdup (self->client);
  copy->text = g_strdup (self->text);
  copy->promise = g_strdup (self->promise);
  copy->due = g_strdup (self->due);

  return copy;
}

/**
 * cle_contact_free:
 * @self: (transfer full) (nullable): a contact
 */
void
cle_contact_free (CleContact *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->client);
  g_free (self->text);
  g_free (self->promise);
  g_free (self->due);
  g_free (self);
}

/**
 * cle_contact_kind_get_word:
 * @kind: of a contact
 *
 * Returns: (transfer none): the word for it in files
 */
const char *
cle_contact_kind_get_word (CleContactKind kind)
{
  return KINDS[kind];
}

/**
 * cle_contact_kind_from_word:
 * @word: a word of a file
 * @kind: (out): what it means
 *
 * Returns: %FALSE if it is none
 */
gboolean
cle_contact_kind_from_word (const char     *word,
                            CleContactKind *kind)
{
  guint found;

  if (!find_word (KINDS, G_N_ELEMENTS (KINDS), word, &found))
    return FALSE;

  *kind = (CleContactKind) found;
  return TRUE;
}

/**
 * cle_promise_state_get_word:
 * @state: of a promise; not %CLE_PROMISE_NONE
 *
 * Returns: (transfer none): the word for it in files
 */
const char *
cle_promise_state_get_word (ClePromiseState state)
{
  return STATES[state];
}

/**
 * cle_promise_state_from_word:
 * @word: a word of a file
 * @state: (out): what it means
 *
 * Returns: %FALSE if it is none
 */
gboolean
cle_promise_state_from_word (const char      *word,
                             ClePromiseState *state)
{
  guint found;

  if (!find_word (STATES, G_N_ELEMENTS (STATES), word, &found) || found == 0)
    return FALSE;

  *state = (ClePromiseState) found;
  return TRUE;
}
