/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-report-letter.h"

#include "cle-report-private.h"

#include <glib/gi18n-lib.h>

#define POINTS_A_MILLIMETRE (72 / 25.4)
#define MOST_LETTERHEAD     150.0
#define PARAGRAPH           9.0 /* points between two paragraphs */
#define BLOCK               18.0
#define LINE_SPACE          1.5

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

static char **
split_lines (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) pieces = g_strsplit (valid, "\r\n", -1);
  g_autofree char *joined = g_strjoinv ("\n", pieces);

  return g_strsplit (joined, "\n", -1);
}

/* A line of its own for each; an empty one opens a paragraph. */
static void
add_block (CleReport  *self,
           const char *text,
           double      before,
           gboolean    is_bold)
{
  g_auto (GStrv) lines = is_given (text) ? split_lines (text) : NULL;
  /* The first line stands right below the letterhead. */
  double space = self->parts->len > 1 ? before : 0;

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      CleReportPart *part;

      g_strchomp (lines[i]);
      if (lines[i][0] == '\0')
        {
          space = MAX (space, PARAGRAPH);
          continue;
        }
      part = cle_report_add_part (self, CLE_PART_LINE, lines[i]);
      part->space = space;
      part->level = is_bold;
      space = LINE_SPACE;
    }
}

/**
 * cle_report_new_for_letter:
 * @letter: what it says; copied
 *
 * A letter on paper: free space for the letterhead on its first page, sender,
 * date, subject and text. Only where it has several pages are they numbered. That
 * nothing is left to fill in is for the caller to know, see
 * cle_letter_merged_is_ready().
 *
 * Returns: (transfer full): the report
 */
CleReport *
cle_report_new_for_letter (const CleReportLetter *letter)
{
  CleReport *self =
      cle_report_new (is_given (letter->title) ? letter->title : _ ("Letter"), letter->language);

  self->is_bare = TRUE;
  cle_report_add_part (self, CLE_PART_SPACE, NULL)->space =
      CLAMP (letter->letterhead, 0, MOST_LETTERHEAD) * POINTS_A_MILLIMETRE;
  add_block (self, letter->sender, 0, FALSE);
  add_block (self, letter->day, BLOCK, FALSE);
  add_block (self, letter->title, BLOCK, TRUE);
  add_block (self, letter->text, BLOCK, FALSE);

  return self;
}

/**
 * cle_report_letter_dup_text:
 * @letter: what it says
 *
 * Returns: (transfer full): the same as plain text, for the clipboard or a file
 */
char *
cle_report_letter_dup_text (const CleReportLetter *letter)
{
  const char *blocks[] = { letter->sender, letter->day, letter->title, letter->text };
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      g_auto (GStrv) lines = is_given (blocks[i]) ? split_lines (blocks[i]) : NULL;

      if (lines == NULL)
        continue;
      if (out->len > 0)
        g_string_append_c (out, '\n');
      for (guint line = 0; lines[line] != NULL; line++)
        if (lines[line][0] != '\0' || lines[line + 1] != NULL)
          g_string_append_printf (out, "%s\n", lines[line]);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}
