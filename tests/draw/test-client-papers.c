/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/cle-report-letter.h"
#include "report/cle-report-poster.h"

#include <glib/gstdio.h>
#include <string.h>

/* For a look at them: where the variable says, each page as a picture. */
static void
keep_pages (CleReport  *report,
            const char *about)
{
  const char *folder = g_getenv ("CLIENTELE_TEST_PICTURES");

  for (guint i = 0; folder != NULL && i < cle_report_get_n_pages (report); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%u.png", about, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GBytes) png = cle_report_render_image (report, i, 1.5, NULL);

      g_file_set_contents (path, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), NULL);
    }
}

/* What a reader of the PDF finds, with single spaces; NULL where there is no such tool. */
static char *
read_pdf (CleReport *report)
{
  g_autofree char *tool = g_find_program_in_path ("pdftotext");
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "clientele-paper.pdf", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) pdf = cle_report_render (report, CLE_REPORT_PDF, NULL);
  g_autoptr (GRegex) space = g_regex_new ("\\s+", 0, 0, NULL);
  const char *argv[] = { tool, path, "-", NULL };

  if (tool == NULL)
    return NULL;

  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL);
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, 0, NULL, NULL, &text, NULL, NULL, NULL));
  g_remove (path);

  return g_regex_replace (space, text, -1, 0, " ", 0, NULL);
}

static CleTrait *
make_trait (const char *name,
            CleSide     side,
            guint       weight,
            gboolean    knock_out)
{
  CleTraitParts parts = { .side = side,
                          .language = "en",
                          .name = name,
                          .weight = weight,
                          .tolerance = side == CLE_SIDE_IDEAL ? 0 : 3,
                          .knock_out = knock_out,
                          .n_levels = 4,
                          .levels = { "never", "once or twice a year", "every month", "{{always}} <b>&" },
                          .points = { 0, 3, 6, 10 } };
  g_autoptr (GError) error = NULL;
  CleTrait *trait = cle_trait_new (&parts, &error);

  g_assert_no_error (error);
  return trait;
}

static CleProfile *
make_profile (guint n)
{
  g_autoptr (GError) error = NULL;
  CleProfile *profile = cle_profile_new ("Розница & <b>Co", &error);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf (i % 2 ? "Платит вовремя %u" : "Quarrels about <i>%u</i>", i);
      g_autoptr (CleTrait) trait =
          make_trait (name, i % 2 ? CLE_SIDE_IDEAL : CLE_SIDE_NON_IDEAL, i % 5 + 1, i % 6 == 0);
      CleProfile *next = cle_profile_insert (profile, i, trait, &error);

      g_assert_no_error (error);
      cle_profile_unref (profile);
      profile = next;
    }

  return profile;
}

static void
test_poster (void)
{
  g_autoptr (CleProfile) profile = make_profile (12);
  g_autoptr (CleReport) report = cle_report_new_for_poster (profile, "en", 0);
  g_autofree char *text = read_pdf (report);
  g_autoptr (GBytes) html = cle_report_render (report, CLE_REPORT_HTML, NULL);
  g_autofree char *page = g_strndup (g_bytes_get_data (html, NULL), g_bytes_get_size (html));

  keep_pages (report, "poster 12");
  g_assert_cmpuint (cle_report_get_n_pages (report), ==, 1);
  g_assert_nonnull (strstr (page, "<h3><bdi>Quarrels about &lt;i&gt;0&lt;/i&gt;</bdi></h3>"));
  g_assert_nonnull (strstr (page, "●●○○○</span> 2/5"));
  g_assert_nonnull (strstr (page, "Still fine: once or twice a year"));
  g_assert_nonnull (strstr (page, "Too much: every month"));
  g_assert_nonnull (strstr (page, "At best: {{always}} &lt;b&gt;&amp;"));
  g_assert_nonnull (strstr (page, "Decides by itself."));
  if (text == NULL)
    return;
  g_assert_nonnull (strstr (text, "Платит вовремя 1"));
  g_assert_nonnull (strstr (text, "Our client, and not our client"));
  g_assert_nonnull (strstr (text, "Розница & <b>Co"));
}

/* One page for any usual number of traits, on both papers; several for very many. */
static void
test_poster_pages (void)
{
  static const guint counts[] = { 0, 1, 12, 24, 28, 100 };
  static const guint pages[] = { 1, 1, 1, 1, 1, 4 };
  static const char *const papers[] = { "a4", "letter" };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    for (guint p = 0; p < 2; p++)
      {
        g_autoptr (CleProfile) profile = make_profile (counts[i]);
        g_autoptr (CleReport) report = cle_report_new_for_poster (profile, "ru", 180);
        g_autofree char *about = g_strdup_printf ("poster %s %u", papers[p], counts[i]);
        ClePaper paper;

        g_assert_true (cle_paper_from_word (papers[p], &paper));
        cle_report_set_paper (report, &paper);
        keep_pages (report, about);
        g_assert_cmpuint (cle_report_get_n_pages (report), <=, pages[i]);
      }
}

static const char LETTER[] = "Уважаемая Анна!\n\nСпасибо за годы совместной работы.\r\n"
                             "Мы решили расстаться.\n\nC {{braces}} & <b>tags</b>.";

static void
test_letter (void)
{
  CleReportLetter letter = { .text = LETTER,
                             .title = "О нашей работе",
                             .sender = "ООО «Ромашка»\nЛенина, 5",
                             .day = "22 November 2026",
                             .language = "ru",
                             .letterhead = CLE_REPORT_LETTERHEAD };
  g_autoptr (CleReport) report = cle_report_new_for_letter (&letter);
  g_autofree char *plain = cle_report_letter_dup_text (&letter);
  g_autofree char *text = read_pdf (report);

  keep_pages (report, "letter");
  g_assert_cmpuint (cle_report_get_n_pages (report), ==, 1);
  g_assert_cmpstr (plain, ==,
                   "ООО «Ромашка»\nЛенина, 5\n\n22 November 2026\n\nО нашей работе\n\n"
                   "Уважаемая Анна!\n\nСпасибо за годы совместной работы.\n"
                   "Мы решили расстаться.\n\nC {{braces}} & <b>tags</b>.\n");
  if (text == NULL)
    return;
  g_assert_nonnull (strstr (text, "Спасибо за годы совместной работы."));
  g_assert_nonnull (strstr (text, "C {{braces}} & <b>tags</b>."));
  g_assert_null (strstr (text, "Page"));
}

/* The first dark row of a page, in points. */
static guint
find_ink (CleReport *report,
          guint      page)
{
  ClePaper paper;
  cairo_surface_t *surface;
  cairo_t *cr;
  guint found = 0;

  cle_report_get_paper (report, &paper);
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) paper.width, (int) paper.height);
  cr = cairo_create (surface);
  cle_report_paint_page (report, cr, page);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < (int) paper.height && found == 0; y++)
    for (int x = 0; x < (int) paper.width; x++)
      if (cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + x] > 60)
        found = (guint) y;
  cairo_surface_destroy (surface);

  return found;
}

/* 60 mm are 170 points, kept free on the first page only. */
static void
test_letterhead (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  CleReportLetter letter = { .day = "22 November 2026", .letterhead = CLE_REPORT_LETTERHEAD };
  g_autoptr (CleReport) report = NULL, bare = NULL;
  g_autofree char *read = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "Paragraph %u of a long letter.\n\n", i);
  letter.text = text->str;
  report = cle_report_new_for_letter (&letter);
  letter.letterhead = 0;
  bare = cle_report_new_for_letter (&letter);
  keep_pages (report, "letter long");

  g_assert_cmpuint (cle_report_get_n_pages (report), ==, 3);
  g_assert_cmpuint (find_ink (report, 0), >=, 170);
  g_assert_cmpuint (find_ink (report, 0), <=, 182);
  g_assert_cmpuint (find_ink (report, 1), <=, 68);
  g_assert_cmpuint (find_ink (bare, 0), <=, 68);
  read = read_pdf (report);
  if (read == NULL)
    return;
  g_assert_nonnull (strstr (read, "Page 2 of 3"));
  g_assert_nonnull (strstr (read, "Paragraph 59 of a long letter."));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/client-papers/poster", test_poster);
  g_test_add_func ("/client-papers/poster-pages", test_poster_pages);
  g_test_add_func ("/client-papers/letter", test_letter);
  g_test_add_func ("/client-papers/letterhead", test_letterhead);

  return g_test_run ();
}
