/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/cle-csv-reader.h"
#include "exchange/cle-export.h"
#include "store/cle-acts.h"
#include "test-given.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define NAME "out.csv"
#define MANY  9001 /* more than are made in two pieces; the last asks in the usual order */
#define BLOCK 262144
#define FOUR_OF(digit) digit digit digit digit
#define DIGEST_OF(digit) FOUR_OF (FOUR_OF (FOUR_OF (digit)))

static const CleSelectionFilter everything = { .voice = -1 };

static gboolean
take_bytes (const char *data,
            gsize       length,
            gpointer    user_data,
            GError    **error)
{
  g_string_append_len (user_data, data, (gssize) length);
  return TRUE;
}

static gboolean
refuse_bytes (const char *data,
              gsize       length,
              gpointer    user_data,
              GError    **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE, "gone");
  return FALSE;
}

/* All but one. */
static gboolean
take_some (const char *data,
           gsize       length,
           gpointer    user_data,
           GError    **error)
{
  guint *n_left = user_data;

  return (*n_left)-- > 0 || refuse_bytes (data, length, NULL, error);
}

static CleExport *
prepare (TestStore                *test,
         const CleSelectionFilter *filter)
{
  g_autoptr (CleHistory) history = cle_history_new (test->store);
  g_autoptr (GError) error = NULL;

  g_assert_true (cle_history_load (history, NULL, &error));
  g_assert_no_error (error);
  return cle_export_new (history, filter, test->library);
}

static char *
run (TestStore                *test,
     CleExportFormat           format,
     const CleSelectionFilter *filter)
{
  g_autoptr (CleExport) export = prepare (test, filter);
  CleExportOptions options = { .delimiter = ',', .interval = 30 };
  GString *out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (cle_export_run (export, format, &options, take_bytes, out, NULL, &error));
  g_assert_no_error (error);
  return g_string_free (out, FALSE);
}

/* Two of our own, one in the trash, a note, and something of a later version. */
static void
fill (TestStore *test)
{
  g_autofree char *first = test_id (1), *second = test_id (2), *third = test_id (3);
  g_autofree char *about = g_strdup_printf (",\"of\":\"%s\",\"x\":1", first);

  test_append_well (test->store, first, "Shop");
  test_append_well (test->store, second, "=1+1");
  test_append_well (test->store, third, "Gone");
  g_assert_true (cle_act_note (test->store, first, "a \"note\"", NULL));
  g_assert_true (cle_act_trash (test->store, third, NULL));
  test_append_about (test->store, "future", about);
}

static guint
count_of (const char *text,
          const char *part)
{
  guint n = 0;

  while ((text = strstr (text, part)) != NULL)
    {
      n++;
      text++;
    }

  return n;
}

static void
test_csv (TestStore    *test,
          gconstpointer data)
{
  g_autofree char *text = NULL, *id = NULL, *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CleCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  fill (test);
  text = run (test, CLE_EXPORT_CSV, &everything);
  bytes = g_bytes_new (text, strlen (text));
  reader = cle_csv_reader_new (bytes, ',', NULL);
  g_assert_true (cle_csv_reader_next (reader, &error));
  g_assert_cmpstr (cle_csv_reader_get_cell (reader, 0), ==, "id");
  g_assert_cmpstr (cle_csv_reader_get_cell (reader, 19), ==, "note");
  g_assert_cmpstr (cle_csv_reader_get_cell (reader, 20), ==, "marks");
  g_assert_true (cle_csv_reader_next (reader, &error));
  g_assert_cmpstr (cle_csv_reader_get_cell (reader, 1), ==, "2026-11-21T13:00:00.000+01:00");
  g_assert_cmpstr (cle_csv_reader_get_cell (reader, 3), ==, "Shop");
  g_assert_cmpstr (cle_csv_reader_get_cell (reader, 18), ==, "1");
  g_assert_cmpstr (cle_csv_reader_get_cell (reader, 19), ==, "a \"note\"");
  g_assert_true (cle_csv_reader_next (reader, &error));
  g_assert_cmpstr (cle_csv_reader_get_cell (reader, 3), ==, "'=1+1");
  g_assert_false (cle_csv_reader_next (reader, &error));
  g_assert_no_error (error);
}

static gint64
many_at (guint i)
{
  return G_GINT64_CONSTANT (1790000000000) + (gint64) i * 7654321;
}

/* The first ones have quotes: they are read strictly, so the second piece is
 * ready before the first. */
static guint
number_of_subject (guint i)
{
  return i < 2048 ? 2 : i % 2;
}

/* Of three questionnaires: one asks less, one in another order. */
static TestGiven
given_of (guint i)
{
  static const TestGiven given[] = {
    { .answers = "nnynuyyynn" },
    { .answers = "yunyynnnyy" },
    { .answers = "uyunyn", .digest = DIGEST_OF ("b") },
    { .answers = "yynnuynyny", .digest = DIGEST_OF ("c"), .backwards = TRUE }
  };

  return given[i % 4];
}

static CleExport *
prepare_many (TestStore *test)
{
  static const char *const subjects[] = { "Shop", "=1+1", "a, \"b\"" };
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (CleHistory) history = NULL;

  for (guint i = 0; i < MANY; i++)
    {
      TestGiven given = given_of (i);

      given.at = many_at (i);
      given.voice = (CleVoice) (i % 3);
      given.subject = subjects[number_of_subject (i)];
      test_given_add (lines, &given);
    }
  history = test_given_load (test, lines);

  return cle_export_new (history, &everything, test->library);
}

static void
assert_answers (CleCsvReader *reader,
                const char   *answers)
{
  for (guint i = 0; i < 10; i++)
    {
      const char code[] = { i < strlen (answers) ? answers[i] : '\0', '\0' };

      g_assert_cmpstr (cle_csv_reader_get_cell (reader, 21 + 3 * i), ==, code);
      g_assert_cmpstr (cle_csv_reader_get_cell (reader, 22 + 3 * i), ==,
                       *code == 'y'   ? "yes"
                       : *code == 'n' ? "no"
                       : *code == 'u' ? "unsure"
                                      : "");
      g_assert_cmpstr (cle_csv_reader_get_cell (reader, 23 + 3 * i), ==, "");
    }
}

/* What is kept from row to row belongs to the right rows, and rows that were
 * made at the same time stand in their order. */
static void
test_csv_many (TestStore    *test,
               gconstpointer data)
{
  static const char *const subjects[] = { "Shop", "'=1+1", "a, \"b\"" };
  CleExportOptions options = { .delimiter = ',', .decimal_comma = TRUE };
  g_autoptr (CleExport) export = prepare_many (test);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CleCsvReader) reader = NULL;

  g_assert_true (cle_export_run (export, CLE_EXPORT_CSV, &options, take_bytes, text, NULL, NULL));
  bytes = g_bytes_new (text->str, text->len);
  reader = cle_csv_reader_new (bytes, ',', NULL);
  g_assert_true (cle_csv_reader_next (reader, NULL));
  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *id = test_id (i), *number = g_strdup_printf ("%u", i + 1);
      gint64 at;
      int offset;

      g_assert_true (cle_csv_reader_next (reader, NULL));
      g_assert_cmpstr (cle_csv_reader_get_cell (reader, 0), ==, id);
      g_assert_true (cle_time_parse_rfc3339 (cle_csv_reader_get_cell (reader, 1), &at, &offset));
      g_assert_cmpint (at, ==, many_at (i));
      g_assert_cmpstr (cle_csv_reader_get_cell (reader, 3), ==, subjects[number_of_subject (i)]);
      g_assert_cmpstr (cle_csv_reader_get_cell (reader, 4), ==,
                       cle_voice_get_word ((CleVoice) (i % 3)));
      g_assert_cmpstr (cle_csv_reader_get_cell (reader, 14), ==, i % 4 == 2 ? "2" : "1");
      g_assert_cmpstr (cle_csv_reader_get_cell (reader, 18), ==, number);
      assert_answers (reader, given_of (i).answers);
    }
  g_assert_false (cle_csv_reader_next (reader, NULL));
}

/* Whichever bytes are not taken, nothing is handed on behind them. */
static void
test_csv_many_stopped (TestStore    *test,
                       gconstpointer data)
{
  CleExportOptions options = { .delimiter = ',' };
  g_autoptr (CleExport) export = prepare_many (test);
  guint n_all = 100, n_writes;

  g_assert_true (cle_export_run (export, CLE_EXPORT_CSV, &options, take_some, &n_all, NULL, NULL));
  n_writes = 100 - n_all;
  g_assert_cmpuint (n_writes, >=, 3);
  for (guint i = 0; i < n_writes; i++)
    {
      g_autoptr (GError) error = NULL;
      guint n_left = i;

      g_assert_false (
          cle_export_run (export, CLE_EXPORT_CSV, &options, take_some, &n_left, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE);
      g_assert_cmpuint (n_left, ==, G_MAXUINT);
    }
}

static gboolean
take_blocks (const char *data,
             gsize       length,
             gpointer    user_data,
             GError    **error)
{
  gsize *written = user_data;

  g_assert_cmpuint (*written % BLOCK, ==, 0);
  *written += length;
  return TRUE;
}

/* However long the rows are, all but the last bytes are handed on in whole blocks. */
static void
test_csv_blocks (TestStore    *test,
                 gconstpointer data)
{
  CleExportOptions options = { .delimiter = ',', .bom = TRUE };
  g_autoptr (CleExport) export = prepare_many (test);
  g_autoptr (GString) text = g_string_new (NULL);
  gsize written = 0;

  g_assert_true (
      cle_export_run (export, CLE_EXPORT_CSV, &options, take_blocks, &written, NULL, NULL));
  g_assert_true (cle_export_run (export, CLE_EXPORT_CSV, &options, take_bytes, text, NULL, NULL));
  g_assert_cmpuint (written, ==, text->len);
  g_assert_cmpuint (written, >, 4 * BLOCK);
}

static void
test_jsonl (TestStore    *test,
            gconstpointer data)
{
  CleSelectionFilter shop = { .voice = -1, .subject = "Shop" };
  g_autofree char *all = NULL, *some = NULL, *segment = NULL;

  fill (test);
  all = run (test, CLE_EXPORT_JSONL, &everything);
  segment = test_store_segment (test, "2026-11.001.jsonl");
  {
    g_autofree char *whole = test_store_read (test, segment, NULL);

    g_assert_cmpstr (all, ==, whole);
  }
  some = run (test, CLE_EXPORT_JSONL, &shop);
  g_assert_cmpuint (count_of (some, "\n"), ==, 3);
  g_assert_cmpuint (count_of (some, "\"t\":\"result\""), ==, 1);
  g_assert_cmpuint (count_of (some, "\"t\":\"note\""), ==, 1);
  g_assert_cmpuint (count_of (some, "\"t\":\"future\""), ==, 1);
}

/* However the records are cut into files, and however often they are there. */
static void
test_jsonl_canonical (TestStore    *test,
                      gconstpointer data)
{
  const char *device = "44444444-4444-4444-8444-444444444444";
  g_autofree char *first = test_id (1), *second = test_id (2), *third = test_id (3);
  g_autofree char *one = test_result_line (device, 1, TEST_NOW + 5, first, "a");
  g_autofree char *two = test_result_line (device, 2, TEST_NOW, second, "b");
  g_autofree char *three = test_result_line (device, 3, TEST_NOW + 9, third, "c");
  g_autofree char *erasing =
      g_strdup_printf (",\"of\":\"%s\",\"what\":\"result\",\"seqs\":[]", third);
  g_autofree char *erased = NULL, *erase = NULL, *text = NULL, *expected = NULL, *copy = NULL;

  erased = test_id (4);
  erase = test_line (device, 4, TEST_NOW + 10, "erase", erased, erasing);
  text = g_strdup_printf ("%s\n%s\nbroken\n%s\n%s", two, three, erase, one);
  copy = g_strdup_printf ("%s\n%s\n", one, two);
  expected = g_strdup_printf ("%s\n%s\n%s\n", one, two, erase);
  test_store_write (test, "records/44444444-4444-4444-8444-444444444444/2026-11.001.jsonl", text);
  test_store_write (test, "records/44444444-4444-4444-8444-444444444444/2026-11.002.jsonl", copy);
  g_free (g_steal_pointer (&text));
  text = run (test, CLE_EXPORT_JSONL, &everything);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_json (TestStore    *test,
           gconstpointer data)
{
  g_autofree char *text = NULL, *again = NULL, *empty = NULL;

  empty = run (test, CLE_EXPORT_JSON, &everything);
  g_assert_cmpstr (empty, ==,
                   "{\"format\":1,\n\"kind\":\"clientele-export\",\n\"records\":[],\n"
                   "\"people\":[],\n\"questionnaires\":[]}\n");
  fill (test);
  text = run (test, CLE_EXPORT_JSON, &everything);
  again = run (test, CLE_EXPORT_JSON, &everything);
  g_assert_cmpstr (text, ==, again);
  g_assert_cmpuint (count_of (text, "\"crc\":"), ==, 6);
}

static void
test_calendar (TestStore    *test,
               gconstpointer data)
{
  g_autoptr (GString) subject = g_string_new ("a,b;c\\d");
  g_autofree char *id = test_id (1), *text = NULL;

  for (guint i = 0; i < 50; i++)
    g_string_append (subject, "😀");
  test_append_well (test->store, id, subject->str);
  test->clock.wall += 60000; /* which the output does not tell */
  text = run (test, CLE_EXPORT_ICS, &everything);
  g_assert_cmpuint (count_of (text, "DTSTART;VALUE=DATE:20261221\r\n"), ==, 1);
  g_assert_cmpuint (count_of (text, "DTSTAMP:20261121T120000Z\r\n"), ==, 1);
  g_assert_cmpuint (count_of (text, "a\\,b\\;c\\\\d"), ==, 1);
  g_assert_cmpuint (count_of (text, "\n"), ==, count_of (text, "\r\n"));
  for (const char *line = text; *line != '\0'; line = strstr (line, "\r\n") + 2)
    {
      g_assert_cmpuint ((gsize) (strstr (line, "\r\n") - line), <=, 75);
      g_assert_true (g_utf8_validate (line, strstr (line, "\r\n") - line, NULL));
    }
}

static void
test_calendar_of_nothing (TestStore    *test,
                          gconstpointer data)
{
  g_autoptr (CleExport) export = prepare (test, &everything);
  CleExportOptions options = { .interval = 30 };
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (cle_export_run (export, CLE_EXPORT_ICS, &options, take_bytes, out, NULL, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "There is no result yet to count the days from.");
}

/* Whoever takes the bytes may stop, and so may the user. */
static void
test_stops (TestStore    *test,
            gconstpointer data)
{
  CleExportOptions options = { .delimiter = ',', .interval = 30 };
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  fill (test);
  g_cancellable_cancel (cancelled);
  for (guint i = 0; i < CLE_EXPORT_N_FORMATS; i++)
    {
      g_autoptr (CleExport) export = prepare (test, &everything);
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (GError) gone = NULL, stopped = NULL;

      g_assert_false (
          cle_export_run (export, (CleExportFormat) i, &options, refuse_bytes, NULL, NULL, &gone));
      g_assert_error (gone, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE);
      g_assert_false (cle_export_run (export, (CleExportFormat) i, &options, take_bytes, out,
                                      cancelled, &stopped));
      g_assert_error (stopped, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* More than is read behind the beginning of the last line. */
static void
test_long_line (TestStore    *test,
                gconstpointer data)
{
  g_autofree char *first = test_id (1), *second = test_id (2), *subject = g_strnfill (9000, 'x');
  g_autofree char *text = NULL;

  test_append_well (test->store, first, "Shop");
  test_append_well (test->store, second, subject);
  text = run (test, CLE_EXPORT_CSV, &everything);
  g_assert_cmpuint (count_of (text, "\r\n"), ==, 3);
  g_assert_nonnull (strstr (text, ",Shop,"));
  g_assert_nonnull (strstr (text, subject));
}

/* An erasure between the selection and the writing. */
static void
test_rewritten (TestStore    *test,
                gconstpointer data)
{
  g_autoptr (CleExport) export = NULL;
  CleExportOptions options = { .delimiter = ',' };
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *segment = NULL, *text = NULL;

  fill (test);
  export = prepare (test, &everything);
  segment = test_store_segment (test, "2026-11.001.jsonl");
  text = test_store_read (test, segment, NULL);
  test_store_write (test, segment, strchr (text, '\n') + 1);
  g_assert_false (cle_export_run (export, CLE_EXPORT_CSV, &options, take_bytes, out, NULL, &error));
  g_assert_error (error, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND);
}

static gboolean
write_file (TestStore *test,
            GError   **error)
{
  g_autoptr (CleExport) export = prepare (test, &everything);
  CleExportOptions options = { .delimiter = ',' };
  g_autofree char *path = g_build_filename (test->parent, NAME, NULL);

  return cle_export_to_file (export, CLE_EXPORT_CSV, &options, path, NULL, error);
}

static char *
read_target (TestStore *test)
{
  g_autofree char *path = g_build_filename (test->parent, NAME, NULL);
  char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? text : NULL;
}

static void
set_target (TestStore  *test,
            const char *text)
{
  g_autofree char *path = g_build_filename (test->parent, NAME, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static guint
count_temporary (TestStore *test)
{
  g_autoptr (GDir) dir = g_dir_open (test->parent, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, ".tmp");

  return n;
}

/* On the disk before it takes its name, and the name after. */
static void
test_order (TestStore    *test,
            gconstpointer data)
{
  const char *synced, *renamed;

  fill (test);
  test_io_record (&test->io);
  g_assert_true (write_file (test, NULL));
  synced = strstr (test->io.log->str, "fsync .clientele-");
  renamed = strstr (test->io.log->str, "renameat ");
  g_assert_true (synced != NULL && renamed != NULL && synced < renamed);
  g_assert_nonnull (strstr (renamed, "fsync "));
}

/* A child that was forked has the random numbers of its sisters. */
static void
remove_temporary (TestStore *test)
{
  g_autoptr (GDir) dir = g_dir_open (test->parent, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".tmp"))
      {
        g_autofree char *path = g_build_filename (test->parent, name, NULL);

        g_assert_cmpint (unlink (path), ==, 0);
      }
}

/* Each operation fails once, on the way from the records to the file. */
static void
test_faults (TestStore    *test,
             gconstpointer data)
{
  int number = GPOINTER_TO_INT (data);
  g_autofree char *whole = NULL;
  guint n_failed = 0;

  fill (test);
  g_assert_true (write_file (test, NULL));
  whole = read_target (test);
  for (guint at = 1;; at++)
    {
      g_autoptr (CleExport) export = prepare (test, &everything);
      CleExportOptions options = { .delimiter = ',' };
      g_autofree char *path = g_build_filename (test->parent, NAME, NULL);
      g_autofree char *found = NULL;
      g_autoptr (GError) error = NULL;
      gboolean done;

      set_target (test, "old");
      test_io_fail (&test->io, NULL, at, number);
      done = cle_export_to_file (export, CLE_EXPORT_CSV, &options, path, NULL, &error);
      g_assert_cmpuint (count_temporary (test), ==, 0);
      found = read_target (test);
      if (!test->io.hit)
        break;
      n_failed += !done;
      g_assert_true (done == (error == NULL));
      g_assert_true (g_str_equal (found, whole) || (!done && g_str_equal (found, "old")));
      test_io_reset (&test->io);
    }
  g_assert_cmpuint (n_failed, >=, 6);
}

/* The process ends before or within each operation. */
static void
test_kill (TestStore    *test,
           gconstpointer data)
{
  g_autofree char *whole = NULL;
  gboolean ended = FALSE;

  fill (test);
  g_assert_true (write_file (test, NULL));
  whole = read_target (test);
  for (guint at = 1; !ended; at++)
    {
      g_autofree char *found = NULL;
      int status;
      pid_t child;

      set_target (test, "old");
      child = fork ();
      if (child == 0)
        {
          test_io_fail (&test->io, NULL, at, 0);
          test->io.mode = (TestIoMode) GPOINTER_TO_INT (data);
          write_file (test, NULL);
          _exit (test->io.hit ? 1 : 0);
        }
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      ended = WIFEXITED (status) && WEXITSTATUS (status) == 0;
      found = read_target (test);
      remove_temporary (test);
      g_assert_true (g_str_equal (found, whole) || (!ended && g_str_equal (found, "old")));
    }
}

/* Only a plain file is replaced. */
static void
test_no_file (TestStore    *test,
              gconstpointer data)
{
  g_autofree char *path = g_build_filename (test->parent, NAME, NULL);
  g_autoptr (GError) link = NULL, folder = NULL, missing = NULL;
  g_autoptr (CleExport) export = NULL;
  CleExportOptions options = { .delimiter = ',' };
  g_autofree char *nowhere = g_build_filename (test->parent, "none", NAME, NULL);

  fill (test);
  g_assert_cmpint (symlink ("elsewhere", path), ==, 0);
  g_assert_false (write_file (test, &link));
  g_assert_error (link, CLE_STORE_ERROR, CLE_STORE_ERROR_UNSAFE);
  g_assert_cmpint (unlink (path), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  g_assert_false (write_file (test, &folder));
  g_assert_error (folder, CLE_STORE_ERROR, CLE_STORE_ERROR_UNSAFE);
  g_assert_nonnull (strstr (folder->message, "is not a plain file"));
  g_assert_cmpint (rmdir (path), ==, 0);
  export = prepare (test, &everything);
  g_assert_false (cle_export_to_file (export, CLE_EXPORT_CSV, &options, nowhere, NULL, &missing));
  g_assert_error (missing, CLE_STORE_ERROR, CLE_STORE_ERROR_NOT_FOUND);
}

static void
test_formats (void)
{
  CleExportFormat format;

  for (guint i = 0; i < CLE_EXPORT_N_FORMATS; i++)
    {
      g_assert_true (
          cle_export_format_from_name (cle_export_format_get_name ((CleExportFormat) i), &format));
      g_assert_cmpuint (format, ==, i);
      g_assert_nonnull (strchr (cle_export_format_get_mime_type (format), '/'));
    }
  g_assert_false (cle_export_format_from_name ("doc", &format));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_store_add ("/export/csv", test_csv);
  test_store_add ("/export/csv-many", test_csv_many);
  test_store_add ("/export/csv-many-stopped", test_csv_many_stopped);
  test_store_add ("/export/csv-blocks", test_csv_blocks);
  test_store_add ("/export/jsonl", test_jsonl);
  test_store_add ("/export/jsonl-canonical", test_jsonl_canonical);
  test_store_add ("/export/json", test_json);
  test_store_add ("/export/calendar", test_calendar);
  test_store_add ("/export/calendar-of-nothing", test_calendar_of_nothing);
  test_store_add ("/export/stops", test_stops);
  test_store_add ("/export/long-line", test_long_line);
  test_store_add ("/export/rewritten", test_rewritten);
  test_store_add ("/export/order", test_order);
  test_store_add_data ("/export/faults/enospc", GINT_TO_POINTER (ENOSPC), test_faults);
  test_store_add_data ("/export/faults/eio", GINT_TO_POINTER (EIO), test_faults);
  test_store_add_data ("/export/kill/before", GINT_TO_POINTER (TEST_IO_KILL), test_kill);
  test_store_add_data ("/export/kill/half", GINT_TO_POINTER (TEST_IO_KILL_HALF), test_kill);
  test_store_add ("/export/no-file", test_no_file);
  g_test_add_func ("/export/formats", test_formats);

  return g_test_run ();
}
