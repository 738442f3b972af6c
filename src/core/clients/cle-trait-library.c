/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-trait-library.h"

#include "cle-profile-private.h"
#include "cle-trait-resources.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORMAT 1
#define RESOURCE_FOLDER CLE_RESOURCE_PATH "/traits"
#define MAX_BYTES (2 * 1024 * 1024)
#define MAX_TRAITS 1000

struct _CleTraitLibrary
{
  GPtrArray *traits;
};

static void
clear_library (CleTraitLibrary *self)
{
  g_ptr_array_unref (self->traits);
}

static CleTraitLibrary *
create_empty (void)
{
  CleTraitLibrary *self = g_atomic_rc_box_new0 (CleTraitLibrary);

  self->traits = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_trait_unref);
  return self;
}

static gboolean
read_trait (CleTraitLibrary    *self,
            const CleJsonPlace *place,
            const char         *language,
            GError            **error)
{
  CleTrait *trait = cle_trait_read (place, language, error);

  if (trait == NULL)
    return FALSE;
  if (cle_trait_library_find (self, cle_trait_get_id (trait)) != NULL)
    {
      cle_json_place_set_error (place, "id", CLE_JSON_ERROR_RANGE,
                                _ ("another trait has this id already"), error);
      cle_trait_unref (trait);
      return FALSE;
    }

  g_ptr_array_add (self->traits, trait);
  return TRUE;
}

static gboolean
read_file (CleTraitLibrary *self,
           GBytes          *bytes,
           const char      *file,
           GError         **error)
{
  g_autoptr (CleJsonDocument) document = cle_json_document_new (bytes, file, error);
  const char *language;
  CleJsonPlace root, list;
  guint n;

  if (document == NULL)
    return FALSE;

  root = cle_json_document_get_root (document);
  if (!cle_json_place_expect_object (&root, error) ||
      !cle_profile_format_check (&root, FORMAT, error) ||
      !cle_json_place_get_string (&root, "language", CLE_TRAIT_MAX_TEXT, &language, error) ||
      !cle_json_place_get_array (&root, "traits", 0, MAX_TRAITS, &list, &n, error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&list, i);

      if (!read_trait (self, &item, language, error))
        return FALSE;
    }

  return TRUE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * cle_trait_library_new:
 *
 * Reads the traits that come with the program. They are part of it and each is
 * held against its schema by a test: one that cannot be read is a bug.
 *
 * Returns: (transfer full): the library, the wanted traits first
 */
CleTraitLibrary *
cle_trait_library_new (void)
{
  GResource *resource = cle_traits_get_resource ();
  CleTraitLibrary *self = create_empty ();
  g_auto (GStrv) names = g_resource_enumerate_children (resource, RESOURCE_FOLDER, 0, NULL);

  if (names != NULL)
    qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_path ("/", RESOURCE_FOLDER, names[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, 0, NULL);
      g_autoptr (GError) error = NULL;

      if (bytes == NULL || !read_file (self, bytes, names[i], &error))
        g_critical ("%s: %s", path, error != NULL ? error->message : "cannot be read");
    }

  return self;
}

/**
 * cle_trait_library_new_from_bytes:
 * @bytes: the content of a file, at most 2 MiB
 * @file: its name, as errors shall name it
 * @error: return location for a #CleProfileError
 *
 * Reads traits from a file of the format that
 * data/schemas/trait-library.schema.json describes.
 *
 * Returns: (transfer full) (nullable): a library of these traits alone
 */
CleTraitLibrary *
cle_trait_library_new_from_bytes (GBytes     *bytes,
                                  const char *file,
                                  GError    **error)
{
  g_autoptr (CleTraitLibrary) self = create_empty ();
  GError *cause = NULL;

  if (g_bytes_get_size (bytes) > MAX_BYTES)
    {
      g_set_error (error, CLE_PROFILE_ERROR, CLE_PROFILE_ERROR_SYNTAX,
                   _ ("%s: is too large for a library of traits; 2 MiB are allowed"), file);
      return NULL;
    }
  if (read_file (self, bytes, file, &cause))
    return g_steal_pointer (&self);

  cle_profile_take_error (error, cause);
  return NULL;
}

/**
 * cle_trait_library_ref:
 * @self: a library
 *
 * Returns: (transfer full): the same library
 */
CleTraitLibrary *
cle_trait_library_ref (CleTraitLibrary *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * cle_trait_library_unref:
 * @self: (transfer full): a library
 */
void
cle_trait_library_unref (CleTraitLibrary *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_library);
}

/**
 * cle_trait_library_get_n:
 * @self: a library
 *
 * Returns: how many traits there are
 */
guint
cle_trait_library_get_n (const CleTraitLibrary *self)
{
  return self->traits->len;
}

/**
 * cle_trait_library_get:
 * @self: a library
 * @index: from 0, less than their number
 *
 * Returns: (transfer none): the trait
 */
const CleTrait *
cle_trait_library_get (const CleTraitLibrary *self,
                       guint                  index)
{
  g_return_val_if_fail (index < self->traits->len, NULL);

  return self->traits->pdata[index];
}

/**
 * cle_trait_library_find:
 * @self: a library
 * @id: the id of a trait
 *
 * Returns: (transfer none) (nullable): the trait
 */
const CleTrait *
cle_trait_library_find (const CleTraitLibrary *self,
                        const char            *id)
{
  for (guint i = 0; i < self->traits->len; i++)
    if (strcmp (cle_trait_get_id (self->traits->pdata[i]), id) == 0)
      return self->traits->pdata[i];

  return NULL;
}

static char *
normalize (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return composed != NULL ? g_utf8_casefold (composed, -1) : g_strdup ("");
}

/* Everything that a trait says in a language, to look for words in. */
static char *
gather_text (const CleTrait *trait,
             const char     *language)
{
  g_autoptr (GString) text = g_string_new (cle_trait_get_name (trait, language));
  const char *hint = cle_trait_get_hint (trait, language);

  g_string_append_printf (text, "\n%s", hint != NULL ? hint : "");
  for (guint i = 0; i < cle_trait_get_n_levels (trait); i++)
    g_string_append_printf (text, "\n%s", cle_trait_get_level (trait, i, language));

  return normalize (text->str);
}

static gboolean
has_all (const CleTrait *trait,
         char          **words,
         const char     *language)
{
  g_autofree char *text = gather_text (trait, language);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * cle_trait_library_search:
 * @self: a library
 * @words: what to look for, parted by spaces, in any case; "" for everything
 * @language: (nullable): in which language
 * @side: a #CleSide, or %CLE_ANY_SIDE
 * @branches: of #CleBranch, for any of these; 0 for all
 *
 * Returns: (transfer full) (element-type CleTrait): the traits that have all
 *   of the words in their name, hint or levels, those with the first of them
 *   in the name before the others
 */
GPtrArray *
cle_trait_library_search (const CleTraitLibrary *self,
                          const char            *words,
                          const char            *language,
                          int                    side,
                          guint                  branches)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_trait_unref);
  g_autofree char *normal = normalize (words);
  g_auto (GStrv) parts = g_strsplit_set (normal, " \t\n", -1);
  guint n_in_name = 0;

  for (guint i = 0; i < self->traits->len; i++)
    {
      const CleTrait *trait = self->traits->pdata[i];
      g_autofree char *name = normalize (cle_trait_get_name (trait, language));
      gboolean in_name;

      if ((side != CLE_ANY_SIDE && side != (int) cle_trait_get_side (trait)) ||
          (branches != 0 && (cle_trait_get_branches (trait) & branches) == 0) ||
          !has_all (trait, parts, language))
        continue;

      in_name = parts[0] == NULL || strstr (name, parts[0]) != NULL;
      g_ptr_array_insert (found, in_name ? (int) n_in_name++ : -1, cle_trait_ref (trait));
    }

  return found;
}
