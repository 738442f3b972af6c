/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-write.h"

#include "actions/cle-action.h"
#include "cle-client-store.h"
#include "json/cle-json-writer.h"
#include "store/cle-append.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MINUTE_MS  G_GINT64_CONSTANT (60000)
#define DAY_LENGTH 10 /* of 2026-11-30 */

/**
 * cle_client_write_begin:
 * @store: a store
 * @client: id of a client
 * @error: return location for an error
 *
 * Every record about a client has the member `client`: by it they are found
 * when the client is erased. So nothing is written about one that is not there.
 *
 * Returns: (transfer full) (nullable): the members of a record, so far only that
 */
GString *
cle_client_write_begin (CleStore   *store,
                        const char *client,
                        GError    **error)
{
  g_autoptr (CleClient) found = cle_client_find (store, client != NULL ? client : "", error);
  GString *members;

  if (found == NULL)
    return NULL;

  members = g_string_new (NULL);
  cle_json_write_text (members, "client", client);
  return members;
}

/**
 * cle_client_write_text:
 * @members: of a record
 * @key: of a member
 * @text: (nullable): nothing is written for %NULL and ""
 *
 * Writes a member that may be missing.
 */
void
cle_client_write_text (GString    *members,
                       const char *key,
                       const char *text)
{
  if (text != NULL && *text != '\0')
    cle_json_write_text (members, key, text);
}

/**
 * cle_client_write_append:
 * @store: a store
 * @type: of the record
 * @id: (inout): of the record; made when it is %NULL, and kept after a failure so
 *   that the same is never saved twice
 * @at: (out) (optional): when it was saved
 * @members: what it says
 * @error: return location for an error
 *
 * Returns: %TRUE when the record is durable
 */
gboolean
cle_client_write_append (CleStore   *store,
                         const char *type,
                         char      **id,
                         gint64     *at,
                         GString    *members,
                         GError    **error)
{
  CleAppend record = { .type = type, .members = members->str };
  CleRecordHead head;

  if (*id == NULL)
    *id = g_uuid_string_random ();
  record.id = *id;
  if (!cle_append_record (store, &record, &head, error))
    return FALSE;

  if (at != NULL)
    *at = head.at;
  return TRUE;
}

/**
 * cle_client_write_amend:
 * @store: a store
 * @client: id of a client
 * @of: id of the record that something became of
 * @state: what became of it
 * @more: (nullable): further members
 * @record: (inout): id of the amendment, as for cle_client_write_append()
 * @error: return location for an error
 *
 * Returns: %TRUE when the amendment is durable
 */
gboolean
cle_client_write_amend (CleStore   *store,
                        const char *client,
                        const char *of,
                        const char *state,
                        GString    *more,
                        char      **record,
                        GError    **error)
{
  g_autoptr (GString) members = cle_client_write_begin (store, client, error);

  if (members == NULL)
    return FALSE;

  cle_json_write_text (members, "of", of);
  cle_json_write_text (members, "state", state);
  if (more != NULL)
    g_string_append_len (members, more->str, (gssize) more->len);

  return cle_client_write_append (store, "amend", record, NULL, members, error);
}

/**
 * cle_client_check_text:
 * @text: (nullable): a text; %NULL is ""
 * @min: least characters
 * @max: most characters
 * @error: return location for an error
 *
 * Returns: whether it is a text of that length
 */
gboolean
cle_client_check_text (const char *text,
                       guint       min,
                       guint       max,
                       GError    **error)
{
  const char *given = text != NULL ? text : "";

  if (g_utf8_validate (given, -1, NULL) && g_utf8_strlen (given, -1) >= (long) min &&
      g_utf8_strlen (given, -1) <= (long) max)
    return TRUE;

  if (min > 0)
    g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                 _ ("Please say it in 1 to %d characters."), (int) max);
  else
    g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                 _ ("Please say it in up to %d characters."), (int) max);
  return FALSE;
}

/**
 * cle_client_check_day:
 * @day: (nullable): a day, or %NULL for none
 * @error: return location for an error
 *
 * Returns: whether it is a day of the calendar, or none
 */
gboolean
cle_client_check_day (const char *day,
                      GError    **error)
{
  if (day == NULL || cle_action_check_day (day))
    return TRUE;

  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
               _ ("“%s” is not a day, as 2026-11-30."), day);
  return FALSE;
}

/* Today where the user is; a time of the store is in UTC. */
static char *
dup_today (CleStore *store)
{
  const CleClock *clock = cle_store_get_clock (store);
  gint64 now = cle_clock_get_wall (clock);
  char *day = cle_time_format (now + cle_clock_get_offset (clock, now) * MINUTE_MS);

  day[DAY_LENGTH] = '\0';
  return day;
}

/**
 * cle_client_check_ahead:
 * @store: a store, whose clock knows what day it is
 * @day: (nullable): a day, or %NULL for none
 * @error: return location for an error that names the day
 *
 * What is agreed upon now can begin or end today or later, but not in the past.
 *
 * Returns: whether it is a day of the calendar from today on, or none
 */
gboolean
cle_client_check_ahead (CleStore    *store,
                        const char  *day,
                        GError     **error)
{
  g_autofree char *today = dup_today (store);

  if (!cle_client_check_day (day, error))
    return FALSE;
  if (day == NULL || strcmp (day, today) >= 0)
    return TRUE;

  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
               _ ("%s is in the past; please choose a day from today, %s, on."), day, today);
  return FALSE;
}
