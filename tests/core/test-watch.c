/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/cle-erase.h"
#include "store/cle-watch.h"
#include "test-store.h"

#define OTHER "33333333-3333-4333-8333-333333333333"

static void
count_cb (gpointer n)
{
  (*(guint *) n)++;
}

static gboolean
too_late_cb (gpointer data)
{
  g_error ("no change was told");
  return G_SOURCE_REMOVE;
}

static void
wait_for_change (guint *n)
{
  guint before = *n;
  guint source = g_timeout_add_seconds (30, too_late_cb, NULL);

  while (*n == before)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

static void
save (TestStore *test,
      guint      number)
{
  g_autoptr (CleStore) other = test_store_open_again (test);
  g_autofree char *id = test_id (number);

  test_append_well (other, id, "");
}

/* From an empty place to other devices: each change is told. */
static void
test_changes (TestStore    *test,
              gconstpointer data)
{
  g_autoptr (CleWatch) watch = cle_watch_new (test->store);
  guint n = 0;

  g_signal_connect_swapped (watch, "changed", G_CALLBACK (count_cb), &n);
  save (test, 1);
  wait_for_change (&n);
  save (test, 2);
  wait_for_change (&n);
  test_store_write (test, "records/" OTHER "/2026-11.001.jsonl", "x\n");
  wait_for_change (&n);
  test_store_write (test, "records/" OTHER "/2026-11.002.jsonl", "x\n");
  wait_for_change (&n);
}

static void
test_existing (TestStore    *test,
               gconstpointer data)
{
  g_autoptr (CleWatch) watch = NULL;
  guint n = 0;

  save (test, 1);
  watch = cle_watch_new (test->store);
  g_signal_connect_swapped (watch, "changed", G_CALLBACK (count_cb), &n);
  save (test, 2);
  wait_for_change (&n);
  g_assert_true (cle_erase_everything (test->store, NULL));
  wait_for_change (&n);
}

static void
test_gone (TestStore    *test,
           gconstpointer data)
{
  CleWatch *watch = NULL;

  save (test, 1);
  watch = cle_watch_new (test->store);
  save (test, 2);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (watch);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/watch/changes", test_changes);
  test_store_add ("/watch/existing", test_existing);
  test_store_add ("/watch/gone", test_gone);

  return g_test_run ();
}
