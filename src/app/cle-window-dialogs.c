/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-window-private.h"

#include "cle-help-window.h"
#include "cle-kiosk-setup-window.h"
#include "cle-preferences.h"
#include "kiosk/cle-kiosk-config.h"

#include <glib/gi18n.h>

static void
show_help (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  CleWindow *self = CLE_WINDOW (widget);

  if (g_strcmp0 (action, "win.explain") == 0 && !cle_window_shows_progress (self) &&
      cle_assessment_place_explain (self->assessment))
    return;

  gtk_window_present (GTK_WINDOW (cle_help_window_new (GTK_WINDOW (self))));
}

static void
show_shortcuts (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource (CLE_RESOURCE_PATH "/app/help/shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  gtk_window_present (shortcuts);
}

/* Questionnaires may have been added or removed. */
static void
preferences_closed_cb (CleWindow *self)
{
  if (self->session != NULL)
    cle_assessment_place_reload (self->assessment, FALSE);
}

static void
show_preferences (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  CleWindow *self = CLE_WINDOW (widget);
  GtkWidget *preferences;

  cle_assessment_place_flush (self->assessment);
  preferences = cle_preferences_new (GTK_WINDOW (self), self->settings, self->session,
                                     self->given_path == NULL);
  g_signal_connect_object (preferences, "folder-changed", G_CALLBACK (cle_window_open_store), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (preferences, "unmap", G_CALLBACK (preferences_closed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (preferences));
}

static void
set_up_kiosk (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  CleWindow *self = CLE_WINDOW (widget);
  g_autofree char *path = cle_kiosk_config_dup_path ();

  if (self->session != NULL)
    gtk_window_present (
        GTK_WINDOW (cle_kiosk_setup_window_new (GTK_WINDOW (self), self->session, path)));
}

static void
folder_chosen_cb (CleWindow            *self,
                  int                   response,
                  GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) folder = NULL;
  g_autofree char *path = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  path = g_file_get_path (folder);
  if (path == NULL)
    return;

  g_clear_pointer (&self->given_path, g_free);
  cle_settings_set_data_folder (self->settings, path);
  cle_window_open_store (self);
}

static void
choose_folder (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Choose a Folder"), GTK_WINDOW (widget),
                                   GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Choose"), NULL);

  g_signal_connect_object (chooser, "response", G_CALLBACK (folder_chosen_cb), widget,
                           G_CONNECT_SWAPPED);
  g_signal_connect (chooser, "response", G_CALLBACK (g_object_unref), NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* The windows that the window opens: help, shortcuts, preferences, a kiosk's
 * set-up, the choice of a folder. */
void
cle_window_install_dialog_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.help", NULL, show_help);
  gtk_widget_class_install_action (widget_class, "win.explain", NULL, show_help);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, show_shortcuts);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, show_preferences);
  gtk_widget_class_install_action (widget_class, "win.set-up-kiosk", NULL, set_up_kiosk);
  gtk_widget_class_install_action (widget_class, "win.choose-folder", NULL, choose_folder);
}
