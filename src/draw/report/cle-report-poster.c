/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-report-poster.h"

#include "charts/cle-axis.h"
#include "cle-report-private.h"

#include <glib/gi18n-lib.h>

static CleReportSide *
side_new (const char *name,
          guint       weight,
          gboolean    knock_out,
          char       *words)
{
  CleReportSide *self = g_new0 (CleReportSide, 1);

  self->name = g_strdup (name);
  self->weight = weight;
  self->knock_out = knock_out;
  self->words = words;

  return self;
}

/* The level with the most points. */
static guint
find_best (const CleTrait *trait)
{
  guint best = 0;

  for (guint i = 1; i < cle_trait_get_n_levels (trait); i++)
    if (cle_trait_get_points (trait, i) > cle_trait_get_points (trait, best))
      best = i;

  return best;
}

/* The worst level that is still tolerated, or the mildest that is not any more. */
static gboolean
find_limit (const CleTrait *trait,
            gboolean        is_fine,
            guint          *level)
{
  guint tolerance = cle_trait_get_tolerance (trait);
  gboolean found = FALSE;

  for (guint i = 0; i < cle_trait_get_n_levels (trait); i++)
    {
      guint points = cle_trait_get_points (trait, i);
      guint other = found ? cle_trait_get_points (trait, *level) : 0;

      if ((points <= tolerance) != is_fine)
        continue;
      if (!found || (is_fine ? points > other : points < other))
        *level = i;
      found = TRUE;
    }

  return found;
}

static CleReportSide *
make_ideal (const CleTrait *trait,
            const char     *language)
{
  const char *best = cle_trait_get_level (trait, find_best (trait), language);

  return side_new (cle_trait_get_name (trait, language), cle_trait_get_weight (trait), FALSE,
                   g_strdup_printf (_ ("At best: %s"), best));
}

static CleReportSide *
make_non_ideal (const CleTrait *trait,
                const char     *language)
{
  gboolean knock_out = cle_trait_get_knock_out (trait);
  g_autoptr (GString) words = g_string_new (NULL);
  guint level;

  if (knock_out)
    g_string_append_printf (words, "%s\n", _ ("Decides by itself."));
  if (find_limit (trait, TRUE, &level))
    {
      g_string_append_printf (words, _ ("Still fine: %s"),
                              cle_trait_get_level (trait, level, language));
      g_string_append_c (words, '\n');
    }
  if (find_limit (trait, FALSE, &level))
    g_string_append_printf (words, _ ("Too much: %s"),
                            cle_trait_get_level (trait, level, language));

  return side_new (cle_trait_get_name (trait, language), cle_trait_get_weight (trait), knock_out,
                   g_string_free (g_steal_pointer (&words), FALSE));
}

static GPtrArray *
list_side (const CleProfile *profile,
           CleSide           side,
           const char       *language)
{
  GPtrArray *sides = g_ptr_array_new ();

  for (guint i = 0; i < cle_profile_get_n_traits (profile); i++)
    {
      const CleTrait *trait = cle_profile_get_trait (profile, i);

      if (cle_trait_get_side (trait) == side)
        g_ptr_array_add (sides, side == CLE_SIDE_IDEAL ? make_ideal (trait, language)
                                                       : make_non_ideal (trait, language));
    }

  return sides;
}

static void
add_pairs (CleReport        *self,
           const CleProfile *profile,
           const char       *language)
{
  g_autoptr (GPtrArray) ideal = list_side (profile, CLE_SIDE_IDEAL, language);
  g_autoptr (GPtrArray) other = list_side (profile, CLE_SIDE_NON_IDEAL, language);
  CleReportPart *head = cle_report_add_part (self, CLE_PART_PAIR, NULL);

  head->sides[0] = side_new (_ ("Our client"), 0, FALSE, NULL);
  head->sides[1] = side_new (_ ("Not our client"), 0, FALSE, NULL);
  for (guint i = 0; i < MAX (ideal->len, other->len); i++)
    {
      CleReportPart *part = cle_report_add_part (self, CLE_PART_PAIR, NULL);

      part->sides[0] = i < ideal->len ? ideal->pdata[i] : NULL;
      part->sides[1] = i < other->len ? other->pdata[i] : NULL;
    }
  if (ideal->len + other->len == 0)
    cle_report_add_part (self, CLE_PART_TEXT, _ ("This profile has no traits yet."));
}

/**
 * cle_report_side_free:
 * @self: (transfer full): a side of a pair
 */
void
cle_report_side_free (CleReportSide *self)
{
  g_free (self->name);
  g_free (self->words);
  g_free (self);
}

/**
 * cle_report_new_for_poster:
 * @profile: a profile; copied
 * @language: (nullable): of the traits' texts
 * @offset: minutes east of UTC, for the day of the revision
 *
 * One page for the wall: which clients we want and which not, with weights,
 * levels, what is still fine, and what decides by itself.
 *
 * Returns: (transfer full): the report
 */
CleReport *
cle_report_new_for_poster (const CleProfile *profile,
                           const char       *language,
                           int               offset)
{
  const char *title = _ ("Our client, and not our client");
  CleReport *self = cle_report_new (title, language);
  g_autofree char *day = cle_axis_format_day (cle_profile_get_made (profile), offset);

  g_free (self->foot);
  /* Translators: name of a profile, its revision, the day it was made; one that was never
   * saved has only a name. */
  self->foot = cle_profile_get_revision (profile) == 0
                   ? g_strdup (cle_profile_get_name (profile))
                   : g_strdup_printf (_ ("%s · revision %u · %s"), cle_profile_get_name (profile),
                                      cle_profile_get_revision (profile), day);
  cle_report_add_heading (self, 1, title);
  cle_report_add_part (self, CLE_PART_DIM, self->foot);
  add_pairs (self, profile, language);

  return self;
}
