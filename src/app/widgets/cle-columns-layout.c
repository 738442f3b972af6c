/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-columns-layout.h"

struct _CleColumnsLayout
{
  GtkLayoutManager parent_instance;

  guint            spacing;
  guint            column; /* pixels that a column needs, 0 for its natural width */
};

G_DEFINE_FINAL_TYPE (CleColumnsLayout, cle_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

enum
{
  PROP_0,
  PROP_SPACING,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

typedef struct
{
  guint n;
  int   minimum; /* of the widest child */
  int   natural;
} Widths;

static GtkWidget *
next_visible (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static GtkWidget *
first_visible (GtkWidget *widget)
{
  return next_visible (gtk_widget_get_first_child (widget));
}

static Widths
measure_widths (GtkWidget *widget,
                guint      column)
{
  Widths widths = { 0 };

  for (GtkWidget *child = first_visible (widget); child != NULL;
       child = next_visible (gtk_widget_get_next_sibling (child)))
    {
      int minimum, natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      widths.minimum = MAX (widths.minimum, minimum);
      widths.natural = MAX (widths.natural, column > 0 ? MAX ((int) column, minimum) : natural);
      widths.n++;
    }

  return widths;
}

static int
gaps (CleColumnsLayout *self,
      guint            n)
{
  return n < 2 ? 0 : (int) (self->spacing * (n - 1));
}

static int
column_width (CleColumnsLayout *self,
              const Widths    *widths,
              int              width)
{
  return (width - gaps (self, widths->n)) / (int) MAX (1, widths->n);
}

static gboolean
fits_in_columns (CleColumnsLayout *self,
                 const Widths    *widths,
                 int              width)
{
  return column_width (self, widths, width) >= widths->natural;
}

static int
tallest (GtkWidget *widget,
         int        width)
{
  int height = 0;

  for (GtkWidget *child = first_visible (widget); child != NULL;
       child = next_visible (gtk_widget_get_next_sibling (child)))
    {
      int minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
      height = MAX (height, minimum);
    }

  return height;
}

static GtkSizeRequestMode
cle_columns_layout_get_request_mode (GtkLayoutManager *manager,
                                    GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cle_columns_layout_measure (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           GtkOrientation    orientation,
                           int               for_size,
                           int              *minimum,
                           int              *natural,
                           int              *minimum_baseline,
                           int              *natural_baseline)
{
  CleColumnsLayout *self = CLE_COLUMNS_LAYOUT (manager);
  Widths widths = measure_widths (widget, self->column);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widths.minimum;
      *natural = widths.natural * (int) widths.n + gaps (self, widths.n);
    }
  else if (for_size < 0 || fits_in_columns (self, &widths, for_size))
    {
      int width = for_size < 0 ? -1 : column_width (self, &widths, for_size);

      *minimum = *natural = tallest (widget, width);
    }
  else
    {
      *minimum = *natural = tallest (widget, for_size) * (int) widths.n + gaps (self, widths.n);
    }
}

static void
allocate_child (GtkWidget *child,
                int        x,
                int        y,
                int        width,
                int        height)
{
  GtkAllocation allocation = { x, y, width, height };

  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
cle_columns_layout_allocate (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            int               width,
                            int               height,
                            int               baseline)
{
  CleColumnsLayout *self = CLE_COLUMNS_LAYOUT (manager);
  Widths widths = measure_widths (widget, self->column);
  gboolean columns = fits_in_columns (self, &widths, width);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int column = column_width (self, &widths, width);
  int row = (height - gaps (self, widths.n)) / (int) MAX (1, widths.n);
  int i = 0;

  for (GtkWidget *child = first_visible (widget); child != NULL;
       child = next_visible (gtk_widget_get_next_sibling (child)), i++)
    {
      int place = mirrored ? (int) widths.n - 1 - i : i;

      if (columns)
        allocate_child (child, place * (column + (int) self->spacing), 0, column, height);
      else
        allocate_child (child, 0, i * (row + (int) self->spacing), width, row);
    }
}

static void
cle_columns_layout_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CleColumnsLayout *self = CLE_COLUMNS_LAYOUT (object);

  switch (id)
    {
    case PROP_SPACING:
      g_value_set_uint (value, self->spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_columns_layout_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  CleColumnsLayout *self = CLE_COLUMNS_LAYOUT (object);

  switch (id)
    {
    case PROP_SPACING:
      if (self->spacing == g_value_get_uint (value))
        return;
      self->spacing = g_value_get_uint (value);
      gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_columns_layout_class_init (CleColumnsLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = cle_columns_layout_get_property;
  object_class->set_property = cle_columns_layout_set_property;
  layout_class->get_request_mode = cle_columns_layout_get_request_mode;
  layout_class->measure = cle_columns_layout_measure;
  layout_class->allocate = cle_columns_layout_allocate;

  props[PROP_SPACING] =
      g_param_spec_uint ("spacing", NULL, NULL, 0, 1000, 0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cle_columns_layout_init (CleColumnsLayout *self)
{
}

/**
 * cle_columns_layout_new:
 * @spacing: pixels between two children
 *
 * Returns: (transfer full): a layout
 */
GtkLayoutManager *
cle_columns_layout_new (guint spacing)
{
  return g_object_new (CLE_TYPE_COLUMNS_LAYOUT, "spacing", spacing, NULL);
}

/**
 * cle_columns_layout_set_column:
 * @self: a layout
 * @width: pixels that are enough for a column; 0 for the natural width of the
 *   widest child
 */
void
cle_columns_layout_set_column (CleColumnsLayout *self,
                               guint             width)
{
  g_return_if_fail (CLE_IS_COLUMNS_LAYOUT (self));

  self->column = width;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}
