/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-chart-private.h"

#include <math.h>

#define NOTHING ((CleColor){ 0, 0, 0, 0 })

/**
 * cle_chart_new_blank:
 * @setup: what the chart is made with
 * @width: how wide it is
 *
 * Returns: (transfer full): a chart without anything in it.
 */
CleChart *
cle_chart_new_blank (const CleChartSetup *setup,
                     double               width)
{
  CleChart *self = g_new0 (CleChart, 1);

  self->state = CLE_CHART_FULL;
  self->setup = *setup;
  self->style = setup->style;
  self->title = g_strdup (setup->title);
  self->width = width;
  self->points = g_array_new (FALSE, FALSE, sizeof (ClePoint));
  self->shapes = g_array_new (FALSE, FALSE, sizeof (CleShape));
  self->texts = g_array_new (FALSE, FALSE, sizeof (CleChartText));
  self->items = g_array_new (FALSE, FALSE, sizeof (CleChartItem));
  self->columns = g_array_new (FALSE, FALSE, sizeof (CleChartColumn));
  self->per_row = 1;

  return self;
}

/**
 * cle_chart_add_shape:
 * @self: a chart
 * @shape: how it looks
 * @points: (array length=n): where it is
 * @n: how many
 */
void
cle_chart_add_shape (CleChart       *self,
                     const CleShape *shape,
                     const ClePoint *points,
                     guint           n)
{
  CleShape added = *shape;

  if (n == 0)
    return;

  added.first = self->points->len;
  added.n = n;
  g_array_append_vals (self->points, points, n);
  g_array_append_val (self->shapes, added);
}

/**
 * cle_chart_add_line:
 * @self: a chart
 * @layer: where it belongs
 * @from: one end
 * @to: the other end
 * @color: of the line
 * @line: its width
 */
void
cle_chart_add_line (CleChart       *self,
                    CleChartLayers  layer,
                    ClePoint        from,
                    ClePoint        to,
                    CleColor        color,
                    double          line)
{
  CleShape shape = { .kind = CLE_SHAPE_LINE, .layer = layer, .stroke = color, .line = line };

  cle_chart_add_shape (self, &shape, (ClePoint[]){ from, to }, 2);
}

/**
 * cle_chart_add_box:
 * @self: a chart
 * @layer: where it belongs
 * @rect: the box
 * @radius: of its corners
 * @fill: inside
 * @stroke: its edge, one pixel wide
 */
void
cle_chart_add_box (CleChart       *self,
                   CleChartLayers  layer,
                   CleRect         rect,
                   double          radius,
                   CleColor        fill,
                   CleColor        stroke)
{
  CleShape shape = { .kind = CLE_SHAPE_BOX,
                     .layer = layer,
                     .fill = fill,
                     .stroke = stroke,
                     .line = 1,
                     .radius = radius };
  ClePoint corners[] = { { rect.x, rect.y }, { rect.x + rect.width, rect.y + rect.height } };

  cle_chart_add_shape (self, &shape, corners, 2);
}

/**
 * cle_chart_add_circle:
 * @self: a chart
 * @centre: where it is
 * @radius: how large
 * @fill: inside
 * @stroke: its edge
 * @line: width of the edge
 */
void
cle_chart_add_circle (CleChart *self,
                      ClePoint  centre,
                      double    radius,
                      CleColor  fill,
                      CleColor  stroke,
                      double    line)
{
  CleShape shape = { .kind = CLE_SHAPE_CIRCLE,
                     .layer = CLE_CHART_FRONT,
                     .fill = fill,
                     .stroke = stroke,
                     .line = line,
                     .radius = radius };

  cle_chart_add_shape (self, &shape, &centre, 1);
}

/**
 * cle_chart_add_item:
 * @self: a chart
 * @rect: what is framed when it is the current one
 * @zone: where the pointer means it
 * @source: index in the data
 * @n: of how many
 */
void
cle_chart_add_item (CleChart *self,
                    CleRect   rect,
                    CleRect   zone,
                    guint     source,
                    guint     n)
{
  CleChartItem item = { rect, zone, source, n };

  g_array_append_val (self->items, item);
}

/* One line break or tab less: a chart's text is a run of words. */
static char *
flatten (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return g_strdelimit (g_steal_pointer (&valid), "\n\r\t", ' ');
}

/**
 * cle_chart_make_text:
 * @self: a chart
 * @font: which font
 * @color: which colour
 * @text: plain text, whatever it looks like
 * @width: where lines end, 0 for never
 * @lines: how many at most, then it is cut with an ellipsis; 0 for any number
 *
 * Returns: (transfer full): a text that has to be placed or given up.
 */
CleChartText
cle_chart_make_text (const CleChart *self,
                     CleChartFont    font,
                     CleColor        color,
                     const char     *text,
                     double          width,
                     int             lines)
{
  g_autofree char *flat = flatten (text);
  CleChartText made = { .layout = pango_layout_new (self->style->context), .color = color };
  PangoRectangle logical;

  pango_layout_set_font_description (made.layout, self->style->fonts[font]);
  pango_layout_set_text (made.layout, flat, -1);
  if (width > 0)
    {
      pango_layout_set_width (made.layout, (int) floor (width * PANGO_SCALE));
      pango_layout_set_wrap (made.layout, PANGO_WRAP_WORD_CHAR);
    }
  if (lines > 0)
    {
      pango_layout_set_height (made.layout, -lines);
      pango_layout_set_ellipsize (made.layout, PANGO_ELLIPSIZE_END);
    }
  pango_layout_get_extents (made.layout, NULL, &logical);
  made.rect.width = (double) logical.width / PANGO_SCALE;
  made.rect.height = (double) logical.height / PANGO_SCALE;

  return made;
}

/**
 * cle_chart_place_text:
 * @self: a chart
 * @text: (transfer full): a text
 * @x: its left edge
 * @y: its upper edge
 *
 * Returns: where it is now.
 */
CleRect
cle_chart_place_text (CleChart     *self,
                      CleChartText *text,
                      double        x,
                      double        y)
{
  text->rect.x = x;
  text->rect.y = y;
  g_array_append_val (self->texts, *text);
  text->layout = NULL;

  return text->rect;
}

static gboolean
do_meet (CleRect a,
         CleRect b,
         double  gap)
{
  return a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height &&
         b.y < a.y + a.height;
}

/**
 * cle_chart_is_free:
 * @self: a chart
 * @rect: a place
 * @gap: how much to the left and right of it has to be free as well
 *
 * Returns: whether a text may stand there: on the chart, and away from others.
 */
gboolean
cle_chart_is_free (const CleChart *self,
                   CleRect         rect,
                   double          gap)
{
  if (rect.x < 0 || rect.y < 0 || rect.x + rect.width > self->width)
    return FALSE;

  for (guint i = 0; i < self->texts->len; i++)
    if (do_meet (rect, g_array_index (self->texts, CleChartText, i).rect, gap))
      return FALSE;

  return TRUE;
}

/**
 * cle_chart_try_text:
 * @self: a chart
 * @text: a text; placed and taken over if there is space for it
 * @x: its left edge
 * @y: its upper edge
 * @gap: to other texts
 *
 * Returns: whether it was placed; if not, @text is still the caller's.
 */
gboolean
cle_chart_try_text (CleChart     *self,
                    CleChartText *text,
                    double        x,
                    double        y,
                    double        gap)
{
  CleRect rect = { x, y, text->rect.width, text->rect.height };

  if (!cle_chart_is_free (self, rect, gap))
    return FALSE;

  cle_chart_place_text (self, text, x, y);
  return TRUE;
}

/**
 * cle_chart_add_text:
 * @self: a chart
 * @font: which font
 * @color: which colour
 * @text: plain text
 * @x: left edge
 * @y: upper edge
 * @width: where lines end, 0 for never
 * @lines: how many at most, 0 for any number
 *
 * Returns: the space that it takes.
 */
CleRect
cle_chart_add_text (CleChart     *self,
                    CleChartFont  font,
                    CleColor      color,
                    const char   *text,
                    double        x,
                    double        y,
                    double        width,
                    int           lines)
{
  CleChartText made = cle_chart_make_text (self, font, color, text, width, lines);

  return cle_chart_place_text (self, &made, x, y);
}

/**
 * cle_chart_measure_text:
 * @self: a chart
 * @font: which font
 * @text: plain text
 *
 * Returns: how wide it is in one line.
 */
double
cle_chart_measure_text (const CleChart *self,
                        CleChartFont    font,
                        const char     *text)
{
  CleChartText made = cle_chart_make_text (self, font, NOTHING, text, 0, 0);

  g_object_unref (made.layout);
  return made.rect.width;
}

/**
 * cle_chart_measure_widest:
 * @self: a chart
 * @font: which font
 * @texts: (element-type utf8): plain texts, as labels of an axis
 *
 * Returns: how wide the widest of them is in one line; whole pixels
 */
double
cle_chart_measure_widest (const CleChart *self,
                          CleChartFont    font,
                          GPtrArray      *texts)
{
  double width = 0;

  for (guint i = 0; i < texts->len; i++)
    width = MAX (width, cle_chart_measure_text (self, font, texts->pdata[i]));

  return ceil (width);
}

/**
 * cle_chart_finish:
 * @self: (transfer full): a chart that is laid out
 * @height: how high it came out
 *
 * Returns: (transfer full): the chart.
 */
CleChart *
cle_chart_finish (CleChart *self,
                  double    height)
{
  self->height = ceil (height);
  self->setup = (CleChartSetup){ 0 };

  return self;
}

/**
 * cle_chart_finish_without:
 * @self: (transfer full): a chart
 * @state: why there is nothing in it
 * @message: what will appear, and when
 *
 * Returns: (transfer full): the chart.
 */
CleChart *
cle_chart_finish_without (CleChart      *self,
                          CleChartState  state,
                          const char    *message)
{
  self->state = state;
  self->message = g_strdup (message);
  if (self->summary == NULL)
    self->summary = g_strdup (message);

  return cle_chart_finish (self, 0);
}
