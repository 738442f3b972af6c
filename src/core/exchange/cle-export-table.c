/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-export-table.h"
#include "store/cle-people.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Names of columns are for programs: the same in every language. A point cannot
 * stand in the id of a question. */
static const char *const column_names[CLE_N_COLUMNS] = {
  "id",       "at",     "date",   "subject", "voice", "voice_label", "respondent", "questionnaire",
  "title",    "revision", "digest", "score", "upper", "max",         "unsure",     "started",
  "seconds",  "device", "seq",    "note",    "marks",
};

static const char *const question_columns[3] = { "answer", "label", "evidence" };

static GHashTable *
load_people (CleStore *store)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) people = cle_people_list (store, NULL);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const ClePerson *person = g_ptr_array_index (people, i);

      g_hash_table_insert (names, g_strdup (person->id), g_strdup (person->name));
    }

  return names;
}

static guint *
find_places (const CleExportTable *self,
             guint                 quiz)
{
  const CleArchiveQuiz *asked = g_ptr_array_index (self->export->selection->quizzes, quiz);
  g_autofree guint *map = cle_quiz_lookup_map (self->lookup, quiz, self->questions);
  guint *places = g_new (guint, self->n_questions + 1);

  for (guint i = 0; i < self->n_questions; i++)
    places[i] = CLE_QUIZ_NO_QUESTION;
  for (guint i = 0; i < asked->n_questions; i++)
    if (map[i] != CLE_QUIZ_NO_QUESTION)
      places[map[i]] = i;

  return places;
}

/* Whether the groups of columns are the questions of this one, as it asks them. */
static gboolean
is_in_order (const CleExportTable *self,
             const guint          *places)
{
  for (guint i = 0; i < self->n_questions; i++)
    if (places[i] != i)
      return FALSE;

  return TRUE;
}

/* NULL when the questionnaire is not known here. */
static gint64 *
find_gains (const CleExportTable *self,
            guint                 quiz)
{
  const CleArchiveQuiz *asked = g_ptr_array_index (self->export->selection->quizzes, quiz);
  const CleQuestionnaire *known = cle_quiz_lookup_get_questionnaire (self->lookup, quiz);
  gint64 *gains;

  if (known == NULL)
    return NULL;

  gains = g_new0 (gint64, asked->n_questions + 1);
  for (guint i = 0; i < asked->n_questions; i++)
    {
      const CleQuestion *question;
      guint index;

      if (!cle_questionnaire_find_question (known, asked->questions[i], &index))
        continue;
      question = cle_questionnaire_get_question (known, index);
      gains[i] =
          cle_question_get_best (question) - cle_question_get_points (question, CLE_ANSWER_UNSURE);
    }

  return gains;
}

/**
 * cle_export_table_new:
 * @export: what to export
 *
 * Returns: (transfer full): what its tables share.
 */
CleExportTable *
cle_export_table_new (const CleExport *export)
{
  CleExportTable *self = g_new0 (CleExportTable, 1);
  guint n_quizzes = export->selection->quizzes->len;

  self->export = export;
  self->lookup = cle_quiz_lookup_new (export->selection, export->library);
  self->questions = cle_quiz_lookup_dup_questions (self->lookup);
  self->n_questions = g_strv_length (self->questions);
  self->people = load_people (export->store);
  self->places = g_new0 (guint *, n_quizzes + 1);
  self->in_order = g_new0 (gboolean, n_quizzes + 1);
  self->gains = g_new0 (gint64 *, n_quizzes + 1);
  for (guint i = 0; i < n_quizzes; i++)
    {
      if (g_ptr_array_index (export->selection->quizzes, i) == NULL)
        continue;
      self->places[i] = find_places (self, i);
      self->in_order[i] = is_in_order (self, self->places[i]);
      self->gains[i] = find_gains (self, i);
    }

  return self;
}

/**
 * cle_export_table_free:
 * @self: (transfer full): what tables share
 */
void
cle_export_table_free (CleExportTable *self)
{
  for (guint i = 0; i < self->export->selection->quizzes->len; i++)
    {
      g_free (self->places[i]);
      g_free (self->gains[i]);
    }
  g_free (self->places);
  g_free (self->in_order);
  g_free (self->gains);
  g_strfreev (self->questions);
  g_hash_table_unref (self->people);
  cle_quiz_lookup_free (self->lookup);
  g_free (self);
}

/**
 * cle_export_table_get_title:
 * @self: what tables share
 * @quiz: index into the quizzes of the selection
 * @languages: (nullable): best first
 *
 * Returns: (transfer none): the title of the questionnaire; "" if it is not
 *   known here.
 */
const char *
cle_export_table_get_title (const CleExportTable *self,
                            guint                 quiz,
                            const char *const    *languages)
{
  const CleQuestionnaire *known = cle_quiz_lookup_get_questionnaire (self->lookup, quiz);
  const char *language;

  if (known == NULL)
    return "";

  language = languages != NULL ? cle_questionnaire_pick_language (known, languages)
                               : cle_questionnaire_get_languages (known)[0];
  return cle_questionnaire_get_title (known, language);
}

/**
 * cle_export_table_find_name:
 * @self: what tables share
 * @row: a row
 *
 * Returns: (transfer none): the name of who gave the answers, or "".
 */
const char *
cle_export_table_find_name (const CleExportTable *self,
                            const CleExportRow   *row)
{
  char id[CLE_UUID_LENGTH + 1] = { 0 };
  const char *name;

  if (row->who == NULL)
    return "";

  memcpy (id, row->who, CLE_UUID_LENGTH);
  name = g_hash_table_lookup (self->people, id);
  return name != NULL ? name : "";
}

/**
 * cle_export_table_get_answer:
 * @self: what tables share
 * @index: of a result
 * @question: a group of columns
 *
 * Returns: the answer; %CLE_ANSWER_NONE if that was not asked.
 */
CleAnswer
cle_export_table_get_answer (const CleExportTable *self,
                             guint                 index,
                             guint                 question)
{
  const CleSelection *selection = self->export->selection;
  guint place = self->places[selection->rows[index].quiz][question];

  return place != CLE_QUIZ_NO_QUESTION ? cle_selection_get_answer (selection, index, place)
                                       : CLE_ANSWER_NONE;
}

/**
 * cle_export_table_get_upper:
 * @self: what tables share
 * @index: of a result
 *
 * Returns: the score if every "not sure" turned out to be the better answer, in
 *   thousandths; -1 if that cannot be known without the questionnaire.
 */
gint64
cle_export_table_get_upper (const CleExportTable *self,
                            guint                 index)
{
  const CleSelection *selection = self->export->selection;
  const CleSelected *row = &selection->rows[index];
  const gint64 *gains = self->gains[row->quiz];
  gint64 upper = row->score;
  const guint8 *answers;
  guint n;

  if (row->n_unsure == 0)
    return upper;
  if (gains == NULL)
    return -1;

  n = cle_selection_get_quiz (selection, index)->n_questions;
  answers = cle_selection_get_answers (selection, index);
  for (guint i = 0; i < n; i++)
    if (cle_packed_get (answers, i) == CLE_ANSWER_UNSURE)
      upper += gains[i];

  return upper;
}

/**
 * cle_column_get_name:
 * @column: a column
 *
 * Returns: what stands above it
 */
const char *
cle_column_get_name (CleColumn column)
{
  return column_names[column];
}

/**
 * cle_export_table_dup_question_name:
 * @self: what tables share
 * @question: a group of columns
 * @column: 0 for the code of the answer, 1 for its label, 2 for the evidence
 *
 * Returns: (transfer full): what stands above it
 */
char *
cle_export_table_dup_question_name (const CleExportTable *self,
                                    guint                 question,
                                    guint                 column)
{
  return g_strconcat (question_columns[column], ".", self->questions[question], NULL);
}

/**
 * cle_export_get_answer_label:
 * @answer: an answer
 *
 * Returns: its word in the user's language; "" for none
 */
const char *
cle_export_get_answer_label (CleAnswer answer)
{
  switch (answer)
    {
    case CLE_ANSWER_YES:
      return _ ("yes");
    case CLE_ANSWER_UNSURE:
      return _ ("unsure");
    case CLE_ANSWER_NO:
      return _ ("no");
    case CLE_ANSWER_NONE:
    default:
      return "";
    }
}

/**
 * cle_export_get_voice_label:
 * @voice: whose voice it is
 *
 * Returns: its word in the user's language
 */
const char *
cle_export_get_voice_label (CleVoice voice)
{
  switch (voice)
    {
    case CLE_VOICE_STAFF:
      return _ ("staff");
    case CLE_VOICE_CLIENT:
      return _ ("client");
    case CLE_VOICE_MANAGEMENT:
    default:
      return _ ("management");
    }
}
