/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-chart-private.h"

#include <math.h>
#include <pango/pangocairo.h>

#define RING_RADIUS 6.0

static void
set_color (cairo_t  *cr,
           CleColor  color)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}

static void
trace_box (cairo_t *cr,
           CleRect  box,
           double   radius)
{
  double r = MIN (radius, MIN (box.width, box.height) / 2);

  if (r <= 0)
    {
      cairo_rectangle (cr, box.x, box.y, box.width, box.height);
      return;
    }

  cairo_new_sub_path (cr);
  cairo_arc (cr, box.x + box.width - r, box.y + r, r, -G_PI_2, 0);
  cairo_arc (cr, box.x + box.width - r, box.y + box.height - r, r, 0, G_PI_2);
  cairo_arc (cr, box.x + r, box.y + box.height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, box.x + r, box.y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
trace_points (cairo_t        *cr,
              const ClePoint *points,
              guint           n)
{
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
}

static void
trace_shape (cairo_t        *cr,
             const CleShape *shape,
             const ClePoint *points)
{
  cairo_new_path (cr);
  switch (shape->kind)
    {
    case CLE_SHAPE_CIRCLE:
      cairo_arc (cr, points[0].x, points[0].y, shape->radius, 0, 2 * G_PI);
      cairo_close_path (cr);
      break;
    case CLE_SHAPE_BOX:
      trace_box (cr,
                 (CleRect){ points[0].x, points[0].y, points[1].x - points[0].x,
                            points[1].y - points[0].y },
                 shape->radius);
      break;
    case CLE_SHAPE_AREA:
      trace_points (cr, points, shape->n);
      cairo_close_path (cr);
      break;
    case CLE_SHAPE_LINE:
    default:
      trace_points (cr, points, shape->n);
      break;
    }
}

static void
paint_shape (const CleChart *self,
             cairo_t        *cr,
             const CleShape *shape)
{
  cairo_save (cr);
  if (shape->is_clipped)
    {
      cairo_rectangle (cr, self->plot.x, self->plot.y, self->plot.width, self->plot.height);
      cairo_clip (cr);
    }
  trace_shape (cr, shape, &g_array_index (self->points, ClePoint, shape->first));
  if (shape->fill.alpha > 0)
    {
      set_color (cr, shape->fill);
      cairo_fill_preserve (cr);
    }
  if (shape->stroke.alpha > 0)
    {
      set_color (cr, shape->stroke);
      cairo_set_line_width (cr, shape->line);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_cap (cr, shape->dash > 0 ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
      if (shape->dash > 0)
        cairo_set_dash (cr, &shape->dash, 1, 0);
      cairo_stroke_preserve (cr);
    }
  cairo_restore (cr);
  cairo_new_path (cr);
}

static void
paint_shapes (const CleChart *self,
              cairo_t        *cr,
              CleChartLayers  layer)
{
  for (guint i = 0; i < self->shapes->len; i++)
    {
      const CleShape *shape = &g_array_index (self->shapes, CleShape, i);

      if (shape->layer == layer)
        paint_shape (self, cr, shape);
    }
}

/* Rectangles on whole pixels, neighbours of one colour in one fill. */
static void
paint_columns (const CleChart *self,
               cairo_t        *cr)
{
  const CleChartColumn *columns = (const CleChartColumn *) (gconstpointer) self->columns->data;
  guint n = self->columns->len;

  cairo_save (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_new_path (cr);
  for (guint i = 0; i < n; i++)
    {
      const CleRect *rect = &columns[i].rect;

      cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
      if (i + 1 < n && cle_color_equal (columns[i].color, columns[i + 1].color))
        continue;
      set_color (cr, columns[i].color);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}

static void
paint_texts (const CleChart *self,
             cairo_t        *cr)
{
  for (guint i = 0; i < self->texts->len; i++)
    {
      const CleChartText *text = &g_array_index (self->texts, CleChartText, i);
      PangoRectangle logical;

      pango_layout_get_extents (text->layout, NULL, &logical);
      cairo_move_to (cr, text->rect.x - (double) logical.x / PANGO_SCALE,
                     text->rect.y - (double) logical.y / PANGO_SCALE);
      set_color (cr, text->color);
      pango_cairo_show_layout (cr, text->layout);
    }
  cairo_new_path (cr);
}

static void
paint_ring (const CleChart *self,
            cairo_t        *cr,
            int             current)
{
  CleRect rect;

  if (current < 0 || (guint) current >= self->items->len)
    return;

  rect = g_array_index (self->items, CleChartItem, current).rect;
  cairo_new_path (cr);
  trace_box (cr, rect, RING_RADIUS);
  set_color (cr, cle_color_fade (self->style->accent, 0.12));
  cairo_fill_preserve (cr);
  set_color (cr, self->style->accent);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

/**
 * cle_chart_free:
 * @self: (transfer full): a chart
 */
void
cle_chart_free (CleChart *self)
{
  for (guint i = 0; i < self->texts->len; i++)
    g_object_unref (g_array_index (self->texts, CleChartText, i).layout);
  g_array_unref (self->points);
  g_array_unref (self->shapes);
  g_array_unref (self->texts);
  g_array_unref (self->items);
  g_array_unref (self->columns);
  g_free (self->message);
  g_free (self->summary);
  g_free (self->title);
  if (self->data_free != NULL)
    self->data_free (self->data);
  g_free (self);
}

/**
 * cle_chart_get_state:
 * @self: a chart
 *
 * Returns: whether there is something to see.
 */
CleChartState
cle_chart_get_state (const CleChart *self)
{
  return self->state;
}

/**
 * cle_chart_get_message:
 * @self: a chart
 *
 * Returns: (nullable): what will appear here; %NULL when it is full
 */
const char *
cle_chart_get_message (const CleChart *self)
{
  return self->message;
}

/**
 * cle_chart_get_summary:
 * @self: a chart
 *
 * Returns: what the chart says, in one or two sentences.
 */
const char *
cle_chart_get_summary (const CleChart *self)
{
  return self->summary;
}

/**
 * cle_chart_get_title:
 * @self: a chart
 *
 * Returns: (nullable): its title
 */
const char *
cle_chart_get_title (const CleChart *self)
{
  return self->title;
}

/**
 * cle_chart_is_cut:
 * @self: a chart
 *
 * Returns: whether a text of it had to be cut short: on paper nobody can point
 *   at it to read the rest
 */
gboolean
cle_chart_is_cut (const CleChart *self)
{
  for (guint i = 0; i < self->texts->len; i++)
    if (pango_layout_is_ellipsized (g_array_index (self->texts, CleChartText, i).layout))
      return TRUE;

  return FALSE;
}

/**
 * cle_chart_get_width:
 * @self: a chart
 *
 * Returns: the width that it was laid out for.
 */
double
cle_chart_get_width (const CleChart *self)
{
  return self->width;
}

/**
 * cle_chart_get_height:
 * @self: a chart
 *
 * Returns: the height that it came to; 0 when there is nothing to see
 */
double
cle_chart_get_height (const CleChart *self)
{
  return self->height;
}

/**
 * cle_chart_paint:
 * @self: a chart
 * @cr: where to, its upper left corner at 0, 0; its state is kept
 * @layers: what to paint
 * @current: the item to frame, or %CLE_CHART_NO_ITEM
 */
void
cle_chart_paint (const CleChart *self,
                 cairo_t        *cr,
                 CleChartLayers  layers,
                 int             current)
{
  cairo_save (cr);
  if (layers & CLE_CHART_BACK)
    {
      if (self->style->is_paper)
        {
          set_color (cr, self->style->surface);
          cairo_rectangle (cr, 0, 0, self->width, self->height);
          cairo_fill (cr);
        }
      paint_shapes (self, cr, CLE_CHART_BACK);
    }
  if (layers & CLE_CHART_COLUMNS)
    paint_columns (self, cr);
  if (layers & CLE_CHART_FRONT)
    {
      paint_shapes (self, cr, CLE_CHART_FRONT);
      paint_ring (self, cr, current);
      paint_texts (self, cr);
    }
  cairo_restore (cr);
}

/**
 * cle_chart_get_n_items:
 * @self: a chart
 *
 * Returns: how many things there are to point at.
 */
guint
cle_chart_get_n_items (const CleChart *self)
{
  return self->items->len;
}

static gboolean
contains (CleRect rect,
          double  x,
          double  y)
{
  return x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height;
}

/**
 * cle_chart_find_item:
 * @self: a chart
 * @x: of a place
 * @y: of a place
 *
 * Where items lie on each other, the smallest is meant: it is painted last.
 *
 * Returns: the item that is meant there, or %CLE_CHART_NO_ITEM
 */
int
cle_chart_find_item (const CleChart *self,
                     double          x,
                     double          y)
{
  int found = CLE_CHART_NO_ITEM;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < self->items->len; i++)
    {
      CleRect zone = g_array_index (self->items, CleChartItem, i).zone;

      if (zone.width * zone.height < least && contains (zone, x, y))
        {
          least = zone.width * zone.height;
          found = (int) i;
        }
    }

  return found;
}

/**
 * cle_chart_step_item:
 * @self: a chart
 * @item: where one is, or %CLE_CHART_NO_ITEM
 * @right: steps to the right, negative to the left
 * @down: steps down, negative up
 *
 * Where the arrow keys lead. Steps end at the edges. The first step leads to
 * the latest point of a line and to the first of anything else. Where items have
 * one order and no rows, right and down go on in it, left and up go back.
 *
 * Returns: an item; %CLE_CHART_NO_ITEM if there is none
 */
int
cle_chart_step_item (const CleChart *self,
                     int             item,
                     int             right,
                     int             down)
{
  int n = (int) self->items->len;
  int columns = (int) self->per_row;
  int column, row;

  if (n == 0)
    return CLE_CHART_NO_ITEM;
  if (item < 0 || item >= n)
    return columns == n ? n - 1 : 0;
  if (columns == 0)
    return CLAMP (item + right + down, 0, n - 1);

  column = CLAMP (item % columns + right, 0, columns - 1);
  row = CLAMP (item / columns + down, 0, (n - 1) / columns);
  return MIN (row * columns + column, n - 1);
}

/**
 * cle_chart_get_item_rect:
 * @self: a chart
 * @item: less than cle_chart_get_n_items()
 *
 * Returns: the space to frame.
 */
CleRect
cle_chart_get_item_rect (const CleChart *self,
                         guint           item)
{
  g_return_val_if_fail (item < self->items->len, ((CleRect){ 0 }));

  return g_array_index (self->items, CleChartItem, item).rect;
}

/**
 * cle_chart_get_item_source:
 * @self: a chart
 * @item: less than cle_chart_get_n_items()
 *
 * Returns: index of the point, row or, for a heat strip, of the cell
 *   (question × occasions + occasion) in the data; the first of several
 */
guint
cle_chart_get_item_source (const CleChart *self,
                           guint           item)
{
  g_return_val_if_fail (item < self->items->len, 0);

  return g_array_index (self->items, CleChartItem, item).source;
}

/**
 * cle_chart_get_item_length:
 * @self: a chart
 * @item: less than cle_chart_get_n_items()
 *
 * Returns: how many points, rows or cells in the data it stands for, from its
 *   source on
 */
guint
cle_chart_get_item_length (const CleChart *self,
                           guint           item)
{
  g_return_val_if_fail (item < self->items->len, 0);

  return g_array_index (self->items, CleChartItem, item).n;
}

/**
 * cle_chart_find_source:
 * @self: a chart
 * @source: index of a point, row or cell in the data
 *
 * Returns: the item that stands for it; %CLE_CHART_NO_ITEM if none is shown
 */
int
cle_chart_find_source (const CleChart *self,
                       guint           source)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const CleChartItem *item = &g_array_index (self->items, CleChartItem, i);

      if (source >= item->source && source - item->source < item->n)
        return (int) i;
    }

  return CLE_CHART_NO_ITEM;
}

/**
 * cle_chart_dup_item_text:
 * @self: a chart
 * @item: less than cle_chart_get_n_items()
 *
 * Returns: (transfer full): all that is known of it, to be shown and spoken.
 */
char *
cle_chart_dup_item_text (const CleChart *self,
                         guint           item)
{
  g_return_val_if_fail (item < self->items->len, NULL);

  return self->describe (self, &g_array_index (self->items, CleChartItem, item));
}

/**
 * cle_chart_get_columns:
 * @self: a chart
 * @n_columns: (out): how many
 *
 * Returns: (array length=n_columns) (transfer none): the columns of a line of
 *   very many points, for somebody who paints them himself, in this order
 */
const CleChartColumn *
cle_chart_get_columns (const CleChart *self,
                       guint          *n_columns)
{
  *n_columns = self->columns->len;

  return (const CleChartColumn *) (gconstpointer) self->columns->data;
}

/**
 * cle_chart_get_n_texts:
 * @self: a chart
 *
 * Returns: how many texts are on it.
 */
guint
cle_chart_get_n_texts (const CleChart *self)
{
  return self->texts->len;
}

/**
 * cle_chart_get_text:
 * @self: a chart
 * @index: less than cle_chart_get_n_texts()
 * @rect: (out) (optional): where it stands
 *
 * Returns: (transfer none): a text.
 */
const char *
cle_chart_get_text (const CleChart *self,
                    guint           index,
                    CleRect        *rect)
{
  const CleChartText *text;

  g_return_val_if_fail (index < self->texts->len, NULL);

  text = &g_array_index (self->texts, CleChartText, index);
  if (rect != NULL)
    *rect = text->rect;

  return pango_layout_get_text (text->layout);
}
