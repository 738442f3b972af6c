/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-overdue-note.h"

#include "cle-action-closures.h"
#include "cle-action-list.h"

#include <glib/gi18n.h>

struct _CleOverdueNote
{
  AdwBin      parent_instance;

  GtkWidget  *row;
  CleSession *session;
};

G_DEFINE_FINAL_TYPE (CleOverdueNote, cle_overdue_note, ADW_TYPE_BIN)

static void
refresh (CleOverdueNote *self)
{
  guint n = cle_action_list_count_overdue (self->session);
  g_autofree char *text = cle_action_closure_overdue (n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), text);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static void
cle_overdue_note_dispose (GObject *object)
{
  g_clear_object (&CLE_OVERDUE_NOTE (object)->session);

  G_OBJECT_CLASS (cle_overdue_note_parent_class)->dispose (object);
}

static void
cle_overdue_note_class_init (CleOverdueNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cle_overdue_note_dispose;
}

static void
cle_overdue_note_init (CleOverdueNote *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->row =
      g_object_new (ADW_TYPE_ACTION_ROW, "activatable", TRUE, "action-name", "win.actions", NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), _ ("See what became of them"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->row),
                             gtk_image_new_from_icon_name ("alarm-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), self->row);
  adw_bin_set_child (ADW_BIN (self), list);
}

/**
 * cle_overdue_note_new:
 * @session: whose actions to look at
 *
 * Returns: (transfer floating): a note that follows the session
 */
GtkWidget *
cle_overdue_note_new (CleSession *session)
{
  CleOverdueNote *self = g_object_new (CLE_TYPE_OVERDUE_NOTE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);

  return GTK_WIDGET (self);
}
