/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-letter-template.h"

#include "cle-letter-resources.h"
#include "cle-letter.h"
#include "cle-profile-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RESOURCE_FOLDER CLE_RESOURCE_PATH "/letters"
#define MAX_BYTES (1024 * 1024)
#define MAX_PARAGRAPHS 40
#define MAX_PARAGRAPH 2000 /* characters */

/* A template in one language. */
typedef struct
{
  char *language;
  char *name;
  char *titles[CLE_N_LETTER_LENGTHS];
  char *texts[CLE_N_LETTER_LENGTHS];
} Version;

struct _CleLetterTemplate
{
  char      *id;
  GPtrArray *versions;  /* of Version, the base first */
  GPtrArray *languages; /* borrowed from them, NULL at the end */
};

static const char *const LENGTHS[] = { "short", "medium", "long" };

static void
version_free (gpointer data)
{
  Version *version = data;

  g_free (version->language);
  g_free (version->name);
  for (guint i = 0; i < CLE_N_LETTER_LENGTHS; i++)
    {
      g_free (version->titles[i]);
      g_free (version->texts[i]);
    }
  g_free (version);
}

static void
clear_template (CleLetterTemplate *self)
{
  g_free (self->id);
  g_ptr_array_unref (self->versions);
  g_ptr_array_unref (self->languages);
}

static gboolean
read_paragraphs (const CleJsonPlace *place,
                 char              **text,
                 GError            **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  CleJsonPlace list;
  guint n;

  if (!cle_json_place_get_array (place, "paragraphs", 1, MAX_PARAGRAPHS, &list, &n, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&list, i);
      const char *paragraph;

      if (!cle_json_place_get_string (&item, NULL, MAX_PARAGRAPH, &paragraph, error))
        return FALSE;
      g_string_append_printf (out, "%s%s", i > 0 ? "\n\n" : "", paragraph);
    }
  if (out->len > CLE_LETTER_MAX_TEXT)
    {
      cle_json_place_set_error (place, "paragraphs", CLE_JSON_ERROR_RANGE,
                                _ ("is too long for a letter"), error);
      return FALSE;
    }

  *text = g_string_free (g_steal_pointer (&out), FALSE);
  return TRUE;
}

static gboolean
read_version (CleLetterTemplate  *self,
              const CleJsonPlace *place,
              const char         *language,
              GError            **error)
{
  Version *version = g_new0 (Version, 1);
  const char *name, *title;
  CleJsonPlace texts, one;

  version->language = g_strdup (language);
  g_ptr_array_add (self->versions, version);
  if (!cle_json_place_get_string (place, "name", CLE_LETTER_MAX_TITLE, &name, error) ||
      !cle_json_place_get_object (place, "texts", &texts, error))
    return FALSE;

  version->name = g_strdup (name);
  for (guint i = 0; i < CLE_N_LETTER_LENGTHS; i++)
    {
      if (!cle_json_place_get_object (&texts, LENGTHS[i], &one, error) ||
          !cle_json_place_get_string (&one, "title", CLE_LETTER_MAX_TITLE, &title, error) ||
          !read_paragraphs (&one, &version->texts[i], error))
        return FALSE;
      version->titles[i] = g_strdup (title);
    }

  return TRUE;
}

static gboolean
read_translations (CleLetterTemplate  *self,
                   const CleJsonPlace *root,
                   GError            **error)
{
  g_auto (GStrv) languages = NULL;
  CleJsonPlace all, one;

  if (!cle_json_place_has_member (root, "translations"))
    return TRUE;
  if (!cle_json_place_get_object (root, "translations", &all, error))
    return FALSE;

  languages = cle_json_place_list_members (&all);
  for (guint i = 0; languages[i] != NULL; i++)
    {
      if (!cle_language_check (languages[i]))
        {
          cle_json_place_set_error (&all, languages[i], CLE_JSON_ERROR_RANGE,
                                    _ ("is not a language, such as “en”"), error);
          return FALSE;
        }
      if (!cle_json_place_get_object (&all, languages[i], &one, error) ||
          !read_version (self, &one, languages[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_root (CleLetterTemplate  *self,
           const CleJsonPlace *root,
           GError            **error)
{
  const char *id, *language;

  if (!cle_json_place_expect_object (root, error) ||
      !cle_profile_format_check (root, CLE_LETTER_TEMPLATE_FORMAT, error) ||
      !cle_json_place_get_string (root, "id", 64, &id, error) ||
      !cle_json_place_get_string (root, "language", CLE_TRAIT_MAX_TEXT, &language, error))
    return FALSE;
  if (!cle_trait_id_check (id))
    {
      cle_json_place_set_error (root, "id", CLE_JSON_ERROR_RANGE,
                                _ ("must be a word of small letters, digits and hyphens"), error);
      return FALSE;
    }
  if (!cle_language_check (language))
    {
      cle_json_place_set_error (root, "language", CLE_JSON_ERROR_RANGE,
                                _ ("is not a language, such as “en”"), error);
      return FALSE;
    }

  self->id = g_strdup (id);
  return read_version (self, root, language, error) && read_translations (self, root, error);
}

/**
 * cle_letter_template_new_from_bytes:
 * @bytes: the content of a file, at most 1 MiB
 * @file: its name, as errors shall name it
 * @error: return location for a #CleProfileError
 *
 * Reads a template of the format that data/schemas/letter-template.schema.json
 * describes.
 *
 * Returns: (transfer full) (nullable): the template
 */
CleLetterTemplate *
cle_letter_template_new_from_bytes (GBytes      *bytes,
                                    const char  *file,
                                    GError     **error)
{
  g_autoptr (CleJsonDocument) document = NULL;
  g_autoptr (CleLetterTemplate) self = g_atomic_rc_box_new0 (CleLetterTemplate);
  GError *cause = NULL;
  CleJsonPlace root;

  self->versions = g_ptr_array_new_with_free_func (version_free);
  self->languages = g_ptr_array_new ();
  if (g_bytes_get_size (bytes) > MAX_BYTES)
    {
      g_set_error (error, CLE_PROFILE_ERROR, CLE_PROFILE_ERROR_SYNTAX,
                   _ ("%s: is too large for a letter; 1 MiB is allowed"), file);
      return NULL;
    }

  document = cle_json_document_new (bytes, file, &cause);
  if (document != NULL)
    root = cle_json_document_get_root (document);
  if (document == NULL || !read_root (self, &root, &cause))
    {
      cle_profile_take_error (error, cause);
      return NULL;
    }

  for (guint i = 0; i < self->versions->len; i++)
    g_ptr_array_add (self->languages, ((Version *) self->versions->pdata[i])->language);
  g_ptr_array_add (self->languages, NULL);
  return g_steal_pointer (&self);
}

/**
 * cle_letter_template_list:
 *
 * Each of them is held against its schema by a test: one that cannot be read is
 * a bug.
 *
 * Returns: (transfer full) (element-type CleLetterTemplate): the templates that
 *   come with the program, in the order in which they are needed
 */
GPtrArray *
cle_letter_template_list (void)
{
  static const char *const names[] = { "change-of-terms", "last-talk", "farewell", "referral" };
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_letter_template_unref);
  GResource *resource = cle_letters_get_resource ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s.json", RESOURCE_FOLDER, names[i]);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, 0, NULL);
      g_autoptr (GError) error = NULL;
      CleLetterTemplate *one =
          bytes != NULL ? cle_letter_template_new_from_bytes (bytes, names[i], &error) : NULL;

      if (one != NULL)
        g_ptr_array_add (list, one);
      else
        g_critical ("%s: %s", path, error != NULL ? error->message : "cannot be read");
    }

  return list;
}

/**
 * cle_letter_template_ref:
 * @self: a template
 *
 * Returns: (transfer full): the same template
 */
CleLetterTemplate *
cle_letter_template_ref (CleLetterTemplate *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * cle_letter_template_unref:
 * @self: (transfer full): a template
 */
void
cle_letter_template_unref (CleLetterTemplate *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_template);
}

/**
 * cle_letter_template_find:
 * @templates: (element-type CleLetterTemplate): templates
 * @id: of one of them
 *
 * Returns: (transfer none) (nullable): that one
 */
CleLetterTemplate *
cle_letter_template_find (GPtrArray  *templates,
                          const char *id)
{
  for (guint i = 0; i < templates->len; i++)
    if (strcmp (cle_letter_template_get_id (templates->pdata[i]), id) == 0)
      return templates->pdata[i];

  return NULL;
}

/* “ru_RU” has the texts of “ru”; a language that is not there those of the base. */
static const Version *
pick_version (const CleLetterTemplate *self,
              const char              *language)
{
  for (guint i = 0; language != NULL && i < self->versions->len; i++)
    {
      const Version *version = self->versions->pdata[i];
      gsize n = strlen (version->language);

      if (strncmp (version->language, language, n) == 0 &&
          (language[n] == '\0' || strchr ("_-.@", language[n]) != NULL))
        return version;
    }

  return self->versions->pdata[0];
}

/**
 * cle_letter_template_get_id:
 * @self: a template
 *
 * Returns: (transfer none): its id, as “farewell”
 */
const char *
cle_letter_template_get_id (const CleLetterTemplate *self)
{
  return self->id;
}

/**
 * cle_letter_template_get_languages:
 * @self: a template
 *
 * Returns: (transfer none): its languages, the base first, up to %NULL
 */
const char *const *
cle_letter_template_get_languages (const CleLetterTemplate *self)
{
  return (const char *const *) self->languages->pdata;
}

/**
 * cle_letter_template_get_name:
 * @self: a template
 * @language: (nullable): a language
 *
 * Returns: (transfer none): its name in that language, else in the base one
 */
const char *
cle_letter_template_get_name (const CleLetterTemplate *self,
                              const char              *language)
{
  return pick_version (self, language)->name;
}

/**
 * cle_letter_template_get_title:
 * @self: a template
 * @length: how long the letter shall be
 * @language: (nullable): a language
 *
 * Returns: (transfer none): the subject line, with tokens
 */
const char *
cle_letter_template_get_title (const CleLetterTemplate *self,
                               CleLetterLength          length,
                               const char              *language)
{
  g_return_val_if_fail (length < CLE_N_LETTER_LENGTHS, NULL);

  return pick_version (self, language)->titles[length];
}

/**
 * cle_letter_template_get_text:
 * @self: a template
 * @length: how long the letter shall be
 * @language: (nullable): a language
 *
 * Returns: (transfer none): the letter with tokens, see cle_letter_merge();
 *   paragraphs are parted by an empty line
 */
const char *
cle_letter_template_get_text (const CleLetterTemplate *self,
                              CleLetterLength          length,
                              const char              *language)
{
  g_return_val_if_fail (length < CLE_N_LETTER_LENGTHS, NULL);

  return pick_version (self, language)->texts[length];
}

/**
 * cle_letter_length_get_word:
 * @length: a length
 *
 * Returns: (transfer none): its word in files and on the command line
 */
const char *
cle_letter_length_get_word (CleLetterLength length)
{
  g_return_val_if_fail (length < CLE_N_LETTER_LENGTHS, NULL);

  return LENGTHS[length];
}

/**
 * cle_letter_length_from_word:
 * @word: a word
 * @length: (out): the length
 *
 * Returns: whether it is one
 */
gboolean
cle_letter_length_from_word (const char      *word,
                             CleLetterLength *length)
{
  for (guint i = 0; i < CLE_N_LETTER_LENGTHS; i++)
    if (strcmp (LENGTHS[i], word) == 0)
      {
        *length = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * cle_letter_length_get_name:
 * @length: a length
 *
 * Returns: (transfer none): its name for people
 */
const char *
cle_letter_length_get_name (CleLetterLength length)
{
  switch (length)
    {
    case CLE_LETTER_SHORT:
      return C_ ("letter", "Short");
    case CLE_LETTER_LONG:
      return C_ ("letter", "Long");
    case CLE_LETTER_MEDIUM:
    case CLE_N_LETTER_LENGTHS:
    default:
      return C_ ("letter", "Medium");
    }
}
