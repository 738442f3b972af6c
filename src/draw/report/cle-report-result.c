/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "assessment/cle-outcome.h"
#include "charts/cle-axis.h"
#include "charts/cle-chart-caption.h"
#include "cle-report-private.h"
#include "cle-report-story.h"

#include <glib/gi18n-lib.h>

#define STEPS 3 /* more at once is too much to do */

static const char *
pick_language (const CleReportResult *data)
{
  if (data->questionnaire == NULL)
    return data->language;

  return data->language != NULL ? data->language
                                : cle_questionnaire_get_languages (data->questionnaire)[0];
}

static const CleQuestion *
find_question (const CleReportResult *data,
               const char            *id)
{
  guint index;

  if (data->questionnaire == NULL ||
      !cle_questionnaire_find_question (data->questionnaire, id, &index))
    return NULL;

  return cle_questionnaire_get_question (data->questionnaire, index);
}

static const char *
find_text (const CleReportResult *data,
           const char            *id)
{
  const CleQuestion *question = find_question (data, id);

  return question == NULL
             ? id
             : cle_question_get_field (question, CLE_QUESTION_TEXT, pick_language (data));
}

/* What every page says: what this is about, who said it, when, with what. */
static char *
write_foot (const CleReportResult *data,
            const char            *title,
            const char            *day)
{
  const CleResult *result = data->result;
  g_autofree char *one = cle_chart_caption_respondents (1);
  g_autofree char *revision = g_strdup_printf (_ ("revision %u"), result->revision);

  return cle_chart_caption_join (result->subject, cle_report_name_voice (result->voice), one, day,
                                 title, revision, NULL);
}

static void
add_facts (CleReport             *self,
           const CleReportResult *data,
           const char            *day)
{
  const CleResult *result = data->result;
  g_autofree char *questionnaire =
      g_strdup_printf (_ ("%s, revision %u"), self->head, result->revision);

  cle_report_add_fact (self, _ ("What was assessed"), result->subject);
  cle_report_add_fact (self, _ ("Date"), day);
  cle_report_add_fact (self, _ ("Whose voice"), cle_report_name_voice (result->voice));
  cle_report_add_fact (self, _ ("Who answered"), data->respondent);
  cle_report_add_fact (self, _ ("Questionnaire"), questionnaire);
  cle_report_add_fact (self, _ ("Note"), data->note);
}

static gint64
find_upper (const CleReportResult *data)
{
  g_autofree CleAnswer *answers = NULL;

  if (data->questionnaire == NULL)
    return data->result->score;

  answers = cle_result_dup_answers (data->result, data->questionnaire);
  return cle_outcome_compute (data->questionnaire, answers).upper;
}

static void
add_score (CleReport             *self,
           const CleReportResult *data)
{
  const CleResult *result = data->result;
  const CleQuestionnaire *asked = data->questionnaire;
  gint64 upper = find_upper (data);
  guint n_bands = asked != NULL ? cle_questionnaire_get_n_bands (asked) : 0;
  CleReportPart *part = cle_report_add_part (self, CLE_PART_SCORE, NULL);

  part->arc = (CleScoreArc){ result->score, upper, result->max };
  part->detail = cle_story_describe_score (result->score, upper, result->max, result->n_unsure);
  part->tone = CLE_N_BAND_TONES - 1;
  if (n_bands > 0)
    {
      guint index = cle_outcome_find_band (asked, result->score);
      const CleBand *band = cle_questionnaire_get_band (asked, index);

      part->tone = cle_palette_find_tone (index, n_bands);
      part->label = g_strdup (cle_band_get_name (band, pick_language (data)));
      part->text = g_strdup (cle_band_get_text (band, pick_language (data)));
    }
}

static void
add_turned (CleReport             *self,
            const CleReportResult *data,
            gboolean               to_yes)
{
  g_autoptr (GPtrArray) ids = cle_story_list_turned (data->result, data->previous, to_yes);

  if (ids->len == 0)
    return;

  cle_report_add_heading (self, 3, to_yes ? _ ("Now yes") : _ ("No longer yes"));
  for (guint i = 0; i < ids->len; i++)
    cle_report_add_item (self, 0, find_text (data, ids->pdata[i]), NULL);
}

static void
add_previous (CleReport             *self,
              const CleReportResult *data)
{
  g_autofree char *sentence = NULL;

  if (data->previous == NULL)
    return;

  sentence = cle_story_describe_previous (data->result, data->previous);
  cle_report_add_heading (self, 2, _ ("Since last time"));
  cle_report_add_part (self, CLE_PART_TEXT, sentence);
  add_turned (self, data, TRUE);
  add_turned (self, data, FALSE);
}

static void
add_remarks (CleReport             *self,
             const CleReportResult *data)
{
  g_autofree CleAnswer *answers = NULL;

  if (data->questionnaire == NULL)
    return;

  answers = cle_result_dup_answers (data->result, data->questionnaire);
  for (guint i = 0; i < cle_questionnaire_get_n_remarks (data->questionnaire); i++)
    if (cle_questionnaire_remark_applies (data->questionnaire, i, answers))
      cle_report_add_part (self, CLE_PART_TEXT,
                           cle_questionnaire_get_remark (data->questionnaire, i,
                                                         pick_language (data)));
}

static void
add_weakest (CleReport             *self,
             const CleReportResult *data)
{
  g_autofree CleAnswer *answers = NULL;
  g_autofree guint *weakest = NULL;
  guint n = 0;

  if (data->questionnaire == NULL)
    return;

  answers = cle_result_dup_answers (data->result, data->questionnaire);
  weakest = cle_outcome_list_weakest (data->questionnaire, answers, &n);
  if (n == 0)
    return;

  cle_report_add_heading (self, 2, _ ("Where to begin"));
  for (guint i = 0; i < MIN (n, STEPS); i++)
    {
      const CleQuestion *question =
          cle_questionnaire_get_question (data->questionnaire, weakest[i]);
      const char *language = pick_language (data);
      const char *step = cle_question_get_field (question, CLE_QUESTION_STEP, language);
      const char *how = cle_question_get_field (question, CLE_QUESTION_STEP_HOW, language);

      if (step != NULL)
        cle_report_add_item (self, i + 1, step, how);
      else
        cle_report_add_item (self, i + 1,
                             cle_question_get_field (question, CLE_QUESTION_TEXT, language), how);
    }
}

static void
add_answers (CleReport             *self,
             const CleReportResult *data)
{
  const GArray *answers = data->result->answers;

  cle_report_add_heading (self, 2, _ ("Answers"));
  for (guint i = 0; i < answers->len; i++)
    {
      const CleAnswered *answered = &g_array_index (answers, CleAnswered, i);
      CleReportPart *part =
          cle_report_add_part (self, CLE_PART_ANSWER, find_text (data, answered->id));

      part->label = g_strdup_printf ("%u", i + 1);
      part->answer = answered->answer;
      part->detail = g_strdup (answered->evidence);
    }
}

static const char *
name_state (const CleAction *action,
            gint64           now,
            int              offset)
{
  if (action->state == CLE_ACTION_DONE)
    return _ ("Done");
  if (action->state == CLE_ACTION_DROPPED)
    return _ ("Dropped");

  return cle_action_is_overdue (action, now, offset) ? _ ("Overdue") : _ ("Open");
}

/**
 * cle_report_add_actions:
 * @self: a report
 * @actions: (nullable) (element-type CleReportAction): what was agreed
 * @now: wall clock, ms
 * @offset: minutes east of UTC
 *
 * Adds a table of actions, if there are any.
 */
void
cle_report_add_actions (CleReport       *self,
                        const GPtrArray *actions,
                        gint64           now,
                        int              offset)
{
  const char *titles[] = { _ ("What"), _ ("Who"), _ ("By when"), _ ("State"), _ ("Reason") };
  CleSheet *sheet;

  if (actions == NULL || actions->len == 0)
    return;

  sheet = g_new0 (CleSheet, 1);
  sheet->n_columns = G_N_ELEMENTS (titles);
  sheet->titles = g_new0 (char *, sheet->n_columns + 1);
  sheet->numeric = g_new0 (gboolean, sheet->n_columns);
  sheet->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < sheet->n_columns; i++)
    sheet->titles[i] = g_strdup (titles[i]);
  for (guint i = 0; i < actions->len; i++)
    {
      const CleReportAction *each = actions->pdata[i];
      const char *cells[] = { each->action->what, each->who, each->action->due,
                              name_state (each->action, now, offset), each->action->reason };
      char **row = g_new0 (char *, sheet->n_columns + 1);

      for (guint j = 0; j < sheet->n_columns; j++)
        row[j] = g_strdup (cells[j] != NULL ? cells[j] : "");
      g_ptr_array_add (sheet->rows, row);
    }

  cle_report_add_heading (self, 2, _ ("Actions"));
  cle_report_add_table (self, sheet);
}

/**
 * cle_report_new_for_result:
 * @data: the result and what belongs to it; copied
 *
 * One result: score with its certainty band, what changed since the time
 * before, where to begin, actions, and all answers with their evidence.
 *
 * Returns: (transfer full): the report
 */
CleReport *
cle_report_new_for_result (const CleReportResult *data)
{
  const CleResult *result = data->result;
  const char *title = data->questionnaire != NULL
                          ? cle_questionnaire_get_title (data->questionnaire, pick_language (data))
                          : result->questionnaire;
  g_autofree char *day = cle_axis_format_day (result->head.at, result->head.offset);
  g_autofree char *name = *result->subject != '\0' ? g_strdup (result->subject) : g_strdup (title);
  CleReport *self = cle_report_new (name, pick_language (data));

  g_free (self->head);
  self->head = g_strdup (title);
  g_free (self->foot);
  self->foot = write_foot (data, title, day);
  cle_report_add_heading (self, 1, name);
  add_facts (self, data, day);
  add_score (self, data);
  add_previous (self, data);
  add_remarks (self, data);
  add_weakest (self, data);
  cle_report_add_actions (self, data->actions, data->now, result->head.offset);
  add_answers (self, data);

  return self;
}
