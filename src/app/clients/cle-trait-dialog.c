/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-trait-dialog.h"

#include "cle-wheel.h"

#include <glib/gi18n.h>

#define DEFAULT_WEIGHT 3

struct _CleTraitDialog
{
  AdwWindow            parent_instance;

  GtkEditable         *name;
  GtkEditable         *hint;
  AdwPreferencesGroup *levels;
  GtkWidget           *add;
  GtkWidget           *problem;

  CleSide              side;
  CleTrait            *before; /* (nullable): the one that is worded anew */
  GPtrArray           *texts;  /* entry rows, one a level */
  GPtrArray           *points; /* spin buttons, likewise */
};

G_DEFINE_FINAL_TYPE (CleTraitDialog, cle_trait_dialog, ADW_TYPE_WINDOW)

enum
{
  MADE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The trait as it stands, or NULL with what is missing. */
static CleTrait *
make_trait (CleTraitDialog *self,
            GError        **error)
{
  const char *hint = gtk_editable_get_text (self->hint);
  CleTraitParts parts = { .side = self->side,
                          .language = g_get_language_names ()[0],
                          .name = gtk_editable_get_text (self->name),
                          .hint = *hint != '\0' ? hint : NULL,
                          .weight = DEFAULT_WEIGHT,
                          .n_levels = self->texts->len };

  if (self->before != NULL)
    {
      parts.id = cle_trait_get_id (self->before);
      parts.weight = cle_trait_get_weight (self->before);
      parts.tolerance = cle_trait_get_tolerance (self->before);
      parts.knock_out = cle_trait_get_knock_out (self->before);
    }
  for (guint i = 0; i < self->texts->len; i++)
    {
      parts.levels[i] = gtk_editable_get_text (self->texts->pdata[i]);
      parts.points[i] = (guint) gtk_spin_button_get_value_as_int (self->points->pdata[i]);
    }

  return cle_trait_new (&parts, error);
}

static void
check (CleTraitDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CleTrait) trait = make_trait (self, &error);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "trait.save", trait != NULL);
  gtk_label_set_label (GTK_LABEL (self->problem), error != NULL ? error->message : "");
}

static void
add_level (CleTraitDialog *self,
           const char     *text,
           guint           points)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *number = gtk_spin_button_new_with_range (0, CLE_TRAIT_MAX_POINTS, 1);
  g_autofree char *title = g_strdup_printf (_ ("Level %u"), self->texts->len + 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (number), points);
  cle_wheel_pass_by (number);
  gtk_widget_set_valign (number, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (number, _ ("Points"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (number), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Points"), -1);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), number);
  adw_preferences_group_add (self->levels, row);
  g_ptr_array_add (self->texts, row);
  g_ptr_array_add (self->points, number);
  g_signal_connect_object (row, "changed", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (number, "value-changed", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (self->add, self->texts->len < CLE_TRAIT_MAX_LEVELS);
}

static void
add_cb (CleTraitDialog *self)
{
  add_level (self, "", CLE_TRAIT_MAX_POINTS);
  gtk_widget_grab_focus (self->texts->pdata[self->texts->len - 1]);
  check (self);
}

static void
save (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  CleTraitDialog *self = CLE_TRAIT_DIALOG (widget);
  g_autoptr (CleTrait) trait = make_trait (self, NULL);
  g_autoptr (GError) error = NULL;
  gboolean taken = FALSE;

  if (trait == NULL)
    return;

  g_signal_emit (widget, signals[MADE], 0, trait, &error, &taken);
  if (taken)
    gtk_window_close (GTK_WINDOW (widget));
  else if (error != NULL)
    gtk_label_set_label (GTK_LABEL (self->problem), error->message);
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
cle_trait_dialog_finalize (GObject *object)
{
  CleTraitDialog *self = CLE_TRAIT_DIALOG (object);

  g_clear_pointer (&self->before, cle_trait_unref);
  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->points);

  G_OBJECT_CLASS (cle_trait_dialog_parent_class)->finalize (object);
}

static void
cle_trait_dialog_class_init (CleTraitDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cle_trait_dialog_finalize;

  signals[MADE] = g_signal_new ("made", CLE_TYPE_TRAIT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_BOOLEAN, 2, G_TYPE_POINTER, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/clients/cle-trait-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CleTraitDialog, name);
  gtk_widget_class_bind_template_child (widget_class, CleTraitDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, CleTraitDialog, levels);
  gtk_widget_class_bind_template_child (widget_class, CleTraitDialog, add);
  gtk_widget_class_bind_template_child (widget_class, CleTraitDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, check);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_install_action (widget_class, "trait.save", NULL, save);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
cle_trait_dialog_init (CleTraitDialog *self)
{
  self->texts = g_ptr_array_new ();
  self->points = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (CleTraitDialog *self,
      const CleTrait *trait)
{
  const char *language = g_get_language_names ()[0];
  const char *hint = cle_trait_get_hint (trait, language);

  gtk_editable_set_text (self->name, cle_trait_get_name (trait, language));
  gtk_editable_set_text (self->hint, hint != NULL ? hint : "");
  for (guint i = 0; i < cle_trait_get_n_levels (trait); i++)
    add_level (self, cle_trait_get_level (trait, i, language), cle_trait_get_points (trait, i));
}

/* Three levels are the least. */
static void
fill_empty (CleTraitDialog *self)
{
  for (guint i = 0; i < CLE_TRAIT_MIN_LEVELS; i++)
    add_level (self, "", i * CLE_TRAIT_MAX_POINTS / (CLE_TRAIT_MIN_LEVELS - 1));
}

/**
 * cle_trait_dialog_new:
 * @parent: where the user is
 * @side: of the profile
 * @trait: (nullable) (transfer none): to be worded anew; %NULL for a new one
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
cle_trait_dialog_new (GtkWindow      *parent,
                      CleSide         side,
                      const CleTrait *trait)
{
  CleTraitDialog *self = g_object_new (CLE_TYPE_TRAIT_DIALOG, "transient-for", parent, NULL);

  self->side = side;
  gtk_window_set_title (GTK_WINDOW (self), trait != NULL            ? _ ("Wording of the Trait")
                                           : side == CLE_SIDE_IDEAL ? _ ("A Trait We Want")
                                                                    : _ ("A Trait We Do Not Want"));
  adw_preferences_group_set_description (
      self->levels,
      side == CLE_SIDE_IDEAL
          ? _ ("From 0 points for nothing of it to 10 for just what you want, each in your words.")
          : _ ("From 0 points for nothing of it to 10 for as bad as it gets, each in your words."));
  if (trait != NULL)
    {
      self->before = cle_trait_ref ((CleTrait *) trait);
      fill (self, trait);
    }
  else
    {
      fill_empty (self);
    }
  check (self);

  return GTK_WIDGET (self);
}
