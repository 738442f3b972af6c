/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-letter-store.h"

#include "cle-client-records.h"
#include "cle-client-write.h"
#include "cle-letter-document.h"
#include "json/cle-json-writer.h"
#include "store/cle-append.h"
#include "store/cle-files.h"
#include "store/cle-replace.h"
#include "store/cle-scan.h"
#include "store/cle-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
check_letter (const CleLetter *letter,
              GError         **error)
{
  if (!cle_client_check_text (letter->kind, 1, 64, error) ||
      !cle_client_check_text (letter->title, 0, CLE_LETTER_MAX_TITLE, error))
    return FALSE;
  if (letter->text != NULL && *letter->text != '\0' &&
      strlen (letter->text) <= CLE_LETTER_MAX_TEXT && g_utf8_validate (letter->text, -1, NULL))
    return TRUE;

  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
               _ ("A letter that is kept holds a text of up to %d KiB."),
               CLE_LETTER_MAX_TEXT / 1024);
  return FALSE;
}

/* Nothing is written that could not be read again. */
static GString *
compose (const CleLetter *letter,
         const char      *path,
         GError         **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CleLetter) read = NULL;
  gboolean is_letter;

  cle_letter_document_write (letter, text);
  bytes = g_bytes_new_static (text->str, text->len);
  read = cle_letter_document_read (bytes, path, &is_letter, error);

  return read != NULL ? g_steal_pointer (&text) : NULL;
}

static gboolean
write_document (CleStore        *store,
                const CleLetter *letter,
                GError         **error)
{
  g_autofree char *name = cle_letter_document_dup_name (letter);
  g_autofree char *path = g_build_filename ("people", cle_store_get_device (store), name, NULL);
  g_autoptr (GString) text = compose (letter, path, error);

  return text != NULL && cle_replace_in (cle_store_get_io (store), cle_store_get_folder (store),
                                         path, text->str, text->len, error);
}

/* The document first: a record never stands without it. */
static gboolean
keep_locked (CleStore  *store,
             CleLetter *letter,
             GError   **error)
{
  g_autoptr (GString) members = cle_client_write_begin (store, letter->client, error);
  CleAppend record = { .type = "letter", .id = letter->id };
  CleRecordHead head;

  if (members == NULL || !write_document (store, letter, error))
    return FALSE;

  cle_json_write_text (members, "kind", letter->kind);
  record.members = members->str;
  if (!cle_append_locked (store, &record, &head, error))
    return FALSE;

  letter->at = head.at;
  return TRUE;
}

static char **
list_devices (CleStore *store,
              GError  **error)
{
  return cle_files_list_in (cle_store_get_io (store), cle_store_get_folder (store), "people", FALSE,
                            error);
}

static gboolean
add_paths (GStrvBuilder *paths,
           CleStore     *store,
           const char   *device,
           const char   *client,
           GError      **error)
{
  g_autofree char *folder = g_build_filename ("people", device, NULL);
  g_auto (GStrv) names = cle_files_list_in (cle_store_get_io (store), cle_store_get_folder (store),
                                            folder, FALSE, error);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], client) && cle_letter_document_is_name (names[i]))
      {
        g_autofree char *path = g_build_filename (folder, names[i], NULL);

        g_strv_builder_add (paths, path);
      }

  return names != NULL;
}

/* In the folder of whichever device: one that got another id left it in that of
 * its former one. */
static CleLetter *
find_document (CleStore        *store,
               const CleLetter *letter,
               GError         **error)
{
  g_autofree char *name = cle_letter_document_dup_name (letter);
  g_auto (GStrv) devices = list_devices (store, error);

  for (guint i = 0; devices != NULL && devices[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename ("people", devices[i], name, NULL);
      g_autoptr (GError) problem = NULL;
      CleLetter *found = cle_letter_read_path (store, path, NULL, &problem);

      if (found != NULL)
        return found;
      if (!g_error_matches (problem, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
    }

  if (devices != NULL)
    g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND,
                 _ ("The text of this letter is not here: people/ lacks the file “%s”."), name);
  return NULL;
}

/**
 * cle_letter_keep:
 * @store: a store
 * @letter: a letter as it was sent; receives id and time
 * @error: return location for an error
 *
 * Keeps the words of a letter in people/, since they name somebody, where nothing
 * changes them; that it was sent is a record of the same id.
 *
 * Returns: %TRUE when both are durable; after a failure @letter may be passed
 *   again and is not kept twice
 */
gboolean
cle_letter_keep (CleStore  *store,
                 CleLetter *letter,
                 GError   **error)
{
  gboolean done;

  if (!check_letter (letter, error) || !cle_store_begin_write (store, error))
    return FALSE;

  if (letter->id == NULL)
    letter->id = g_uuid_string_random ();
  done = keep_locked (store, letter, error);
  cle_store_end_write (store);

  return done;
}

/**
 * cle_letter_read_words:
 * @store: a store
 * @letter: what its record says; receives subject and text
 * @error: return location for an error, of %CLE_STORE_ERROR_NOT_FOUND if they are
 *   not here
 *
 * Letters were once kept whole in their records; these have them there.
 *
 * Returns: %FALSE if they cannot be read
 */
gboolean
cle_letter_read_words (CleStore  *store,
                       CleLetter *letter,
                       GError   **error)
{
  g_autoptr (CleLetter) read = NULL;

  if (letter->text != NULL)
    return TRUE;
  read = find_document (store, letter, error);
  if (read == NULL)
    return FALSE;

  letter->title = g_steal_pointer (&read->title);
  letter->text = g_steal_pointer (&read->text);
  return TRUE;
}

/**
 * cle_letter_read:
 * @store: a store
 * @id: of a letter
 * @error: return location for an error, of %CLE_STORE_ERROR_NOT_FOUND if there
 *   is no such letter
 *
 * Reads a letter from the disk; goes through the records to find it.
 *
 * Returns: (transfer full) (nullable): the letter with its text
 */
CleLetter *
cle_letter_read (CleStore   *store,
                 const char *id,
                 GError    **error)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GError) problem = NULL;
  g_autoptr (CleLetter) letter = NULL;
  CleRecordHead head;

  if (cle_scan_find (store, NULL, id, &head, line, NULL, &problem) &&
      strcmp (head.type, "letter") == 0)
    letter = cle_client_record_read_letter (&head, line->str, line->len, error);
  else if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND,
                 _ ("There is no letter with the id “%s”."), id);

  return letter != NULL && cle_letter_read_words (store, letter, error) ? g_steal_pointer (&letter)
                                                                        : NULL;
}

/**
 * cle_letter_list_paths:
 * @store: a store
 * @client: id of a client
 * @error: return location for an error
 *
 * Returns: (transfer full): where the letters to the client stand, below the
 *   store's folder, of all devices
 */
char **
cle_letter_list_paths (CleStore   *store,
                       const char *client,
                       GError    **error)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_auto (GStrv) devices = list_devices (store, error);

  if (devices == NULL)
    return NULL;

  for (guint i = 0; devices[i] != NULL; i++)
    if (!add_paths (paths, store, devices[i], client, error))
      return NULL;

  return g_strv_builder_end (paths);
}

/**
 * cle_letter_read_path:
 * @store: a store
 * @path: below the store's folder, see cle_letter_list_paths()
 * @bytes: (out) (optional): the document as it stands
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the words of the letter; when it was sent
 *   is in its record
 */
CleLetter *
cle_letter_read_path (CleStore    *store,
                      const char  *path,
                      GBytes     **bytes,
                      GError     **error)
{
  g_autoptr (GBytes) read = cle_read_file (store, path, CLE_LETTER_MAX_BYTES, error);
  g_autoptr (GError) problem = NULL;
  CleLetter *letter = NULL;
  gboolean is_letter;

  if (read == NULL)
    return NULL;
  letter = cle_letter_document_read (read, path, &is_letter, &problem);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (letter == NULL)
    g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID, _ ("“%s” is no letter."), path);
  if (letter != NULL && bytes != NULL)
    *bytes = g_steal_pointer (&read);

  return letter;
}
