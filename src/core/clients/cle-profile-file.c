/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-profile-private.h"

#include "json/cle-json-writer.h"
#include "store/cle-clock.h"
#include "store/cle-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * cle_profile_take_error:
 * @error: return location for a #CleProfileError
 * @cause: (transfer full): what went wrong, of the JSON layer or already ours
 *
 * The JSON layer says where; callers only need to know which kind.
 */
void
cle_profile_take_error (GError **error,
                        GError  *cause)
{
  gboolean is_content = g_error_matches (cause, CLE_JSON_ERROR, CLE_JSON_ERROR_TYPE) ||
                        g_error_matches (cause, CLE_JSON_ERROR, CLE_JSON_ERROR_MISSING) ||
                        g_error_matches (cause, CLE_JSON_ERROR, CLE_JSON_ERROR_RANGE);

  if (cause->domain == CLE_JSON_ERROR)
    {
      cause->domain = CLE_PROFILE_ERROR;
      cause->code = is_content ? CLE_PROFILE_ERROR_INVALID : CLE_PROFILE_ERROR_SYNTAX;
    }

  g_propagate_error (error, cause);
}

/*
 * cle_profile_format_check:
 * @root: the outermost value of a file
 * @format: the newest format that can be read
 * @error: return location for an error
 *
 * Returns: whether the file is not of a later format
 */
gboolean
cle_profile_format_check (const CleJsonPlace *root,
                          gint64              format,
                          GError            **error)
{
  g_autoptr (GError) newer = NULL;
  gint64 found;

  if (!cle_json_place_get_integer (root, "format", 1, G_MAXINT32, &found, error))
    return FALSE;
  if (found <= format)
    return TRUE;

  cle_json_place_set_error (root, "format", CLE_JSON_ERROR_RANGE,
                            _ ("was written for a later version of this program; "
                               "install that version to use it"),
                            &newer);
  g_set_error_literal (error, CLE_PROFILE_ERROR, CLE_PROFILE_ERROR_NEWER, newer->message);
  return FALSE;
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
read_head (CleProfile         *self,
           const CleJsonPlace *root,
           GError            **error)
{
  const char *id, *name, *made;
  const char *fault;
  gint64 revision;

  if (!cle_json_place_get_string (root, "id", CLE_TRAIT_MAX_TEXT, &id, error))
    return FALSE;
  if (!cle_uuid_check (id, strlen (id)))
    return fail (root, "id", _ ("must be a UUID in lower case"), error);
  if (!cle_json_place_get_integer (root, "revision", 1, CLE_PROFILE_MAX_REVISION, &revision,
                                   error) ||
      !cle_json_place_get_string (root, "name", CLE_TRAIT_MAX_TEXT, &name, error))
    return FALSE;

  fault = cle_line_is_blank (name) ? _ ("must not be empty") : cle_line_find_fault (name);
  if (fault != NULL)
    return fail (root, "name", fault, error);
  if (!cle_json_place_get_string (root, "made", CLE_TRAIT_MAX_TEXT, &made, error))
    return FALSE;
  if (!cle_time_parse (made, strlen (made), &self->made))
    return fail (root, "made", _ ("must be a time, as 2026-11-21T19:14:03.123Z"), error);

  self->id = g_strdup (id);
  self->revision = (guint) revision;
  self->name = g_strdup (name);
  return TRUE;
}

static gboolean
read_traits (CleProfile         *self,
             const CleJsonPlace *root,
             GError            **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  CleJsonPlace list;
  guint n;

  if (!cle_json_place_get_array (root, "traits", 0, CLE_PROFILE_MAX_TRAITS, &list, &n, error))
    return FALSE;

  self->traits = g_new0 (CleTrait *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      CleJsonPlace item = cle_json_place_get_item (&list, i);

      self->traits[i] = cle_trait_read (&item, NULL, error);
      if (self->traits[i] == NULL)
        return FALSE;
      self->n_traits = i + 1;
      if (!g_hash_table_add (ids, (char *) cle_trait_get_id (self->traits[i])))
        return fail (&item, "id", _ ("another trait has this id already"), error);
    }

  return TRUE;
}

/*
 * cle_profile_read:
 * @root: the outermost value of a file
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the profile
 */
CleProfile *
cle_profile_read (const CleJsonPlace *root,
                  GError            **error)
{
  g_autoptr (CleProfile) self = NULL;

  if (!cle_json_place_expect_object (root, error) ||
      !cle_profile_format_check (root, CLE_PROFILE_FORMAT, error))
    return NULL;

  self = g_atomic_rc_box_new0 (CleProfile);
  if (!read_head (self, root, error) || !read_traits (self, root, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * cle_profile_new_from_bytes:
 * @bytes: the content of a file, at most 2 MiB
 * @file: its name, as errors shall name it
 * @error: return location for a #CleProfileError
 *
 * Reads and checks a profile. The format is described by
 * data/schemas/profile.schema.json; members that it does not know are left
 * alone. Errors name file, member, line and the rule that was broken.
 *
 * Returns: (transfer full) (nullable): the profile
 */
CleProfile *
cle_profile_new_from_bytes (GBytes     *bytes,
                            const char *file,
                            GError    **error)
{
  g_autoptr (CleJsonDocument) document = NULL;
  CleProfile *self = NULL;
  GError *cause = NULL;
  CleJsonPlace root;

  if (g_bytes_get_size (bytes) > CLE_PROFILE_MAX_BYTES)
    {
      g_set_error (error, CLE_PROFILE_ERROR, CLE_PROFILE_ERROR_SYNTAX,
                   _ ("%s: is too large for a profile; 2 MiB are allowed"), file);
      return NULL;
    }

  document = cle_json_document_new (bytes, file, &cause);
  if (document != NULL)
    {
      root = cle_json_document_get_root (document);
      self = cle_profile_read (&root, &cause);
    }
  if (self == NULL)
    cle_profile_take_error (error, cause);

  return self;
}

/**
 * cle_profile_to_bytes:
 * @self: a profile
 *
 * Writes it as JSON: whole numbers only, members in a fixed order, one trait
 * a line. One that was never saved is written as its first revision.
 *
 * Returns: (transfer full): the content of its file
 */
GBytes *
cle_profile_to_bytes (const CleProfile *self)
{
  GString *out = g_string_new ("{");
  g_autofree char *made = cle_time_format (self->made);
  gsize length;

  cle_json_write_integer (out, "format", CLE_PROFILE_FORMAT);
  cle_json_write_text (out, "id", self->id);
  cle_json_write_integer (out, "revision", MAX (self->revision, 1));
  cle_json_write_text (out, "name", self->name);
  cle_json_write_text (out, "made", made);
  cle_json_write_key (out, "traits");
  g_string_append_c (out, '[');
  for (guint i = 0; i < self->n_traits; i++)
    {
      g_string_append (out, i > 0 ? ",\n" : "\n");
      cle_trait_write (self->traits[i], out);
    }
  g_string_append (out, "]}\n");

  length = out->len;
  return g_bytes_new_take (g_string_free (out, FALSE), length);
}
