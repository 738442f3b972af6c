/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-flow-layout.h"

struct _CleFlowLayout
{
  GtkLayoutManager parent_instance;

  int              spacing;
};

G_DEFINE_FINAL_TYPE (CleFlowLayout, cle_flow_layout, GTK_TYPE_LAYOUT_MANAGER)

enum
{
  PROP_0,
  PROP_SPACING,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

typedef struct
{
  GtkWidget *first;
  GtkWidget *end; /* not on this line any more; NULL after the last */
  int        width;
  int        height;
} Line;

static GtkWidget *
next_visible (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static GtkWidget *
next_of (GtkWidget *child)
{
  return next_visible (gtk_widget_get_next_sibling (child));
}

static int
measure (GtkWidget      *child,
         GtkOrientation  orientation,
         int            *minimum)
{
  int natural;

  gtk_widget_measure (child, orientation, -1, minimum, &natural, NULL, NULL);
  return natural;
}

/* As many as have room beside each other, at least one. */
static Line
take_line (CleFlowLayout *self,
           GtkWidget     *first,
           int            room)
{
  Line line = { .first = first, .end = first };

  for (; line.end != NULL; line.end = next_of (line.end))
    {
      int more = measure (line.end, GTK_ORIENTATION_HORIZONTAL, NULL);

      if (line.end != first)
        more += self->spacing;
      if (line.end != first && line.width + more > room)
        break;
      line.width += more;
      line.height = MAX (line.height, measure (line.end, GTK_ORIENTATION_VERTICAL, NULL));
    }

  return line;
}

static void
measure_width (CleFlowLayout *self,
               GtkWidget     *widget,
               int           *minimum,
               int           *natural)
{
  GtkWidget *first = next_visible (gtk_widget_get_first_child (widget));

  *minimum = 0;
  for (GtkWidget *child = first; child != NULL; child = next_of (child))
    {
      int least;

      measure (child, GTK_ORIENTATION_HORIZONTAL, &least);
      *minimum = MAX (*minimum, least);
    }
  *natural = MAX (*minimum, take_line (self, first, G_MAXINT).width);
}

static int
measure_height (CleFlowLayout *self,
                GtkWidget     *widget,
                int            room)
{
  GtkWidget *child = next_visible (gtk_widget_get_first_child (widget));
  int height = 0;

  while (child != NULL)
    {
      Line line = take_line (self, child, room);

      height += line.height + (line.end != NULL ? self->spacing : 0);
      child = line.end;
    }

  return height;
}

static GtkSizeRequestMode
cle_flow_layout_get_request_mode (GtkLayoutManager *manager,
                                  GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cle_flow_layout_measure (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         GtkOrientation    orientation,
                         int               for_size,
                         int              *minimum,
                         int              *natural,
                         int              *minimum_baseline,
                         int              *natural_baseline)
{
  CleFlowLayout *self = CLE_FLOW_LAYOUT (manager);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, widget, minimum, natural);
  else
    *minimum = *natural = measure_height (self, widget, for_size < 0 ? G_MAXINT : for_size);
}

static void
place_line (CleFlowLayout *self,
            const Line    *line,
            int            y,
            int            room,
            gboolean       mirrored)
{
  int rest = room - line->width, x = 0;

  for (GtkWidget *child = line->first; child != line->end; child = next_of (child))
    {
      int width = MIN (measure (child, GTK_ORIENTATION_HORIZONTAL, NULL), room);
      GtkAllocation place = { 0, y, width, line->height };

      if (rest > 0 && gtk_widget_get_hexpand (child))
        {
          place.width = width += rest;
          rest = 0;
        }
      else if (rest > 0 && gtk_widget_get_halign (child) == GTK_ALIGN_END)
        {
          x += rest;
          rest = 0;
        }
      place.x = mirrored ? room - x - width : x;
      gtk_widget_size_allocate (child, &place, -1);
      x += width + self->spacing;
    }
}

static void
cle_flow_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          int               width,
                          int               height,
                          int               baseline)
{
  CleFlowLayout *self = CLE_FLOW_LAYOUT (manager);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = next_visible (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child != NULL)
    {
      Line line = take_line (self, child, width);

      place_line (self, &line, y, width, mirrored);
      y += line.height + self->spacing;
      child = line.end;
    }
}

static void
cle_flow_layout_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  CleFlowLayout *self = CLE_FLOW_LAYOUT (object);

  switch (id)
    {
    case PROP_SPACING:
      self->spacing = (int) g_value_get_uint (value);
      gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_flow_layout_class_init (CleFlowLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = cle_flow_layout_set_property;
  layout_class->get_request_mode = cle_flow_layout_get_request_mode;
  layout_class->measure = cle_flow_layout_measure;
  layout_class->allocate = cle_flow_layout_allocate;

  props[PROP_SPACING] = g_param_spec_uint ("spacing", NULL, NULL, 0, 1000, 0,
                                           G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
}

static void
cle_flow_layout_init (CleFlowLayout *self)
{
}
