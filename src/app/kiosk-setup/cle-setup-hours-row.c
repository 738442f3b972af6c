/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-setup-hours-row.h"

#include "cle-setup-closures.h"
#include "cle-setup-page.h"

#include <glib/gi18n.h>

#define N_DAYS 7

struct _CleSetupHoursRow
{
  AdwPreferencesRow parent_instance;

  GtkWidget        *days_box;
  GtkWidget        *from;
  GtkWidget        *to;
  GtkWidget        *note;
  GtkWidget        *days[N_DAYS];
};

G_DEFINE_FINAL_TYPE (CleSetupHoursRow, cle_setup_hours_row, ADW_TYPE_PREFERENCES_ROW)

enum
{
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
remove_cb (CleSetupHoursRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
add_day (CleSetupHoursRow *self,
         guint             day)
{
  self->days[day] = gtk_toggle_button_new_with_label (cle_setup_day_short (day));
  gtk_widget_set_tooltip_text (self->days[day], cle_setup_day_name (day));
  gtk_widget_add_css_class (self->days[day], "voice-toggle");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->days[day]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  cle_setup_day_name (day), -1);
  gtk_box_append (GTK_BOX (self->days_box), self->days[day]);
}

static void
show_time (GtkWidget *entry,
           guint      minute)
{
  g_autofree char *text = cle_day_minute_format (minute);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
cle_setup_hours_row_class_init (CleSetupHoursRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[REMOVED] = g_signal_new ("removed", CLE_TYPE_SETUP_HOURS_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/kiosk-setup/cle-setup-hours-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CleSetupHoursRow, days_box);
  gtk_widget_class_bind_template_child (widget_class, CleSetupHoursRow, from);
  gtk_widget_class_bind_template_child (widget_class, CleSetupHoursRow, to);
  gtk_widget_class_bind_template_child (widget_class, CleSetupHoursRow, note);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
cle_setup_hours_row_init (CleSetupHoursRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint day = 0; day < N_DAYS; day++)
    add_day (self, day);
}

/**
 * cle_setup_hours_row_new:
 * @hours: what it shows
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
cle_setup_hours_row_new (const CleKioskHours *hours)
{
  CleSetupHoursRow *self = g_object_new (CLE_TYPE_SETUP_HOURS_ROW, NULL);

  for (guint day = 0; day < N_DAYS; day++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->days[day]),
                                  (hours->days & 1u << day) != 0);
  show_time (self->from, hours->from);
  show_time (self->to, hours->to);

  return GTK_WIDGET (self);
}

/* Of several things that are wrong the first is told, where it is. */
static gboolean
tell (CleSetupHoursRow *self,
      GtkWidget        *field,
      const char       *problem)
{
  GtkWidget *fields[] = { self->days[0], self->from, self->to };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    cle_setup_tell (self->note, fields[i], NULL);
  if (problem == NULL)
    return TRUE;

  gtk_widget_grab_focus (field);

  return cle_setup_tell (self->note, field, problem);
}

/**
 * cle_setup_hours_row_take:
 * @self: a row
 * @hours: (out): what stands there
 *
 * Returns: %FALSE if it cannot be so, which is then said in the row
 */
gboolean
cle_setup_hours_row_take (CleSetupHoursRow *self,
                          CleKioskHours    *hours)
{
  const char *time = _ ("Please give a time of the day, such as 08:30.");
  const char *problem;

  g_return_val_if_fail (CLE_IS_SETUP_HOURS_ROW (self), FALSE);

  hours->days = 0;
  for (guint day = 0; day < N_DAYS; day++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->days[day])))
      hours->days |= 1u << day;
  if (!cle_setup_parse_time (gtk_editable_get_text (GTK_EDITABLE (self->from)), &hours->from))
    return tell (self, self->from, time);
  if (!cle_setup_parse_time (gtk_editable_get_text (GTK_EDITABLE (self->to)), &hours->to))
    return tell (self, self->to, time);

  problem = cle_setup_check_hours (hours);

  return tell (self, hours->days == 0 ? self->days[0] : self->to, problem);
}
