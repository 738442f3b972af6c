/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-reporting.h"

#include "cle-file-saving.h"
#include "cle-format-closures.h"
#include "cle-held-task.h"
#include "report/cle-report-new.h"

#include <glib/gi18n.h>

/* A report on its way to a file. It is laid out and painted in a thread: that
 * takes longer than a frame. */
typedef struct
{
  GtkWindow       *window;
  CleReport       *report;
  CleReportFormat  format;
  char            *path;   /* NULL until it is chosen */
} Saving;

static void
free_saving (gpointer data)
{
  Saving *self = data;

  g_object_unref (self->window);
  cle_report_free (self->report);
  g_free (self->path);
  g_free (self);
}

static void
save (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Saving *self = data;
  GError *error = NULL;

  if (cle_report_save (self->report, self->format, cle_io_get_system (), self->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  const Saving *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  cle_file_saving_say (GTK_WIDGET (self->window), self->path, error);
}

static void
chosen_cb (char     *path,
           gpointer  data)
{
  Saving *self = data;
  g_autoptr (GTask) task = NULL;

  if (path == NULL)
    {
      free_saving (self);
      return;
    }

  self->path = path;
  task = g_task_new (NULL, NULL, saved_cb, NULL);
  g_task_set_task_data (task, self, free_saving);
  cle_held_task_run (task, save);
}

/**
 * cle_reporting_form:
 * @session: an open store
 *
 * Returns: (transfer full) (nullable): the questionnaire as an empty form for
 *   answers on paper
 */
CleReport *
cle_reporting_form (CleSession *session)
{
  g_autoptr (CleQuestionnaire) questionnaire =
      cle_library_find (cle_session_get_library (session), CLE_BUILT_IN_QUESTIONNAIRE, NULL);

  return questionnaire != NULL
             ? cle_report_new_blank_form (questionnaire, cle_format_language (questionnaire))
             : NULL;
}

/**
 * cle_reporting_save:
 * @window: where the user is; its content shows toasts
 * @report: (transfer full): what to save
 * @format: of the file
 *
 * Asks where to and saves.
 *
 * Returns: (transfer none): the dialog that asks
 */
GtkNativeDialog *
cle_reporting_save (GtkWindow       *window,
                    CleReport       *report,
                    CleReportFormat  format)
{
  g_autofree char *name = cle_report_dup_file_name (report, format);
  Saving *saving = g_new (Saving, 1);

  *saving = (Saving){ g_object_ref (window), report, format, NULL };

  return cle_file_saving_ask (GTK_WIDGET (window), _ ("Save the Document"), _ ("_Save"), name,
                              chosen_cb, saving);
}
