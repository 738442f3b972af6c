/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-profile-naming.h"

#include "cle-client-acting.h"
#include "cle-client-asking.h"
#include "cle-profile-closures.h"
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
asking_free (gpointer data)
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
answer_cb (GtkWindow *dialog,
           gpointer   asking)
{
  Asking *self = asking;
  g_autoptr (GError) error = NULL;
  g_autoptr (CleProfile) profile = make_profile (self, &error);

  if (profile == NULL)
    {
      adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), error->message);
      gtk_window_present (dialog);
      return;
    }

  self->named (self->widget, profile);
  cle_client_acting_release (dialog);
}

static void
check_cb (GtkEditable *name,
          GtkWidget   *dialog)
{
  cle_client_asking_set_ready (dialog, *gtk_editable_get_text (name) != '\0');
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

static char *
make_name (CleProfileNaming  naming,
           const CleProfile *profile)
{
  switch (naming)
    {
    case CLE_PROFILE_NAMING_RENAME:
      return g_strdup (cle_profile_get_name (profile));
    case CLE_PROFILE_NAMING_DUPLICATE:
      return cle_profile_copy_name (profile);
    case CLE_PROFILE_NAMING_NEW:
    default:
      return g_strdup ("");
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
  GtkWidget *dialog = cle_client_asking_new (widget, get_heading (naming),
                                             _ ("One profile for each line of business is enough."),
                                             _ ("_Name It"), ADW_RESPONSE_SUGGESTED);
  g_autofree char *proposal = make_name (naming, profile);
  GtkWidget *name = gtk_entry_new ();
  Asking *self = g_new (Asking, 1);

  *self = (Asking){
    g_object_ref (widget), g_object_ref (session), cle_profile_ref (profile), naming, named,
    GTK_EDITABLE (name)
  };
  gtk_editable_set_text (GTK_EDITABLE (name), proposal);
  gtk_entry_set_activates_default (GTK_ENTRY (name), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (name), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"),
                                  -1);
  g_signal_connect_object (name, "changed", G_CALLBACK (check_cb), dialog, 0);
  check_cb (GTK_EDITABLE (name), dialog);
  cle_client_asking_begin (dialog, name, answer_cb, self, asking_free);
}
