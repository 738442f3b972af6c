/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-file-saving.h"

#include "cle-toast.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget     *widget;
  CleFileChosen  chosen;
  gpointer       data;
} Asking;

static void
free_asking (Asking *self)
{
  g_object_unref (self->widget);
  g_free (self);
}

static void
say (GtkWidget  *widget,
     const char *text)
{
  if (GTK_IS_WINDOW (widget))
    cle_toast_say_in (GTK_WINDOW (widget), text);
  else
    cle_toast_say (widget, text);
}

static gboolean
is_closed (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root == NULL || !gtk_widget_get_visible (GTK_WIDGET (root));
}

static void
chosen_cb (GtkFileChooserNative *chooser,
           int                   response,
           Asking               *self)
{
  g_autoptr (GFile) file = NULL;
  char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      path = g_file_get_path (file);
      if (path == NULL)
        say (self->widget, _ ("Please choose a folder of this computer."));
    }
  self->chosen (path, self->data);
  free_asking (self);
  g_object_unref (chooser);
}

/**
 * cle_file_saving_ask:
 * @widget: where the user is: a window with toasts, or in one
 * @title: of the dialog
 * @accept: what its button says
 * @name: of the file, as a proposal
 * @chosen: called with the path; after a word to the user also where the place
 *   is none of this computer
 * @data: for @chosen
 *
 * Returns: (transfer none): the dialog; goes after its response
 */
GtkNativeDialog *
cle_file_saving_ask (GtkWidget     *widget,
                     const char    *title,
                     const char    *accept,
                     const char    *name,
                     CleFileChosen  chosen,
                     gpointer       data)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (widget)),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, accept, NULL);
  Asking *self = g_new (Asking, 1);

  *self = (Asking){ g_object_ref (widget), chosen, data };
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));

  return GTK_NATIVE_DIALOG (chooser);
}

/**
 * cle_file_saving_say:
 * @widget: where the user was
 * @path: of the file
 * @error: (nullable): why it is not there
 *
 * Says how saving ended. Nobody reads it in a window that was closed meanwhile.
 */
void
cle_file_saving_say (GtkWidget    *widget,
                     const char   *path,
                     const GError *error)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = g_strdup_printf (_ ("Saved as “%s”"), name);

  if (!is_closed (widget))
    say (widget, error == NULL ? text
                 : g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                     ? _ ("Stopped; nothing was saved")
                     : error->message);
  else if (error != NULL)
    g_warning ("%s", error->message);
}
