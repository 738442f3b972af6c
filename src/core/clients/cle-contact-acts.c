/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-contact-acts.h"

#include "cle-client-write.h"
#include "json/cle-json-writer.h"

#include <glib/gi18n-lib.h>

static gboolean
check_contact (const CleContact *contact,
               GError          **error)
{
  if (contact->minutes > CLE_CONTACT_MAX_MINUTES)
    {
      g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                   _ ("A contact takes up to %d minutes."), CLE_CONTACT_MAX_MINUTES);
      return FALSE;
    }
  if (contact->promise == NULL && contact->due != NULL)
    {
      g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                           _ ("There is a day but no promise."));
      return FALSE;
    }

  return cle_client_check_text (contact->text, 0, CLE_CONTACT_MAX_TEXT, error) &&
         cle_client_check_text (contact->promise, 0, CLE_CONTACT_MAX_TEXT, error) &&
         cle_client_check_day (contact->due, error);
}

/**
 * cle_contact_add:
 * @store: a store
 * @contact: a contact with a client; receives id and time
 * @error: return location for an error
 *
 * Returns: %TRUE when that is durable
 */
gboolean
cle_contact_add (CleStore   *store,
                 CleContact *contact,
                 GError    **error)
{
  g_autoptr (GString) members = NULL;

  if (!check_contact (contact, error))
    return FALSE;
  members = cle_client_write_begin (store, contact->client, error);
  if (members == NULL)
    return FALSE;

  cle_json_write_text (members, "kind", cle_contact_kind_get_word (contact->kind));
  cle_json_write_integer (members, "min", contact->minutes);
  cle_json_write_text (members, "text", contact->text != NULL ? contact->text : "");
  if (contact->promise != NULL)
    cle_json_write_text (members, "promise", contact->promise);
  cle_client_write_text (members, "due", contact->due);

  return cle_client_write_append (store, "contact", &contact->id, &contact->at, members, error);
}

/**
 * cle_contact_set_promise:
 * @store: a store
 * @contact: a contact with a promise
 * @state: what became of it; %CLE_PROMISE_OPEN takes that back
 * @record: (inout): id of the record, made when %NULL
 * @error: return location for an error
 *
 * Returns: %TRUE when that is durable
 */
gboolean
cle_contact_set_promise (CleStore         *store,
                         const CleContact *contact,
                         ClePromiseState   state,
                         char            **record,
                         GError          **error)
{
  if (contact->promise == NULL || state == CLE_PROMISE_NONE)
    {
      g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                           _ ("Nothing was promised in this contact."));
      return FALSE;
    }

  return cle_client_write_amend (store, contact->client, contact->id,
                                 cle_promise_state_get_word (state), NULL, record, error);
}
