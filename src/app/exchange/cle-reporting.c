/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-reporting.h"

#include "cle-format-closures.h"
#include "cle-toast.h"
#include "report/cle-report-gather.h"
#include "report/cle-report-new.h"
#include "report/cle-report-paper.h"

#include <glib/gi18n.h>

/* A report that waits for the user to say where it goes. */
typedef struct
{
  GtkWindow       *window;
  CleReport       *report;
  CleReportFormat  format;
} Saving;

/* Letters have windows of their own. */
static GtkWidget *
get_content (GtkWindow *window)
{
  return ADW_IS_APPLICATION_WINDOW (window)
             ? adw_application_window_get_content (ADW_APPLICATION_WINDOW (window))
             : adw_window_get_content (ADW_WINDOW (window));
}

/* Nobody reads it in a window that was closed meanwhile. */
static void
say (GtkWindow  *window,
     const char *text)
{
  GtkWidget *content = get_content (window);

  if (content != NULL)
    cle_toast_say (content, text);
}

static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                CleReport         *report)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);
  ClePaper paper = cle_paper_new (gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS),
                                  gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS));

  cle_report_set_paper (report, &paper);
  gtk_print_operation_set_n_pages (operation, (int) cle_report_get_n_pages (report));
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              CleReport         *report)
{
  cle_report_paint_page (report, gtk_print_context_get_cairo_context (context), (guint) page);
}

static void
save_cb (GtkFileChooserNative *chooser,
         int                   response,
         Saving               *saving)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      path = g_file_get_path (file);
    }
  if (path != NULL)
    {
      g_autofree char *name = g_filename_display_basename (path);
      g_autofree char *text = g_strdup_printf (_ ("Saved as “%s”"), name);

      say (saving->window,
           cle_report_save (saving->report, saving->format, cle_io_get_system (), path, &error)
               ? text
               : error->message);
    }

  g_object_unref (saving->window);
  cle_report_free (saving->report);
  g_free (saving);
  g_object_unref (chooser);
}

/**
 * cle_reporting_make:
 * @window: where to say what is wrong
 * @session: whose results
 * @result: (nullable): id of one result; %NULL for progress
 * @filter: what of the progress
 * @target: thousandths of a point to reach, or %CLE_PROGRESS_NO_TARGET
 *
 * Returns: (transfer full) (nullable): a report, or %NULL after saying why not
 */
CleReport *
cle_reporting_make (GtkWindow                *window,
                    CleSession               *session,
                    const char               *result,
                    const CleSelectionFilter *filter,
                    gint32                    target)
{
  CleHistory *history = cle_session_get_history (session);
  CleLibrary *library = cle_session_get_library (session);
  g_autoptr (GError) error = NULL;
  CleReport *report;
  guint row = 0;

  if (result != NULL && cle_history_find (history, result, &row))
    report = cle_report_gather_result (history, library, row, g_get_language_names (), &error);
  else
    report = cle_report_gather_progress_with_target (history, library, filter, target,
                                                     g_get_language_names (), &error);
  if (report == NULL)
    say (window, error->message);

  return report;
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
 * cle_reporting_print:
 * @window: where the user is; its content shows toasts
 * @report: (transfer full): what to print
 *
 * Shows the print dialog and prints.
 */
void
cle_reporting_print (GtkWindow *window,
                     CleReport *report)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_job_name (operation, cle_report_get_title (report));
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), report);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), report);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, window, &error);
  if (error != NULL)
    say (window, error->message);
  cle_report_free (report);
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

  *saving = (Saving){ g_object_ref (window), report, format };
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (save_cb), saving);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
