/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-exporting.h"

#include "cle-file-saving.h"
#include "cle-held-task.h"
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

  g_clear_pointer (&self->dialog, cle_work_dialog_free);
  g_task_propagate_boolean (G_TASK (result), &error);
  cle_file_saving_say (GTK_WIDGET (self->window), self->path, error);
}

static void
chosen_cb (char     *path,
           gpointer  data)
{
  Exporting *self = data;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = NULL;

  if (path == NULL)
    {
      free_exporting (self);
      return;
    }

  self->path = path;
  self->dialog = cle_work_dialog_new (self->window, _ ("Exporting the results"), cancellable);
  cle_export_set_progress (self->export, cle_work_dialog_progress, self->dialog);
  task = g_task_new (self->window, cancellable, done_cb, NULL);
  g_task_set_task_data (task, self, free_exporting);
  cle_held_task_run (task, work);
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
  Exporting *self = g_new0 (Exporting, 1);
  g_autofree char *name = NULL;

  self->window = g_object_ref (window);
  self->export = cle_export_new (cle_session_get_history (session), &filter,
                                 cle_session_get_library (session));
  self->format = format;
  self->interval = reminder_days;
  name = cle_export_dup_file_name (self->export, format);
  cle_file_saving_ask (GTK_WIDGET (window), _ ("Export Results"), _ ("_Export"), name, chosen_cb,
                       self);
}
