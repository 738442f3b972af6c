/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-folder.h"
#include "store/cle-store.h"

#define KEY "data-folder"

/* The schema may be that of another version of the program. */
static gboolean
has_key (GSettingsSchema *schema)
{
  g_autoptr (GSettingsSchemaKey) key = NULL;

  if (!g_settings_schema_has_key (schema, KEY))
    return FALSE;

  key = g_settings_schema_get_key (schema, KEY);
  return g_variant_type_equal (g_settings_schema_key_get_value_type (key), G_VARIANT_TYPE_STRING);
}

/* The folder that was chosen in the window's preferences, if its settings are
 * installed here. The window saves whole paths; any other would mean another
 * folder wherever the command is typed. */
static char *
dup_chosen_in_window (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      source != NULL ? g_settings_schema_source_lookup (source, CLE_APPLICATION_ID, TRUE) : NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *folder = NULL;

  if (schema == NULL || !has_key (schema))
    return NULL;

  settings = g_settings_new_full (schema, NULL, NULL);
  folder = g_settings_get_string (settings, KEY);

  return g_path_is_absolute (folder) ? g_steal_pointer (&folder) : NULL;
}

/**
 * cle_ctl_folder_dup_default:
 *
 * Returns: (transfer full): the data folder when none is named: that of
 *   `CLIENTELE_STORE`, else the one chosen in the window, else the user's own.
 */
char *
cle_ctl_folder_dup_default (void)
{
  const char *named = g_getenv ("CLIENTELE_STORE");
  char *chosen = named == NULL || *named == '\0' ? dup_chosen_in_window () : NULL;

  return chosen != NULL ? chosen : cle_store_dup_default_path ();
}
