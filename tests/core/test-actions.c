/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "actions/cle-action-acts.h"
#include "history/cle-archive.h"
#include "history/cle-history.h"
#include "store/cle-erase.h"
#include "store/cle-people.h"
#include "test-store.h"

#include <string.h>

#define RESULT "aaaaaaaa-0000-4000-8000-000000000001"

static char *
add (TestStore           *test,
     const CleActionWish *wish)
{
  g_autoptr (GError) error = NULL;
  char *id = cle_action_add (test->store, wish, &error);

  g_assert_no_error (error);
  return id;
}

static void
set (TestStore      *test,
     const char     *id,
     CleActionState  state,
     const char     *reason)
{
  g_autoptr (GError) error = NULL;

  test->clock.wall += 1000;
  g_assert_true (cle_action_set_state (test->store, id, state, reason, &error));
  g_assert_no_error (error);
}

static CleHistory *
load (TestStore *test)
{
  CleHistory *history = cle_history_new (test->store);
  g_autoptr (GError) error = NULL;

  g_assert_true (cle_history_load (history, NULL, &error));
  g_assert_no_error (error);

  return history;
}

static CleActions *
actions_of (CleHistory *history)
{
  return cle_archive_get_actions (cle_history_get_archive (history));
}

static void
test_add (TestStore    *test,
          gconstpointer data)
{
  CleActionWish wish = { RESULT, "feedback",  "Shop", "Put a box for notes at the door",
                         "Olga", "2026-12-24" };
  g_autofree char *id = add (test, &wish);
  g_autoptr (CleHistory) history = load (test);
  const CleAction *action = cle_actions_find (actions_of (history), id);
  g_autofree char *name = NULL;

  g_assert_nonnull (action);
  g_assert_cmpstr (action->what, ==, wish.what);
  g_assert_cmpstr (action->result, ==, RESULT);
  g_assert_cmpstr (action->question, ==, "feedback");
  g_assert_cmpstr (action->subject, ==, "Shop");
  g_assert_cmpstr (action->due, ==, "2026-12-24");
  g_assert_cmpint (action->at, ==, TEST_NOW);
  g_assert_cmpint (action->state, ==, CLE_ACTION_OPEN);
  name = cle_people_dup_name (test->store, action->who);
  g_assert_cmpstr (name, ==, "Olga");
}

/* The last word holds, whatever the order in which the records are read. */
static void
test_states (TestStore    *test,
             gconstpointer data)
{
  CleActionWish wish = { .what = "Call back" };
  g_autofree char *id = add (test, &wish);
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (CleHistory) later = NULL;

  set (test, id, CLE_ACTION_DONE, NULL);
  set (test, id, CLE_ACTION_DROPPED, "Nobody has time");
  history = load (test);
  g_assert_cmpint (cle_actions_find (actions_of (history), id)->state, ==, CLE_ACTION_DROPPED);
  g_assert_cmpstr (cle_actions_find (actions_of (history), id)->reason, ==, "Nobody has time");

  set (test, id, CLE_ACTION_OPEN, NULL);
  later = load (test);
  g_assert_cmpint (cle_actions_find (actions_of (later), id)->state, ==, CLE_ACTION_OPEN);
  g_assert_cmpstr (cle_actions_find (actions_of (later), id)->reason, ==, NULL);
}

static void
test_order (TestStore    *test,
            gconstpointer data)
{
  const CleActionWish wishes[] = { { .what = "some day" },
                                   { .what = "later", .due = "2027-01-01" },
                                   { .what = "first", .due = "2026-11-01" },
                                   { .what = "done", .due = "2026-01-01" } };
  const char *wanted[] = { "first", "later", "some day", "done" };
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (GPtrArray) list = NULL;

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *id = add (test, &wishes[i]);

      if (i == 3)
        set (test, id, CLE_ACTION_DONE, NULL);
    }
  history = load (test);
  list = cle_actions_list (actions_of (history));
  g_assert_cmpuint (list->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpstr (((CleAction *) list->pdata[i])->what, ==, wanted[i]);
}

static void
test_overdue (TestStore    *test,
              gconstpointer data)
{
  CleAction action = { .due = (char *) "2026-11-21" };
  const gint64 day = G_GINT64_CONSTANT (86400000);

  /* TEST_NOW is noon of that day in UTC. */
  g_assert_false (cle_action_is_overdue (&action, TEST_NOW, 0));
  g_assert_true (cle_action_is_overdue (&action, TEST_NOW + day, 0));
  g_assert_true (cle_action_is_overdue (&action, TEST_NOW, 13 * 60));
  g_assert_false (cle_action_is_overdue (&action, TEST_NOW + day, -13 * 60));
  action.state = CLE_ACTION_DONE;
  g_assert_false (cle_action_is_overdue (&action, TEST_NOW + day, 0));
}

static void
test_refused (TestStore    *test,
              gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (CLE_ACTION_MAX_TEXT + 1, 'x');
  const CleActionWish wishes[] = { { .what = "" },
                                   { .what = NULL },
                                   { .what = "\xff" },
                                   { .what = long_text },
                                   { .what = "x", .due = "2026-02-30" },
                                   { .what = "x", .due = "tomorrow" },
                                   { .what = "x", .due = "2026-11-3" } };
  g_autoptr (GError) without_reason = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (cle_action_add (test->store, &wishes[i], &error));
      g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
    }
  g_assert_false (
      cle_action_set_state (test->store, RESULT, CLE_ACTION_DROPPED, NULL, &without_reason));
  g_assert_error (without_reason, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
  g_assert_cmpuint (test_store_count (test, "records"), ==, 0);
}

static void
edit (TestStore           *test,
      const char          *id,
      const CleActionEdit *edit)
{
  g_autoptr (CleHistory) history = load (test);
  g_autoptr (GError) error = NULL;

  test->clock.wall += 1000;
  g_assert_true (
      cle_action_edit (test->store, cle_actions_find (actions_of (history), id), edit, &error));
  g_assert_no_error (error);
}

static void
assert_wording (TestStore  *test,
                const char *id,
                const char *what,
                const char *who,
                const char *due)
{
  g_autoptr (CleHistory) history = load (test);
  const CleAction *action = cle_actions_find (actions_of (history), id);
  g_autofree char *name = NULL;

  name = action->who != NULL ? cle_people_dup_name (test->store, action->who) : NULL;
  g_assert_cmpstr (action->what, ==, what);
  g_assert_cmpstr (name, ==, who);
  g_assert_cmpstr (action->due, ==, due);
}

/* What is not named stays as it is. */
static void
test_edit (TestStore    *test,
           gconstpointer data)
{
  CleActionWish wish = { .what = "Call", .who = "Olga", .due = "2026-12-24" };
  g_autofree char *id = add (test, &wish);

  edit (test, id, &(CleActionEdit){ .due = "2027-01-31" });
  assert_wording (test, id, "Call", "Olga", "2027-01-31");
  edit (test, id, &(CleActionEdit){ .what = "Write", .who = "Anna" });
  assert_wording (test, id, "Write", "Anna", "2027-01-31");
  edit (test, id, &(CleActionEdit){ .who = "", .due = "" });
  assert_wording (test, id, "Write", NULL, NULL);
  set (test, id, CLE_ACTION_DONE, NULL);
  assert_wording (test, id, "Write", NULL, NULL);
}

static void
take (CleActions *actions,
      const char *type,
      const char *id,
      gint64      at,
      const char *members)
{
  CleRecordHead head = { .at = at };
  g_autofree char *line = g_strdup_printf ("{%s}", members);

  g_strlcpy (head.type, type, sizeof head.type);
  g_strlcpy (head.id, id, sizeof head.id);
  g_assert_true (cle_actions_take (actions, &head, line, strlen (line)));
}

/* The last wording holds, whatever the order in which the records are read. */
static void
test_edit_order (void)
{
  static const struct
  {
    const char *type;
    gint64 at;
    const char *members;
  } records[] = {
    { "action", 1, "\"subject\":\"\",\"what\":\"a\",\"due\":\"2026-01-01\"" },
    { "amend", 2, "\"of\":\"" RESULT "\",\"state\":\"edited\",\"what\":\"b\"" },
    { "amend", 3, "\"of\":\"" RESULT "\",\"state\":\"edited\",\"what\":\"c\"" },
    { "amend", 4, "\"of\":\"" RESULT "\",\"state\":\"done\"" },
  };
  static const guint orders[][4] = {
    { 0, 1, 2, 3 }, { 3, 2, 1, 0 }, { 2, 0, 3, 1 }, { 1, 2, 0, 3 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (CleActions) actions = cle_actions_new ();
      const CleAction *action;

      for (guint j = 0; j < 4; j++)
        {
          guint r = orders[i][j];

          take (actions, records[r].type, RESULT, records[r].at, records[r].members);
        }
      action = cle_actions_find (actions, RESULT);
      g_assert_cmpstr (action->what, ==, "c");
      g_assert_cmpstr (action->due, ==, NULL);
      g_assert_cmpint (action->state, ==, CLE_ACTION_DONE);
      g_assert_cmpint (action->edited_at, ==, 3);
    }
}

/* An action that was never read has no wording, whatever is said about it. */
static void
test_edit_alone (void)
{
  g_autoptr (CleActions) actions = cle_actions_new ();
  g_autoptr (GPtrArray) list = NULL;

  take (actions, "amend", RESULT, 2, "\"of\":\"" RESULT "\",\"state\":\"edited\",\"what\":\"b\"");
  list = cle_actions_list (actions);
  g_assert_cmpuint (list->len, ==, 0);
  g_assert_null (cle_actions_find (actions, RESULT));
}

static void
test_edit_refused (TestStore    *test,
                   gconstpointer data)
{
  static const CleActionEdit edits[] = { { .what = "" }, { .what = "\xff" }, { .due = "soon" } };
  CleActionWish wish = { .what = "Call" };
  g_autofree char *id = add (test, &wish);
  g_autoptr (CleHistory) history = load (test);
  g_autoptr (CleAction) action = cle_action_copy (cle_actions_find (actions_of (history), id));
  g_autoptr (GError) closed = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (cle_action_edit (test->store, action, &edits[i], &error));
      g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
    }
  action->state = CLE_ACTION_DROPPED;
  g_assert_false (
      cle_action_edit (test->store, action, &(CleActionEdit){ .what = "Write" }, &closed));
  g_assert_error (closed, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
  assert_wording (test, id, "Call", NULL, NULL);
}

static void
test_list_overdue (TestStore    *test,
                   gconstpointer data)
{
  const CleActionWish wishes[] = { { .what = "later", .due = "2026-11-22" },
                                   { .what = "old", .due = "2026-11-01" },
                                   { .what = "oldest", .due = "2026-01-01", .subject = "Shop" },
                                   { .what = "some day" } };
  const gint64 day = G_GINT64_CONSTANT (86400000);
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (GPtrArray) list = NULL, tomorrow = NULL, shop = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    g_free (add (test, &wishes[i]));
  history = load (test);
  list = cle_actions_list_overdue (actions_of (history), NULL, TEST_NOW, 0);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (((CleAction *) list->pdata[0])->what, ==, "oldest");
  g_assert_cmpstr (((CleAction *) list->pdata[1])->what, ==, "old");
  tomorrow = cle_actions_list_overdue (actions_of (history), NULL, TEST_NOW + 2 * day, 0);
  g_assert_cmpuint (tomorrow->len, ==, 3);
  shop = cle_actions_list_overdue (actions_of (history), "Shop", TEST_NOW, 0);
  g_assert_cmpuint (shop->len, ==, 1);
}

/* Who was to do it is forgotten with the person, in later wordings too. */
static void
test_erase_person (TestStore    *test,
                   gconstpointer data)
{
  CleActionWish wish = { .what = "Call back" };
  g_autofree char *id = add (test, &wish);
  g_autofree char *olga = cle_people_ensure (test->store, "Olga", NULL);
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (GError) error = NULL;

  edit (test, id, &(CleActionEdit){ .who = "Olga" });
  assert_wording (test, id, "Call back", "Olga", NULL);
  g_assert_true (cle_erase_person (test->store, olga, &error));
  g_assert_no_error (error);
  history = load (test);
  g_assert_nonnull (cle_actions_find (actions_of (history), id));
  g_assert_cmpstr (cle_actions_find (actions_of (history), id)->who, ==, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/actions/add", test_add);
  test_store_add ("/actions/states", test_states);
  test_store_add ("/actions/order", test_order);
  test_store_add ("/actions/overdue", test_overdue);
  test_store_add ("/actions/refused", test_refused);
  test_store_add ("/actions/edit", test_edit);
  g_test_add_func ("/actions/edit-order", test_edit_order);
  g_test_add_func ("/actions/edit-alone", test_edit_alone);
  test_store_add ("/actions/edit-refused", test_edit_refused);
  test_store_add ("/actions/list-overdue", test_list_overdue);
  test_store_add ("/actions/erase-person", test_erase_person);

  return g_test_run ();
}
