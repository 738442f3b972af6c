/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-questionnaires-group.h"

#include "cle-format-closures.h"
#include "cle-plain-row.h"
#include "cle-preferences-closures.h"
#include "cle-toast.h"

#include <glib/gi18n.h>

#define FILE_MAX (64 * 1024 * 1024) /* bytes; the reader has stricter limits */

struct _CleQuestionnairesGroup
{
  AdwPreferencesGroup parent_instance;

  CleSession         *session;
  GPtrArray          *rows; /* borrowed, inside the group */
};

G_DEFINE_FINAL_TYPE (CleQuestionnairesGroup, cle_questionnaires_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_refusal (CleQuestionnairesGroup *self,
              const char             *heading,
              const char             *message)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                              heading, message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static char *
describe (const CleQuestionnaire *questionnaire,
          gboolean                built_in)
{
  guint n = cle_questionnaire_get_n_questions (questionnaire);
  g_autofree char *count = g_strdup_printf (ngettext ("%u question", "%u questions", n), n);

  return g_strdup_printf (C_ ("questionnaire", "%s · %s"), count,
                          built_in ? _ ("built in") : _ ("your own"));
}

static void
fill (CleQuestionnairesGroup *self)
{
  CleLibrary *library = cle_session_get_library (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offered = cle_library_list (library, &error);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  if (offered == NULL)
    {
      cle_toast_say (GTK_WIDGET (self), error->message);
      return;
    }

  for (guint i = 0; i < offered->len; i++)
    {
      const CleQuestionnaire *each = offered->pdata[i];
      const char *id = cle_questionnaire_get_id (each);
      gboolean built_in = cle_library_is_built_in (library, id);
      g_autofree char *subtitle = describe (each, built_in);
      GtkWidget *row =
          cle_plain_row_new (cle_questionnaire_get_title (each, cle_format_language (each)),
                             subtitle);

      if (!built_in)
        {
          GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

          gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
          gtk_widget_add_css_class (remove, "flat");
          gtk_widget_set_tooltip_text (remove, _ ("Remove"));
          gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                          _ ("Remove"), -1);
          gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "questionnaires.remove");
          gtk_actionable_set_action_target (GTK_ACTIONABLE (remove), "s", id);
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
add_file (CleQuestionnairesGroup *self,
          GFile                  *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CleQuestionnaire) added = NULL;
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = cle_preferences_display_name (path != NULL ? path : "");
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                         G_FILE_QUERY_INFO_NONE, NULL, &error);

  if (info != NULL && (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR ||
                       g_file_info_get_size (info) > FILE_MAX))
    {
      show_refusal (self, _ ("The questionnaire was not added"),
                    _ ("This is not a file, or it is far too large to be a questionnaire."));
      return;
    }

  if (info != NULL)
    bytes = g_file_load_bytes (file, NULL, NULL, &error);
  if (bytes != NULL)
    added = cle_library_add (cle_session_get_library (self->session), bytes, name, &error);
  if (added == NULL)
    {
      show_refusal (self, _ ("The questionnaire was not added"), error->message);
      return;
    }

  fill (self);
  cle_toast_say (GTK_WIDGET (self), _ ("Questionnaire added"));
}

static void
response_cb (CleQuestionnairesGroup *self,
             int                     response,
             GtkFileChooserNative   *chooser)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      add_file (self, file);
    }
}

static void
choose (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Add a Questionnaire"),
                                   GTK_WINDOW (gtk_widget_get_root (widget)),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Add"), NULL);

  gtk_file_filter_set_name (filter, _ ("Questionnaires (JSON)"));
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  g_signal_connect_object (chooser, "response", G_CALLBACK (response_cb), widget,
                           G_CONNECT_SWAPPED);
  g_signal_connect (chooser, "response", G_CALLBACK (g_object_unref), NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
remove_one (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  CleQuestionnairesGroup *self = CLE_QUESTIONNAIRES_GROUP (widget);
  g_autoptr (GError) error = NULL;

  if (!cle_library_remove (cle_session_get_library (self->session),
                           g_variant_get_string (parameter, NULL), &error))
    {
      show_refusal (self, _ ("The questionnaire was not removed"), error->message);
      return;
    }

  cle_toast_say (widget, _ ("Questionnaire removed; its results stay"));
  fill (self);
}

static void
cle_questionnaires_group_dispose (GObject *object)
{
  CleQuestionnairesGroup *self = CLE_QUESTIONNAIRES_GROUP (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (cle_questionnaires_group_parent_class)->dispose (object);
}

static void
cle_questionnaires_group_finalize (GObject *object)
{
  CleQuestionnairesGroup *self = CLE_QUESTIONNAIRES_GROUP (object);

  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (cle_questionnaires_group_parent_class)->finalize (object);
}

static void
cle_questionnaires_group_class_init (CleQuestionnairesGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cle_questionnaires_group_dispose;
  object_class->finalize = cle_questionnaires_group_finalize;

  gtk_widget_class_install_action (widget_class, "questionnaires.add", NULL, choose);
  gtk_widget_class_install_action (widget_class, "questionnaires.remove", "s", remove_one);
}

static void
cle_questionnaires_group_init (CleQuestionnairesGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);
  GtkWidget *add = gtk_button_new_with_label (_ ("Add…"));

  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (group, _ ("Questionnaires"));
  gtk_widget_add_css_class (add, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "questionnaires.add");
  adw_preferences_group_set_header_suffix (group, add);
}

/**
 * cle_questionnaires_group_set_session:
 * @self: a group
 * @session: (nullable): the open store
 */
void
cle_questionnaires_group_set_session (CleQuestionnairesGroup *self,
                                      CleSession             *session)
{
  g_return_if_fail (CLE_IS_QUESTIONNAIRES_GROUP (self));

  g_set_object (&self->session, session);
  gtk_widget_set_visible (GTK_WIDGET (self), session != NULL);
  if (session == NULL)
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "questionnaires.add",
                                 !cle_session_get_read_only (session));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "questionnaires.remove",
                                 !cle_session_get_read_only (session));
  fill (self);
}
