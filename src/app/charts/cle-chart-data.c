/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-chart-data.h"

#include "assessment/cle-outcome.h"
#include "charts/cle-axis.h"
#include "charts/cle-comparison-chart.h"
#include "cle-format-closures.h"
#include "charts/cle-courses-chart.h"
#include "charts/cle-heat-chart.h"
#include "charts/cle-portfolio-chart.h"
#include "charts/cle-progress-chart.h"
#include "charts/cle-voice-chart.h"
#include "charts/cle-whale-chart.h"
#include "history/cle-selecting.h"

#include <glib/gi18n.h>

#define SLICE 4000 /* microseconds of selecting before the window has its turn */

/* The selections that a chart needs are made one after the other on the main
 * loop, a little at a time; the rest is done in a thread. */
typedef struct
{
  CleLibrary         *library;
  CleHistory         *history;
  CleChartRequest     request;
  char               *subject;
  char               *questionnaire;
  CleSelectionFilter  wanted[2];     /* the stretch of time, and the one before */
  guint               n_wanted;
  guint               n_done;
  CleSelecting       *selecting;
  CleSelection       *selections[2];
  CleChartData       *data;
} Job;

static void
clear_data (CleChartData *self)
{
  g_clear_pointer (&self->series, cle_progress_series_free);
  g_clear_pointer (&self->previous, cle_progress_series_free);
  g_clear_pointer (&self->min_max, cle_min_max_free);
  g_clear_pointer (&self->portfolio, cle_portfolio_free);
  g_clear_pointer (&self->whale, cle_whale_free);
  g_clear_pointer (&self->courses, g_free);
  g_clear_pointer (&self->upper, cle_min_max_free);
  g_clear_pointer (&self->summary, cle_summary_free);
  g_clear_pointer (&self->grid, cle_answer_grid_free);
  g_clear_pointer (&self->gap, cle_voice_gap_free);
  g_clear_pointer (&self->comparison, cle_comparison_free);
  g_clear_pointer (&self->questionnaires, g_ptr_array_unref);
}

static void
free_job (Job *job)
{
  g_clear_pointer (&job->selecting, cle_selecting_free);
  for (guint i = 0; i < 2; i++)
    g_clear_pointer (&job->selections[i], cle_selection_unref);
  g_clear_pointer (&job->data, cle_chart_data_unref);
  g_object_unref (job->history);
  g_object_unref (job->library);
  g_free (job->subject);
  g_free (job->questionnaire);
  g_free (job);
}

static void
unref_questionnaire (gpointer questionnaire)
{
  if (questionnaire != NULL)
    cle_questionnaire_unref (questionnaire);
}

/* Newest revision first: its texts are the ones to show. */
static int
compare_revisions (gconstpointer a,
                   gconstpointer b)
{
  guint first = cle_questionnaire_get_revision (*(CleQuestionnaire **) a);
  guint second = cle_questionnaire_get_revision (*(CleQuestionnaire **) b);

  return first < second ? 1 : first > second ? -1 : 0;
}

static GPtrArray *
find_questionnaires (const CleSelection *selection,
                     CleLibrary         *library)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (unref_questionnaire);

  for (guint i = 0; i < selection->quizzes->len; i++)
    {
      const CleArchiveQuiz *quiz = selection->quizzes->pdata[i];
      CleQuestionnaire *each =
          quiz != NULL ? cle_library_find_digest (library, quiz->digest, NULL) : NULL;

      if (each != NULL)
        g_ptr_array_add (found, each);
    }
  g_ptr_array_sort (found, compare_revisions);
  g_ptr_array_add (found, NULL);

  return found;
}

static void
compare (CleChartData          *data,
         const CleChartRequest *request,
         CleLibrary            *library,
         GCancellable          *cancellable)
{
  const CleProgressSeries *series = data->series;
  guint n = series->n_points;
  guint later = request->sides[1] < n ? request->sides[1] : n - 1;
  guint earlier = request->sides[0] < n ? request->sides[0] : later > 0 ? later - 1 : 0;
  g_autoptr (CleSelection) first = NULL;
  g_autoptr (CleSelection) second = NULL;

  if (n < 2 || earlier == later)
    return;

  data->sides[0] = MIN (earlier, later);
  data->sides[1] = MAX (earlier, later);
  first = cle_selection_new_part (series->selection, series->groups, data->sides[0]);
  second = cle_selection_new_part (series->selection, series->groups, data->sides[1]);
  data->comparison = cle_comparison_new (first, second, library, cancellable);
}

static void
make_chosen (Job          *job,
             GCancellable *cancellable)
{
  CleChartData *data = job->data;

  switch (data->kind)
    {
    case CLE_CHART_KIND_ANSWERS:
      data->grid = cle_answer_grid_new (data->series, job->library, cancellable);
      break;
    case CLE_CHART_KIND_VOICES:
      data->gap = cle_voice_gap_new (job->selections[0], job->library, cancellable);
      break;
    case CLE_CHART_KIND_COMPARISON:
      compare (data, &job->request, job->library, cancellable);
      break;
    case CLE_CHART_KIND_PORTFOLIO:
    case CLE_CHART_KIND_WHALE:
    case CLE_CHART_KIND_COURSES:
    case CLE_CHART_KIND_PROGRESS:
    default:
      break;
    }
}

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Job *job = task_data;
  CleChartData *data = job->data;

  data->series = cle_progress_series_new (job->selections[0], job->library, job->request.grouping,
                                          job->request.target, cancellable);
  if (data->series != NULL && job->selections[1] != NULL)
    data->previous =
        cle_progress_series_new (job->selections[1], job->library, data->series->grouping,
                                 CLE_PROGRESS_NO_TARGET, cancellable);
  if (data->series != NULL)
    {
      data->questionnaires = find_questionnaires (job->selections[0], job->library);
      data->min_max = cle_progress_levels_new (data->series, FALSE);
      data->upper = cle_progress_levels_new (data->series, TRUE);
      data->summary = cle_summary_new (job->selections[0], job->library);
      make_chosen (job, cancellable);
    }

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&job->data),
                           (GDestroyNotify) cle_chart_data_unref);
}

static gboolean
select_cb (gpointer data)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;

  if (job->selecting == NULL)
    job->selecting = cle_selecting_new (job->history, &job->wanted[job->n_done]);
  if (!cle_selecting_step (job->selecting, SLICE))
    return G_SOURCE_CONTINUE;

  job->selections[job->n_done++] = cle_selecting_finish (job->selecting);
  g_clear_pointer (&job->selecting, cle_selecting_free);
  if (job->n_done < job->n_wanted)
    return G_SOURCE_CONTINUE;

  g_task_run_in_thread (task, make_in_thread);
  return G_SOURCE_REMOVE;
}

/* As long as the present stretch, up to its beginning. */
static void
want_previous (Job    *job,
               gint64  now)
{
  ClePeriod period = job->request.filter.period;
  gint64 to = period.to != 0 ? period.to : now;

  if (!job->request.previous || period.from == 0 || to <= period.from)
    return;

  job->data->shift = to - period.from;
  job->wanted[1] = job->wanted[0];
  job->wanted[1].period.from = MAX (1, period.from - job->data->shift);
  job->wanted[1].period.to = period.from;
  job->n_wanted = 2;
}

static Job *
create_job (CleSession            *session,
            const CleChartRequest *request)
{
  Job *job = g_new0 (Job, 1);

  job->library = g_object_ref (cle_session_get_library (session));
  job->history = g_object_ref (cle_session_get_history (session));
  job->request = *request;
  job->subject = g_strdup (request->filter.subject);
  job->questionnaire = g_strdup (request->filter.questionnaire);
  job->request.filter.subject = job->subject;
  job->request.filter.questionnaire = job->questionnaire;
  job->wanted[0] = job->request.filter;
  job->n_wanted = 1;
  job->data = g_atomic_rc_box_new0 (CleChartData);
  job->data->kind = request->kind;
  want_previous (job, cle_session_get_now (session));

  return job;
}

/**
 * cle_chart_data_new_for_clients:
 * @kind: of a chart of clients
 * @portfolio: (transfer full): the clients
 *
 * Returns: (transfer full): what the chart is made from
 */
CleChartData *
cle_chart_data_new_for_clients (CleChartKind  kind,
                                ClePortfolio *portfolio)
{
  CleChartData *self = g_atomic_rc_box_new0 (CleChartData);

  self->kind = kind;
  self->portfolio = portfolio;
  if (kind == CLE_CHART_KIND_WHALE)
    self->whale = cle_portfolio_make_whale (portfolio);

  return self;
}

/**
 * cle_chart_data_new_for_courses:
 * @courses: two courses of action; copied
 *
 * Returns: (transfer full): what their chart is made from
 */
CleChartData *
cle_chart_data_new_for_courses (const CleCourses *courses)
{
  CleChartData *self = g_atomic_rc_box_new0 (CleChartData);

  self->kind = CLE_CHART_KIND_COURSES;
  self->courses = g_memdup2 (courses, sizeof *courses);

  return self;
}

/**
 * cle_chart_data_ref:
 * @self: data
 *
 * Returns: (transfer full): the same
 */
CleChartData *
cle_chart_data_ref (CleChartData *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * cle_chart_data_unref:
 * @self: (transfer full): data
 */
void
cle_chart_data_unref (CleChartData *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_data);
}

/**
 * cle_chart_data_load_async:
 * @session: an open store
 * @request: what to show, copied
 * @cancellable: (nullable): to give up when something else is to be shown
 * @callback: called when it is there
 * @data: for @callback
 *
 * Makes what a chart needs without keeping the window waiting, however long
 * the history is.
 */
void
cle_chart_data_load_async (CleSession            *session,
                           const CleChartRequest *request,
                           GCancellable          *cancellable,
                           GAsyncReadyCallback    callback,
                           gpointer               data)
{
  g_return_if_fail (CLE_IS_SESSION (session));

  g_autoptr (GTask) task = g_task_new (session, cancellable, callback, data);
  g_autoptr (GSource) source = g_idle_source_new ();

  g_task_set_task_data (task, create_job (session, request), (GDestroyNotify) free_job);
  g_source_set_callback (source, select_cb, g_object_ref (task), g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

/**
 * cle_chart_data_load_finish:
 * @result: what the callback got
 * @error: return location for an error; only cancelling is one
 *
 * Returns: (transfer full): the data, or %NULL
 */
CleChartData *
cle_chart_data_load_finish (GAsyncResult  *result,
                            GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Where a point stands for many results, in the time of whoever looks. */
static int
offset_here (gint64 at)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (at / 1000);

  return local != NULL ? (int) (g_date_time_get_utc_offset (local) / G_TIME_SPAN_MINUTE) : 0;
}

/**
 * cle_chart_data_name_point:
 * @self: data
 * @point: of its series
 *
 * Returns: (transfer full): the day or the month of the point, to choose it by
 */
char *
cle_chart_data_name_point (const CleChartData *self,
                           guint               point)
{
  const CleProgressPoint *at = &self->series->points[point];
  g_autofree char *day =
      cle_axis_format_period (at->at, offset_here (at->at), self->series->grouping);
  g_autofree char *score = cle_points_format ((at->score + 50) / 100 * 100);

  if (at->n > 1)
    /* Translators: a day, a mean score, and of how many results. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %s, %u result", "%s: %s, %u results",
                                         at->n),
                            day, score, at->n);

  /* Translators: a day and a score. */
  return g_strdup_printf (_ ("%s: %s"), day, score);
}

/* Charts of clients have none. */
static const CleQuestionnaire *const *
list_questionnaires (const CleChartData *self)
{
  static const CleQuestionnaire *const none[] = { NULL };

  return self->questionnaires == NULL
             ? none
             : (const CleQuestionnaire *const *) self->questionnaires->pdata;
}

static const char *
find_language (const CleChartData *self)
{
  const CleQuestionnaire *newest = list_questionnaires (self)[0];

  return newest != NULL ? cle_format_language (newest) : NULL;
}

static CleChart *
make_comparison_chart (const CleChartData  *self,
                       const CleChartSetup *setup,
                       double               width)
{
  g_autofree char *earlier = cle_chart_data_name_point (self, self->sides[0]);
  g_autofree char *later = cle_chart_data_name_point (self, self->sides[1]);

  return cle_comparison_chart_new (self->comparison, earlier, later, setup, width, 0);
}

/**
 * cle_chart_data_make_chart:
 * @self: data; has to live as long as the chart
 * @style: how it looks; likewise
 * @zoom: the stretch of time to show, for a progress line
 * @title: (nullable): above the chart
 * @subtitle: (nullable): below the title
 * @width: pixels
 *
 * Returns: (transfer full) (nullable): the chart, as high as it wishes to be;
 *   %NULL when there is nothing to compare
 */
CleChart *
cle_chart_data_make_chart (const CleChartData  *self,
                           const CleChartStyle *style,
                           ClePeriod            zoom,
                           const char          *title,
                           const char          *subtitle,
                           double               width)
{
  CleChartSetup setup = { style, list_questionnaires (self), find_language (self), title,
                          subtitle };
  CleProgressChartOptions options = { zoom, self->previous, self->shift, self->min_max,
                                      self->upper };

  if (self->courses != NULL)
    return cle_courses_chart_new (self->courses, &setup, width, 0);
  if (self->whale != NULL)
    return cle_whale_chart_new (self->whale, self->portfolio, &setup, width, 0);
  if (self->portfolio != NULL)
    return cle_portfolio_chart_new (self->portfolio, &setup, width, 0);
  if (self->grid != NULL)
    return cle_heat_chart_new (self->grid, self->series, &setup, width, 0);
  if (self->gap != NULL)
    return cle_voice_chart_new (self->gap, &setup, width, 0);
  if (self->comparison != NULL)
    return make_comparison_chart (self, &setup, width);
  if (self->kind == CLE_CHART_KIND_COMPARISON)
    return NULL;

  return cle_progress_chart_new (self->series, &setup, &options, width, 0);
}

/**
 * cle_chart_data_make_sheet:
 * @self: data
 *
 * Returns: (transfer full) (nullable): the same as a table; %NULL when there is
 *   nothing to compare
 */
CleSheet *
cle_chart_data_make_sheet (const CleChartData *self)
{
  if (self->courses != NULL)
    return cle_sheet_new_for_courses (self->courses);
  if (self->whale != NULL)
    return cle_sheet_new_for_whale (self->portfolio, self->whale);
  if (self->portfolio != NULL)
    return cle_sheet_new_for_portfolio (self->portfolio);

  CleSheetSetup setup = { list_questionnaires (self), find_language (self),
                          self->series->n_points > 0
                              ? offset_here (self->series->points[self->series->n_points - 1].at)
                              : 0 };

  if (self->grid != NULL)
    return cle_sheet_new_for_answers (self->grid, self->series, &setup);
  if (self->gap != NULL)
    return cle_sheet_new_for_voices (self->gap, &setup);
  if (self->comparison != NULL)
    {
      g_autofree char *earlier = cle_chart_data_name_point (self, self->sides[0]);
      g_autofree char *later = cle_chart_data_name_point (self, self->sides[1]);

      return cle_sheet_new_for_comparison (self->comparison, earlier, later, &setup);
    }
  if (self->kind == CLE_CHART_KIND_COMPARISON)
    return NULL;

  return cle_sheet_new_for_progress (self->series, &setup);
}
