/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-erase-names.h"
#include "cle-files.h"
#include "cle-replace.h"
#include "cle-store-private.h"
#include "json/cle-json-document.h"
#include "json/cle-json-writer.h"

#include <string.h>

#define DOCUMENT_MAX (128 * 1024)
#define NAME_LIMIT   200
#define NAME_LEAST   3 /* characters; less stands in every other line */

/* As it stands in a line. */
static void
add_written (CleEraseNames *self,
             const char    *name)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (g_utf8_strlen (name, -1) < NAME_LEAST)
    return;

  cle_json_write_string (text, name);
  g_ptr_array_add (self->written, g_strndup (text->str + 1, text->len - 2));
}

/* A first name alone is that of many. */
static gboolean
is_full_name (const char *name)
{
  g_auto (GStrv) parts = g_regex_split_simple ("\\s+", name, 0, 0);

  return g_strv_length (parts) > 1;
}

/* “Ltd”, and not a part of what somebody is called by. */
static gboolean
is_legal_form (const char *part)
{
  static const char *const forms[] = { "ltd", "limited", "llc",  "llp", "inc", "corp",
                                       "co",  "plc",     "gmbh", "ag",  "kg",  "ug",
                                       "sa",  "sas",     "sarl", "bv",  "nv",  "ab",
                                       "oy",  "spa",     "srl",  "ооо", "оао", "зао",
                                       "пао", "ао",      "ип",   "тоо", "чп",  NULL };
  g_autofree char *lower = g_utf8_strdown (part, -1);

  return g_strv_contains (forms, lower);
}

/* What people say for it: “Zanzibar” for “Zanzibar Ltd.”, without quotation marks. */
static char *
dup_bare_name (const char *name)
{
  g_autoptr (GString) bare = g_string_new (NULL);
  g_auto (GStrv) parts = g_regex_split_simple ("[\\s.,\"'«»“”„‘’()]+", name, 0, 0);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && !is_legal_form (parts[i]))
      g_string_append_printf (bare, "%s%s", bare->len > 0 ? " " : "", parts[i]);

  return g_string_free (g_steal_pointer (&bare), FALSE);
}

/* “é” is one character or two, as the keyboard had it. */
static void
add_word (CleEraseNames *self,
          const char    *word)
{
  static const GNormalizeMode modes[] = { G_NORMALIZE_NFC, G_NORMALIZE_NFD };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autofree char *form = g_utf8_normalize (word, -1, modes[i]);

      if (form != NULL && cle_erase_mask_is_word (form) &&
          !g_ptr_array_find_with_equal_func (self->words, form, g_str_equal, NULL))
        g_ptr_array_add (self->words, g_steal_pointer (&form));
    }
}

/* As typed, but for the full stop of “Ltd.”, which others leave out. */
static char *
dup_word (const char *name)
{
  char *word = g_strstrip (g_strdup (name));

  while (*word != '\0' && word[strlen (word) - 1] == '.')
    word[strlen (word) - 1] = '\0';

  return word;
}

static void
add_name (CleEraseNames *self,
          const char    *name,
          gboolean       contact)
{
  g_autofree char *word = dup_word (name);
  g_autofree char *bare = dup_bare_name (word);

  add_written (self, name);
  if (contact && !is_full_name (word))
    return;

  add_word (self, word);
  if (g_utf8_strlen (bare, -1) >= NAME_LEAST)
    add_word (self, bare);
}

static void
take_names (CleEraseNames *self,
            GBytes        *bytes,
            const char    *path)
{
  static const char *const members[] = { "name", "contact" };
  g_autoptr (CleJsonDocument) document = cle_json_document_new (bytes, path, NULL);
  CleJsonPlace root;
  const char *name;

  if (document == NULL)
    return;

  root = cle_json_document_get_root (document);
  if (!cle_json_place_expect_object (&root, NULL))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (cle_json_place_has_member (&root, members[i]) &&
        cle_json_place_get_string (&root, members[i], NAME_LIMIT, &name, NULL))
      add_name (self, name, i > 0);
}

/* Whom the disk does not tell is not erased by halves: the next try knows more. */
static gboolean
add_names_of (CleEraseNames *self,
              CleStore      *store,
              const char    *path,
              GError       **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = cle_read_file (store, path, DOCUMENT_MAX, &problem);

  if (bytes != NULL)
    take_names (self, bytes, path);
  if (problem == NULL || g_error_matches (problem, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND) ||
      g_error_matches (problem, CLE_STORE_ERROR, CLE_STORE_ERROR_UNSAFE) ||
      g_error_matches (problem, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * cle_erase_names_read:
 * @store: a store
 * @ids: of those who are being erased
 * @error: return location for an error
 *
 * Reads how they and their contact persons are called, by every device that
 * knows them. Documents that cannot be read are passed over. A damaged line is known
 * by names of three characters or more, since shorter ones stand in lines about
 * anybody; out of sentences those of two are taken too. A company is also known
 * without its legal form, a contact person by the full name alone.
 *
 * Returns: (transfer full): the names, or %NULL if the disk could not be read
 */
CleEraseNames *
cle_erase_names_read (CleStore *store,
                      char    **ids,
                      GError  **error)
{
  g_autoptr (CleEraseNames) self = cle_erase_names_new ();
  g_auto (GStrv) devices =
      cle_files_list_own (cle_store_get_io (store), cle_store_get_folder (store), "people", FALSE,
                          error);

  if (devices == NULL)
    return NULL;

  for (guint i = 0; devices[i] != NULL; i++)
    for (guint j = 0; ids[j] != NULL; j++)
      {
        g_autofree char *path = g_strdup_printf ("people/%s/%s.json", devices[i], ids[j]);

        if (!add_names_of (self, store, path, error))
          return NULL;
      }

  return g_steal_pointer (&self);
}

static gboolean
is_written (const CleEraseNames *self,
            const char          *bytes,
            gsize                length)
{
  for (guint i = 0; i < self->written->len; i++)
    {
      const char *name = self->written->pdata[i];

      if (memmem (bytes, length, name, strlen (name)) != NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * cle_erase_names_are_in:
 * @self: (nullable): names
 * @bytes: part of a file
 * @length: of @bytes
 *
 * Returns: whether one of them stands there
 */
gboolean
cle_erase_names_are_in (const CleEraseNames *self,
                        const char          *bytes,
                        gsize                length)
{
  return self != NULL && length > 0 &&
         (is_written (self, bytes, length) || cle_erase_mask_is_in (self, bytes, length));
}
