/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charts/cle-axis.h"
#include "charts/cle-chart-caption.h"
#include "cle-report-gather.h"
#include "cle-report-private.h"
#include "history/cle-emptiness.h"
#include "store/cle-people.h"

#include <glib/gi18n-lib.h>

static void
free_action (gpointer data)
{
  CleReportAction *self = data;

  g_free (self->who);
  g_free (self);
}

/* One action: of a result, or of a period and a subject. */
typedef struct
{
  const char *result;
  const char *subject;
  ClePeriod   period;
} Wanted;

static gboolean
is_wanted (const CleAction *action,
           const Wanted    *wanted)
{
  if (wanted->result != NULL)
    return g_strcmp0 (action->result, wanted->result) == 0;

  return (wanted->subject == NULL || g_str_equal (action->subject, wanted->subject)) &&
         (wanted->period.from == 0 || action->at >= wanted->period.from) &&
         (wanted->period.to == 0 || action->at < wanted->period.to);
}

static GPtrArray *
gather_actions (CleHistory   *history,
                const Wanted *wanted)
{
  CleActions *actions = cle_archive_get_actions (cle_history_get_archive (history));
  g_autoptr (GPtrArray) list = cle_actions_list (actions);
  GPtrArray *out = g_ptr_array_new_with_free_func (free_action);

  for (guint i = 0; i < list->len; i++)
    {
      CleAction *action = list->pdata[i];
      CleReportAction *each;

      if (!is_wanted (action, wanted))
        continue;
      each = g_new0 (CleReportAction, 1);
      each->action = action;
      if (action->who != NULL)
        each->who = cle_people_dup_name (cle_history_get_store (history), action->who);
      g_ptr_array_add (out, each);
    }

  return out;
}

/* The latest before it that can be set beside it. */
static CleResult *
find_previous (CleHistory          *history,
               const CleHistoryRow *row)
{
  guint n = cle_history_get_n_rows (history), best = G_MAXUINT;
  gint64 best_at = 0;

  for (guint i = 0; i < n; i++)
    {
      CleHistoryRow each;

      cle_history_get_row (history, i, &each);
      if (each.trashed || each.at >= row->at || each.voice != row->voice ||
          !g_str_equal (each.subject, row->subject) ||
          !g_str_equal (each.questionnaire, row->questionnaire))
        continue;
      if (best == G_MAXUINT || each.at > best_at)
        {
          best = i;
          best_at = each.at;
        }
    }

  return best != G_MAXUINT ? cle_history_read_result (history, best, NULL) : NULL;
}

static const char *
pick_language (const CleQuestionnaire   *questionnaire,
               const char *const        *languages)
{
  return questionnaire != NULL && languages != NULL
             ? cle_questionnaire_pick_language (questionnaire, languages)
             : NULL;
}

/**
 * cle_report_gather_result:
 * @history: a loaded history
 * @library: the questionnaires
 * @row: of the result
 * @languages: (nullable): wanted ones, best first
 * @error: return location for an error
 *
 * Previous results are compared only for management's voice: staff and clients
 * answer without names, and two answers side by side need not be one person's.
 *
 * Returns: (transfer full): the report of one result, or %NULL if its record
 *   could not be read
 */
CleReport *
cle_report_gather_result (CleHistory         *history,
                          CleLibrary         *library,
                          guint               row,
                          const char *const  *languages,
                          GError            **error)
{
  CleStore *store = cle_history_get_store (history);
  const CleClock *clock = cle_store_get_clock (store);
  g_autoptr (CleResult) result = cle_history_read_result (history, row, error);
  g_autoptr (CleResult) previous = NULL;
  g_autoptr (CleQuestionnaire) questionnaire = NULL;
  g_autoptr (GPtrArray) actions = NULL;
  g_autofree char *respondent = NULL;
  CleHistoryRow about;

  if (result == NULL)
    return NULL;

  cle_history_get_row (history, row, &about);
  questionnaire = cle_library_find_digest (library, result->digest, NULL);
  actions = gather_actions (history, &(Wanted){ .result = result->head.id });
  if (result->respondent != NULL)
    respondent = cle_people_dup_name (store, result->respondent);
  if (result->voice == CLE_VOICE_MANAGEMENT)
    previous = find_previous (history, &about);

  return cle_report_new_for_result (&(CleReportResult){
      .result = result,
      .questionnaire = questionnaire,
      .language = pick_language (questionnaire, languages),
      .note = about.note,
      .respondent = respondent,
      .previous = previous,
      .actions = actions,
      .now = cle_clock_get_wall (clock),
  });
}

/* A period shows one questionnaire: the one that was asked for, or that of the
 * latest result. */
static CleSelection *
select_results (CleHistory               *history,
                const CleSelectionFilter *filter)
{
  CleSelectionFilter narrow = *filter;
  g_autoptr (CleSelection) selection = cle_selection_new (history, filter);
  g_autofree char *id = NULL;

  if (filter->questionnaire != NULL || selection->n_rows == 0)
    return g_steal_pointer (&selection);

  id = g_strdup (cle_selection_get_quiz (selection, selection->n_rows - 1)->id);
  narrow.questionnaire = id;

  return cle_selection_new (history, &narrow);
}

static void
unref_questionnaire (gpointer questionnaire)
{
  if (questionnaire != NULL)
    cle_questionnaire_unref (questionnaire);
}

/* The newest one first; older ones know the questions that it left out. */
static GPtrArray *
find_questionnaires (CleLibrary         *library,
                     const CleSelection *selection)
{
  GPtrArray *out = g_ptr_array_new_with_free_func (unref_questionnaire);

  for (guint i = selection->n_rows; i > 0; i--)
    {
      const CleArchiveQuiz *quiz = cle_selection_get_quiz (selection, i - 1);
      CleQuestionnaire *found;
      gboolean is_known = FALSE;

      for (guint j = 0; j < out->len && !is_known; j++)
        is_known = g_str_equal (cle_questionnaire_get_digest (out->pdata[j]), quiz->digest);
      found = is_known ? NULL : cle_library_find_digest (library, quiz->digest, NULL);
      if (found != NULL)
        g_ptr_array_add (out, found);
    }
  g_ptr_array_add (out, NULL);

  return out;
}

/* The parts of the selection that are the points of the series. */
static CleSelection *
select_point (const CleProgressSeries *series,
              guint                    point)
{
  return cle_selection_new_part (series->selection, series->groups, point);
}

static char *
name_point (const CleProgressSeries *series,
            guint                    point,
            int                      offset)
{
  return cle_axis_format_period (series->points[point].at, offset, series->grouping);
}

/* The report owns what it was made from, in the order in which it was made. */
static gpointer
keep (GPtrArray     *kept,
      gpointer       data,
      GDestroyNotify destroy)
{
  CleReportOwned *owned = g_new0 (CleReportOwned, 1);

  *owned = (CleReportOwned){ data, destroy };
  g_ptr_array_add (kept, owned);

  return data;
}

#define KEEP(kept, data, destroy) keep (kept, data, (GDestroyNotify) (destroy))

static void
add_comparison (CleReportProgress *data,
                GPtrArray         *kept,
                CleLibrary        *library)
{
  const CleProgressSeries *series = data->series;
  guint last = series->n_points;
  CleSelection *first, *final;

  if (last < 2)
    return;

  first = KEEP (kept, select_point (series, 0), cle_selection_unref);
  final = KEEP (kept, select_point (series, last - 1), cle_selection_unref);
  data->comparison =
      KEEP (kept, cle_comparison_new (first, final, library, NULL), cle_comparison_free);
  data->earlier = KEEP (kept, name_point (series, 0, data->offset), g_free);
  data->later = KEEP (kept, name_point (series, last - 1, data->offset), g_free);
}

/* Gaps between voices are of interest where more than one of them spoke. */
static void
add_gap (CleReportProgress *data,
         GPtrArray         *kept,
         CleSelection      *selection,
         CleLibrary        *library)
{
  CleVoiceGap *gap = KEEP (kept, cle_voice_gap_new (selection, library, NULL), cle_voice_gap_free);
  guint shown = 0;

  for (guint voice = 0; voice < CLE_N_VOICES; voice++)
    shown += gap->n_shown[voice] + gap->n_hidden[voice] > 0;
  if (shown > 1)
    data->gap = gap;
}

static void
fill (CleReportProgress        *data,
      GPtrArray                *kept,
      CleHistory               *history,
      CleLibrary               *library,
      CleSelection             *selection,
      const CleSelectionFilter *filter,
      gint32                    target)
{
  const CleClock *clock = cle_store_get_clock (cle_history_get_store (history));
  Wanted wanted = { NULL, filter->subject, filter->period };

  data->now = cle_clock_get_wall (clock);
  data->offset = cle_clock_get_offset (clock, data->now);
  data->series =
      KEEP (kept, cle_progress_series_new (selection, library, CLE_GROUPING_AUTO, target, NULL),
            cle_progress_series_free);
  data->grid = KEEP (kept, cle_answer_grid_new (data->series, library, NULL), cle_answer_grid_free);
  data->filters = KEEP (kept, cle_chart_caption_filter (filter, data->offset), g_free);
  data->actions = KEEP (kept, gather_actions (history, &wanted), g_ptr_array_unref);
  add_gap (data, kept, selection, library);
  add_comparison (data, kept, library);
}

/**
 * cle_report_gather_progress_with_target:
 * @history: a loaded history
 * @library: the questionnaires
 * @filter: which results
 * @target: a line to draw, in thousandths from 0 to %CLE_PROGRESS_AXIS, or
 *   %CLE_PROGRESS_NO_TARGET
 * @languages: (nullable): wanted ones, best first
 * @error: return location for an error
 *
 * Returns: (transfer full): the report of the results that pass, or %NULL with
 *   %G_IO_ERROR_NOT_FOUND if there are none
 */
CleReport *
cle_report_gather_progress_with_target (CleHistory                *history,
                                        CleLibrary                *library,
                                        const CleSelectionFilter  *filter,
                                        gint32                     target,
                                        const char *const         *languages,
                                        GError                   **error)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  CleSelection *selection = KEEP (kept, select_results (history, filter), cle_selection_unref);
  GPtrArray *questionnaires =
      KEEP (kept, find_questionnaires (library, selection), g_ptr_array_unref);
  CleReportProgress data = {
    .questionnaires = (const CleQuestionnaire *const *) questionnaires->pdata,
    .language = pick_language (questionnaires->pdata[0], languages),
  };
  g_autofree char *reason = cle_emptiness_describe (history, selection, 0);
  CleReport *self = NULL;

  if (selection->n_rows > 0)
    {
      fill (&data, kept, history, library, selection, filter, target);
      self = cle_report_new_for_progress (&data);
    }
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s",
                 reason != NULL ? reason : _ ("There is no assessment yet."));

  for (guint i = 0; i < kept->len; i++)
    {
      CleReportOwned *owned = kept->pdata[self != NULL ? i : kept->len - 1 - i];

      if (self != NULL)
        cle_report_own (self, owned->data, owned->destroy);
      else
        owned->destroy (owned->data);
    }

  return self;
}

/**
 * cle_report_gather_progress:
 * @history: a loaded history
 * @library: the questionnaires
 * @filter: which results
 * @languages: (nullable): wanted ones, best first
 * @error: return location for an error
 *
 * As cle_report_gather_progress_with_target(), without a target.
 *
 * Returns: (transfer full): the report of the results that pass, or %NULL with
 *   %G_IO_ERROR_NOT_FOUND if there are none
 */
CleReport *
cle_report_gather_progress (CleHistory                *history,
                            CleLibrary                *library,
                            const CleSelectionFilter  *filter,
                            const char *const         *languages,
                            GError                   **error)
{
  return cle_report_gather_progress_with_target (history, library, filter, CLE_PROGRESS_NO_TARGET,
                                                 languages, error);
}
