/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-isolate.h"

#define LEFT_TO_RIGHT_MARK   0x200e
#define FIRST_STRONG_ISOLATE 0x2068
#define POP_ISOLATE          0x2069

typedef struct
{
  gunichar first;
  gunichar last;
} Range;

static gboolean
opens_isolate (gunichar letter)
{
  return letter >= 0x2066 && letter <= FIRST_STRONG_ISOLATE;
}

/* Letters that run from right to left, and marks that make others do so. */
static gboolean
turns (gunichar letter)
{
  static const Range ranges[] = {
    { 0x0590, 0x08ff }, { 0x200f, 0x200f }, { 0x202a, 0x202e },   { 0x2066, 0x2069 },
    { 0xfb1d, 0xfdff }, { 0xfe70, 0xfeff }, { 0x10800, 0x10fff }, { 0x1e800, 0x1efff },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (letter >= ranges[i].first && letter <= ranges[i].last)
      return TRUE;

  return FALSE;
}

static gboolean
has_turns (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (turns (g_utf8_get_char (at)))
      return TRUE;

  return FALSE;
}

/**
 * cle_isolate:
 * @text: a name or another text that a user wrote, UTF-8
 *
 * Makes a text ready to stand beside others in one line. What runs from right to
 * left, or makes its neighbours do so, is set apart with the isolates of Unicode
 * Standard Annex 9, 2.5; those that the text opens are closed, and those that it
 * closes without having opened them are left out. A mark before it keeps a line
 * that begins with it running as the program's own languages do, from left to
 * right. Any other text stays as it is.
 *
 * Returns: (transfer full): the text
 */
char *
cle_isolate (const char *text)
{
  g_autoptr (GString) out = NULL;
  guint depth = 1;

  if (!has_turns (text))
    return g_strdup (text);

  out = g_string_new (NULL);
  g_string_append_unichar (out, LEFT_TO_RIGHT_MARK);
  g_string_append_unichar (out, FIRST_STRONG_ISOLATE);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter == POP_ISOLATE && depth == 1)
        continue;
      depth += opens_isolate (letter) ? 1 : 0;
      depth -= letter == POP_ISOLATE ? 1 : 0;
      g_string_append_unichar (out, letter);
    }
  for (; depth > 0; depth--)
    g_string_append_unichar (out, POP_ISOLATE);

  return g_string_free (g_steal_pointer (&out), FALSE);
}
