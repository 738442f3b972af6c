/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-client-acting.h"

#include "cle-toast.h"
#include "clients/cle-client-store.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  GtkWidget      *widget;
  GtkWindow      *dialog; /* (nullable): where it was typed */
  CleSession     *session;
  const char     *said;
  CleClientActed  acted;  /* (nullable) */
  gpointer        order;  /* lives as long as the task */
} Acting;

static Acting *
acting_new (GtkWidget  *widget,
            CleSession *session,
            const char *said)
{
  Acting *self = g_new0 (Acting, 1);

  self->widget = g_object_ref (widget);
  self->session = g_object_ref (session);
  self->said = said;

  return self;
}

static void
acting_free (Acting *self)
{
  if (self->dialog != NULL)
    g_signal_handlers_disconnect_by_func (self->dialog, g_nullify_pointer, &self->dialog);
  g_object_unref (self->widget);
  g_object_unref (self->session);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Acting, acting_free)

/* With all that was typed, and above it why it is not saved. */
static void
bring_back (GtkWindow  *dialog,
            const char *why)
{
  GtkWidget *told;

  gtk_window_present (dialog);
  told = adw_message_dialog_new (dialog, _ ("It Is Not Saved Yet"), why);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (told), "back", _ ("_Back"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (told), "back");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (told), "back");
  gtk_window_present (GTK_WINDOW (told));
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (Acting) self = data;
  g_autoptr (GError) error = NULL;

  if (cle_store_task_finish (result, &error))
    cle_session_load (self->session);
  if (self->acted != NULL)
    self->acted (self->widget, self->order, error == NULL);
  if (error != NULL && self->dialog != NULL)
    {
      bring_back (self->dialog, error->message);
      return;
    }

  if (self->dialog != NULL)
    gtk_window_destroy (self->dialog);
  if (gtk_widget_get_root (self->widget) != NULL)
    cle_toast_say (self->widget, error != NULL ? error->message : self->said);
}

/* Whoever closes the message without saving is through with it. */
static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             const char       *saving)
{
  if (g_strcmp0 (response, saving) != 0)
    cle_client_acting_release (GTK_WINDOW (dialog));
}

/**
 * cle_client_acting_hold:
 * @dialog: an #AdwMessageDialog that was just made
 * @saving: the response that saves; a text that stays
 *
 * Such a dialog closes with every response. This one then only hides when it is
 * about to save, for cle_client_acting_start_from().
 */
void
cle_client_acting_hold (GtkWidget  *dialog,
                        const char *saving)
{
  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (dialog));

  gtk_window_set_hide_on_close (GTK_WINDOW (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), (gpointer) saving);
}

/**
 * cle_client_acting_release:
 * @dialog: a dialog that is held, with nothing to be saved
 */
void
cle_client_acting_release (GtkWindow *dialog)
{
  gtk_window_set_hide_on_close (dialog, FALSE);
  if (!gtk_widget_get_visible (GTK_WIDGET (dialog)))
    gtk_window_destroy (dialog);
}

/**
 * cle_client_acting_start_from:
 * @dialog: (nullable): where what is saved was typed
 * @widget: where to say how it went
 * @session: whose store
 * @func: saves, in a thread
 * @order: (transfer full): for @func
 * @free_order: frees @order
 * @said: (not nullable): what to say when it is durable; a text that stays
 *
 * Hides @dialog and destroys it as soon as that is durable. After a failure it
 * is there again with everything in it, and says why.
 */
void
cle_client_acting_start_from (GtkWindow        *dialog,
                              GtkWidget        *widget,
                              CleSession       *session,
                              CleStoreTaskFunc  func,
                              gpointer          order,
                              GDestroyNotify    free_order,
                              const char       *said)
{
  Acting *self = acting_new (widget, session, said);

  self->dialog = dialog;
  if (dialog != NULL)
    {
      g_signal_connect_swapped (dialog, "destroy", G_CALLBACK (g_nullify_pointer), &self->dialog);
      gtk_widget_set_visible (GTK_WIDGET (dialog), FALSE);
    }
  cle_store_task_start (cle_session_get_store (session), func, order, free_order, done_cb, self);
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
  cle_client_acting_start_from (NULL, widget, session, func, order, free_order, said);
}

/**
 * cle_client_acting_start_then:
 * @widget: where it was typed, and where to say how it went
 * @session: whose store
 * @func: saves, in a thread
 * @order: (transfer full): for @func
 * @free_order: frees @order
 * @said: (not nullable): what to say when it is durable; a text that stays
 * @acted: called with @widget and @order when it is durable, or has failed
 *
 * For what is typed elsewhere than in a dialog: it may go when it is saved.
 */
void
cle_client_acting_start_then (GtkWidget        *widget,
                              CleSession       *session,
                              CleStoreTaskFunc  func,
                              gpointer          order,
                              GDestroyNotify    free_order,
                              const char       *said,
                              CleClientActed    acted)
{
  Acting *self = acting_new (widget, session, said);

  self->acted = acted;
  self->order = order;
  cle_store_task_start (cle_session_get_store (session), func, order, free_order, done_cb, self);
}

/**
 * cle_client_acting_save:
 * @store: a store
 * @order: (element-type CleClient): a #GPtrArray of them
 * @error: return location for an error
 *
 * Saves clients, all or none; for cle_client_acting_start_then().
 *
 * Returns: whether they are durable
 */
gboolean
cle_client_acting_save (CleStore *store,
                        gpointer  order,
                        GError  **error)
{
  return cle_client_save_all (store, order, error);
}

/**
 * cle_client_acting_save_clients:
 * @dialog: (nullable): where they were typed, as for cle_client_acting_start_from()
 * @widget: where to say how it went
 * @session: whose store
 * @clients: (transfer none) (element-type CleClient): to be saved, all or none
 * @said: what to say when they are
 */
void
cle_client_acting_save_clients (GtkWindow  *dialog,
                                GtkWidget  *widget,
                                CleSession *session,
                                GPtrArray  *clients,
                                const char *said)
{
  cle_client_acting_start_from (dialog, widget, session, cle_client_acting_save,
                                g_ptr_array_ref (clients), (GDestroyNotify) g_ptr_array_unref,
                                said);
}
