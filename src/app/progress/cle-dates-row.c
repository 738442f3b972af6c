/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-dates-row.h"

#include "cle-day-form.h"
#include "cle-field-problem.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#define N_SIDES 2

/* The first and the last day of a period, as they are written here. */
struct _CleDatesRow
{
  GtkWidget  parent_instance;

  GtkWidget *entries[N_SIDES];
  GtkWidget *note;           /* what is wrong, else hidden */
  CleDayForm form;
  char      *days[N_SIDES];  /* as 2026-11-30; NULL for open, and for what is none */
  char      *taken[N_SIDES]; /* as the user left it */
  gboolean   bad[N_SIDES];   /* something is there that is no day */
};

G_DEFINE_FINAL_TYPE (CleDatesRow, cle_dates_row, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_swapped (CleDatesRow *self)
{
  return self->days[0] != NULL && self->days[1] != NULL &&
         strcmp (self->days[0], self->days[1]) > 0;
}

static char *
find_problem (CleDatesRow *self)
{
  g_autofree char *first = NULL, *last = NULL;

  if (self->bad[0] || self->bad[1])
    return cle_day_form_explain (&self->form);
  if (!is_swapped (self))
    return NULL;

  first = cle_day_form_write (&self->form, self->days[0]);
  last = cle_day_form_write (&self->form, self->days[1]);
  return g_strdup_printf (_ ("The last day, %s, comes before the first, %s. Swap them."), last,
                          first);
}

/* To the eye and to a screen reader. */
static void
tell (CleDatesRow *self)
{
  g_autofree char *problem = find_problem (self);
  gboolean swapped = is_swapped (self);

  gtk_label_set_label (GTK_LABEL (self->note), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->note, problem != NULL);
  for (int i = 0; i < N_SIDES; i++)
    cle_field_problem_tell (self->entries[i], self->bad[i] || swapped ? problem : NULL);
}

/* A day that can be read is shown back as days are written here. */
static void
read_day (CleDatesRow *self,
          int          i)
{
  const char *text = self->taken[i];
  gboolean empty = strspn (text, " \t") == strlen (text);
  g_autofree char *shown = NULL;

  g_free (self->days[i]);
  self->days[i] = empty ? NULL : cle_day_form_read (&self->form, text);
  self->bad[i] = !empty && self->days[i] == NULL;
  if (self->days[i] == NULL)
    return;

  shown = cle_day_form_write (&self->form, self->days[i]);
  gtk_editable_set_text (GTK_EDITABLE (self->entries[i]), shown);
  g_free (self->taken[i]);
  self->taken[i] = g_steal_pointer (&shown);
}

static void
take_cb (CleDatesRow *self)
{
  gboolean changed = FALSE;

  /* The focus also leaves what is being taken down. */
  if (self->note == NULL)
    return;

  for (int i = 0; i < N_SIDES; i++)
    {
      const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entries[i]));

      if (g_strcmp0 (text, self->taken[i]) == 0)
        continue;

      changed = TRUE;
      g_free (self->taken[i]);
      self->taken[i] = g_strdup (text);
      read_day (self, i);
    }
  if (!changed)
    return;

  tell (self);
  if (!gtk_widget_get_visible (self->note))
    g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
create_entry (CleDatesRow *self,
              const char  *name,
              char        *hint)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), hint);
  g_free (hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_object (entry, "activate", G_CALLBACK (take_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (take_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);

  return entry;
}

static gboolean
cle_dates_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CLE_DATES_ROW (widget)->entries[0]);
}

static void
cle_dates_row_dispose (GObject *object)
{
  GtkWidget *child;

  CLE_DATES_ROW (object)->note = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cle_dates_row_parent_class)->dispose (object);
}

static void
cle_dates_row_finalize (GObject *object)
{
  CleDatesRow *self = CLE_DATES_ROW (object);

  for (int i = 0; i < N_SIDES; i++)
    {
      g_free (self->days[i]);
      g_free (self->taken[i]);
    }

  G_OBJECT_CLASS (cle_dates_row_parent_class)->finalize (object);
}

static void
cle_dates_row_class_init (CleDatesRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cle_dates_row_dispose;
  object_class->finalize = cle_dates_row_finalize;
  widget_class->grab_focus = cle_dates_row_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", CLE_TYPE_DATES_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
cle_dates_row_init (CleDatesRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *example = NULL;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  self->form = cle_day_form_find (NULL);
  for (int i = 0; i < N_SIDES; i++)
    self->taken[i] = g_strdup ("");
  example = cle_day_form_write (&self->form, "2026-01-31");
  /* Translators: a day in figures, as it is written in this locale. */
  self->entries[0] =
      create_entry (self, _ ("First day"), g_strdup_printf (_ ("From, as %s"), example));
  /* Translators: a day in figures, as it is written in this locale. */
  self->entries[1] =
      create_entry (self, _ ("Last day"), g_strdup_printf (_ ("To, as %s"), example));
  for (int i = 0; i < N_SIDES; i++)
    gtk_box_append (GTK_BOX (box), self->entries[i]);

  self->note = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "visible", FALSE,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  gtk_widget_add_css_class (self->note, "error");
  gtk_widget_set_parent (self->note, GTK_WIDGET (self));
}

/**
 * cle_dates_row_get_period:
 * @self: two days
 * @offset: of the local time, minutes east of UTC
 * @period: (out): from the first day to the end of the last
 * @error: return location for an error
 *
 * Returns: %FALSE if what stands there is no period; it is marked then
 */
gboolean
cle_dates_row_get_period (CleDatesRow  *self,
                          int           offset,
                          ClePeriod    *period,
                          GError      **error)
{
  g_return_val_if_fail (CLE_IS_DATES_ROW (self), FALSE);

  g_autofree char *problem = find_problem (self);

  if (problem == NULL)
    return cle_period_for_dates (self->days[0], self->days[1], offset, period, error);

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, problem);
  return FALSE;
}
