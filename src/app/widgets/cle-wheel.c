/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-wheel.h"

/**
 * cle_wheel_pass_by:
 * @widget: a slider or a field with a number
 *
 * Leaves the mouse wheel to the page that @widget stands on: whoever scrolls
 * past it must not change it unawares. Keys and dragging work as before.
 */
void
cle_wheel_pass_by (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = g_list_model_get_n_items (controllers); i > 0; i--)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i - 1);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_widget_remove_controller (widget, controller);
    }
}
