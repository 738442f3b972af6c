/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-import-map-private.h"
#include "cle-import-private.h"
#include "assessment/cle-outcome.h"
#include "json/cle-json-document.h"
#include "json/cle-json-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_CHARACTERS 200
#define MAX_WORDS      100

static const char *const date_names[CLE_IMPORT_N_DATES] = { "yyyy-mm-dd", "dd.mm.yyyy", "mm/dd/yyyy",
                                                            "dd/mm/yyyy" };

static const char *const answer_names[4] = { [CLE_ANSWER_YES] = "yes",
                                             [CLE_ANSWER_UNSURE] = "unsure",
                                             [CLE_ANSWER_NO] = "no" };

/**
 * cle_import_fold:
 * @text: a word or heading
 *
 * Returns: (transfer full): @text as it is compared: without spaces around it,
 *   in small letters.
 */
char *
cle_import_fold (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  return g_utf8_casefold (trimmed, -1);
}

/**
 * cle_import_map_new:
 * @questionnaire: id of what was asked
 *
 * Returns: (transfer full): a map without columns.
 */
CleImportMap *
cle_import_map_new (const char *questionnaire)
{
  CleImportMap *self = g_new0 (CleImportMap, 1);

  self->questionnaire = g_strdup (questionnaire);
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->fields = g_ptr_array_new_with_free_func (g_free);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->voices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * cle_import_map_free:
 * @self: (transfer full): a map
 */
void
cle_import_map_free (CleImportMap *self)
{
  g_free (self->questionnaire);
  g_free (self->subject);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->fields);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->voices);
  g_free (self);
}

/**
 * cle_import_map_get_questionnaire:
 * @self: a map
 *
 * Returns: the id of what was asked
 */
const char *
cle_import_map_get_questionnaire (const CleImportMap *self)
{
  return self->questionnaire;
}

static gboolean
take_columns (CleImportMap       *self,
              const CleJsonPlace *root,
              GError            **error)
{
  CleJsonPlace columns;
  g_auto (GStrv) names = NULL;

  if (!cle_json_place_get_object (root, "columns", &columns, error))
    return FALSE;

  names = cle_json_place_list_members (&columns);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *field;

      if (!cle_json_place_get_string (&columns, names[i], MAX_CHARACTERS, &field, error))
        return FALSE;
      g_ptr_array_add (self->columns, g_strdup (names[i]));
      g_ptr_array_add (self->fields, g_strdup (field));
    }

  return TRUE;
}

static gboolean
take_words (CleImportMap       *self,
            const CleJsonPlace *root,
            CleAnswer           answer,
            GError            **error)
{
  CleJsonPlace array;
  guint n;

  if (!cle_json_place_has_member (root, answer_names[answer]))
    return TRUE;
  if (!cle_json_place_get_array (root, answer_names[answer], 0, MAX_WORDS, &array, &n, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&array, i);
      const char *word;

      if (!cle_json_place_get_string (&item, NULL, MAX_CHARACTERS, &word, error))
        return FALSE;
      g_hash_table_insert (self->words, cle_import_fold (word), GINT_TO_POINTER (answer));
    }

  return TRUE;
}

static gboolean
take_voice (const CleJsonPlace *place,
            const char         *member,
            CleVoice           *voice,
            GError            **error)
{
  const char *word;

  if (!cle_json_place_get_string (place, member, MAX_CHARACTERS, &word, error))
    return FALSE;
  if (cle_voice_from_word (word, voice))
    return TRUE;

  cle_json_place_set_error (place, member, CLE_JSON_ERROR_RANGE,
                            _ ("not a voice: management, staff or client"), error);
  return FALSE;
}

static gboolean
take_voices (CleImportMap       *self,
             const CleJsonPlace *root,
             GError            **error)
{
  CleJsonPlace voices;
  g_auto (GStrv) words = NULL;

  if (cle_json_place_has_member (root, "voice") && !take_voice (root, "voice", &self->voice, error))
    return FALSE;
  if (!cle_json_place_has_member (root, "voices"))
    return TRUE;
  if (!cle_json_place_get_object (root, "voices", &voices, error))
    return FALSE;

  words = cle_json_place_list_members (&voices);
  for (guint i = 0; words[i] != NULL; i++)
    {
      CleVoice voice;

      if (!take_voice (&voices, words[i], &voice, error))
        return FALSE;
      g_hash_table_insert (self->voices, cle_import_fold (words[i]), GINT_TO_POINTER (voice));
    }

  return TRUE;
}

static gboolean
take_date (CleImportMap       *self,
           const CleJsonPlace *root,
           GError            **error)
{
  const char *name;

  if (!cle_json_place_has_member (root, "date"))
    return TRUE;
  if (!cle_json_place_get_string (root, "date", MAX_CHARACTERS, &name, error))
    return FALSE;

  for (guint i = 0; i < CLE_IMPORT_N_DATES; i++)
    if (strcmp (date_names[i], name) == 0)
      {
        self->date = (CleImportDate) i;
        return TRUE;
      }

  cle_json_place_set_error (root, "date", CLE_JSON_ERROR_RANGE,
                            _ ("not one of yyyy-mm-dd, dd.mm.yyyy, mm/dd/yyyy, dd/mm/yyyy"), error);
  return FALSE;
}

static gboolean
take_all (CleImportMap       *self,
          const CleJsonPlace *root,
          GError            **error)
{
  const char *subject = "";

  if (cle_json_place_has_member (root, "subject") &&
      !cle_json_place_get_string (root, "subject", MAX_CHARACTERS, &subject, error))
    return FALSE;

  self->subject = g_strdup (subject);
  return take_columns (self, root, error) && take_date (self, root, error) &&
         take_words (self, root, CLE_ANSWER_YES, error) &&
         take_words (self, root, CLE_ANSWER_UNSURE, error) &&
         take_words (self, root, CLE_ANSWER_NO, error) && take_voices (self, root, error);
}

/**
 * cle_import_map_new_from_bytes:
 * @bytes: a JSON document, see clientelectl(1)
 * @name: of the file
 * @error: return location for an error
 *
 * Returns: (transfer full): the map, or %NULL if it breaks a rule.
 */
CleImportMap *
cle_import_map_new_from_bytes (GBytes     *bytes,
                               const char *name,
                               GError    **error)
{
  g_autoptr (CleJsonDocument) document = cle_json_document_new (bytes, name, error);
  g_autoptr (CleImportMap) self = NULL;
  CleJsonPlace root;
  const char *questionnaire;
  gint64 format;

  if (document == NULL)
    return NULL;

  root = cle_json_document_get_root (document);
  if (!cle_json_place_expect_object (&root, error) ||
      !cle_json_place_get_integer (&root, "format", 1, 1, &format, error) ||
      !cle_json_place_get_string (&root, "questionnaire", MAX_CHARACTERS, &questionnaire, error))
    return NULL;

  self = cle_import_map_new (questionnaire);
  if (!take_all (self, &root, error))
    return NULL;
  if (g_hash_table_size (self->words) == 0)
    cle_import_map_add_words (self);
  cle_import_map_add_voices (self);

  return g_steal_pointer (&self);
}

static void
write_words (const CleImportMap *self,
             GString            *out,
             CleAnswer           answer)
{
  g_autoptr (GList) words =
      g_list_sort (g_hash_table_get_keys (self->words), (GCompareFunc) strcmp);
  const char *separator = "";

  cle_json_write_key (out, answer_names[answer]);
  g_string_append_c (out, '[');
  for (GList *word = words; word != NULL; word = word->next)
    if (GPOINTER_TO_INT (g_hash_table_lookup (self->words, word->data)) == (int) answer)
      {
        g_string_append (out, separator);
        cle_json_write_string (out, word->data);
        separator = ", ";
      }
  g_string_append_c (out, ']');
}

/**
 * cle_import_map_to_json:
 * @self: a map
 *
 * Returns: (transfer full): the map as a document to look at, change and keep.
 */
char *
cle_import_map_to_json (const CleImportMap *self)
{
  GString *out = g_string_new ("{");

  cle_json_write_integer (out, "format", 1);
  cle_json_write_text (out, "questionnaire", self->questionnaire);
  cle_json_write_text (out, "date", date_names[self->date]);
  cle_json_write_text (out, "voice", cle_voice_get_word (self->voice));
  cle_json_write_text (out, "subject", self->subject != NULL ? self->subject : "");
  g_string_append (out, ",\n\"columns\":{\n");
  for (guint i = 0; i < self->columns->len; i++)
    {
      cle_json_write_string (out, g_ptr_array_index (self->columns, i));
      g_string_append (out, ": ");
      cle_json_write_string (out, g_ptr_array_index (self->fields, i));
      g_string_append (out, i + 1 < self->columns->len ? ",\n" : "\n");
    }
  g_string_append_c (out, '}');
  for (CleAnswer answer = CLE_ANSWER_YES; answer <= CLE_ANSWER_NO; answer++)
    write_words (self, out, answer);
  g_string_append (out, "}\n");

  return g_string_free (out, FALSE);
}
