/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/cle-csv-reader.h"
#include "exchange/cle-csv-writer.h"
#include "exchange/cle-inert.h"

#include <stdlib.h>

#define N_COLUMNS 7
#define N_CELLS   (50000 * N_COLUMNS) /* with each of the three delimiters */

static void
test_inert (void)
{
  static const struct
  {
    const char *text;
    const char *inert;
  } cases[] = {
    { "", "" },
    { "Shop", "Shop" },
    { "=1+1", "'=1+1" },
    { "+7 900", "'+7 900" },
    { "-5", "'-5" },
    { "@SUM(A1)", "'@SUM(A1)" },
    { "\tx", "'\tx" },
    { "\rx", "'\rx" },
    { "  =1", "'  =1" },
    { "\xc2\xa0=1", "'\xc2\xa0=1" },
    { "\xe3\x80\x80=1", "'\xe3\x80\x80=1" },
    { "＝1", "'＝1" },
    { "＋1", "'＋1" },
    { "－1", "'－1" },
    { "＠1", "'＠1" },
    { "'=1", "''=1" },
    { "'' =1", "''' =1" },
    { "'quoted'", "'quoted'" },
    { "it's = 1", "it's = 1" },
    { "'", "'" },
    { "\n=1", "\n=1" },
    { "Ａ", "Ａ" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *inert = cle_inert_make (cases[i].text);
      g_autofree char *back = cle_inert_undo (cases[i].inert);

      g_assert_cmpstr (inert, ==, cases[i].inert);
      g_assert_cmpstr (back, ==, cases[i].text);
    }
}

/* What others wrote stays as it is. */
static void
test_undo_foreign (void)
{
  static const char *const texts[] = { "=1+1", "'tis", "-5", "", "'", "''", "don't" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *back = cle_inert_undo (texts[i]);

      g_assert_cmpstr (back, ==, texts[i]);
    }
}

static void
test_writer (void)
{
  static const char expected[] =
      "\"a;b\";a,b;\"say \"\"x\"\"\";\"one\ntwo\";\" x\";\"x \";\"'=\"\"x\"\"\";0;"
      "18446744073709551615\r\n\"\"\r\n;-1\r\n";
  g_auto (CleCsvWriter) writer;

  cle_csv_writer_init (&writer, ';');
  cle_csv_writer_text (&writer, "a;b", 3);
  cle_csv_writer_text (&writer, "a,b", 3);
  cle_csv_writer_text (&writer, "say \"x\"", 7);
  cle_csv_writer_text (&writer, "one\ntwo", 7);
  cle_csv_writer_text (&writer, " x", 2);
  cle_csv_writer_text (&writer, "x ", 2);
  cle_csv_writer_text (&writer, "=\"x\"", 4);
  cle_csv_writer_number (&writer, 0);
  cle_csv_writer_number (&writer, G_MAXUINT64);
  cle_csv_writer_end_row (&writer);
  cle_csv_writer_text (&writer, "", 0);
  cle_csv_writer_end_row (&writer);
  cle_csv_writer_text (&writer, "", 0);
  cle_csv_writer_plain (&writer, "-1", 2);
  cle_csv_writer_end_row (&writer);

  g_assert_cmpmem (writer.data, writer.length, expected, sizeof expected - 1);
}

static CleCsvReader *
open_text (const char *text,
           gssize      length,
           char        delimiter,
           GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return cle_csv_reader_new (bytes, delimiter, error);
}

static char *
read_all (CleCsvReader *reader,
          GError      **error)
{
  GString *out = g_string_new (NULL);

  while (cle_csv_reader_next (reader, error))
    {
      g_string_append_printf (out, "%u", cle_csv_reader_get_row (reader));
      for (guint i = 0; i < cle_csv_reader_get_n_cells (reader); i++)
        g_string_append_printf (out, "[%s]", cle_csv_reader_get_cell (reader, i));
    }

  return g_string_free (out, FALSE);
}

static void
test_reader (void)
{
  static const struct
  {
    const char *text;
    char delimiter;
    const char *expected;
  } cases[] = {
    { "", 0, "" },
    { "\xef\xbb\xbf", 0, "" },
    { "\xef\xbb\xbf\"a\",b", 0, "1[a][b]" },
    { "a,b\r\nc,d\ne,f\rg", 0, "1[a][b]2[c][d]3[e][f]4[g]" },
    { "a;b;c,d\n", 0, "1[a][b][c,d]" },
    { "a\tb,c\td\n", 0, "1[a][b,c][d]" },
    { "\"a;;;\",b\n", 0, "1[a;;;][b]" },
    { "a;b", ',', "1[a;b]" },
    { "\"x\"\"y\n\r\nz\",\"\"\n", 0, "1[x\"y\n\r\nz][]" },
    { "a,\n,b\n", 0, "1[a][]2[][b]" },
    { "a\n\n\nb", 0, "1[a]4[b]" },
    { "\"\"\n", 0, "1[]" },
    { "'=1,''x\n", 0, "1['=1][''x]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CleCsvReader) reader = open_text (cases[i].text, -1, cases[i].delimiter, NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *found = read_all (reader, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_reader_text (void)
{
  g_autoptr (CleCsvReader) reader = open_text ("'=1,'x", -1, 0, NULL);
  g_autofree char *first = NULL, *second = NULL, *none = NULL;

  g_assert_true (cle_csv_reader_next (reader, NULL));
  first = cle_csv_reader_dup_text (reader, 0);
  second = cle_csv_reader_dup_text (reader, 1);
  none = cle_csv_reader_dup_text (reader, 2);
  g_assert_cmpstr (first, ==, "=1");
  g_assert_cmpstr (second, ==, "'x");
  g_assert_cmpstr (none, ==, "");
}

static void
test_reader_refuses (void)
{
  static const struct
  {
    const char *text;
    gssize length;
    CleCsvError code;
    const char *message;
  } cases[] = {
    { "a,b\nc,\"d", -1, CLE_CSV_ERROR_QUOTE,
      "Row 2, column 2: the quotation mark is never closed." },
    { "a\n\"b\"c", -1, CLE_CSV_ERROR_QUOTE,
      "Row 2, column 1: something follows the closing quotation mark." },
    { "a,b\"c", -1, CLE_CSV_ERROR_QUOTE,
      "Row 1, column 2: a quotation mark inside a cell that does not begin with one." },
    { "abc\nd\0e", 7, CLE_CSV_ERROR_NUL, "Line 2: a NUL byte. This is not a table of text." },
    { "a\nb\xff", -1, CLE_CSV_ERROR_ENCODING,
      "Line 2: the text is not UTF-8. Please save the table as CSV in UTF-8." },
    { "\xff\xfe"
      "a\0,\0b\0",
      8, CLE_CSV_ERROR_ENCODING, "The table is saved as UTF-16. Please save it as CSV in UTF-8." },
    { "\0a\0,\0b", 6, CLE_CSV_ERROR_ENCODING,
      "The table is saved as UTF-16. Please save it as CSV in UTF-8." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CleCsvReader) reader = open_text (cases[i].text, cases[i].length, 0, &error);

      if (reader != NULL)
        g_free (read_all (reader, &error));
      g_assert_error (error, CLE_CSV_ERROR, (int) cases[i].code);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
assert_limit (GString    *text,
              const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CleCsvReader) reader = open_text (text->str, (gssize) text->len, ',', &error);

  if (reader != NULL)
    g_free (read_all (reader, &error));
  if (message == NULL)
    {
      g_assert_no_error (error);
      return;
    }
  g_assert_error (error, CLE_CSV_ERROR, CLE_CSV_ERROR_LIMIT);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_reader_limits (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 1; i < CLE_CSV_MAX_COLUMNS; i++)
    g_string_append_c (text, ',');
  assert_limit (text, NULL);
  g_string_append_c (text, ',');
  assert_limit (text, "Row 1, column 1001: there are more than 1000 columns.");
  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (text, ',');
  assert_limit (text, "Row 1, column 1001: there are more than 1000 columns.");

  g_string_assign (text, "\"");
  for (guint i = 0; i < CLE_CSV_MAX_CELL; i++)
    g_string_append_c (text, 'x');
  g_string_append_c (text, '"');
  assert_limit (text, NULL);
  text->str[text->len - 1] = 'x';
  g_string_append_c (text, '"');
  assert_limit (text, "Row 1, column 1: the cell is larger than 64 KiB.");
}

static void
test_reader_file_limit (void)
{
  g_autofree char *zeros = g_malloc (CLE_CSV_MAX_FILE + 1);
  g_autoptr (GError) error = NULL;

  memset (zeros, 'a', CLE_CSV_MAX_FILE + 1);
  g_assert_null (open_text (zeros, CLE_CSV_MAX_FILE + 1, ',', &error));
  g_assert_error (error, CLE_CSV_ERROR, CLE_CSV_ERROR_LIMIT);
  g_assert_cmpstr (error->message, ==, "The table is larger than 64 MiB.");
}

/* Cells made of what is difficult. */
static void
make_cell (GRand   *rand,
           GString *cell)
{
  static const char *const pieces[] = { "a",   "'",  "=",           "+",        "-",
                                        "@",   "\t", "\r",          "\n",       "\"",
                                        ",",   ";",  " ",           "\xc2\xa0", "\xe3\x80\x80",
                                        "＝",  "－", "ü",           "א",        "😀",
                                        "<b>", "1",  "\xef\xbb\xbf" };
  guint n = (guint) g_rand_int_range (rand, 0, 5);

  g_string_truncate (cell, 0);
  for (guint i = 0; i < n; i++)
    g_string_append (cell, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
}

static void
write_random (guint32       seed,
              guint         n_cells,
              CleCsvWriter *writer)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GString) cell = g_string_new (NULL);

  /* The first row tells nothing about a mark before it. */
  cle_csv_writer_plain (writer, "x", 1);
  cle_csv_writer_end_row (writer);
  for (guint i = 0; i < n_cells; i++)
    {
      make_cell (rand, cell);
      cle_csv_writer_text (writer, cell->str, cell->len);
      if (i % N_COLUMNS == N_COLUMNS - 1)
        cle_csv_writer_end_row (writer);
    }
}

static void
compare_random (guint32       seed,
                guint         n_cells,
                CleCsvReader *reader)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GString) cell = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (cle_csv_reader_next (reader, &error));
  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *found = NULL;

      if (i % N_COLUMNS == 0)
        {
          g_assert_true (cle_csv_reader_next (reader, &error));
          g_assert_no_error (error);
          g_assert_cmpuint (cle_csv_reader_get_n_cells (reader), ==, N_COLUMNS);
        }
      make_cell (rand, cell);
      found = cle_csv_reader_dup_text (reader, i % N_COLUMNS);
      g_assert_cmpstr (found, ==, cell->str);
    }
  g_assert_false (cle_csv_reader_next (reader, &error));
  g_assert_no_error (error);
}

static void
test_random (void)
{
  static const char delimiters[] = ",;\t";

  for (guint i = 0; i < 3; i++)
    {
      g_auto (CleCsvWriter) writer;
      g_autoptr (CleCsvReader) reader = NULL;
      g_autoptr (GError) error = NULL;

      cle_csv_writer_init (&writer, delimiters[i]);
      write_random (i, N_CELLS, &writer);
      reader = open_text (writer.data, (gssize) writer.length, delimiters[i], &error);
      g_assert_no_error (error);
      compare_random (i, N_CELLS, reader);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/inert", test_inert);
  g_test_add_func ("/csv/undo-foreign", test_undo_foreign);
  g_test_add_func ("/csv/writer", test_writer);
  g_test_add_func ("/csv/reader", test_reader);
  g_test_add_func ("/csv/reader-text", test_reader_text);
  g_test_add_func ("/csv/reader-refuses", test_reader_refuses);
  g_test_add_func ("/csv/reader-limits", test_reader_limits);
  g_test_add_func ("/csv/reader-file-limit", test_reader_file_limit);
  g_test_add_func ("/csv/random", test_random);

  return g_test_run ();
}
