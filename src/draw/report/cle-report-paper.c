/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-report-paper.h"

#include <locale.h>
#include <string.h>

/* Points. Narrower than this no word fits, wider than this nobody prints. */
#define LEAST_SIDE 200.0
#define MOST_SIDE  5000.0

/* Where Letter is the usual paper: CLDR, supplemental data, "measurementData". */
static const char LETTER[] = " BZ CA CL CO CR GT MX NI PA PH PR SV US VE ";

/**
 * cle_paper_new:
 * @width: in points
 * @height: in points
 *
 * Returns: that paper with our margins, smaller ones on small paper; sides are
 *   held between 200 and 5000 points
 */
ClePaper
cle_paper_new (double width,
               double height)
{
  ClePaper self = { 0 };
  double margin;

  self.width = CLAMP (width, LEAST_SIDE, MOST_SIDE);
  self.height = CLAMP (height, LEAST_SIDE, MOST_SIDE);
  margin = MIN (CLE_PAPER_MARGIN, MIN (self.width, self.height) / 8);
  self.top = self.right = self.bottom = self.left = margin;

  return self;
}

/**
 * cle_paper_from_word:
 * @word: `a4` or `letter`
 * @paper: (out): the paper
 *
 * Returns: whether there is such a paper
 */
gboolean
cle_paper_from_word (const char *word,
                     ClePaper   *paper)
{
  if (g_ascii_strcasecmp (word, "a4") == 0)
    *paper = cle_paper_new (595.276, 841.89);
  else if (g_ascii_strcasecmp (word, "letter") == 0)
    *paper = cle_paper_new (612, 792);
  else
    return FALSE;

  return TRUE;
}

/**
 * cle_paper_for_locale:
 * @locale: (nullable): a locale as `en_US.UTF-8`
 *
 * Returns: Letter where it is usual by the territory of @locale, else A4
 */
ClePaper
cle_paper_for_locale (const char *locale)
{
  const char *low = locale != NULL ? strchr (locale, '_') : NULL;
  char needle[] = "    ";
  ClePaper paper;

  if (low != NULL && g_ascii_isupper (low[1]) && g_ascii_isupper (low[2]))
    memcpy (needle + 1, low + 1, 2);

  cle_paper_from_word (needle[1] != ' ' && strstr (LETTER, needle) != NULL ? "letter" : "a4",
                       &paper);
  return paper;
}

/**
 * cle_paper_get_usual:
 *
 * Returns: the paper of LC_PAPER as it is set in the environment
 */
ClePaper
cle_paper_get_usual (void)
{
  return cle_paper_for_locale (setlocale (LC_PAPER, NULL));
}
