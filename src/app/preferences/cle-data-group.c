/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-data-group.h"

#include "cle-act-task.h"
#include "cle-default-focus.h"
#include "cle-store-task.h"
#include "cle-toast.h"
#include "store/cle-move.h"

#include <glib/gi18n.h>

struct _CleDataGroup
{
  AdwPreferencesGroup parent_instance;

  GtkWidget          *folder;
  GtkWidget          *spinner;

  CleSession         *session;
  CleSettings        *settings;
  char               *target;  /* where the data is being moved */
  gboolean            movable;
  gboolean            busy;
};

G_DEFINE_FINAL_TYPE (CleDataGroup, cle_data_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  FOLDER_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update_actions (CleDataGroup *self)
{
  gboolean writable = self->session != NULL && !cle_session_get_read_only (self->session);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "data.move",
                                 self->movable && writable && !self->busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "data.erase", writable && !self->busy);
  gtk_widget_set_visible (self->spinner, self->busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), self->busy);
}

static void
set_busy (CleDataGroup *self,
          gboolean      busy)
{
  self->busy = busy;
  update_actions (self);
}

static GtkWidget *
create_dialog (CleDataGroup *self,
               const char   *heading,
               const char   *body)
{
  return adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading,
                                 body);
}

static void
show_failure (CleDataGroup *self,
              const char   *heading,
              const char   *body)
{
  GtkWidget *dialog = create_dialog (self, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
moved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (CleDataGroup) self = data;
  g_autoptr (GError) error = NULL;

  set_busy (self, FALSE);
  if (!cle_store_task_finish (result, &error))
    {
      show_failure (self, _ ("The data was not moved"), error->message);
      return;
    }

  cle_settings_set_data_folder (self->settings, self->target);
  g_signal_emit (self, signals[FOLDER_CHANGED], 0);
}

static void
move (CleDataGroup *self)
{
  set_busy (self, TRUE);
  cle_act_task_start (cle_session_get_store (self->session), CLE_ACT_MOVE, NULL, self->target,
                      moved_cb, g_object_ref (self));
}

static gboolean
announce_cb (gpointer data)
{
  g_signal_emit (data, signals[FOLDER_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

/* The preferences close when the folder has changed; the dialog, which needs
 * them until it is through with its response, must be gone by then. */
static void
adopt_response_cb (CleDataGroup *self,
                   const char   *response)
{
  if (g_strcmp0 (response, "adopt") != 0)
    return;

  cle_settings_set_data_folder (self->settings, self->target);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, announce_cb, g_object_ref (self), g_object_unref);
}

static void
offer_adoption (CleDataGroup *self)
{
  GtkWidget *dialog = create_dialog (
      self, _ ("Use the data in this folder?"),
      _ ("This folder already holds data of Clientele. The program can use it from now on; the "
         "present data stays where it is and is not changed."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep Present Folder"),
                                    "adopt", _ ("_Use This Folder"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "adopt",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (adopt_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
take_folder (CleDataGroup *self,
             const char   *path)
{
  g_free (self->target);
  self->target = g_strdup (path);

  switch (cle_folder_inspect (path))
    {
    case CLE_FOLDER_FREE:
      move (self);
      break;
    case CLE_FOLDER_STORE:
      offer_adoption (self);
      break;
    case CLE_FOLDER_OTHER:
    default:
      show_failure (self, _ ("This folder is in use"),
                    _ ("It holds other files. Choose an empty folder, or make a new one."));
    }
}

static void
response_cb (CleDataGroup         *self,
             int                   response,
             GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) folder = NULL;
  g_autofree char *path = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  path = g_file_get_path (folder);
  if (path != NULL)
    take_folder (self, path);
  else
    show_failure (self, _ ("This folder cannot be used"),
                  _ ("It is not on this computer. Choose a folder on a disk."));
}

static void
choose (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Move the Data"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                   GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Choose"), NULL);

  g_signal_connect_object (chooser, "response", G_CALLBACK (response_cb), widget,
                           G_CONNECT_SWAPPED);
  g_signal_connect (chooser, "response", G_CALLBACK (g_object_unref), NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
erased_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (CleDataGroup) self = data;
  g_autoptr (GError) error = NULL;

  set_busy (self, FALSE);
  if (!cle_store_task_finish (result, &error))
    {
      show_failure (self, _ ("Not everything was erased"), error->message);
      return;
    }

  g_object_set (self->settings, "last-subject", "", NULL);
  g_signal_emit (self, signals[FOLDER_CHANGED], 0);
}

static void
erase_response_cb (CleDataGroup *self,
                   const char   *response)
{
  if (g_strcmp0 (response, "erase") != 0)
    return;

  set_busy (self, TRUE);
  cle_act_task_start (cle_session_get_store (self->session), CLE_ACT_ERASE_EVERYTHING, NULL, NULL,
                      erased_cb, g_object_ref (self));
}

static void
understood_cb (AdwMessageDialog *dialog,
               GParamSpec       *pspec,
               GtkCheckButton   *check)
{
  adw_message_dialog_set_response_enabled (dialog, "erase", gtk_check_button_get_active (check));
}

static void
ask_erase (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  CleDataGroup *self = CLE_DATA_GROUP (widget);
  GtkWidget *check =
      gtk_check_button_new_with_label (_ ("I understand that nothing can be brought back"));
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (create_dialog (
      self, _ ("Erase everything?"),
      _ ("All results, notes, names, drafts and questionnaires of your own will be gone.")));

  adw_message_dialog_add_responses (dialog, "keep", _ ("_Keep Everything"), "erase",
                                    _ ("_Erase All"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "erase", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_enabled (dialog, "erase", FALSE);
  adw_message_dialog_set_default_response (dialog, "keep");
  adw_message_dialog_set_close_response (dialog, "keep");
  adw_message_dialog_set_extra_child (dialog, check);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (understood_cb), dialog,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (erase_response_cb), self,
                           G_CONNECT_SWAPPED);
  cle_default_focus_keep (GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
cle_data_group_dispose (GObject *object)
{
  CleDataGroup *self = CLE_DATA_GROUP (object);

  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cle_data_group_parent_class)->dispose (object);
}

static void
cle_data_group_finalize (GObject *object)
{
  CleDataGroup *self = CLE_DATA_GROUP (object);

  g_free (self->target);

  G_OBJECT_CLASS (cle_data_group_parent_class)->finalize (object);
}

static void
cle_data_group_class_init (CleDataGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cle_data_group_dispose;
  object_class->finalize = cle_data_group_finalize;

  signals[FOLDER_CHANGED] = g_signal_new ("folder-changed", CLE_TYPE_DATA_GROUP, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/preferences/cle-data-group.ui");
  gtk_widget_class_bind_template_child (widget_class, CleDataGroup, folder);
  gtk_widget_class_bind_template_child (widget_class, CleDataGroup, spinner);
  gtk_widget_class_install_action (widget_class, "data.move", NULL, choose);
  gtk_widget_class_install_action (widget_class, "data.erase", NULL, ask_erase);
}

static void
cle_data_group_init (CleDataGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cle_data_group_set_session:
 * @self: a group
 * @session: (nullable): the open store
 * @settings: the user's settings
 * @movable: whether the folder follows the settings
 */
void
cle_data_group_set_session (CleDataGroup *self,
                            CleSession   *session,
                            CleSettings  *settings,
                            gboolean      movable)
{
  g_return_if_fail (CLE_IS_DATA_GROUP (self));

  g_set_object (&self->session, session);
  g_set_object (&self->settings, settings);
  self->movable = movable;
  gtk_widget_set_visible (GTK_WIDGET (self), session != NULL);
  if (session != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->folder),
                                 cle_store_get_path (cle_session_get_store (session)));
  update_actions (self);
}

/**
 * cle_data_group_get_busy:
 * @self: a group
 *
 * Returns: whether data is being moved or erased; until that is over and the
 *   settings know of it, the group must stay
 */
gboolean
cle_data_group_get_busy (CleDataGroup *self)
{
  g_return_val_if_fail (CLE_IS_DATA_GROUP (self), FALSE);

  return self->busy;
}
