/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-row-buttons.h"

/**
 * cle_row_button_new:
 * @label: what it does
 * @action: the action that does it
 * @target: (nullable): the text that the action takes
 *
 * Returns: (transfer floating): a button, no higher than its text
 */
GtkWidget *
cle_row_button_new (const char *label,
                    const char *action,
                    const char *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);

  return button;
}

/**
 * cle_row_buttons_new:
 * @first: a button
 * @second: another one
 *
 * One below the other: side by side they would leave a narrow window no room for
 * what the row says.
 *
 * Returns: (transfer floating): both
 */
GtkWidget *
cle_row_buttons_new (GtkWidget *first,
                     GtkWidget *second)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);

  return box;
}
