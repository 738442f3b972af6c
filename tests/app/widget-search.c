/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widget-search.h"

/**
 * test_find:
 * @widget: what to look in
 * @type: of a widget
 *
 * Returns: (transfer none) (nullable): the first of that type below @widget
 */
GtkWidget *
test_find (GtkWidget *widget,
           GType      type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found =
          G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : test_find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * test_find_entry:
 * @widget: what to look in
 * @skip: (inout): how many come before the one that is looked for; what is
 *   left of them if there are too few
 *
 * Returns: (transfer none) (nullable): the entry, or row that is one
 */
GtkEditable *
test_find_entry (GtkWidget *widget,
                 guint     *skip)
{
  if (GTK_IS_ENTRY (widget) || ADW_IS_ENTRY_ROW (widget))
    {
      if (*skip == 0)
        return GTK_EDITABLE (widget);
      (*skip)--;
      return NULL;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkEditable *found = test_find_entry (child, skip);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * test_find_button:
 * @widget: what to look in
 * @label: the button's label, with its mnemonic
 *
 * Returns: (transfer none) (nullable): the button
 */
GtkWidget *
test_find_button (GtkWidget  *widget,
                  const char *label)
{
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = test_find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * test_find_button_for:
 * @widget: what to look in
 * @action: what the button does
 *
 * Returns: (transfer none) (nullable): the button
 */
GtkWidget *
test_find_button_for (GtkWidget  *widget,
                      const char *action)
{
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = test_find_button_for (child, action);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * test_find_last:
 * @window: that is not meant
 *
 * Returns: (transfer none) (nullable): the other window that came last
 */
GtkWidget *
test_find_last (GtkWidget *window)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) other = g_list_model_get_item (windows, i);

      if (other != window)
        last = other;
    }

  return last;
}

/**
 * test_wait_for_frame:
 * @window: that was presented
 *
 * GTK 4.8 lays out a window that is closed before its first frame, when it is
 * gone.
 */
void
test_wait_for_frame (GtkWidget *window)
{
  while (gtk_widget_get_width (window) == 0)
    g_main_context_iteration (NULL, TRUE);
}
