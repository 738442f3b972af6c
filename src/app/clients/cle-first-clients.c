/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-first-clients.h"

#include "cle-client-acting.h"
#include "clients/cle-client.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CleFirstClients
{
  AdwBin               parent_instance;

  AdwPreferencesGroup *unwanted;
  AdwPreferencesGroup *wanted;

  CleSession          *session;
  GPtrArray           *tried;                          /* (nullable): could not be saved */
  GtkEditable         *names[2 * CLE_N_FIRST_CLIENTS]; /* the unwanted ones first */
};

G_DEFINE_FINAL_TYPE (CleFirstClients, cle_first_clients, ADW_TYPE_BIN)

/* Who was perhaps saved when others could not be is not made twice. */
static char *
dup_tried_id (CleFirstClients *self,
              const char      *name)
{
  for (guint i = 0; self->tried != NULL && i < self->tried->len; i++)
    {
      const CleClient *client = self->tried->pdata[i];

      if (strcmp (client->name, name) == 0)
        return g_strdup (client->id);
    }

  return NULL;
}

/* Tags tell the calibration who is who. */
static CleClient *
make_client (CleFirstClients *self,
             guint            place)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->names[place])));
  gboolean wanted = place >= CLE_N_FIRST_CLIENTS;
  CleClient *client;

  if (*name == '\0')
    return NULL;

  client = cle_client_new (name);
  client->id = dup_tried_id (self, name);
  g_strfreev (client->tags);
  client->tags = g_new0 (char *, 2);
  client->tags[0] = g_strdup (wanted ? CLE_CLIENT_TAG_WANTED : CLE_CLIENT_TAG_UNWANTED);

  return client;
}

static GPtrArray *
list_clients (CleFirstClients *self)
{
  GPtrArray *clients = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_client_free);

  for (guint i = 0; i < G_N_ELEMENTS (self->names); i++)
    {
      CleClient *client = make_client (self, i);

      if (client != NULL)
        g_ptr_array_add (clients, client);
    }

  return clients;
}

static char *
fold_name (CleFirstClients *self,
           guint            place)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->names[place])));

  return g_utf8_casefold (name, -1);
}

static gboolean
was_named_before (CleFirstClients *self,
                  guint            place)
{
  g_autofree char *name = fold_name (self, place);

  for (guint i = 0; i < place && *name != '\0'; i++)
    {
      g_autofree char *other = fold_name (self, i);

      if (g_str_equal (other, name))
        return TRUE;
    }

  return FALSE;
}

/* Nobody is hated to lose and let go at once. */
static gboolean
mark_twins (CleFirstClients *self)
{
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (self->names); i++)
    {
      gboolean is_twin = was_named_before (self, i);
      g_autofree char *title = is_twin
                                   ? g_strdup (_ ("Named above already"))
                                   : g_strdup_printf (_ ("Name %u"), i % CLE_N_FIRST_CLIENTS + 1);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->names[i]), title);
      if (is_twin)
        gtk_widget_add_css_class (GTK_WIDGET (self->names[i]), "error");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self->names[i]), "error");
      found |= is_twin;
    }

  return found;
}

static void
check_cb (CleFirstClients *self)
{
  g_autoptr (GPtrArray) clients = list_clients (self);
  gboolean good = !mark_twins (self) && clients->len > 0;

  for (guint i = 0; i < clients->len; i++)
    good = good && cle_client_check (clients->pdata[i], NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "first.save",
                                 good && !cle_session_get_read_only (self->session));
}

/* The names stay until the list is shown instead of them. */
static void
saved_cb (GtkWidget *widget,
          gpointer   order,
          gboolean   saved)
{
  CleFirstClients *self = CLE_FIRST_CLIENTS (widget);

  if (saved || self->session == NULL)
    return;

  g_clear_pointer (&self->tried, g_ptr_array_unref);
  self->tried = g_ptr_array_ref (order);
  check_cb (self);
}

static void
save (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CleFirstClients *self = CLE_FIRST_CLIENTS (widget);

  gtk_widget_action_set_enabled (widget, "first.save", FALSE);
  cle_client_acting_start_then (widget, self->session, cle_client_acting_save, list_clients (self),
                                (GDestroyNotify) g_ptr_array_unref,
                                _ ("They are in the book. Open one to rate it."), saved_cb);
}

static void
cle_first_clients_dispose (GObject *object)
{
  CleFirstClients *self = CLE_FIRST_CLIENTS (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->tried, g_ptr_array_unref);

  G_OBJECT_CLASS (cle_first_clients_parent_class)->dispose (object);
}

static void
cle_first_clients_class_init (CleFirstClientsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cle_first_clients_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/clients/cle-first-clients.ui");
  gtk_widget_class_bind_template_child (widget_class, CleFirstClients, unwanted);
  gtk_widget_class_bind_template_child (widget_class, CleFirstClients, wanted);
  gtk_widget_class_install_action (widget_class, "first.save", NULL, save);
}

static void
cle_first_clients_init (CleFirstClients *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (self->names); i++)
    {
      GtkWidget *row = adw_entry_row_new ();
      g_autofree char *title = g_strdup_printf (_ ("Name %u"), i % CLE_N_FIRST_CLIENTS + 1);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_preferences_group_add (i < CLE_N_FIRST_CLIENTS ? self->unwanted : self->wanted, row);
      g_signal_connect_object (row, "changed", G_CALLBACK (check_cb), self, G_CONNECT_SWAPPED);
      self->names[i] = GTK_EDITABLE (row);
    }
}

/**
 * cle_first_clients_new:
 * @session: whose book it begins
 *
 * Returns: (transfer floating): the exercise
 */
GtkWidget *
cle_first_clients_new (CleSession *session)
{
  g_return_val_if_fail (CLE_IS_SESSION (session), NULL);

  CleFirstClients *self = g_object_new (CLE_TYPE_FIRST_CLIENTS, NULL);

  self->session = g_object_ref (session);
  check_cb (self);

  return GTK_WIDGET (self);
}
