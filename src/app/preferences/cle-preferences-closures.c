/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-preferences-closures.h"

#include "cle-settings.h"

/* In the order of the choices in cle-preferences.ui. */
static const guint DAYS[] = { 30, 90, 180, 365, 0 };

/**
 * cle_preferences_reminder_days:
 * @choice: index of a choice
 *
 * Returns: the days it stands for, 0 for no reminder
 */
guint
cle_preferences_reminder_days (guint choice)
{
  return choice < G_N_ELEMENTS (DAYS) ? DAYS[choice] : CLE_REMINDER_DEFAULT;
}

/**
 * cle_preferences_reminder_index:
 * @days: a number of days
 *
 * Returns: the index of its choice, or of the default's
 */
guint
cle_preferences_reminder_index (guint days)
{
  guint fitting = cle_settings_fit_reminder (days);

  for (guint i = 0; i < G_N_ELEMENTS (DAYS); i++)
    if (DAYS[i] == fitting)
      return i;

  g_return_val_if_reached (0);
}

/**
 * cle_preferences_display_name:
 * @path: of a file
 *
 * Returns: (transfer full): its name as UTF-8, to be told in messages
 */
char *
cle_preferences_display_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  return g_filename_display_name (base);
}
