/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-erase-found.h"

#include <glib/gi18n-lib.h>

/**
 * cle_erase_mentions_new:
 *
 * Returns: (transfer full): nothing found
 */
CleEraseMentions *
cle_erase_mentions_new (void)
{
  CleEraseMentions *self = g_new0 (CleEraseMentions, 1);

  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->subjects = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * cle_erase_mentions_free:
 * @self: (transfer full): what was found
 */
void
cle_erase_mentions_free (CleEraseMentions *self)
{
  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->subjects);
  g_free (self->common);
  g_free (self);
}

static void
take_subject (CleEraseMentions *self,
              const char       *subject)
{
  if (g_ptr_array_find_with_equal_func (self->subjects, subject, g_str_equal, NULL))
    return;

  g_ptr_array_insert (self->texts, (int) self->subjects->len, g_strdup (subject));
  g_ptr_array_add (self->subjects, g_strdup (subject));
}

/**
 * cle_erase_mentions_take:
 * @self: what was found
 * @texts: (element-type utf8): sentences with a name in them
 * @subjects: (element-type utf8): what was assessed and is called so
 *
 * Adds what was found in one place, each subject once, however many results are about
 * it.
 */
void
cle_erase_mentions_take (CleEraseMentions *self,
                         GPtrArray        *texts,
                         GPtrArray        *subjects)
{
  for (guint i = 0; i < subjects->len; i++)
    take_subject (self, subjects->pdata[i]);
  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_add (self->texts, g_strdup (texts->pdata[i]));
}

static char *
describe_subjects (guint n)
{
  return g_strdup_printf (
      ngettext ("%u of them is the name of what was assessed. It changes in all results; new ones "
                "under the old name will stand apart.",
                "%u of them are names of what was assessed. They change in all results; new ones "
                "under the old names will stand apart.",
                n),
      n);
}

static char *
describe_left (guint n)
{
  return g_strdup_printf (
      ngettext ("In %u file the name stays: somebody else is called so, or it is a "
                "questionnaire, or open somewhere, or cannot be read.",
                "In %u files the name stays: somebody else is called so, or they are "
                "questionnaires, or open somewhere, or cannot be read.",
                n),
      n);
}

static char *
describe_common (const char *name)
{
  return g_strdup_printf (
      _ ("“%s” is part of more than %d other names, so it counts as an ordinary "
         "word and stays wherever it stands alone."),
      name, CLE_ERASE_COMMON);
}

/**
 * cle_erase_mentions_describe:
 * @self: what was found
 * @kept: whether the texts stay as they are
 *
 * Returns: (transfer full) (nullable): what there is to know beside the texts, a line
 *   for each sentence; %NULL if there is nothing
 */
char *
cle_erase_mentions_describe (const CleEraseMentions *self,
                             gboolean                kept)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (self->subjects->len > 0 && !kept)
    g_ptr_array_add (lines, describe_subjects (self->subjects->len));
  if (self->n_left > 0)
    g_ptr_array_add (lines, describe_left (self->n_left));
  if (self->common != NULL && !kept)
    g_ptr_array_add (lines, describe_common (self->common));
  if (lines->len == 0)
    return NULL;

  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}
