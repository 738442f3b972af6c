/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-report-making.h"

#include "history/cle-selecting.h"
#include "report/cle-report-gather.h"
#include "report/cle-report-material.h"

#define SLICE 4000 /* microseconds of selecting before the window has its turn */

/* The results are selected on the main loop, a little at a time; the rest is
 * done in a thread. */
typedef struct
{
  CleHistory         *history;
  CleLibrary         *library;
  CleSelectionFilter  filter;
  char               *subject;
  char               *questionnaire;
  char               *latest;        /* the questionnaire that is shown, of several */
  gint32              target;
  CleSelecting       *selecting;
  CleReportMaterial  *material;
} Job;

static void
free_job (gpointer data)
{
  Job *self = data;

  g_clear_pointer (&self->selecting, cle_selecting_free);
  g_clear_pointer (&self->material, cle_report_material_free);
  g_object_unref (self->history);
  g_object_unref (self->library);
  g_free (self->subject);
  g_free (self->questionnaire);
  g_free (self->latest);
  g_free (self);
}

static Job *
new_job (CleSession               *session,
         const CleSelectionFilter *filter,
         gint32                    target)
{
  Job *self = g_new0 (Job, 1);

  self->history = g_object_ref (cle_session_get_history (session));
  self->library = g_object_ref (cle_session_get_library (session));
  self->filter = *filter;
  self->filter.subject = self->subject = g_strdup (filter->subject);
  self->filter.questionnaire = self->questionnaire = g_strdup (filter->questionnaire);
  self->target = target;

  return self;
}

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Job *self = data;

  g_task_return_pointer (task, cle_report_material_make (g_steal_pointer (&self->material)),
                         (GDestroyNotify) cle_report_free);
}

/* A step of selecting, first what was asked for, then again one questionnaire of
 * it, if there are several. */
static CleSelection *
select_some (Job *self)
{
  g_autoptr (CleSelection) selection = NULL;
  CleSelectionFilter narrow = self->filter;

  if (self->latest != NULL)
    narrow.questionnaire = self->latest;
  if (self->selecting == NULL)
    self->selecting = cle_selecting_new (self->history, &narrow);
  if (!cle_selecting_step (self->selecting, SLICE))
    return NULL;

  selection = cle_selecting_finish (self->selecting);
  g_clear_pointer (&self->selecting, cle_selecting_free);
  if (self->latest == NULL)
    self->latest = cle_report_material_pick_quiz (selection, &self->filter);
  else
    return g_steal_pointer (&selection);

  return self->latest == NULL ? g_steal_pointer (&selection) : NULL;
}

static gboolean
select_cb (gpointer data)
{
  GTask *task = data;
  Job *self = g_task_get_task_data (task);
  g_autoptr (CleSelection) selection = NULL;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;

  selection = select_some (self);
  if (selection == NULL)
    return G_SOURCE_CONTINUE;

  self->material = cle_report_material_new (self->history, self->library, selection, &self->filter,
                                            self->target, g_get_language_names (), &error);
  if (self->material != NULL)
    g_task_run_in_thread (task, make_in_thread);
  else
    g_task_return_error (task, error);

  return G_SOURCE_REMOVE;
}

static void
make_progress (GTask                    *task,
               CleSession               *session,
               const CleSelectionFilter *filter,
               gint32                    target)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_task_set_task_data (task, new_job (session, filter, target), free_job);
  g_source_set_callback (source, select_cb, g_object_ref (task), g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static void
make_result (GTask      *task,
             CleSession *session,
             guint       row)
{
  GError *error = NULL;
  CleReport *report = cle_report_gather_result (cle_session_get_history (session),
                                                cle_session_get_library (session), row,
                                                g_get_language_names (), &error);

  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) cle_report_free);
  else
    g_task_return_error (task, error);
}

/**
 * cle_report_making_start:
 * @window: who wants it; the source of @callback
 * @session: whose results
 * @result: (nullable): id of one result; %NULL for progress
 * @filter: what of the progress
 * @target: thousandths of a point to reach, or %CLE_PROGRESS_NO_TARGET
 * @cancellable: (nullable): stops it at its next step
 * @callback: called when the report is made
 * @user_data: for @callback
 *
 * Makes a report; the window goes on while that of progress is made.
 */
void
cle_report_making_start (GtkWindow                *window,
                         CleSession               *session,
                         const char               *result,
                         const CleSelectionFilter *filter,
                         gint32                    target,
                         GCancellable             *cancellable,
                         GAsyncReadyCallback       callback,
                         gpointer                  user_data)
{
  g_autoptr (GTask) task = g_task_new (window, cancellable, callback, user_data);
  guint row = 0;

  if (result != NULL && cle_history_find (cle_session_get_history (session), result, &row))
    make_result (task, session, row);
  else
    make_progress (task, session, filter, target);
}

/**
 * cle_report_making_finish:
 * @made: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): the report, or %NULL with %G_IO_ERROR_NOT_FOUND if
 *   there are no results, or an error of reading them
 */
CleReport *
cle_report_making_finish (GAsyncResult  *made,
                          GError       **error)
{
  return g_task_propagate_pointer (G_TASK (made), error);
}
