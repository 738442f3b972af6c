/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-progress-series.h"
#include "assessment/cle-outcome.h"
#include "cle-blocks.h"
#include "cle-quiz-lookup.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define CHECK_ROWS 4096
#define FEW_POINTS 3

/* What the results of one point add up to. */
typedef struct
{
  double sum;
  double squares; /* of what is above the first score, which keeps digits */
  double upper;
  double time;    /* ms after the first */
  gint64 first_at;
  gint32 first_score;
  guint  n;
  guint  last;    /* index of the last result */
} Sum;

/* For each row the number of its day, week … in the order of time. A result
 * from another time zone whose local day is over here already counts to the
 * later day, so that time never goes back. */
static guint
number_groups (const CleSelection *selection,
               CleGrouping         grouping,
               guint              *groups)
{
  gint64 last = G_MININT64;
  guint n = 0;

  for (guint i = 0; i < selection->n_rows; i++)
    {
      const CleSelected *row = &selection->rows[i];
      gint64 start = cle_grouping_find (grouping, row->at, row->offset);

      n += start > last;
      last = MAX (start, last);
      groups[i] = n - 1;
    }

  return n;
}

/* Single results are the best picture as long as they follow one another. Where
 * on average five or more come in a month that has any, it is many people who
 * answered, and months are shown; or weeks, or days, if there would be less than
 * three points and each would still stand for five. */
static CleGrouping
pick_grouping (const CleSelection *selection,
               guint              *groups)
{
  static const CleGrouping finer[] = { CLE_GROUPING_MONTH, CLE_GROUPING_WEEK, CLE_GROUPING_DAY };
  CleGrouping picked = CLE_GROUPING_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (finer); i++)
    {
      guint n = number_groups (selection, finer[i], groups);

      if (n == 0 || selection->n_rows / n < CLE_BLOCK_LEAST)
        break;
      picked = finer[i];
      if (n >= FEW_POINTS)
        break;
    }

  return picked;
}

static void
add_to_sum (Sum                 *sum,
            const CleQuizLookup *lookup,
            gint64               at,
            guint                index)
{
  gint32 score = cle_quiz_lookup_get_score (lookup, index);
  double above;

  if (sum->n == 0)
    {
      sum->first_at = at;
      sum->first_score = score;
    }
  above = (double) score - sum->first_score;
  sum->sum += above;
  sum->squares += above * above;
  sum->upper += cle_quiz_lookup_get_upper (lookup, index);
  sum->time += (double) (at - sum->first_at);
  sum->last = index;
  sum->n++;
}

static CleScores
summarize (const Sum *sum)
{
  double mean = sum->sum / sum->n;
  double rest = MAX (sum->squares - mean * sum->sum, 0);

  return (CleScores){ (sum->first_score + mean) / 1000,
                      sum->n > 1 ? sqrt (rest / (sum->n - 1)) / 1000 : 0, sum->n };
}

static gint32
to_thousandths (double points)
{
  return (gint32) CLAMP (round (points * 1000), 0, CLE_PROGRESS_AXIS);
}

static CleProgressPoint
make_point (const CleSelection *selection,
            const Sum          *sum)
{
  CleScores scores = summarize (sum);
  CleProgressPoint point = { .n = sum->n, .row = CLE_PROGRESS_NO_ROW };

  point.at = sum->first_at + (gint64) round (sum->time / sum->n);
  point.score = to_thousandths (scores.mean);
  point.upper = to_thousandths (sum->upper / sum->n / 1000);
  point.low = to_thousandths (scores.mean - scores.deviation);
  point.high = to_thousandths (scores.mean + scores.deviation);
  if (sum->n == 1)
    {
      point.row = selection->rows[sum->last].row;
      point.note = cle_selection_get_note (selection, sum->last);
    }

  return point;
}

static gboolean
has_same_questions (const CleQuestionnaire *before,
                    const CleQuestionnaire *after)
{
  guint n = cle_questionnaire_get_n_questions (before);

  if (cle_questionnaire_get_n_questions (after) != n)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      const CleQuestion *question = cle_questionnaire_get_question (before, i);
      const CleQuestion *other;
      guint place;

      if (!cle_questionnaire_find_question (after, cle_question_get_id (question), &place))
        return FALSE;
      other = cle_questionnaire_get_question (after, place);
      for (CleAnswer answer = CLE_ANSWER_YES; answer <= CLE_ANSWER_NO; answer++)
        if (cle_question_get_points (question, answer) != cle_question_get_points (other, answer))
          return FALSE;
    }

  return TRUE;
}

/* What can be told from the records alone, without the questionnaires. */
static gboolean
was_asked_the_same (const CleArchiveQuiz *before,
                    const CleArchiveQuiz *after)
{
  guint place;

  if (!g_str_equal (before->id, after->id) || before->max != after->max ||
      before->n_questions != after->n_questions)
    return FALSE;

  for (guint i = 0; i < before->n_questions; i++)
    if (!cle_archive_quiz_find_question (after, before->questions[i], &place))
      return FALSE;

  return TRUE;
}

static CleBreakKind
judge_break (const CleQuizLookup *lookup,
             const CleSelection  *selection,
             guint                before,
             guint                after)
{
  const CleQuestionnaire *first =
      cle_quiz_lookup_get_questionnaire (lookup, selection->rows[before].quiz);
  const CleQuestionnaire *second =
      cle_quiz_lookup_get_questionnaire (lookup, selection->rows[after].quiz);

  if (!was_asked_the_same (cle_selection_get_quiz (selection, before),
                           cle_selection_get_quiz (selection, after)))
    return CLE_BREAK_QUESTIONS;
  if (first == NULL || second == NULL)
    return CLE_BREAK_UNKNOWN;

  return has_same_questions (first, second) ? CLE_BREAK_WORDING : CLE_BREAK_QUESTIONS;
}

static void
add_break (GArray              *breaks,
           const CleQuizLookup *lookup,
           const CleSelection  *selection,
           guint                index,
           guint                before,
           guint                after)
{
  const CleArchiveQuiz *first = cle_selection_get_quiz (selection, before);
  const CleArchiveQuiz *second = cle_selection_get_quiz (selection, after);
  CleProgressBreak found = { index, CLE_BREAK_UNKNOWN, first->revision, second->revision };

  if (first == second || g_str_equal (first->digest, second->digest))
    return;

  found.kind = judge_break (lookup, selection, before, after);
  g_array_append_val (breaks, found);
}

/* Two points that were asked different questions, or that are not alike, are not
 * compared. */
static CleChange
compare_last (const CleProgressSeries *self,
              const Sum               *before,
              const Sum               *after)
{
  const CleProgressBreak *last = self->n_breaks > 0 ? &self->breaks[self->n_breaks - 1] : NULL;
  CleScores nothing = { 0 }, earlier, later = summarize (after);

  if (self->is_mixed ||
      (last != NULL && last->index == self->n_points - 1 && last->kind == CLE_BREAK_QUESTIONS))
    return cle_change_compute (&nothing, &later, 10, 0);

  earlier = summarize (before);
  return cle_change_compute (&earlier, &later, CLE_PROGRESS_AXIS / 1000,
                             cle_selection_get_quiz (self->selection, after->last)->n_questions);
}

/* Adds up each group; FALSE when cancelled. */
static gboolean
add_up (CleProgressSeries   *self,
        const CleQuizLookup *lookup,
        Sum                 *sums,
        GCancellable        *cancellable)
{
  g_autofree guint8 *shown = cle_blocks_show (self->selection, self->groups);

  self->n_respondents = cle_selection_count_respondents (self->selection, shown);
  for (guint i = 0; i < self->selection->n_rows; i++)
    {
      if (i % CHECK_ROWS == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;

      if (shown[i])
        add_to_sum (&sums[self->groups[i]], lookup, self->selection->rows[i].at, i);
      else
        {
          self->n_hidden++;
          self->groups[i] = G_MAXUINT;
        }
    }

  return TRUE;
}

/* Groups of which something is shown become points. */
static void
make_points (CleProgressSeries   *self,
             const CleQuizLookup *lookup,
             const Sum           *sums,
             guint                n_groups)
{
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (CleProgressBreak));
  g_autofree guint *points = g_new (guint, n_groups + 1);
  const Sum *before = NULL, *last = NULL;

  self->points = g_new (CleProgressPoint, n_groups + 1);
  for (guint i = 0; i < n_groups; i++)
    {
      points[i] = G_MAXUINT;
      if (sums[i].n == 0)
        continue;

      points[i] = self->n_points;
      if (last != NULL)
        add_break (breaks, lookup, self->selection, self->n_points, last->last, sums[i].last);
      before = last;
      last = &sums[i];
      self->points[self->n_points++] = make_point (self->selection, last);
      self->n_results += last->n;
    }

  for (guint i = 0; i < self->selection->n_rows; i++)
    self->groups[i] = self->groups[i] < n_groups ? points[self->groups[i]] : G_MAXUINT;

  self->n_breaks = breaks->len;
  self->breaks = (CleProgressBreak *) (gpointer) g_array_free (g_steal_pointer (&breaks), FALSE);
  self->change = before != NULL ? compare_last (self, before, last)
                                : (CleChange){ NAN, NAN, CLE_CHANGE_UNKNOWN };
}

static CleProgressPoint
make_single_point (const CleSelection  *selection,
                   const CleQuizLookup *lookup,
                   guint                index)
{
  const CleSelected *row = &selection->rows[index];
  gint32 score = cle_quiz_lookup_get_score (lookup, index);

  return (CleProgressPoint){ .at = row->at,
                             .score = score,
                             .upper = cle_quiz_lookup_get_upper (lookup, index),
                             .low = score,
                             .high = score,
                             .n = 1,
                             .row = row->row,
                             .note = cle_selection_get_note (selection, index) };
}

/* The change of the last single result against the one before. */
static CleChange
compare_last_singles (const CleProgressSeries *self,
                      const CleQuizLookup     *lookup)
{
  Sum sums[2] = { 0 };

  if (self->n_points < 2)
    return (CleChange){ NAN, NAN, CLE_CHANGE_UNKNOWN };

  for (guint i = 0; i < 2; i++)
    {
      guint index = self->n_points - 2 + i;

      add_to_sum (&sums[i], lookup, self->points[index].at, index);
    }

  return compare_last (self, &sums[0], &sums[1]);
}

/* A point for each result, without adding anything up: a million of them is
 * common enough to be quick about it. FALSE when cancelled. */
static gboolean
make_single_points (CleProgressSeries   *self,
                    const CleQuizLookup *lookup,
                    GCancellable        *cancellable)
{
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (CleProgressBreak));
  guint n_rows = self->selection->n_rows;

  self->points = g_new (CleProgressPoint, n_rows + 1);
  for (guint i = 0; i < n_rows; i++)
    {
      if (i % CHECK_ROWS == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;

      self->groups[i] = i;
      self->points[i] = make_single_point (self->selection, lookup, i);
      if (i > 0)
        add_break (breaks, lookup, self->selection, i, i - 1, i);
    }

  self->n_points = self->n_results = n_rows;
  self->n_respondents = cle_selection_count_respondents (self->selection, NULL);
  self->n_breaks = breaks->len;
  self->breaks = (CleProgressBreak *) (gpointer) g_array_free (g_steal_pointer (&breaks), FALSE);
  self->change = compare_last_singles (self, lookup);
  return TRUE;
}

/* Management answers by name; whoever else is among them must not be told apart. */
static gboolean
is_open (const CleSelection *selection)
{
  for (guint i = 0; i < selection->n_rows; i++)
    if (selection->rows[i].voice != CLE_VOICE_MANAGEMENT)
      return FALSE;

  return TRUE;
}

static gboolean
make_grouped_points (CleProgressSeries   *self,
                     const CleQuizLookup *lookup,
                     GCancellable        *cancellable)
{
  guint n_groups = number_groups (self->selection, self->grouping, self->groups);
  g_autofree Sum *sums = g_new0 (Sum, n_groups + 1);

  if (!add_up (self, lookup, sums, cancellable))
    return FALSE;

  make_points (self, lookup, sums, n_groups);
  return TRUE;
}

/**
 * cle_progress_series_new:
 * @selection: results of one questionnaire; kept
 * @library: (nullable): where questionnaires may be found
 * @grouping: what makes a point
 * @target: 0 … %CLE_PROGRESS_AXIS, or %CLE_PROGRESS_NO_TARGET
 * @cancellable: (nullable): to stop in between
 *
 * What a progress line shows. Results of staff and clients only count in whole
 * blocks (see cle-blocks.c) and are never points of their own: where there are
 * any, months take the place of single results. A period of which nothing may be
 * shown has no point. O(results); touches nothing but its arguments, so it may
 * be called in any thread.
 *
 * Returns: (transfer full) (nullable): the series; %NULL when cancelled.
 */
CleProgressSeries *
cle_progress_series_new (CleSelection *selection,
                         CleLibrary   *library,
                         CleGrouping   grouping,
                         gint32        target,
                         GCancellable *cancellable)
{
  g_autoptr (CleProgressSeries) self = g_new0 (CleProgressSeries, 1);
  g_autoptr (CleQuizLookup) lookup = cle_quiz_lookup_new (selection, library);
  gboolean done;

  self->selection = cle_selection_ref (selection);
  self->target = target;
  self->is_mixed = cle_selection_is_mixed (selection, NULL);
  self->groups = g_new (guint, selection->n_rows + 1);
  self->grouping =
      grouping == CLE_GROUPING_AUTO ? pick_grouping (selection, self->groups) : grouping;
  if (self->grouping == CLE_GROUPING_NONE && !is_open (selection))
    self->grouping = CLE_GROUPING_MONTH;
  done = self->grouping == CLE_GROUPING_NONE ? make_single_points (self, lookup, cancellable)
                                             : make_grouped_points (self, lookup, cancellable);

  return done ? g_steal_pointer (&self) : NULL;
}

/**
 * cle_progress_series_free:
 * @self: (transfer full): a series
 */
void
cle_progress_series_free (CleProgressSeries *self)
{
  cle_selection_unref (self->selection);
  g_free (self->points);
  g_free (self->breaks);
  g_free (self->groups);
  g_free (self);
}

/* A mean with three decimals would promise what nobody measured. */
static char *
format_score (const CleProgressPoint *point)
{
  return cle_points_format ((point->score + 50) / 100 * 100);
}

/**
 * cle_progress_series_describe_change:
 * @self: a series
 *
 * Returns: (transfer full): what changed from the last point but one to the last,
 *   or why that is not told, in the user's words
 */
char *
cle_progress_series_describe_change (const CleProgressSeries *self)
{
  return self->is_mixed ? g_strdup (cle_change_explain_mixed ())
                        : cle_change_describe (&self->change);
}

static char *
describe_course (const CleProgressSeries *self)
{
  g_autofree char *first = format_score (&self->points[0]);
  g_autofree char *last = format_score (&self->points[self->n_points - 1]);
  g_autofree char *mixed = NULL;

  if (self->n_points == 1)
    return g_strdup_printf (ngettext ("%s of 10 in %u assessment.", "%s of 10 in %u assessments.",
                                      self->n_results),
                            first, self->n_results);
  if (!self->is_mixed)
    return g_strdup_printf (ngettext ("From %s to %s in %u assessment.",
                                      "From %s to %s in %u assessments.", self->n_results),
                            first, last, self->n_results);

  mixed = cle_progress_series_describe_change (self);
  return g_strdup_printf (ngettext ("%u assessment. %s", "%u assessments. %s", self->n_results),
                          self->n_results, mixed);
}

/**
 * cle_progress_series_summarize:
 * @self: a series
 *
 * The series as a sentence, for screen readers and reports.
 *
 * Returns: (transfer full): one or two sentences in the user's language.
 */
char *
cle_progress_series_summarize (const CleProgressSeries *self)
{
  const char *hidden = _ ("Some answers are not counted, because fewer than 5 stand together.");
  g_autofree char *sentence = NULL;

  if (self->n_points == 0)
    return g_strdup (self->n_hidden > 0 ? hidden : _ ("No assessment in this period."));

  sentence = describe_course (self);
  if (self->n_hidden == 0)
    return g_steal_pointer (&sentence);

  return g_strconcat (sentence, " ", hidden, NULL);
}

/**
 * cle_progress_break_describe:
 * @self: a break
 *
 * Returns: (transfer full): why what follows cannot simply be compared with
 *   what was before, in the user's language.
 */
char *
cle_progress_break_describe (const CleProgressBreak *self)
{
  switch (self->kind)
    {
    case CLE_BREAK_WORDING:
      return g_strdup_printf (
          _ ("From here on revision %u of the questionnaire: the same questions, worded anew."),
          self->after);
    case CLE_BREAK_QUESTIONS:
      return g_strdup_printf (
          _ ("From here on revision %u of the questionnaire: other questions or points."),
          self->after);
    case CLE_BREAK_UNKNOWN:
    default:
      return g_strdup_printf (_ ("From revision %u to %u of the questionnaire: what changed cannot "
                                 "be said, because one of them is not known here."),
                              self->before, self->after);
    }
}
