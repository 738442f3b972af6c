/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-ctl-folder.h"
#include "store/cle-store.h"

/* The folder that was chosen in the window's preferences, if its settings are
 * installed here. */
static char *
dup_chosen_in_window (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      source != NULL ? g_settings_schema_source_lookup (source, CLE_APPLICATION_ID, TRUE) : NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *folder = NULL;

  if (schema == NULL || !g_settings_schema_has_key (schema, "data-folder"))
    return NULL;

  settings = g_settings_new_full (schema, NULL, NULL);
  folder = g_settings_get_string (settings, "data-folder");

  return *folder != '\0' ? g_steal_pointer (&folder) : NULL;
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
