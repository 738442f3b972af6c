/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-chart-table.h"

#define ACTION "charts.table"
#define BUTTON "as_table"

static void
toggle_table (GtkWidget  *page,
              const char *action,
              GVariant   *parameter)
{
  GtkToggleButton *button =
      GTK_TOGGLE_BUTTON (gtk_widget_get_template_child (page, G_OBJECT_TYPE (page), BUTTON));

  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

/**
 * cle_chart_table_install:
 * @page_class: of a final type whose template has the toggle button “as_table”
 *
 * Installs the command `charts.table`, which presses the button or lets it go.
 */
void
cle_chart_table_install (GtkWidgetClass *page_class)
{
  gtk_widget_class_install_action (page_class, ACTION, NULL, toggle_table);
}

/**
 * cle_chart_table_forward:
 * @stack: of a place
 * @views: the page of @stack that has a switch of views
 * @shown: the stack of these views
 *
 * Hands the command on to the view that is visible, since the focus may still be
 * on the switch.
 */
void
cle_chart_table_forward (GtkWidget *stack,
                         GtkWidget *views,
                         GtkWidget *shown)
{
  if (gtk_stack_get_visible_child (GTK_STACK (stack)) == views)
    gtk_widget_activate_action (gtk_stack_get_visible_child (GTK_STACK (shown)), ACTION, NULL);
}
