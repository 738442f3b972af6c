/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-profile-naming.h"

#include "cle-client-acting.h"
#include "clients/cle-profile-store.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  GtkWidget        *widget;
  CleSession       *session;
  CleProfile       *profile;
  CleProfileNaming  naming;
  CleProfileNamed   named;
  GtkEditable      *name;
} Asking;

static void
asking_free (gpointer  data,
             GClosure *closure)
{
  Asking *self = data;

  g_object_unref (self->widget);
  g_object_unref (self->session);
  cle_profile_unref (self->profile);
  g_free (self);
}

static CleProfile *
make_profile (Asking  *self,
              GError **error)
{
  const char *name = gtk_editable_get_text (self->name);

  switch (self->naming)
    {
    case CLE_PROFILE_NAMING_RENAME:
      return cle_profile_rename (self->profile, name, error);
    case CLE_PROFILE_NAMING_DUPLICATE:
      return cle_profile_store_duplicate (cle_session_get_store (self->session), self->profile,
                                          name, error);
    case CLE_PROFILE_NAMING_NEW:
    default:
      return cle_profile_new (name, error);
    }
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Asking           *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CleProfile) profile = NULL;

  if (!g_str_equal (response, "name"))
    return;

  profile = make_profile (self, &error);
  if (profile == NULL)
    {
      adw_message_dialog_set_body (dialog, error->message);
      gtk_window_present (GTK_WINDOW (dialog));
      return;
    }

  self->named (self->widget, profile);
  cle_client_acting_release (GTK_WINDOW (dialog));
}

static void
check_cb (GtkEditable      *name,
          AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "name", *gtk_editable_get_text (name) != '\0');
}

static const char *
get_heading (CleProfileNaming naming)
{
  switch (naming)
    {
    case CLE_PROFILE_NAMING_RENAME:
      return _ ("Rename the profile");
    case CLE_PROFILE_NAMING_DUPLICATE:
      return _ ("Copy the profile");
    case CLE_PROFILE_NAMING_NEW:
    default:
      return _ ("A new profile");
    }
}

/**
 * cle_profile_naming_ask:
 * @widget: where the user is
 * @session: whose profiles
 * @profile: (transfer none): to rename or copy
 * @naming: what the name is for
 * @named: called with @widget and the profile that has the name
 */
void
cle_profile_naming_ask (GtkWidget        *widget,
                        CleSession       *session,
                        CleProfile       *profile,
                        CleProfileNaming  naming,
                        CleProfileNamed   named)
{
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), get_heading (naming),
                              _ ("One profile for each line of business is enough."));
  GtkWidget *name = gtk_entry_new ();
  Asking *self = g_new (Asking, 1);

  *self = (Asking){
    g_object_ref (widget), g_object_ref (session), cle_profile_ref (profile), naming, named,
    GTK_EDITABLE (name)
  };
  gtk_editable_set_text (GTK_EDITABLE (name),
                         naming == CLE_PROFILE_NAMING_NEW ? "" : cle_profile_get_name (profile));
  gtk_entry_set_activates_default (GTK_ENTRY (name), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (name), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"),
                                  -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "name",
                                    _ ("_Name It"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "name",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "name");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (name, "changed", G_CALLBACK (check_cb), dialog, 0);
  check_cb (GTK_EDITABLE (name), ADW_MESSAGE_DIALOG (dialog));
  cle_client_acting_hold (dialog, "name");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, asking_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
