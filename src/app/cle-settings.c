/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-settings.h"

#include <gio/gio.h>

struct _CleSettings
{
  GObject    parent_instance;

  GSettings *backend; /* NULL when nothing is remembered */
  gboolean   answer_keys;
  guint      reminder_days;
  guint      target;
  char      *data_folder;
  char      *last_subject;
  char      *last_voice;
  int        window_width;
  int        window_height;
  gboolean   window_maximized;
};

G_DEFINE_FINAL_TYPE (CleSettings, cle_settings, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ANSWER_KEYS,
  PROP_REMINDER_DAYS,
  PROP_TARGET,
  PROP_DATA_FOLDER,
  PROP_LAST_SUBJECT,
  PROP_LAST_VOICE,
  PROP_WINDOW_WIDTH,
  PROP_WINDOW_HEIGHT,
  PROP_WINDOW_MAXIMIZED,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* The type of the key behind each property; a schema of another version of
 * the program may lack a key or have another type. */
static const struct
{
  const char *name;
  const char *type;
} KEYS[] = {
  { "answer-keys", "b" },  { "reminder-days", "u" }, { "target", "u" },
  { "data-folder", "s" },
   { "last-subject", "s" }, { "last-voice", "s" },    { "window-width", "i" },
  { "window-height", "i" }, { "window-maximized", "b" },
};

static GSettingsSchema *
find_schema (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();

  return source == NULL ? NULL : g_settings_schema_source_lookup (source, CLE_APPLICATION_ID, TRUE);
}

static gboolean
schema_has (GSettingsSchema *schema,
            const char      *name,
            const char      *type)
{
  if (!g_settings_schema_has_key (schema, name))
    return FALSE;

  g_autoptr (GSettingsSchemaKey) key = g_settings_schema_get_key (schema, name);

  return g_variant_type_equal (g_settings_schema_key_get_value_type (key), type);
}

static void
set_string (char        **field,
            const GValue *value)
{
  g_free (*field);
  *field = g_value_dup_string (value);
  if (*field == NULL)
    *field = g_strdup ("");
}

static void
cle_settings_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  CleSettings *self = CLE_SETTINGS (object);

  switch (id)
    {
    case PROP_ANSWER_KEYS:
      g_value_set_boolean (value, self->answer_keys);
      break;
    case PROP_REMINDER_DAYS:
      g_value_set_uint (value, self->reminder_days);
      break;
    case PROP_TARGET:
      g_value_set_uint (value, self->target);
      break;
    case PROP_DATA_FOLDER:
      g_value_set_string (value, self->data_folder);
      break;
    case PROP_LAST_SUBJECT:
      g_value_set_string (value, self->last_subject);
      break;
    case PROP_LAST_VOICE:
      g_value_set_string (value, self->last_voice);
      break;
    case PROP_WINDOW_WIDTH:
      g_value_set_int (value, self->window_width);
      break;
    case PROP_WINDOW_HEIGHT:
      g_value_set_int (value, self->window_height);
      break;
    case PROP_WINDOW_MAXIMIZED:
      g_value_set_boolean (value, self->window_maximized);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_settings_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  CleSettings *self = CLE_SETTINGS (object);

  switch (id)
    {
    case PROP_ANSWER_KEYS:
      self->answer_keys = g_value_get_boolean (value);
      break;
    case PROP_REMINDER_DAYS:
      self->reminder_days = cle_settings_fit_reminder (g_value_get_uint (value));
      break;
    case PROP_TARGET:
      self->target = g_value_get_uint (value);
      if (self->target > CLE_TARGET_MAX)
        self->target = 0;
      break;
    case PROP_DATA_FOLDER:
      set_string (&self->data_folder, value);
      break;
    case PROP_LAST_SUBJECT:
      set_string (&self->last_subject, value);
      break;
    case PROP_LAST_VOICE:
      set_string (&self->last_voice, value);
      break;
    case PROP_WINDOW_WIDTH:
      self->window_width = g_value_get_int (value);
      break;
    case PROP_WINDOW_HEIGHT:
      self->window_height = g_value_get_int (value);
      break;
    case PROP_WINDOW_MAXIMIZED:
      self->window_maximized = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_settings_finalize (GObject *object)
{
  CleSettings *self = CLE_SETTINGS (object);

  g_clear_object (&self->backend);
  g_free (self->data_folder);
  g_free (self->last_subject);
  g_free (self->last_voice);

  G_OBJECT_CLASS (cle_settings_parent_class)->finalize (object);
}

static void
cle_settings_class_init (CleSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cle_settings_get_property;
  object_class->set_property = cle_settings_set_property;
  object_class->finalize = cle_settings_finalize;

  props[PROP_ANSWER_KEYS] = g_param_spec_boolean ("answer-keys", NULL, NULL, TRUE, flags);
  props[PROP_REMINDER_DAYS] =
      g_param_spec_uint ("reminder-days", NULL, NULL, 0, G_MAXUINT, CLE_REMINDER_DEFAULT, flags);
  props[PROP_TARGET] = g_param_spec_uint ("target", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_DATA_FOLDER] = g_param_spec_string ("data-folder", NULL, NULL, "", flags);
  props[PROP_LAST_SUBJECT] = g_param_spec_string ("last-subject", NULL, NULL, "", flags);
  props[PROP_LAST_VOICE] = g_param_spec_string ("last-voice", NULL, NULL, "", flags);
  props[PROP_WINDOW_WIDTH] = g_param_spec_int ("window-width", NULL, NULL, 360, 16384, 900, flags);
  props[PROP_WINDOW_HEIGHT] =
      g_param_spec_int ("window-height", NULL, NULL, 294, 16384, 700, flags);
  props[PROP_WINDOW_MAXIMIZED] =
      g_param_spec_boolean ("window-maximized", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cle_settings_init (CleSettings *self)
{
}

/**
 * cle_settings_new:
 *
 * Returns: (transfer full): the settings as the user left them; with their
 *   defaults, and forgotten at the end, where the schema is not installed
 */
CleSettings *
cle_settings_new (void)
{
  CleSettings *self = cle_settings_new_in_memory ();
  g_autoptr (GSettingsSchema) schema = find_schema ();

  if (schema == NULL)
    {
      g_message ("The settings schema is not installed; settings will not be remembered.");
      return self;
    }

  self->backend = g_settings_new_full (schema, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (KEYS); i++)
    if (schema_has (schema, KEYS[i].name, KEYS[i].type))
      g_settings_bind (self->backend, KEYS[i].name, self, KEYS[i].name, G_SETTINGS_BIND_DEFAULT);

  return self;
}

/**
 * cle_settings_new_in_memory:
 *
 * Returns: (transfer full): settings with their defaults, never written
 */
CleSettings *
cle_settings_new_in_memory (void)
{
  return g_object_new (CLE_TYPE_SETTINGS, NULL);
}

/**
 * cle_settings_get_answer_keys:
 * @self: the settings
 *
 * Returns: whether single keys choose an answer
 */
gboolean
cle_settings_get_answer_keys (CleSettings *self)
{
  g_return_val_if_fail (CLE_IS_SETTINGS (self), TRUE);

  return self->answer_keys;
}

/**
 * cle_settings_get_reminder_days:
 * @self: the settings
 *
 * Returns: days from one assessment to the next, 0 for no reminder
 */
guint
cle_settings_get_reminder_days (CleSettings *self)
{
  g_return_val_if_fail (CLE_IS_SETTINGS (self), CLE_REMINDER_DEFAULT);

  return self->reminder_days;
}

/**
 * cle_settings_get_target:
 * @self: the settings
 *
 * Returns: the score to reach, 1 to %CLE_TARGET_MAX points; 0 for none
 */
guint
cle_settings_get_target (CleSettings *self)
{
  g_return_val_if_fail (CLE_IS_SETTINGS (self), 0);

  return self->target;
}

/**
 * cle_settings_get_data_folder:
 * @self: the settings
 *
 * Returns: (transfer none): the folder the user chose, "" for the usual place
 */
const char *
cle_settings_get_data_folder (CleSettings *self)
{
  g_return_val_if_fail (CLE_IS_SETTINGS (self), "");

  return self->data_folder;
}

/**
 * cle_settings_set_data_folder:
 * @self: the settings
 * @folder: a folder, "" for the usual place
 */
void
cle_settings_set_data_folder (CleSettings *self,
                              const char  *folder)
{
  g_return_if_fail (CLE_IS_SETTINGS (self));

  g_object_set (self, "data-folder", folder, NULL);
  g_settings_sync ();
}

/**
 * cle_settings_get_last_subject:
 * @self: the settings
 *
 * Returns: (transfer none): what was assessed last, or ""
 */
const char *
cle_settings_get_last_subject (CleSettings *self)
{
  g_return_val_if_fail (CLE_IS_SETTINGS (self), "");

  return self->last_subject;
}

/**
 * cle_settings_get_last_voice:
 * @self: the settings
 *
 * Returns: (transfer none): the word of the last voice, or something unknown
 */
const char *
cle_settings_get_last_voice (CleSettings *self)
{
  g_return_val_if_fail (CLE_IS_SETTINGS (self), "");

  return self->last_voice;
}

/**
 * cle_settings_fit_reminder:
 * @days: any number
 *
 * Returns: @days when it is one of the choices, else the default
 */
guint
cle_settings_fit_reminder (guint days)
{
  static const guint CHOICES[] = { 0, 30, 90, 180, 365 };

  for (gsize i = 0; i < G_N_ELEMENTS (CHOICES); i++)
    if (CHOICES[i] == days)
      return days;

  return CLE_REMINDER_DEFAULT;
}
