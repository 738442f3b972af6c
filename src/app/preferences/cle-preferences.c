/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-preferences.h"

#include "cle-data-group.h"
#include "cle-office-group.h"
#include "cle-preferences-closures.h"
#include "cle-questionnaires-group.h"

#include <glib/gi18n.h>

struct _ClePreferences
{
  AdwPreferencesWindow    parent_instance;

  GtkWidget              *answer_keys;
  GtkWidget              *reminder;
  GtkWidget              *target;
  CleOfficeGroup         *office;
  CleQuestionnairesGroup *questionnaires;
  CleDataGroup           *data;

  CleSettings            *settings;
};

G_DEFINE_FINAL_TYPE (ClePreferences, cle_preferences, ADW_TYPE_PREFERENCES_WINDOW)

enum
{
  FOLDER_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
reminder_picked_cb (ClePreferences *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->reminder));

  if (self->settings != NULL)
    g_object_set (self->settings, "reminder-days", cle_preferences_reminder_days (selected), NULL);
}

static void
fill_targets (ClePreferences *self)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  gtk_string_list_append (choices, _ ("None"));
  for (guint points = 1; points <= CLE_TARGET_MAX; points++)
    gtk_string_list_take (choices, g_strdup_printf ("%u", points));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->target), G_LIST_MODEL (choices));
}

static void
folder_changed_cb (ClePreferences *self)
{
  g_signal_emit (self, signals[FOLDER_CHANGED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
cle_preferences_close_request (GtkWindow *window)
{
  if (cle_data_group_get_busy (CLE_PREFERENCES (window)->data))
    return GDK_EVENT_STOP;

  cle_office_group_flush (CLE_PREFERENCES (window)->office);
  return GTK_WINDOW_CLASS (cle_preferences_parent_class)->close_request (window);
}

static void
cle_preferences_dispose (GObject *object)
{
  ClePreferences *self = CLE_PREFERENCES (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cle_preferences_parent_class)->dispose (object);
}

static void
cle_preferences_class_init (ClePreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cle_preferences_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = cle_preferences_close_request;

  signals[FOLDER_CHANGED] = g_signal_new ("folder-changed", CLE_TYPE_PREFERENCES, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CLE_TYPE_OFFICE_GROUP);
  g_type_ensure (CLE_TYPE_QUESTIONNAIRES_GROUP);
  g_type_ensure (CLE_TYPE_DATA_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/preferences/cle-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, ClePreferences, answer_keys);
  gtk_widget_class_bind_template_child (widget_class, ClePreferences, reminder);
  gtk_widget_class_bind_template_child (widget_class, ClePreferences, target);
  gtk_widget_class_bind_template_child (widget_class, ClePreferences, office);
  gtk_widget_class_bind_template_child (widget_class, ClePreferences, questionnaires);
  gtk_widget_class_bind_template_child (widget_class, ClePreferences, data);
  gtk_widget_class_bind_template_callback (widget_class, reminder_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_changed_cb);
}

static void
cle_preferences_init (ClePreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_targets (self);
}

/**
 * cle_preferences_new:
 * @parent: the window they belong to
 * @settings: the user's settings
 * @session: (nullable): the open store
 * @movable: %FALSE when the folder was given on the command line
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
cle_preferences_new (GtkWindow   *parent,
                     CleSettings *settings,
                     CleSession  *session,
                     gboolean     movable)
{
  ClePreferences *self = g_object_new (CLE_TYPE_PREFERENCES, "transient-for", parent, NULL);
  guint days = cle_settings_get_reminder_days (settings);

  adw_combo_row_set_selected (ADW_COMBO_ROW (self->reminder),
                              cle_preferences_reminder_index (days));
  self->settings = g_object_ref (settings);
  g_object_bind_property (settings, "answer-keys", self->answer_keys, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_object_bind_property (settings, "target", self->target, "selected",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  cle_office_group_set_session (self->office, session);
  cle_questionnaires_group_set_session (self->questionnaires, session);
  cle_data_group_set_session (self->data, session, settings, movable);

  return GTK_WIDGET (self);
}
