/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-tags.h"

#include <string.h>

#define SPACES " \t"

static gboolean
needs_quotes (const char *tag)
{
  gsize length = strlen (tag);

  return strpbrk (tag, CLE_CLIENT_TAGS_TABLE) != NULL || *tag == '"' || strspn (tag, SPACES) > 0 ||
         (length > 0 && strchr (SPACES, tag[length - 1]) != NULL);
}

static void
append_tag (GString    *out,
            const char *tag)
{
  if (!needs_quotes (tag))
    {
      g_string_append (out, tag);
      return;
    }

  g_string_append_c (out, '"');
  for (; *tag != '\0'; tag++)
    g_string_append (out, *tag == '"' ? "\"\"" : (char[]){ *tag, '\0' });
  g_string_append_c (out, '"');
}

/* From one quotation mark to the other, behind which the tag ends; NULL when
 * there is no such other one. */
static const char *
read_quoted (const char *text,
             const char *separators,
             GString    *tag)
{
  for (const char *at = text + 1; *at != '\0'; at++)
    {
      if (*at == '"' && at[1] != '"')
        {
          at += 1 + strspn (at + 1, SPACES);
          return *at == '\0' || strchr (separators, *at) != NULL ? at : NULL;
        }
      at += *at == '"';
      g_string_append_c (tag, *at);
    }

  return NULL;
}

static const char *
read_tag (const char *text,
          const char *separators,
          GString    *tag)
{
  const char *end = *text == '"' ? read_quoted (text, separators, tag) : NULL;

  if (end != NULL)
    return end;

  end = text + strcspn (text, separators);
  g_string_truncate (tag, 0);
  g_string_append_len (tag, text, end - text);
  g_strchomp (tag->str);
  return end;
}

/**
 * cle_client_tags_write:
 * @tags: (nullable): of a client
 *
 * What cle_client_tags_read() reads again: a tag with a comma in it stands in
 * quotation marks, as in a table.
 *
 * Returns: (transfer full) (nullable): all of them in one line; %NULL for none
 */
char *
cle_client_tags_write (char **tags)
{
  GString *out;

  if (tags == NULL || tags[0] == NULL)
    return NULL;

  out = g_string_new (NULL);
  for (guint i = 0; tags[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      append_tag (out, tags[i]);
    }

  return g_string_free (out, FALSE);
}

/**
 * cle_client_tags_read:
 * @text: tags in one line
 * @separators: each of these characters ends a tag
 *
 * A quotation mark in the middle of a tag is a part of it, as is one at its
 * beginning that no other one closes.
 *
 * Returns: (transfer full): the tags, without the empty ones
 */
char **
cle_client_tags_read (const char *text,
                      const char *separators)
{
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();

  while (*text != '\0')
    {
      g_autoptr (GString) tag = g_string_new (NULL);

      text += strspn (text, SPACES);
      text = read_tag (text, separators, tag);
      if (*tag->str != '\0')
        g_strv_builder_add (tags, tag->str);
      text += *text != '\0';
    }

  return g_strv_builder_end (tags);
}
