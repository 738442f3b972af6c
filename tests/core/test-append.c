/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/cle-append.h"
#include "store/cle-segment.h"
#include "test-store.h"

#include <glib/gstdio.h>
#include <string.h>

#define DAY G_GINT64_CONSTANT (86400000)

static char **
read_lines (TestStore  *test,
            const char *segment)
{
  g_autofree char *path = test_store_segment (test, segment);
  g_autofree char *text = test_store_read (test, path, NULL);

  g_assert_nonnull (text);
  g_assert_true (g_str_has_suffix (text, "\n"));
  text[strlen (text) - 1] = '\0';
  return g_strsplit (text, "\n", -1);
}

static CleRecordHead
check_line (const char *line)
{
  g_autoptr (GError) error = NULL;
  CleRecordHead head;

  g_assert_true (cle_record_check (line, strlen (line), &head, &error));
  g_assert_no_error (error);
  return head;
}

static void
test_first (TestStore    *test,
            gconstpointer data)
{
  g_autofree char *id = test_id (1);
  g_autofree char *folder = test_store_path (test, "records");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  CleRecordHead saved, read;
  GStatBuf info;

  g_assert_true (test_append (test->store, id, "Shop", &saved, &error));
  g_assert_no_error (error);
  lines = read_lines (test, "2026-11.001.jsonl");
  g_assert_cmpuint (g_strv_length (lines), ==, 1);
  read = check_line (lines[0]);
  g_assert_cmpstr (read.id, ==, id);
  g_assert_cmpstr (read.device, ==, cle_store_get_device (test->store));
  g_assert_cmpuint (read.sequence, ==, 1);
  g_assert_cmpint (read.at, ==, TEST_NOW);
  g_assert_cmpint (read.offset, ==, 60);
  g_assert_cmpmem (&read, sizeof read, &saved, sizeof saved);
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
}

static void
test_modes (TestStore    *test,
            gconstpointer data)
{
  g_autofree char *id = test_id (1);
  g_autofree char *segment = NULL;
  g_autofree char *path = NULL;
  GStatBuf info;

  test_append_well (test->store, id, "");
  segment = test_store_segment (test, "2026-11.001.jsonl");
  path = test_store_path (test, segment);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (test->folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
}

static void
test_sequence (TestStore    *test,
               gconstpointer data)
{
  g_auto (GStrv) lines = NULL;

  for (guint i = 1; i <= 20; i++)
    {
      g_autofree char *id = test_id (i);

      if (i % 7 == 0)
        test_store_reopen (test);
      test_append_well (test->store, id, "");
    }

  lines = read_lines (test, "2026-11.001.jsonl");
  g_assert_cmpuint (g_strv_length (lines), ==, 20);
  for (guint i = 0; i < 20; i++)
    g_assert_cmpuint (check_line (lines[i]).sequence, ==, i + 1);
}

/* Two processes that take turns, and neither knows of the other. */
static void
test_two_stores (TestStore    *test,
                 gconstpointer data)
{
  g_autoptr (CleStore) other = test_store_open_again (test);
  g_auto (GStrv) lines = NULL;

  for (guint i = 1; i <= 12; i++)
    {
      g_autofree char *id = test_id (i);

      if (i == 9)
        test->clock.wall += 10 * DAY;
      test_append_well (i % 3 == 0 ? other : test->store, id, "");
    }

  g_assert_cmpstr (cle_store_get_device (test->store), ==, cle_store_get_device (other));
  lines = read_lines (test, "2026-11.001.jsonl");
  g_assert_cmpuint (g_strv_length (lines), ==, 8);
  g_strfreev (lines);
  lines = read_lines (test, "2026-12.001.jsonl");
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (check_line (lines[i]).sequence, ==, i + 9);
}

static void
test_new_month (TestStore    *test,
                gconstpointer data)
{
  g_autofree char *first = test_id (1);
  g_autofree char *second = test_id (2);
  g_auto (GStrv) lines = NULL;

  test_append_well (test->store, first, "");
  test->clock.wall = G_GINT64_CONSTANT (1796083200000); /* 2026-12-01 */
  test_append_well (test->store, second, "");

  lines = read_lines (test, "2026-11.001.jsonl");
  g_assert_cmpuint (g_strv_length (lines), ==, 1);
  g_strfreev (lines);
  lines = read_lines (test, "2026-12.001.jsonl");
  g_assert_cmpuint (g_strv_length (lines), ==, 1);
  g_assert_cmpuint (check_line (lines[0]).sequence, ==, 2);
  g_assert_false (check_line (lines[0]).clock_back);
}

static void
test_rollover (TestStore    *test,
               gconstpointer data)
{
  g_autofree char *text = g_strnfill (60000, 'x');
  g_autofree char *members = g_strdup_printf (",\"text\":\"%s\"", text);
  guint64 sequence = 0;

  for (guint i = 0; i < 40; i++)
    test_append_about (test->store, "test", members);

  for (guint number = 1; number <= 3; number++)
    {
      g_autofree char *name = cle_segment_format (TEST_NOW, number);
      g_autofree char *segment = test_store_segment (test, name);
      g_autofree char *path = test_store_path (test, segment);
      g_auto (GStrv) lines = read_lines (test, name);
      GStatBuf info;

      g_assert_cmpint (g_stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_size, <=, CLE_SEGMENT_MAX);
      if (number < 3)
        g_assert_cmpint (info.st_size, >, CLE_SEGMENT_MAX - 62000);
      for (guint i = 0; lines[i] != NULL; i++)
        g_assert_cmpuint (check_line (lines[i]).sequence, ==, ++sequence);
    }
  g_assert_cmpuint (sequence, ==, 40);
}

static void
append_bytes (TestStore  *test,
              const char *segment,
              const char *bytes)
{
  g_autofree char *path = test_store_segment (test, segment);
  g_autofree char *text = test_store_read (test, path, NULL);
  g_autofree char *more = g_strconcat (text, bytes, NULL);

  test_store_write (test, path, more);
}

/* What a kill leaves is sealed with a newline and never cut off. */
static void
test_torn_tail (TestStore    *test,
                gconstpointer data)
{
  gboolean reopen = GPOINTER_TO_INT (data);
  g_autofree char *first = test_id (1);
  g_autofree char *second = test_id (2);
  g_auto (GStrv) lines = NULL;

  test_append_well (test->store, first, "");
  append_bytes (test, "2026-11.001.jsonl", "{\"v\":1,\"t\":\"resu");
  if (reopen)
    test_store_reopen (test);
  test_append_well (test->store, second, "");

  lines = read_lines (test, "2026-11.001.jsonl");
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_cmpstr (check_line (lines[0]).id, ==, first);
  g_assert_cmpstr (lines[1], ==, "{\"v\":1,\"t\":\"resu");
  g_assert_cmpstr (check_line (lines[2]).id, ==, second);
  g_assert_cmpuint (check_line (lines[2]).sequence, ==, 2);
}

/* A last line may be whole but for its newline: then its number is taken. */
static void
test_whole_tail (TestStore    *test,
                 gconstpointer data)
{
  g_autofree char *first = test_id (1);
  g_autofree char *second = test_id (2);
  g_autofree char *third = test_id (3);
  g_autofree char *line = NULL;
  g_auto (GStrv) lines = NULL;

  test_append_well (test->store, first, "");
  line = test_result_line (cle_store_get_device (test->store), 2, TEST_NOW, second, "");
  append_bytes (test, "2026-11.001.jsonl", line);
  test_append_well (test->store, third, "");

  lines = read_lines (test, "2026-11.001.jsonl");
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_cmpstr (lines[1], ==, line);
  g_assert_cmpuint (check_line (lines[2]).sequence, ==, 3);
}

static void
test_clock_back (TestStore    *test,
                 gconstpointer data)
{
  g_autofree char *first = test_id (1);
  g_autofree char *second = test_id (2);
  g_autofree char *third = test_id (3);
  CleRecordHead head;

  test_append_well (test->store, first, "");
  test->clock.wall -= 60 * DAY;
  g_assert_true (test_append (test->store, second, "", &head, NULL));
  g_assert_true (head.clock_back);
  g_assert_cmpuint (head.sequence, ==, 2);
  g_assert_cmpint (head.at, ==, TEST_NOW - 60 * DAY);

  test_store_reopen (test);
  test->clock.wall += 61 * DAY;
  g_assert_true (test_append (test->store, third, "", &head, NULL));
  g_assert_false (head.clock_back);
  g_assert_cmpuint (head.sequence, ==, 3);
}

static void
test_far_future (TestStore    *test,
                 gconstpointer data)
{
  g_autofree char *id = test_id (1);
  g_auto (GStrv) lines = NULL;

  test->clock.wall = G_GINT64_CONSTANT (2147483648000);
  test_append_well (test->store, id, "");
  lines = read_lines (test, "2038-01.001.jsonl");
  g_assert_cmpint (check_line (lines[0]).at, ==, G_GINT64_CONSTANT (2147483648000));
}

/* The promise of one sync and no more, whatever the size of the history. */
static void
test_one_sync (TestStore    *test,
               gconstpointer data)
{
  g_autofree char *first = test_id (1);
  g_autofree char *second = test_id (2);
  const char *sync, *write;

  test_append_well (test->store, first, "");
  test_io_record (&test->io);
  test_append_well (test->store, second, "");

  g_assert_cmpuint (test_io_n_of (&test->io, "fdatasync 2026-11.001.jsonl"), ==, 1);
  g_assert_cmpuint (test_io_n_of (&test->io, "fdatasync"), ==, 1);
  g_assert_cmpuint (test_io_n_of (&test->io, "fsync"), ==, 0);
  g_assert_cmpuint (test_io_n_of (&test->io, "write 2026-11.001.jsonl"), ==, 1);
  write = strstr (test->io.log->str, "write 2026-11.001.jsonl");
  sync = strstr (test->io.log->str, "fdatasync 2026-11.001.jsonl");
  g_assert_true (write < sync);
}

/* A new segment is written, synced, and its entry in its folder synced. */
static void
test_new_segment_syncs (TestStore    *test,
                        gconstpointer data)
{
  g_autofree char *first = test_id (1);
  g_autofree char *second = test_id (2);
  g_autofree char *entry = NULL;
  const char *written, *synced, *listed;

  test_append_well (test->store, first, "");
  test->clock.wall += 20 * DAY;
  test_io_record (&test->io);
  test_append_well (test->store, second, "");

  entry = g_strconcat ("fsync ", cle_store_get_device (test->store), "\n", NULL);
  written = strstr (test->io.log->str, "write 2026-12.001.jsonl");
  synced = strstr (test->io.log->str, "fdatasync 2026-12.001.jsonl");
  listed = strstr (test->io.log->str, entry);
  g_assert_nonnull (written);
  g_assert_nonnull (synced);
  g_assert_nonnull (listed);
  g_assert_true (written < synced && synced < listed);
}

static void
test_first_save_syncs (TestStore    *test,
                       gconstpointer data)
{
  g_autofree char *id = test_id (1);
  g_autofree char *parent = g_path_get_basename (test->parent);
  g_autofree char *root = g_strconcat ("fsync ", parent, "\n", NULL);

  test_io_record (&test->io);
  test_append_well (test->store, id, "");

  g_assert_nonnull (strstr (test->io.log->str, root));
  g_assert_nonnull (strstr (test->io.log->str, "fsync store\n"));
  g_assert_nonnull (strstr (test->io.log->str, "fsync records\n"));
  g_assert_nonnull (strstr (test->io.log->str, "fsync store.json.tmp\n"));
}

static void
test_refuses_too_long (TestStore    *test,
                       gconstpointer data)
{
  g_autofree char *id = test_id (1);
  g_autofree char *text = g_strnfill (CLE_RECORD_MAX, 'x');
  g_autofree char *members = g_strdup_printf (",\"text\":\"%s\"", text);
  CleAppend record = { .type = "test", .id = id, .members = members };
  g_autoptr (GError) error = NULL;
  CleRecordHead head;

  g_assert_false (cle_append_record (test->store, &record, &head, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_INVALID);
  test_append_well (test->store, id, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/append/first", test_first);
  test_store_add ("/append/modes", test_modes);
  test_store_add ("/append/sequence", test_sequence);
  test_store_add ("/append/two-stores", test_two_stores);
  test_store_add ("/append/new-month", test_new_month);
  test_store_add ("/append/rollover", test_rollover);
  test_store_add_data ("/append/torn-tail/open", GINT_TO_POINTER (FALSE), test_torn_tail);
  test_store_add_data ("/append/torn-tail/reopened", GINT_TO_POINTER (TRUE), test_torn_tail);
  test_store_add ("/append/whole-tail", test_whole_tail);
  test_store_add ("/append/clock-back", test_clock_back);
  test_store_add ("/append/far-future", test_far_future);
  test_store_add ("/append/one-sync", test_one_sync);
  test_store_add ("/append/new-segment-syncs", test_new_segment_syncs);
  test_store_add ("/append/first-save-syncs", test_first_save_syncs);
  test_store_add ("/append/refuses-too-long", test_refuses_too_long);

  return g_test_run ();
}
