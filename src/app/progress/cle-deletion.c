/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-deletion.h"

#include "cle-act-task.h"
#include "cle-default-focus.h"
#include "cle-store-task.h"
#include "cle-toast.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget  *widget;
  CleSession *session;
  char       *id;
  CleAct      act;
} Deletion;

static Deletion *
deletion_new (GtkWidget  *widget,
              CleSession *session,
              const char *id,
              CleAct      act)
{
  Deletion *self = g_new0 (Deletion, 1);

  self->widget = g_object_ref (widget);
  self->session = g_object_ref (session);
  self->id = g_strdup (id);
  self->act = act;

  return self;
}

static void
deletion_free (Deletion *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->session);
  g_free (self->id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deletion, deletion_free)

static void
deletion_closure_free (gpointer  data,
                       GClosure *closure)
{
  deletion_free (data);
}

static void
undo_cb (Deletion *self)
{
  cle_deletion_restore (self->widget, self->session, self->id);
}

static void
offer_undo (Deletion *self)
{
  g_autoptr (AdwToast) toast = cle_toast_undo (self->widget, _ ("Result deleted"));

  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb),
                         deletion_new (self->widget, self->session, self->id, CLE_ACT_RESTORE),
                         deletion_closure_free, G_CONNECT_SWAPPED);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (Deletion) self = data;
  g_autoptr (GError) error = NULL;

  if (!cle_store_task_finish (result, &error))
    cle_toast_say (self->widget, error->message);
  else if (self->act == CLE_ACT_TRASH)
    offer_undo (self);
  else if (self->act == CLE_ACT_RESTORE)
    cle_toast_say (self->widget, _ ("Result restored"));
  else
    cle_toast_say (self->widget, _ ("Result erased for good"));

  cle_session_load (self->session);
}

static void
start (GtkWidget  *widget,
       CleSession *session,
       const char *id,
       CleAct      act)
{
  const char *ids[] = { id, NULL };
  CleStore *store = cle_session_get_store (session);
  Deletion *deletion = deletion_new (widget, session, id, act);

  if (act == CLE_ACT_ERASE)
    cle_act_task_erase (store, ids, done_cb, deletion);
  else
    cle_act_task_start (store, act, id, NULL, done_cb, deletion);
}

static void
erase_response_cb (Deletion   *self,
                   const char *response)
{
  if (g_strcmp0 (response, "erase") == 0)
    start (self->widget, self->session, self->id, CLE_ACT_ERASE);
}

/**
 * cle_deletion_trash:
 * @widget: where to tell what came of it
 * @session: the store
 * @id: of a result
 *
 * Puts the result into the trash and offers to undo that.
 */
void
cle_deletion_trash (GtkWidget  *widget,
                    CleSession *session,
                    const char *id)
{
  start (widget, session, id, CLE_ACT_TRASH);
}

/**
 * cle_deletion_restore:
 * @widget: where to tell what came of it
 * @session: the store
 * @id: of a result in the trash
 */
void
cle_deletion_restore (GtkWidget  *widget,
                      CleSession *session,
                      const char *id)
{
  start (widget, session, id, CLE_ACT_RESTORE);
}

/**
 * cle_deletion_erase:
 * @widget: where to ask and to tell what came of it
 * @session: the store
 * @id: of a result
 *
 * Asks, and then erases the result for good.
 */
void
cle_deletion_erase (GtkWidget  *widget,
                    CleSession *session,
                    const char *id)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Erase this result for good?"),
      _ ("Its answers, evidence and notes will be gone and cannot be brought back."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep"), "erase",
                                    _ ("_Erase for Good"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "erase",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_data (dialog, "response", G_CALLBACK (erase_response_cb),
                         deletion_new (widget, session, id, CLE_ACT_ERASE), deletion_closure_free,
                         G_CONNECT_SWAPPED);
  cle_default_focus_keep (GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}
