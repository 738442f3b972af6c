/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-trait-row.h"

#include "cle-plain-row.h"
#include "cle-profile-closures.h"
#include "cle-wheel.h"

#include <glib/gi18n.h>

#define SCALE_WIDTH 100 /* pixels, beside the word in a narrow window; else it is wider */

struct _CleTraitRow
{
  AdwExpanderRow parent_instance;

  CleTrait      *trait;
  GtkAdjustment *weight;
  GtkWidget     *tolerance; /* NULL before the row was opened, or on the ideal side */
  GtkWidget     *knock_out;
  gboolean       opened;
  gboolean       filling;   /* widgets follow the trait, nobody chooses */
};

G_DEFINE_FINAL_TYPE (CleTraitRow, cle_trait_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  CHANGED,
  MOVE,
  EDIT,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_language (void)
{
  return g_get_language_names ()[0];
}

static void
show_trait (CleTraitRow *self)
{
  g_autofree char *subtitle = cle_profile_trait_subtitle (self->trait, get_language ());

  self->filling = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 cle_trait_get_name (self->trait, get_language ()));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gtk_adjustment_set_value (self->weight, cle_trait_get_weight (self->trait));
  if (self->tolerance != NULL)
    {
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->tolerance),
                                  cle_profile_tolerance_index (self->trait));
      gtk_switch_set_active (GTK_SWITCH (self->knock_out), cle_trait_get_knock_out (self->trait));
    }
  self->filling = FALSE;
}

static void
change (CleTraitRow *self,
        guint        weight,
        guint        tolerance,
        gboolean     knock_out,
        gboolean     sliding)
{
  g_autoptr (CleTrait) changed = NULL;

  if (self->filling)
    return;

  changed = cle_trait_reweigh (self->trait, weight, tolerance, knock_out);
  g_signal_emit (self, signals[CHANGED], 0, changed, sliding);
}

static void
weight_cb (CleTraitRow *self)
{
  change (self, (guint) gtk_adjustment_get_value (self->weight),
          cle_trait_get_tolerance (self->trait), cle_trait_get_knock_out (self->trait), TRUE);
}

static void
tolerance_cb (CleTraitRow *self)
{
  guint choice = adw_combo_row_get_selected (ADW_COMBO_ROW (self->tolerance));

  change (self, cle_trait_get_weight (self->trait),
          cle_profile_tolerance_points (self->trait, choice), cle_trait_get_knock_out (self->trait),
          FALSE);
}

static void
knock_out_cb (CleTraitRow *self)
{
  change (self, cle_trait_get_weight (self->trait), cle_trait_get_tolerance (self->trait),
          gtk_switch_get_active (GTK_SWITCH (self->knock_out)), FALSE);
}

static GtkWidget *
create_weight_row (CleTraitRow *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *scale = gtk_scale_new (GTK_ORIENTATION_HORIZONTAL, self->weight);
  GtkWidget *number = gtk_spin_button_new (self->weight, 1, 0);

  for (int i = 1; i <= CLE_TRAIT_MAX_WEIGHT; i++)
    gtk_scale_add_mark (GTK_SCALE (scale), i, GTK_POS_BOTTOM, NULL);
  gtk_scale_set_digits (GTK_SCALE (scale), 0);
  cle_wheel_pass_by (scale);
  cle_wheel_pass_by (number);
  gtk_widget_set_size_request (scale, SCALE_WIDTH, -1);
  gtk_widget_set_hexpand (scale, TRUE);
  gtk_widget_set_valign (scale, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (number, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Weight"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (number), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Weight"), -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Weight"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), scale);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), number);

  return row;
}

static GtkWidget *
create_tolerance_row (CleTraitRow *self)
{
  g_auto (GStrv) choices = cle_profile_tolerance_choices (self->trait, get_language ());
  g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *) choices);

  self->tolerance = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->tolerance), _ ("Still fine"));
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self->tolerance), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->tolerance), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->tolerance),
                              cle_profile_tolerance_index (self->trait));
  g_signal_connect_object (self->tolerance, "notify::selected", G_CALLBACK (tolerance_cb), self,
                           G_CONNECT_SWAPPED);

  return self->tolerance;
}

static GtkWidget *
create_knock_out_row (CleTraitRow *self)
{
  GtkWidget *row = adw_action_row_new ();

  self->knock_out = gtk_switch_new ();
  gtk_switch_set_active (GTK_SWITCH (self->knock_out), cle_trait_get_knock_out (self->trait));
  gtk_widget_set_valign (self->knock_out, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Decides by itself"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("Whatever else speaks for the client, such as abuse of staff"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->knock_out);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->knock_out);
  g_signal_connect_object (self->knock_out, "notify::active", G_CALLBACK (knock_out_cb), self,
                           G_CONNECT_SWAPPED);

  return row;
}

static GtkWidget *
create_level_row (CleTraitRow *self,
                  guint        level)
{
  guint points = cle_trait_get_points (self->trait, level);
  g_autofree char *text = g_strdup_printf (ngettext ("%u point", "%u points", points), points);
  GtkWidget *row =
      cle_plain_row_new (cle_trait_get_level (self->trait, level, get_language ()), NULL);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);

  return row;
}

static GtkWidget *
create_button (const char *icon,
               const char *name,
               const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

static GtkWidget *
create_tools_row (CleTraitRow *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), create_button ("go-up-symbolic", _ ("Move Up"), "trait.up"));
  gtk_box_append (GTK_BOX (box), create_button ("go-down-symbolic", _ ("Move Down"), "trait.down"));
  gtk_box_append (GTK_BOX (box),
                  create_button ("document-edit-symbolic", _ ("Change the Wording"), "trait.edit"));
  gtk_box_append (GTK_BOX (box),
                  create_button ("user-trash-symbolic", _ ("Remove"), "trait.remove"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);

  return row;
}

/* What is inside is made when the row is opened for the first time. */
static void
expanded_cb (CleTraitRow *self)
{
  AdwExpanderRow *row = ADW_EXPANDER_ROW (self);

  if (self->opened || !adw_expander_row_get_expanded (row))
    return;

  self->opened = TRUE;
  self->filling = TRUE;
  adw_expander_row_add_row (row, create_weight_row (self));
  if (cle_trait_get_side (self->trait) == CLE_SIDE_NON_IDEAL)
    {
      adw_expander_row_add_row (row, create_tolerance_row (self));
      adw_expander_row_add_row (row, create_knock_out_row (self));
    }
  for (guint i = 0; i < cle_trait_get_n_levels (self->trait); i++)
    adw_expander_row_add_row (row, create_level_row (self, i));
  adw_expander_row_add_row (row, create_tools_row (self));
  self->filling = FALSE;
}

static void
move (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  g_signal_emit (widget, signals[MOVE], 0, g_str_equal (action, "trait.up") ? -1 : 1);
}

static void
edit (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  g_signal_emit (widget, signals[EDIT], 0);
}

static void
remove_trait (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  g_signal_emit (widget, signals[REMOVE], 0);
}

static void
cle_trait_row_finalize (GObject *object)
{
  CleTraitRow *self = CLE_TRAIT_ROW (object);

  g_clear_pointer (&self->trait, cle_trait_unref);
  g_clear_object (&self->weight);

  G_OBJECT_CLASS (cle_trait_row_parent_class)->finalize (object);
}

static void
cle_trait_row_class_init (CleTraitRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cle_trait_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", CLE_TYPE_TRAIT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_BOOLEAN);
  signals[MOVE] = g_signal_new ("move", CLE_TYPE_TRAIT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);
  signals[EDIT] = g_signal_new ("edit", CLE_TYPE_TRAIT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", CLE_TYPE_TRAIT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "trait.up", NULL, move);
  gtk_widget_class_install_action (widget_class, "trait.down", NULL, move);
  gtk_widget_class_install_action (widget_class, "trait.edit", NULL, edit);
  gtk_widget_class_install_action (widget_class, "trait.remove", NULL, remove_trait);
}

static void
cle_trait_row_init (CleTraitRow *self)
{
  self->weight = g_object_ref_sink (gtk_adjustment_new (1, 1, CLE_TRAIT_MAX_WEIGHT, 1, 1, 0));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect_object (self->weight, "value-changed", G_CALLBACK (weight_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

/**
 * cle_trait_row_new:
 * @trait: (transfer none): a trait of a profile
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
cle_trait_row_new (CleTrait *trait)
{
  g_return_val_if_fail (trait != NULL, NULL);

  CleTraitRow *self = g_object_new (CLE_TYPE_TRAIT_ROW, NULL);

  self->trait = cle_trait_ref (trait);
  show_trait (self);

  return GTK_WIDGET (self);
}

/**
 * cle_trait_row_get_trait:
 * @self: a row
 *
 * Returns: (transfer none): the trait that it shows
 */
CleTrait *
cle_trait_row_get_trait (CleTraitRow *self)
{
  g_return_val_if_fail (CLE_IS_TRAIT_ROW (self), NULL);

  return self->trait;
}

/**
 * cle_trait_row_set_trait:
 * @self: a row
 * @trait: (transfer none): the same trait, weighed otherwise
 */
void
cle_trait_row_set_trait (CleTraitRow *self,
                         CleTrait    *trait)
{
  g_return_if_fail (CLE_IS_TRAIT_ROW (self));
  g_return_if_fail (trait != NULL);

  if (self->trait == trait)
    return;

  cle_trait_unref (self->trait);
  self->trait = cle_trait_ref (trait);
  show_trait (self);
}

