/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-comparison.h"
#include "cle-blocks.h"
#include "cle-quiz-lookup.h"
#include "statistics/cle-statistics.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define CHECK_ROWS 4096

/* What one side comes to. */
typedef struct
{
  CleSelection  *selection;
  CleQuizLookup *lookup;
  char         **questions;
  CleShare      *shares;   /* for each question */
  double        *scores;   /* of those counted, points of the axis */
  guint          n_scores;
  guint          n_hidden;
} Side;

static void
side_clear (Side *side)
{
  cle_quiz_lookup_free (side->lookup);
  g_strfreev (side->questions);
  g_free (side->shares);
  g_free (side->scores);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

static void
side_init (Side         *side,
           CleSelection *selection,
           CleLibrary   *library)
{
  side->selection = selection;
  side->lookup = cle_quiz_lookup_new (selection, library);
  side->questions = cle_quiz_lookup_dup_questions (side->lookup);
  side->shares = g_new0 (CleShare, g_strv_length (side->questions) + 1);
  side->scores = g_new (double, selection->n_rows + 1);
}

static void
count_row (Side        *side,
           guint        index,
           const guint *map)
{
  guint n = cle_selection_get_quiz (side->selection, index)->n_questions;

  side->scores[side->n_scores++] = (double) cle_quiz_lookup_get_score (side->lookup, index) / 1000;
  for (guint q = 0; q < n; q++)
    {
      CleAnswer answer = cle_selection_get_answer (side->selection, index, q);

      side->shares[map[q]].n += answer != CLE_ANSWER_NONE;
      side->shares[map[q]].n_yes += answer == CLE_ANSWER_YES;
    }
}

static gboolean
count_all (Side         *side,
           GCancellable *cancellable)
{
  g_autofree guint8 *shown = cle_blocks_show (side->selection, NULL);
  guint **maps = cle_quiz_lookup_map_all (side->lookup, side->questions);
  gboolean is_cancelled = FALSE;

  for (guint i = 0; i < side->selection->n_rows && !is_cancelled; i++)
    {
      if (i % CHECK_ROWS == 0)
        is_cancelled = g_cancellable_is_cancelled (cancellable);
      if (shown[i])
        count_row (side, i, maps[side->selection->rows[i].quiz]);
      else
        side->n_hidden++;
    }
  cle_quiz_lookup_free_maps (side->lookup, maps);

  return !is_cancelled;
}

static CleScores
summarize (const Side *side)
{
  return (CleScores){ side->n_scores > 0 ? cle_statistics_mean (side->scores, side->n_scores) : 0,
                      side->n_scores > 1 ? cle_statistics_deviation (side->scores, side->n_scores)
                                         : 0,
                      side->n_scores };
}

/* Of a question that nobody who is counted was asked there is nothing to say. */
static gboolean
find_asked (const Side *side,
            const char *id,
            guint      *place)
{
  for (guint i = 0; side->questions[i] != NULL; i++)
    if (g_str_equal (side->questions[i], id))
      {
        *place = i;
        return side->shares[i].n > 0;
      }

  return FALSE;
}

static CleAnswer
find_answer (const Side *side,
             const char *id)
{
  guint place;

  if (!side->selection->is_single ||
      !cle_archive_quiz_find_question (cle_selection_get_quiz (side->selection, 0), id, &place))
    return CLE_ANSWER_NONE;

  return cle_selection_get_answer (side->selection, 0, place);
}

static void
add_row (CleComparison *self,
         const Side    *earlier,
         const Side    *later,
         guint          first,
         guint          second)
{
  const char *id = later->questions[second];
  CleComparisonRow *row = &self->rows[self->n_rows++];

  row->id = g_strdup (id);
  row->earlier = cle_share_compute (earlier->shares[first].n_yes, earlier->shares[first].n);
  row->later = cle_share_compute (later->shares[second].n_yes, later->shares[second].n);
  row->earlier_answer = find_answer (earlier, id);
  row->later_answer = find_answer (later, id);
  row->is_reworded = cle_quiz_lookup_is_reworded (earlier->lookup, later->lookup, id);
  if (self->is_matched)
    self->turned[row->earlier_answer][row->later_answer]++;
}

/* The questions of @side that the other one was not asked. */
static char **
list_others (const Side *side,
             const Side *other)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  guint place;

  for (guint i = 0; side->questions[i] != NULL; i++)
    if (side->shares[i].n > 0 && !find_asked (other, side->questions[i], &place))
      g_ptr_array_add (ids, g_strdup (side->questions[i]));
  g_ptr_array_add (ids, NULL);

  return (char **) g_ptr_array_steal (ids, NULL);
}

/* Scores of what is not alike, or from different questions, are not compared. */
static void
judge (CleComparison *self)
{
  gboolean same = !self->is_mixed && self->only_earlier[0] == NULL && self->only_later[0] == NULL;

  self->change = same ? cle_change_compute (&self->earlier, &self->later, 10, self->n_rows)
                      : (CleChange){ NAN, NAN, CLE_CHANGE_UNKNOWN };
}

/**
 * cle_comparison_new:
 * @earlier: one side
 * @later: the other side
 * @library: (nullable): where questionnaires may be found
 * @cancellable: (nullable): to stop in between
 *
 * Compares two selections, question by question. Only questions that both sides
 * were asked are compared, in the order of the later questionnaire. Results of
 * staff and clients only count in whole blocks, see cle-blocks.c, unless a side
 * is a single result that somebody pointed at. O(answers), in any thread.
 *
 * Returns: (transfer full) (nullable): the comparison; %NULL when cancelled.
 */
CleComparison *
cle_comparison_new (CleSelection *earlier,
                    CleSelection *later,
                    CleLibrary   *library,
                    GCancellable *cancellable)
{
  g_autoptr (CleComparison) self = g_new0 (CleComparison, 1);
  g_auto (Side) before = { 0 };
  g_auto (Side) after = { 0 };
  guint place;

  side_init (&before, earlier, library);
  side_init (&after, later, library);
  if (!count_all (&before, cancellable) || !count_all (&after, cancellable))
    return NULL;

  self->is_matched = earlier->is_single && later->is_single;
  self->is_mixed = cle_selection_is_mixed (earlier, later);
  self->rows = g_new0 (CleComparisonRow, g_strv_length (after.questions) + 1);
  for (guint i = 0; after.questions[i] != NULL; i++)
    if (after.shares[i].n > 0 && find_asked (&before, after.questions[i], &place))
      add_row (self, &before, &after, place, i);
  self->only_earlier = list_others (&before, &after);
  self->only_later = list_others (&after, &before);
  self->earlier = summarize (&before);
  self->later = summarize (&after);
  self->n_hidden[0] = before.n_hidden;
  self->n_hidden[1] = after.n_hidden;
  judge (self);

  return g_steal_pointer (&self);
}

/**
 * cle_comparison_free:
 * @self: (transfer full): a comparison
 */
void
cle_comparison_free (CleComparison *self)
{
  for (guint i = 0; i < self->n_rows; i++)
    g_free (self->rows[i].id);
  g_free (self->rows);
  g_strfreev (self->only_earlier);
  g_strfreev (self->only_later);
  g_free (self);
}

/**
 * cle_comparison_describe_change:
 * @self: a comparison
 *
 * Returns: (transfer full): what may be said of the two scores, in the user's
 *   language
 */
char *
cle_comparison_describe_change (const CleComparison *self)
{
  if (self->is_mixed)
    return g_strdup (cle_change_explain_mixed ());

  return isnan (self->change.difference)
             ? g_strdup (_ ("Not the same questions were asked, so the scores are not compared."))
             : cle_change_describe (&self->change);
}

static const char *
name_of (CleAnswer answer)
{
  return answer == CLE_ANSWER_YES ? _ ("yes") : answer == CLE_ANSWER_NO ? _ ("no") : _ ("not sure");
}

/**
 * cle_comparison_describe_turned:
 * @self: a comparison of two single results
 *
 * Returns: (transfer full): which answers turned into which, how often, in the
 *   user's language; "" if none did
 */
char *
cle_comparison_describe_turned (const CleComparison *self)
{
  static const CleAnswer order[] = { CLE_ANSWER_NO, CLE_ANSWER_UNSURE, CLE_ANSWER_YES };
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < 3; i++)
    for (guint j = 3; j > 0; j--)
      {
        guint n = self->turned[order[i]][order[j - 1]];

        if (i == j - 1 || n == 0)
          continue;
        g_string_append_printf (out, "%s%s → %s: %u", out->len > 0 ? ", " : "", name_of (order[i]),
                                name_of (order[j - 1]), n);
      }

  return g_string_free (g_steal_pointer (&out), FALSE);
}
