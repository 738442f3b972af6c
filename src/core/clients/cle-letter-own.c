/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-letter-own.h"

#include <string.h>

#define BLANK "\n\n"

/* Where the letter itself begins: after the day and the salutation. */
static gsize
find_begin (const char *text)
{
  const char *day = strstr (text, BLANK);
  const char *salutation = day != NULL ? strstr (day + strlen (BLANK), BLANK) : NULL;

  return salutation != NULL ? (gsize) (salutation - text) : 0;
}

/* Where it ends: before the paragraph of who signs. */
static gsize
find_end (const char *text)
{
  const char *sign = g_strrstr (text, BLANK);

  return sign != NULL ? (gsize) (sign - text) : strlen (text);
}

/* A paragraph of its own; tokens behind it move on. */
static void
insert (CleLetterMerged *self,
        gsize            at,
        const char      *words)
{
  g_autofree char *own = g_strstrip (g_strdup (words));
  g_autoptr (GString) text = NULL;
  gsize length = strlen (own) + strlen (BLANK);

  if (*own == '\0')
    return;

  text = g_string_new_len (self->text, (gssize) at);
  g_string_append_printf (text, at > 0 ? BLANK "%s" : "%s" BLANK, own);
  g_string_append (text, self->text + at);
  for (guint i = 0; i < self->spans->len; i++)
    {
      CleLetterSpan *span = &g_array_index (self->spans, CleLetterSpan, i);

      if (span->start >= at)
        span->start += (guint) length;
    }
  g_free (self->text);
  self->text = g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * cle_letter_merged_add_own:
 * @self: a letter made from a template: the day, a salutation, paragraphs, who signs
 * @before: (nullable): what to say before its paragraphs, in the user's own words
 * @after: (nullable): what to say after them
 *
 * Own words are words and not a template: {{braces}} in them stay as they are and
 * block nothing. Blank ones add nothing.
 */
void
cle_letter_merged_add_own (CleLetterMerged *self,
                           const char      *before,
                           const char      *after)
{
  g_return_if_fail (self != NULL);

  if (after != NULL)
    insert (self, find_end (self->text), after);
  if (before != NULL)
    insert (self, find_begin (self->text), before);
}
