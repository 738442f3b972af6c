/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-rating-closures.h"

#include "clients/cle-fit.h"
#include "clients/cle-rating.h"

#include <gdk/gdk.h>
#include <glib/gi18n.h>

/**
 * cle_rating_key_level:
 * @keyval: a key that was pressed without a modifier
 * @n_levels: of the trait
 *
 * 1 is the first level, and so on; 0 and U are that nobody knows, and so is the
 * letter for it of the user's language.
 *
 * Returns: index of a level, %CLE_LEVEL_UNKNOWN or %CLE_RATING_NO_LEVEL
 */
int
cle_rating_key_level (guint keyval,
                      guint n_levels)
{
  gunichar key = g_unichar_tolower (gdk_keyval_to_unicode (keyval));
  /* Translators: the key for “Nobody knows” when a client is rated: one letter. */
  gunichar unknown = g_unichar_tolower (g_utf8_get_char (C_ ("key", "U")));

  if (key == '0' || key == 'u' || (key != 0 && key == unknown))
    return CLE_LEVEL_UNKNOWN;

  return key >= '1' && key < '1' + n_levels ? (int) (key - '1') : CLE_RATING_NO_LEVEL;
}

/**
 * cle_rating_progress_text:
 * @n_known: traits of which somebody knows
 * @n_traits: all
 *
 * Returns: (transfer full): how far the rating is, and what a verdict needs as
 *   long as it lacks that
 */
char *
cle_rating_progress_text (guint n_known,
                          guint n_traits)
{
  CleFit fit = { .n_traits = n_traits, .n_known = n_known };
  g_autofree char *text =
      /* Translators: %u traits of %u, and how many per cent of them that is. */
      g_strdup_printf (ngettext ("%u of %u rated, coverage %u %%", "%u of %u rated, coverage %u %%",
                                 n_traits),
                       n_known, n_traits, cle_fit_get_coverage (&fit));

  if (cle_fit_is_covered (&fit))
    return g_steal_pointer (&text);

  /* Translators: %s is “2 of 9 rated, coverage 22 %”. */
  return g_strdup_printf (_ ("%s; a verdict needs %d %%"), text, CLE_FIT_MIN_COVERAGE);
}

/**
 * cle_rating_place_text:
 * @place: of a trait, from 0 on
 * @n_traits: all
 *
 * Returns: (transfer full): which of the traits it is
 */
char *
cle_rating_place_text (guint place,
                       guint n_traits)
{
  return g_strdup_printf (_ ("Trait %u of %u"), place + 1, n_traits);
}
