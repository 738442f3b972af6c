/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history/cle-table.h"

#include <string.h>

#define N_ROWS 20000

static void
make_row (guint        number,
          CleTableRow *row)
{
  guint32 scrambled = number * 2654435761u;

  memset (row, 0, sizeof *row);
  memcpy (row->id, &number, sizeof number);
  memcpy (row->id + 8, &scrambled, sizeof scrambled);
  row->at = (gint64) (scrambled % 5000) * 1000;
  row->offset = (int) (number % 1680) - 720;
  row->score = number % 10001;
  row->n_answers = number % 5 == 0 ? 17 + number % 240 : number % 17;
  for (guint i = 0; i < row->n_answers; i++)
    {
      CleAnswer answer = (CleAnswer) (1 + (number / 7 + i * i) % 3);

      cle_packed_set (row->answers, i, answer);
      row->n_unsure += answer == CLE_ANSWER_UNSURE;
    }
  row->voice = (CleVoice) (number % 3);
  row->subject = number % 50;
  row->questionnaire = number % 7;
  row->segment = number / 100;
  row->position = number * 500;
}

static void
fill (CleTable *table,
      guint     from,
      guint     to)
{
  for (guint i = from; i < to; i++)
    {
      CleTableRow row;
      guint number = 0;

      make_row (i, &row);
      g_assert_true (cle_table_add (table, &row, &number));
      g_assert_cmpuint (number, ==, i);
    }
}

static void
test_rows (void)
{
  g_autoptr (CleTable) table = cle_table_new ();

  fill (table, 0, N_ROWS);
  g_assert_cmpuint (cle_table_get_n_rows (table), ==, N_ROWS);
  for (guint i = 0; i < N_ROWS; i++)
    {
      CleTableRow expected, row;
      guint number;

      make_row (i, &expected);
      cle_table_get (table, i, &row);
      g_assert_cmpmem (row.id, 16, expected.id, 16);
      g_assert_cmpint (row.at, ==, expected.at);
      g_assert_cmpint (row.offset, ==, expected.offset);
      g_assert_cmpint (row.score, ==, expected.score);
      g_assert_cmpuint (row.n_unsure, ==, expected.n_unsure);
      g_assert_cmpmem (row.answers, (row.n_answers + 3) / 4, expected.answers,
                       (row.n_answers + 3) / 4);
      g_assert_cmpuint (row.n_answers, ==, MAX (expected.n_answers, 16));
      g_assert_cmpint (row.voice, ==, expected.voice);
      g_assert_cmpuint (row.subject, ==, expected.subject);
      g_assert_cmpuint (row.questionnaire, ==, expected.questionnaire);
      g_assert_cmpuint (row.segment, ==, expected.segment);
      g_assert_cmpuint (row.position, ==, expected.position);
      g_assert_true (cle_table_find (table, expected.id, &number));
      g_assert_cmpuint (number, ==, i);
    }
}

static void
test_once (void)
{
  g_autoptr (CleTable) table = cle_table_new ();
  CleTableRow row;
  guint number;

  fill (table, 0, 1000);
  for (guint i = 0; i < 1000; i++)
    {
      make_row (i, &row);
      g_assert_false (cle_table_add (table, &row, &number));
      g_assert_cmpuint (number, ==, i);
    }
  g_assert_cmpuint (cle_table_get_n_rows (table), ==, 1000);
  make_row (1000, &row);
  g_assert_false (cle_table_find (table, row.id, &number));
}

static void
test_order (void)
{
  g_autoptr (CleTable) table = cle_table_new ();

  cle_table_expect (table, 100);
  for (guint n = 0; n < N_ROWS; n += 2500)
    {
      g_autofree gboolean *seen = g_new0 (gboolean, N_ROWS);

      fill (table, n, n + 2500);
      cle_table_sort (table);
      for (guint i = 0; i < n + 2500; i++)
        {
          guint number = cle_table_get_oldest (table, i);
          CleTableRow row, before;

          g_assert_false (seen[number]);
          seen[number] = TRUE;
          if (i == 0)
            continue;
          cle_table_get (table, number, &row);
          cle_table_get (table, cle_table_get_oldest (table, i - 1), &before);
          g_assert_true (before.at < row.at ||
                         (before.at == row.at && memcmp (before.id, row.id, 16) < 0));
        }
    }
}

static void
test_flags (void)
{
  g_autoptr (CleTable) table = cle_table_new ();

  fill (table, 0, 10);
  cle_table_set_flags (table, 3, CLE_ROW_TRASHED | CLE_ROW_NOTED);
  g_assert_cmpuint (cle_table_get_flags (table, 3), ==, CLE_ROW_TRASHED | CLE_ROW_NOTED);
  g_assert_cmpuint (cle_table_get_flags (table, 4), ==, 0);
  cle_table_set_flags (table, 3, 0);
  g_assert_cmpuint (cle_table_get_flags (table, 3), ==, 0);
}

/* The ends of what a record can hold. */
static void
test_ends (void)
{
  static const gint64 times[] = { 0, 1, G_GINT64_CONSTANT (253402300799999) };
  static const int offsets[] = { -1439, -1, 0, 1, 1439 };
  g_autoptr (CleTable) table = cle_table_new ();

  for (guint i = 0; i < G_N_ELEMENTS (times) * G_N_ELEMENTS (offsets) * CLE_N_VOICES; i++)
    {
      CleTableRow row = { .at = times[i % 3], .offset = offsets[i / 3 % 5], .voice = i / 15 };
      CleTableRow found;
      guint number;

      memcpy (row.id, &i, sizeof i);
      g_assert_true (cle_table_add (table, &row, &number));
      cle_table_get (table, number, &found);
      g_assert_cmpint (found.at, ==, row.at);
      g_assert_cmpint (found.offset, ==, row.offset);
      g_assert_cmpint (found.voice, ==, row.voice);
      cle_table_set_flags (table, number, CLE_ROW_TRASHED);
      cle_table_get (table, number, &found);
      g_assert_cmpint (found.flags, ==, CLE_ROW_TRASHED);
    }
}

/* Saying something about a result leaves its answers alone. */
static void
test_flags_of_long (void)
{
  g_autoptr (CleTable) table = cle_table_new ();
  CleTableRow row, found;

  fill (table, 0, 6);
  make_row (5, &row);
  cle_table_set_flags (table, 5, CLE_ROW_NOTED);
  cle_table_get (table, 5, &found);
  g_assert_cmpuint (row.n_answers, ==, 22);
  g_assert_cmpuint (found.n_answers, ==, 22);
  g_assert_cmpint (found.flags, ==, CLE_ROW_NOTED);
  g_assert_cmpmem (found.answers, 6, row.answers, 6);
}

static void
test_intern (void)
{
  g_autoptr (CleIntern) intern = cle_intern_new ();

  g_assert_cmpuint (cle_intern_get_n (intern), ==, 0);
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < 5000; i++)
      {
        g_autofree char *text = g_strdup_printf ("text %u", i);

        g_assert_cmpuint (cle_intern_add (intern, text, strlen (text)), ==, i);
      }
  g_assert_cmpuint (cle_intern_get_n (intern), ==, 5000);
  g_assert_cmpstr (cle_intern_get (intern, 4999), ==, "text 4999");
  g_assert_cmpuint (cle_intern_add (intern, "text 12", 6), ==, 1);
  g_assert_cmpuint (cle_intern_add (intern, "", 0), ==, 5000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/table/rows", test_rows);
  g_test_add_func ("/table/once", test_once);
  g_test_add_func ("/table/order", test_order);
  g_test_add_func ("/table/flags", test_flags);
  g_test_add_func ("/table/ends", test_ends);
  g_test_add_func ("/table/flags-of-long", test_flags_of_long);
  g_test_add_func ("/table/intern", test_intern);

  return g_test_run ();
}
