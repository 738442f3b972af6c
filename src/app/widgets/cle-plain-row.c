/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-plain-row.h"

/**
 * cle_plain_row_new:
 * @title: what the row says
 * @subtitle: (nullable): what it says below
 *
 * Returns: (transfer floating) (type AdwActionRow): a row that shows all lines of
 *   both
 */
GtkWidget *
cle_plain_row_new (const char *title,
                   const char *subtitle)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title-lines", 0, "subtitle-lines", 0, NULL);

  cle_plain_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  return row;
}

/**
 * cle_plain_row_set_title:
 * @row: a row
 * @title: what it says, in title and subtitle no markup from now on
 *
 * Both given to g_object_new() would not do: the labels in the row hear of
 * "use-markup" only after they were given the title.
 */
void
cle_plain_row_set_title (AdwPreferencesRow *row,
                         const char        *title)
{
  adw_preferences_row_set_use_markup (row, FALSE);
  adw_preferences_row_set_title (row, title);
}
