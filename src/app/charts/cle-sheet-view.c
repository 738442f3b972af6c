/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-sheet-view.h"

#include "cle-format-closures.h"
#include "cle-growing-list.h"
#include "cle-sheet-rows.h"

#include <math.h>

#define FIRST_WIDTH 24 /* characters that the first column has at least, if it needs them */

struct _CleSheetView
{
  GtkWidget  parent_instance;

  GtkWidget *scroller;
  GtkWidget *view;
  CleSheet  *sheet;
};

G_DEFINE_FINAL_TYPE (CleSheetView, cle_sheet_view, GTK_TYPE_WIDGET)

/* Which column of which table. */
typedef struct
{
  CleSheetView *view;
  guint         column;
} Column;

static gpointer
copy_column (CleSheetView *view,
             guint         column)
{
  Column *self = g_new (Column, 1);

  *self = (Column){ view, column };

  return self;
}

static void
free_column (gpointer  column,
             GClosure *closure)
{
  g_free (column);
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item,
          Column             *column)
{
  GtkWidget *label = gtk_label_new (NULL);
  gboolean numeric = column->view->sheet->numeric[column->column];

  gtk_label_set_xalign (GTK_LABEL (label), numeric ? 1 : 0);
  gtk_label_set_wrap (GTK_LABEL (label), !numeric);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  if (numeric)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
  gtk_list_item_set_activatable (item, FALSE);
}

static const char *
get_long_title (const CleSheet *sheet,
                guint           column)
{
  return sheet->long_titles != NULL ? sheet->long_titles[column] : sheet->titles[column];
}

static const char *
get_cell (const Column *column,
          CleSheetRow  *row)
{
  return cle_sheet_get_cell (column->view->sheet, cle_sheet_row_get_index (row), column->column);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item,
         Column             *column)
{
  CleSheetRow *row = gtk_list_item_get_item (item);
  const char *cell = get_cell (column, row);
  g_autofree char *text =
      column->view->sheet->numeric[column->column] ? cle_format_number (cell) : g_strdup (cell);
  const char *title = get_long_title (column->view->sheet, column->column);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", title, text);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
  if (column->column == 0)
    gtk_label_set_width_chars (GTK_LABEL (gtk_list_item_get_child (item)),
                               (int) MIN (g_utf8_strlen (text, -1), FIRST_WIDTH));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_list_item_get_child (item)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static double
read_number (const char *text)
{
  return *text == '\0' ? -INFINITY : g_ascii_strtod (text, NULL);
}

static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      data)
{
  const Column *column = data;
  const char *first = get_cell (column, (CleSheetRow *) a);
  const char *second = get_cell (column, (CleSheetRow *) b);

  if (column->view->sheet->numeric[column->column])
    {
      double x = read_number (first);
      double y = read_number (second);

      return x < y ? GTK_ORDERING_SMALLER : x > y ? GTK_ORDERING_LARGER : GTK_ORDERING_EQUAL;
    }

  return gtk_ordering_from_cmpfunc (g_utf8_collate (first, second));
}

static void
add_column (CleSheetView *self,
            guint         i)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (self->sheet->titles[i], factory);
  g_autoptr (GtkSorter) sorter =
      GTK_SORTER (gtk_custom_sorter_new (compare_cb, copy_column (self, i), g_free));

  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), copy_column (self, i),
                         free_column, 0);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), copy_column (self, i), free_column,
                         0);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, !self->sheet->numeric[i] && i > 0);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
  g_object_unref (column);
}

/* The headings are made by the view, in a row of their own above the list. */
static void
explain_titles (CleSheetView *self)
{
  GtkWidget *header = gtk_widget_get_first_child (self->view);
  GtkWidget *title = header != NULL ? gtk_widget_get_first_child (header) : NULL;

  for (guint i = 0; title != NULL && i < self->sheet->n_columns; i++)
    {
      const char *text = get_long_title (self->sheet, i);

      gtk_widget_set_tooltip_text (title, self->sheet->long_titles != NULL ? text : NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                      -1);
      title = gtk_widget_get_next_sibling (title);
    }
}

/* The widgets of a row are dear: a few in each frame. */
static GtkSelectionModel *
create_model (CleSheetView *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view));
  GListModel *rows = cle_sheet_rows_new (self->sheet->rows->len);
  g_autoptr (GtkSortListModel) sorted = gtk_sort_list_model_new (rows, g_object_ref (sorter));

  return GTK_SELECTION_MODEL (
      gtk_single_selection_new (G_LIST_MODEL (cle_growing_list_new (G_LIST_MODEL (sorted)))));
}

static void
remove_columns (CleSheetView *self)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));

  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), NULL);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (GTK_COLUMN_VIEW (self->view), column);
    }
}

static void
cle_sheet_view_dispose (GObject *object)
{
  CleSheetView *self = CLE_SHEET_VIEW (object);

  if (self->scroller != NULL)
    remove_columns (self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->sheet, cle_sheet_free);

  G_OBJECT_CLASS (cle_sheet_view_parent_class)->dispose (object);
}

static void
cle_sheet_view_class_init (CleSheetViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cle_sheet_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
cle_sheet_view_init (CleSheetView *self)
{
  self->scroller = gtk_scrolled_window_new ();
  self->view = gtk_column_view_new (NULL);
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * cle_sheet_view_set_sheet:
 * @self: a table on the screen
 * @sheet: (transfer full) (nullable): what to show
 */
void
cle_sheet_view_set_sheet (CleSheetView *self,
                          CleSheet     *sheet)
{
  g_return_if_fail (CLE_IS_SHEET_VIEW (self));

  g_autoptr (GtkSelectionModel) model = NULL;

  remove_columns (self);
  g_clear_pointer (&self->sheet, cle_sheet_free);
  self->sheet = sheet;
  if (sheet == NULL)
    return;

  for (guint i = 0; i < sheet->n_columns; i++)
    add_column (self, i);
  explain_titles (self);
  model = create_model (self);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), model);
}
