/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-quiz-lookup.h"
#include "cle-progress-series.h"

/* For each questionnaire of a selection: itself, or NULL when it is not known
 * here, and what a "not sure" would be worth more if it turned out well. */
typedef struct
{
  CleQuestionnaire *questionnaire;
  gint64           *gains;         /* thousandths, by place in the record */
  gboolean          is_answered;   /* some result of the selection has it */
} Known;

struct _CleQuizLookup
{
  CleSelection *selection;
  Known        *known;
  guint         n;
  guint         n_answered; /* of them */
};

static gint64
find_gain (const Known          *known,
           const CleArchiveQuiz *quiz,
           guint                 place)
{
  const CleQuestion *question;
  guint index;

  /* Of a questionnaire that is not known here every question counts the same. */
  if (known->questionnaire == NULL ||
      !cle_questionnaire_find_question (known->questionnaire, quiz->questions[place], &index))
    return quiz->max / quiz->n_questions;

  question = cle_questionnaire_get_question (known->questionnaire, index);
  return cle_question_get_best (question) - cle_question_get_points (question, CLE_ANSWER_UNSURE);
}

static void
look_up (Known                *known,
         const CleArchiveQuiz *quiz,
         CleLibrary           *library)
{
  if (library != NULL)
    known->questionnaire = cle_library_find_digest (library, quiz->digest, NULL);

  known->gains = g_new0 (gint64, quiz->n_questions + 1);
  for (guint i = 0; i < quiz->n_questions; i++)
    known->gains[i] = find_gain (known, quiz, i);
}

static gint32
bring_to_axis (gint64 points,
               gint64 max)
{
  return max > 0 ? (gint32) (CLAMP (points, 0, max) * CLE_PROGRESS_AXIS / max) : 0;
}

/* There are few, and many results: no more of these than necessary are looked at. */
static void
find_answered (CleQuizLookup *self)
{
  const CleSelection *selection = self->selection;
  guint left = 0;

  for (guint i = 0; i < self->n; i++)
    left += g_ptr_array_index (selection->quizzes, i) != NULL;
  for (guint i = 0; i < selection->n_rows && left > 0; i++)
    {
      Known *known = &self->known[selection->rows[i].quiz];

      left -= !known->is_answered;
      self->n_answered += !known->is_answered;
      known->is_answered = TRUE;
    }
}

/**
 * cle_quiz_lookup_new:
 * @selection: results
 * @library: (nullable): where questionnaires may be found
 *
 * Reads each questionnaire once, maybe from disk. May be called in any thread.
 *
 * Returns: (transfer full): what is known.
 */
CleQuizLookup *
cle_quiz_lookup_new (CleSelection *selection,
                     CleLibrary   *library)
{
  CleQuizLookup *self = g_new0 (CleQuizLookup, 1);

  self->selection = cle_selection_ref (selection);
  self->n = selection->quizzes->len;
  self->known = g_new0 (Known, self->n + 1);
  for (guint i = 0; i < self->n; i++)
    if (g_ptr_array_index (selection->quizzes, i) != NULL)
      look_up (&self->known[i], g_ptr_array_index (selection->quizzes, i), library);
  find_answered (self);

  return self;
}

/**
 * cle_quiz_lookup_free:
 * @self: (transfer full): what is known
 */
void
cle_quiz_lookup_free (CleQuizLookup *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      g_clear_pointer (&self->known[i].questionnaire, cle_questionnaire_unref);
      g_free (self->known[i].gains);
    }
  g_free (self->known);
  cle_selection_unref (self->selection);
  g_free (self);
}

/**
 * cle_quiz_lookup_get_questionnaire:
 * @self: what is known
 * @quiz: index into the quizzes of the selection
 *
 * Returns: (transfer none) (nullable): the questionnaire, if it is known here.
 */
const CleQuestionnaire *
cle_quiz_lookup_get_questionnaire (const CleQuizLookup *self,
                                   guint                quiz)
{
  return self->known[quiz].questionnaire;
}

/**
 * cle_quiz_lookup_get_score:
 * @self: what is known
 * @index: of a result
 *
 * Returns: its score on the axis 0 … 10, in thousandths.
 */
gint32
cle_quiz_lookup_get_score (const CleQuizLookup *self,
                           guint                index)
{
  return bring_to_axis (self->selection->rows[index].score,
                        cle_selection_get_quiz (self->selection, index)->max);
}

/**
 * cle_quiz_lookup_get_upper:
 * @self: what is known
 * @index: of a result
 *
 * Returns: the score if every "not sure" turned out to be the better answer,
 *   on the axis 0 … 10, in thousandths.
 */
gint32
cle_quiz_lookup_get_upper (const CleQuizLookup *self,
                           guint                index)
{
  const CleSelected *row = &self->selection->rows[index];
  const CleArchiveQuiz *quiz = cle_selection_get_quiz (self->selection, index);
  gint64 upper = row->score;

  for (guint i = 0; row->n_unsure > 0 && i < quiz->n_questions; i++)
    if (cle_selection_get_answer (self->selection, index, i) == CLE_ANSWER_UNSURE)
      upper += self->known[row->quiz].gains[i];

  return bring_to_axis (upper, quiz->max);
}

static void
add_question (GPtrArray  *ids,
              GHashTable *seen,
              const char *id)
{
  if (g_hash_table_contains (seen, id))
    return;

  g_ptr_array_add (ids, g_strdup (id));
  g_hash_table_add (seen, g_ptr_array_index (ids, ids->len - 1));
}

static void
add_questions_of (const CleQuizLookup *self,
                  guint                number,
                  GPtrArray           *ids,
                  GHashTable          *seen)
{
  const CleArchiveQuiz *quiz = g_ptr_array_index (self->selection->quizzes, number);
  const CleQuestionnaire *questionnaire = self->known[number].questionnaire;
  guint n = questionnaire != NULL ? cle_questionnaire_get_n_questions (questionnaire) : 0;

  for (guint i = 0; i < n; i++)
    add_question (ids, seen,
                  cle_question_get_id (cle_questionnaire_get_question (questionnaire, i)));
  for (guint i = 0; i < quiz->n_questions; i++)
    add_question (ids, seen, quiz->questions[i]);
}

/**
 * cle_quiz_lookup_dup_questions:
 * @self: what is known
 *
 * Every question that was asked: those of the newest result in the order of its
 * questionnaire, then those that are no longer asked.
 *
 * Returns: (transfer full): their ids.
 */
char **
cle_quiz_lookup_dup_questions (const CleQuizLookup *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree gboolean *done = g_new0 (gboolean, self->n + 1);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  guint left = self->n_answered;

  for (guint i = self->selection->n_rows; i > 0 && left > 0; i--)
    {
      guint quiz = self->selection->rows[i - 1].quiz;

      if (done[quiz])
        continue;
      add_questions_of (self, quiz, ids, seen);
      done[quiz] = TRUE;
      left--;
    }
  g_ptr_array_add (ids, NULL);

  return (char **) g_ptr_array_steal (ids, NULL);
}

static const CleQuestion *
find_question (const CleQuizLookup *self,
               guint                quiz,
               const char          *id)
{
  const CleQuestionnaire *questionnaire = self->known[quiz].questionnaire;
  guint index;

  if (questionnaire == NULL || !cle_questionnaire_find_question (questionnaire, id, &index))
    return NULL;

  return cle_questionnaire_get_question (questionnaire, index);
}

/* Whether all known versions of the question are worded like @first, or like the
 * first of them if there was none before. */
static gboolean
is_worded_like (const CleQuizLookup *self,
                const char          *id,
                const CleQuestion  **first)
{
  for (guint i = 0; i < self->n; i++)
    {
      const CleQuestion *question = self->known[i].is_answered ? find_question (self, i, id) : NULL;

      if (question != NULL && *first != NULL && !cle_question_is_worded_like (*first, question))
        return FALSE;
      if (*first == NULL)
        *first = question;
    }

  return TRUE;
}

/**
 * cle_quiz_lookup_is_reworded:
 * @self: what is known
 * @other: (nullable): what is known of another selection
 * @id: of a question
 *
 * Returns: whether the results were given to different wordings of the question,
 *   as far as they are known here
 */
gboolean
cle_quiz_lookup_is_reworded (const CleQuizLookup *self,
                             const CleQuizLookup *other,
                             const char          *id)
{
  const CleQuestion *first = NULL;

  return !is_worded_like (self, id, &first) ||
         (other != NULL && !is_worded_like (other, id, &first));
}

/**
 * cle_quiz_lookup_map:
 * @self: what is known
 * @quiz: index into the quizzes of the selection
 * @questions: ids
 *
 * Returns: (transfer full) (array): for each question of the questionnaire its
 *   place in @questions, or %CLE_QUIZ_NO_QUESTION
 */
guint *
cle_quiz_lookup_map (const CleQuizLookup *self,
                     guint                quiz,
                     char               **questions)
{
  const CleArchiveQuiz *asked = g_ptr_array_index (self->selection->quizzes, quiz);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  guint *map = g_new (guint, asked->n_questions + 1);

  for (guint i = 0; questions[i] != NULL; i++)
    g_hash_table_insert (places, questions[i], GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < asked->n_questions; i++)
    map[i] = GPOINTER_TO_UINT (g_hash_table_lookup (places, asked->questions[i])) - 1;

  return map;
}

/**
 * cle_quiz_lookup_map_all:
 * @self: what is known
 * @questions: ids
 *
 * Returns: (transfer full) (array): cle_quiz_lookup_map() of each questionnaire;
 *   free with cle_quiz_lookup_free_maps()
 */
guint **
cle_quiz_lookup_map_all (const CleQuizLookup *self,
                         char               **questions)
{
  guint **maps = g_new0 (guint *, self->n + 1);

  for (guint i = 0; i < self->n; i++)
    if (g_ptr_array_index (self->selection->quizzes, i) != NULL)
      maps[i] = cle_quiz_lookup_map (self, i, questions);

  return maps;
}

/**
 * cle_quiz_lookup_free_maps:
 * @self: what is known
 * @maps: (transfer full): of cle_quiz_lookup_map_all()
 */
void
cle_quiz_lookup_free_maps (const CleQuizLookup *self,
                           guint              **maps)
{
  for (guint i = 0; i < self->n; i++)
    g_free (maps[i]);
  g_free (maps);
}
