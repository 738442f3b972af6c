/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history/cle-trash.h"
#include "store/cle-acts.h"
#include "test-store.h"

#include <string.h>

#define DAY G_GINT64_CONSTANT (86400000)

static char *
list_expired (TestStore *test,
              gint64     now)
{
  g_autoptr (CleHistory) history = cle_history_new (test->store);
  g_auto (GStrv) ids = NULL;

  g_assert_true (cle_history_load (history, NULL, NULL));
  ids = cle_trash_list_expired (history, now);

  return g_strjoinv (" ", ids);
}

static void
assert_expired (TestStore  *test,
                gint64      now,
                const char *expected)
{
  g_autofree char *found = list_expired (test, now);

  g_assert_cmpstr (found, ==, expected);
}

/* Thirty days are thirty days, and what was restored is safe. */
static void
test_expiry (TestStore    *test,
             gconstpointer data)
{
  g_autofree char *trashed = test_id (1);
  g_autofree char *restored = test_id (2);
  g_autofree char *later = test_id (3);
  g_autofree char *kept = test_id (4);

  assert_expired (test, TEST_NOW, "");
  test_append_well (test->store, trashed, "");
  test_append_well (test->store, restored, "");
  test_append_well (test->store, later, "");
  test_append_well (test->store, kept, "");
  g_assert_true (cle_act_trash (test->store, trashed, NULL));
  g_assert_true (cle_act_trash (test->store, restored, NULL));
  test->clock.wall += DAY;
  g_assert_true (cle_act_restore (test->store, restored, NULL));
  g_assert_true (cle_act_trash (test->store, later, NULL));

  assert_expired (test, TEST_NOW + 30 * DAY, "");
  assert_expired (test, TEST_NOW + 30 * DAY + 1, trashed);
}

/* A clock that was set back, or forward before, erases nothing. */
static void
test_clock_back (TestStore    *test,
                 gconstpointer data)
{
  g_autofree char *trashed = test_id (1);
  g_autofree char *newest = test_id (2);

  test_append_well (test->store, trashed, "");
  g_assert_true (cle_act_trash (test->store, trashed, NULL));
  test->clock.wall += 100 * DAY;
  test_append_well (test->store, newest, "");

  assert_expired (test, TEST_NOW + 50 * DAY, "");
  assert_expired (test, TEST_NOW + 101 * DAY, trashed);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/trash/expiry", test_expiry);
  test_store_add ("/trash/clock-back", test_clock_back);

  return g_test_run ();
}
