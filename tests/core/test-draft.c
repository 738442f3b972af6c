/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/cle-draft-file.h"
#include "test-store.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define ID   "22222222-2222-4222-8222-222222222222"
#define PATH "drafts/" ID ".jsonl"

static CleDraftFile *
begin (TestStore *test,
       GError   **error)
{
  g_autoptr (GString) header = g_string_new (NULL);
  CleDraftInfo info = { .id = (char *) ID,
                        .questionnaire = (char *) "test",
                        .revision = 3,
                        .digest = (char *) TEST_DIGEST,
                        .subject = (char *) "“Shop”",
                        .voice = (char *) "client",
                        .started = TEST_NOW,
                        .n_questions = 5 };

  cle_draft_log_begin (header, &info, 60);
  return cle_draft_file_create (test->store, ID, header, error);
}

static gboolean
answer (CleDraftFile *file,
        const char   *question,
        char          code,
        GError      **error)
{
  g_autoptr (GString) line = g_string_new (NULL);

  cle_draft_log_answer (line, TEST_NOW + 5000, 5000, question, code);
  return cle_draft_file_append (file, line, error);
}

static void
begin_and_close (TestStore *test)
{
  g_autoptr (CleDraftFile) file = begin (test, NULL);

  g_assert_true (answer (file, "q0", 'y', NULL));
  g_assert_true (answer (file, "q1", 'n', NULL));
}

static CleDraftLog *
read_log (TestStore *test)
{
  CleDraftLog *log = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CleDraftFile) file = cle_draft_file_open (test->store, ID, &log, &error);

  g_assert_no_error (error);
  return log;
}

static void
assert_entry (const CleDraftLog *log,
              guint              i,
              const char        *question,
              char               code,
              const char        *evidence)
{
  const CleDraftEntry *entry = log->entries->pdata[i];

  g_assert_cmpstr (entry->question, ==, question);
  g_assert_cmpint (entry->answer, ==, code);
  g_assert_cmpstr (entry->evidence, ==, evidence);
}

static void
test_log (TestStore    *test,
          gconstpointer data)
{
  g_autoptr (CleDraftLog) log = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);

  {
    g_autoptr (CleDraftFile) file = begin (test, NULL);

    g_assert_true (answer (file, "q0", 'y', NULL));
    g_assert_true (answer (file, "q1", 'n', NULL));
    g_assert_true (answer (file, "q0", 'u', NULL));
    cle_draft_log_evidence (lines, TEST_NOW + 6000, 6000, "q1", "a \"reason\"");
    cle_draft_log_evidence (lines, TEST_NOW + 6000, 6000, "q0", "gone");
    cle_draft_log_evidence (lines, TEST_NOW + 6000, 6000, "q0", "");
    cle_draft_log_answer (lines, TEST_NOW + 6000, 6000, "q2", 'y');
    cle_draft_log_answer (lines, TEST_NOW + 6000, 6000, "q2", '-');
    cle_draft_log_position (lines, TEST_NOW + 7000, 6500, 3);
    g_assert_true (cle_draft_file_append (file, lines, NULL));
  }

  log = read_log (test);
  g_assert_cmpstr (log->info->id, ==, ID);
  g_assert_cmpstr (log->info->subject, ==, "“Shop”");
  g_assert_cmpstr (log->info->voice, ==, "client");
  g_assert_cmpstr (log->info->digest, ==, TEST_DIGEST);
  g_assert_cmpuint (log->info->revision, ==, 3);
  g_assert_cmpint (log->info->started, ==, TEST_NOW);
  g_assert_cmpint (log->info->changed, ==, TEST_NOW + 7000);
  g_assert_cmpuint (log->info->n_questions, ==, 5);
  g_assert_cmpuint (log->info->n_answered, ==, 2);
  g_assert_cmpuint (log->info->position, ==, 3);
  g_assert_cmpint (log->duration, ==, 6500);
  g_assert_cmpuint (log->entries->len, ==, 3);
  assert_entry (log, 0, "q0", 'u', NULL);
  assert_entry (log, 1, "q1", 'n', "a \"reason\"");
  assert_entry (log, 2, "q2", '-', NULL);
  g_assert_false (log->finishing);
  g_assert_false (log->torn);
}

/* A line that was cut off or hurt costs that line only. */
static void
test_torn (TestStore    *test,
           gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (CleDraftLog) log = NULL;
  g_autoptr (CleDraftLog) later = NULL;

  begin_and_close (test);
  text = test_store_read (test, PATH, NULL);
  text[strlen (text) - 10] = '\0';
  test_store_write (test, PATH, text);

  {
    g_autoptr (CleDraftFile) file = cle_draft_file_open (test->store, ID, &log, NULL);

    g_assert_true (log->torn);
    g_assert_cmpuint (log->info->n_answered, ==, 1);
    g_assert_true (answer (file, "q2", 'u', NULL));
  }
  later = read_log (test);
  g_assert_cmpuint (later->info->n_answered, ==, 2);
  g_assert_cmpuint (later->damaged->len, ==, 1);
  assert_entry (later, 1, "q2", 'u', NULL);
}

static void
test_damaged_line (TestStore    *test,
                   gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (CleDraftLog) log = NULL;

  begin_and_close (test);
  text = test_store_read (test, PATH, NULL);
  *strstr (text, "q0") = 'Q';
  test_store_write (test, PATH, text);
  log = read_log (test);
  g_assert_cmpuint (log->damaged->len, ==, 1);
  g_assert_cmpuint (log->entries->len, ==, 1);
  assert_entry (log, 0, "q1", 'n', NULL);
}

static void
test_damaged_header (TestStore    *test,
                     gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *gone = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  begin_and_close (test);
  text = test_store_read (test, PATH, NULL);
  *strstr (text, "quiz") = 'Q';
  test_store_write (test, PATH, text);
  drafts = cle_draft_list (test->store, NULL);
  g_assert_cmpuint (drafts->len, ==, 0);
  g_assert_cmpuint (test_store_count (test, "quarantine"), ==, 1);
  gone = test_store_read (test, PATH, NULL);
  g_assert_null (gone);
}

static void
test_open_elsewhere (TestStore    *test,
                     gconstpointer data)
{
  g_autoptr (CleDraftFile) file = begin (test, NULL);
  g_autoptr (CleStore) other = test_store_open_again (test);
  g_autoptr (GPtrArray) drafts = cle_draft_list (other, NULL);
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GError) error = NULL;
  CleDraftLog *log = NULL;

  g_assert_cmpuint (drafts->len, ==, 0);
  g_assert_null (cle_draft_file_open (other, ID, &log, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_LOCKED);
  g_assert_false (cle_draft_discard (other, ID, NULL));

  g_clear_pointer (&file, cle_draft_file_close);
  later = cle_draft_list (other, NULL);
  g_assert_cmpuint (later->len, ==, 1);
  g_assert_true (cle_draft_discard (other, ID, NULL));
  g_assert_cmpuint (test_store_count (test, "drafts"), ==, 0);
}

#define TAKEN_OUT 0640 /* the mode of the file that an erasure has put there */

static gboolean
is_draft (int    fd,
          char **path)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", fd);

  *path = g_file_read_link (link, NULL);
  return *path != NULL && g_str_has_suffix (*path, PATH);
}

/* Between the two an erasure puts another file in the place of this one. */
static int
lock_too_late (const CleIo *io,
               int          fd,
               gboolean     locked)
{
  g_autofree char *path = NULL, *text = NULL;
  struct stat info;
  gsize length;

  if (!is_draft (fd, &path) || fstat (fd, &info) != 0 || (info.st_mode & 0777) == TAKEN_OUT)
    return 0;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_true (g_file_set_contents_full (path, text, (gssize) length,
                                           G_FILE_SET_CONTENTS_CONSISTENT, TAKEN_OUT, NULL));
  g_assert_cmpint (g_chmod (path, TAKEN_OUT), ==, 0);
  return 0;
}

/* ... or removes it. */
static int
lock_removed (const CleIo *io,
              int          fd,
              gboolean     locked)
{
  g_autofree char *path = NULL;

  if (is_draft (fd, &path))
    g_assert_cmpint (g_unlink (path), ==, 0);
  return 0;
}

/* What would be written to the one before is lost. */
static void
test_replaced (TestStore    *test,
               gconstpointer data)
{
  g_autoptr (CleDraftFile) file = NULL;
  g_autoptr (CleDraftLog) log = NULL;
  g_autofree char *path = test_store_path (test, PATH);
  g_autofree char *text = NULL;
  struct stat info;

  begin_and_close (test);
  test->io.io.lock = lock_too_late;
  file = cle_draft_file_open (test->store, ID, &log, NULL);
  g_assert_nonnull (file);
  g_assert_true (answer (file, "q0", 'y', NULL));
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, TAKEN_OUT);
  text = test_store_read (test, PATH, NULL);
  g_assert_nonnull (strstr (text, "\"q0\""));
}

static void
test_removed (TestStore    *test,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CleDraftLog *log = NULL;

  begin_and_close (test);
  test->io.io.lock = lock_removed;
  g_assert_null (cle_draft_file_open (test->store, ID, &log, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND);
}

/* What the disk does not take is kept and written with the next change. */
static void
test_full (TestStore    *test,
           gconstpointer data)
{
  g_autoptr (CleDraftFile) file = begin (test, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CleDraftLog) log = NULL;

  test_io_fail (&test->io, "write", 1, ENOSPC);
  g_assert_false (answer (file, "q0", 'y', &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_FULL);
  test_io_reset (&test->io);
  g_assert_true (answer (file, "q1", 'n', NULL));
  g_assert_true (cle_draft_file_sync (file, NULL));
  g_clear_pointer (&file, cle_draft_file_close);
  log = read_log (test);
  g_assert_cmpuint (log->info->n_answered, ==, 2);
  g_assert_cmpuint (log->damaged->len, ==, 0);
}

static void
test_cannot_begin (TestStore    *test,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  begin_and_close (test);
  g_assert_true (cle_draft_discard (test->store, ID, NULL));
  test_io_fail (&test->io, data, 1, EIO);
  g_assert_null (begin (test, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_IO);
  test_io_reset (&test->io);
  g_assert_cmpuint (test_store_count (test, "drafts"), ==, 0);
}

/* Nothing is cut off however often somebody changes their mind. */
static void
test_long (TestStore    *test,
           gconstpointer data)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *text = g_strnfill (4000, 'x');
  g_autoptr (CleDraftLog) log = NULL;

  {
    g_autoptr (CleDraftFile) file = begin (test, NULL);

    for (guint i = 0; i < 400; i++)
      cle_draft_log_evidence (lines, TEST_NOW, 0, "q0", text);
    cle_draft_log_answer (lines, TEST_NOW, 0, "q4", 'n');
    g_assert_true (cle_draft_file_append (file, lines, NULL));
  }
  log = read_log (test);
  g_assert_cmpuint (log->entries->len, ==, 2);
  assert_entry (log, 1, "q4", 'n', NULL);
}

/* A draft that became a result is not offered again. */
static void
test_became_result (TestStore    *test,
                    gconstpointer data)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  {
    g_autoptr (CleDraftFile) file = begin (test, NULL);

    cle_draft_log_finish (line, TEST_NOW, 0);
    g_assert_true (cle_draft_file_append (file, line, NULL));
  }
  before = cle_draft_list (test->store, NULL);
  g_assert_cmpuint (before->len, ==, 1);
  test_append_well (test->store, ID, "");
  after = cle_draft_list (test->store, NULL);
  g_assert_cmpuint (after->len, ==, 0);
  g_assert_cmpuint (test_store_count (test, "drafts"), ==, 0);
}

static void
test_bad_ids (TestStore    *test,
              gconstpointer data)
{
  static const char *const ids[] = { "", "x", "../../store",
                                     "22222222-2222-4222-8222-22222222222F" };
  CleDraftLog *log = NULL;

  begin_and_close (test);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (cle_draft_file_open (test->store, ids[i], &log, &error));
      g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/draft/log", test_log);
  test_store_add ("/draft/torn", test_torn);
  test_store_add ("/draft/damaged-line", test_damaged_line);
  test_store_add ("/draft/damaged-header", test_damaged_header);
  test_store_add ("/draft/open-elsewhere", test_open_elsewhere);
  test_store_add ("/draft/replaced", test_replaced);
  test_store_add ("/draft/removed", test_removed);
  test_store_add ("/draft/full", test_full);
  test_store_add_data ("/draft/cannot-begin/write", "write", test_cannot_begin);
  test_store_add_data ("/draft/cannot-begin/fdatasync", "fdatasync", test_cannot_begin);
  test_store_add_data ("/draft/cannot-begin/fsync", "fsync", test_cannot_begin);
  test_store_add ("/draft/long", test_long);
  test_store_add ("/draft/became-result", test_became_result);
  test_store_add ("/draft/bad-ids", test_bad_ids);

  return g_test_run ();
}
