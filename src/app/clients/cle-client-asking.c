/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-asking.h"

#include "cle-client-acting.h"

#include <glib/gi18n.h>

#define ANSWER "answer"

/* Whom to tell of the answer. */
typedef struct
{
  CleClientAnswered answered;
  gpointer          asking;
  GDestroyNotify    free_asking;
} Listener;

static void
listener_free (gpointer  data,
               GClosure *closure)
{
  Listener *self = data;

  self->free_asking (self->asking);
  g_free (self);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Listener         *self)
{
  if (g_str_equal (response, ANSWER))
    self->answered (GTK_WINDOW (dialog), self->asking);
}

/**
 * cle_client_asking_new:
 * @widget: where the user is
 * @heading: what is asked
 * @body: (nullable): what else there is to know
 * @answer: on the button that answers; Enter presses it
 * @appearance: of that button
 *
 * Returns: (transfer none): an #AdwMessageDialog that can be cancelled, too
 */
GtkWidget *
cle_client_asking_new (GtkWidget             *widget,
                       const char            *heading,
                       const char            *body,
                       const char            *answer,
                       AdwResponseAppearance  appearance)
{
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), ANSWER,
                                    answer, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), ANSWER, appearance);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), ANSWER);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");

  return dialog;
}

/**
 * cle_client_asking_create_list:
 *
 * Returns: (transfer floating): a list for rows with fields
 */
GtkWidget *
cle_client_asking_create_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");

  return list;
}

/**
 * cle_client_asking_set_ready:
 * @dialog: a dialog of cle_client_asking_new()
 * @ready: whether what is filled in can be an answer
 */
void
cle_client_asking_set_ready (GtkWidget *dialog,
                             gboolean   ready)
{
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), ANSWER, ready);
}

/**
 * cle_client_asking_begin:
 * @dialog: (transfer full): a dialog of cle_client_asking_new()
 * @fields: (transfer floating): what to fill in
 * @answered: called with every answer, until one is saved
 * @asking: for @answered; what the dialog knows
 * @free_asking: frees @asking with the dialog
 */
void
cle_client_asking_begin (GtkWidget         *dialog,
                         GtkWidget         *fields,
                         CleClientAnswered  answered,
                         gpointer           asking,
                         GDestroyNotify     free_asking)
{
  Listener *listener = g_new (Listener, 1);

  *listener = (Listener){ answered, asking, free_asking };
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), fields);
  cle_client_acting_hold (dialog, ANSWER);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), listener, listener_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
