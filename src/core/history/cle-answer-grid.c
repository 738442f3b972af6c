/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-answer-grid.h"
#include "cle-quiz-lookup.h"

#include <string.h>

#define CHECK_ROWS 4096

static CleAnswerCell *
cell_at (CleAnswerGrid *self,
         guint          question,
         guint          occasion)
{
  return &self->cells[(gsize) question * self->n_occasions + occasion];
}

static void
count (CleAnswerCell *cell,
       CleAnswer      answer)
{
  cell->n_yes += answer == CLE_ANSWER_YES;
  cell->n_unsure += answer == CLE_ANSWER_UNSURE;
  cell->n_no += answer == CLE_ANSWER_NO;
}

static gboolean
count_all (CleAnswerGrid           *self,
           const CleProgressSeries *series,
           guint                  **maps,
           GCancellable            *cancellable)
{
  const CleSelection *selection = series->selection;

  for (guint i = 0; i < selection->n_rows; i++)
    {
      const guint *map = maps[selection->rows[i].quiz];
      guint n = cle_selection_get_quiz (selection, i)->n_questions;

      if (i % CHECK_ROWS == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      for (guint q = 0; series->groups[i] != G_MAXUINT && q < n; q++)
        count (cell_at (self, map[q], series->groups[i]),
               cle_selection_get_answer (selection, i, q));
    }

  return TRUE;
}

static gboolean
is_asked (const CleAnswerCell *cell)
{
  return cell->n_yes + cell->n_unsure + cell->n_no > 0;
}

static void
mark_shared (CleAnswerGrid *self)
{
  for (guint q = 0; q < self->n_questions; q++)
    {
      self->questions[q].shared = TRUE;
      for (guint i = 0; i < self->n_occasions; i++)
        self->questions[q].shared &= is_asked (cell_at (self, q, i));
    }
}

/**
 * cle_answer_grid_new:
 * @series: whose points are the occasions
 * @library: (nullable): where questionnaires may be found
 * @cancellable: (nullable): to stop in between
 *
 * Counts the answers of exactly the results that the series counts, so what the
 * series hides of staff and clients is hidden here too. A question that was not
 * asked on an occasion leaves a gap. O(answers), in any thread; it takes 12
 * bytes for each question and occasion.
 *
 * Returns: (transfer full) (nullable): the grid; %NULL when cancelled.
 */
CleAnswerGrid *
cle_answer_grid_new (const CleProgressSeries *series,
                     CleLibrary              *library,
                     GCancellable            *cancellable)
{
  g_autoptr (CleAnswerGrid) self = g_new0 (CleAnswerGrid, 1);
  g_autoptr (CleQuizLookup) lookup = cle_quiz_lookup_new (series->selection, library);
  g_auto (GStrv) ids = cle_quiz_lookup_dup_questions (lookup);
  guint **maps = cle_quiz_lookup_map_all (lookup, ids);
  gboolean done;

  self->n_questions = g_strv_length (ids);
  self->n_occasions = series->n_points;
  self->questions = g_new0 (CleAnswerGridRow, self->n_questions + 1);
  self->cells = g_new0 (CleAnswerCell, (gsize) self->n_questions * self->n_occasions + 1);
  for (guint q = 0; q < self->n_questions; q++)
    {
      self->questions[q].id = g_strdup (ids[q]);
      self->questions[q].is_reworded = cle_quiz_lookup_is_reworded (lookup, NULL, ids[q]);
    }

  done = count_all (self, series, maps, cancellable);
  cle_quiz_lookup_free_maps (lookup, maps);
  if (!done)
    return NULL;

  mark_shared (self);
  return g_steal_pointer (&self);
}

/**
 * cle_answer_grid_free:
 * @self: (transfer full): a grid
 */
void
cle_answer_grid_free (CleAnswerGrid *self)
{
  for (guint q = 0; q < self->n_questions; q++)
    g_free (self->questions[q].id);
  g_free (self->questions);
  g_free (self->cells);
  g_free (self);
}

/**
 * cle_answer_grid_get_cell:
 * @self: a grid
 * @question: a row
 * @occasion: a column, the index of a point of the series
 *
 * Returns: (transfer none): the answers there.
 */
const CleAnswerCell *
cle_answer_grid_get_cell (const CleAnswerGrid *self,
                          guint                question,
                          guint                occasion)
{
  return cell_at ((CleAnswerGrid *) self, question, occasion);
}

/**
 * cle_answer_cell_get_answer:
 * @self: a cell
 *
 * Returns: the answer, if it is exactly one; else %CLE_ANSWER_NONE.
 */
CleAnswer
cle_answer_cell_get_answer (const CleAnswerCell *self)
{
  if (self->n_yes + self->n_unsure + self->n_no != 1)
    return CLE_ANSWER_NONE;

  return self->n_yes ? CLE_ANSWER_YES : self->n_unsure ? CLE_ANSWER_UNSURE : CLE_ANSWER_NO;
}
