/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-trait-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (cle-profile-error-quark, cle_profile_error)

static const char *const sides[] = { "ideal", "non-ideal" };
static const char *const branches[CLE_N_BRANCHES] = { "shop", "b2b", "services", "office" };

static void
clear_texts (CleTraitTexts *texts)
{
  for (guint i = 0; i < CLE_TRAIT_N_TEXTS * texts->n_languages; i++)
    g_free (texts->texts[i]);

  g_free (texts->texts);
  g_strfreev (texts->languages);
  g_free (texts->id);
}

static void
clear_trait (CleTrait *self)
{
  g_atomic_rc_box_release_full (self->texts, (GDestroyNotify) clear_texts);
}

/*
 * cle_trait_new_empty:
 * @id: its id
 * @languages: (transfer full): its languages, the base first
 *
 * Returns: (transfer full): a trait that is to be filled before anyone sees it
 */
CleTrait *
cle_trait_new_empty (const char *id,
                     char      **languages)
{
  CleTrait *self = g_atomic_rc_box_new0 (CleTrait);
  CleTraitTexts *texts = g_atomic_rc_box_new0 (CleTraitTexts);

  texts->id = g_strdup (id);
  texts->languages = languages;
  texts->n_languages = g_strv_length (languages);
  texts->texts = g_new0 (char *, CLE_TRAIT_N_TEXTS * texts->n_languages);
  self->texts = texts;
  self->weight = 1;

  return self;
}

/*
 * cle_trait_take_text:
 * @self: a trait that is being made
 * @text: which text
 * @language: in which of its languages
 * @value: what it says; blank for nothing
 */
void
cle_trait_take_text (CleTrait   *self,
                     guint       text,
                     guint       language,
                     const char *value)
{
  char **place = &self->texts->texts[text * self->texts->n_languages + language];

  g_free (*place);
  *place = cle_line_is_blank (value) ? NULL : g_strdup (value);
}

/* "ru_RU.UTF-8" begins like "ru" and is meant by it. */
static guint
find_language (const CleTraitTexts *texts,
               const char          *language)
{
  gsize length;

  for (guint i = 0; language != NULL && i < texts->n_languages; i++)
    if (strcmp (texts->languages[i], language) == 0)
      return i;

  length = language != NULL ? strcspn (language, "-_.@") : 0;
  for (guint i = 0; length > 0 && i < texts->n_languages; i++)
    if (strcspn (texts->languages[i], "-_") == length &&
        strncmp (texts->languages[i], language, length) == 0)
      return i;

  return 0;
}

static const char *
get_text (const CleTrait *self,
          guint           text,
          const char     *language)
{
  char *const *row = self->texts->texts + text * self->texts->n_languages;
  const char *translated = row[find_language (self->texts, language)];

  return translated != NULL ? translated : row[0];
}

/* "ru_RU.UTF-8" is written down as "ru_RU". A locale without a language has the
 * program's own. */
static char *
dup_language (const char *locale)
{
  g_autofree char *tag = g_strndup (locale, locale != NULL ? strcspn (locale, ".@") : 0);

  if (g_strcmp0 (tag, "C") == 0 || g_strcmp0 (tag, "POSIX") == 0)
    return g_strdup ("en");

  return g_steal_pointer (&tag);
}

static const char *
find_fault (const CleTraitParts *parts,
            const char          *language)
{
  gboolean is_ideal = parts->side == CLE_SIDE_IDEAL;
  const char *fault = NULL;

  if (parts->id != NULL && !cle_trait_id_check (parts->id))
    return _ ("The id of a trait is a lower-case word.");
  if (language == NULL || !cle_language_check (language))
    return _ ("The language of a trait is a tag such as “en” or “ru”.");
  if (parts->weight < 1 || parts->weight > CLE_TRAIT_MAX_WEIGHT)
    return _ ("A weight is a number from 1 to 5.");
  if (parts->tolerance > CLE_TRAIT_MAX_POINTS)
    return _ ("A tolerance is a number of points from 0 to 10.");
  if (is_ideal && (parts->tolerance > 0 || parts->knock_out))
    return _ ("Only an unwanted trait has a tolerance or decides by itself.");
  if (parts->n_levels < CLE_TRAIT_MIN_LEVELS || parts->n_levels > CLE_TRAIT_MAX_LEVELS)
    return _ ("A trait has from 3 to 7 levels.");
  if (parts->name == NULL || cle_line_is_blank (parts->name))
    return _ ("A trait needs a name.");

  fault = cle_line_find_fault (parts->name);
  if (fault == NULL && parts->hint != NULL)
    fault = cle_line_find_fault (parts->hint);
  for (guint i = 0; fault == NULL && i < parts->n_levels; i++)
    {
      if (parts->points[i] > CLE_TRAIT_MAX_POINTS)
        return _ ("A level counts from 0 to 10 points.");
      if (parts->levels[i] == NULL || cle_line_is_blank (parts->levels[i]))
        return _ ("Every level needs words.");
      fault = cle_line_find_fault (parts->levels[i]);
    }

  return fault;
}

/**
 * cle_trait_new:
 * @parts: what it is made of
 * @error: return location for a #CleProfileError
 *
 * Makes a trait of the manager's own. Its language may be given as locales name
 * it, as "ru_RU.UTF-8" or "C".
 *
 * Returns: (transfer full) (nullable): the trait, or %NULL with the first
 *   thing that is wrong, as a sentence
 */
CleTrait *
cle_trait_new (const CleTraitParts *parts,
               GError             **error)
{
  g_autofree char *language = dup_language (parts->language);
  const char *fault = find_fault (parts, language);
  const char *const languages[] = { language, NULL };
  g_autofree char *id = NULL;
  CleTrait *self;

  if (fault != NULL)
    {
      g_set_error_literal (error, CLE_PROFILE_ERROR, CLE_PROFILE_ERROR_INVALID, fault);
      return NULL;
    }

  id = parts->id != NULL ? g_strdup (parts->id) : g_uuid_string_random ();
  self = cle_trait_new_empty (id, g_strdupv ((char **) languages));
  self->side = parts->side;
  self->weight = (guint8) parts->weight;
  self->tolerance = (guint8) parts->tolerance;
  self->knock_out = parts->knock_out;
  self->n_levels = (guint8) parts->n_levels;
  cle_trait_take_text (self, CLE_TRAIT_NAME, 0, parts->name);
  if (parts->hint != NULL)
    cle_trait_take_text (self, CLE_TRAIT_HINT, 0, parts->hint);
  for (guint i = 0; i < parts->n_levels; i++)
    {
      self->points[i] = (guint8) parts->points[i];
      cle_trait_take_text (self, CLE_TRAIT_LEVEL + i, 0, parts->levels[i]);
    }

  return self;
}

/**
 * cle_trait_ref:
 * @self: a trait
 *
 * Returns: (transfer full): the same trait
 */
CleTrait *
cle_trait_ref (const CleTrait *self)
{
  return g_atomic_rc_box_acquire ((CleTrait *) self);
}

/**
 * cle_trait_unref:
 * @self: (transfer full): a trait
 */
void
cle_trait_unref (CleTrait *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_trait);
}

/**
 * cle_trait_reweigh:
 * @self: a trait
 * @weight: 1 … 5, clamped
 * @tolerance: 0 … 10 points, clamped; of no account on the ideal side
 * @knock_out: whether it decides by itself; of no account on the ideal side
 *
 * Returns: (transfer full): the trait as it counts then; it shares the texts
 */
CleTrait *
cle_trait_reweigh (const CleTrait *self,
                   guint           weight,
                   guint           tolerance,
                   gboolean        knock_out)
{
  CleTrait *copy = g_atomic_rc_box_dup (sizeof *self, (CleTrait *) self);
  gboolean is_ideal = self->side == CLE_SIDE_IDEAL;

  g_atomic_rc_box_acquire (self->texts);
  copy->weight = (guint8) CLAMP (weight, 1, CLE_TRAIT_MAX_WEIGHT);
  copy->tolerance = is_ideal ? 0 : (guint8) MIN (tolerance, CLE_TRAIT_MAX_POINTS);
  copy->knock_out = !is_ideal && knock_out;

  return copy;
}

/**
 * cle_trait_get_id:
 * @self: a trait
 *
 * Returns: its id, the same in all revisions of all profiles: a word for a
 *   trait of the library, a UUID for one of the manager's own
 */
const char *
cle_trait_get_id (const CleTrait *self)
{
  return self->texts->id;
}

/**
 * cle_trait_get_side:
 * @self: a trait
 *
 * Returns: whether it is wanted or unwanted
 */
CleSide
cle_trait_get_side (const CleTrait *self)
{
  return self->side;
}

/**
 * cle_trait_get_weight:
 * @self: a trait
 *
 * Returns: its weight, 1 … 5
 */
guint
cle_trait_get_weight (const CleTrait *self)
{
  return self->weight;
}

/**
 * cle_trait_get_tolerance:
 * @self: a trait
 *
 * Returns: the points up to which it is still fine, 0 … 10; with 10 it never counts
 */
guint
cle_trait_get_tolerance (const CleTrait *self)
{
  return self->tolerance;
}

/**
 * cle_trait_get_knock_out:
 * @self: a trait
 *
 * Returns: whether it decides by itself where it goes beyond the tolerance
 */
gboolean
cle_trait_get_knock_out (const CleTrait *self)
{
  return self->knock_out;
}

/**
 * cle_trait_get_branches:
 * @self: a trait
 *
 * Returns: of #CleBranch, what kind of business it is for; 0 where nobody said
 */
guint
cle_trait_get_branches (const CleTrait *self)
{
  return self->branches;
}

/**
 * cle_trait_get_n_levels:
 * @self: a trait
 *
 * Returns: the number of its levels, 3 … 7
 */
guint
cle_trait_get_n_levels (const CleTrait *self)
{
  return self->n_levels;
}

/**
 * cle_trait_get_points:
 * @self: a trait
 * @level: from 0, less than the number of levels
 *
 * Returns: what the level counts, 0 … 10
 */
guint
cle_trait_get_points (const CleTrait *self,
                      guint           level)
{
  g_return_val_if_fail (level < self->n_levels, 0);

  return self->points[level];
}

/**
 * cle_trait_get_name:
 * @self: a trait
 * @language: (nullable): a language, also as locales name it
 *
 * Returns: its name in that language or else in its base
 */
const char *
cle_trait_get_name (const CleTrait *self,
                    const char     *language)
{
  return get_text (self, CLE_TRAIT_NAME, language);
}

/**
 * cle_trait_get_hint:
 * @self: a trait
 * @language: (nullable): a language, also as locales name it
 *
 * Returns: (nullable): what to look at when a client is rated
 */
const char *
cle_trait_get_hint (const CleTrait *self,
                    const char     *language)
{
  return get_text (self, CLE_TRAIT_HINT, language);
}

/**
 * cle_trait_get_level:
 * @self: a trait
 * @level: from 0, less than the number of levels
 * @language: (nullable): a language, also as locales name it
 *
 * Returns: the words of the level
 */
const char *
cle_trait_get_level (const CleTrait *self,
                     guint           level,
                     const char     *language)
{
  g_return_val_if_fail (level < self->n_levels, NULL);

  return get_text (self, CLE_TRAIT_LEVEL + level, language);
}

/**
 * cle_trait_get_languages:
 * @self: a trait
 *
 * Returns: (transfer none): the languages it is written in, the base first
 */
const char *const *
cle_trait_get_languages (const CleTrait *self)
{
  return (const char *const *) self->texts->languages;
}

/**
 * cle_trait_find_level:
 * @self: a trait
 * @text: words of a level in any of its languages
 * @level: (out) (optional): the level
 *
 * Returns: whether there is a level of these words
 */
gboolean
cle_trait_find_level (const CleTrait *self,
                      const char     *text,
                      guint          *level)
{
  guint n = self->texts->n_languages;
  char *const *texts = self->texts->texts + CLE_TRAIT_LEVEL * n;

  for (guint i = 0; i < self->n_levels * n; i++)
    if (texts[i] != NULL && strcmp (texts[i], text) == 0)
      {
        if (level != NULL)
          *level = i / n;
        return TRUE;
      }

  return FALSE;
}

/**
 * cle_trait_equal:
 * @a: a trait
 * @b: another one
 *
 * Returns: whether they say and count the same in every respect
 */
gboolean
cle_trait_equal (const CleTrait *a,
                 const CleTrait *b)
{
  g_autoptr (GString) first = g_string_new ("{");
  g_autoptr (GString) second = g_string_new ("{");

  if (a == b)
    return TRUE;

  cle_trait_write (a, first);
  cle_trait_write (b, second);
  return g_string_equal (first, second);
}

/**
 * cle_side_get_word:
 * @side: a side of the profile
 *
 * Returns: its word in files and commands
 */
const char *
cle_side_get_word (CleSide side)
{
  g_return_val_if_fail ((guint) side < G_N_ELEMENTS (sides), NULL);

  return sides[side];
}

/**
 * cle_side_from_word:
 * @word: any text
 * @side: (out): the side
 *
 * Returns: whether @word is "ideal" or "non-ideal"
 */
gboolean
cle_side_from_word (const char *word,
                    CleSide    *side)
{
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (strcmp (sides[i], word) == 0)
      {
        *side = (CleSide) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * cle_branch_get_word:
 * @branch: one kind of business
 *
 * Returns: (nullable): its word in files and commands
 */
const char *
cle_branch_get_word (CleBranch branch)
{
  for (guint i = 0; i < CLE_N_BRANCHES; i++)
    if (branch == 1u << i)
      return branches[i];

  return NULL;
}

/**
 * cle_branch_from_word:
 * @word: any text
 * @branch: (out): the kind of business
 *
 * Returns: whether @word is one of shop, b2b, services and office
 */
gboolean
cle_branch_from_word (const char *word,
                      CleBranch  *branch)
{
  for (guint i = 0; i < CLE_N_BRANCHES; i++)
    if (strcmp (branches[i], word) == 0)
      {
        *branch = (CleBranch) (1u << i);
        return TRUE;
      }

  return FALSE;
}
