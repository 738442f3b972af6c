/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-questionnaire-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* "en", "pt-BR", "sr_Latn_RS": letters, then parts of letters and digits. */
static gboolean
is_language (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "-_", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gsize length = strlen (parts[i]);

      if (length < 2 || length > (i == 0 ? 3 : 8))
        return FALSE;
      for (const char *at = parts[i]; *at != '\0'; at++)
        if (!g_ascii_isalnum (*at) || (i == 0 && !g_ascii_islower (*at)))
          return FALSE;
    }

  return parts[0] != NULL && strlen (text) <= 35;
}

/*
 * cle_questionnaire_check_language:
 * @place: where the language is named
 * @member: the member that names it, or whose name it is
 * @language: what it says
 * @error: return location for an error
 *
 * Returns: whether @language looks like the tag of a language
 */
gboolean
cle_questionnaire_check_language (const CleJsonPlace *place,
                                  const char         *member,
                                  const char         *language,
                                  GError            **error)
{
  if (is_language (language))
    return TRUE;

  cle_json_place_set_error (place, member, CLE_JSON_ERROR_RANGE,
                            _ ("must be a language, such as “en”, “ru” or “pt-BR”"), error);
  return FALSE;
}

static gboolean
translate_fields (CleQuestionnaire   *self,
                  const CleQuestion  *question,
                  const CleJsonPlace *place,
                  guint               language,
                  GError            **error)
{
  for (guint i = 0; i < CLE_N_QUESTION_FIELDS; i++)
    {
      CleTextKind kind = cle_question_field_get_kind (i);

      if (!cle_questionnaire_read_text (self, place, cle_question_field_names[i],
                                        kind == CLE_TEXT_REQUIRED ? CLE_TEXT_FREE : kind,
                                        question->fields[i], language, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
translate_questions (CleQuestionnaire   *self,
                     const CleJsonPlace *translation,
                     guint               language,
                     GError            **error)
{
  g_auto (GStrv) ids = NULL;
  CleJsonPlace questions;
  CleJsonPlace place;
  guint index;

  if (!cle_json_place_has_member (translation, "questions"))
    return TRUE;
  if (!cle_json_place_get_object (translation, "questions", &questions, error))
    return FALSE;

  ids = cle_json_place_list_members (&questions);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (!cle_questionnaire_find_question (self, ids[i], &index))
        {
          cle_json_place_set_error (&questions, ids[i], CLE_JSON_ERROR_RANGE,
                                    _ ("there is no question with this id"), error);
          return FALSE;
        }
      if (!cle_json_place_get_object (&questions, ids[i], &place, error) ||
          !translate_fields (self, &self->questions[index], &place, language, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
translate_bands (CleQuestionnaire   *self,
                 const CleJsonPlace *translation,
                 guint               language,
                 GError            **error)
{
  CleJsonPlace array;
  guint n_items;

  if (!cle_json_place_has_member (translation, "bands"))
    return TRUE;
  if (!cle_json_place_get_array (translation, "bands", 0, self->n_bands, &array, &n_items, error))
    return FALSE;

  for (guint i = 0; i < n_items; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&array, i);
      CleBand *band = &self->bands[i];

      if (!cle_json_place_expect_object (&item, error) ||
          !cle_questionnaire_read_text (self, &item, "name", CLE_TEXT_NAME, band->name, language,
                                        error) ||
          !cle_questionnaire_read_text (self, &item, "text", CLE_TEXT_FREE, band->text, language,
                                        error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
translate_remarks (CleQuestionnaire   *self,
                   const CleJsonPlace *translation,
                   guint               language,
                   GError            **error)
{
  CleJsonPlace array;
  guint n_items;

  if (!cle_json_place_has_member (translation, "remarks"))
    return TRUE;
  if (!cle_json_place_get_array (translation, "remarks", 0, self->n_remarks, &array, &n_items,
                                 error))
    return FALSE;

  for (guint i = 0; i < n_items; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&array, i);

      if (!cle_questionnaire_read_text (self, &item, NULL, CLE_TEXT_FREE, self->remarks[i].text,
                                        language, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_translation (CleQuestionnaire   *self,
                  const CleJsonPlace *translations,
                  guint               language,
                  GError            **error)
{
  const char *name = self->languages[language];
  CleJsonPlace place;

  if (!cle_questionnaire_check_language (translations, name, name, error))
    return FALSE;
  if (strcmp (name, self->languages[0]) == 0)
    {
      cle_json_place_set_error (translations, name, CLE_JSON_ERROR_RANGE,
                                _ ("is the base language, which needs no translation"), error);
      return FALSE;
    }

  return cle_json_place_get_object (translations, name, &place, error) &&
         cle_questionnaire_read_text (self, &place, "title", CLE_TEXT_NAME, self->title, language,
                                      error) &&
         cle_questionnaire_read_text (self, &place, "intro", CLE_TEXT_FREE, self->intro, language,
                                      error) &&
         translate_questions (self, &place, language, error) &&
         translate_bands (self, &place, language, error) &&
         translate_remarks (self, &place, language, error);
}

/*
 * cle_questionnaire_read_translations:
 * @self: a questionnaire that was read but for this
 * @root: the outermost value of its file
 * @error: return location for an error
 *
 * Adds the texts of all languages but the base.
 */
gboolean
cle_questionnaire_read_translations (CleQuestionnaire   *self,
                                     const CleJsonPlace *root,
                                     GError            **error)
{
  CleJsonPlace translations;

  if (self->n_languages == 1)
    return TRUE;
  if (!cle_json_place_get_object (root, "translations", &translations, error))
    return FALSE;

  for (guint i = 1; i < self->n_languages; i++)
    if (!read_translation (self, &translations, i, error))
      return FALSE;

  return TRUE;
}

G_GNUC_PRINTF (5, 6)
static void
note_untranslated (const CleQuestionnaire *self,
                   GStrvBuilder           *names,
                   CleText                 text,
                   guint                   language,
                   const char             *format,
                   ...)
{
  g_autofree char *name = NULL;
  va_list arguments;

  if (self->texts->pdata[text] == NULL || self->texts->pdata[text + language] != NULL)
    return;

  va_start (arguments, format);
  name = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_strv_builder_add (names, name);
}

static void
note_untranslated_questions (const CleQuestionnaire *self,
                             GStrvBuilder           *names,
                             guint                   language)
{
  for (guint i = 0; i < self->n_questions; i++)
    for (guint j = 0; j < CLE_N_QUESTION_FIELDS; j++)
      note_untranslated (self, names, self->questions[i].fields[j], language, "questions.%s.%s",
                         self->questions[i].id, cle_question_field_names[j]);
}

/**
 * cle_questionnaire_list_untranslated:
 * @self: a questionnaire
 * @language: one of its languages
 *
 * Names the texts that are there in the base language, but not in @language,
 * like "questions.discussed.why" or "bands[0].name".
 *
 * Returns: (transfer full): the names, in the order of the file; empty when
 *   nothing is missing
 */
char **
cle_questionnaire_list_untranslated (const CleQuestionnaire *self,
                                     const char             *language)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  guint column = 0;

  while (column < self->n_languages && strcmp (self->languages[column], language) != 0)
    column++;
  g_return_val_if_fail (column < self->n_languages, g_strv_builder_end (names));

  note_untranslated (self, names, self->title, column, "title");
  note_untranslated (self, names, self->intro, column, "intro");
  note_untranslated_questions (self, names, column);
  for (guint i = 0; i < self->n_bands; i++)
    {
      note_untranslated (self, names, self->bands[i].name, column, "bands[%u].name", i);
      note_untranslated (self, names, self->bands[i].text, column, "bands[%u].text", i);
    }
  for (guint i = 0; i < self->n_remarks; i++)
    note_untranslated (self, names, self->remarks[i].text, column, "remarks[%u]", i);

  return g_strv_builder_end (names);
}

/* "ru_RU.UTF-8@x" and "ru-RU" are both "ru-ru" here. */
static char *
normalize_language (const char *name)
{
  char *normalized = g_ascii_strdown (name, (gssize) strcspn (name, ".@"));

  return g_strdelimit (normalized, "_", '-');
}

static gboolean
is_same_language (const char *a,
                  const char *b)
{
  gsize length = strcspn (a, "-");

  return length == strcspn (b, "-") && strncmp (a, b, length) == 0;
}

/* Exactly the same first, then any variety of the same language. */
static const char *
match_language (const CleQuestionnaire *self,
                const char             *name)
{
  g_autofree char *wanted = normalize_language (name);
  const char *relative = NULL;

  for (guint i = 0; i < self->n_languages; i++)
    {
      g_autofree char *offered = normalize_language (self->languages[i]);

      if (strcmp (offered, wanted) == 0)
        return self->languages[i];
      if (relative == NULL && is_same_language (offered, wanted))
        relative = self->languages[i];
    }

  return relative;
}

/**
 * cle_questionnaire_pick_language:
 * @self: a questionnaire
 * @wanted: the languages of the user, best first, as
 *   g_get_language_names() lists them
 *
 * Picks the first wanted language that the questionnaire is written in.
 *
 * Returns: (transfer none): one of its languages; the base when none is wanted
 */
const char *
cle_questionnaire_pick_language (const CleQuestionnaire *self,
                                 const char *const      *wanted)
{
  for (guint i = 0; wanted != NULL && wanted[i] != NULL; i++)
    {
      const char *language = match_language (self, wanted[i]);

      if (language != NULL)
        return language;
    }

  return self->languages[0];
}
