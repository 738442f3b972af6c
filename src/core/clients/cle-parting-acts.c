/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-parting-acts.h"

#include "actions/cle-action.h"
#include "cle-client-records.h"
#include "cle-client-write.h"
#include "json/cle-json-writer.h"
#include "store/cle-people.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
check_open (const CleParting *parting,
            GError          **error)
{
  if (parting->state == CLE_PARTING_OPEN)
    return TRUE;

  g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                       _ ("This parting is closed already."));
  return FALSE;
}

/**
 * cle_parting_begin:
 * @store: a store
 * @parting: its client and why; receives id and time
 * @error: return location for an error
 *
 * Decides to part with a client. Nothing happens yet: the checklist follows, and
 * a day to sleep on it.
 *
 * Returns: %TRUE when that is durable
 */
gboolean
cle_parting_begin (CleStore   *store,
                   CleParting *parting,
                   GError    **error)
{
  g_autoptr (GString) members = NULL;

  if (!cle_client_check_text (parting->reason, 0, CLE_PARTING_MAX_NOTE, error))
    return FALSE;
  members = cle_client_write_begin (store, parting->client, error);
  if (members == NULL)
    return FALSE;

  cle_client_write_text (members, "why", parting->reason);
  return cle_client_write_append (store, "parting", &parting->id, &parting->at, members, error);
}

/* A day that was given in time may be said again after it has passed. */
static gboolean
check_effective (CleStore         *store,
                 const CleParting *parting,
                 const char       *day,
                 GError          **error)
{
  return day == NULL || *day == '\0' ||
         g_strcmp0 (day, parting->steps[CLE_PARTING_EFFECTIVE].said) == 0 ||
         cle_client_check_ahead (store, day, error);
}

static gboolean
check_step (CleStore         *store,
            const CleParting *parting,
            ClePartingItem    item,
            gboolean          done,
            const char       *note,
            GError          **error)
{
  if (!cle_client_check_text (note, 0, CLE_PARTING_MAX_NOTE, error) ||
      (item == CLE_PARTING_EFFECTIVE && !check_effective (store, parting, note, error)))
    return FALSE;
  if (!done || (item != CLE_PARTING_PERSON && item != CLE_PARTING_EFFECTIVE) ||
      (note != NULL && *note != '\0'))
    return TRUE;

  g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                       item == CLE_PARTING_PERSON
                           ? _ ("Please name the person who tells the client.")
                           : _ ("Please give the day from which it holds."));
  return FALSE;
}

/**
 * cle_parting_set_step:
 * @store: a store
 * @parting: an open parting
 * @item: of its checklist
 * @done: whether it was seen to
 * @note: (nullable): up to %CLE_PARTING_MAX_NOTE characters; the name of the
 *   person for %CLE_PARTING_PERSON, kept in people/ only; the day for
 *   %CLE_PARTING_EFFECTIVE, today or later, or the one that it had already
 * @record: (inout): id of the record, made when %NULL
 * @error: return location for an error
 *
 * The last word on an item holds.
 *
 * Returns: %TRUE when that is durable
 */
gboolean
cle_parting_set_step (CleStore         *store,
                      const CleParting *parting,
                      ClePartingItem    item,
                      gboolean          done,
                      const char       *note,
                      char            **record,
                      GError          **error)
{
  g_autoptr (GString) more = g_string_new (NULL);
  g_autofree char *who = NULL;
  gboolean named = item == CLE_PARTING_PERSON && note != NULL && *note != '\0';

  if (!check_open (parting, error) || !check_step (store, parting, item, done, note, error))
    return FALSE;
  if (named)
    who = cle_people_ensure (store, note, error);
  if (named && who == NULL)
    return FALSE;

  cle_client_write_text (more, "who", who);
  cle_json_write_text (more, "item", cle_parting_item_get_word (item));
  cle_json_write_integer (more, "done", done ? 1 : 0);
  cle_client_write_text (more, "note", named ? NULL : note);

  return cle_client_write_amend (store, parting->client, parting->id, CLE_PARTING_STEP, more,
                                 record, error);
}

/**
 * cle_parting_begin_told:
 * @store: a store
 * @parting: its client and why; receives id and time
 * @person: (nullable): who tells the client
 * @day: (nullable): from which day it holds, today or later
 * @error: return location for an error
 *
 * cle_parting_begin() with what is known already seen to. All of it is checked
 * before anything is written. What failed after the parting was begun can be
 * tried again with the same @parting: it does not begin twice.
 *
 * Returns: %TRUE when that is durable
 */
gboolean
cle_parting_begin_told (CleStore   *store,
                        CleParting *parting,
                        const char *person,
                        const char *day,
                        GError    **error)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (!check_step (store, parting, CLE_PARTING_PERSON, person != NULL, person, error) ||
      !check_step (store, parting, CLE_PARTING_EFFECTIVE, day != NULL, day, error) ||
      (parting->at == 0 && !cle_parting_begin (store, parting, error)))
    return FALSE;

  return (person == NULL ||
          cle_parting_set_step (store, parting, CLE_PARTING_PERSON, TRUE, person, &first, error)) &&
         (day == NULL ||
          cle_parting_set_step (store, parting, CLE_PARTING_EFFECTIVE, TRUE, day, &second, error));
}

static gboolean
close_parting (CleStore         *store,
               const CleParting *parting,
               ClePartingState   state,
               const char       *look,
               const char       *note,
               char            **record,
               GError          **error)
{
  g_autoptr (GString) more = g_string_new (NULL);

  cle_client_write_text (more, "look", look);
  cle_client_write_text (more, "note", note);
  return cle_client_write_amend (store, parting->client, parting->id,
                                 cle_parting_state_get_word (state), more, record, error);
}

/**
 * cle_parting_finish:
 * @store: a store
 * @parting: an open parting with all that is mandatory seen to
 * @look: (nullable): a day to look again, today or later: the door
 *   that is left open
 * @change: (nullable): what would have to change by then
 * @record: (inout): id of the record, made when %NULL
 * @error: return location for an error; see cle_parting_check_finish()
 *
 * Returns: %TRUE when that is durable
 */
gboolean
cle_parting_finish (CleStore         *store,
                    const CleParting *parting,
                    const char       *look,
                    const char       *change,
                    char            **record,
                    GError          **error)
{
  gint64 now = cle_clock_get_wall (cle_store_get_clock (store));

  if (!cle_parting_check_finish (parting, now, error) ||
      !cle_client_check_ahead (store, look, error) ||
      !cle_client_check_text (change, 0, CLE_PARTING_MAX_NOTE, error))
    return FALSE;

  return close_parting (store, parting, CLE_PARTING_PARTED, look, change, record, error);
}

/**
 * cle_parting_call_off:
 * @store: a store
 * @parting: an open parting
 * @why: (nullable): why the client stays
 * @record: (inout): id of the record, made when %NULL
 * @error: return location for an error
 *
 * Returns: %TRUE when that is durable
 */
gboolean
cle_parting_call_off (CleStore         *store,
                      const CleParting *parting,
                      const char       *why,
                      char            **record,
                      GError          **error)
{
  if (!check_open (parting, error) || !cle_client_check_text (why, 0, CLE_PARTING_MAX_NOTE, error))
    return FALSE;

  return close_parting (store, parting, CLE_PARTING_CALLED_OFF, NULL, why, record, error);
}
