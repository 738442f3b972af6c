/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charts/cle-axis.h"
#include "charts/cle-chart-caption.h"
#include "cle-report-actions.h"
#include "cle-report-material.h"
#include "cle-report-private.h"
#include "history/cle-emptiness.h"

#include <glib/gi18n-lib.h>

struct _CleReportMaterial
{
  CleStore          *store;
  CleLibrary        *library;
  CleSelection      *selection;
  char             **languages; /* (nullable) */
  gint32             target;
  GPtrArray         *actions;
  char              *filters;
  gint64             now;
  int                offset;

  GPtrArray         *questionnaires; /* from here on: while the report is made */
  CleProgressSeries *series;
  CleAnswerGrid     *grid;
  CleVoiceGap       *gap;
  CleSelection      *sides[2];
  char              *names[2];
  CleComparison     *comparison;
};

static void
unref_questionnaire (gpointer questionnaire)
{
  if (questionnaire != NULL)
    cle_questionnaire_unref (questionnaire);
}

/* The newest one first; older ones know the questions that it left out. Each is
 * looked for once, also one that is not here. */
static GPtrArray *
find_questionnaires (CleLibrary         *library,
                     const CleSelection *selection)
{
  GPtrArray *out = g_ptr_array_new_with_free_func (unref_questionnaire);
  g_autofree gboolean *looked = g_new0 (gboolean, selection->quizzes->len);

  for (guint i = selection->n_rows; i > 0; i--)
    {
      guint quiz = selection->rows[i - 1].quiz;
      const char *digest = cle_selection_get_quiz (selection, i - 1)->digest;
      CleQuestionnaire *found =
          looked[quiz] ? NULL : cle_library_find_digest (library, digest, NULL);

      looked[quiz] = TRUE;
      if (found != NULL)
        g_ptr_array_add (out, found);
    }
  g_ptr_array_add (out, NULL);

  return out;
}

/* The first and the last occasion, as selections of their own. */
static void
compare_sides (CleReportMaterial *self)
{
  const CleProgressSeries *series = self->series;
  const guint points[] = { 0, series->n_points - 1 };

  if (series->n_points < 2)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      self->sides[i] = cle_selection_new_part (series->selection, series->groups, points[i]);
      self->names[i] =
          cle_axis_format_period (series->points[points[i]].at, self->offset, series->grouping);
    }
  self->comparison = cle_comparison_new (self->sides[0], self->sides[1], self->library, NULL);
}

/* Gaps between voices are of interest where more than one of them spoke. */
static gboolean
have_several_voices (const CleVoiceGap *gap)
{
  guint shown = 0;

  for (guint voice = 0; voice < CLE_N_VOICES; voice++)
    shown += gap->n_shown[voice] + gap->n_hidden[voice] > 0;

  return shown > 1;
}

static void
reckon (CleReportMaterial *self)
{
  cle_report_actions_name (self->actions, self->store);
  self->questionnaires = find_questionnaires (self->library, self->selection);
  self->series = cle_progress_series_new (self->selection, self->library, CLE_GROUPING_AUTO,
                                          self->target, NULL);
  self->grid = cle_answer_grid_new (self->series, self->library, NULL);
  self->gap = cle_voice_gap_new (self->selection, self->library, NULL);
  compare_sides (self);
}

static const char *
pick_language (const CleReportMaterial *self)
{
  const CleQuestionnaire *newest = self->questionnaires->pdata[0];

  return newest != NULL && self->languages != NULL
             ? cle_questionnaire_pick_language (newest, (const char *const *) self->languages)
             : NULL;
}

/**
 * cle_report_material_pick_quiz:
 * @selection: the results that pass
 * @filter: what they passed
 *
 * A report shows one questionnaire: the one that was asked for, or that of the
 * latest result.
 *
 * Returns: (transfer full) (nullable): the id of the questionnaire that has to be
 *   selected instead; %NULL if the selection is of one already
 */
char *
cle_report_material_pick_quiz (const CleSelection       *selection,
                               const CleSelectionFilter *filter)
{
  const char *latest;

  if (filter->questionnaire != NULL || selection->n_rows == 0)
    return NULL;

  latest = cle_selection_get_quiz (selection, selection->n_rows - 1)->id;
  for (guint i = 0; i < selection->quizzes->len; i++)
    {
      const CleArchiveQuiz *quiz = g_ptr_array_index (selection->quizzes, i);

      if (quiz != NULL && !g_str_equal (quiz->id, latest))
        return g_strdup (latest);
    }

  return NULL;
}

/**
 * cle_report_material_new:
 * @history: a loaded history
 * @library: the questionnaires
 * @selection: results of one questionnaire, see cle_report_material_pick_quiz()
 * @filter: what they passed
 * @target: a line to draw, in thousandths from 0 to %CLE_PROGRESS_AXIS, or
 *   %CLE_PROGRESS_NO_TARGET
 * @languages: (nullable): wanted ones, best first
 * @error: return location for an error
 *
 * Returns: (transfer full): what a report is made from, or %NULL with
 *   %G_IO_ERROR_NOT_FOUND if there are no results
 */
CleReportMaterial *
cle_report_material_new (CleHistory                *history,
                         CleLibrary                *library,
                         CleSelection              *selection,
                         const CleSelectionFilter  *filter,
                         gint32                     target,
                         const char *const         *languages,
                         GError                   **error)
{
  CleStore *store = cle_history_get_store (history);
  const CleClock *clock = cle_store_get_clock (store);
  g_autofree char *reason = cle_emptiness_describe (history, selection, 0);
  CleReportMaterial *self;

  if (selection->n_rows == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s",
                   reason != NULL ? reason : _ ("There is no assessment yet."));
      return NULL;
    }

  self = g_new0 (CleReportMaterial, 1);
  self->store = g_object_ref (store);
  self->library = g_object_ref (library);
  self->selection = cle_selection_ref (selection);
  self->languages = g_strdupv ((char **) languages);
  self->target = target;
  self->now = cle_clock_get_wall (clock);
  self->offset = cle_clock_get_offset (clock, self->now);
  self->actions = cle_report_actions_copy (history, NULL, filter);
  self->filters = cle_chart_caption_filter (filter, self->offset);

  return self;
}

/**
 * cle_report_material_free:
 * @self: (transfer full): material that no report was made from
 */
void
cle_report_material_free (CleReportMaterial *self)
{
  g_clear_pointer (&self->comparison, cle_comparison_free);
  g_clear_pointer (&self->gap, cle_voice_gap_free);
  g_clear_pointer (&self->grid, cle_answer_grid_free);
  g_clear_pointer (&self->series, cle_progress_series_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->sides); i++)
    {
      g_clear_pointer (&self->sides[i], cle_selection_unref);
      g_free (self->names[i]);
    }
  g_clear_pointer (&self->questionnaires, g_ptr_array_unref);
  g_ptr_array_unref (self->actions);
  g_free (self->filters);
  g_strfreev (self->languages);
  cle_selection_unref (self->selection);
  g_object_unref (self->library);
  g_object_unref (self->store);
  g_free (self);
}

/**
 * cle_report_material_make:
 * @self: (transfer full): material
 *
 * Does the reckoning. The report keeps the material.
 *
 * Returns: (transfer full): the report, not laid out yet
 */
CleReport *
cle_report_material_make (CleReportMaterial *self)
{
  CleReport *report;

  reckon (self);
  report = cle_report_new_for_progress (&(CleReportProgress){
      .series = self->series,
      .grid = self->grid,
      .gap = have_several_voices (self->gap) ? self->gap : NULL,
      .comparison = self->comparison,
      .earlier = self->names[0],
      .later = self->names[1],
      .questionnaires = (const CleQuestionnaire *const *) self->questionnaires->pdata,
      .language = pick_language (self),
      .filters = self->filters,
      .actions = self->actions,
      .now = self->now,
      .offset = self->offset,
  });
  cle_report_own (report, self, (GDestroyNotify) cle_report_material_free);

  return report;
}
