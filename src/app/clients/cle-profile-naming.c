/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-profile-naming.h"

#include "cle-client-acting.h"
#include "cle-client-asking.h"
#include "cle-field-problem.h"
#include "cle-profile-closures.h"
#include "clients/cle-profile-store.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  GtkWidget        *widget;
  CleSession       *session;
  CleProfile       *profile;
  GPtrArray        *taken; /* names of other profiles */
  CleProfileNaming  naming;
  CleProfileNamed   named;
  GtkWidget        *dialog;
  GtkEditable      *name;
  GtkWidget        *problem;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_object_unref (self->widget);
  g_object_unref (self->session);
  cle_profile_unref (self->profile);
  g_ptr_array_unref (self->taken);
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

/* Two of one name could not be told apart where one is chosen. */
static void
check_cb (Asking *self)
{
  const char *name = gtk_editable_get_text (self->name);
  gboolean taken = cle_profile_name_is_taken (name, self->taken);

  gtk_widget_set_visible (self->problem, taken);
  cle_field_problem_tell (GTK_WIDGET (self->name),
                          taken ? gtk_label_get_label (GTK_LABEL (self->problem)) : NULL);
  cle_client_asking_set_ready (self->dialog, *name != '\0' && !taken);
}

static GtkWidget *
create_name (Asking *self)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *proposal = make_name (self->naming, self->profile);

  self->name = GTK_EDITABLE (entry);
  gtk_editable_set_text (self->name, proposal);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"),
                                  -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (check_cb), self);

  return entry;
}

static GtkWidget *
create_problem (Asking *self)
{
  self->problem = gtk_label_new (_ ("Another profile is called so."));
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_widget_add_css_class (self->problem, "error");

  return self->problem;
}

/**
 * cle_profile_naming_ask:
 * @widget: where the user is
 * @session: whose profiles
 * @profile: (transfer none): to rename or copy
 * @taken: (transfer none) (element-type utf8): how other profiles are called
 * @naming: what the name is for
 * @named: called with @widget and the profile that has the name
 */
void
cle_profile_naming_ask (GtkWidget        *widget,
                        CleSession       *session,
                        CleProfile       *profile,
                        GPtrArray        *taken,
                        CleProfileNaming  naming,
                        CleProfileNamed   named)
{
  GtkWidget *fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  Asking *self = g_new (Asking, 1);

  *self = (Asking){ .widget = g_object_ref (widget),
                    .session = g_object_ref (session),
                    .profile = cle_profile_ref (profile),
                    .taken = g_ptr_array_ref (taken),
                    .naming = naming,
                    .named = named };
  self->dialog = cle_client_asking_new (widget, get_heading (naming),
                                        _ ("One profile for each line of business is enough."),
                                        _ ("_Name It"), ADW_RESPONSE_SUGGESTED);
  gtk_box_append (GTK_BOX (fields), create_name (self));
  gtk_box_append (GTK_BOX (fields), create_problem (self));
  check_cb (self);
  cle_client_asking_begin (self->dialog, fields, answer_cb, self, asking_free);
}
