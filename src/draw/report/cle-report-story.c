/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-report-story.h"

#include "assessment/cle-outcome.h"
#include "charts/cle-axis.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the answers of a cell lost, of what they could have been worth. */
static double
measure_loss (const CleQuestion   *question,
              const CleAnswerCell *cell)
{
  double best = (double) cle_question_get_best (question);
  guint n = cell->n_yes + cell->n_unsure + cell->n_no;
  double got = (double) cle_question_get_points (question, CLE_ANSWER_YES) * cell->n_yes +
               (double) cle_question_get_points (question, CLE_ANSWER_UNSURE) * cell->n_unsure +
               (double) cle_question_get_points (question, CLE_ANSWER_NO) * cell->n_no;

  return n == 0 || best <= 0 ? 0 : 1 - got / (best * n);
}

static gboolean
is_asked (const CleAnswerCell *cell)
{
  return cell->n_yes + cell->n_unsure + cell->n_no > 0;
}

static CleStoryWeak
weigh (const CleAnswerGrid *grid,
       const CleQuestion   *question,
       guint                row)
{
  CleStoryWeak weak = { .row = row };
  double before = 1;

  for (guint i = 0; i < grid->n_occasions; i++)
    {
      const CleAnswerCell *cell = cle_answer_grid_get_cell (grid, row, i);

      if (!is_asked (cell))
        continue;
      before = weak.n_asked > 0 ? weak.loss : 1;
      weak.loss = measure_loss (question, cell);
      weak.n_asked++;
      weak.n_weak += weak.loss > 0;
    }
  weak.was_good = before <= 0 && weak.loss > 0;
  if (grid->n_occasions == 0 ||
      !is_asked (cle_answer_grid_get_cell (grid, row, grid->n_occasions - 1)))
    weak.loss = 0;

  return weak;
}

/* What costs most comes first, then what has cost longest, then as asked. */
static gboolean
is_weaker (const CleStoryWeak *self,
           const CleStoryWeak *other)
{
  if (self->loss > other->loss + 1e-9 || self->loss < other->loss - 1e-9)
    return self->loss > other->loss;

  return self->n_weak > other->n_weak;
}

static guint
insert_weak (CleStoryWeak       *weak,
             guint               n,
             const CleStoryWeak *new)
{
  guint place = n;

  while (place > 0 && is_weaker (new, &weak[place - 1]))
    place--;
  if (place >= CLE_STORY_STEPS)
    return n;

  n = MIN (n + 1, CLE_STORY_STEPS);
  memmove (weak + place + 1, weak + place, (n - place - 1) * sizeof *weak);
  weak[place] = *new;

  return n;
}

/**
 * cle_story_find_weak:
 * @grid: questions and occasions
 * @questionnaire: what the answers are worth
 * @weak: (out) (array fixed-size=3): the weakest questions of the last occasion
 *
 * Returns: how many were found, at most %CLE_STORY_STEPS
 */
guint
cle_story_find_weak (const CleAnswerGrid    *grid,
                     const CleQuestionnaire *questionnaire,
                     CleStoryWeak           *weak)
{
  guint n = 0, index;

  for (guint i = 0; i < grid->n_questions; i++)
    if (cle_questionnaire_find_question (questionnaire, grid->questions[i].id, &index))
      {
        CleStoryWeak each = weigh (grid, cle_questionnaire_get_question (questionnaire, index), i);

        if (each.loss > 0)
          n = insert_weak (weak, n, &each);
      }

  return n;
}

/**
 * cle_story_describe_weak:
 * @self: a weak question
 *
 * Returns: (transfer full): how long it has been weak, in a sentence
 */
char *
cle_story_describe_weak (const CleStoryWeak *self)
{
  if (self->n_asked <= 1)
    return g_strdup (_ ("It was asked once, and something is missing."));
  if (self->was_good)
    return g_strdup (_ ("Nothing was missing the time before; now something is."));
  if (self->n_weak == self->n_asked)
    return g_strdup_printf (ngettext ("Something has been missing on all of %u occasion.",
                                      "Something has been missing on all %u occasions.",
                                      self->n_asked),
                            self->n_asked);

  return g_strdup_printf (ngettext ("Something was missing on %u of %u occasion.",
                                    "Something was missing on %u of %u occasions.", self->n_asked),
                          self->n_weak, self->n_asked);
}

/* Questions on which the share of yes rose and fell. */
static void
add_shares (GPtrArray           *out,
            const CleComparison *comparison)
{
  guint rose = 0, fell = 0;

  for (guint i = 0; i < comparison->n_rows; i++)
    {
      const CleComparisonRow *row = &comparison->rows[i];

      if (row->earlier.n == 0 || row->later.n == 0)
        continue;
      rose += row->later.share > row->earlier.share;
      fell += row->later.share < row->earlier.share;
    }
  if (rose > 0)
    g_ptr_array_add (out, g_strdup_printf (ngettext ("More people said yes to %u question.",
                                                     "More people said yes to %u questions.", rose),
                                           rose));
  if (fell > 0)
    g_ptr_array_add (out,
                     g_strdup_printf (ngettext ("Fewer people said yes to %u question.",
                                                "Fewer people said yes to %u questions.", fell),
                                      fell));
}

static void
add_turned (GPtrArray           *out,
            const CleComparison *comparison)
{
  guint to_yes = comparison->turned[CLE_ANSWER_NO][CLE_ANSWER_YES] +
                 comparison->turned[CLE_ANSWER_UNSURE][CLE_ANSWER_YES];
  guint from_yes = comparison->turned[CLE_ANSWER_YES][CLE_ANSWER_NO] +
                   comparison->turned[CLE_ANSWER_YES][CLE_ANSWER_UNSURE];

  if (to_yes > 0)
    g_ptr_array_add (out, g_strdup_printf (ngettext ("%u answer has turned into yes.",
                                                     "%u answers have turned into yes.", to_yes),
                                           to_yes));
  if (from_yes > 0)
    g_ptr_array_add (out,
                     g_strdup_printf (ngettext ("%u answer was yes and is no longer.",
                                                "%u answers were yes and are no longer.", from_yes),
                                      from_yes));
  if (to_yes + from_yes == 0)
    g_ptr_array_add (out, g_strdup (_ ("No answer has turned from or into yes.")));
}

/* A sentence that stands after a colon. */
static char *
dup_continued (const char *sentence)
{
  const char *rest = g_utf8_find_next_char (sentence, NULL);
  char first[7] = { 0 };

  g_unichar_to_utf8 (g_unichar_tolower (g_utf8_get_char (sentence)), first);
  return g_strconcat (first, rest, NULL);
}

/**
 * cle_story_list_changes:
 * @series: a period
 * @comparison: (nullable): of its first and last occasion
 *
 * Returns: (transfer full): sentences about what changed, ends with %NULL
 */
char **
cle_story_list_changes (const CleProgressSeries *series,
                        const CleComparison     *comparison)
{
  g_autoptr (GPtrArray) out = g_ptr_array_new ();

  g_ptr_array_add (out, cle_progress_series_summarize (series));
  if (comparison != NULL && series->n_points > 1 && !series->is_mixed)
    {
      g_autofree char *change = cle_comparison_describe_change (comparison);
      g_autofree char *continued = dup_continued (change);

      /* Translators: %s is a sentence like “higher by 2 than before, …”. */
      g_ptr_array_add (out, g_strdup_printf (_ ("From the first to the last: %s"), continued));
      if (comparison->is_matched)
        add_turned (out, comparison);
      else
        add_shares (out, comparison);
    }
  for (guint i = 0; i < series->n_breaks; i++)
    g_ptr_array_add (out, cle_progress_break_describe (&series->breaks[i]));
  g_ptr_array_add (out, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&out), FALSE);
}

/**
 * cle_story_describe_previous:
 * @result: a result
 * @previous: the one before, of the same questionnaire
 *
 * Returns: (transfer full): how the two compare, in a sentence or two
 */
char *
cle_story_describe_previous (const CleResult *result,
                             const CleResult *previous)
{
  g_autofree char *day = cle_axis_format_day (previous->head.at, previous->head.offset);
  g_autofree char *score = cle_points_format (previous->score);
  g_autofree char *max = cle_points_format (previous->max);
  g_autofree char *change = NULL;
  CleChange between;

  if (g_strcmp0 (result->digest, previous->digest) != 0)
    return g_strdup_printf (_ ("The time before, on %s, it was %s of %s, with revision %u of the "
                               "questionnaire: the two cannot simply be compared."),
                            day, score, max, previous->revision);

  between =
      cle_change_between_scores ((double) previous->score / 1000, (double) result->score / 1000,
                                 (double) result->max / 1000, result->answers->len);
  change = cle_change_describe (&between);
  return g_strdup_printf (_ ("The time before, on %s, it was %s of %s. %s"), day, score, max,
                          change);
}

static CleAnswer
find_answer (const CleResult *result,
             const char      *id)
{
  for (guint i = 0; i < result->answers->len; i++)
    if (g_str_equal (g_array_index (result->answers, CleAnswered, i).id, id))
      return g_array_index (result->answers, CleAnswered, i).answer;

  return CLE_ANSWER_NONE;
}

/**
 * cle_story_list_turned:
 * @result: a result
 * @previous: the one before
 * @to_yes: answers that have become yes; else those that were
 *
 * Returns: (transfer container): ids of questions, of @result
 */
GPtrArray *
cle_story_list_turned (const CleResult *result,
                       const CleResult *previous,
                       gboolean         to_yes)
{
  GPtrArray *out = g_ptr_array_new ();

  for (guint i = 0; i < result->answers->len; i++)
    {
      const CleAnswered *now = &g_array_index (result->answers, CleAnswered, i);
      CleAnswer before = find_answer (previous, now->id);

      if (before == CLE_ANSWER_NONE || before == now->answer)
        continue;
      if ((to_yes ? now->answer : before) == CLE_ANSWER_YES)
        g_ptr_array_add (out, now->id);
    }

  return out;
}

/**
 * cle_story_describe_score:
 * @score: thousandths of a point
 * @upper: the end of the certainty band
 * @max: what was possible
 * @n_unsure: answers that left it open
 *
 * Returns: (transfer full): what the certainty band means, in a sentence
 */
char *
cle_story_describe_score (gint64 score,
                          gint64 upper,
                          gint64 max,
                          guint  n_unsure)
{
  g_autofree char *low = cle_points_format (score);
  g_autofree char *high = cle_points_format (upper);
  g_autofree char *most = cle_points_format (max);

  if (n_unsure == 0 || upper <= score)
    return g_strdup_printf (_ ("%s of %s points, and every answer was sure."), low, most);

  return g_strdup_printf (ngettext ("%u answer was “not sure”: the score lies between %s and %s.",
                                    "%u answers were “not sure”: the score lies between %s and %s.",
                                    n_unsure),
                          n_unsure, low, high);
}
