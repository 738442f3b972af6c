/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-field-problem.h"

/**
 * cle_field_problem_tell:
 * @field: where something is typed
 * @problem: (nullable): what is wrong with it
 *
 * Marks the field, or takes the mark away: to the eye and to a screen reader.
 */
void
cle_field_problem_tell (GtkWidget  *field,
                        const char *problem)
{
  if (problem != NULL)
    gtk_widget_add_css_class (field, "error");
  else
    gtk_widget_remove_css_class (field, "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  problem != NULL ? problem : "", -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}
