/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-action-acts.h"

#include "json/cle-json-writer.h"
#include "store/cle-append.h"
#include "store/cle-people.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
check_text (const char  *text,
            GError     **error)
{
  if (text != NULL && *text != '\0' && g_utf8_validate (text, -1, NULL) &&
      g_utf8_strlen (text, -1) <= CLE_ACTION_MAX_TEXT)
    return TRUE;

  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
               _ ("Please say it in 1 to %d characters."), CLE_ACTION_MAX_TEXT);
  return FALSE;
}

static gboolean
check_day (const char  *day,
           GError     **error)
{
  if (day == NULL || cle_action_check_day (day))
    return TRUE;

  g_set_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
               _ ("“%s” is not a day, as 2026-11-30."), day);
  return FALSE;
}

static void
write_optional (GString    *members,
                const char *key,
                const char *text)
{
  if (text != NULL && *text != '\0')
    cle_json_write_text (members, key, text);
}

static gboolean
append (CleStore    *store,
        const char  *type,
        const char  *id,
        GString     *members,
        GError     **error)
{
  CleAppend record = { .type = type, .id = id, .members = members->str };
  CleRecordHead head;

  return cle_append_record (store, &record, &head, error);
}

/* The id of a person in people/; none for no name. */
static gboolean
find_person (CleStore    *store,
             const char  *name,
             char       **id,
             GError     **error)
{
  if (name == NULL || *name == '\0')
    return TRUE;

  *id = cle_people_ensure (store, name, error);
  return *id != NULL;
}

/**
 * cle_action_add:
 * @store: a store
 * @wish: what, who and by when
 * @error: return location for an error
 *
 * Makes an action. Whoever is to do it is named in people/ only.
 *
 * Returns: (transfer full): the action's id when it is durable, or %NULL
 */
char *
cle_action_add (CleStore             *store,
                const CleActionWish  *wish,
                GError              **error)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *who = NULL;
  g_autoptr (GString) members = g_string_new (NULL);

  if (!check_text (wish->what, error) || !check_day (wish->due, error) ||
      !find_person (store, wish->who, &who, error))
    return NULL;

  write_optional (members, "of", wish->result);
  write_optional (members, "who", who);
  write_optional (members, "q", wish->question);
  cle_json_write_text (members, "subject", wish->subject != NULL ? wish->subject : "");
  cle_json_write_text (members, "what", wish->what);
  write_optional (members, "due", wish->due);

  return append (store, "action", id, members, error) ? g_steal_pointer (&id) : NULL;
}

/* The whole new wording, so that the last word holds however many there are. */
static gboolean
append_edit (CleStore    *store,
             const char  *id,
             const char  *what,
             const char  *who,
             const char  *due,
             GError     **error)
{
  g_autofree char *record = g_uuid_string_random ();
  g_autoptr (GString) members = g_string_new (NULL);

  cle_json_write_text (members, "of", id);
  write_optional (members, "who", who);
  cle_json_write_text (members, "state", CLE_ACTION_EDITED);
  cle_json_write_text (members, "what", what);
  write_optional (members, "due", due);

  return append (store, "amend", record, members, error);
}

/**
 * cle_action_edit:
 * @store: a store
 * @action: an open action, as it was read
 * @edit: what is to be different
 * @error: return location for an error
 *
 * Changes what is to be done, by whom and by when. The last wording holds,
 * earlier ones stay in the records. Whoever is to do it is named in people/
 * only. Nothing is written if nothing is different.
 *
 * Returns: %TRUE when that is durable; %FALSE with an error, of
 *   #CLE_STORE_ERROR_INVALID also if the action is not open
 */
gboolean
cle_action_edit (CleStore             *store,
                 const CleAction      *action,
                 const CleActionEdit  *edit,
                 GError              **error)
{
  const char *what = edit->what != NULL ? edit->what : action->what;
  const char *due = edit->due == NULL ? action->due : *edit->due != '\0' ? edit->due : NULL;
  g_autofree char *who = edit->who == NULL ? g_strdup (action->who) : NULL;

  if (action->state != CLE_ACTION_OPEN)
    {
      g_set_error_literal (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID,
                           _ ("Only an open action can be changed. Reopen it first."));
      return FALSE;
    }
  if (!check_text (what, error) || !check_day (due, error) ||
      !find_person (store, edit->who, &who, error))
    return FALSE;

  if (strcmp (what, action->what) == 0 && g_strcmp0 (due, action->due) == 0 &&
      g_strcmp0 (who, action->who) == 0)
    return TRUE;

  return append_edit (store, action->id, what, who, due, error);
}

/**
 * cle_action_set_state:
 * @store: a store
 * @id: of an action
 * @state: what became of it
 * @reason: (nullable): why it was dropped; needed for %CLE_ACTION_DROPPED
 * @error: return location for an error
 *
 * Says what became of an action; the last word holds, earlier ones stay in the
 * records.
 *
 * Returns: %TRUE when that is durable
 */
gboolean
cle_action_set_state (CleStore        *store,
                      const char      *id,
                      CleActionState   state,
                      const char      *reason,
                      GError         **error)
{
  g_autofree char *record = g_uuid_string_random ();
  g_autoptr (GString) members = g_string_new (NULL);

  if (state == CLE_ACTION_DROPPED && !check_text (reason, error))
    return FALSE;

  cle_json_write_text (members, "of", id);
  cle_json_write_text (members, "state", cle_action_state_get_word (state));
  write_optional (members, "why", reason);

  return append (store, "amend", record, members, error);
}
