/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-report-printing.h"

#include "cle-toast.h"
#include "report/cle-report-paper.h"

#define PATIENCE 5000 /* microseconds before the window has its turn again */

/* A report is laid out in a thread while the print operation asks again and
 * again whether all pages are known; then the pages are painted one by one. */
typedef struct
{
  CleReport *report;
  GThread   *thread;
  GMutex     mutex;
  GCond      cond;
  gboolean   is_done;
} Printing;

static gpointer
lay_out (gpointer data)
{
  Printing *self = data;

  cle_report_get_n_pages (self->report);
  g_mutex_lock (&self->mutex);
  self->is_done = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);

  return NULL;
}

static void
join (Printing *self)
{
  if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
}

static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                Printing          *self)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);
  ClePaper paper = cle_paper_new (gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS),
                                  gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS));

  join (self);
  self->is_done = FALSE;
  cle_report_set_paper (self->report, &paper);
  self->thread = g_thread_try_new ("pages", lay_out, self, NULL);
  if (self->thread == NULL)
    lay_out (self);
}

static gboolean
wait_a_little (Printing *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!self->is_done && g_cond_wait_until (&self->cond, &self->mutex, end))
    continue;

  return self->is_done;
}

static gboolean
paginate_cb (GtkPrintOperation *operation,
             GtkPrintContext   *context,
             Printing          *self)
{
  if (!wait_a_little (self))
    return FALSE;

  join (self);
  gtk_print_operation_set_n_pages (operation, (int) cle_report_get_n_pages (self->report));
  return TRUE;
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              Printing          *self)
{
  cle_report_paint_page (self->report, gtk_print_context_get_cairo_context (context), (guint) page);
}

/**
 * cle_report_printing_run:
 * @window: where the user is; its content shows toasts
 * @report: (transfer full): what to print
 *
 * Shows the print dialog and prints.
 */
void
cle_report_printing_run (GtkWindow *window,
                         CleReport *report)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GError) error = NULL;
  Printing self = { .report = report };

  g_mutex_init (&self.mutex);
  g_cond_init (&self.cond);
  gtk_print_operation_set_job_name (operation, cle_report_get_title (report));
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), &self);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), &self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), &self);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, window, &error);
  if (error != NULL)
    cle_toast_say_in (window, error->message);

  join (&self);
  cle_report_free (report);
  g_mutex_clear (&self.mutex);
  g_cond_clear (&self.cond);
}
