/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-import-private.h"

#include "clients/cle-client-document.h"
#include "clients/cle-letter-document.h"
#include "json/cle-json-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAME_CHARACTERS 200

/**
 * cle_import_add_person:
 * @self: an import
 * @id: of a person
 * @name: their name
 * @device: (nullable): of whom they are; %NULL for this one
 *
 * Takes a person whom records may name, unless they are known or erased.
 *
 * Returns: %FALSE if @id is none, @name is too long, or the person is known by
 *   another name.
 */
gboolean
cle_import_add_person (CleImport  *self,
                       const char *id,
                       const char *name,
                       const char *device)
{
  const char *known = g_hash_table_lookup (self->known_people, id);
  const CleRemark *remark;
  guint8 bytes[16];

  if (!cle_uuid_check (id, strlen (id)) || g_utf8_strlen (name, -1) > MAX_NAME_CHARACTERS)
    return FALSE;
  if (known == NULL)
    known = g_hash_table_lookup (self->people, id);
  if (known != NULL)
    return strcmp (known, name) == 0;

  cle_id_parse (id, CLE_UUID_LENGTH, bytes);
  remark = cle_remarks_find (self->present->remarks, bytes);
  if (remark != NULL && remark->erased)
    return TRUE;

  g_hash_table_insert (self->people, g_strdup (id), g_strdup (name));
  if (device != NULL)
    g_hash_table_insert (self->people_devices, g_strdup (id), g_strdup (device));
  return TRUE;
}

/**
 * cle_import_find_person:
 * @self: an import
 * @name: of whoever gave the answers of a row
 *
 * Returns: (transfer none): the id of the person of that name on this device; a
 *   new one if there is none yet
 */
const char *
cle_import_find_person (CleImport  *self,
                        const char *name)
{
  const char *id = g_hash_table_lookup (self->names, name);
  char *made;

  if (id != NULL)
    return id;

  made = g_uuid_string_random ();
  g_hash_table_insert (self->names, g_strdup (name), made);
  g_hash_table_insert (self->people, g_strdup (made), g_strdup (name));

  return made;
}

static gboolean
is_erased (CleImport  *self,
           const char *id)
{
  const CleRemark *remark;
  guint8 bytes[16];

  cle_id_parse (id, CLE_UUID_LENGTH, bytes);
  remark = cle_remarks_find (self->present->remarks, bytes);

  return remark != NULL && remark->erased;
}

/* Whole: a later version may have written more in it than this one knows. */
static void
keep_document (CleImport             *self,
               const CleImportSource *source,
               const char            *name)
{
  const char *device = source->folder != NULL ? source->folder : cle_store_get_device (self->store);

  g_hash_table_insert (self->documents, g_strdup_printf ("people/%s/%s", device, name),
                       g_bytes_ref (source->bytes));
}

/* FALSE when the document is none of a client. */
static gboolean
take_client (CleImport             *self,
             const CleImportSource *source)
{
  g_autoptr (GError) problem = NULL;
  gboolean is_client;
  g_autoptr (CleClient) client =
      cle_client_document_read (source->bytes, source->name, &is_client, &problem);
  g_autofree char *name = client != NULL ? g_strconcat (client->id, ".json", NULL) : NULL;

  if (!is_client)
    return FALSE;

  if (client == NULL || strcmp (client->id, source->stem) != 0)
    cle_import_refuse (self, cle_import_begin_item (self, 1),
                       g_strdup (problem != NULL ? problem->message
                                                 : _ ("The client has no valid id.")));
  else if (!is_erased (self, client->id))
    keep_document (self, source, name);
  return TRUE;
}

/* FALSE when the document is no letter. */
static gboolean
take_letter (CleImport             *self,
             const CleImportSource *source)
{
  g_autoptr (GError) problem = NULL;
  gboolean is_letter;
  g_autoptr (CleLetter) letter =
      cle_letter_document_read (source->bytes, source->name, &is_letter, &problem);
  g_autofree char *name = letter != NULL ? cle_letter_document_dup_name (letter) : NULL;

  if (letter != NULL && !is_erased (self, letter->client))
    keep_document (self, source, name);
  else if (is_letter && letter == NULL)
    cle_import_refuse (self, cle_import_begin_item (self, 1), g_strdup (problem->message));

  return is_letter;
}

/**
 * cle_import_take_person:
 * @self: an import
 * @source: a file of people/ of another device
 * @error: return location for an error
 *
 * Takes a person, or the document of a client or of a letter to one.
 *
 * Returns: %FALSE if it cannot be read; a file that says something wrong is
 *   refused as a row.
 */
gboolean
cle_import_take_person (CleImport             *self,
                        const CleImportSource *source,
                        GError               **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (CleJsonDocument) document =
      cle_json_document_new (source->bytes, source->name, &problem);
  CleJsonPlace root;
  const char *name;

  if (take_client (self, source) || take_letter (self, source))
    return cle_import_step (self, 1, 0, error);

  if (document != NULL)
    root = cle_json_document_get_root (document);
  if (document == NULL || !cle_json_place_expect_object (&root, &problem) ||
      !cle_json_place_get_string (&root, "name", MAX_NAME_CHARACTERS, &name, &problem))
    cle_import_refuse (self, cle_import_begin_item (self, 1), g_strdup (problem->message));
  else if (!cle_import_add_person (self, source->stem, name, source->folder))
    cle_import_refuse (self, cle_import_begin_item (self, 1),
                       g_strdup (_ ("The person has no valid id or name, or another name here.")));

  return cle_import_step (self, 1, 0, error);
}

/**
 * cle_import_keep_questionnaire:
 * @self: an import
 * @questionnaire: what results answer that are imported
 *
 * Sees to it that the store has the file of what was asked.
 */
void
cle_import_keep_questionnaire (CleImport        *self,
                               CleQuestionnaire *questionnaire)
{
  const char *digest = cle_questionnaire_get_digest (questionnaire);

  if (!g_hash_table_contains (self->questionnaires, digest))
    g_hash_table_insert (self->questionnaires, g_strdup (digest),
                         cle_questionnaire_ref (questionnaire));
}

/**
 * cle_import_take_questionnaire:
 * @self: an import
 * @bytes: a questionnaire
 * @digest: what it is said to be, or ""
 * @name: of the file it comes from
 * @error: return location for an error
 *
 * Takes a questionnaire along that results may name.
 *
 * Returns: %FALSE if it is none, or not the one it is said to be.
 */
gboolean
cle_import_take_questionnaire (CleImport  *self,
                               GBytes     *bytes,
                               const char *digest,
                               const char *name,
                               GError    **error)
{
  g_autoptr (CleQuestionnaire) questionnaire =
      cle_questionnaire_new_from_bytes (bytes, name, error);
  const char *found;

  if (questionnaire == NULL)
    return FALSE;

  found = cle_questionnaire_get_digest (questionnaire);
  if (strcmp (found, digest) != 0)
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("“%s”: the questionnaire “%s” is damaged: its content is not what its digest "
                      "says."),
                   name, cle_questionnaire_get_id (questionnaire));
      return FALSE;
    }

  cle_import_keep_questionnaire (self, questionnaire);
  return TRUE;
}
