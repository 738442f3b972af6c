/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-letter-window.h"

#include "cle-flow-layout.h"
#include "cle-format-closures.h"
#include "cle-report-printing.h"
#include "cle-reporting.h"
#include "cle-toast.h"
#include "clients/cle-letter-store.h"
#include "report/cle-report-letter.h"

#include <glib/gi18n.h>

struct _CleLetterWindow
{
  AdwWindow  parent_instance;

  GtkWidget *sent;
  GtkWidget *text;

  CleLetter *letter;
};

G_DEFINE_FINAL_TYPE (CleLetterWindow, cle_letter_window, ADW_TYPE_WINDOW)

static void
put_out (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  CleLetterWindow *self = CLE_LETTER_WINDOW (widget);
  CleReportLetter letter = { .text = self->letter->text,
                             .title = self->letter->title,
                             .letterhead = CLE_REPORT_LETTERHEAD };
  CleReport *report = cle_report_new_for_letter (&letter);

  if (g_str_equal (action, "letter.print"))
    cle_report_printing_run (GTK_WINDOW (self), report);
  else
    cle_reporting_save (GTK_WINDOW (self), report, CLE_REPORT_PDF);
}

static void
copy (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CleLetterWindow *self = CLE_LETTER_WINDOW (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          gtk_label_get_label (GTK_LABEL (self->text)));
  cle_toast_say (self->text, _ ("The letter is on the clipboard"));
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  gtk_window_close (GTK_WINDOW (widget));

  return TRUE;
}

/* The first focus is on the text, and a label marks all of itself then. */
static void
cle_letter_window_show (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cle_letter_window_parent_class)->show (widget);

  gtk_label_select_region (GTK_LABEL (CLE_LETTER_WINDOW (widget)->text), 0, 0);
}

static void
cle_letter_window_finalize (GObject *object)
{
  g_clear_pointer (&CLE_LETTER_WINDOW (object)->letter, cle_letter_free);

  G_OBJECT_CLASS (cle_letter_window_parent_class)->finalize (object);
}

static void
cle_letter_window_class_init (CleLetterWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cle_letter_window_finalize;
  widget_class->show = cle_letter_window_show;

  g_type_ensure (CLE_TYPE_FLOW_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/clients/cle-letter-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CleLetterWindow, sent);
  gtk_widget_class_bind_template_child (widget_class, CleLetterWindow, text);
  gtk_widget_class_install_action (widget_class, "letter.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "letter.save", NULL, put_out);
  gtk_widget_class_install_action (widget_class, "letter.print", NULL, put_out);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
cle_letter_window_init (CleLetterWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cle_letter_window_new:
 * @widget: where the user is
 * @session: whose store
 * @letter: id of a letter that was sent
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): a window, to be presented; %NULL if the
 *   letter cannot be read
 */
GtkWidget *
cle_letter_window_new (GtkWidget   *widget,
                       CleSession  *session,
                       const char  *letter,
                       GError     **error)
{
  g_autoptr (CleLetter) read = cle_letter_read (cle_session_get_store (session), letter, error);
  g_autofree char *day = NULL;
  g_autofree char *sent = NULL;
  g_autofree char *page = NULL;
  CleLetterWindow *self;

  if (read == NULL)
    return NULL;

  day = cle_format_moment (read->at, cle_session_get_now (session), read->offset);
  sent = g_strdup_printf (_ ("Sent: %s. It is kept as it was."), day);
  page = *read->title != '\0' ? g_strdup_printf ("%s\n\n%s", read->title, read->text)
                              : g_strdup (read->text);
  self = g_object_new (CLE_TYPE_LETTER_WINDOW, "transient-for", gtk_widget_get_root (widget), NULL);
  gtk_label_set_label (GTK_LABEL (self->sent), sent);
  gtk_label_set_label (GTK_LABEL (self->text), page);
  self->letter = g_steal_pointer (&read);

  return GTK_WIDGET (self);
}
