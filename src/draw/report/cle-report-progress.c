/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charts/cle-chart-caption.h"
#include "charts/cle-comparison-chart.h"
#include "charts/cle-heat-chart.h"
#include "charts/cle-progress-chart.h"
#include "charts/cle-voice-chart.h"
#include "cle-report-private.h"
#include "cle-report-story.h"

#include <glib/gi18n-lib.h>

#define LINE_HEIGHT 300.0 /* of the progress line, in pixels */

static CleChart *
make_progress (gconstpointer        data,
               GPtrArray           *slices,
               const CleChartSetup *setup,
               double               width,
               double               height,
               guint                first,
               guint               *next)
{
  const CleReportProgress *self = data;

  *next = 0;

  return cle_progress_chart_new (self->series, setup, NULL, width, MIN (LINE_HEIGHT, height));
}

/* The questions from @first on that fit; their data are borrowed. */
static void
slice_grid (CleAnswerGrid       *slice,
            const CleAnswerGrid *grid,
            guint                first,
            guint                n)
{
  *slice = *grid;
  slice->questions += first;
  slice->cells += (gsize) first * grid->n_occasions;
  slice->n_questions = n;
}

/* The chart borrows the slice. */
static gpointer
keep (GPtrArray     *slices,
      gconstpointer  data,
      gsize          size)
{
  gpointer slice = g_memdup2 (data, size);

  g_ptr_array_add (slices, slice);

  return slice;
}

static guint
go_on (guint first,
       guint n,
       guint n_all)
{
  return first + n < n_all ? first + n : 0;
}

/* Rows are nearly of one height: one division finds how many fit, and the loop
 * what was wrong with it. */
static guint
fewer (guint  n,
       double needed,
       double height)
{
  guint fit = (guint) (n * height / needed);

  return CLAMP (fit, 1, n - 1);
}

static CleChart *
make_heat (gconstpointer        data,
           GPtrArray           *slices,
           const CleChartSetup *setup,
           double               width,
           double               height,
           guint                first,
           guint               *next)
{
  const CleReportProgress *self = data;
  guint n_all = self->grid->n_questions, n = n_all - MIN (first, n_all);
  CleAnswerGrid *slice = keep (slices, self->grid, sizeof *slice);
  double needed;

  slice_grid (slice, self->grid, first, n);
  needed = cle_heat_chart_measure (slice, self->series, setup, width);
  while (needed > height && n > 1)
    {
      n = fewer (n, needed, height);
      slice_grid (slice, self->grid, first, n);
      needed = cle_heat_chart_measure (slice, self->series, setup, width);
    }
  *next = go_on (first, n, n_all);

  return cle_heat_chart_new (slice, self->series, setup, width, needed);
}

static CleChart *
make_voices (gconstpointer        data,
             GPtrArray           *slices,
             const CleChartSetup *setup,
             double               width,
             double               height,
             guint                first,
             guint               *next)
{
  const CleReportProgress *self = data;
  CleVoiceGap *slice = keep (slices, self->gap, sizeof *slice);
  double needed;

  slice->rows += first;
  slice->n_rows -= MIN (first, slice->n_rows);
  needed = cle_voice_chart_measure (slice, setup, width);
  while (needed > height && slice->n_rows > 1)
    {
      slice->n_rows = fewer (slice->n_rows, needed, height);
      needed = cle_voice_chart_measure (slice, setup, width);
    }
  *next = go_on (first, slice->n_rows, self->gap->n_rows);

  return cle_voice_chart_new (slice, setup, width, needed);
}

static CleChart *
make_comparison (gconstpointer        data,
                 GPtrArray           *slices,
                 const CleChartSetup *setup,
                 double               width,
                 double               height,
                 guint                first,
                 guint               *next)
{
  const CleReportProgress *self = data;
  static char *none[] = { NULL };
  CleComparison *slice = keep (slices, self->comparison, sizeof *slice);
  double needed;

  slice->rows += first;
  slice->n_rows -= MIN (first, slice->n_rows);
  needed = cle_comparison_chart_measure (slice, self->earlier, self->later, setup, width);
  while (needed > height && slice->n_rows > 1)
    {
      slice->only_earlier = slice->only_later = none;
      slice->n_rows = fewer (slice->n_rows, needed, height);
      needed = cle_comparison_chart_measure (slice, self->earlier, self->later, setup, width);
    }
  *next = go_on (first, slice->n_rows, self->comparison->n_rows);

  return cle_comparison_chart_new (slice, self->earlier, self->later, setup, width, needed);
}

static const char *
pick_language (const CleReportProgress *data)
{
  const CleQuestionnaire *newest = data->questionnaires[0];

  return data->language != NULL || newest == NULL ? data->language
                                                  : cle_questionnaire_get_languages (newest)[0];
}

static char *
write_foot (const CleReportProgress *data,
            const char              *title,
            const char              *span)
{
  g_autofree char *count = cle_chart_caption_respondents (data->series->n_respondents);
  g_autofree char *revisions = cle_chart_caption_revisions (NULL, data->series->selection);

  return cle_chart_caption_join (data->filters != NULL ? data->filters : "", count, span, title,
                                 revisions, NULL);
}

static const CleQuestion *
find_question (const CleReportProgress *data,
               const CleStoryWeak      *weak)
{
  const CleQuestionnaire *newest = data->questionnaires[0];
  guint index = 0;

  cle_questionnaire_find_question (newest, data->grid->questions[weak->row].id, &index);

  return cle_questionnaire_get_question (newest, index);
}

static const char *
get_field (const CleReportProgress *data,
           const CleStoryWeak      *weak,
           CleQuestionField         field)
{
  return cle_question_get_field (find_question (data, weak), field, pick_language (data));
}

static void
add_meaning (CleReport               *self,
             const CleReportProgress *data,
             const CleStoryWeak      *weak,
             guint                    n)
{
  cle_report_add_heading (self, 2, _ ("Why it matters"));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *how_long = cle_story_describe_weak (&weak[i]);
      const char *why = get_field (data, &weak[i], CLE_QUESTION_WHY);
      g_autofree char *detail =
          why != NULL ? g_strdup_printf ("%s %s", how_long, why) : g_strdup (how_long);

      cle_report_add_item (self, 0, get_field (data, &weak[i], CLE_QUESTION_TEXT), detail);
    }
}

static void
add_steps (CleReport               *self,
           const CleReportProgress *data,
           const CleStoryWeak      *weak,
           guint                    n)
{
  cle_report_add_heading (self, 2,
                          n == 3 ? _ ("The next three steps")
                                 : ngettext ("The next step", "The next steps", n));
  for (guint i = 0; i < n; i++)
    {
      const char *step = get_field (data, &weak[i], CLE_QUESTION_STEP);

      cle_report_add_item (self, i + 1,
                           step != NULL ? step : get_field (data, &weak[i], CLE_QUESTION_TEXT),
                           get_field (data, &weak[i], CLE_QUESTION_STEP_HOW));
    }
}

static void
add_story (CleReport               *self,
           const CleReportProgress *data)
{
  g_auto (GStrv) changes = cle_story_list_changes (data->series, data->comparison);
  CleStoryWeak weak[CLE_STORY_STEPS];
  guint n = data->questionnaires[0] != NULL
                ? cle_story_find_weak (data->grid, data->questionnaires[0], weak)
                : 0;

  cle_report_add_heading (self, 2, _ ("What changed"));
  for (guint i = 0; changes[i] != NULL; i++)
    cle_report_add_part (self, i == 0 ? CLE_PART_LEAD : CLE_PART_TEXT, changes[i]);
  if (n == 0)
    return;

  add_meaning (self, data, weak, n);
  add_steps (self, data, weak, n);
}

static void
add_voices (CleReport               *self,
            const CleReportProgress *data)
{
  if (data->gap == NULL)
    return;

  cle_report_add_heading (self, 2, _ ("How the voices differ"));
  cle_report_add_chart (self, make_voices, data);
  for (guint voice = 0; voice < CLE_N_VOICES; voice++)
    if (data->gap->n_hidden[voice] > 0)
      {
        g_autofree char *hidden = cle_voice_gap_describe_hidden (data->gap, (CleVoice) voice);

        g_autofree char *text =
            g_strdup_printf ("%s: %s", cle_report_name_voice ((CleVoice) voice), hidden);

        cle_report_add_part (self, CLE_PART_DIM, text);
      }
}

static void
add_tables (CleReport               *self,
            const CleReportProgress *data)
{
  CleSheetSetup setup = { data->questionnaires, pick_language (data), data->offset, TRUE };

  cle_report_add_heading (self, 2, _ ("The figures"));
  cle_report_add_table (self, cle_sheet_new_for_progress (data->series, &setup));
  if (data->comparison == NULL)
    return;

  cle_report_add_heading (self, 2, _ ("First and last, question by question"));
  cle_report_add_table (self, cle_sheet_new_for_comparison (data->comparison, data->earlier,
                                                            data->later, &setup));
}

static void
add_charts (CleReport               *self,
            const CleReportProgress *data)
{
  cle_report_add_heading (self, 2, _ ("All answers"));
  cle_report_add_chart (self, make_heat, data);
  add_voices (self, data);
  if (data->comparison != NULL)
    {
      cle_report_add_heading (self, 2, _ ("The first and the last assessment"));
      cle_report_add_chart (self, make_comparison, data);
    }
}

static void
add_facts (CleReport               *self,
           const CleReportProgress *data,
           const char              *title,
           const char              *span)
{
  g_autofree char *revisions = cle_chart_caption_revisions (NULL, data->series->selection);
  g_autofree char *questionnaire =
      *revisions != '\0' ? g_strdup_printf ("%s, %s", title, revisions) : g_strdup (title);
  g_autofree char *count = cle_chart_caption_respondents (data->series->n_respondents);

  cle_report_add_fact (self, _ ("What is shown"), data->filters);
  cle_report_add_fact (self, _ ("Dates"), span);
  cle_report_add_fact (self, _ ("Answers from"), count);
  cle_report_add_fact (self, _ ("Questionnaire"), questionnaire);
}

/**
 * cle_report_new_for_progress:
 * @data: the period; it has to live as long as the report
 *
 * A period: line, what changed, why it matters, the next three steps, actions,
 * all answers, voices, the first against the last, and the figures.
 *
 * Returns: (transfer full): the report
 */
CleReport *
cle_report_new_for_progress (const CleReportProgress *data)
{
  const CleQuestionnaire *newest = data->questionnaires[0];
  const char *title =
      newest != NULL ? cle_questionnaire_get_title (newest, pick_language (data)) : "";
  g_autofree char *span = cle_chart_caption_span (data->series->selection);
  CleReport *self = cle_report_new (_ ("Progress"), pick_language (data));

  cle_report_own (self, g_memdup2 (data, sizeof *data), g_free);
  data = g_array_index (self->owned, CleReportOwned, self->owned->len - 1).data;
  self->questionnaires = data->questionnaires;
  g_free (self->head);
  self->head = g_strdup (title);
  g_free (self->foot);
  self->foot = write_foot (data, title, span);
  cle_report_add_heading (self, 1, self->title);
  add_facts (self, data, title, span);
  cle_report_add_heading (self, 2, _ ("The score over time"));
  cle_report_add_chart (self, make_progress, data);
  add_story (self, data);
  cle_report_add_actions (self, data->actions, data->now, data->offset);
  add_charts (self, data);
  add_tables (self, data);

  return self;
}
