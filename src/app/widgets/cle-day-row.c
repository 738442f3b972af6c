/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-day-row.h"

#include "cle-day-form.h"
#include "cle-field-problem.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CleDayRow
{
  AdwEntryRow  parent_instance;

  GtkWidget   *button;
  GtkCalendar *calendar;
  GtkWidget   *words;   /* what is wrong, below the field */
  CleDayForm   form;
  char        *first;   /* the first day that can be said */
  char        *given;   /* (nullable): a day that can be said although it is earlier */
  gboolean     showing; /* the calendar follows the text */
};

G_DEFINE_FINAL_TYPE (CleDayRow, cle_day_row, ADW_TYPE_ENTRY_ROW)

static char *
read_day (CleDayRow *self)
{
  return cle_day_form_read (&self->form, gtk_editable_get_text (GTK_EDITABLE (self)));
}

static char *
find_problem (CleDayRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  g_autofree char *day = read_day (self);
  g_autofree char *first = cle_day_form_write (&self->form, self->first);

  if (strspn (text, " \t") == strlen (text))
    return NULL;
  if (day == NULL)
    return cle_day_form_explain (&self->form);

  if (strcmp (day, self->first) >= 0 || g_strcmp0 (day, self->given) == 0)
    return NULL;

  /* Translators: %s is a day as it is written in the user's country. */
  return g_strdup_printf (_ ("Choose a day from %s on."), first);
}

static void
tell (CleDayRow *self)
{
  g_autofree char *problem = find_problem (self);

  gtk_label_set_label (GTK_LABEL (self->words), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->words, problem != NULL);
  cle_field_problem_tell (GTK_WIDGET (self), problem);
}

/* The calendar opens at what was typed if that can be said, or else at the first
 * day that can. */
static void
show_calendar_cb (CleDayRow *self)
{
  g_autofree char *typed = read_day (self);
  const char *day = typed != NULL && cle_day_row_is_good (self) ? typed : self->first;
  g_autoptr (GDateTime) date =
      g_date_time_new_local ((int) g_ascii_strtoll (day, NULL, 10),
                             (int) g_ascii_strtoll (day + 5, NULL, 10),
                             (int) g_ascii_strtoll (day + 8, NULL, 10), 12, 0, 0);

  if (date == NULL)
    return;

  self->showing = TRUE;
  gtk_calendar_select_day (self->calendar, date);
  self->showing = FALSE;
}

static void
selected_cb (CleDayRow *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autofree char *day = g_date_time_format (date, "%Y-%m-%d");

  if (!self->showing)
    cle_day_row_set_day (self, day);
}

static void
cle_day_row_finalize (GObject *object)
{
  g_free (CLE_DAY_ROW (object)->first);
  g_free (CLE_DAY_ROW (object)->given);

  G_OBJECT_CLASS (cle_day_row_parent_class)->finalize (object);
}

static void
cle_day_row_class_init (CleDayRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cle_day_row_finalize;
}

/* What is wrong can be read where it was typed; the row makes room for it. */
static void
add_words (CleDayRow *self)
{
  g_autoptr (GtkWidget) field = g_object_ref (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self)));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->words = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "visible", FALSE,
                              "margin-start", 12, "margin-end", 12, "margin-bottom", 9, NULL);
  gtk_widget_add_css_class (self->words, "caption");
  gtk_widget_add_css_class (self->words, "error");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  gtk_box_append (GTK_BOX (box), field);
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

static void
cle_day_row_init (CleDayRow *self)
{
  GtkWidget *popover = gtk_popover_new ();

  add_words (self);
  gtk_widget_add_css_class (GTK_WIDGET (self), "day");
  self->form = cle_day_form_find (NULL);
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
  self->button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "x-office-calendar-symbolic",
                               "tooltip-text", _ ("Choose the day in a calendar"), "valign",
                               GTK_ALIGN_CENTER, "popover", popover, NULL);
  gtk_widget_add_css_class (self->button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->button);
  g_signal_connect (self, "changed", G_CALLBACK (tell), NULL);
  g_signal_connect_object (popover, "show", G_CALLBACK (show_calendar_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * cle_day_row_new:
 * @title: what day it is
 * @first: the first day that can be said, as 2026-11-30
 *
 * Returns: (transfer floating): a row without a day
 */
GtkWidget *
cle_day_row_new (const char *title,
                 const char *first)
{
  CleDayRow *self = g_object_new (CLE_TYPE_DAY_ROW, "title", title, NULL);

  self->first = g_strdup (first);

  return GTK_WIDGET (self);
}

/**
 * cle_day_row_dup_day:
 * @self: a row
 *
 * What cannot be read is handed on as it was typed: whoever saves refuses it and
 * says why.
 *
 * Returns: (transfer full) (nullable): the day as 2026-11-30; %NULL for none
 */
char *
cle_day_row_dup_day (CleDayRow *self)
{
  g_autofree char *text = NULL;
  char *day;

  g_return_val_if_fail (CLE_IS_DAY_ROW (self), NULL);

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
  day = read_day (self);
  if (day == NULL && *text != '\0')
    return g_steal_pointer (&text);

  return day;
}

/**
 * cle_day_row_set_day:
 * @self: a row
 * @day: (nullable): a day as 2026-11-30, or %NULL for none
 *
 * It is shown as days are written here.
 */
void
cle_day_row_set_day (CleDayRow  *self,
                     const char *day)
{
  g_autofree char *text = NULL;

  g_return_if_fail (CLE_IS_DAY_ROW (self));

  text = day != NULL && *day != '\0' ? cle_day_form_write (&self->form, day) : g_strdup ("");
  gtk_editable_set_text (GTK_EDITABLE (self), text);
}

/**
 * cle_day_row_set_given:
 * @self: a row
 * @day: (nullable): a day as 2026-11-30
 *
 * A day that was given in time can be said again after it has passed.
 */
void
cle_day_row_set_given (CleDayRow  *self,
                       const char *day)
{
  g_return_if_fail (CLE_IS_DAY_ROW (self));

  g_free (self->given);
  self->given = g_strdup (day);
  tell (self);
}

/**
 * cle_day_row_is_good:
 * @self: a row
 *
 * Returns: whether there is nothing wrong with it; to say no day is not wrong
 */
gboolean
cle_day_row_is_good (CleDayRow *self)
{
  g_autofree char *problem = NULL;

  g_return_val_if_fail (CLE_IS_DAY_ROW (self), FALSE);

  problem = find_problem (self);
  return problem == NULL;
}
