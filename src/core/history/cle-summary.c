/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-summary.h"

#include "cle-blocks.h"
#include "cle-quiz-lookup.h"
#include "statistics/cle-statistics.h"

/* Going through the results once. */
typedef struct
{
  CleSummary    *summary;
  CleSelection  *selection;
  CleQuizLookup *lookup;
  double        *scores;
  GArray        *points; /* of whoever was asked all questions, question by question */
} Counting;

/* Whoever was not asked all of the questions does not count for how well they
 * go together. */
static void
add_points (Counting    *self,
            guint        index,
            const guint *map)
{
  const CleArchiveQuiz *quiz = cle_selection_get_quiz (self->selection, index);
  guint start = self->points->len;

  if (quiz->n_questions < self->summary->n_questions)
    return;

  g_array_set_size (self->points, start + self->summary->n_questions);
  for (guint i = 0; i < quiz->n_questions; i++)
    if (map[i] != CLE_QUIZ_NO_QUESTION)
      g_array_index (self->points, double, start + map[i]) =
          cle_selection_get_answer (self->selection, index, i) == CLE_ANSWER_YES;
}

static void
count_row (Counting    *self,
           guint        index,
           const guint *map)
{
  CleSummary *summary = self->summary;
  const CleArchiveQuiz *quiz = cle_selection_get_quiz (self->selection, index);

  self->scores[summary->n++] = cle_quiz_lookup_get_score (self->lookup, index) / 1000.0;
  for (guint i = 0; i < quiz->n_questions; i++)
    {
      CleAnswer answer = cle_selection_get_answer (self->selection, index, i);

      if (map[i] == CLE_QUIZ_NO_QUESTION || answer == CLE_ANSWER_NONE)
        continue;
      summary->shares[map[i]].n++;
      summary->shares[map[i]].n_yes += answer == CLE_ANSWER_YES;
    }
}

/* How well questions go together is asked of people: of somebody who is named and
 * answered more than once, his last answers count. */
static guint8 *
find_last_answers (const CleSelection *selection,
                   const guint8       *shown)
{
  g_autoptr (GHashTable) named = g_hash_table_new (NULL, NULL);
  guint8 *last = g_malloc0 (selection->n_rows + 1);

  for (guint i = selection->n_rows; i-- > 0;)
    last[i] =
        shown[i] && (selection->rows[i].respondent == 0 ||
                     g_hash_table_add (named, GUINT_TO_POINTER (selection->rows[i].respondent)));

  return last;
}

static void
count_all (Counting *self)
{
  g_autofree guint8 *shown = cle_blocks_show (self->selection, NULL);
  g_autofree guint8 *last = find_last_answers (self->selection, shown);
  guint **maps = cle_quiz_lookup_map_all (self->lookup, self->summary->questions);

  self->summary->n_respondents = cle_selection_count_respondents (self->selection, shown);
  for (guint i = 0; i < self->selection->n_rows; i++)
    {
      const guint *map = maps[self->selection->rows[i].quiz];

      if (!shown[i])
        {
          self->summary->n_hidden++;
          continue;
        }
      count_row (self, i, map);
      if (last[i])
        add_points (self, i, map);
    }
  cle_quiz_lookup_free_maps (self->lookup, maps);
}

static void
sum_up (Counting *self)
{
  CleSummary *summary = self->summary;
  guint n = summary->n_questions;

  for (guint q = 0; q < n; q++)
    summary->shares[q] = cle_share_compute (summary->shares[q].n_yes, summary->shares[q].n);
  summary->alpha = cle_alpha_compute ((const double *) (gpointer) self->points->data,
                                      n > 0 ? self->points->len / n : 0, n);
  summary->mean = cle_statistics_mean (self->scores, summary->n);
  summary->median = cle_statistics_median (self->scores, summary->n);
  summary->spread = cle_statistics_deviation (self->scores, summary->n);
}

/**
 * cle_summary_new:
 * @selection: results
 * @library: the questionnaires they answered
 *
 * Returns: (transfer full): what they come to
 */
CleSummary *
cle_summary_new (CleSelection *selection,
                 CleLibrary   *library)
{
  g_autoptr (CleQuizLookup) lookup = cle_quiz_lookup_new (selection, library);
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (double));
  g_autofree double *scores = g_new0 (double, selection->n_rows + 1);
  CleSummary *self = g_new0 (CleSummary, 1);
  Counting counting = { self, selection, lookup, scores, points };

  self->questions = cle_quiz_lookup_dup_questions (lookup);
  self->n_questions = g_strv_length (self->questions);
  self->shares = g_new0 (CleShare, self->n_questions + 1);
  count_all (&counting);
  sum_up (&counting);

  return self;
}

/**
 * cle_summary_free:
 * @self: (transfer full): a summary
 */
void
cle_summary_free (CleSummary *self)
{
  g_strfreev (self->questions);
  g_free (self->shares);
  g_free (self);
}
