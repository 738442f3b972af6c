/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-reporting.h"

#include "cle-format-closures.h"
#include "cle-toast.h"
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
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *text = g_strdup_printf (_ ("Saved as “%s”"), name);

  cle_toast_say_in (self->window,
                    g_task_propagate_boolean (G_TASK (result), &error) ? text : error->message);
}

static void
chosen_cb (GtkFileChooserNative *chooser,
           int                   response,
           Saving               *self)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GTask) task = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      self->path = g_file_get_path (file);
      if (self->path == NULL)
        cle_toast_say_in (self->window, _ ("Please choose a folder of this computer."));
    }
  g_object_unref (chooser);
  if (self->path == NULL)
    {
      free_saving (self);
      return;
    }

  task = g_task_new (NULL, NULL, saved_cb, NULL);
  g_task_set_task_data (task, self, free_saving);
  g_task_run_in_thread (task, save);
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
 */
void
cle_reporting_save (GtkWindow       *window,
                    CleReport       *report,
                    CleReportFormat  format)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Save the Document"), window, GTK_FILE_CHOOSER_ACTION_SAVE,
                                   _ ("_Save"), NULL);
  g_autofree char *name = cle_report_dup_file_name (report, format);
  Saving *saving = g_new (Saving, 1);

  *saving = (Saving){ g_object_ref (window), report, format, NULL };
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), saving);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
