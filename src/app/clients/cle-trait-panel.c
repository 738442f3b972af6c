/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-trait-panel.h"

#include "cle-plain-row.h"
#include "cle-trait-side.h"

#include <glib/gi18n.h>

struct _CleTraitPanel
{
  AdwBin           parent_instance;

  GtkWidget       *search;
  GtkWidget       *branch;
  GtkWidget       *side;
  GtkWidget       *list;
  GtkWidget       *nothing;

  CleTraitLibrary *library;
  CleProfile      *profile;
};

G_DEFINE_FINAL_TYPE (CleTraitPanel, cle_trait_panel, ADW_TYPE_BIN)

enum
{
  PICKED,
  OWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_taken (CleTraitPanel  *self,
          const CleTrait *trait)
{
  guint index;

  return self->profile != NULL &&
         cle_profile_find_trait (self->profile, cle_trait_get_id (trait), &index);
}

static void
picked_cb (GtkWidget     *button,
           CleTraitPanel *self)
{
  g_signal_emit (self, signals[PICKED], 0, g_object_get_data (G_OBJECT (button), "trait"));
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            CleTrait      *trait)
{
  g_autofree char *text = g_strconcat (CLE_TRAIT_DRAGGED, cle_trait_get_id (trait), NULL);

  return gdk_content_provider_new_typed (G_TYPE_STRING, text);
}

static GtkWidget *
create_add_button (CleTraitPanel  *self,
                   const CleTrait *trait)
{
  const char *name = cle_trait_get_name (trait, g_get_language_names ()[0]);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Add “%s”"), name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "trait", cle_trait_ref ((CleTrait *) trait),
                          (GDestroyNotify) cle_trait_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (picked_cb), self, 0);

  return button;
}

static GtkWidget *
create_row (CleTraitPanel  *self,
            const CleTrait *trait)
{
  const char *language = g_get_language_names ()[0];
  const char *hint = cle_trait_get_hint (trait, language);
  gboolean taken = is_taken (self, trait);
  GtkWidget *row = cle_plain_row_new (cle_trait_get_name (trait, language), hint);

  gtk_widget_set_sensitive (row, !taken);
  if (taken)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("cle-answer-yes-symbolic"));
    }
  else
    {
      GtkWidget *button = create_add_button (self, trait);
      GtkDragSource *source = gtk_drag_source_new ();

      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
      gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
      g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb),
                        g_object_get_data (G_OBJECT (button), "trait"));
      gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
    }

  return row;
}

static void
clear_list (CleTraitPanel *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
}

static void
refresh (CleTraitPanel *self)
{
  guint branch = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->branch));
  guint side = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->side));
  g_autoptr (GPtrArray) found = NULL;

  if (self->library == NULL)
    return;

  found =
      cle_trait_library_search (self->library, gtk_editable_get_text (GTK_EDITABLE (self->search)),
                                g_get_language_names ()[0], (int) side,
                                branch == 0 ? 0 : 1u << (branch - 1));
  clear_list (self);
  for (guint i = 0; i < found->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (self, found->pdata[i]));
  gtk_widget_set_visible (self->list, found->len > 0);
  gtk_widget_set_visible (self->nothing, found->len == 0);
}

/* Weights do not matter here. */
static gboolean
has_same_traits (const CleProfile *a,
                 const CleProfile *b)
{
  guint n = cle_profile_get_n_traits (a);
  guint index;

  if (cle_profile_get_n_traits (b) != n)
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (!cle_profile_find_trait (b, cle_trait_get_id (cle_profile_get_trait (a, i)), &index))
      return FALSE;

  return TRUE;
}

static void
own_cb (CleTraitPanel *self)
{
  g_signal_emit (self, signals[OWN], 0);
}

static void
cle_trait_panel_dispose (GObject *object)
{
  CleTraitPanel *self = CLE_TRAIT_PANEL (object);

  g_clear_pointer (&self->library, cle_trait_library_unref);
  g_clear_pointer (&self->profile, cle_profile_unref);

  G_OBJECT_CLASS (cle_trait_panel_parent_class)->dispose (object);
}

static void
cle_trait_panel_class_init (CleTraitPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cle_trait_panel_dispose;

  signals[PICKED] = g_signal_new ("picked", CLE_TYPE_TRAIT_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[OWN] = g_signal_new ("own", CLE_TYPE_TRAIT_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLE_RESOURCE_PATH "/app/clients/cle-trait-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, CleTraitPanel, search);
  gtk_widget_class_bind_template_child (widget_class, CleTraitPanel, branch);
  gtk_widget_class_bind_template_child (widget_class, CleTraitPanel, side);
  gtk_widget_class_bind_template_child (widget_class, CleTraitPanel, list);
  gtk_widget_class_bind_template_child (widget_class, CleTraitPanel, nothing);
  gtk_widget_class_bind_template_callback (widget_class, refresh);
  gtk_widget_class_bind_template_callback (widget_class, own_cb);
}

static void
cle_trait_panel_init (CleTraitPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cle_trait_panel_new:
 * @library: (transfer none): traits to choose from
 *
 * Returns: (transfer floating): a panel
 */
GtkWidget *
cle_trait_panel_new (CleTraitLibrary *library)
{
  g_return_val_if_fail (library != NULL, NULL);

  CleTraitPanel *self = g_object_new (CLE_TYPE_TRAIT_PANEL, NULL);

  self->library = cle_trait_library_ref (library);
  refresh (self);

  return GTK_WIDGET (self);
}

/**
 * cle_trait_panel_set_side:
 * @self: a panel
 * @side: whose traits to offer
 */
void
cle_trait_panel_set_side (CleTraitPanel *self,
                          CleSide        side)
{
  g_return_if_fail (CLE_IS_TRAIT_PANEL (self));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->side), (guint) side);
}

/**
 * cle_trait_panel_set_profile:
 * @self: a panel
 * @profile: (transfer none): its traits are not offered again
 */
void
cle_trait_panel_set_profile (CleTraitPanel *self,
                             CleProfile    *profile)
{
  g_return_if_fail (CLE_IS_TRAIT_PANEL (self));
  g_return_if_fail (profile != NULL);

  gboolean same = self->profile != NULL && has_same_traits (self->profile, profile);

  g_clear_pointer (&self->profile, cle_profile_unref);
  self->profile = cle_profile_ref (profile);
  if (!same)
    refresh (self);
}

/**
 * cle_trait_panel_focus:
 * @self: a panel
 *
 * Moves the focus to its search.
 */
void
cle_trait_panel_focus (CleTraitPanel *self)
{
  g_return_if_fail (CLE_IS_TRAIT_PANEL (self));

  gtk_widget_grab_focus (self->search);
}
