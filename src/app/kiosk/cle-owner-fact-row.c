/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-owner-fact-row.h"

#define VALUE_CHARS 18 /* a longer value is wrapped */

/* What is known of a kiosk, and its value beside it. */
struct _CleOwnerFactRow
{
  AdwActionRow parent_instance;

  GtkLabel    *value;
};

G_DEFINE_FINAL_TYPE (CleOwnerFactRow, cle_owner_fact_row, ADW_TYPE_ACTION_ROW)

static void
cle_owner_fact_row_class_init (CleOwnerFactRowClass *klass)
{
}

static void
cle_owner_fact_row_init (CleOwnerFactRow *self)
{
  self->value = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->value, TRUE);
  gtk_label_set_xalign (self->value, 1);
  gtk_label_set_justify (self->value, GTK_JUSTIFY_RIGHT);
  gtk_widget_add_css_class (GTK_WIDGET (self->value), "numeric");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->value));
}

/**
 * cle_owner_fact_row_new:
 *
 * Returns: (transfer floating): a row that says nothing yet
 */
GtkWidget *
cle_owner_fact_row_new (void)
{
  return g_object_new (CLE_TYPE_OWNER_FACT_ROW, NULL);
}

/**
 * cle_owner_fact_row_set_fact:
 * @self: a row
 * @fact: what it says from now on
 */
void
cle_owner_fact_row_set_fact (CleOwnerFactRow    *self,
                             const CleOwnerFact *fact)
{
  g_return_if_fail (CLE_IS_OWNER_FACT_ROW (self));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), fact->name);
  gtk_label_set_text (self->value, fact->value);
  gtk_label_set_width_chars (self->value, MIN (g_utf8_strlen (fact->value, -1), VALUE_CHARS));
}
