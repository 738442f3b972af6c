/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-courses-window.h"

#include "charts/cle-chart-file.h"
#include "cle-chart-closures.h"
#include "cle-chart-saving.h"
#include "cle-chart-table.h"
#include "cle-chart-view.h"
#include "cle-sheet-view.h"
#include "cle-wheel.h"
#include "clients/cle-course-item.h"

#include <glib/gi18n.h>

struct _CleCoursesWindow
{
  AdwWindow            parent_instance;

  GtkWidget           *stack;
  CleChartView        *view;
  CleSheetView        *sheet;
  GtkWidget           *as_table;
  GtkWidget           *summary;
  GtkWidget           *years;
  AdwPreferencesGroup *groups[CLE_N_COURSES];
  GtkWidget           *rows[CLE_N_COURSES][CLE_N_COURSE_ITEMS];

  CleCourses           courses;
  CleChartData        *data;
};

G_DEFINE_FINAL_TYPE (CleCoursesWindow, cle_courses_window, ADW_TYPE_WINDOW)

static void
update_table (CleCoursesWindow *self)
{
  gboolean table = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->as_table));

  if (self->data == NULL)
    return;

  /* The chart says it itself. */
  gtk_widget_set_visible (self->summary, table);
  if (table)
    cle_sheet_view_set_sheet (self->sheet, cle_chart_data_make_sheet (self->data));
  gtk_stack_set_visible_child (GTK_STACK (self->stack),
                               table ? GTK_WIDGET (self->sheet) : GTK_WIDGET (self->view));
}

static void
show_courses (CleCoursesWindow *self)
{
  g_autofree char *summary = NULL;

  cle_courses_compute (&self->courses);
  summary = cle_courses_dup_summary (&self->courses);
  gtk_label_set_label (GTK_LABEL (self->summary), summary);
  g_clear_pointer (&self->data, cle_chart_data_unref);
  self->data = cle_chart_data_new_for_courses (&self->courses);
  cle_chart_view_set_data (self->view, self->data);
  update_table (self);
}

static void
years_cb (CleCoursesWindow *self)
{
  self->courses.n_years = (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->years));
  if (self->data != NULL)
    show_courses (self);
}

/* What cannot be read is told at its row, and the last good number counts. */
static void
read_row (CleCoursesWindow *self,
          guint             course,
          CleCourseItem     item)
{
  GtkWidget *row = self->rows[course][item];
  g_autoptr (GError) error = NULL;

  if (cle_course_item_parse (item, gtk_editable_get_text (GTK_EDITABLE (row)),
                             &self->courses.courses[course], &error))
    gtk_widget_remove_css_class (row, "error");
  else
    gtk_widget_add_css_class (row, "error");
  gtk_widget_set_tooltip_text (row, error != NULL ? error->message : NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                             : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (error == NULL)
    show_courses (self);
  else
    gtk_label_set_label (GTK_LABEL (self->summary), error->message);
  if (error != NULL)
    gtk_widget_set_visible (self->summary, TRUE);
}

static void
changed_cb (GtkWidget        *row,
            CleCoursesWindow *self)
{
  for (guint course = 0; course < CLE_N_COURSES; course++)
    for (guint item = 0; item < CLE_N_COURSE_ITEMS; item++)
      if (self->rows[course][item] == row)
        read_row (self, course, (CleCourseItem) item);
}

static void
add_row (CleCoursesWindow *self,
         guint             course,
         CleCourseItem     item)
{
  GtkWidget *row = gtk_entry_new ();
  GtkWidget *holder = g_object_new (ADW_TYPE_ACTION_ROW, "title", cle_course_item_get_name (item),
                                    "title-lines", 0, "activatable-widget", row, NULL);
  g_autofree char *text = cle_course_item_dup_text (item, &self->courses.courses[course]);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (row), 9);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (row), 12);
  gtk_entry_set_alignment (GTK_ENTRY (row), 1);
  gtk_widget_set_valign (row, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  cle_course_item_get_name (item), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (holder), row);
  adw_preferences_group_add (self->groups[course], holder);
  self->rows[course][item] = row;
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, 0);
}

static void
copy_chart (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  cle_chart_saving_copy (widget, CLE_COURSES_WINDOW (widget)->data, (ClePeriod){ 0, 0 },
                         cle_chart_closure_title (CLE_CHART_KIND_COURSES), NULL);
}

static void
save_chart (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  CleChartFormat format;

  if (cle_chart_format_from_word (g_variant_get_string (parameter, NULL), &format))
    cle_chart_saving_choose (widget, CLE_COURSES_WINDOW (widget)->data, (ClePeriod){ 0, 0 },
                             cle_chart_closure_title (CLE_CHART_KIND_COURSES), NULL, format);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  gtk_window_close (GTK_WINDOW (widget));

  return TRUE;
}

static void
cle_courses_window_finalize (GObject *object)
{
  g_clear_pointer (&CLE_COURSES_WINDOW (object)->data, cle_chart_data_unref);

  G_OBJECT_CLASS (cle_courses_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, CLE_RESOURCE_PATH
                                               "/app/clients/cle-courses-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CleCoursesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CleCoursesWindow, view);
  gtk_widget_class_bind_template_child (widget_class, CleCoursesWindow, sheet);
  gtk_widget_class_bind_template_child (widget_class, CleCoursesWindow, as_table);
  gtk_widget_class_bind_template_child (widget_class, CleCoursesWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, CleCoursesWindow, years);
  gtk_widget_class_bind_template_child_full (widget_class, "win", FALSE,
                                             G_STRUCT_OFFSET (CleCoursesWindow,
                                                              groups[CLE_COURSE_WIN]));
  gtk_widget_class_bind_template_child_full (widget_class, "keep", FALSE,
                                             G_STRUCT_OFFSET (CleCoursesWindow,
                                                              groups[CLE_COURSE_KEEP]));
  gtk_widget_class_bind_template_callback (widget_class, update_table);
  gtk_widget_class_bind_template_callback (widget_class, years_cb);
}

static void
cle_courses_window_class_init (CleCoursesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cle_courses_window_finalize;

  g_type_ensure (CLE_TYPE_CHART_VIEW);
  g_type_ensure (CLE_TYPE_SHEET_VIEW);
  bind_template (widget_class);
  cle_chart_table_install (widget_class);
  gtk_widget_class_install_action (widget_class, "charts.copy", NULL, copy_chart);
  gtk_widget_class_install_action (widget_class, "charts.save", "s", save_chart);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "charts.table",
                                       NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
cle_courses_window_init (CleCoursesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cle_wheel_pass_by (self->years);
}

/**
 * cle_courses_window_new:
 * @widget: where the user is
 * @model: the clients, read
 *
 * Begins with the clients of the book, see cle_courses_init(). Nothing of it is
 * saved.
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
cle_courses_window_new (GtkWidget      *widget,
                        CleClientModel *model)
{
  CleCoursesWindow *self =
      g_object_new (CLE_TYPE_COURSES_WINDOW, "transient-for", gtk_widget_get_root (widget), NULL);

  cle_courses_init (&self->courses, cle_client_model_get_judge (model),
                    cle_client_book_get_office (cle_client_model_get_book (model)));
  for (guint course = 0; course < CLE_N_COURSES; course++)
    for (guint item = 0; item < CLE_N_COURSE_ITEMS; item++)
      add_row (self, course, (CleCourseItem) item);
  show_courses (self);

  return GTK_WIDGET (self);
}
