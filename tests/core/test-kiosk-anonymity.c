/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "kiosk-given.h"

#include <math.h>
#include <string.h>

#define N_VISITS   50
#define N_SHUFFLES 200
#define BEGIN      (TEST_NOW - 4 * 60 * 60 * 1000) /* eight in the morning */

/* Chance alone passes the strongest of 200 shuffles once in 200 runs of this
 * test. This far beyond it, once in a hundred thousand. */
#define ROOM 1.6

/* Who they were is told by what they answered: six bits in the first six. */
static void
visit (KioskGiven *given,
       guint       number)
{
  char answers[11] = "yyyyyyyyyy";

  for (guint i = 0; i < 6; i++)
    if ((number & 1u << i) != 0)
      answers[i] = 'n';
  given->test.clock.wall = BEGIN + (gint64) number * 7 * 60 * 1000 + 1234;
  kiosk_given_answer (given, answers);
}

static guint
recognise (const char *answers,
           guint       step)
{
  guint number = 0;

  for (guint i = 0; i < 6; i++)
    if (answers[i * step] == 'n')
      number |= 1u << i;

  return number;
}

/* Spearman's: 1 - 6 Σ d² / (n (n² - 1)). */
static double
correlate (const guint *order)
{
  double sum = 0;

  for (guint i = 0; i < N_VISITS; i++)
    sum += pow ((double) order[i] - i, 2);

  return fabs (1 - 6 * sum / ((double) N_VISITS * (N_VISITS * N_VISITS - 1)));
}

static double
find_limit (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  double greatest = 0;

  for (guint i = 0; i < N_SHUFFLES; i++)
    {
      guint order[N_VISITS];

      for (guint j = 0; j < N_VISITS; j++)
        {
          guint k = (guint) g_rand_int_range (rand, 0, (gint32) j + 1);

          order[j] = order[k];
          order[k] = j;
        }
      greatest = MAX (greatest, correlate (order));
    }

  return greatest * ROOM;
}

static void
assert_no_order (const guint *order,
                 guint        n,
                 const char  *what)
{
  gboolean seen[N_VISITS] = { FALSE };

  g_assert_cmpuint (n, ==, N_VISITS);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (order[i], <, N_VISITS);
      g_assert_false (seen[order[i]]);
      seen[order[i]] = TRUE;
    }
  g_test_message ("%s: %f, at most %f", what, correlate (order), find_limit ());
  g_assert_cmpfloat (correlate (order), <, find_limit ());
}

/* The answers of a document stand in one word, those of a record apart. */
static guint
read_order (const char *text,
            const char *key,
            guint       step,
            guint      *order)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, key)) != NULL && n < N_VISITS; n++)
    {
      at += strlen (key);
      order[n] = recognise (at, step);
    }

  return n;
}

/* By question, whatever the ids are. */
static guint
read_records (const char *text,
              guint      *order)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (CleResult) result = cle_result_new_from_line (lines[i], strlen (lines[i]), NULL);
      char answers[7] = "yyyyyy";

      if (result == NULL)
        continue;
      for (guint j = 0; j < 6; j++)
        answers[j] = cle_answer_get_code (g_array_index (result->answers, CleAnswered, j).answer);
      g_assert_cmpuint (result->head.sequence, ==, n + 1);
      g_assert_cmpint (result->duration % 1000, ==, 0);
      order[n++] = recognise (answers, 1);
    }

  return n;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* Neither as text nor as a number is a moment of the visits in any file. */
static void
assert_no_time (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GRegex) clock = g_regex_new ("T(?!12:00:00\\.000)[0-9]{2}:[0-9]{2}", 0, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      gsize length;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          assert_no_time (path);
          continue;
        }
      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      for (gsize i = 0; i < length; i++)
        if (text[i] == '\0')
          text[i] = ' ';
      g_test_message ("%s", path);
      g_assert_false (g_regex_match (clock, text, 0, NULL));
      for (guint i = 0; i < N_VISITS; i++)
        {
          gint64 at = BEGIN + (gint64) i * 7 * 60 * 1000;
          g_autofree char *seconds = g_strdup_printf ("%" G_GINT64_FORMAT, at / 1000);

          g_assert_null (strstr (text, seconds));
        }
    }
}

/* What a copy of the disk tells in the evening, and on the next day. */
static void
test_order (KioskGiven   *given,
            gconstpointer data)
{
  g_autofree char *path = kiosk_given_path (given);
  g_autofree char *document = NULL;
  g_autofree char *records = NULL;
  g_autofree char *kiosk = g_build_filename (given->test.folder, "kiosk", NULL);
  g_autofree char *folder = NULL;
  guint order[N_VISITS];
  guint n;

  kiosk_given_open (given);
  for (guint i = 0; i < N_VISITS; i++)
    visit (given, i);
  document = test_store_read (&given->test, path, NULL);
  n = read_order (document, "\"answers\":\"", 1, order);
  assert_no_order (order, n, "positions in the evening");
  g_assert_cmpuint (count_files (kiosk), ==, 1);
  assert_no_time (given->test.folder);

  given->test.clock.wall = TEST_NOW + KIOSK_DAY;
  kiosk_given_open (given);
  g_assert_true (cle_kiosk_round_settle (given->round, NULL));
  records = kiosk_given_records (given);
  n = read_records (records, order);
  assert_no_order (order, n, "positions and numbers the day after");
  folder = g_build_filename (given->test.folder, "records",
                             cle_store_get_device (given->test.store), NULL);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_cmpuint (count_files (kiosk), ==, 1);
  assert_no_time (given->test.folder);
}

/* The ids themselves: all members of the pool are formatted alike. */
static void
test_alike (KioskGiven   *given,
            gconstpointer data)
{
  g_autofree char *path = kiosk_given_path (given);
  g_autofree char *document = NULL;
  g_autoptr (GRegex) member = g_regex_new (
      "^\\{\"id\":\"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\","
      "\"partial\":false,\"at\":\"2026-11-21T12:00:00\\.000Z\",\"tz\":\"\\+00:00\","
      "\"started\":\"2026-11-21T12:00:00\\.000Z\",\"dur\":[0-9]+000,\"voice\":\"staff\","
      "\"subject\":\"\",\"answers\":\"[yn]{10}\"\\}[,\\]]",
      G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  given->test.clock.tick = 777;
  kiosk_given_open (given);
  for (guint i = 0; i < N_VISITS; i++)
    visit (given, i);
  document = test_store_read (&given->test, path, NULL);
  for (g_regex_match (member, document, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    n++;
  g_assert_cmpuint (n, ==, N_VISITS);
}

/* Nor does the hour that is put forward or back tell who came before it. */
static int
jump_at_ten (gpointer data,
             gint64   wall)
{
  return wall < TEST_NOW - 2 * 60 * 60 * 1000 ? 60 : 120;
}

static void
test_summer_time (KioskGiven   *given,
                  gconstpointer data)
{
  g_autofree char *path = kiosk_given_path (given);
  g_autofree char *document = NULL;

  given->test.clock.clock.get_offset = jump_at_ten;
  kiosk_given_open (given);
  for (guint i = 0; i < N_VISITS; i++)
    visit (given, i);
  document = test_store_read (&given->test, path, NULL);
  g_assert_cmpuint (kiosk_given_count (document,
                                       "\"at\":\"2026-11-21T10:00:00.000Z\",\"tz\":\"+02:00\""),
                    ==, N_VISITS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  kiosk_given_add ("/kiosk-anonymity/order", test_order);
  kiosk_given_add ("/kiosk-anonymity/alike", test_alike);
  kiosk_given_add ("/kiosk-anonymity/summer-time", test_summer_time);

  return g_test_run ();
}
