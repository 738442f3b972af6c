/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-revisions-window.h"

#include "cle-profile-closures.h"
#include "clients/cle-profile-changes.h"
#include "clients/cle-profile-store.h"

struct _CleRevisionsWindow
{
  AdwWindow  parent_instance;

  GtkWidget *before;
  GtkWidget *after;
  GtkWidget *list;

  GPtrArray *revisions; /* of CleProfile, newest first */
};

G_DEFINE_FINAL_TYPE (CleRevisionsWindow, cle_revisions_window, ADW_TYPE_WINDOW)

static GtkWidget *
create_cell (const CleTrait *trait)
{
  g_autofree char *text = cle_profile_revision_cell (trait, g_get_language_names ()[0]);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "dim-label");

  return label;
}

/* The trait with what changed, and below it how it was and how it is. */
static GtkWidget *
create_row (const CleProfileChange *change)
{
  const CleTrait *trait = change->after != NULL ? change->after : change->before;
  const char *name = cle_trait_get_name (trait, g_get_language_names ()[0]);
  g_autofree char *title = cle_profile_change_title (name, change->flags);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *cells = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (change->flags != 0)
    gtk_widget_add_css_class (label, "heading");
  gtk_box_set_homogeneous (GTK_BOX (cells), TRUE);
  gtk_box_append (GTK_BOX (cells), create_cell (change->before));
  gtk_box_append (GTK_BOX (cells), create_cell (change->after));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), cells);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  return row;
}

static const CleProfile *
get_chosen (CleRevisionsWindow *self,
            GtkWidget          *choice)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (choice));

  return selected < self->revisions->len ? self->revisions->pdata[selected] : NULL;
}

static void
compare (CleRevisionsWindow *self)
{
  const CleProfile *before = get_chosen (self, self->before);
  const CleProfile *after = get_chosen (self, self->after);
  g_autoptr (GArray) changes = NULL;
  GtkWidget *row;

  if (before == NULL || after == NULL)
    return;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);

  changes = cle_profile_compare (before, after);
  for (guint i = 0; i < changes->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         create_row (&g_array_index (changes, CleProfileChange, i)));
}

static void
fill_choices (CleRevisionsWindow *self,
              gint64              now)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->revisions->len; i++)
    gtk_string_list_take (names, cle_profile_revision_name (self->revisions->pdata[i], now));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->before), G_LIST_MODEL (names));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->after), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->before), MIN (1, self->revisions->len - 1));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->after), 0);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  gtk_window_close (GTK_WINDOW (widget));

  return TRUE;
}

static void
cle_revisions_window_finalize (GObject *object)
{
  g_clear_pointer (&CLE_REVISIONS_WINDOW (object)->revisions, g_ptr_array_unref);

  G_OBJECT_CLASS (cle_revisions_window_parent_class)->finalize (object);
}

static void
cle_revisions_window_class_init (CleRevisionsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cle_revisions_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/clients/cle-revisions-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CleRevisionsWindow, before);
  gtk_widget_class_bind_template_child (widget_class, CleRevisionsWindow, after);
  gtk_widget_class_bind_template_child (widget_class, CleRevisionsWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, compare);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
cle_revisions_window_init (CleRevisionsWindow *self)
{
  self->revisions = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cle_revisions_window_new:
 * @parent: where the user is
 * @session: where the revisions are
 * @profile: whose
 * @error: return location for an error
 *
 * Returns: (transfer none): a window, to be presented; %NULL if the revisions
 *   cannot be read
 */
GtkWidget *
cle_revisions_window_new (GtkWindow         *parent,
                          CleSession        *session,
                          const CleProfile  *profile,
                          GError           **error)
{
  g_autoptr (GPtrArray) revisions =
      cle_profile_store_list_revisions (cle_session_get_store (session),
                                        cle_profile_get_id (profile), error);
  CleRevisionsWindow *self;

  if (revisions == NULL)
    return NULL;

  self = g_object_new (CLE_TYPE_REVISIONS_WINDOW, "transient-for", parent, NULL);
  g_ptr_array_unref (self->revisions);
  self->revisions = g_steal_pointer (&revisions);
  fill_choices (self, cle_session_get_now (session));
  compare (self);

  return GTK_WIDGET (self);
}
