/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-window-private.h"

#include "cle-exporting.h"
#include "cle-importing.h"
#include "cle-progress-closures.h"
#include "cle-report-making.h"
#include "cle-report-printing.h"
#include "cle-reporting.h"
#include "cle-toast.h"

#include <glib/gi18n.h>
#include <string.h>

/* One report at a time: the next press would lay its dialog over the first. */
static void
begin_report (CleWindow *self)
{
  self->making = g_cancellable_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-report", FALSE);
}

static void
end_report (CleWindow *self)
{
  g_clear_object (&self->making);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.print", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-report", TRUE);
}

/* The window goes: nothing opens for it any more. */
void
cle_window_stop_report (CleWindow *self)
{
  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
}

/* NULL as well when the window has gone meanwhile, which nobody is told. */
static CleReport *
take_report (CleWindow    *self,
             GAsyncResult *made)
{
  g_autoptr (GError) error = NULL;
  CleReport *report = cle_report_making_finish (made, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return NULL;

  if (report == NULL)
    {
      end_report (self);
      cle_toast_say (self->shell, error->message);
    }

  return report;
}

static void
print_cb (GObject      *window,
          GAsyncResult *made,
          gpointer      data)
{
  CleReport *report = take_report (CLE_WINDOW (window), made);

  if (report == NULL)
    return;

  cle_report_printing_run (GTK_WINDOW (window), report);
  end_report (CLE_WINDOW (window));
}

static void
save_cb (GObject      *window,
         GAsyncResult *made,
         gpointer      format)
{
  CleReport *report = take_report (CLE_WINDOW (window), made);

  if (report != NULL)
    g_signal_connect_object (cle_reporting_save (GTK_WINDOW (window), report,
                                                 GPOINTER_TO_UINT (format)),
                             "response", G_CALLBACK (end_report), window, G_CONNECT_SWAPPED);
}

/* Of the result that is open, else of the progress that is shown. */
static void
make_report (CleWindow           *self,
             GAsyncReadyCallback  callback,
             gpointer             data)
{
  CleSelectionFilter filter = { .voice = -1 };
  const char *result = NULL;

  if (self->session == NULL)
    return;

  if (!cle_window_shows_progress (self))
    result = cle_assessment_place_get_result (self->assessment);
  else if (self->progress != NULL)
    {
      result = cle_progress_place_get_result (self->progress);
      if (!cle_progress_place_fill_filter (self->progress, &filter))
        return;
    }

  begin_report (self);
  cle_report_making_start (GTK_WINDOW (self), self->session, result, &filter,
                           cle_progress_target (cle_settings_get_target (self->settings)),
                           self->making, callback, data);
}

static void
print_report (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  make_report (CLE_WINDOW (widget), print_cb, NULL);
}

static void
save_report (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  CleReportFormat format = CLE_REPORT_PDF;

  cle_report_format_from_word (g_variant_get_string (parameter, NULL), &format);
  make_report (CLE_WINDOW (widget), save_cb, GUINT_TO_POINTER (format));
}

static void
print_form (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  CleWindow *self = CLE_WINDOW (widget);
  CleReport *report = self->session != NULL ? cle_reporting_form (self->session) : NULL;

  if (report != NULL)
    cle_report_printing_run (GTK_WINDOW (widget), report);
}

static void
export_results (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  CleWindow *self = CLE_WINDOW (widget);
  CleExportFormat format;

  if (self->session == NULL ||
      !cle_export_format_from_name (g_variant_get_string (parameter, NULL), &format))
    return;

  if (cle_history_get_n_rows (cle_session_get_history (self->session)) == 0)
    cle_toast_say (self->shell, _ ("There are no results to export yet."));
  else
    cle_exporting_start (GTK_WINDOW (self), self->session, format,
                         cle_settings_get_reminder_days (self->settings));
}

static void
import_results (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  CleWindow *self = CLE_WINDOW (widget);

  if (self->session == NULL)
    return;

  if (cle_session_get_read_only (self->session))
    cle_toast_say (self->shell, _ ("Nothing can be added to these data."));
  else
    cle_importing_start (GTK_WINDOW (self), self->session);
}

/* What goes out to files and paper, and what comes in. */
void
cle_window_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_report);
  gtk_widget_class_install_action (widget_class, "win.print-form", NULL, print_form);
  gtk_widget_class_install_action (widget_class, "win.save-report", "s", save_report);
  gtk_widget_class_install_action (widget_class, "win.export", "s", export_results);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_results);
}
