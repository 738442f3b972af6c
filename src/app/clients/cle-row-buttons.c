/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-row-buttons.h"

#define WIDE 600 /* pixels of a window where both have room beside what the row says */

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

static void
turn (GtkWidget *box)
{
  int width = gtk_widget_get_width (GTK_WIDGET (gtk_widget_get_root (box)));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (box), width < WIDE ? GTK_ORIENTATION_VERTICAL
                                                                     : GTK_ORIENTATION_HORIZONTAL);
}

/* The window has its new width when its surface was laid out. */
static void
realize_cb (GtkWidget *box)
{
  g_signal_connect_object (gtk_native_get_surface (gtk_widget_get_native (box)), "layout",
                           G_CALLBACK (turn), box, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  turn (box);
}

static void
unrealize_cb (GtkWidget *box)
{
  g_signal_handlers_disconnect_by_func (gtk_native_get_surface (gtk_widget_get_native (box)), turn,
                                        box);
}

/**
 * cle_row_buttons_new:
 * @first: a button
 * @second: another one
 *
 * Side by side, but one below the other in a narrow window: there they would leave
 * no room for what the row says.
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
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  g_signal_connect (box, "realize", G_CALLBACK (realize_cb), NULL);
  g_signal_connect (box, "unrealize", G_CALLBACK (unrealize_cb), NULL);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);

  return box;
}
