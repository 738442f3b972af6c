/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-contact-log.h"

#include "cle-client-acting.h"
#include "cle-contact-closures.h"
#include "cle-due-closures.h"
#include "cle-plain-row.h"
#include "cle-row-buttons.h"
#include "clients/cle-contact-acts.h"
#include "clients/cle-contact-line.h"
#include "clients/cle-contact-signs.h"

#include <glib/gi18n.h>

#define FIRST 5  /* contacts that are shown at once */
#define STEP  20 /* more of them each time */

struct _CleContactLog
{
  AdwBin               parent_instance;

  AdwPreferencesGroup *group;   /* of the contacts, newest first */
  GtkWidget           *entry;
  GtkWidget           *hint;
  GtkWidget           *warning;

  CleClientModel      *model;
  char                *client;
  GPtrArray           *rows;
  guint                shown;   /* contacts at the most */
  GHashTable          *lines;   /* of char to char: of other clients, not entered yet */
  CleContact          *failed;  /* (nullable): could not be saved */
};

G_DEFINE_FINAL_TYPE (CleContactLog, cle_contact_log, ADW_TYPE_BIN)

/* What became of a promise, on its way to the disk. */
typedef struct
{
  CleContact      *contact;
  ClePromiseState  state;
  char            *record;
} Promise;

static void
promise_free (gpointer data)
{
  Promise *promise = data;

  cle_contact_free (promise->contact);
  g_free (promise->record);
  g_free (promise);
}

static gboolean
set_promise (CleStore *store,
             gpointer  order,
             GError  **error)
{
  Promise *promise = order;

  return cle_contact_set_promise (store, promise->contact, promise->state, &promise->record, error);
}

static gboolean
add_contact (CleStore *store,
             gpointer  order,
             GError  **error)
{
  return cle_contact_add (store, order, error);
}

static CleContact *
parse (CleContactLog *self,
       GError       **error)
{
  CleSession *session = cle_client_model_get_session (self->model);
  CleContact *contact = NULL;

  cle_contact_parse_line (gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                          cle_session_get_now (session), cle_session_get_offset (session), &contact,
                          error);

  return contact;
}

/* While it is typed, what is understood of it. */
static void
changed_cb (CleContactLog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CleContact) contact = NULL;
  g_autofree char *text = NULL;

  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    contact = parse (self, &error);
  text = contact != NULL ? cle_contact_details (contact)
                         : g_strdup (error != NULL ? error->message : cle_contact_hint ());
  gtk_label_set_label (GTK_LABEL (self->hint), text);
}

/* What may be on the disk after all is not saved twice. */
static void
take_failed_id (CleContactLog *self,
                CleContact    *contact)
{
  if (self->failed != NULL && g_strcmp0 (self->failed->client, contact->client) == 0 &&
      g_strcmp0 (self->failed->text, contact->text) == 0)
    contact->id = g_strdup (self->failed->id);
}

/* The line goes when it is durable, also that of a client who is not shown any
 * more. */
static void
added_cb (GtkWidget *widget,
          gpointer   order,
          gboolean   saved)
{
  CleContactLog *self = CLE_CONTACT_LOG (widget);
  const CleContact *contact = order;

  if (self->model == NULL)
    return;

  gtk_editable_set_editable (GTK_EDITABLE (self->entry), TRUE);
  g_clear_pointer (&self->failed, cle_contact_free);
  if (!saved)
    self->failed = cle_contact_copy (contact);
  else if (g_strcmp0 (self->client, contact->client) == 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    g_hash_table_remove (self->lines, contact->client);
}

static void
entered_cb (CleContactLog *self)
{
  CleContact *contact = parse (self, NULL);

  if (contact == NULL || !gtk_editable_get_editable (GTK_EDITABLE (self->entry)))
    {
      g_clear_pointer (&contact, cle_contact_free);
      return;
    }

  g_free (contact->client);
  contact->client = g_strdup (self->client);
  take_failed_id (self, contact);
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), FALSE);
  cle_client_acting_start_then (GTK_WIDGET (self), cle_client_model_get_session (self->model),
                                add_contact, contact, (GDestroyNotify) cle_contact_free,
                                _ ("It is in the log"), added_cb);
}

static const CleContact *
find_contact (CleContactLog *self,
              const char    *id)
{
  g_autoptr (GPtrArray) contacts =
      cle_client_book_list_contacts (cle_client_model_get_book (self->model), self->client);

  for (guint i = 0; i < contacts->len; i++)
    {
      const CleContact *contact = contacts->pdata[i];

      if (g_strcmp0 (contact->id, id) == 0)
        return contact;
    }

  return NULL;
}

static void
close_promise (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  CleContactLog *self = CLE_CONTACT_LOG (widget);
  const CleContact *contact = find_contact (self, g_variant_get_string (parameter, NULL));
  Promise *promise;

  if (contact == NULL)
    return;

  promise = g_new0 (Promise, 1);
  promise->contact = cle_contact_copy (contact);
  promise->state = g_str_equal (action, "contact.kept") ? CLE_PROMISE_KEPT : CLE_PROMISE_BROKEN;
  cle_client_acting_start (widget, cle_client_model_get_session (self->model), set_promise, promise,
                           promise_free, _ ("It is in the log"));
}

static GtkWidget *
create_row (CleContactLog    *self,
            const CleContact *contact)
{
  CleSession *session = cle_client_model_get_session (self->model);
  g_autofree char *subtitle = cle_contact_subtitle (contact, cle_session_get_now (session));
  GtkWidget *row = cle_plain_row_new (contact->text, subtitle);

  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), cle_contact_icon (contact->kind));
  if (contact->state == CLE_PROMISE_OPEN)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               cle_row_buttons_new (cle_row_button_new (_ ("Kept"), "contact.kept",
                                                                        contact->id),
                                                    cle_row_button_new (_ ("Not Kept"),
                                                                        "contact.broken",
                                                                        contact->id)));

  return row;
}

static GtkWidget *
create_more_row (guint n)
{
  g_autofree char *text = cle_due_more_text (n);
  GtkWidget *row = cle_plain_row_new (text, NULL);

  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "view-more-symbolic");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "contact.more");

  return row;
}

static void
add_row (CleContactLog *self,
         GtkWidget     *row)
{
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (self->group, row);
}

static void
show_contacts (CleContactLog   *self,
               const GPtrArray *contacts)
{
  guint n = MIN (contacts->len, self->shown);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < n; i++)
    add_row (self, create_row (self, contacts->pdata[i]));
  if (n < contacts->len)
    add_row (self, create_more_row (contacts->len - n));
  gtk_widget_set_visible (GTK_WIDGET (self->group), self->rows->len > 0);
}

static void
refresh (CleContactLog *self)
{
  CleClientBook *book = cle_client_model_get_book (self->model);
  CleSession *session = cle_client_model_get_session (self->model);
  const CleClient *client;
  g_autoptr (GPtrArray) contacts = NULL;
  g_autofree char *warning = NULL;

  if (self->client == NULL)
    return;

  contacts = cle_client_book_list_contacts (book, self->client);
  show_contacts (self, contacts);
  client = cle_client_book_find_client (book, self->client);
  if (client != NULL)
    warning =
        cle_contacts_dup_warning (contacts, client->importance, client->changed,
                                  cle_client_book_get_office (book), cle_session_get_now (session));
  gtk_label_set_label (GTK_LABEL (self->warning), warning != NULL ? warning : "");
  gtk_widget_set_visible (self->warning, warning != NULL);
}

/* The focus goes to the first of them. */
static void
show_more (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  CleContactLog *self = CLE_CONTACT_LOG (widget);
  guint before = self->shown;

  self->shown += STEP;
  refresh (self);
  if (before < self->rows->len)
    gtk_widget_grab_focus (self->rows->pdata[before]);
}

static void
cle_contact_log_dispose (GObject *object)
{
  CleContactLog *self = CLE_CONTACT_LOG (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->client, g_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_hash_table_unref);
  g_clear_pointer (&self->failed, cle_contact_free);

  G_OBJECT_CLASS (cle_contact_log_parent_class)->dispose (object);
}

static void
cle_contact_log_class_init (CleContactLogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cle_contact_log_dispose;

  gtk_widget_class_install_action (widget_class, "contact.kept", "s", close_promise);
  gtk_widget_class_install_action (widget_class, "contact.broken", "s", close_promise);
  gtk_widget_class_install_action (widget_class, "contact.more", NULL, show_more);
}

static GtkWidget *
create_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);

  return label;
}

static void
cle_contact_log_init (CleContactLog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = adw_preferences_group_new ();

  self->rows = g_ptr_array_new ();
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->entry = adw_entry_row_new ();
  self->hint = create_label ("caption");
  self->warning = create_label ("warning");
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (line), _ ("Contacts"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), _ ("What happened?"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (line), self->entry);
  gtk_label_set_label (GTK_LABEL (self->hint), cle_contact_hint ());
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->hint);
  gtk_box_append (GTK_BOX (box), self->warning);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->group));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "entry-activated", G_CALLBACK (entered_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * cle_contact_log_new:
 * @model: the clients
 *
 * Returns: (transfer floating): the log of nobody yet
 */
GtkWidget *
cle_contact_log_new (CleClientModel *model)
{
  CleContactLog *self = g_object_new (CLE_TYPE_CONTACT_LOG, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * cle_contact_log_show:
 * @self: a log
 * @client: id of whose
 */
void
cle_contact_log_show (CleContactLog *self,
                      const char    *client)
{
  g_return_if_fail (CLE_IS_CONTACT_LOG (self));

  const char *line;

  if (self->client != NULL)
    g_hash_table_replace (self->lines, self->client,
                          g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  self->client = g_strdup (client);
  self->shown = FIRST;
  line = g_hash_table_lookup (self->lines, client);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), line != NULL ? line : "");
  refresh (self);
}

/**
 * cle_contact_log_focus:
 * @self: a log
 *
 * Moves the focus to where a contact is written.
 */
void
cle_contact_log_focus (CleContactLog *self)
{
  g_return_if_fail (CLE_IS_CONTACT_LOG (self));

  gtk_widget_grab_focus (self->entry);
}
