/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-exporting.h"

#include "cle-file-saving.h"
#include "cle-store-task.h"
#include "cle-toast.h"
#include "clients/cle-client-export.h"
#include "store/cle-save.h"

#include <glib/gi18n.h>

/* An export on its way from the menu to the disk. */
typedef struct
{
  GtkWidget *widget;
  CleStore  *store;
  char      *client; /* (nullable): id; NULL for all */
  GBytes    *bytes;  /* (nullable): all of them */
  char      *path;
} Exporting;

static void
free_exporting (Exporting *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->store);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->client);
  g_free (self->path);
  g_free (self);
}

static gboolean
save (CleStore *store,
      gpointer  order,
      GError  **error)
{
  Exporting *self = order;

  if (self->bytes == NULL)
    self->bytes = cle_client_export (store, self->client, error);

  return self->bytes != NULL &&
         cle_save_bytes (cle_io_get_system (), self->path, self->bytes, error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Exporting *self = data;
  g_autoptr (GError) error = NULL;

  cle_store_task_finish (result, &error);
  cle_file_saving_say (self->widget, self->path, error);
  free_exporting (self);
}

static void
chosen_cb (char     *path,
           gpointer  data)
{
  Exporting *self = data;

  self->path = path;
  if (path != NULL)
    cle_store_task_start (self->store, save, self, NULL, saved_cb, self);
  else
    free_exporting (self);
}

static void
ask (GtkWidget      *widget,
     CleClientModel *model,
     const char     *client,
     GBytes         *bytes,
     const char     *name)
{
  Exporting *self = g_new0 (Exporting, 1);

  self->widget = g_object_ref (widget);
  self->store = g_object_ref (cle_session_get_store (cle_client_model_get_session (model)));
  self->client = g_strdup (client);
  self->bytes = bytes;
  cle_file_saving_ask (widget, _ ("Export Clients"), _ ("_Export"), name, chosen_cb, self);
}

/**
 * cle_client_exporting_one:
 * @widget: where the user is
 * @model: the clients
 * @client: id of one of them
 *
 * Asks where to and saves everything that is known about the client.
 */
void
cle_client_exporting_one (GtkWidget      *widget,
                          CleClientModel *model,
                          const char     *client)
{
  CleJudge *judge = cle_client_model_get_judge (model);
  const CleJudged *judged = judge != NULL ? cle_judge_find (judge, client) : NULL;
  g_autofree char *name = NULL;

  if (judged == NULL)
    return;

  name = g_strconcat (judged->client->name, ".json", NULL);
  g_strdelimit (name, "/\\:*?\"<>|\n\t", '-');
  ask (widget, model, client, NULL, name);
}

/**
 * cle_client_exporting_all:
 * @widget: where the user is
 * @model: the clients
 *
 * Asks where to and saves all clients as a table.
 */
void
cle_client_exporting_all (GtkWidget      *widget,
                          CleClientModel *model)
{
  CleJudge *judge = cle_client_model_get_judge (model);

  if (judge == NULL || cle_judge_get_n (judge) == 0)
    cle_toast_say (widget, _ ("There are no clients to export yet."));
  else
    ask (widget, model, NULL, cle_client_export_table (judge), "clients.csv");
}
