/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-view-switch.h"

struct _CleViewSwitch
{
  AdwBin     parent_instance;

  GPtrArray *buttons;  /* of GtkToggleButton */
  GtkWidget *choice;
  guint      selected;
};

G_DEFINE_FINAL_TYPE (CleViewSwitch, cle_view_switch, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SELECTED,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
toggled_cb (CleViewSwitch   *self,
            GtkToggleButton *button)
{
  guint index;

  if (gtk_toggle_button_get_active (button) && g_ptr_array_find (self->buttons, button, &index))
    cle_view_switch_set_selected (self, index);
}

static void
chosen_cb (CleViewSwitch *self)
{
  cle_view_switch_set_selected (self, gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice)));
}

static GtkWidget *
create_buttons (CleViewSwitch      *self,
                const char * const *names)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (guint i = 0; names[i] != NULL; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (names[i]);

      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->buttons->pdata[0]);
      g_ptr_array_add (self->buttons, button);
      g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }

  return box;
}

static void
cle_view_switch_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SELECTED:
      g_value_set_uint (value, CLE_VIEW_SWITCH (object)->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_view_switch_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_SELECTED:
      cle_view_switch_set_selected (CLE_VIEW_SWITCH (object), g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_view_switch_finalize (GObject *object)
{
  g_ptr_array_unref (CLE_VIEW_SWITCH (object)->buttons);

  G_OBJECT_CLASS (cle_view_switch_parent_class)->finalize (object);
}

static void
cle_view_switch_class_init (CleViewSwitchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cle_view_switch_get_property;
  object_class->set_property = cle_view_switch_set_property;
  object_class->finalize = cle_view_switch_finalize;

  props[PROP_SELECTED] =
      g_param_spec_uint ("selected", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cle_view_switch_init (CleViewSwitch *self)
{
  self->buttons = g_ptr_array_new ();
}

/**
 * cle_view_switch_new:
 * @label: what is chosen here, for a screen reader
 * @names: %NULL-terminated; at least one view
 *
 * Returns: (transfer floating): a switch on the first view
 */
GtkWidget *
cle_view_switch_new (const char         *label,
                     const char * const *names)
{
  CleViewSwitch *self = g_object_new (CLE_TYPE_VIEW_SWITCH, NULL);
  GtkWidget *squeezer = adw_squeezer_new ();

  self->choice = gtk_drop_down_new_from_strings (names);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), create_buttons (self, names));
  adw_squeezer_add (ADW_SQUEEZER (squeezer), self->choice);
  adw_squeezer_set_homogeneous (ADW_SQUEEZER (squeezer), FALSE);
  gtk_toggle_button_set_active (self->buttons->pdata[0], TRUE);
  adw_bin_set_child (ADW_BIN (self), squeezer);

  return GTK_WIDGET (self);
}

/**
 * cle_view_switch_get_selected:
 * @self: a switch
 *
 * Returns: index of the view
 */
guint
cle_view_switch_get_selected (CleViewSwitch *self)
{
  g_return_val_if_fail (CLE_IS_VIEW_SWITCH (self), 0);

  return self->selected;
}

/**
 * cle_view_switch_set_selected:
 * @self: a switch
 * @selected: index of a view
 */
void
cle_view_switch_set_selected (CleViewSwitch *self,
                              guint          selected)
{
  g_return_if_fail (CLE_IS_VIEW_SWITCH (self));

  if (self->selected == selected || selected >= self->buttons->len)
    return;

  self->selected = selected;
  gtk_toggle_button_set_active (self->buttons->pdata[selected], TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), selected);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}
