/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assessment/cle-run.h"
#include "history/cle-verify.h"
#include "store/cle-acts.h"
#include "store/cle-erase-plan.h"
#include "store/cle-erase.h"
#include "store/cle-people.h"
#include "store/cle-quarantine.h"
#include "test-store.h"

#include <errno.h>
#include <string.h>

#define FIRST "2026-11.001.jsonl"

static void
save (TestStore  *test,
      guint       number,
      const char *subject)
{
  g_autofree char *id = test_id (number);

  test_append_well (test->store, id, subject);
}

static gboolean
erase (TestStore *test,
       guint      number,
       GError   **error)
{
  g_autofree char *id = test_id (number);
  const char *const ids[] = { id, NULL };

  return cle_erase_results (test->store, ids, error);
}

static char *
read_first (TestStore *test)
{
  g_autofree char *path = test_store_segment (test, FIRST);

  return test_store_read (test, path, NULL);
}

static void
assert_in_order (TestStore *test)
{
  g_autoptr (CleVerifyReport) report = cle_verify (test->store, NULL);

  g_assert_nonnull (report);
  g_assert_cmpuint (report->problems->len, ==, 0);
}

/* Lines that are not erased stay byte for byte, whatever stands in them. */
static void
test_result (TestStore    *test,
             gconstpointer data)
{
  g_autofree char *second = test_id (2);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_auto (GStrv) lines = NULL;

  save (test, 1, "kept");
  save (test, 2, "secret");
  g_assert_true (cle_act_note (test->store, second, "secret note", NULL));
  test_append_about (test->store, "unknown-type",
                     ",\"odd\": [1, {\"a\" :null}],\"of\":\"not an id\"");
  g_assert_true (cle_act_trash (test->store, second, NULL));
  save (test, 3, "kept too");
  before = read_first (test);
  g_assert_true (erase (test, 2, NULL));

  after = read_first (test);
  g_assert_null (strstr (after, "secret"));
  lines = g_strsplit (after, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  for (guint i = 0; i < 3; i++)
    g_assert_nonnull (strstr (before, lines[i]));
  g_assert_nonnull (strstr (lines[1], "\"odd\": [1, {\"a\" :null}]"));
  g_assert_nonnull (strstr (lines[3], "\"what\":\"result\",\"seqs\":[2,3,5]"));
  g_assert_false (cle_erase_plan_exists (test->store));
  assert_in_order (test);
}

static void
test_twice (TestStore    *test,
            gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  save (test, 1, "");
  g_assert_true (erase (test, 1, NULL));
  before = read_first (test);
  g_assert_true (erase (test, 1, NULL));
  after = read_first (test);
  g_assert_cmpstr (after, ==, before);
}

/* The next save knows that the segment became shorter. */
static void
test_then_save (TestStore    *test,
                gconstpointer data)
{
  g_autoptr (CleStore) other = NULL;
  g_autofree char *id = test_id (9);
  CleRecordHead head;

  for (guint i = 1; i <= 4; i++)
    save (test, i, "a long subject, so that the file becomes shorter");
  other = test_store_open_again (test);
  g_assert_true (erase (test, 4, NULL));
  g_assert_true (test_append (other, id, "", &head, NULL));
  g_assert_cmpuint (head.sequence, ==, 6);
  assert_in_order (test);
}

static void
test_quarantine (TestStore    *test,
                 gconstpointer data)
{
  g_autofree char *id = test_id (1);
  g_autofree char *origin = g_strconcat ("draft-", id, NULL);

  save (test, 1, "");
  save (test, 2, "");
  g_assert_true (cle_quarantine_keep (test->store, "records", id, strlen (id), NULL));
  g_assert_true (cle_quarantine_keep (test->store, origin, "x", 1, NULL));
  g_assert_true (cle_quarantine_keep (test->store, "records", "other", 5, NULL));
  g_assert_true (erase (test, 1, NULL));
  g_assert_cmpuint (test_store_count (test, "quarantine"), ==, 1);
}

static void
test_damaged_line (TestStore    *test,
                   gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  g_autofree char *after = NULL;
  g_autofree char *garbage = NULL;

  save (test, 1, "secret");
  text = read_first (test);
  *strstr (text, "\"dur\"") = 'x';
  garbage = g_strconcat ("garbage of nobody\n\n", text, NULL);
  path = test_store_segment (test, FIRST);
  test_store_write (test, path, garbage);
  g_assert_true (erase (test, 1, NULL));
  after = read_first (test);
  g_assert_null (strstr (after, "secret"));
  g_assert_true (g_str_has_prefix (after, "garbage of nobody\n\n"));
}

static void
save_named (TestStore  *test,
            guint       number,
            const char *person)
{
  g_autofree char *id = test_id (number);
  g_autoptr (CleResult) result = test_result_new ("Shop", "yun");
  g_autoptr (GString) members = g_string_new (NULL);
  CleAppend record = { .type = "result", .id = id };
  CleRecordHead head;

  result->respondent = g_strdup (person);
  g_array_index (result->answers, CleAnswered, 0).evidence = g_strdup ("“,\"who\":\"x\"”");
  cle_result_write_members (result, members);
  record.members = members->str;
  g_assert_true (cle_append_record (test->store, &record, &head, NULL));
}

static void
test_person (TestStore    *test,
             gconstpointer data)
{
  g_autofree char *gone = cle_people_ensure (test->store, "Erika", NULL);
  g_autofree char *stays = cle_people_ensure (test->store, "Ada", NULL);
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (CleResult) result = NULL;
  g_autoptr (GError) error = NULL;

  save_named (test, 1, gone);
  save_named (test, 2, stays);
  g_assert_true (cle_erase_person (test->store, gone, NULL));
  g_assert_null (cle_people_dup_name (test->store, gone));
  name = cle_people_dup_name (test->store, stays);
  g_assert_cmpstr (name, ==, "Ada");

  text = read_first (test);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  result = cle_result_new_from_line (lines[0], strlen (lines[0]), &error);
  g_assert_no_error (error);
  g_assert_null (result->respondent);
  g_assert_cmpint (result->score, ==, 1000);
  g_assert_cmpstr (g_array_index (result->answers, CleAnswered, 0).evidence, ==,
                   "“,\"who\":\"x\"”");
  g_assert_nonnull (strstr (lines[1], stays));
  g_assert_nonnull (strstr (lines[2], "\"what\":\"person\""));
  assert_in_order (test);
}

/* An id deeper inside a record is somebody's text: it says nothing of what the
 * record is about, or of whom. */
static void
test_misleading (TestStore    *test,
                 gconstpointer data)
{
  g_autofree char *person = cle_people_ensure (test->store, "Erika", NULL);
  g_autofree char *gone = test_id (1);
  g_autofree char *members =
      g_strdup_printf (",\"evidence\":{\"a\":\"seen\",\"of\":\"%s\",\"who\":\"%s\"}", gone, person);
  g_autofree char *about =
      g_strdup_printf (",\"more\":{\"a\":1,\"who\":\"%s\"},\"who\" : \"%s\",\"b\":2", gone, person);
  g_autofree char *after = NULL;

  save (test, 1, "secret");
  test_append_about (test->store, "later", members);
  test_append_about (test->store, "later", about);
  g_assert_true (erase (test, 1, NULL));
  g_assert_true (cle_erase_person (test->store, person, NULL));
  after = read_first (test);
  g_assert_nonnull (strstr (after, members));
  *strstr (about, ",\"who\" :") = '\0';
  g_assert_nonnull (strstr (after, about));
  g_assert_null (strstr (after, "\"who\" :"));
  g_assert_nonnull (strstr (after, "},\"b\":2,\"crc\""));
  assert_in_order (test);
}

static char *
read_of (TestStore  *test,
         const char *device)
{
  g_autofree char *path = g_build_filename ("records", device, FIRST, NULL);

  return test_store_read (test, path, NULL);
}

/* A copied store writes under a new id. What it wrote under the old one goes
 * all the same, and the numbers of the old one have no gap. */
static void
test_copied (TestStore    *test,
             gconstpointer data)
{
  g_autofree char *second = test_id (2);
  g_autofree char *person = cle_people_ensure (test->store, "Erika", NULL);
  g_autofree char *device = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_auto (GStrv) lines = NULL;

  save (test, 1, "kept");
  save (test, 2, "secret");
  g_assert_true (cle_act_note (test->store, second, "secret note", NULL));
  save_named (test, 3, person);
  device = g_strdup (cle_store_get_device (test->store));
  before = read_of (test, device);
  test_store_relocate (test, "copy");
  test_store_relocate (test, "copy of the copy");
  g_assert_true (erase (test, 2, NULL));
  g_assert_cmpstr (cle_store_get_device (test->store), !=, device);
  g_assert_true (cle_erase_person (test->store, person, NULL));

  after = read_of (test, device);
  g_assert_null (strstr (after, "secret"));
  g_assert_null (strstr (after, person));
  lines = g_strsplit (after, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_true (g_str_has_prefix (before, lines[0]));
  for (guint i = 1; i < 3; i++)
    {
      g_assert_nonnull (strstr (lines[i], "\"t\":\"erase\""));
      g_assert_nonnull (strstr (lines[i], second));
    }
  g_assert_nonnull (strstr (lines[3], "\"score\":1000"));
  assert_in_order (test);
}

/* What others wrote is theirs to rewrite. */
static void
test_others (TestStore    *test,
             gconstpointer data)
{
  static const char other[] = "33333333-3333-4333-8333-333333333333";
  g_autofree char *id = test_id (1);
  g_autofree char *line = test_result_line (other, 1, TEST_NOW, id, "theirs");
  g_autofree char *text = g_strconcat (line, "\n", NULL);
  g_autofree char *after = NULL;

  save (test, 2, "");
  test_store_write (test, "records/33333333-3333-4333-8333-333333333333/" FIRST, text);
  g_assert_true (erase (test, 1, NULL));
  after = read_of (test, other);
  g_assert_cmpstr (after, ==, text);
}

static void
test_draft (TestStore    *test,
            gconstpointer data)
{
  g_autoptr (CleQuestionnaire) questionnaire =
      cle_library_find (test->library, CLE_BUILT_IN_QUESTIONNAIRE, NULL);
  g_autoptr (CleRun) run =
      cle_run_begin (test->store, test->library, questionnaire, CLE_VOICE_STAFF, "", "Erika", NULL);
  g_autofree char *person = g_strdup (cle_run_get_respondent (run));

  g_clear_object (&run);
  g_assert_cmpuint (test_store_count (test, "drafts"), ==, 1);
  g_assert_true (cle_erase_person (test->store, person, NULL));
  g_assert_cmpuint (test_store_count (test, "drafts"), ==, 0);
}

static void
test_everything (TestStore    *test,
                 gconstpointer data)
{
  g_autofree char *device = NULL;
  g_autofree char *person = cle_people_ensure (test->store, "Erika", NULL);

  save (test, 1, "");
  test_store_write (test, "records/33333333-3333-4333-8333-333333333333/2026-11.001.jsonl",
                    "theirs\n");
  device = g_strdup (cle_store_get_device (test->store));
  g_assert_true (cle_erase_everything (test->store, NULL));
  g_assert_cmpstr (cle_store_get_device (test->store), !=, device);
  g_assert_cmpuint (test_store_count (test, "."), ==, 2);
  save (test, 2, "");
  assert_in_order (test);
}

/* Interrupted at every step, then completed by the next start. */
static void
test_interrupted (TestStore    *test,
                  gconstpointer data)
{
  gboolean hit = TRUE;

  for (guint at = 1; hit; at++)
    {
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      save (test, 2 * at, "secret");
      save (test, 2 * at + 1, "kept");
      test_io_fail (&test->io, NULL, at, EIO);
      test->io.last = at + 10000;
      g_assert_true (erase (test, 2 * at, NULL) || test->io.hit);
      hit = test->io.hit;
      test_io_reset (&test->io);
      test_store_reopen (test);
      g_assert_true (cle_erase_resume (test->store, &error));
      g_assert_no_error (error);
      if (cle_erase_plan_exists (test->store))
        g_assert_not_reached ();
      g_assert_true (erase (test, 2 * at, NULL));
      text = read_first (test);
      g_assert_null (strstr (text, "secret"));
    }
  assert_in_order (test);
}

static void
test_plan (TestStore    *test,
           gconstpointer data)
{
  static const char *const bad[] = { "",
                                     "[]",
                                     "{}",
                                     "{\"what\":\"result\",\"ids\":[1]}",
                                     "{\"what\":\"result\",\"ids\":[\"../x\"]}",
                                     "{\"what\":7,\"ids\":[]}" };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  save (test, 1, "");
  before = read_first (test);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      test_store_write (test, "erasing.json", bad[i]);
      g_assert_null (cle_erase_plan_read (test->store, NULL));
      g_assert_true (cle_erase_resume (test->store, NULL));
    }
  after = read_first (test);
  g_assert_cmpstr (after, ==, before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/erase/result", test_result);
  test_store_add ("/erase/twice", test_twice);
  test_store_add ("/erase/then-save", test_then_save);
  test_store_add ("/erase/quarantine", test_quarantine);
  test_store_add ("/erase/damaged-line", test_damaged_line);
  test_store_add ("/erase/person", test_person);
  test_store_add ("/erase/misleading", test_misleading);
  test_store_add ("/erase/copied", test_copied);
  test_store_add ("/erase/others", test_others);
  test_store_add ("/erase/draft", test_draft);
  test_store_add ("/erase/everything", test_everything);
  test_store_add ("/erase/interrupted", test_interrupted);
  test_store_add ("/erase/plan", test_plan);

  return g_test_run ();
}
