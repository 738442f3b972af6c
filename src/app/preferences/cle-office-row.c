/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-office-row.h"

#include "cle-office-closures.h"

#include <string.h>

struct _CleOfficeRow
{
  AdwActionRow     parent_instance;

  GtkWidget       *entry;
  CleOfficeSetting setting;
  CleOffice        office; /* what holds now */
  char            *shown;  /* its text */
};

G_DEFINE_FINAL_TYPE (CleOfficeRow, cle_office_row, ADW_TYPE_ACTION_ROW)

enum
{
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_text (CleOfficeRow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static gboolean
is_changed (CleOfficeRow *self)
{
  return g_strcmp0 (get_text (self), self->shown) != 0;
}

/* The message takes the place of the hint; a screen reader is told both ways. */
static void
tell (CleOfficeRow *self,
      const char   *problem)
{
  const char *text = problem != NULL ? problem : cle_office_setting_hint (self->setting);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
}

static void
changed_cb (CleOfficeRow *self)
{
  CleOffice changed;
  g_autofree char *problem = NULL;

  if (is_changed (self))
    cle_office_would_take (&self->office, self->setting, get_text (self), &changed, &problem);
  tell (self, problem);
}

/* Whether something stands there that does not hold. */
static gboolean
is_other (CleOfficeRow    *self,
          const CleOffice *office)
{
  CleOffice typed;

  return !cle_office_would_take (office, self->setting, get_text (self), &typed, NULL) ||
         cle_office_get_number (&typed, self->setting) !=
             cle_office_get_number (office, self->setting) ||
         strcmp (typed.currency, office->currency) != 0;
}

static void
cle_office_row_finalize (GObject *object)
{
  g_free (CLE_OFFICE_ROW (object)->shown);

  G_OBJECT_CLASS (cle_office_row_parent_class)->finalize (object);
}

static void
cle_office_row_class_init (CleOfficeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cle_office_row_finalize;

  signals[TAKEN] = g_signal_new ("taken", CLE_TYPE_OFFICE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
cle_office_row_init (CleOfficeRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  cle_office_init (&self->office);
  self->entry = gtk_entry_new ();
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_FREE_FORM);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 9);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 12);
  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 1);
  gtk_widget_set_valign (self->entry, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->entry);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->entry);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (cle_office_row_finish), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (cle_office_row_finish), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, focus);
}

/**
 * cle_office_row_new:
 * @setting: a number or the currency
 *
 * Returns: (transfer floating): a row that shows the default
 */
GtkWidget *
cle_office_row_new (CleOfficeSetting setting)
{
  CleOfficeRow *self = g_object_new (CLE_TYPE_OFFICE_ROW, NULL);

  self->setting = setting;
  cle_office_row_show (self, &self->office);

  return GTK_WIDGET (self);
}

/**
 * cle_office_row_show:
 * @self: a row
 * @office: what holds now
 *
 * Shows what holds, unless the user is typing something else.
 */
void
cle_office_row_show (CleOfficeRow    *self,
                     const CleOffice *office)
{
  g_return_if_fail (CLE_IS_OFFICE_ROW (self));

  g_autofree char *title = cle_office_setting_title (self->setting, office->currency);
  gboolean is_typing = self->shown != NULL && is_changed (self) && is_other (self, office);

  self->office = *office;
  g_free (self->shown);
  self->shown = cle_office_dup_text (office, self->setting);
  if (self->setting == CLE_OFFICE_HOURLY_COST || self->setting == CLE_OFFICE_MINUTE_PRICE ||
      self->setting == CLE_OFFICE_OVERHEAD)
    if (cle_office_get_number (office, self->setting) == 0)
      *self->shown = '\0';
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  if (!is_typing)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), self->shown);
  changed_cb (self);
}

/**
 * cle_office_row_read:
 * @self: a row
 * @office: (inout): what holds; receives what was typed
 *
 * Returns: whether something was typed that can stand there
 */
gboolean
cle_office_row_read (CleOfficeRow *self,
                     CleOffice    *office)
{
  g_return_val_if_fail (CLE_IS_OFFICE_ROW (self), FALSE);

  CleOffice changed;

  if (!is_changed (self) ||
      !cle_office_would_take (office, self->setting, get_text (self), &changed, NULL))
    return FALSE;

  *office = changed;
  return TRUE;
}

/**
 * cle_office_row_finish:
 * @self: a row
 *
 * What was typed is meant: emits "taken" if it can stand there.
 */
void
cle_office_row_finish (CleOfficeRow *self)
{
  g_return_if_fail (CLE_IS_OFFICE_ROW (self));

  CleOffice changed = self->office;

  if (cle_office_row_read (self, &changed))
    g_signal_emit (self, signals[TAKEN], 0);
}
