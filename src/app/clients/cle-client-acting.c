/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-acting.h"

#include "cle-toast.h"
#include "clients/cle-client-store.h"

typedef struct
{
  GtkWidget  *widget;
  CleSession *session;
  const char *said;
} Acting;

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Acting *self = data;
  g_autoptr (GError) error = NULL;

  if (cle_store_task_finish (result, &error))
    cle_session_load (self->session);
  if (gtk_widget_get_root (self->widget) != NULL)
    cle_toast_say (self->widget, error != NULL ? error->message : self->said);

  g_object_unref (self->widget);
  g_object_unref (self->session);
  g_free (self);
}

/**
 * cle_client_acting_start:
 * @widget: where to say how it went
 * @session: whose store
 * @func: saves, in a thread
 * @order: (transfer full): for @func
 * @free_order: frees @order
 * @said: (not nullable): what to say when it is durable; a text that stays
 */
void
cle_client_acting_start (GtkWidget        *widget,
                         CleSession       *session,
                         CleStoreTaskFunc  func,
                         gpointer          order,
                         GDestroyNotify    free_order,
                         const char       *said)
{
  Acting *self = g_new (Acting, 1);

  *self = (Acting){ g_object_ref (widget), g_object_ref (session), said };
  cle_store_task_start (cle_session_get_store (session), func, order, free_order, done_cb, self);
}

static gboolean
save_clients (CleStore *store,
              gpointer  order,
              GError  **error)
{
  return cle_client_save_all (store, order, error);
}

/**
 * cle_client_acting_save_clients:
 * @widget: where to say how it went
 * @session: whose store
 * @clients: (transfer none) (element-type CleClient): to be saved, all or none
 * @said: what to say when they are
 */
void
cle_client_acting_save_clients (GtkWidget  *widget,
                                CleSession *session,
                                GPtrArray  *clients,
                                const char *said)
{
  cle_client_acting_start (widget, session, save_clients, g_ptr_array_ref (clients),
                           (GDestroyNotify) g_ptr_array_unref, said);
}
