/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-calibration-closures.h"

#include <glib/gi18n.h>

static const char *
get_finding (CleSeparation separation)
{
  switch (separation)
    {
    case CLE_SEPARATES_WELL:
      return _ ("Tells them apart well.");
    case CLE_SEPARATES_SOME:
      return _ ("Tells them apart somewhat.");
    case CLE_SEPARATES_WRONGLY:
      return _ ("Speaks for the clients you would let go: is it on the right side?");
    case CLE_SEPARATES_NOT:
      return _ ("Does not tell them apart.");
    case CLE_SEPARATES_UNKNOWN:
    default:
      return _ ("Not known of at least two clients of each kind.");
    }
}

/**
 * cle_calibration_trait_text:
 * @found: what was found of a trait
 *
 * Returns: (transfer full): it in words, with the pairs that were counted
 */
char *
cle_calibration_trait_text (const CleCalibrated *found)
{
  g_autofree char *pairs = NULL;

  if (found->separation == CLE_SEPARATES_UNKNOWN)
    return g_strdup (get_finding (found->separation));

  /* Translators: a pair is one client you would hate to lose and one you would
   * let go. */
  pairs = g_strdup_printf (ngettext ("Of %u pair, it speaks for the one you would hate to lose in "
                                     "%u and for the other in %u.",
                                     "Of %u pairs, it speaks for the one you would hate to lose in "
                                     "%u and for the other in %u.",
                                     found->n_pairs),
                           found->n_pairs, found->n_right, found->n_wrong);

  return g_strdup_printf ("%s %s", get_finding (found->separation), pairs);
}

/**
 * cle_calibration_weight_text:
 * @found: what was found of a trait
 * @weight: that it has now
 *
 * Returns: (transfer full): the present weight beside the proposed one
 */
char *
cle_calibration_weight_text (const CleCalibrated *found,
                             guint                weight)
{
  return found->weight == weight ? g_strdup_printf (_ ("Weight %u stays"), weight)
                                 : g_strdup_printf (_ ("Weight %u → %u"), weight, found->weight);
}

/**
 * cle_calibration_people_text:
 * @calibration: who was named
 * @kind: of clients
 *
 * Returns: (transfer full): how many of them are rated, and how many are missing
 */
char *
cle_calibration_people_text (const CleCalibration *calibration,
                             CleCalibrationKind    kind)
{
  guint missing = cle_calibration_get_missing (calibration, kind);
  guint n = calibration->rated[kind]->len;

  if (missing == 0)
    return g_strdup_printf (ngettext ("%u is rated.", "%u are rated.", n), n);

  return g_strdup_printf (ngettext ("%u is rated, of three that are needed.",
                                    "%u are rated, of three that are needed.", n),
                          n);
}

/**
 * cle_calibration_intro_text:
 * @calibration: what was found
 *
 * Returns: (transfer full): what the page shows, or what it waits for
 */
char *
cle_calibration_intro_text (const CleCalibration *calibration)
{
  if (calibration->traits == NULL)
    return g_strdup (_ ("Name and rate three clients you would hate to lose and three you would "
                        "let go. Then you see here which traits tell them apart."));

  return g_strdup_printf (
      _ ("Each of %u clients you would hate to lose is compared with each of %u you would let go. "
         "Nothing changes until you take the weights, and one step back undoes it."),
      calibration->rated[CLE_CALIBRATION_WANTED]->len,
      calibration->rated[CLE_CALIBRATION_UNWANTED]->len);
}
