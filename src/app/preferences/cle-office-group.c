/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-office-group.h"

#include "cle-office-closures.h"
#include "cle-office-row.h"
#include "cle-store-task.h"
#include "cle-toast.h"
#include "clients/cle-client-acts.h"
#include "history/cle-archive.h"

#include <glib/gi18n.h>

struct _CleOfficeGroup
{
  AdwPreferencesGroup parent_instance;

  GtkWidget          *capacity;
  GtkWidget          *rows[CLE_N_OFFICE_SETTINGS]; /* CleOfficeRow; none for the capacity */

  CleSession         *session;
  CleOffice           office;  /* what holds, and what was typed since */
  gboolean            filling;
  gboolean            saving;
  gboolean            again;   /* something was typed meanwhile */
};

G_DEFINE_FINAL_TYPE (CleOfficeGroup, cle_office_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_capacity (CleOfficeGroup *self)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->capacity),
                               cle_capacity_effect (self->office.capacity));
}

static void
show_office (CleOfficeGroup *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < CLE_N_OFFICE_SETTINGS; i++)
    if (self->rows[i] != NULL)
      cle_office_row_show (CLE_OFFICE_ROW (self->rows[i]), &self->office);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->capacity), self->office.capacity);
  show_capacity (self);
  self->filling = FALSE;
}

/* What another window has changed shows, too. */
static void
refresh (CleOfficeGroup *self)
{
  CleHistory *history = cle_session_get_history (self->session);
  CleClientBook *book = cle_archive_get_clients (cle_history_get_archive (history));

  gtk_widget_set_sensitive (GTK_WIDGET (self), cle_session_get_loaded (self->session) &&
                                                   !cle_session_get_read_only (self->session));
  if (self->saving)
    return;

  self->office = *cle_client_book_get_office (book);
  show_office (self);
}

/* One record of the office, and the id under which it is tried again. */
static gboolean
save_office (CleStore *store,
             gpointer  order,
             GError  **error)
{
  g_autofree char *record = NULL;

  return cle_client_set_office (store, order, &record, error);
}

static void
start_saving (CleOfficeGroup     *self,
              GAsyncReadyCallback callback)
{
  self->saving = TRUE;
  self->again = FALSE;
  cle_store_task_start (cle_session_get_store (self->session), save_office,
                        g_memdup2 (&self->office, sizeof self->office), g_free, callback,
                        g_object_ref (self));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (CleOfficeGroup) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = cle_store_task_finish (result, &error);

  self->saving = FALSE;
  if (!done)
    {
      cle_toast_say (GTK_WIDGET (self), error->message);
      refresh (self);
    }
  else if (self->again)
    start_saving (self, saved_cb);
  else
    cle_session_load (self->session);
}

/* One after the other: of two records the later one holds. */
static void
save (CleOfficeGroup *self)
{
  if (self->session == NULL)
    return;

  show_office (self);
  if (self->saving)
    self->again = TRUE;
  else
    start_saving (self, saved_cb);
}

static void
taken_cb (CleOfficeGroup *self,
          CleOfficeRow   *row)
{
  if (cle_office_row_read (row, &self->office))
    save (self);
}

static void
capacity_cb (CleOfficeGroup *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->capacity));

  if (self->filling || selected > CLE_CAPACITY_IDLE)
    return;

  self->office.capacity = (CleCapacity) selected;
  save (self);
}

static void
add_row (CleOfficeGroup  *self,
         CleOfficeSetting setting)
{
  self->rows[setting] = cle_office_row_new (setting);
  g_signal_connect_object (self->rows[setting], "taken", G_CALLBACK (taken_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->rows[setting]);
}

static void
add_capacity (CleOfficeGroup *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = CLE_CAPACITY_SCARCE; i <= CLE_CAPACITY_IDLE; i++)
    gtk_string_list_append (names, cle_capacity_name ((CleCapacity) i));
  self->capacity = g_object_new (ADW_TYPE_COMBO_ROW, "title", _ ("Time to spare"), "model", names,
                                 "subtitle-lines", 0, NULL);
  g_signal_connect_object (self->capacity, "notify::selected", G_CALLBACK (capacity_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->capacity);
}

static void
cle_office_group_dispose (GObject *object)
{
  g_clear_object (&CLE_OFFICE_GROUP (object)->session);

  G_OBJECT_CLASS (cle_office_group_parent_class)->dispose (object);
}

static void
cle_office_group_class_init (CleOfficeGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cle_office_group_dispose;
}

static void
cle_office_group_init (CleOfficeGroup *self)
{
  cle_office_init (&self->office);
  self->filling = TRUE;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Clients"));
  for (guint i = 0; i < CLE_N_OFFICE_SETTINGS; i++)
    if (i == CLE_OFFICE_CAPACITY)
      add_capacity (self);
    else
      add_row (self, (CleOfficeSetting) i);
  show_office (self);
}

/**
 * cle_office_group_set_session:
 * @self: a group
 * @session: (nullable): the open store
 */
void
cle_office_group_set_session (CleOfficeGroup *self,
                              CleSession     *session)
{
  g_return_if_fail (CLE_IS_OFFICE_GROUP (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  gtk_widget_set_visible (GTK_WIDGET (self), session != NULL);
  if (session == NULL)
    return;

  g_signal_connect_object (session, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

/**
 * cle_office_group_flush:
 * @self: a group
 *
 * Saves what was typed last, when the window closes.
 */
void
cle_office_group_flush (CleOfficeGroup *self)
{
  g_return_if_fail (CLE_IS_OFFICE_GROUP (self));

  for (guint i = 0; i < CLE_N_OFFICE_SETTINGS; i++)
    if (self->rows[i] != NULL)
      cle_office_row_finish (CLE_OFFICE_ROW (self->rows[i]));
}
