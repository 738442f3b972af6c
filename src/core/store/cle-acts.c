/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-acts.h"
#include "cle-append.h"
#include "json/cle-json-writer.h"

#include <glib/gi18n-lib.h>

#define NOTE_MAX_CHARACTERS 4000

/* Appends a record about another one. */
static gboolean
append_about (CleStore    *store,
              const char  *type,
              const char  *of,
              const char  *key,
              const char  *value,
              GError     **error)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (GString) members = g_string_new (NULL);
  CleAppend record = { .type = type, .id = id };
  CleRecordHead head;

  cle_json_write_text (members, "of", of);
  cle_json_write_text (members, key, value);
  record.members = members->str;

  return cle_append_record (store, &record, &head, error);
}

/**
 * cle_act_note:
 * @store: a store
 * @result_id: a result
 * @text: up to 4 000 characters; empty to take the note back
 * @error: return location for an error
 *
 * Notes something on a result. The last note holds; earlier ones stay in the
 * records.
 *
 * Returns: %TRUE when the note is durable.
 */
gboolean
cle_act_note (CleStore   *store,
              const char *result_id,
              const char *text,
              GError    **error)
{
  if (!g_utf8_validate (text, -1, NULL) || g_utf8_strlen (text, -1) > NOTE_MAX_CHARACTERS)
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("A note can hold up to %d characters of text."), NOTE_MAX_CHARACTERS);
      return FALSE;
    }

  return append_about (store, "note", result_id, "text", text, error);
}

/**
 * cle_act_trash:
 * @store: a store
 * @result_id: a result
 * @error: return location for an error
 *
 * Puts a result into the trash, from where it can be restored for
 * %CLE_TRASH_DAYS days.
 *
 * Returns: %TRUE when that is durable.
 */
gboolean
cle_act_trash (CleStore   *store,
               const char *result_id,
               GError    **error)
{
  return append_about (store, "amend", result_id, "state", "trashed", error);
}

/**
 * cle_act_restore:
 * @store: a store
 * @result_id: a result in the trash
 * @error: return location for an error
 *
 * Takes a result back out of the trash.
 *
 * Returns: %TRUE when that is durable.
 */
gboolean
cle_act_restore (CleStore   *store,
                 const char *result_id,
                 GError    **error)
{
  return append_about (store, "amend", result_id, "state", "restored", error);
}
