/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assessment/cle-due.h"
#include "cle-profile-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
clear_profile (CleProfile *self)
{
  for (guint i = 0; i < self->n_traits; i++)
    g_clear_pointer (&self->traits[i], cle_trait_unref);

  g_free (self->traits);
  g_free (self->name);
  g_free (self->id);
}

/*
 * cle_profile_copy:
 * @self: a profile
 * @n_traits: how many traits the copy is to have
 *
 * Returns: (transfer full): the same profile without its traits, with room for
 *   @n_traits, which the caller fills
 */
CleProfile *
cle_profile_copy (const CleProfile *self,
                  guint             n_traits)
{
  CleProfile *copy = g_atomic_rc_box_new0 (CleProfile);

  copy->id = g_strdup (self->id);
  copy->revision = self->revision;
  copy->name = g_strdup (self->name);
  copy->made = self->made;
  copy->traits = g_new0 (CleTrait *, n_traits + 1);
  copy->n_traits = n_traits;

  return copy;
}

static CleProfile *
copy_all (const CleProfile *self)
{
  CleProfile *copy = cle_profile_copy (self, self->n_traits);

  for (guint i = 0; i < self->n_traits; i++)
    copy->traits[i] = cle_trait_ref (self->traits[i]);

  return copy;
}

/*
 * cle_profile_stamp:
 * @self: a profile
 * @id: its id from now on
 * @revision: its revision from now on
 * @made: when that was saved, ms
 *
 * Returns: (transfer full): the profile as it was saved
 */
CleProfile *
cle_profile_stamp (const CleProfile *self,
                   const char       *id,
                   guint             revision,
                   gint64            made)
{
  CleProfile *copy = copy_all (self);

  g_free (copy->id);
  copy->id = g_strdup (id);
  copy->revision = revision;
  copy->made = made;

  return copy;
}

static gboolean
check_name (const char *name,
            GError    **error)
{
  const char *fault = cle_line_find_fault (name);

  if (fault == NULL && !cle_line_is_blank (name))
    return TRUE;
  if (fault == NULL)
    g_set_error_literal (error, CLE_PROFILE_ERROR, CLE_PROFILE_ERROR_INVALID,
                         _ ("A profile needs a name."));
  else
    /* Translators: the name of a profile "must be one line without …" */
    g_set_error (error, CLE_PROFILE_ERROR, CLE_PROFILE_ERROR_INVALID, _ ("The name %s."), fault);

  return FALSE;
}

/**
 * cle_profile_new:
 * @name: one line of at most 200 characters
 * @error: return location for a #CleProfileError
 *
 * Returns: (transfer full) (nullable): a profile without traits that was not
 *   saved yet
 */
CleProfile *
cle_profile_new (const char *name,
                 GError    **error)
{
  CleProfile *self;

  if (!check_name (name, error))
    return NULL;

  self = g_atomic_rc_box_new0 (CleProfile);
  self->id = g_uuid_string_random ();
  self->name = g_strdup (name);
  return self;
}

/**
 * cle_profile_ref:
 * @self: a profile
 *
 * Returns: (transfer full): the same profile
 */
CleProfile *
cle_profile_ref (const CleProfile *self)
{
  return g_atomic_rc_box_acquire ((CleProfile *) self);
}

/**
 * cle_profile_unref:
 * @self: (transfer full): a profile
 */
void
cle_profile_unref (CleProfile *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_profile);
}

/**
 * cle_profile_get_id:
 * @self: a profile
 *
 * Returns: the UUID that all its revisions have in common
 */
const char *
cle_profile_get_id (const CleProfile *self)
{
  return self->id;
}

/**
 * cle_profile_get_revision:
 * @self: a profile
 *
 * Returns: the revision that it is or was made of, from 1; 0 for one that was
 *   never saved
 */
guint
cle_profile_get_revision (const CleProfile *self)
{
  return self->revision;
}

/**
 * cle_profile_get_name:
 * @self: a profile
 *
 * Returns: its name
 */
const char *
cle_profile_get_name (const CleProfile *self)
{
  return self->name;
}

/**
 * cle_profile_get_made:
 * @self: a profile
 *
 * Returns: when the revision was saved, in ms since 1970; its date is what
 *   people call the revision by
 */
gint64
cle_profile_get_made (const CleProfile *self)
{
  return self->made;
}

/**
 * cle_profile_get_n_traits:
 * @self: a profile
 *
 * Returns: how many traits it has on both sides, 0 … 100
 */
guint
cle_profile_get_n_traits (const CleProfile *self)
{
  return self->n_traits;
}

/**
 * cle_profile_get_trait:
 * @self: a profile
 * @index: from 0, less than the number of traits
 *
 * Returns: (transfer none): the trait
 */
const CleTrait *
cle_profile_get_trait (const CleProfile *self,
                       guint             index)
{
  g_return_val_if_fail (index < self->n_traits, NULL);

  return self->traits[index];
}

/**
 * cle_profile_find_trait:
 * @self: a profile
 * @id: the id of a trait
 * @index: (out) (optional): where it is
 *
 * Returns: whether the profile has it
 */
gboolean
cle_profile_find_trait (const CleProfile *self,
                        const char       *id,
                        guint            *index)
{
  for (guint i = 0; i < self->n_traits; i++)
    if (strcmp (cle_trait_get_id (self->traits[i]), id) == 0)
      {
        if (index != NULL)
          *index = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * cle_profile_is_due:
 * @self: a profile
 * @days: after how many days a revision is due; 0 for never
 * @now: wall clock, ms
 * @offset: of the local time, minutes east of UTC
 *
 * By the calendar, whatever the hour of the last revision, as
 * cle_client_due_list() has it.
 *
 * Returns: whether it is time to look at the profile again. One that was never
 *   saved is not due.
 */
gboolean
cle_profile_is_due (const CleProfile *self,
                    guint             days,
                    gint64            now,
                    int               offset)
{
  return days > 0 && self->revision > 0 && cle_due_count_days (self->made, days, now, offset) <= 0;
}

/**
 * cle_profile_rename:
 * @self: a profile
 * @name: one line of at most 200 characters
 * @error: return location for a #CleProfileError
 *
 * Returns: (transfer full) (nullable): the profile under that name
 */
CleProfile *
cle_profile_rename (const CleProfile *self,
                    const char       *name,
                    GError          **error)
{
  CleProfile *copy;

  if (!check_name (name, error))
    return NULL;

  copy = copy_all (self);
  g_free (copy->name);
  copy->name = g_strdup (name);
  return copy;
}

static gboolean
check_new (const CleProfile *self,
           const CleTrait   *trait,
           GError          **error)
{
  if (!cle_profile_find_trait (self, cle_trait_get_id (trait), NULL))
    return TRUE;

  g_set_error (error, CLE_PROFILE_ERROR, CLE_PROFILE_ERROR_INVALID,
               _ ("“%s” is in this profile already."), cle_trait_get_name (trait, NULL));
  return FALSE;
}

/**
 * cle_profile_insert:
 * @self: a profile
 * @index: where to put the trait; at the end if there are fewer
 * @trait: what to add
 * @error: return location for a #CleProfileError
 *
 * Returns: (transfer full) (nullable): the profile with the trait, or %NULL
 *   when it has it already or is full
 */
CleProfile *
cle_profile_insert (const CleProfile *self,
                    guint             index,
                    const CleTrait   *trait,
                    GError          **error)
{
  guint at = MIN (index, self->n_traits);
  CleProfile *copy;

  if (!check_new (self, trait, error))
    return NULL;
  if (self->n_traits == CLE_PROFILE_MAX_TRAITS)
    {
      g_set_error (error, CLE_PROFILE_ERROR, CLE_PROFILE_ERROR_INVALID,
                   _ ("A profile has at most %d traits."), CLE_PROFILE_MAX_TRAITS);
      return NULL;
    }

  copy = cle_profile_copy (self, self->n_traits + 1);
  for (guint i = 0; i < self->n_traits; i++)
    copy->traits[i < at ? i : i + 1] = cle_trait_ref (self->traits[i]);
  copy->traits[at] = cle_trait_ref (trait);

  return copy;
}

/**
 * cle_profile_remove:
 * @self: a profile
 * @index: which trait, less than their number
 *
 * Returns: (transfer full): the profile without that trait
 */
CleProfile *
cle_profile_remove (const CleProfile *self,
                    guint             index)
{
  CleProfile *copy;

  g_return_val_if_fail (index < self->n_traits, NULL);

  copy = cle_profile_copy (self, self->n_traits - 1);
  for (guint i = 0; i < copy->n_traits; i++)
    copy->traits[i] = cle_trait_ref (self->traits[i < index ? i : i + 1]);

  return copy;
}

/**
 * cle_profile_replace:
 * @self: a profile
 * @index: which trait, less than their number
 * @trait: what to put in its place
 * @error: return location for a #CleProfileError
 *
 * Returns: (transfer full) (nullable): the profile with @trait, or %NULL when
 *   another place has it already
 */
CleProfile *
cle_profile_replace (const CleProfile *self,
                     guint             index,
                     const CleTrait   *trait,
                     GError          **error)
{
  CleProfile *copy;

  g_return_val_if_fail (index < self->n_traits, NULL);

  if (strcmp (cle_trait_get_id (self->traits[index]), cle_trait_get_id (trait)) != 0 &&
      !check_new (self, trait, error))
    return NULL;

  copy = copy_all (self);
  cle_trait_unref (copy->traits[index]);
  copy->traits[index] = cle_trait_ref (trait);
  return copy;
}

/**
 * cle_profile_move:
 * @self: a profile
 * @from: which trait, less than their number
 * @to: where it is to be then, less than their number
 *
 * Returns: (transfer full): the profile in that order
 */
CleProfile *
cle_profile_move (const CleProfile *self,
                  guint             from,
                  guint             to)
{
  CleProfile *copy;
  CleTrait *moved;

  g_return_val_if_fail (from < self->n_traits && to < self->n_traits, NULL);

  copy = copy_all (self);
  moved = copy->traits[from];
  if (from < to)
    memmove (copy->traits + from, copy->traits + from + 1, (to - from) * sizeof moved);
  else
    memmove (copy->traits + to + 1, copy->traits + to, (from - to) * sizeof moved);
  copy->traits[to] = moved;

  return copy;
}

/* What a level of the old trait is in the new one: the level of the same
 * words, whatever it counts now. A level that is gone is not known any more. */
static int
carry_over (const CleTrait *trait,
            const CleTrait *rated_with,
            int             level)
{
  guint carried;

  if (trait == rated_with || trait->texts == rated_with->texts)
    return level < (int) trait->n_levels ? level : CLE_LEVEL_UNKNOWN;
  if (level < 0 || level >= (int) rated_with->n_levels ||
      !cle_trait_find_level (trait, cle_trait_get_level (rated_with, (guint) level, NULL),
                             &carried))
    return CLE_LEVEL_UNKNOWN;

  return (int) carried;
}

static int
align_one (const CleProfile *self,
           guint             index,
           const CleProfile *rated_with,
           const CleRating  *rating)
{
  const CleTrait *trait = self->traits[index];
  const char *id = cle_trait_get_id (trait);
  const CleRated *rated = NULL;
  int level;
  guint old;

  /* Ratings are in the order of their profile: most often it is just there. */
  if (index < rating->rated->len)
    rated = rating->rated->pdata[index];
  level =
      rated != NULL && strcmp (rated->trait, id) == 0 ? rated->level : cle_rating_get (rating, id);
  if (level < 0)
    return CLE_LEVEL_UNKNOWN;
  if (rated_with == NULL || rated_with == self)
    return level < (int) trait->n_levels ? level : CLE_LEVEL_UNKNOWN;

  return cle_profile_find_trait (rated_with, id, &old)
             ? carry_over (trait, rated_with->traits[old], level)
             : CLE_LEVEL_UNKNOWN;
}

/**
 * cle_profile_align:
 * @self: the profile to measure with
 * @rated_with: (nullable): the revision that the rating was made with, if
 *   that is another one
 * @rating: (nullable): a rating
 * @levels: (out caller-allocates): a level or %CLE_LEVEL_UNKNOWN for each
 *   trait of @self
 *
 * Brings what a rating says into the order of a profile. Traits that the
 * rating does not know are unknown, traits that the profile has no more are
 * left out. Between two revisions a level is the one with the same words.
 */
void
cle_profile_align (const CleProfile *self,
                   const CleProfile *rated_with,
                   const CleRating  *rating,
                   gint8            *levels)
{
  for (guint i = 0; i < self->n_traits; i++)
    levels[i] =
        rating != NULL ? (gint8) align_one (self, i, rated_with, rating) : CLE_LEVEL_UNKNOWN;
}

/**
 * cle_profile_carry_levels:
 * @self: the profile to measure with
 * @from: the one that @known belongs to
 * @known: a level or %CLE_LEVEL_UNKNOWN for each trait of @from
 * @levels: (out caller-allocates): the same for each trait of @self
 *
 * As cle_profile_align(), of levels that are in the order of a profile already.
 */
void
cle_profile_carry_levels (const CleProfile *self,
                          const CleProfile *from,
                          const gint8      *known,
                          gint8            *levels)
{
  for (guint i = 0; i < self->n_traits; i++)
    {
      guint place;

      levels[i] = cle_profile_find_trait (from, cle_trait_get_id (self->traits[i]), &place)
                      ? (gint8) carry_over (self->traits[i], from->traits[place], known[place])
                      : CLE_LEVEL_UNKNOWN;
    }
}
