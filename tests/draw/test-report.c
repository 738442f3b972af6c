/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart-data.h"
#include "charts/cle-chart-private.h"
#include "report/cle-report-private.h"
#include "report/cle-report-story.h"

#include <locale.h>
#include <string.h>

/* Texts that have gone wrong somewhere. */
static const char *const TEXTS[] = {
  "short",
  "<b>bold</b> & \"quoted\"",
  "Неудобопроизносимоеидлинноесловобезединогопробелавнутринегосамогодоконца",
  "\u05e2\u05d1\u05e8\u05e0\u05d5 \u05de\u05e9\u05e8\u05d3 2026",
  "👩‍👩‍👧 emoji 🎈",
  "one\ntwo\nthree",
  "",
};

static char *
make_text (GRand *rand,
           guint  most)
{
  g_autoptr (GString) text = g_string_new (TEXTS[g_rand_int_range (rand, 0, 7)]);
  guint n = (guint) g_rand_int_range (rand, 0, (gint32) most);

  while (g_utf8_strlen (text->str, -1) < n)
    g_string_append_printf (text, "%s слово word", g_rand_boolean (rand) ? "," : "");

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static CleSheet *
make_sheet (GRand *rand,
            guint  n_rows)
{
  CleSheet *sheet = g_new0 (CleSheet, 1);

  sheet->n_columns = (guint) g_rand_int_range (rand, 1, 6);
  sheet->titles = g_new0 (char *, sheet->n_columns + 1);
  sheet->numeric = g_new0 (gboolean, sheet->n_columns);
  sheet->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < sheet->n_columns; i++)
    {
      sheet->titles[i] = g_strdup_printf ("Title %u", i);
      sheet->numeric[i] = i > 0 && g_rand_boolean (rand);
    }
  for (guint i = 0; i < n_rows; i++)
    {
      char **row = g_new0 (char *, sheet->n_columns + 1);

      for (guint j = 0; j < sheet->n_columns; j++)
        row[j] = make_text (rand, g_rand_int_range (rand, 0, 30) == 0 ? 4000 : 40);
      g_ptr_array_add (sheet->rows, row);
    }

  return sheet;
}

static void
add_any_part (CleReport *report,
              GRand     *rand)
{
  static const CleReportPartKind kinds[] = { CLE_PART_HEADING, CLE_PART_TEXT,  CLE_PART_LEAD,
                                             CLE_PART_DIM,     CLE_PART_FACT,  CLE_PART_ITEM,
                                             CLE_PART_ANSWER,  CLE_PART_CHOICE, CLE_PART_FIELD,
                                             CLE_PART_SCORE,   CLE_PART_VOICES, CLE_PART_PAGE_BREAK };
  CleReportPartKind kind = kinds[g_rand_int_range (rand, 0, G_N_ELEMENTS (kinds))];
  g_autofree char *text = make_text (rand, g_rand_int_range (rand, 0, 20) == 0 ? 6000 : 300);
  CleReportPart *part;

  if (g_rand_int_range (rand, 0, 12) == 0)
    {
      cle_report_add_table (report, make_sheet (rand, (guint) g_rand_int_range (rand, 0, 60)));
      return;
    }

  part = cle_report_add_part (report, kind, text);
  part->level = (guint) g_rand_int_range (rand, 1, 4);
  part->label = make_text (rand, 10);
  part->detail = g_rand_boolean (rand) ? make_text (rand, 200) : NULL;
  part->answer = (CleAnswer) g_rand_int_range (rand, 0, 4);
  part->arc = (CleScoreArc){ 5000, 7000, 10000 };
}

/* Every line of text, with what it says. */
static guint
check_page (CleReport *report,
            guint      page,
            double     width,
            double     height)
{
  const GArray *places = g_ptr_array_index (report->pages, page);
  guint n_lines = 0;

  for (guint i = 0; i < places->len; i++)
    {
      const CleReportPlace *at = &g_array_index (places, CleReportPlace, i);

      for (guint j = 0; j < at->box->pieces->len; j++)
        {
          const CleReportPiece *piece = &g_array_index (at->box->pieces, CleReportPiece, j);
          gboolean is_line = piece->kind == CLE_PIECE_LINE;

          g_assert_cmpfloat (piece->rect.x, >=, -0.5);
          g_assert_cmpfloat (piece->rect.x + piece->rect.width, <=, width + 0.5);
          g_assert_cmpfloat (at->y + piece->rect.y, >=, -0.01);
          g_assert_cmpfloat (at->y + piece->rect.y + piece->rect.height, <=, height + 0.1);
          n_lines += is_line && !at->is_repeat;
        }
    }

  return n_lines;
}

/* What is kept with the next does not end a page, unless it began the page or
 * all of that would not fit on one. */
static void
check_last (CleReport *report,
            guint      page,
            double     height)
{
  const GArray *places = g_ptr_array_index (report->pages, page), *next;
  const CleReportBox *first;
  double together;
  guint i = places->len, index;

  if (page + 1 >= report->pages->len)
    return;

  next = g_ptr_array_index (report->pages, page + 1);
  first = g_array_index (next, CleReportPlace, 0).box;
  together = MIN (first->height, 48);
  while (i > 0 && g_array_index (places, CleReportPlace, i - 1).box->keep)
    {
      const CleReportBox *box = g_array_index (places, CleReportPlace, --i).box;

      together += box->height + box->before;
    }
  if (g_ptr_array_find (report->boxes, first, &index) && index > 0 &&
      ((const CleReportBox *) g_ptr_array_index (report->boxes, index - 1))->is_break)
    return; /* asked for */
  if (i < places->len && i > 0)
    g_assert_cmpfloat (together, >=, height / 2);
}

static guint
count_lines (CleReport *report)
{
  double width = report->paper.width - report->paper.left - report->paper.right;
  g_autoptr (GPtrArray) boxes = cle_report_lay_out (report, width, 600);
  guint n = 0;

  for (guint i = 0; i < boxes->len; i++)
    {
      const CleReportBox *box = g_ptr_array_index (boxes, i);

      for (guint j = 0; j < box->pieces->len; j++)
        n += g_array_index (box->pieces, CleReportPiece, j).kind == CLE_PIECE_LINE;
    }

  return n;
}

/* Whatever is said, on whatever paper: every line is on some page, inside of
 * its margins. */
static void
test_pages_hold_all (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260101);

  for (guint round = 0; round < 60; round++)
    {
      g_autofree char *foot = make_text (rand, 250);
      g_autoptr (CleReport) report = cle_report_new ("Title", "ru");
      ClePaper paper = cle_paper_new (g_rand_double_range (rand, 200, 900),
                                      g_rand_double_range (rand, 250, 1200));
      double foot_height, height, width = paper.width - paper.left - paper.right;
      guint n_lines = 0;

      g_free (report->foot);
      report->foot = g_steal_pointer (&foot);
      for (guint i = 0; i < 30; i++)
        add_any_part (report, rand);
      cle_report_set_paper (report, &paper);
      cle_report_get_n_pages (report);
      foot_height = cle_report_measure_foot (report);
      height = MAX (paper.height - paper.top - MAX (paper.bottom, paper.bottom * 0.5 + foot_height),
                    72);
      for (guint i = 0; i < report->pages->len; i++)
        {
          n_lines += check_page (report, i, width, height);
          check_last (report, i, height);
        }
      g_assert_cmpuint (n_lines, ==, count_lines (report));
    }
}

static CleReportBox *
make_box (double   height,
          gboolean keep)
{
  CleReportBox *box = cle_report_box_new ("P");

  cle_report_box_add (box, CLE_PIECE_FILL, (CleRect){ 0, 0, 10, height });
  box->keep = keep;

  return box;
}

static guint
count_places (GPtrArray *pages,
              guint      page)
{
  return ((const GArray *) g_ptr_array_index (pages, page))->len;
}

static void
test_heading_goes_along (void)
{
  g_autoptr (GPtrArray) boxes = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_report_box_free);
  g_autoptr (GPtrArray) pages = NULL;

  g_ptr_array_add (boxes, make_box (70, FALSE));
  g_ptr_array_add (boxes, make_box (20, TRUE));
  g_ptr_array_add (boxes, make_box (30, FALSE));
  pages = cle_report_boxes_break (boxes, 100);
  g_assert_cmpuint (pages->len, ==, 2);
  g_assert_cmpuint (count_places (pages, 0), ==, 1);
  g_assert_cmpuint (count_places (pages, 1), ==, 2);
}

static void
test_table_head_is_repeated (void)
{
  g_autoptr (GPtrArray) boxes = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_report_box_free);
  g_autoptr (GPtrArray) pages = NULL;
  CleReportBox *head = make_box (10, TRUE);

  head->is_head = TRUE;
  g_ptr_array_add (boxes, head);
  for (guint i = 0; i < 20; i++)
    {
      CleReportBox *row = make_box (10, FALSE);

      row->head = head;
      g_ptr_array_add (boxes, row);
    }
  pages = cle_report_boxes_break (boxes, 100);
  g_assert_cmpuint (pages->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const GArray *places = g_ptr_array_index (pages, i);

      g_assert_true (g_array_index (places, CleReportPlace, 0).box == head);
      g_assert_cmpint (g_array_index (places, CleReportPlace, 0).is_repeat, ==, i > 0);
    }
  g_assert_cmpuint (count_places (pages, 2), ==, 3);
}

static void
test_paper (void)
{
  static const struct
  {
    const char *locale;
    double width;
  } cases[] = {
    { "en_US.UTF-8", 612 }, { "es_MX", 612 },       { "fr_CA.utf8", 612 }, { "ru_RU.UTF-8", 595.276 },
    { "de_DE", 595.276 },   { "C.UTF-8", 595.276 }, { NULL, 595.276 },     { "en_U", 595.276 },
  };
  ClePaper paper;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      paper = cle_paper_for_locale (cases[i].locale);
      g_assert_cmpfloat (paper.width, ==, cases[i].width);
    }
  g_assert_true (cle_paper_from_word ("Letter", &paper));
  g_assert_cmpfloat (paper.height, ==, 792);
  g_assert_false (cle_paper_from_word ("b7", &paper));
  g_assert_cmpfloat (cle_paper_new (1, 1).width, ==, 200);
}

static CleReportProgress
make_progress (TestChartData *data,
               CleVoiceGap   *gap,
               CleComparison *comparison)
{
  return (CleReportProgress){ .series = &data->series,
                              .grid = data->grid,
                              .gap = gap,
                              .comparison = comparison,
                              .earlier = "before",
                              .later = "after",
                              .questionnaires = data->setup.questionnaires,
                              .language = data->setup.language,
                              .filters = "Ателье <b>" };
}

static void
test_progress_sizes (void)
{
  static const guint sizes[] = { 0, 1, 2, 12, 300 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint group = 0; group < 2; group++)
      {
        g_autoptr (TestChartData) data = test_chart_data_new (&(TestChartWish){
            .n = sizes[i], .is_group = group == 1, .is_noted = TRUE, .language = "ru" });
        CleVoiceGap *gap = test_voice_gap_new (data, FALSE);
        CleComparison *comparison = test_comparison_new (data, group == 0);
        CleReportProgress wish = make_progress (data, gap, comparison);
        CleReport *report = cle_report_new_for_progress (&wish);
        g_autoptr (GBytes) first = cle_report_render (report, CLE_REPORT_PDF, NULL);
        g_autoptr (GBytes) second = cle_report_render (report, CLE_REPORT_PDF, NULL);
        ClePaper paper = cle_paper_new (600, 800);

        g_assert_nonnull (first);
        g_assert_true (g_bytes_equal (first, second));
        cle_report_set_paper (report, &paper);
        for (guint page = 0; page < cle_report_get_n_pages (report); page++)
          check_page (report, page, paper.width - paper.left - paper.right, 800);
        cle_report_free (report);
        cle_voice_gap_free (gap);
        cle_comparison_free (comparison);
      }
}

/* On paper nobody can point at a question to read the rest of it. */
static void
test_questions_are_whole (void)
{
  g_autoptr (TestChartData) data =
      test_chart_data_new (&(TestChartWish){ .n = 12, .language = "ru" });
  CleVoiceGap *gap = test_voice_gap_new (data, FALSE);
  CleComparison *comparison = test_comparison_new (data, TRUE);
  CleReportProgress wish = make_progress (data, gap, comparison);
  CleReport *report = cle_report_new_for_progress (&wish);
  ClePaper paper = cle_paper_new (595, 842);
  guint n_texts = 0;

  cle_report_set_paper (report, &paper);
  cle_report_get_n_pages (report);
  for (guint i = 0; i < report->boxes->len; i++)
    {
      const CleReportBox *box = g_ptr_array_index (report->boxes, i);
      const CleChart *chart =
          box->pieces->len > 0 ? g_array_index (box->pieces, CleReportPiece, 0).chart : NULL;

      for (guint j = 0; chart != NULL && j < chart->texts->len; j++, n_texts++)
        g_assert_false (pango_layout_is_ellipsized (
            g_array_index (chart->texts, CleChartText, j).layout));
    }
  g_assert_cmpuint (n_texts, >, 30);
  cle_report_free (report);
  cle_voice_gap_free (gap);
  cle_comparison_free (comparison);
}

/* A grid of more questions than a page holds: the chart goes on. */
static void
test_many_questions (void)
{
  g_autoptr (TestChartData) data =
      test_chart_data_new (&(TestChartWish){ .n = 12, .language = "en" });
  CleAnswerGrid *small = data->grid, big = *small;
  CleReportProgress wish;
  CleReport *report;
  guint n_charts = 0;

  big.n_questions = 256;
  big.questions = g_new0 (CleAnswerGridRow, 256);
  big.cells = g_new0 (CleAnswerCell, 256 * big.n_occasions);
  for (guint i = 0; i < 256; i++)
    big.questions[i].id = small->questions[i % 10].id;
  for (guint i = 0; i < 256 * big.n_occasions; i++)
    big.cells[i] = small->cells[i % (10 * big.n_occasions)];
  wish = make_progress (data, NULL, NULL);
  wish.grid = &big;
  report = cle_report_new_for_progress (&wish);
  cle_report_get_n_pages (report);
  for (guint i = 0; i < report->boxes->len; i++)
    {
      const CleReportBox *box = g_ptr_array_index (report->boxes, i);

      n_charts += box->pieces->len > 0 &&
                  g_array_index (box->pieces, CleReportPiece, 0).kind == CLE_PIECE_CHART;
      if (box->pieces->len > 0 &&
          g_array_index (box->pieces, CleReportPiece, 0).kind == CLE_PIECE_CHART)
        g_assert_cmpfloat (g_array_index (box->pieces, CleReportPiece, 0).scale, >, 0.5);
    }
  g_assert_cmpuint (n_charts, >=, 5);
  cle_report_free (report);
  g_free (big.questions);
  g_free (big.cells);
}

static void
test_story_of_weak (void)
{
  g_autoptr (TestChartData) data =
      test_chart_data_new (&(TestChartWish){ .n = 3, .language = "en" });
  CleAnswerCell *cells = data->grid->cells;
  CleStoryWeak weak[CLE_STORY_STEPS];
  g_autofree char *first = NULL, *second = NULL, *third = NULL;

  for (guint i = 0; i < 30; i++)
    cells[i] = (CleAnswerCell){ 1, 0, 0 };
  g_assert_cmpuint (cle_story_find_weak (data->grid, data->questionnaires[0], weak), ==, 0);

  cells[2 * 3 + 0] = cells[2 * 3 + 2] = (CleAnswerCell){ 0, 0, 1 }; /* no, yes, no */
  cells[5 * 3 + 0] = cells[5 * 3 + 1] = cells[5 * 3 + 2] = (CleAnswerCell){ 0, 0, 1 };
  cells[7 * 3 + 0] = cells[7 * 3 + 1] = (CleAnswerCell){ 0, 0, 1 }; /* mended since */
  cells[8 * 3 + 0] = cells[8 * 3 + 2] = (CleAnswerCell){ 3, 0, 1 }; /* a quarter */
  cells[8 * 3 + 1] = (CleAnswerCell){ 3, 0, 1 };
  g_assert_cmpuint (cle_story_find_weak (data->grid, data->questionnaires[0], weak), ==, 3);
  g_assert_cmpuint (weak[0].row, ==, 5);
  g_assert_cmpuint (weak[1].row, ==, 2);
  g_assert_cmpuint (weak[2].row, ==, 8);
  g_assert_cmpfloat (weak[2].loss, ==, 0.25);
  g_assert_true (weak[1].was_good);
  g_assert_false (weak[0].was_good);

  first = cle_story_describe_weak (&weak[0]);
  second = cle_story_describe_weak (&weak[1]);
  third = cle_story_describe_weak (&(CleStoryWeak){ .n_weak = 2, .n_asked = 5 });
  g_assert_cmpstr (first, ==, "Something has been missing on all 3 occasions.");
  g_assert_cmpstr (second, ==, "Nothing was missing the time before; now something is.");
  g_assert_cmpstr (third, ==, "Something was missing on 2 of 5 occasions.");
}

static void
test_story_of_changes (void)
{
  g_autoptr (TestChartData) data =
      test_chart_data_new (&(TestChartWish){ .n = 4, .language = "en" });
  CleComparison comparison = { .is_matched = TRUE, .change = { 2, 1, CLE_CHANGE_UP } };
  g_auto (GStrv) changes = NULL;

  comparison.turned[CLE_ANSWER_NO][CLE_ANSWER_YES] = 2;
  comparison.turned[CLE_ANSWER_UNSURE][CLE_ANSWER_YES] = 1;
  comparison.turned[CLE_ANSWER_YES][CLE_ANSWER_UNSURE] = 1;
  changes = cle_story_list_changes (&data->series, &comparison);
  g_assert_cmpuint (g_strv_length (changes), ==, 4);
  g_assert_cmpstr (changes[0], ==, "From 4 to 7 in 4 assessments.");
  g_assert_cmpstr (changes[1], ==,
                   "From the first to the last: higher by 2 than before, which is more than chance.");
  g_assert_cmpstr (changes[2], ==, "3 answers have turned into yes.");
  g_assert_cmpstr (changes[3], ==, "1 answer was yes and is no longer.");
}

static void
test_story_of_score (void)
{
  g_autofree char *sure = cle_story_describe_score (6000, 6000, 10000, 0);
  g_autofree char *one = cle_story_describe_score (6000, 7000, 10000, 1);

  g_assert_cmpstr (sure, ==, "6 of 10 points, and every answer was sure.");
  g_assert_cmpstr (one, ==, "1 answer was “not sure”: the score lies between 6 and 7.");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/pages-hold-all", test_pages_hold_all);
  g_test_add_func ("/report/heading-goes-along", test_heading_goes_along);
  g_test_add_func ("/report/table-head-is-repeated", test_table_head_is_repeated);
  g_test_add_func ("/report/paper", test_paper);
  g_test_add_func ("/report/progress-sizes", test_progress_sizes);
  g_test_add_func ("/report/questions-are-whole", test_questions_are_whole);
  g_test_add_func ("/report/many-questions", test_many_questions);
  g_test_add_func ("/report/story/weak", test_story_of_weak);
  g_test_add_func ("/report/story/changes", test_story_of_changes);
  g_test_add_func ("/report/story/score", test_story_of_score);

  return g_test_run ();
}
