/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-due-note.h"

#include "cle-client-model.h"
#include "cle-due-closures.h"
#include "cle-plain-row.h"
#include "history/cle-archive.h"

#include <glib/gi18n.h>

#define DELAY      600 /* ms; the first frames come first */
#define MOST_SHOWN 50  /* rows, when all are asked for */
#define STEP       32  /* clients between two looks at the clock */
#define SLICE      2000 /* µs that looking at them may take of a frame */

struct _CleDueNote
{
  AdwBin          parent_instance;

  GtkWidget      *list;

  CleSession     *session;
  CleClientModel *model;  /* from the first look on */
  GPtrArray      *due;    /* (nullable): of CleClientDue */
  GPtrArray      *next;      /* (nullable): of CleClientDue, being gathered */
  guint           n_looked;  /* clients whose turn was */
  guint64         n_changes; /* of the book when that began */
  guint           gathering; /* source */
  guint           source;
  gboolean        expired; /* something was saved since it was read */
  gboolean        all;     /* more than a few rows were asked for */
};

G_DEFINE_FINAL_TYPE (CleDueNote, cle_due_note, ADW_TYPE_BIN)

static GtkWidget *
create_row (const char *icon,
            const char *title,
            const char *subtitle)
{
  GtkWidget *row = cle_plain_row_new (title, subtitle);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));

  return row;
}

static void
add_due (CleDueNote         *self,
         const CleClientDue *due)
{
  CleHistory *history = cle_session_get_history (self->session);
  CleClientBook *book = cle_archive_get_clients (cle_history_get_archive (history));
  g_autofree char *text = cle_client_due_dup_text (due, book);
  g_autofree char *when = cle_due_when_text (due->left);
  GtkWidget *row = create_row (cle_due_icon (due->kind), text, when);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.client");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s",
                                    due->client != NULL ? due->client : "");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* Too many for a page of rows are looked at in the list of clients. */
static void
add_more (CleDueNote *self,
          guint       n)
{
  g_autofree char *text = cle_due_more_text (n);
  GtkWidget *row = create_row ("view-more-symbolic", text, NULL);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "due.show-all");
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
show (CleDueNote *self)
{
  guint n = self->due->len;
  guint shown = MIN (n, self->all ? MOST_SHOWN : CLE_DUE_SHOWN);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < shown; i++)
    add_due (self, self->due->pdata[i]);
  if (n > shown)
    add_more (self, n - shown);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "due.show-all", !self->all);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

static void
finish (CleDueNote *self)
{
  GPtrArray *profiles = cle_client_model_get_profiles (self->model);
  g_autofree CleProfileRevised *revised = g_new (CleProfileRevised, profiles->len + 1);

  for (guint i = 0; i < profiles->len; i++)
    revised[i] = (CleProfileRevised){ cle_profile_get_id (profiles->pdata[i]),
                                      cle_profile_get_made (profiles->pdata[i]) };
  cle_client_due_finish (cle_client_model_get_book (self->model), revised, profiles->len,
                         cle_session_get_now (self->session),
                         cle_session_get_offset (self->session), 0, self->next);
  g_clear_pointer (&self->due, g_ptr_array_unref);
  self->due = g_steal_pointer (&self->next);
  show (self);
}

/* Of a book that has changed the model tells soon, and all begins anew. */
static gboolean
gather_cb (gpointer data)
{
  CleDueNote *self = data;
  CleClientBook *book = cle_client_model_get_book (self->model);
  gint64 begin = g_get_monotonic_time ();
  gboolean more = self->n_changes == cle_client_book_get_n_changes (book);
  gboolean same = more;

  while (more && g_get_monotonic_time () - begin < SLICE)
    {
      more = cle_client_due_gather (book, self->n_looked, STEP, cle_session_get_now (self->session),
                                    cle_session_get_offset (self->session), 0, self->next);
      self->n_looked += STEP;
    }
  if (more)
    return G_SOURCE_CONTINUE;

  self->gathering = 0;
  if (same)
    finish (self);
  return G_SOURCE_REMOVE;
}

static void
list (CleDueNote *self)
{
  self->expired = FALSE;
  g_clear_pointer (&self->next, g_ptr_array_unref);
  self->next = g_ptr_array_new_with_free_func ((GDestroyNotify) cle_client_due_free);
  self->n_looked = 0;
  self->n_changes = cle_client_book_get_n_changes (cle_client_model_get_book (self->model));
  if (self->gathering == 0)
    self->gathering = g_idle_add (gather_cb, self);
}

/* Where nobody looks, it waits for the next look. */
static void
changed_cb (CleDueNote *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (self->due == NULL || (parent != NULL && gtk_widget_get_mapped (parent)))
    list (self);
  else
    self->expired = TRUE;
}

static void
show_all (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  CleDueNote *self = CLE_DUE_NOTE (widget);
  GtkWidget *next;

  self->all = TRUE;
  if (self->due != NULL)
    show (self);
  next = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), CLE_DUE_SHOWN));
  if (next != NULL)
    gtk_widget_grab_focus (next);
}

static gboolean
start_cb (gpointer data)
{
  CleDueNote *self = data;

  self->source = 0;
  if (self->model == NULL)
    {
      self->model = cle_client_model_dup_shared (self->session);
      g_signal_connect_object (self->model, "changed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  if (cle_client_model_get_ready (self->model))
    list (self);

  return G_SOURCE_REMOVE;
}

static void
expire_cb (CleDueNote *self)
{
  self->expired = TRUE;
}

static void
cle_due_note_dispose (GObject *object)
{
  CleDueNote *self = CLE_DUE_NOTE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_handle_id (&self->gathering, g_source_remove);
  g_clear_pointer (&self->next, g_ptr_array_unref);
  g_clear_object (&self->model);
  g_clear_pointer (&self->due, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cle_due_note_parent_class)->dispose (object);
}

static void
cle_due_note_class_init (CleDueNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cle_due_note_dispose;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "due.show-all", NULL, show_all);
}

static void
cle_due_note_init (CleDueNote *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Due with clients"), -1);
  gtk_widget_add_css_class (self->list, "boxed-list");
  adw_bin_set_child (ADW_BIN (self), self->list);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * cle_due_note_new:
 * @session: whose clients to look at
 *
 * Returns: (transfer floating): a note that shows nothing before it is looked at
 */
GtkWidget *
cle_due_note_new (CleSession *session)
{
  CleDueNote *self = g_object_new (CLE_TYPE_DUE_NOTE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (expire_cb), self, G_CONNECT_SWAPPED);
  self->expired = TRUE;

  return GTK_WIDGET (self);
}

/**
 * cle_due_note_look:
 * @self: a note
 *
 * Somebody looks where the note is: if something was saved since, the clients
 * are read, in a thread and a little later, and never before the history.
 */
void
cle_due_note_look (CleDueNote *self)
{
  g_return_if_fail (CLE_IS_DUE_NOTE (self));

  if (self->expired && self->source == 0 && cle_session_get_loaded (self->session))
    self->source = g_timeout_add_full (G_PRIORITY_LOW, DELAY, start_cb, self, NULL);
}
