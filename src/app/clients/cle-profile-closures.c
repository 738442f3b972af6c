/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-profile-closures.h"

#include "cle-format-closures.h"
#include "clients/cle-profile-changes.h"
#include "clients/cle-verdict-reasons.h"

#include <glib/gi18n.h>

#define MAX_PREVIEW 4 /* clients that are named */

/* The worst level that is still tolerated, or the number of levels for none. */
static guint
find_tolerated (const CleTrait *trait)
{
  guint n = cle_trait_get_n_levels (trait);
  guint found = n;

  for (guint i = 0; i < n; i++)
    {
      guint points = cle_trait_get_points (trait, i);

      if (points > 0 && points <= cle_trait_get_tolerance (trait) &&
          (found == n || points > cle_trait_get_points (trait, found)))
        found = i;
    }

  return found;
}

/**
 * cle_profile_trait_subtitle:
 * @trait: a trait of a profile
 * @language: of its texts
 *
 * Returns: (transfer full): its weight, what is tolerated, and whether it
 *   decides by itself, in one line
 */
char *
cle_profile_trait_subtitle (const CleTrait *trait,
                            const char     *language)
{
  GString *text = g_string_new (NULL);
  guint tolerated = find_tolerated (trait);

  g_string_append_printf (text, _ ("Weight %u"), cle_trait_get_weight (trait));
  if (cle_trait_get_side (trait) == CLE_SIDE_IDEAL)
    return g_string_free (text, FALSE);

  if (tolerated < cle_trait_get_n_levels (trait))
    {
      g_string_append (text, " · ");
      /* Translators: %s is the wording of a level: "once or twice a year". */
      g_string_append_printf (text, _ ("fine up to “%s”"),
                              cle_trait_get_level (trait, tolerated, language));
    }
  if (cle_trait_get_knock_out (trait))
    g_string_append_printf (text, " · %s", _ ("decides by itself"));

  return g_string_free (text, FALSE);
}

/**
 * cle_profile_level_title:
 * @trait: a trait
 * @level: index of a level
 * @language: of its text
 *
 * Returns: (transfer full): the level with its points
 */
char *
cle_profile_level_title (const CleTrait *trait,
                         guint           level,
                         const char     *language)
{
  guint points = cle_trait_get_points (trait, level);

  /* Translators: the wording of a level of a trait, and its points. */
  return g_strdup_printf (ngettext ("%s (%u point)", "%s (%u points)", points),
                          cle_trait_get_level (trait, level, language), points);
}

/**
 * cle_profile_tolerance_choices:
 * @trait: of the non-ideal side
 * @language: of its texts
 *
 * Returns: (transfer full): what may be tolerated of it, the first: nothing;
 *   then one for each level that has points
 */
char **
cle_profile_tolerance_choices (const CleTrait *trait,
                               const char     *language)
{
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();

  g_strv_builder_add (choices, _ ("Nothing of it"));
  for (guint i = 0; i < cle_trait_get_n_levels (trait); i++)
    {
      g_autofree char *title = cle_profile_level_title (trait, i, language);

      if (cle_trait_get_points (trait, i) > 0)
        g_strv_builder_add (choices, title);
    }

  return g_strv_builder_end (choices);
}

/**
 * cle_profile_tolerance_index:
 * @trait: of the non-ideal side
 *
 * Returns: the index of its tolerance among the choices
 */
guint
cle_profile_tolerance_index (const CleTrait *trait)
{
  guint tolerated = find_tolerated (trait), choice = 0;

  if (tolerated == cle_trait_get_n_levels (trait))
    return 0;

  for (guint i = 0; i <= tolerated; i++)
    choice += cle_trait_get_points (trait, i) > 0;

  return choice;
}

/**
 * cle_profile_tolerance_points:
 * @trait: of the non-ideal side
 * @choice: an index among the choices
 *
 * Returns: the points that are then tolerated
 */
guint
cle_profile_tolerance_points (const CleTrait *trait,
                              guint           choice)
{
  for (guint i = 0; i < cle_trait_get_n_levels (trait) && choice > 0; i++)
    {
      guint points = cle_trait_get_points (trait, i);

      if (points > 0 && --choice == 0)
        return points;
    }

  return 0;
}

/**
 * cle_profile_side_summary:
 * @profile: a profile
 * @side: one of its sides
 *
 * Returns: (transfer full): how many traits it has and how heavy they are
 */
char *
cle_profile_side_summary (const CleProfile *profile,
                          CleSide           side)
{
  guint n = 0, weight = 0;

  for (guint i = 0; i < cle_profile_get_n_traits (profile); i++)
    {
      const CleTrait *trait = cle_profile_get_trait (profile, i);

      if (cle_trait_get_side (trait) != side)
        continue;
      n++;
      weight += cle_trait_get_weight (trait);
    }

  /* Translators: number of traits, and the sum of their weights. */
  return g_strdup_printf (ngettext ("%u trait, weight %u in all", "%u traits, weight %u in all", n),
                          n, weight);
}

static int
get_offset (gint64 at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at / 1000);

  return time == NULL ? 0 : (int) (g_date_time_get_utc_offset (time) / G_TIME_SPAN_MINUTE);
}

/**
 * cle_profile_revision_name:
 * @profile: a revision that was saved
 * @now: the present time in milliseconds
 *
 * Returns: (transfer full): its day and its number
 */
char *
cle_profile_revision_name (const CleProfile *profile,
                           gint64            now)
{
  gint64 made = cle_profile_get_made (profile);
  g_autofree char *day = cle_format_moment (made, now, get_offset (made));

  /* Translators: number and time of a revision of a profile. */
  return g_strdup_printf (_ ("%u · %s"), cle_profile_get_revision (profile), day);
}

/**
 * cle_profile_revision_text:
 * @profile: as it is shown
 * @modified: whether that is not saved yet
 * @now: the present time in milliseconds
 *
 * Returns: (transfer full): a line on its state
 */
char *
cle_profile_revision_text (const CleProfile *profile,
                           gboolean          modified,
                           gint64            now)
{
  gint64 made = cle_profile_get_made (profile);
  g_autofree char *day = NULL;

  if (cle_profile_get_revision (profile) == 0)
    return g_strdup (_ ("A new profile, not saved yet."));

  day = cle_format_day (made, now, get_offset (made));
  /* Translators: %u is the number of a revision, %s a day within a sentence. */
  return g_strdup_printf (modified ? _ ("Changed since revision %u, saved %s.")
                                   : _ ("Revision %u, saved %s."),
                          cle_profile_get_revision (profile), day);
}

/**
 * cle_profile_notice_find:
 * @profile: as it is shown
 * @modified: whether that is not saved yet
 * @restored: whether it was edited before the program was started
 * @days: after which a revision is old
 * @now: the present time in milliseconds
 * @offset: of the local time, minutes east of UTC
 *
 * Returns: what is to be said above it; steps that are not saved come first
 */
CleProfileNotice
cle_profile_notice_find (const CleProfile *profile,
                         gboolean          modified,
                         gboolean          restored,
                         guint             days,
                         gint64            now,
                         int               offset)
{
  if (modified)
    return restored ? CLE_PROFILE_NOTICE_RESTORED : CLE_PROFILE_NOTICE_NONE;

  return cle_profile_is_due (profile, days, now, offset) ? CLE_PROFILE_NOTICE_DUE
                                                         : CLE_PROFILE_NOTICE_NONE;
}

/**
 * cle_profile_notice_text:
 * @notice: what is to be said
 * @profile: about which profile
 * @now: the present time in milliseconds
 *
 * Returns: (transfer full): it in words
 */
char *
cle_profile_notice_text (CleProfileNotice  notice,
                         const CleProfile *profile,
                         gint64            now)
{
  gint64 days = (now - cle_profile_get_made (profile)) / (24 * 60 * 60 * (gint64) 1000);

  switch (notice)
    {
    case CLE_PROFILE_NOTICE_RESTORED:
      return g_strdup (_ ("Your changes of last time are here. They do not count yet: save them as "
                          "a revision, or go back to what was saved."));
    case CLE_PROFILE_NOTICE_DUE:
      return g_strdup_printf (
          ngettext ("This profile was last revised %u day ago. Clients change, and so do you: "
                    "does it still hold?",
                    "This profile was last revised %u days ago. Clients change, and so do you: "
                    "does it still hold?",
                    (gulong) days),
          (guint) days);
    case CLE_PROFILE_NOTICE_NONE:
    default:
      return g_strdup ("");
    }
}

/**
 * cle_profile_revision_cell:
 * @trait: (nullable): a trait of a revision
 * @language: of its texts
 *
 * Returns: (transfer full): its weight and the like; a dash for none
 */
char *
cle_profile_revision_cell (const CleTrait *trait,
                           const char     *language)
{
  return trait == NULL ? g_strdup ("–") : cle_profile_trait_subtitle (trait, language);
}

/**
 * cle_profile_change_title:
 * @name: of a trait
 * @flags: what changed, of #CleChangeFlags
 *
 * Returns: (transfer full): the name with what changed
 */
char *
cle_profile_change_title (const char *name,
                          guint       flags)
{
  const char *what = flags & CLE_CHANGE_ADDED     ? _ ("new")
                     : flags & CLE_CHANGE_REMOVED ? _ ("removed")
                     : flags & (CLE_CHANGE_WEIGHT | CLE_CHANGE_TOLERANCE | CLE_CHANGE_KNOCK_OUT)
                         ? _ ("weighed anew")
                     : flags & (CLE_CHANGE_LEVELS | CLE_CHANGE_NAME | CLE_CHANGE_SIDE)
                         ? _ ("worded anew")
                     : flags & CLE_CHANGE_PLACE ? _ ("moved")
                                                : NULL;

  return what == NULL ? g_strdup (name) : g_strdup_printf (C_ ("trait", "%s · %s"), name, what);
}

/**
 * cle_profile_preview_text:
 * @changes: (element-type CleJudgeChange): clients that would be judged otherwise
 *
 * Returns: (transfer full): who they are, the first few by name
 */
char *
cle_profile_preview_text (GArray *changes)
{
  GString *text;

  if (changes->len == 0)
    return g_strdup (_ ("Saved like this, no client would be judged otherwise."));

  text = g_string_new (NULL);
  g_string_append_printf (text,
                          ngettext ("Saved like this, %u client would be judged otherwise:",
                                    "Saved like this, %u clients would be judged otherwise:",
                                    changes->len),
                          changes->len);
  for (guint i = 0; i < MIN (changes->len, MAX_PREVIEW); i++)
    {
      const CleJudgeChange *change = &g_array_index (changes, CleJudgeChange, i);

      g_string_append_c (text, '\n');
      /* Translators: a client, its verdict as it is and as it would be. */
      g_string_append_printf (text, _ ("%s: %s → %s"), change->judged->client->name,
                              cle_verdict_kind_get_name (change->before),
                              cle_verdict_kind_get_name (change->after));
    }
  if (changes->len > MAX_PREVIEW)
    g_string_append (text, "\n…");

  return g_string_free (text, FALSE);
}

static char *
fold_name (const char *name)
{
  g_autofree char *bare = g_strstrip (g_strdup (name));

  return g_utf8_casefold (bare, -1);
}

/**
 * cle_profile_name_is_taken:
 * @name: as somebody types it
 * @taken: (element-type utf8): how other profiles are called
 *
 * Returns: whether one of them is called so; capitals and blanks around it make no
 *   difference
 */
gboolean
cle_profile_name_is_taken (const char *name,
                           GPtrArray  *taken)
{
  g_autofree char *folded = fold_name (name);

  for (guint i = 0; i < taken->len; i++)
    {
      g_autofree char *other = fold_name (taken->pdata[i]);

      if (g_str_equal (folded, other))
        return TRUE;
    }

  return FALSE;
}

/**
 * cle_profile_copy_name:
 * @profile: a profile
 *
 * Returns: (transfer full): what a copy of it may be called, so that the two can
 *   be told apart
 */
char *
cle_profile_copy_name (const CleProfile *profile)
{
  /* Translators: the name of a profile; shown as the name of its copy. */
  return g_strdup_printf (_ ("%s (copy)"), cle_profile_get_name (profile));
}
