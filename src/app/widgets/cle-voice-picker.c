/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-voice-picker.h"

#include "cle-format-closures.h"
#include "cle-columns-layout.h"

struct _CleVoicePicker
{
  GtkWidget  parent_instance;

  GtkWidget *toggles[CLE_N_VOICES];
};

G_DEFINE_FINAL_TYPE (CleVoicePicker, cle_voice_picker, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_VOICE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
update_checked (GtkToggleButton *toggle)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_STATE_CHECKED,
                               gtk_toggle_button_get_active (toggle)
                                   ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                   : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}

static void
toggled_cb (GtkToggleButton *toggle,
            CleVoicePicker  *self)
{
  update_checked (toggle);
  if (gtk_toggle_button_get_active (toggle))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VOICE]);
}

static void
cle_voice_picker_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_VOICE:
      g_value_set_int (value, (int) cle_voice_picker_get_voice (CLE_VOICE_PICKER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_voice_picker_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_VOICE:
      cle_voice_picker_set_voice (CLE_VOICE_PICKER (object), (CleVoice) g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_voice_picker_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cle_voice_picker_parent_class)->dispose (object);
}

static void
cle_voice_picker_class_init (CleVoicePickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cle_voice_picker_get_property;
  object_class->set_property = cle_voice_picker_set_property;
  object_class->dispose = cle_voice_picker_dispose;

  props[PROP_VOICE] =
      g_param_spec_int ("voice", NULL, NULL, 0, CLE_N_VOICES - 1, CLE_VOICE_MANAGEMENT,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
cle_voice_picker_init (CleVoicePicker *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), cle_columns_layout_new (6));

  for (int i = 0; i < CLE_N_VOICES; i++)
    {
      GtkWidget *toggle =
          g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO,
                        "label", cle_format_voice ((CleVoice) i), NULL);

      gtk_widget_add_css_class (toggle, "voice-toggle");
      gtk_widget_set_parent (toggle, GTK_WIDGET (self));
      self->toggles[i] = toggle;
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (toggle),
                                     GTK_TOGGLE_BUTTON (self->toggles[0]));
    }

  cle_voice_picker_set_voice (self, CLE_VOICE_MANAGEMENT);
  for (int i = 0; i < CLE_N_VOICES; i++)
    {
      update_checked (GTK_TOGGLE_BUTTON (self->toggles[i]));
      g_signal_connect (self->toggles[i], "toggled", G_CALLBACK (toggled_cb), self);
    }
}

/**
 * cle_voice_picker_get_voice:
 * @self: a picker
 *
 * Returns: the voice that is picked
 */
CleVoice
cle_voice_picker_get_voice (CleVoicePicker *self)
{
  g_return_val_if_fail (CLE_IS_VOICE_PICKER (self), CLE_VOICE_MANAGEMENT);

  for (int i = 0; i < CLE_N_VOICES; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggles[i])))
      return (CleVoice) i;

  return CLE_VOICE_MANAGEMENT;
}

/**
 * cle_voice_picker_set_voice:
 * @self: a picker
 * @voice: the voice to pick
 */
void
cle_voice_picker_set_voice (CleVoicePicker *self,
                            CleVoice        voice)
{
  g_return_if_fail (CLE_IS_VOICE_PICKER (self));
  g_return_if_fail (voice < CLE_N_VOICES);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggles[voice]), TRUE);
}
