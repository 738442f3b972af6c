/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-profile-saving.h"

#include "cle-store-task.h"
#include "cle-toast.h"
#include "clients/cle-profile-store.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget        *widget;
  CleSession       *session;
  CleProfileEditor *editor;
  CleProfile       *profile; /* as it was when the user said so */
  CleProfile       *saved;
} Saving;

static void
saving_free (Saving *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->session);
  g_object_unref (self->editor);
  cle_profile_unref (self->profile);
  g_clear_pointer (&self->saved, cle_profile_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static gboolean
save (CleStore *store,
      gpointer  order,
      GError  **error)
{
  Saving *self = order;

  self->saved = cle_profile_store_save (store, self->profile, error);

  return self->saved != NULL;
}

/* Steps made meanwhile are not saved yet. */
static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (Saving) self = data;
  g_autoptr (GError) error = NULL;

  if (!cle_store_task_finish (result, &error))
    {
      cle_toast_say (self->widget, error->message);
      return;
    }

  if (cle_profile_editor_get_profile (self->editor) == self->profile)
    cle_profile_editor_saved (self->editor, self->saved);
  cle_session_load (self->session);
  cle_toast_say (self->widget, _ ("Saved as the revision of today"));
}

/**
 * cle_profile_saving_start:
 * @widget: where to say how it went
 * @session: whose store
 * @editor: of the profile
 */
void
cle_profile_saving_start (GtkWidget        *widget,
                          CleSession       *session,
                          CleProfileEditor *editor)
{
  g_return_if_fail (CLE_IS_PROFILE_EDITOR (editor));

  Saving *self = g_new0 (Saving, 1);

  self->widget = g_object_ref (widget);
  self->session = g_object_ref (session);
  self->editor = g_object_ref (editor);
  self->profile = cle_profile_ref (cle_profile_editor_get_profile (editor));
  cle_store_task_start (cle_session_get_store (session), save, self, NULL, saved_cb, self);
}
