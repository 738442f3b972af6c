/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/cle-segment.h"
#include "test-store.h"

#define OTHER "33333333-3333-4333-8333-333333333333"

static void
test_names (void)
{
  g_autofree char *first = cle_segment_format (TEST_NOW, 1);
  g_autofree char *last = cle_segment_format (TEST_NOW, 1234);
  guint number = 0;

  g_assert_cmpstr (first, ==, "2026-11.001.jsonl");
  g_assert_cmpstr (last, ==, "2026-11.1234.jsonl");
  g_assert_true (cle_segment_parse (first, &number));
  g_assert_cmpuint (number, ==, 1);
  g_assert_true (cle_segment_parse (last, &number));
  g_assert_cmpuint (number, ==, 1234);
}

static void
test_foreign_names (void)
{
  static const char *const names[] = { "",
                                       "x.jsonl",
                                       "2026-11.000.jsonl",
                                       "2026-11.001.json",
                                       "2026-11.001.jsonl.tmp",
                                       "2026-11.001 (conflicted copy).jsonl",
                                       "2026-11.001.sync-conflict-20261121.jsonl",
                                       "2026-11.-01.jsonl",
                                       "2026-11. 01.jsonl",
                                       "2026-11.99999999999999999999.jsonl" };
  guint number;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_false (cle_segment_parse (names[i], &number));
}

static void
test_months (void)
{
  g_assert_true (cle_segment_same_month ("2026-11.001.jsonl", "2026-11.047.jsonl"));
  g_assert_false (cle_segment_same_month ("2026-11.001.jsonl", "2026-12.001.jsonl"));
  g_assert_false (cle_segment_same_month ("2026-11.001.jsonl", "2027-11.001.jsonl"));
  g_assert_false (cle_segment_same_month ("", "2027-11.001.jsonl"));
}

static void
test_list (TestStore    *test,
           gconstpointer data)
{
  g_autoptr (GPtrArray) segments = NULL;
  static const char *const expected[] = { "2026-10.002.jsonl", "2026-11.001 (copy).jsonl",
                                          "2026-11.001.jsonl" };

  test_store_write (test, "records/" OTHER "/2026-11.001.jsonl", "");
  test_store_write (test, "records/" OTHER "/2026-10.002.jsonl", "");
  test_store_write (test, "records/" OTHER "/2026-11.001 (copy).jsonl", "");
  test_store_write (test, "records/" OTHER "/2026-11.001.jsonl.tmp", "");
  test_store_write (test, "records/" OTHER "/.2026-11.001.jsonl", "");
  test_store_write (test, "records/not-a-device/2026-11.001.jsonl", "");
  test_store_reopen (test);

  segments = cle_segment_list (test->store, NULL, NULL);
  g_assert_cmpuint (segments->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < segments->len; i++)
    {
      const CleSegment *segment = g_ptr_array_index (segments, i);

      g_assert_cmpstr (segment->device, ==, OTHER);
      g_assert_cmpstr (segment->name, ==, expected[i]);
    }
}

static void
test_empty (TestStore    *test,
            gconstpointer data)
{
  g_autoptr (GPtrArray) segments = cle_segment_list (test->store, NULL, NULL);

  g_assert_cmpuint (segments->len, ==, 0);
  g_assert_false (g_file_test (test->folder, G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/segment/names", test_names);
  g_test_add_func ("/segment/foreign-names", test_foreign_names);
  g_test_add_func ("/segment/months", test_months);
  test_store_add ("/segment/list", test_list);
  test_store_add ("/segment/empty", test_empty);

  return g_test_run ();
}
