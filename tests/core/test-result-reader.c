/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history/cle-result-reader.h"
#include "test-records.h"

#include <string.h>

#define DEVICE "11111111-1111-4111-8111-111111111111"
#define N_MUTATIONS 100000

static char *
dup_slice (const char *text,
           gsize       length)
{
  return g_strndup (text, length);
}

/* What was read, as one text. */
static char *
describe (const CleResultSketch *sketch)
{
  g_autofree char *subject = dup_slice (sketch->subject, sketch->subject_length);
  g_autofree char *questionnaire = dup_slice (sketch->questionnaire, sketch->questionnaire_length);
  g_autofree char *digest = dup_slice (sketch->digest, sketch->digest_length);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < 16; i++)
    g_string_append_printf (out, "%02x", sketch->id[i]);
  g_string_append_printf (out,
                          " %" G_GINT64_FORMAT " %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                          " %u %d %u “%s” “%s” “%s” ",
                          sketch->at, sketch->offset, sketch->score, sketch->max, sketch->n_answers,
                          (int) sketch->voice, sketch->revision, subject, questionnaire, digest);

  for (guint i = 0; i < sketch->n_answers; i++)
    g_string_append_c (out, cle_answer_get_code (cle_packed_get (sketch->answers, i)));

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Three sets of questions, so that lines of the same reader change between them. */
static const char *const codes[] = { "yunyunyuny", "nn", "uyynnuyunyynuynuynuyynuynyunuynuyyunyy" };

static char *
make_line (GRand *rand)
{
  static const char *const subjects[] = { "",  "Main shop",   "Склад на Мира", "a \"b\" \\ \n",
                                          "𝄞", "\xe2\x80\xa8" };
  g_autoptr (CleResult) result =
      test_result_new (subjects[g_rand_int_range (rand, 0, G_N_ELEMENTS (subjects))],
                       codes[g_rand_int_range (rand, 0, G_N_ELEMENTS (codes))]);
  g_autoptr (GString) members = g_string_new (NULL);
  g_autofree char *id = test_id ((guint) g_rand_int_range (rand, 0, 100000));

  if (g_rand_int_range (rand, 0, 3) == 0)
    result->respondent = g_strdup (DEVICE);
  if (g_rand_int_range (rand, 0, 3) == 0)
    g_array_index (result->answers, CleAnswered, 1).evidence = g_strdup ("seen it");
  result->voice = (CleVoice) g_rand_int_range (rand, 0, 3);
  result->revision = (guint) g_rand_int_range (rand, 1, 4);
  cle_result_write_members (result, members);

  return test_line (DEVICE, (guint64) g_rand_int_range (rand, 1, 1000000),
                    G_GINT64_CONSTANT (1795262400000) + g_rand_int (rand), "result", id,
                    members->str);
}

static const char *const pieces[] = {
  "\"", "\\", "{", "}", ",", ":", "0", "9", "-", ".", "e", " ", "\t", "\x01", "\xff", "\xc3", "é", "null", "true",
  "[]", "{}", "\\u0041", "\\u0000", "\\ud800", "18446744073709551616", ",\"v\":1", ",\"subject\":\"twice\"",
  ",\"new\":[1]", ",\"evidence\":{}", "\"y\"", "T", "Z", "+", "client", "staff",
};

static void
mutate (GRand   *rand,
        GString *line)
{
  guint n = (guint) g_rand_int_range (rand, 0, 4);

  for (guint i = 0; i < n && line->len > 1; i++)
    {
      gssize at = g_rand_int_range (rand, 0, (gint32) line->len);
      gssize wanted = g_rand_int_range (rand, 1, 12);
      gssize length = MIN ((gssize) line->len - at, wanted);

      switch (g_rand_int_range (rand, 0, 5))
        {
        case 0:
          line->str[at] = (char) g_rand_int_range (rand, 1, 256);
          break;
        case 1:
          g_string_erase (line, at, length);
          break;
        case 2:
          g_string_insert (line, at, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
          break;
        case 3:
          g_string_overwrite (line, (gsize) at,
                              pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
          break;
        default:
          {
            g_autofree char *piece = g_strndup (line->str + at, (gsize) length);

            g_string_insert (line, g_rand_int_range (rand, 0, (gint32) line->len), piece);
          }
        }
    }
}

/* The quick way accepts nothing that the strict one refuses, and reads the same
 * from what both accept. Most mutated lines are sealed again, or the checksum
 * would stop them all. */
static void
compare (CleResultReader *quick,
         CleResultReader *strict,
         const GString   *line,
         guint           *n_quick,
         guint           *n_strict)
{
  CleResultSketch first, second, either;
  gboolean quickly = cle_result_reader_read_quick (quick, line->str, line->len, &first);
  gboolean strictly = cle_result_reader_read_strict (strict, line->str, line->len, &second);
  g_autofree char *found = quickly ? describe (&first) : NULL;
  g_autofree char *expected = strictly ? describe (&second) : NULL;

  if (quickly)
    {
      g_assert_true (strictly);
      g_auto (GStrv) quick_ids = cle_result_reader_dup_questions (quick, &first);
      g_auto (GStrv) strict_ids = cle_result_reader_dup_questions (strict, &second);

      g_assert_cmpstr (found, ==, expected);
      g_assert_cmpstrv (quick_ids, strict_ids);
    }
  g_assert_true (cle_result_reader_read (quick, line->str, line->len, &either) == strictly);
  *n_quick += quickly;
  *n_strict += strictly;
}

static void
test_mutations (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4711);
  g_autoptr (CleResultReader) quick = cle_result_reader_new ();
  g_autoptr (CleResultReader) strict = cle_result_reader_new ();
  guint n_quick = 0, n_strict = 0;

  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      g_autofree char *text = make_line (rand);
      gboolean resealed = g_rand_int_range (rand, 0, 4) != 0;
      g_autoptr (GString) line = g_string_new (NULL);

      g_string_append_len (line, text,
                           (gssize) strlen (text) - (resealed ? CLE_RECORD_SEAL_LENGTH : 0));
      mutate (rand, line);
      if (resealed)
        cle_record_seal (line);
      compare (quick, strict, line, &n_quick, &n_strict);
    }

  g_test_message ("%u accepted, %u of them quickly", n_strict, n_quick);
  g_assert_cmpuint (n_quick, >, N_MUTATIONS / 10);
  g_assert_cmpuint (n_strict, >, n_quick);
  g_assert_cmpuint (n_strict, <, N_MUTATIONS);
}

/* What we write ourselves takes the quick way. */
static void
test_ours (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (CleResultReader) reader = cle_result_reader_new ();

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *line =
          test_result_line (DEVICE, i + 1, (gint64) i * 86400000 * 30, DEVICE, "shop");
      CleResultSketch sketch;

      /* The first teaches it what the lines of this device look like. */
      g_assert_true (i == 0 ? cle_result_reader_read (reader, line, strlen (line), &sketch)
                            : cle_result_reader_read_quick (reader, line, strlen (line), &sketch));
      g_assert_cmpint (sketch.at, ==, (gint64) i * 86400000 * 30);
    }
}

/* Every single byte changed, one after the other, without a new seal. */
static void
test_every_byte (void)
{
  g_autoptr (CleResultReader) reader = cle_result_reader_new ();
  g_autofree char *line = test_result_line (DEVICE, 7, 0, DEVICE, "shop");
  gsize length = strlen (line);
  CleResultSketch sketch;

  g_assert_true (cle_result_reader_read (reader, line, length, &sketch));
  for (gsize i = 0; i < length; i++)
    for (int bit = 0; bit < 8; bit++)
      {
        line[i] ^= (char) (1 << bit);
        g_assert_false (cle_result_reader_read_quick (reader, line, length, &sketch));
        g_assert_false (cle_result_reader_read (reader, line, length, &sketch));
        line[i] ^= (char) (1 << bit);
      }
}

/* A reader never looks beyond the end: each line ends where its memory does. */
static void
test_cut_off (void)
{
  g_autoptr (CleResultReader) reader = cle_result_reader_new ();
  g_autofree char *line = test_result_line (DEVICE, 7, 0, DEVICE, "shop");
  gsize length = strlen (line);

  for (gsize i = 0; i < length; i++)
    {
      g_autofree char *cut = g_memdup2 (line, MAX (i, 1));
      CleResultSketch sketch;

      g_assert_false (cle_result_reader_read (reader, cut, i, &sketch));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/result-reader/mutations", test_mutations);
  g_test_add_func ("/result-reader/ours", test_ours);
  g_test_add_func ("/result-reader/every-byte", test_every_byte);
  g_test_add_func ("/result-reader/cut-off", test_cut_off);

  return g_test_run ();
}
