/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-raters-closures.h"

#include "cle-format-closures.h"
#include "cle-profile-closures.h"

#include <glib/gi18n.h>

/**
 * cle_raters_level_text:
 * @trait: a trait
 * @level: index of a level, or %CLE_LEVEL_UNKNOWN
 * @language: of its text
 *
 * Returns: (transfer full): the level with its points, in words
 */
char *
cle_raters_level_text (const CleTrait *trait,
                       int             level,
                       const char     *language)
{
  return level == CLE_LEVEL_UNKNOWN ? g_strdup (_ ("Does not know"))
                                    : cle_profile_level_title (trait, (guint) level, language);
}

/**
 * cle_raters_summary_text:
 * @lines: (element-type CleRatingPairLine): what was compared
 *
 * Returns: (transfer full): on how many traits two people differ
 */
char *
cle_raters_summary_text (GArray *lines)
{
  guint n = cle_rating_pair_count (lines);

  if (n == 0)
    return g_strdup (_ ("They say the same of every trait."));

  return g_strdup_printf (ngettext ("They differ on %u of %u trait.",
                                    "They differ on %u of %u traits.", lines->len),
                          n, lines->len);
}

/**
 * cle_raters_choice_text:
 * @name: of a rater
 * @rating: theirs
 * @now: the present time in milliseconds
 *
 * Returns: (transfer full): who rated and when
 */
char *
cle_raters_choice_text (const char      *name,
                        const CleRating *rating,
                        gint64           now)
{
  g_autofree char *day = cle_format_moment (rating->at, now, rating->offset);

  /* Translators: who rated a client, and when. */
  return g_strdup_printf (C_ ("rating", "%s · %s"), name, day);
}
