/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history/cle-verify.h"
#include "store/cle-erase.h"
#include "store/cle-erase-plan.h"
#include "test-store.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define OTHER "33333333-3333-4333-8333-333333333333"
#define FIRST "2026-11.001.jsonl"

static CleVerifyReport *
verify (TestStore *test)
{
  g_autoptr (GError) error = NULL;
  CleVerifyReport *report = cle_verify (test->store, &error);

  g_assert_no_error (error);
  return report;
}

/* "kind:line kind:line …" */
static void
assert_problems (TestStore  *test,
                 const char *expected)
{
  g_autoptr (CleVerifyReport) report = verify (test);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < report->problems->len; i++)
    {
      const CleProblem *problem = report->problems->pdata[i];

      g_string_append_printf (found, "%s%s:%u", i > 0 ? " " : "",
                              cle_problem_kind_get_word (problem->kind), problem->line);
      g_assert_cmpstr (problem->text, !=, "");
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
save (TestStore *test,
      guint      number)
{
  g_autofree char *id = test_id (number);

  test_append_well (test->store, id, "");
}

static char *
read_first (TestStore *test)
{
  g_autofree char *path = test_store_segment (test, FIRST);

  return test_store_read (test, path, NULL);
}

static void
write_first (TestStore  *test,
             const char *text)
{
  g_autofree char *path = test_store_segment (test, FIRST);

  test_store_write (test, path, text);
}

static void
test_good (TestStore    *test,
           gconstpointer data)
{
  g_autoptr (CleVerifyReport) report = NULL;

  assert_problems (test, "");
  for (guint i = 1; i <= 5; i++)
    save (test, i);
  test_append_about (test->store, "later", ",\"x\":1");
  report = verify (test);
  g_assert_cmpuint (report->n_devices, ==, 1);
  g_assert_cmpuint (report->n_segments, ==, 1);
  g_assert_cmpuint (report->n_records, ==, 6);
  g_assert_cmpuint (report->n_results, ==, 5);
  g_assert_cmpuint (report->n_newer, ==, 0);
  assert_problems (test, "");
}

static void
test_damaged (TestStore    *test,
              gconstpointer data)
{
  g_autofree char *text = NULL;

  for (guint i = 1; i <= 3; i++)
    save (test, i);
  text = read_first (test);
  strchr (text, '\n')[60] ^= 1;
  write_first (test, text);
  assert_problems (test, "damaged:2");
}

static void
test_damaged_result (TestStore    *test,
                     gconstpointer data)
{
  save (test, 1);
  test_append_about (test->store, "result", ",\"half\":true");
  assert_problems (test, "damaged:2");
}

static void
test_torn (TestStore    *test,
           gconstpointer data)
{
  g_autofree char *text = NULL;

  save (test, 1);
  save (test, 2);
  text = read_first (test);
  text[strlen (text) - 1] = '\0';
  write_first (test, text);
  assert_problems (test, "torn:2");
  text[strlen (text) - 20] = '\0';
  write_first (test, text);
  assert_problems (test, "torn:2");
}

static void
test_missing (TestStore    *test,
              gconstpointer data)
{
  g_autofree char *text = NULL;

  for (guint i = 1; i <= 3; i++)
    save (test, i);
  text = read_first (test);
  write_first (test, strchr (text, '\n') + 1);
  assert_problems (test, "missing:0");
}

static void
test_duplicate (TestStore    *test,
                gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *twice = NULL;
  g_autofree char *id = test_id (7);
  g_autofree char *same_number = NULL;
  g_autofree char *thrice = NULL;

  save (test, 1);
  text = read_first (test);
  twice = g_strconcat (text, text, NULL);
  write_first (test, twice);
  assert_problems (test, "duplicate:2");
  same_number = test_result_line (cle_store_get_device (test->store), 1, TEST_NOW, id, "");
  thrice = g_strconcat (twice, same_number, "\n", NULL);
  write_first (test, thrice);
  assert_problems (test, "duplicate:2 duplicate:3");
}

static void
test_erased_is_accounted (TestStore    *test,
                          gconstpointer data)
{
  g_autofree char *second = test_id (2);
  const char *const ids[] = { second, NULL };

  for (guint i = 1; i <= 3; i++)
    save (test, i);
  g_assert_true (cle_erase_results (test->store, ids, NULL));
  assert_problems (test, "");
}

static void
test_unfinished (TestStore    *test,
                 gconstpointer data)
{
  save (test, 1);
  test_store_write (test, "erasing.json", "{\"format\":1,\"what\":\"result\",\"ids\":[]}\n");
  assert_problems (test, "unfinished:0");
  g_assert_true (cle_erase_resume (test->store, NULL));
  assert_problems (test, "");
}

static void
test_documents (TestStore    *test,
                gconstpointer data)
{
  save (test, 1);
  test_store_write (test, "questionnaires/" TEST_DIGEST ".json", "{}");
  test_store_write (test, "questionnaires/notes.txt", "mine");
  assert_problems (test, "file:0");
  test_store_write (test, "store.json", "{");
  assert_problems (test, "file:0 file:0");
}

static void
test_links (TestStore    *test,
            gconstpointer data)
{
  g_autofree char *folder = test_store_path (test, "records/" OTHER);
  g_autofree char *link = g_build_filename (folder, FIRST, NULL);
  g_autoptr (CleVerifyReport) report = NULL;

  save (test, 1);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (symlink ("/etc/passwd", link), ==, 0);
  assert_problems (test, "file:0");
  report = verify (test);
  g_assert_cmpuint (report->n_results, ==, 1);
}

static void
test_newer (TestStore    *test,
            gconstpointer data)
{
  g_autoptr (GString) line = NULL;
  g_autofree char *text = NULL;
  g_autoptr (CleVerifyReport) report = NULL;

  save (test, 1);
  text = read_first (test);
  text[strlen (text) - 1 - CLE_RECORD_SEAL_LENGTH] = '\0';
  line = g_string_new (text);
  g_string_replace (line, "\"v\":1", "\"v\":3", 1);
  g_string_replace (line, "\"score\"", "\"points\"", 1);
  cle_record_seal (line);
  g_string_append_c (line, '\n');
  write_first (test, line->str);
  report = verify (test);
  g_assert_cmpuint (report->n_newer, ==, 1);
  assert_problems (test, "");
}

static void
test_unreadable (TestStore    *test,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  save (test, 1);
  test_io_fail (&test->io, "pread", 1, EIO);
  g_assert_null (cle_verify (test->store, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_IO);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/verify/good", test_good);
  test_store_add ("/verify/damaged", test_damaged);
  test_store_add ("/verify/damaged-result", test_damaged_result);
  test_store_add ("/verify/torn", test_torn);
  test_store_add ("/verify/missing", test_missing);
  test_store_add ("/verify/duplicate", test_duplicate);
  test_store_add ("/verify/erased-is-accounted", test_erased_is_accounted);
  test_store_add ("/verify/unfinished", test_unfinished);
  test_store_add ("/verify/documents", test_documents);
  test_store_add ("/verify/links", test_links);
  test_store_add ("/verify/newer", test_newer);
  test_store_add ("/verify/unreadable", test_unreadable);

  return g_test_run ();
}
