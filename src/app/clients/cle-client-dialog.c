/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-dialog.h"

#include "cle-client-acting.h"
#include "cle-client-asking.h"
#include "cle-plain-row.h"
#include "clients/cle-client-tags.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* A question to the user, and its answers. */
typedef struct
{
  GtkWidget   *widget;
  CleSession  *session;
  CleClient   *client;
  GPtrArray   *saving; /* (nullable): the client as it was to be saved */
  GtkWidget   *dialog;
  GtkEditable *name;
  GtkEditable *contact;
  GtkEditable *since;
  GtkEditable *tags;
  GtkEditable *notes;
  GtkWidget   *importance;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_object_unref (self->widget);
  g_object_unref (self->session);
  cle_client_free (self->client);
  g_clear_pointer (&self->saving, g_ptr_array_unref);
  g_free (self);
}

static const char *
get_optional (GtkEditable *row)
{
  const char *text = gtk_editable_get_text (row);

  return *text != '\0' ? text : NULL;
}

static void
take_answers (Asking *self)
{
  CleClient *client = self->client;

  cle_client_set (&client->name, gtk_editable_get_text (self->name));
  cle_client_set (&client->contact, get_optional (self->contact));
  cle_client_set (&client->since, get_optional (self->since));
  cle_client_set (&client->notes, get_optional (self->notes));
  g_strfreev (client->tags);
  client->tags = cle_client_tags_read (gtk_editable_get_text (self->tags), CLE_CLIENT_TAGS_TYPED);
  client->importance = adw_combo_row_get_selected (ADW_COMBO_ROW (self->importance)) + 1;
}

static void
check_cb (Asking *self)
{
  g_autoptr (GError) error = NULL;

  take_answers (self);
  cle_client_asking_set_ready (self->dialog, cle_client_check (self->client, &error));
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (self->dialog),
                               error != NULL && self->client->name != NULL ? error->message : "");
}

/* A new client got its id with the first try; the second one is not another. */
static void
take_id (Asking *self)
{
  if (self->saving != NULL)
    cle_client_set (&self->client->id, ((const CleClient *) self->saving->pdata[0])->id);
  g_clear_pointer (&self->saving, g_ptr_array_unref);
}

static void
answer_cb (GtkWindow *dialog,
           gpointer   asking)
{
  Asking *self = asking;

  take_id (self);
  take_answers (self);
  self->saving = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_client_free);
  g_ptr_array_add (self->saving, cle_client_copy (self->client));
  cle_client_acting_save_clients (dialog, self->widget, self->session, self->saving,
                                  _ ("The client is saved"));
}

static GtkEditable *
add_entry (Asking     *self,
           GtkWidget  *list,
           const char *title,
           const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (check_cb), self);

  return GTK_EDITABLE (row);
}

static GtkWidget *
create_importance (guint importance)
{
  const char *names[] = { _ ("1 – we would hardly notice"), "2", "3", "4",
                          _ ("5 – much depends on it"),     NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (names);
  GtkWidget *row = adw_combo_row_new ();

  cle_row_take_return (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Importance"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), CLAMP (importance, 1, 5) - 1);

  return row;
}

static GtkWidget *
create_list (Asking *self)
{
  const CleClient *client = self->client;
  GtkWidget *list = cle_client_asking_create_list ();
  g_autofree char *tags = cle_client_tags_write (client->tags);
  g_autoptr (CleClient) before = cle_client_copy (client);

  self->name = add_entry (self, list, _ ("Name"), before->name);
  self->contact = add_entry (self, list, _ ("Contact person (optional)"), before->contact);
  self->since = add_entry (self, list, _ ("Client since, as 2019-03-01 (optional)"), before->since);
  self->importance = create_importance (before->importance);
  gtk_list_box_append (GTK_LIST_BOX (list), self->importance);
  self->tags = add_entry (self, list, _ ("Tags, with commas (optional)"), tags);
  self->notes = add_entry (self, list, _ ("Notes (optional)"), before->notes);

  return list;
}

/**
 * cle_client_dialog_ask:
 * @widget: where the user is
 * @session: an open store
 * @client: (nullable): to be changed; %NULL for a new one
 *
 * Asks who the client is, and saves it.
 */
void
cle_client_dialog_ask (GtkWidget       *widget,
                       CleSession      *session,
                       const CleClient *client)
{
  Asking *self = g_new0 (Asking, 1);
  GtkWidget *fields;

  self->widget = g_object_ref (widget);
  self->session = g_object_ref (session);
  self->client = client != NULL ? cle_client_copy (client) : cle_client_new ("");
  self->dialog =
      cle_client_asking_new (widget, client != NULL ? _ ("Change the client") : _ ("A new client"),
                             NULL, _ ("_Save"), ADW_RESPONSE_SUGGESTED);
  fields = create_list (self);
  check_cb (self);
  cle_client_asking_begin (self->dialog, fields, answer_cb, self, asking_free);
}
