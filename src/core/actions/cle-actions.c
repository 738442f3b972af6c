/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-actions.h"

#include "json/cle-json-scanner.h"

#include <string.h>

struct _CleActions
{
  GHashTable *actions; /* id → Entry */
};

typedef struct
{
  CleAction action;  /* first: an entry is freed as its action */
  gboolean  is_read; /* until then only what became of it is known */
} Entry;

/* The members of an action, or of what became of one. */
typedef struct
{
  char *of;
  char *question;
  char *subject;
  char *what;
  char *who;
  char *due;
  char *state;
  char *why;
} Members;

static void
clear_members (Members *members)
{
  g_free (members->of);
  g_free (members->question);
  g_free (members->subject);
  g_free (members->what);
  g_free (members->who);
  g_free (members->due);
  g_free (members->state);
  g_free (members->why);
}

static char **
find_place (Members        *members,
            CleJsonScanner *scanner)
{
  const struct
  {
    const char *key;
    char **place;
  } places[] = {
    { "of", &members->of },       { "q", &members->question }, { "subject", &members->subject },
    { "what", &members->what },   { "who", &members->who },    { "due", &members->due },
    { "state", &members->state }, { "why", &members->why },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (cle_json_scanner_key_is (scanner, places[i].key))
      return places[i].place;

  return NULL;
}

static void
read_members (const char *line,
              gsize       length,
              Members    *members)
{
  CleJsonScanner scanner;

  cle_json_scanner_init (&scanner, line, length);
  cle_json_scanner_next (&scanner);
  while (cle_json_scanner_next (&scanner) == CLE_JSON_KEY)
    {
      char **place = find_place (members, &scanner);

      cle_json_scanner_next (&scanner);
      if (place != NULL && *place == NULL && scanner.token == CLE_JSON_STRING)
        *place = cle_json_decode (scanner.start, scanner.length);
      cle_json_scanner_skip (&scanner);
    }
}

static Entry *
ensure (CleActions *self,
        const char *id)
{
  Entry *entry = g_hash_table_lookup (self->actions, id);

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->action.id = g_strdup (id);
      g_hash_table_insert (self->actions, entry->action.id, entry);
    }

  return entry;
}

static void
take_wording (CleAction *action,
              Members   *members)
{
  g_free (action->what);
  g_free (action->who);
  g_clear_pointer (&action->due, g_free);
  action->what = g_steal_pointer (&members->what);
  action->who = g_steal_pointer (&members->who);
  if (members->due != NULL && cle_action_check_day (members->due))
    action->due = g_steal_pointer (&members->due);
}

/* An id that stands twice is one action: the first one. */
static gboolean
take_action (CleActions          *self,
             const CleRecordHead *head,
             Members             *members)
{
  CleAction *action;
  Entry *entry;

  if (members->what == NULL)
    return FALSE;

  entry = ensure (self, head->id);
  if (entry->is_read)
    return TRUE;

  entry->is_read = TRUE;
  action = &entry->action;
  action->at = head->at;
  action->subject = members->subject != NULL ? g_steal_pointer (&members->subject) : g_strdup ("");
  action->result = g_steal_pointer (&members->of);
  action->question = g_steal_pointer (&members->question);
  if (action->edited_at == 0)
    take_wording (action, members);

  return TRUE;
}

/* Of two wordings the later one holds. */
static gboolean
take_edit (CleActions          *self,
           const CleRecordHead *head,
           Members             *members)
{
  CleAction *action = &ensure (self, members->of)->action;

  if (members->what == NULL || head->at < action->edited_at)
    return TRUE;

  action->edited_at = head->at;
  take_wording (action, members);

  return TRUE;
}

/* Of two states the later one holds; a new wording is no state. */
static gboolean
take_state (CleActions          *self,
            const CleRecordHead *head,
            Members             *members)
{
  CleActionState state;
  CleAction *action;

  if (members->of == NULL || members->state == NULL)
    return FALSE;
  if (strcmp (members->state, CLE_ACTION_EDITED) == 0)
    return take_edit (self, head, members);
  if (!cle_action_state_from_word (members->state, &state))
    return FALSE;

  action = &ensure (self, members->of)->action;
  if (head->at < action->state_at)
    return TRUE;

  action->state = state;
  action->state_at = head->at;
  g_free (action->reason);
  action->reason = g_steal_pointer (&members->why);

  return TRUE;
}

static int
compare_actions (gconstpointer a,
                 gconstpointer b)
{
  const CleAction *first = *(CleAction *const *) a;
  const CleAction *second = *(CleAction *const *) b;
  int by_day;

  if (first->state != second->state)
    return first->state < second->state ? -1 : 1;
  if ((first->due == NULL) != (second->due == NULL))
    return first->due != NULL ? -1 : 1;

  by_day = g_strcmp0 (first->due, second->due);
  if (by_day != 0)
    return by_day;
  if (first->at != second->at)
    return first->at < second->at ? -1 : 1;

  return strcmp (first->id, second->id);
}

/**
 * cle_actions_new:
 *
 * Returns: (transfer full): no actions yet
 */
CleActions *
cle_actions_new (void)
{
  CleActions *self = g_new0 (CleActions, 1);

  self->actions =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) cle_action_free);

  return self;
}

/**
 * cle_actions_free:
 * @self: (transfer full): actions
 */
void
cle_actions_free (CleActions *self)
{
  g_hash_table_unref (self->actions);
  g_free (self);
}

/**
 * cle_actions_take:
 * @self: actions
 * @head: what the record begins with
 * @line: a checked record of any type
 * @length: bytes in @line
 *
 * Remembers an action, or what became of one.
 *
 * Returns: whether the record was one of the two
 */
gboolean
cle_actions_take (CleActions          *self,
                  const CleRecordHead *head,
                  const char          *line,
                  gsize                length)
{
  gboolean is_action = strcmp (head->type, "action") == 0;
  Members members = { 0 };
  gboolean taken;

  if (!is_action && strcmp (head->type, "amend") != 0)
    return FALSE;

  read_members (line, length, &members);
  taken = is_action ? take_action (self, head, &members) : take_state (self, head, &members);
  clear_members (&members);

  return taken;
}

/**
 * cle_actions_list:
 * @self: actions
 *
 * Returns: (transfer container) (element-type CleAction): open ones first, by
 *   the day they are due, those without a day after them; borrowed until the
 *   next record is taken
 */
GPtrArray *
cle_actions_list (CleActions *self)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer entry;

  g_hash_table_iter_init (&iter, self->actions);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    if (((Entry *) entry)->is_read)
      g_ptr_array_add (list, entry);
  g_ptr_array_sort (list, compare_actions);

  return list;
}

/**
 * cle_actions_list_overdue:
 * @self: actions
 * @subject: (nullable): only those of this one
 * @now: wall clock, ms
 * @offset: minutes east of UTC
 *
 * Returns: (transfer container) (element-type CleAction): the open ones whose
 *   day has passed, the earliest first; borrowed until the next record is taken
 */
GPtrArray *
cle_actions_list_overdue (CleActions *self,
                          const char *subject,
                          gint64      now,
                          int         offset)
{
  GPtrArray *list = cle_actions_list (self);

  for (guint i = list->len; i > 0; i--)
    {
      const CleAction *action = g_ptr_array_index (list, i - 1);

      if (!cle_action_is_overdue (action, now, offset) ||
          (subject != NULL && strcmp (action->subject, subject) != 0))
        g_ptr_array_remove_index (list, i - 1);
    }

  return list;
}

/**
 * cle_actions_find:
 * @self: actions
 * @id: of an action
 *
 * Returns: (transfer none) (nullable): the action
 */
const CleAction *
cle_actions_find (CleActions *self,
                  const char *id)
{
  const Entry *entry = g_hash_table_lookup (self->actions, id);

  return entry != NULL && entry->is_read ? &entry->action : NULL;
}
