/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart-data.h"

#include <math.h>

static const char *const NOTES[] = { "moved office to <b>Lenina</b> 5 & more",
                                     "Новый администратор, работает по выходным",
                                     "\u05e2\u05d1\u05e8\u05e0\u05d5 \u05de\u05e9\u05e8\u05d3 2026" };

static void
fill_points (TestChartData       *self,
             const TestChartWish *wish)
{
  static const gint32 scores[] = { 4000, 6000, 3000, 7000, 10000, 0, 8000, 8000 };

  for (guint i = 0; i < wish->n; i++)
    {
      CleProgressPoint *point = &self->series.points[i];

      *point = (CleProgressPoint){ .at = TEST_START + i * 30 * TEST_DAY_MS,
                                   .score = scores[i % 8],
                                   .n = wish->is_group ? 12 : 1,
                                   .row = i };
      if (wish->n > 1000)
        point->at = TEST_START + i * G_GINT64_CONSTANT (60000);
      point->upper = MIN (point->score + 2000, 10000);
      point->low = MAX (point->score - (wish->is_group ? 1500 : 0), 0);
      point->high = MIN (point->score + (wish->is_group ? 1500 : 0), 10000);
      if (wish->is_noted && i % 3 == 0)
        {
          CleSelectionNote *note = g_new0 (CleSelectionNote, 1);

          note->index = i;
          point->note = NOTES[i / 3 % 3];
          g_ptr_array_add (self->selection.notes, note);
        }
    }
}

static void
fill_grid (TestChartData *self,
           gboolean       is_group)
{
  CleAnswerGrid *grid = g_new0 (CleAnswerGrid, 1);

  grid->n_questions = 10;
  grid->n_occasions = MIN (self->series.n_points, 500);
  grid->questions = g_new0 (CleAnswerGridRow, 10);
  grid->cells = g_new0 (CleAnswerCell, (gsize) 10 * grid->n_occasions + 1);
  for (guint q = 0; q < 10; q++)
    grid->questions[q].id = g_strdup (
        cle_question_get_id (cle_questionnaire_get_question (self->questionnaires[0], q)));
  for (guint i = 0; i < 10 * grid->n_occasions; i++)
    grid->cells[i] = is_group   ? (CleAnswerCell){ i % 7, i % 4, 7 - i % 7 }
                     : i % 3 == 0 ? (CleAnswerCell){ 1, 0, 0 }
                     : i % 3 == 1 ? (CleAnswerCell){ 0, 1, 0 }
                                  : (CleAnswerCell){ 0, 0, 1 };
  self->grid = grid;
}

/**
 * test_chart_data_new:
 * @wish: what it should be like
 *
 * Returns: (transfer full): a series with its grid, and how to draw it.
 */
TestChartData *
test_chart_data_new (const TestChartWish *wish)
{
  TestChartData *self = g_new0 (TestChartData, 1);
  g_autoptr (CleLibrary) library = cle_library_new (NULL);

  self->questionnaires[0] = cle_library_find (library, CLE_BUILT_IN_QUESTIONNAIRE, NULL);
  self->selection.notes = g_ptr_array_new_with_free_func (g_free);
  self->series.selection = &self->selection;
  self->series.n_points = self->series.n_results = wish->n;
  self->series.points = g_new0 (CleProgressPoint, wish->n + 1);
  self->series.target = wish->target != 0 ? wish->target : CLE_PROGRESS_NO_TARGET;
  self->series.grouping = wish->is_group ? CLE_GROUPING_MONTH : CLE_GROUPING_NONE;
  self->series.change = wish->n > 1 ? (CleChange){ 1, 1.7, CLE_CHANGE_WITHIN_NOISE }
                                    : (CleChange){ NAN, NAN, CLE_CHANGE_UNKNOWN };
  if (wish->is_broken && wish->n > 2)
    {
      self->series.breaks = g_new0 (CleProgressBreak, 1);
      self->series.breaks[0] = (CleProgressBreak){ wish->n / 2, CLE_BREAK_QUESTIONS, 1, 2 };
      self->series.n_breaks = 1;
    }
  fill_points (self, wish);
  fill_grid (self, wish->is_group);
  self->style = cle_chart_style_new_for_file (wish->palette);
  self->setup = (CleChartSetup){ self->style, (const CleQuestionnaire *const *) self->questionnaires,
                                 wish->language, "<b>Ателье</b> & \u05d0\u05d1\u05d2", "2026 · 12" };

  return self;
}

/**
 * test_chart_data_free:
 * @self: (transfer full): data
 */
void
test_chart_data_free (TestChartData *self)
{
  g_free (self->series.points);
  g_free (self->series.breaks);
  g_ptr_array_unref (self->selection.notes);
  cle_answer_grid_free (self->grid);
  cle_questionnaire_unref (self->questionnaires[0]);
  cle_chart_style_free (self->style);
  g_free (self);
}

/**
 * test_voice_gap_new:
 * @data: whose questions
 * @is_crowded: whether all voices say nearly the same
 *
 * Returns: (transfer full): gaps of three voices, the widest first.
 */
CleVoiceGap *
test_voice_gap_new (const TestChartData *data,
                    gboolean             is_crowded)
{
  CleVoiceGap *gap = g_new0 (CleVoiceGap, 1);

  gap->n_rows = data->grid->n_questions;
  gap->rows = g_new0 (CleVoiceGapRow, gap->n_rows);
  for (guint i = 0; i < gap->n_rows; i++)
    {
      CleVoiceGapRow *row = &gap->rows[i];

      row->id = g_strdup (data->grid->questions[i].id);
      row->order = i;
      row->shares[0] = cle_share_compute (10, 10);
      row->shares[1] = cle_share_compute (is_crowded ? 10 : i, 10);
      row->shares[2] = cle_share_compute (is_crowded ? 10 : i / 2, 10);
      row->gap = is_crowded ? 0 : 1 - i / 2 / 10.0;
    }
  for (guint voice = 0; voice < CLE_N_VOICES; voice++)
    gap->n_shown[voice] = 10;
  gap->n_hidden[2] = 3;

  return gap;
}

static char **
list_ids (const char *id)
{
  char **ids = g_new0 (char *, 2);

  ids[0] = g_strdup (id);
  return ids;
}

/**
 * test_comparison_new:
 * @data: whose questions
 * @is_matched: whether single results are compared
 *
 * Returns: (transfer full): a comparison.
 */
CleComparison *
test_comparison_new (const TestChartData *data,
                     gboolean             is_matched)
{
  CleComparison *self = g_new0 (CleComparison, 1);

  self->is_matched = is_matched;
  self->n_rows = 8;
  self->rows = g_new0 (CleComparisonRow, 8);
  for (guint i = 0; i < 8; i++)
    {
      CleComparisonRow *row = &self->rows[i];

      row->id = g_strdup (data->grid->questions[i].id);
      row->earlier = cle_share_compute (i, 8);
      row->later = cle_share_compute (8 - i, 8);
      row->earlier_answer = (CleAnswer) (i % 3 + 1);
      row->later_answer = (CleAnswer) (i / 3 % 3 + 1);
      self->turned[row->earlier_answer][row->later_answer]++;
    }
  self->only_earlier = list_ids ("a-question-that-nobody-knows-any-more");
  self->only_later = list_ids (data->grid->questions[9].id);
  self->earlier = (CleScores){ 4, 1, is_matched ? 1 : 8 };
  self->later = (CleScores){ 6, 1, is_matched ? 1 : 8 };
  self->change = (CleChange){ 2, 1, CLE_CHANGE_UP };

  return self;
}
