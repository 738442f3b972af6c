/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history/cle-history.h"
#include "store/cle-acts.h"
#include "store/cle-erase.h"
#include "store/cle-files.h"
#include "test-store.h"

#include <glib/gstdio.h>
#include <string.h>

#define OTHER "33333333-3333-4333-8333-333333333333"
#define THEIR "records/" OTHER "/2026-11.001.jsonl"

static CleHistory *
load (TestStore *test)
{
  CleHistory *history = cle_history_new (test->store);
  g_autoptr (GError) error = NULL;

  g_assert_true (cle_history_load (history, NULL, &error));
  g_assert_no_error (error);
  return history;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *done,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cle_history_load_finish (CLE_HISTORY (source), done, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
reload (CleHistory *history)
{
  gboolean loaded = FALSE;

  cle_history_load_async (history, NULL, loaded_cb, &loaded);
  g_assert_true (cle_history_get_loading (history));
  while (!loaded)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (cle_history_get_loading (history));
}

/* Everything that is told of a history, as one text. */
static char *
describe (CleHistory *history)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < cle_history_get_n_rows (history); i++)
    {
      guint index = cle_history_get_newest (history, i);
      g_autoptr (CleResult) result = cle_history_read_result (history, index, NULL);
      CleHistoryRow row;
      guint found;

      cle_history_get_row (history, index, &row);
      g_assert_true (cle_history_find (history, row.id, &found));
      g_assert_cmpuint (found, ==, index);
      g_assert_cmpstr (result->head.id, ==, row.id);
      g_string_append_printf (out, "%s %" G_GINT64_FORMAT " %d %d/%d %u %d %s %s %u %.4s %d %s\n",
                              row.id, row.at, row.offset, (int) row.score, (int) row.max,
                              row.n_unsure, (int) row.voice, row.subject, row.questionnaire,
                              row.revision, row.digest, row.trashed,
                              row.note != NULL ? row.note : "-");
    }
  g_string_append_printf (out, "%u damaged", cle_history_get_damages (history)->len);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
write_theirs (TestStore *test,
              ...)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *line;
  va_list lines;

  va_start (lines, test);
  while ((line = va_arg (lines, const char *)) != NULL)
    g_string_append (text, line);
  va_end (lines);
  test_store_write (test, THEIR, text->str);
}

static char *
their_line (guint       number,
            gint64      at,
            const char *subject)
{
  g_autofree char *id = test_id (number);

  return test_result_line (OTHER, number, at, id, subject);
}

static void
test_empty (TestStore    *test,
            gconstpointer data)
{
  g_autoptr (CleHistory) history = load (test);
  g_auto (GStrv) subjects = cle_history_dup_subjects (history);
  guint row;

  g_assert_cmpuint (cle_history_get_n_rows (history), ==, 0);
  g_assert_cmpuint (g_strv_length (subjects), ==, 0);
  g_assert_false (cle_history_find (history, OTHER, &row));
  g_assert_false (cle_history_find (history, "", &row));
  g_assert_false (g_file_test (test->folder, G_FILE_TEST_EXISTS));
}

static void
test_row (TestStore    *test,
          gconstpointer data)
{
  g_autofree char *id = test_id (1);
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (CleResult) result = NULL;
  CleHistoryRow row;

  test_append_well (test->store, id, "“Shop”\n\\");
  history = load (test);
  g_assert_cmpuint (cle_history_get_n_rows (history), ==, 1);
  cle_history_get_row (history, cle_history_get_newest (history, 0), &row);
  g_assert_cmpstr (row.id, ==, id);
  g_assert_cmpint (row.at, ==, TEST_NOW);
  g_assert_cmpint (row.offset, ==, 60);
  g_assert_cmpint (row.score, ==, 1000);
  g_assert_cmpint (row.max, ==, 3000);
  g_assert_cmpuint (row.n_unsure, ==, 1);
  g_assert_cmpint (row.voice, ==, CLE_VOICE_STAFF);
  g_assert_cmpstr (row.subject, ==, "“Shop”\n\\");
  g_assert_cmpstr (row.questionnaire, ==, "test");
  g_assert_cmpstr (row.digest, ==, TEST_DIGEST);
  g_assert_null (row.note);
  g_assert_false (row.trashed);
  result = cle_history_read_result (history, cle_history_get_newest (history, 0), NULL);
  g_assert_cmpint (result->duration, ==, 61000);
}

/* What was answered to each question, without looking at the disk: questions in
 * another order, others of the same questionnaire, and many of them. */
static void
test_answers (TestStore    *test,
              gconstpointer data)
{
  static const char many[] =
      "uyynnuyunyynuynuynuyynuynyunuynuyyunyyyunyunuyynuyunyunyunyuynuynuyny";
  static const char *const ids[] = { "q1", "missing", "q0", "q68" };
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (CleResult) result = test_result_new ("", i % 3 == 2 ? many : i % 2 ? "yn" : "un");
      g_autoptr (GString) members = g_string_new (NULL);
      g_autofree char *id = test_id (i);
      g_autofree char *line = NULL;

      if (i % 3 == 1)
        {
          CleAnswered *answered = (CleAnswered *) (gpointer) result->answers->data;
          CleAnswered first = answered[0];

          answered[0] = answered[1];
          answered[1] = first;
        }
      cle_result_write_members (result, members);
      line = test_line (OTHER, i + 1, TEST_NOW + i, "result", id, members->str);
      g_string_append_printf (text, "%s\n", line);
    }
  test_store_write (test, THEIR, text->str);

  history = load (test);
  g_assert_cmpuint (cle_history_get_n_rows (history), ==, 30);
  for (guint i = 0; i < 30; i++)
    {
      guint row = cle_history_get_newest (history, 29 - i);
      CleAnswer first = i % 3 == 2 ? CLE_ANSWER_UNSURE : i % 2 ? CLE_ANSWER_YES : CLE_ANSWER_UNSURE;
      CleAnswer second = i % 3 == 2 ? CLE_ANSWER_YES : CLE_ANSWER_NO;
      CleAnswer answers[4];
      CleHistoryRow known;

      cle_history_get_answers (history, row, ids, 4, answers);
      g_assert_cmpint (answers[0], ==, second);
      g_assert_cmpint (answers[1], ==, CLE_ANSWER_NONE);
      g_assert_cmpint (answers[2], ==, first);
      g_assert_cmpint (answers[3], ==, i % 3 == 2 ? CLE_ANSWER_YES : CLE_ANSWER_NONE);
      cle_history_get_row (history, row, &known);
      g_assert_cmpuint (known.n_unsure, ==, i % 3 == 2 ? 21 : first == CLE_ANSWER_UNSURE);
      g_assert_cmpuint (cle_history_get_quiz (history, row)->n_questions, ==, i % 3 == 2 ? 69 : 2);
      for (guint q = 0; i % 3 == 2 && q < 69; q++)
        {
          g_autofree char *id = g_strdup_printf ("q%u", q);

          g_assert_cmpint (cle_answer_get_code (cle_history_get_answer (history, row, id)), ==,
                           many[q]);
        }
    }
}

/* The union of all devices by id: copies of what we have count once. */
static void
test_union (TestStore    *test,
            gconstpointer data)
{
  g_autofree char *first = test_id (1);
  g_autofree char *copy = their_line (1, TEST_NOW, "ours, said by them");
  g_autofree char *second = their_line (2, TEST_NOW + 1, "theirs");
  g_autoptr (CleHistory) history = NULL;

  test_append_well (test->store, first, "ours");
  write_theirs (test, second, "\n", copy, "\n", second, "\n", NULL);
  test_store_write (test, "records/" OTHER "/2026-11.001.sync-conflict.jsonl", second);
  history = load (test);
  g_assert_cmpuint (cle_history_get_n_rows (history), ==, 2);
}

static void
test_order (TestStore    *test,
            gconstpointer data)
{
  g_autofree char *a = their_line (1, TEST_NOW + 5, "a");
  g_autofree char *b = their_line (2, TEST_NOW - 5, "b");
  g_autofree char *c = their_line (3, TEST_NOW + 50, "c");
  g_autofree char *d = their_line (4, TEST_NOW + 5, "d");
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (GString) order = g_string_new (NULL);

  write_theirs (test, d, "\n", c, "\n", b, "\n", a, "\n", NULL);
  history = load (test);
  for (guint i = 0; i < 4; i++)
    {
      CleHistoryRow row;

      cle_history_get_row (history, cle_history_get_newest (history, i), &row);
      g_string_append (order, row.subject);
    }
  g_assert_cmpstr (order->str, ==, "cdab");
}

/* Another device's last line may not have arrived yet. */
static void
test_not_yet (TestStore    *test,
              gconstpointer data)
{
  g_autofree char *first = their_line (1, TEST_NOW, "a");
  g_autofree char *second = their_line (2, TEST_NOW, "b");
  g_autofree char *half = g_strndup (second, 40);
  g_autoptr (CleHistory) history = NULL;

  write_theirs (test, first, "\n", half, NULL);
  history = load (test);
  g_assert_cmpuint (cle_history_get_n_rows (history), ==, 1);
  g_assert_cmpuint (cle_history_get_damages (history)->len, ==, 0);
  g_assert_cmpuint (test_store_count (test, "quarantine"), ==, 0);

  write_theirs (test, first, "\n", second, "\n", NULL);
  reload (history);
  g_assert_cmpuint (cle_history_get_n_rows (history), ==, 2);
}

static void
test_damaged (TestStore    *test,
              gconstpointer data)
{
  g_autofree char *first = their_line (1, TEST_NOW, "a");
  g_autofree char *second = their_line (2, TEST_NOW, "b");
  g_autofree char *third = their_line (3, TEST_NOW, "c");
  g_autofree char *id = test_id (9);
  const CleDamage *damage;

  test_append_well (test->store, id, "");
  second[50] ^= 1;
  write_theirs (test, first, "\n", second, "\n\n", third, "\n", NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (CleHistory) history = load (test);

      g_assert_cmpuint (cle_history_get_n_rows (history), ==, 3);
      g_assert_cmpuint (cle_history_get_damages (history)->len, ==, 1);
      damage = cle_history_get_damages (history)->pdata[0];
      g_assert_cmpstr (damage->file, ==, THEIR);
      g_assert_cmpuint (damage->line, ==, 2);
      g_assert_cmpuint (test_store_count (test, "quarantine"), ==, 1);
    }
}

/* Said in whatever order, and in files read in whatever order. */
static void
test_remarks (TestStore    *test,
              gconstpointer data)
{
  g_autofree char *id = test_id (1);
  g_autofree char *members = g_strdup_printf (",\"of\":\"%s\",\"text\":\"later\"", id);
  g_autofree char *older = g_strdup_printf (",\"of\":\"%s\",\"text\":\"older\"", id);
  g_autofree char *trash = g_strdup_printf (",\"of\":\"%s\",\"state\":\"trashed\"", id);
  g_autofree char *note = test_line (OTHER, 1, TEST_NOW + 9000, "note",
                                     "44444444-3333-4333-8333-333333333333", members);
  g_autofree char *first =
      test_line (OTHER, 2, TEST_NOW + 5000, "note", "55555555-3333-4333-8333-333333333333", older);
  g_autofree char *amend =
      test_line (OTHER, 3, TEST_NOW + 7000, "amend", "66666666-3333-4333-8333-333333333333", trash);
  g_autoptr (CleHistory) history = NULL;
  CleHistoryRow row;

  test_append_well (test->store, id, "");
  write_theirs (test, note, "\n", first, "\n", amend, "\n", NULL);
  history = load (test);
  cle_history_get_row (history, 0, &row);
  g_assert_cmpstr (row.note, ==, "later");
  g_assert_true (row.trashed);
  g_assert_cmpint (row.trashed_at, ==, TEST_NOW + 7000);

  test->clock.wall += 20000;
  g_assert_true (cle_act_restore (test->store, id, NULL));
  g_assert_true (cle_act_note (test->store, id, "", NULL));
  reload (history);
  cle_history_get_row (history, 0, &row);
  g_assert_null (row.note);
  g_assert_false (row.trashed);
}

/* An erasure holds for good, wherever and whenever the result turns up. */
static void
test_erased (TestStore    *test,
             gconstpointer data)
{
  g_autofree char *id = test_id (1);
  const char *const ids[] = { id, NULL };
  g_autofree char *again = their_line (1, TEST_NOW + 5, "back");
  g_autofree char *other = their_line (2, TEST_NOW + 6, "new");
  g_autoptr (CleHistory) history = NULL;
  CleHistoryRow row;
  guint index;

  test_append_well (test->store, id, "");
  g_assert_true (cle_erase_results (test->store, ids, NULL));
  write_theirs (test, again, "\n", other, "\n", NULL);
  history = load (test);
  g_assert_cmpuint (cle_history_get_n_rows (history), ==, 1);
  g_assert_false (cle_history_find (history, id, &index));
  cle_history_get_row (history, cle_history_get_newest (history, 0), &row);
  g_assert_cmpstr (row.subject, ==, "new");
}

static void
test_subjects (TestStore    *test,
               gconstpointer data)
{
  static const char *const names[] = { "b", "", "a", "b", "a" };
  g_autoptr (CleHistory) history = NULL;
  g_auto (GStrv) subjects = NULL;
  g_autofree char *joined = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *id = test_id (i);

      test_append_well (test->store, id, names[i]);
    }
  history = load (test);
  subjects = cle_history_dup_subjects (history);
  joined = g_strjoinv (",", subjects);
  g_assert_cmpstr (joined, ==, "a,b");
}

/* What happens to a store in a few weeks, by chance. */
static void
do_something (TestStore *test,
              GRand     *rand,
              GString   *theirs,
              guint      n)
{
  g_autofree char *id = test_id (n);
  g_autofree char *some = test_id ((guint) g_rand_int_range (rand, 0, (gint32) n + 1));
  const char *const ids[] = { some, NULL };
  g_autofree char *line =
      their_line (100000 + n, TEST_NOW + g_rand_int_range (rand, -9999, 9999), "theirs");

  test->clock.wall += g_rand_int_range (rand, -200000, 86400000 / 2);
  switch (g_rand_int_range (rand, 0, 10))
    {
    case 0:
      g_assert_true (cle_act_note (test->store, some, id, NULL));
      break;
    case 1:
      g_assert_true (cle_act_trash (test->store, some, NULL));
      break;
    case 2:
      g_assert_true (cle_act_restore (test->store, some, NULL));
      break;
    case 3:
      if (n % 4 == 0)
        g_assert_true (cle_erase_results (test->store, ids, NULL));
      break;
    case 4:
      line[g_rand_int_range (rand, 0, (gint32) strlen (line))] ^= 1;
      G_GNUC_FALLTHROUGH;
    case 5:
      g_string_append_printf (theirs, "%s\n", line);
      test_store_write (test, THEIR, theirs->str);
      break;
    case 6:
      g_string_append_len (theirs, line, 70);
      test_store_write (test, THEIR, theirs->str);
      break;
    default:
      test_append_well (test->store, id, n % 3 ? "shop" : "склад");
    }
}

/* Reading what is new comes to the same as reading everything. */
static void
test_incremental (TestStore    *test,
                  gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);
  g_autoptr (GString) theirs = g_string_new (NULL);
  g_autoptr (CleHistory) followed = load (test);

  for (guint i = 0; i < 150; i++)
    {
      g_autoptr (CleHistory) fresh = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *found = NULL;

      do_something (test, rand, theirs, i);
      if (i % 3 != 0)
        continue;
      fresh = load (test);
      reload (followed);
      expected = describe (fresh);
      found = describe (followed);
      g_assert_cmpstr (found, ==, expected);
    }
}

static void
test_cancelled (TestStore    *test,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CleHistory) history = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = test_id (1);

  test_append_well (test->store, id, "");
  history = load (test);
  g_cancellable_cancel (cancellable);
  g_assert_false (cle_history_load (history, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (cle_history_get_n_rows (history), ==, 1);
}

/* A segment that cannot be read costs that segment only. */
static void
test_unreadable (TestStore    *test,
                 gconstpointer data)
{
  g_autofree char *id = test_id (1);
  g_autofree char *line = their_line (5, TEST_NOW, "");
  g_autoptr (CleHistory) history = NULL;

  test_append_well (test->store, id, "");
  write_theirs (test, line, "\n", NULL);
  test_io_fail (&test->io, "pread", 1, EIO);
  history = load (test);
  g_assert_cmpuint (cle_history_get_n_rows (history), ==, 1);
  g_assert_cmpuint (cle_history_get_damages (history)->len, ==, 1);
  test_io_reset (&test->io);
  reload (history);
  g_assert_cmpuint (cle_history_get_n_rows (history), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  test_store_add ("/history/empty", test_empty);
  test_store_add ("/history/row", test_row);
  test_store_add ("/history/answers", test_answers);
  test_store_add ("/history/union", test_union);
  test_store_add ("/history/order", test_order);
  test_store_add ("/history/not-yet", test_not_yet);
  test_store_add ("/history/damaged", test_damaged);
  test_store_add ("/history/remarks", test_remarks);
  test_store_add ("/history/erased", test_erased);
  test_store_add ("/history/subjects", test_subjects);
  test_store_add ("/history/incremental", test_incremental);
  test_store_add ("/history/cancelled", test_cancelled);
  test_store_add ("/history/unreadable", test_unreadable);

  return g_test_run ();
}
