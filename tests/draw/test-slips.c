/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/cle-slips.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

static char **
make_codes (guint n)
{
  char **codes = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    codes[i] = g_strdup_printf ("%012u", 100000 + i);

  return codes;
}

static guint
count (const char *text,
       const char *word)
{
  guint n = 0;

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    n++;

  return n;
}

/* The text of a PDF, where the program for that is there. */
static char *
read_pdf (GBytes *pdf)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  const char *arguments[] = { "pdftotext", NULL, "-", NULL };
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GRegex) space = g_regex_new ("[ \\n]+", 0, 0, NULL);
  int fd;

  if (program == NULL)
    return NULL;

  fd = g_file_open_tmp ("slips-XXXXXX.pdf", &name, NULL);
  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (name, g_bytes_get_data (pdf, NULL),
                                      (gssize) g_bytes_get_size (pdf), NULL));
  arguments[1] = name;
  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               &text, NULL, NULL, NULL));
  remove (name);

  return g_regex_replace (space, text, -1, 0, " ", 0, NULL);
}

static void
test_pages (void)
{
  static const guint table[][2] = { { 0, 0 }, { 1, 1 }, { 24, 1 }, { 25, 2 }, { 2000, 84 } };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpuint (cle_slips_count_pages (table[i][0]), ==, table[i][1]);
}

/* Each code is there once, in groups, and so is what stands beside it. */
static void
test_pdf (void)
{
  g_auto (GStrv) codes = make_codes (50);
  CleSlipsText about = { "Наши клиенты", "One visit.", "ru" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = cle_slips_make_pdf ((const char *const *) codes, &about, &error);
  g_autoptr (GBytes) again = cle_slips_make_pdf ((const char *const *) codes, &about, NULL);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (pdf, again));
  g_assert_cmpint (memcmp (g_bytes_get_data (pdf, NULL), "%PDF-", 5), ==, 0);
  text = read_pdf (pdf);
  if (text == NULL)
    {
      g_test_skip ("no pdftotext");
      return;
    }
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *shown =
          g_strdup_printf ("%.4s-%.4s-%.4s", codes[i], codes[i] + 4, codes[i] + 8);

      g_assert_cmpuint (count (text, shown), ==, 1);
    }
  g_assert_cmpuint (count (text, "Наши клиенты"), ==, 50);
  g_assert_cmpuint (count (text, "One visit."), ==, 50);
  g_assert_cmpuint (count (text, "\f"), ==, 3);
}

/* What somebody else made of a code is shown as it is; our own sentence fits. */
static void
test_other_code (void)
{
  static const char *const codes[] = { "ab-12", "1234567890123", NULL };
  CleSlipsText about = { "<b>Title</b>", NULL, NULL };
  g_autoptr (GBytes) pdf = cle_slips_make_pdf (codes, &about, NULL);
  g_autofree char *text = read_pdf (pdf);

  if (text == NULL)
    {
      g_test_skip ("no pdftotext");
      return;
    }
  g_assert_nonnull (strstr (text, "ab-12"));
  g_assert_nonnull (strstr (text, "1234567890123"));
  g_assert_nonnull (strstr (text, "<b>Title</b>"));
  g_assert_nonnull (strstr (text, "were given with it."));
  g_assert_null (strstr (text, "…"));
}

/* Where ink is, in points: nothing of a slip stands on another one, however
 * long its texts are. */
static void
test_no_overlap (void)
{
  static const char *const papers[] = { "a4", "letter" };
  static const char *const codes[] = { "000000000000", NULL };
  g_autofree char *long_text = g_strnfill (3000, 'w');
  g_autoptr (GString) words = g_string_new (NULL);
  CleSlipsText about = { long_text, NULL, NULL };

  for (guint i = 0; i < 400; i++)
    g_string_append (words, "слово ");
  about.text = words->str;
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      ClePaper paper;
      cairo_surface_t *surface;
      const guint32 *pixels;
      guint stride, n_dark = 0;
      cairo_t *cr;

      g_assert_true (cle_paper_from_word (papers[i], &paper));
      surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) paper.width,
                                            (int) paper.height);
      cr = cairo_create (surface);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      cle_slips_paint_page (cr, &paper, codes, &about, 0);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      pixels = (const void *) cairo_image_surface_get_data (surface);
      stride = (guint) cairo_image_surface_get_stride (surface) / 4;
      for (guint y = 0; y < (guint) paper.height; y++)
        for (guint x = 0; x < (guint) paper.width; x++)
          if ((pixels[y * stride + x] & 0xff) < 0x60)
            {
              n_dark++;
              g_assert_cmpfloat (x, <, 28 + (paper.width - 56) / 3);
              g_assert_cmpfloat (y, <, 28 + (paper.height - 56) / 8);
            }
      g_assert_cmpuint (n_dark, >, 300);
      cairo_surface_destroy (surface);
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slips/pages", test_pages);
  g_test_add_func ("/slips/pdf", test_pdf);
  g_test_add_func ("/slips/other-code", test_other_code);
  g_test_add_func ("/slips/no-overlap", test_no_overlap);

  return g_test_run ();
}
