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

static gboolean
activate_cb (GtkWidget *row,
             GVariant  *arguments,
             gpointer   data)
{
  return gtk_widget_is_focus (row) && gtk_widget_activate (row);
}

/**
 * cle_row_take_return:
 * @row: a row that opens something, in a dialog that has a default button
 *
 * Enter opens it. Otherwise the dialog would take the key and be done.
 */
void
cle_row_take_return (GtkWidget *row)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], 0),
                                                            gtk_callback_action_new (activate_cb,
                                                                                     NULL, NULL)));
  gtk_widget_add_controller (row, controller);
}
