/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-trait-private.h"

#include "json/cle-json-writer.h"
#include "store/cle-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ID 64
#define MAX_LANGUAGE 35
#define MAX_LANGUAGES 40

/*
 * cle_trait_id_check:
 * @id: any text
 *
 * Returns: whether @id is a lower-case word of letters, digits and hyphens, or
 *   a UUID
 */
gboolean
cle_trait_id_check (const char *id)
{
  gsize length = strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-");

  if (length == 0 || length > MAX_ID || id[length] != '\0')
    return FALSE;

  return g_ascii_islower (id[0]) || cle_uuid_check (id, length);
}

/*
 * cle_language_check:
 * @language: any text
 *
 * Returns: whether @language looks like the tag of a language: "en", "pt-BR"
 */
gboolean
cle_language_check (const char *language)
{
  gsize length = strlen (language);
  gsize first = strspn (language, "abcdefghijklmnopqrstuvwxyz");

  if (first < 2 || first > 3 || length > MAX_LANGUAGE)
    return FALSE;
  for (gsize i = first; i < length; i++)
    if (language[i] == '-' || language[i] == '_')
      {
        if (!g_ascii_isalnum (language[i + 1]))
          return FALSE;
      }
    else if (i == first || !g_ascii_isalnum (language[i]))
      {
        return FALSE;
      }

  return TRUE;
}

/*
 * cle_line_is_blank:
 * @text: any text
 *
 * Returns: whether there is nothing to be seen in it
 */
gboolean
cle_line_is_blank (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return *text == '\0';
}

/*
 * cle_line_find_fault:
 * @text: a text that goes onto pages, into tables and to terminals
 *
 * Returns: (nullable): why it cannot be used, or %NULL
 */
const char *
cle_line_find_fault (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return _ ("must be text in UTF-8");
  if (g_utf8_strlen (text, -1) > CLE_TRAIT_MAX_TEXT)
    return _ ("must have at most 200 characters");
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      return _ ("must be one line without control characters");

  return NULL;
}

static gboolean
fail (const CleJsonPlace *place,
      const char         *member,
      const char         *message,
      GError            **error)
{
  cle_json_place_set_error (place, member, CLE_JSON_ERROR_RANGE, message, error);
  return FALSE;
}

static gboolean
read_line (CleTrait           *self,
           const CleJsonPlace *place,
           const char         *member,
           guint               text,
           guint               language,
           gboolean            required,
           GError            **error)
{
  const char *value;
  const char *fault;

  if (!required && member != NULL && !cle_json_place_has_member (place, member))
    return TRUE;
  if (!cle_json_place_get_string (place, member, CLE_TRAIT_MAX_TEXT, &value, error))
    return FALSE;
  if (required && cle_line_is_blank (value))
    return fail (place, member, _ ("must not be empty"), error);

  fault = cle_line_find_fault (value);
  if (fault != NULL)
    return fail (place, member, fault, error);

  cle_trait_take_text (self, text, language, value);
  return TRUE;
}

static char **
read_languages (const CleJsonPlace *place,
                const char         *base,
                GError            **error)
{
  g_autoptr (GStrvBuilder) languages = g_strv_builder_new ();
  g_auto (GStrv) translated = NULL;
  CleJsonPlace translations;

  g_strv_builder_add (languages, base);
  if (!cle_json_place_has_member (place, "translations"))
    return g_strv_builder_end (languages);
  if (!cle_json_place_get_object (place, "translations", &translations, error))
    return NULL;

  translated = cle_json_place_list_members (&translations);
  for (guint i = 0; translated[i] != NULL; i++)
    if (i >= MAX_LANGUAGES || !cle_language_check (translated[i]) ||
        strcmp (translated[i], base) == 0)
      {
        fail (&translations, translated[i],
              _ ("must be a language other than the base, such as “en”, “ru” or “pt-BR”"), error);
        return NULL;
      }
  g_strv_builder_addv (languages, (const char **) translated);

  return g_strv_builder_end (languages);
}

static CleTrait *
begin (const CleJsonPlace *place,
       const char         *language,
       GError            **error)
{
  const char *id;
  char **languages;

  if (!cle_json_place_get_string (place, "id", CLE_TRAIT_MAX_TEXT, &id, error))
    return NULL;
  if (!cle_trait_id_check (id))
    {
      fail (place, "id",
            _ ("must be a UUID, or begin with a letter from a to z and then have at most 63 "
               "such letters, digits and hyphens"),
            error);
      return NULL;
    }
  if ((language == NULL || cle_json_place_has_member (place, "language")) &&
      !cle_json_place_get_string (place, "language", CLE_TRAIT_MAX_TEXT, &language, error))
    return NULL;
  if (!cle_language_check (language))
    {
      fail (place, "language", _ ("must be a language, such as “en”, “ru” or “pt-BR”"), error);
      return NULL;
    }

  languages = read_languages (place, language, error);
  return languages != NULL ? cle_trait_new_empty (id, languages) : NULL;
}

static gboolean
read_side (CleTrait           *self,
           const CleJsonPlace *place,
           GError            **error)
{
  const char *word;

  if (!cle_json_place_get_string (place, "side", CLE_TRAIT_MAX_TEXT, &word, error))
    return FALSE;

  return cle_side_from_word (word, &self->side) ||
         fail (place, "side", _ ("must be “ideal” or “non-ideal”"), error);
}

static gboolean
read_numbers (CleTrait           *self,
              const CleJsonPlace *place,
              GError            **error)
{
  gint64 weight;
  gint64 tolerance = 0;

  if (!cle_json_place_get_integer (place, "weight", 1, CLE_TRAIT_MAX_WEIGHT, &weight, error))
    return FALSE;
  if (cle_json_place_has_member (place, "tolerance") &&
      !cle_json_place_get_integer (place, "tolerance", 0, CLE_TRAIT_MAX_POINTS, &tolerance, error))
    return FALSE;
  if (cle_json_place_has_member (place, "knock_out") &&
      !cle_json_place_get_boolean (place, "knock_out", &self->knock_out, error))
    return FALSE;
  if (self->side == CLE_SIDE_IDEAL && tolerance > 0)
    return fail (place, "tolerance", _ ("must be 0 for an ideal trait"), error);
  if (self->side == CLE_SIDE_IDEAL && self->knock_out)
    return fail (place, "knock_out", _ ("must be false for an ideal trait"), error);

  self->weight = (guint8) weight;
  self->tolerance = (guint8) tolerance;
  return TRUE;
}

static gboolean
read_branches (CleTrait           *self,
               const CleJsonPlace *place,
               GError            **error)
{
  CleJsonPlace list;
  guint n;

  if (!cle_json_place_has_member (place, "branches"))
    return TRUE;
  if (!cle_json_place_get_array (place, "branches", 0, CLE_N_BRANCHES, &list, &n, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&list, i);
      const char *word;
      CleBranch branch;

      if (!cle_json_place_get_string (&item, NULL, CLE_TRAIT_MAX_TEXT, &word, error))
        return FALSE;
      if (!cle_branch_from_word (word, &branch))
        return fail (&item, NULL, _ ("must be “shop”, “b2b”, “services” or “office”"), error);
      self->branches |= branch;
    }

  return TRUE;
}

static gboolean
read_levels (CleTrait           *self,
             const CleJsonPlace *place,
             GError            **error)
{
  CleJsonPlace list;
  gint64 points;
  guint n;

  if (!cle_json_place_get_array (place, "levels", CLE_TRAIT_MIN_LEVELS, CLE_TRAIT_MAX_LEVELS, &list,
                                 &n, error))
    return FALSE;

  self->n_levels = (guint8) n;
  for (guint i = 0; i < n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&list, i);

      if (!cle_json_place_get_integer (&item, "points", 0, CLE_TRAIT_MAX_POINTS, &points, error) ||
          !read_line (self, &item, "text", CLE_TRAIT_LEVEL + i, 0, TRUE, error))
        return FALSE;
      self->points[i] = (guint8) points;
    }

  return TRUE;
}

static gboolean
read_translation (CleTrait           *self,
                  const CleJsonPlace *translations,
                  guint               language,
                  GError            **error)
{
  CleJsonPlace place;
  CleJsonPlace list;
  guint n;

  if (!cle_json_place_get_object (translations, self->texts->languages[language], &place, error) ||
      !read_line (self, &place, "name", CLE_TRAIT_NAME, language, FALSE, error) ||
      !read_line (self, &place, "hint", CLE_TRAIT_HINT, language, FALSE, error))
    return FALSE;
  if (!cle_json_place_has_member (&place, "levels"))
    return TRUE;
  if (!cle_json_place_get_array (&place, "levels", 0, self->n_levels, &list, &n, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&list, i);

      if (!read_line (self, &item, NULL, CLE_TRAIT_LEVEL + i, language, FALSE, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_translations (CleTrait           *self,
                   const CleJsonPlace *place,
                   GError            **error)
{
  CleJsonPlace translations;

  if (self->texts->n_languages == 1)
    return TRUE;
  if (!cle_json_place_get_object (place, "translations", &translations, error))
    return FALSE;

  for (guint i = 1; i < self->texts->n_languages; i++)
    if (!read_translation (self, &translations, i, error))
      return FALSE;

  return TRUE;
}

/*
 * cle_trait_read:
 * @place: where it is
 * @language: (nullable): the base language unless the trait names its own;
 *   %NULL where it has to
 * @error: return location for a #CleJsonError
 *
 * Returns: (transfer full) (nullable): the trait
 */
CleTrait *
cle_trait_read (const CleJsonPlace *place,
                const char         *language,
                GError            **error)
{
  g_autoptr (CleTrait) self = begin (place, language, error);

  if (self != NULL && read_side (self, place, error) && read_numbers (self, place, error) &&
      read_branches (self, place, error) &&
      read_line (self, place, "name", CLE_TRAIT_NAME, 0, TRUE, error) &&
      read_line (self, place, "hint", CLE_TRAIT_HINT, 0, FALSE, error) &&
      read_levels (self, place, error) && read_translations (self, place, error))
    return g_steal_pointer (&self);

  return NULL;
}

static void
write_optional (GString    *out,
                const char *key,
                const char *text)
{
  if (text != NULL)
    cle_json_write_text (out, key, text);
}

static void
write_branches (const CleTrait *self,
                GString        *out)
{
  const char *comma = "";

  if (self->branches == 0)
    return;

  cle_json_write_key (out, "branches");
  g_string_append_c (out, '[');
  for (guint i = 0; i < CLE_N_BRANCHES; i++)
    if ((self->branches & 1u << i) != 0)
      {
        g_string_append (out, comma);
        cle_json_write_string (out, cle_branch_get_word ((CleBranch) (1u << i)));
        comma = ",";
      }
  g_string_append_c (out, ']');
}

static void
write_levels (const CleTrait *self,
              GString        *out)
{
  cle_json_write_key (out, "levels");
  g_string_append_c (out, '[');
  for (guint i = 0; i < self->n_levels; i++)
    {
      g_string_append (out, i > 0 ? ",{" : "{");
      cle_json_write_integer (out, "points", self->points[i]);
      cle_json_write_text (out, "text", cle_trait_get_level (self, i, NULL));
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
write_translation (const CleTrait *self,
                   guint           language,
                   GString        *out)
{
  guint n = self->texts->n_languages;
  char *const *texts = self->texts->texts + language;

  cle_json_write_key (out, self->texts->languages[language]);
  g_string_append_c (out, '{');
  write_optional (out, "name", texts[CLE_TRAIT_NAME * n]);
  write_optional (out, "hint", texts[CLE_TRAIT_HINT * n]);
  cle_json_write_key (out, "levels");
  g_string_append_c (out, '[');
  for (guint i = 0; i < self->n_levels; i++)
    {
      const char *text = texts[(CLE_TRAIT_LEVEL + i) * n];

      if (i > 0)
        g_string_append_c (out, ',');
      cle_json_write_string (out, text != NULL ? text : "");
    }
  g_string_append (out, "]}");
}

/*
 * cle_trait_write:
 * @self: a trait
 * @out: JSON that ends where a value may stand
 *
 * Writes the trait as an object, members in a fixed order.
 */
void
cle_trait_write (const CleTrait *self,
                 GString        *out)
{
  g_string_append_c (out, '{');
  cle_json_write_text (out, "id", self->texts->id);
  cle_json_write_text (out, "side", cle_side_get_word (self->side));
  write_branches (self, out);
  cle_json_write_integer (out, "weight", self->weight);
  if (self->side == CLE_SIDE_NON_IDEAL)
    {
      cle_json_write_integer (out, "tolerance", self->tolerance);
      cle_json_write_boolean (out, "knock_out", self->knock_out);
    }
  cle_json_write_text (out, "language", self->texts->languages[0]);
  cle_json_write_text (out, "name", cle_trait_get_name (self, self->texts->languages[0]));
  write_optional (out, "hint", cle_trait_get_hint (self, self->texts->languages[0]));
  write_levels (self, out);
  if (self->texts->n_languages > 1)
    {
      cle_json_write_key (out, "translations");
      g_string_append_c (out, '{');
      for (guint i = 1; i < self->texts->n_languages; i++)
        write_translation (self, i, out);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, '}');
}
