/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-exporting.h"

#include "cle-toast.h"
#include "cle-work-dialog.h"

#include <glib/gi18n.h>

/* An export on its way from the menu to the disk. */
typedef struct
{
  GtkWindow       *window;
  CleExport       *export;
  CleExportFormat  format;
  guint            interval;
  char            *path;
  CleWorkDialog   *dialog;
} Exporting;

static void
free_exporting (gpointer data)
{
  Exporting *self = data;

  cle_work_dialog_free (self->dialog);
  cle_export_free (self->export);
  g_object_unref (self->window);
  g_free (self->path);
  g_free (self);
}

static void
work (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Exporting *self = data;
  CleExportOptions options;
  GError *error = NULL;

  cle_export_options_init (&options);
  options.interval = self->interval;
  options.languages = g_get_language_names ();
  if (cle_export_to_file (self->export, self->format, &options, self->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Exporting *self = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *text = NULL;

  g_clear_pointer (&self->dialog, cle_work_dialog_free);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    text = g_strdup_printf (_ ("Saved as “%s”"), name);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    text = g_strdup (_ ("Stopped; nothing was saved"));
  else
    text = g_strdup (error->message);
  cle_toast_say_in (self->window, text);
}

static void
chosen_cb (GtkFileChooserNative *chooser,
           int                   response,
           Exporting            *self)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      self->path = g_file_get_path (file);
    }
  g_object_unref (chooser);
  if (self->path == NULL)
    {
      free_exporting (self);
      return;
    }

  self->dialog = cle_work_dialog_new (self->window, _ ("Exporting the results"), cancellable);
  cle_export_set_progress (self->export, cle_work_dialog_progress, self->dialog);
  task = g_task_new (self->window, cancellable, done_cb, NULL);
  g_task_set_task_data (task, self, free_exporting);
  g_task_run_in_thread (task, work);
}

/**
 * cle_exporting_start:
 * @window: where the user is
 * @session: whose results to export: all of them
 * @format: of the file
 * @reminder_days: from one assessment to the next, for a calendar
 *
 * Asks where to and exports, with progress and a way to stop. A file of that
 * name is replaced as a whole or stays as it was.
 */
void
cle_exporting_start (GtkWindow       *window,
                     CleSession      *session,
                     CleExportFormat  format,
                     guint            reminder_days)
{
  CleSelectionFilter filter = { .voice = -1 };
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Export Results"), window, GTK_FILE_CHOOSER_ACTION_SAVE,
                                   _ ("_Export"), NULL);
  Exporting *self = g_new0 (Exporting, 1);
  g_autofree char *name = NULL;

  self->window = g_object_ref (window);
  self->export = cle_export_new (cle_session_get_history (session), &filter,
                                 cle_session_get_library (session));
  self->format = format;
  self->interval = reminder_days;
  name = cle_export_dup_file_name (self->export, format);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
