/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-letter.h"

/**
 * cle_letter_copy:
 * @self: a letter
 *
 * Returns: (transfer full): the same
 */
CleLetter *
cle_letter_copy (const CleLetter *self)
{
  CleLetter *copy = g_new (CleLetter, 1);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->client = g_strdup (self->client);
  copy->kind = g_strdup (self->kind);
  copy->title = g_strdup (self->title);
  copy->text = g_strdup (self->text);

  return copy;
}

/**
 * cle_letter_forget_words:
 * @self: a letter
 *
 * Lets go of subject and text.
 */
void
cle_letter_forget_words (CleLetter *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->text, g_free);
}

/**
 * cle_letter_free:
 * @self: (transfer full) (nullable): a letter
 */
void
cle_letter_free (CleLetter *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->client);
  g_free (self->kind);
  g_free (self->title);
  g_free (self->text);
  g_free (self);
}
