/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-chart-view.h"

#include "cle-zoom.h"

#include <adwaita.h>

#define NATURAL_WIDTH 1000
#define MINIMUM_WIDTH 280
#define ZOOM_STEP     1.5
#define NO_SOURCE     G_MAXUINT

struct _CleChartView
{
  GtkWidget      parent_instance;

  CleChartData  *data;
  CleChartStyle *style;
  guint          serial;  /* of the fonts that the style was made with */
  CleChart      *chart;   /* for the present width; NULL until it is needed */
  ClePeriod      zoom;
  int            current; /* item, or CLE_CHART_NO_ITEM */
};

G_DEFINE_FINAL_TYPE (CleChartView, cle_chart_view, GTK_TYPE_WIDGET)

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static ClePalette
current_palette (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  return cle_palette_choose (adw_style_manager_get_dark (style),
                             adw_style_manager_get_high_contrast (style));
}

static void
forget_chart (CleChartView *self)
{
  g_clear_pointer (&self->chart, cle_chart_free);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
forget_style (CleChartView *self)
{
  forget_chart (self);
  g_clear_pointer (&self->style, cle_chart_style_free);
}

/* The chart for a width, kept for as long as the width stays. */
static CleChart *
ensure_chart (CleChartView *self,
              int           width)
{
  if (self->data == NULL || width <= 0)
    return NULL;

  if (self->style == NULL)
    {
      PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));

      self->style = cle_chart_style_new (context, current_palette ());
      self->serial = pango_context_get_serial (context);
    }
  if (self->chart == NULL || cle_chart_get_width (self->chart) != width)
    {
      g_clear_pointer (&self->chart, cle_chart_free);
      self->chart =
          cle_chart_data_make_chart (self->data, self->style, self->zoom, NULL, NULL, width);
    }

  return self->chart;
}

/* What a screen reader says: the whole in a sentence, or the item one is at. */
static void
describe (CleChartView *self)
{
  g_autofree char *item = NULL;
  const char *summary = self->chart != NULL ? cle_chart_get_summary (self->chart) : "";

  if (self->chart != NULL && self->current != CLE_CHART_NO_ITEM)
    item = cle_chart_dup_item_text (self->chart, (guint) self->current);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  item != NULL ? item : summary,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, item != NULL ? summary : "",
                                  -1);
}

static void
set_current (CleChartView *self,
             int           item)
{
  self->current = item;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Where one is in the data. */
static guint
find_source (CleChartView *self)
{
  return self->chart != NULL && self->current != CLE_CHART_NO_ITEM
             ? cle_chart_get_item_source (self->chart, (guint) self->current)
             : NO_SOURCE;
}

/* One is at the same point of the data afterwards, if it is still seen. */
static void
set_zoom (CleChartView *self,
          ClePeriod     zoom,
          guint         source)
{
  CleChart *chart;

  self->zoom = zoom;
  forget_chart (self);
  chart = ensure_chart (self, gtk_widget_get_width (GTK_WIDGET (self)));
  set_current (self, chart != NULL && source != NO_SOURCE ? cle_chart_find_source (chart, source)
                                                          : CLE_CHART_NO_ITEM);
}

/* So that a point is seen; there is none beyond the first and the last. */
static void
reach (CleChartView *self,
       guint         source)
{
  const CleProgressSeries *series = self->data->series;

  if (self->zoom.to == 0 || source >= series->n_points)
    return;

  set_zoom (self,
            cle_zoom_reach (self->zoom, series->points[0].at,
                            series->points[series->n_points - 1].at, series->points[source].at),
            source);
}

/* The next point to the right or to the left, seen or not. */
static guint
find_next (CleChartView *self,
           int           right)
{
  const CleProgressSeries *series = self->data->series;
  guint source = find_source (self);
  guint after = 0;

  if (source != NO_SOURCE)
    return right < 0 ? source - 1
                     : source + cle_chart_get_item_length (self->chart, (guint) self->current);

  while (after < series->n_points && series->points[after].at < self->zoom.from)
    after++;

  return right < 0 ? after - 1 : after;
}

static gboolean
step (CleChartView *self,
      int           right,
      int           down)
{
  gboolean is_near = self->zoom.to != 0;
  int item;

  if (self->chart == NULL || (cle_chart_get_n_items (self->chart) == 0 && !is_near))
    return GDK_EVENT_PROPAGATE;

  item = cle_chart_step_item (self->chart, self->current, right, down);
  if (item == self->current && down != 0)
    return GDK_EVENT_PROPAGATE;

  if (item == self->current && is_near)
    reach (self, find_next (self, right));
  else
    set_current (self, item);

  return GDK_EVENT_STOP;
}

/* To the first or the last point of all, or of a row. */
static gboolean
step_to_end (CleChartView *self,
             int           right)
{
  if (self->zoom.to == 0)
    {
      self->current = MAX (self->current, 0);
      return step (self, right * G_MAXINT16, 0);
    }

  reach (self, right > 0 ? self->data->series->n_points - 1 : 0);
  return GDK_EVENT_STOP;
}

/* Only a line has points behind which there is one result, and only charts of
 * clients have a client behind each item. */
static void
open_item (CleChartView *self,
           int           item)
{
  guint source;

  if (self->chart == NULL || item == CLE_CHART_NO_ITEM)
    return;

  source = cle_chart_get_item_source (self->chart, (guint) item);
  if (self->data->portfolio != NULL)
    g_signal_emit (self, signals[OPEN], 0, source);
  if (self->data->kind != CLE_CHART_KIND_PROGRESS)
    return;

  if (self->data->series->points[source].row != CLE_PROGRESS_NO_ROW)
    g_signal_emit (self, signals[OPEN], 0, self->data->series->points[source].row);
}

static gboolean
key_pressed_cb (CleChartView   *self,
                guint           keyval,
                guint           keycode,
                GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask () & ~GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return step (self, -1, 0);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return step (self, 1, 0);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return step (self, 0, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return step (self, 0, 1);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return step_to_end (self, -1);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return step_to_end (self, 1);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      open_item (self, self->current);
      return GDK_EVENT_STOP;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      cle_chart_view_zoom (self, ZOOM_STEP);
      return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      cle_chart_view_zoom (self, 1 / ZOOM_STEP);
      return GDK_EVENT_STOP;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      set_zoom (self, (ClePeriod){ 0, 0 }, find_source (self));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* The page would scroll to show the whole chart, away from under the pointer, and
 * the second press of a double click would miss. */
static void
focus_in_place (CleChartView *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  gboolean follows = page != NULL && gtk_viewport_get_scroll_to_focus (GTK_VIEWPORT (page));

  if (follows)
    gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (page), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (follows)
    gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (page), TRUE);
}

static void
pressed_cb (CleChartView *self,
            int           n_presses,
            double        x,
            double        y)
{
  int item = self->chart != NULL ? cle_chart_find_item (self->chart, x, y) : CLE_CHART_NO_ITEM;

  focus_in_place (self);
  set_current (self, item);
  if (n_presses == 2)
    open_item (self, item);
}

static gboolean
query_tooltip_cb (CleChartView *self,
                  int           x,
                  int           y,
                  gboolean      by_keyboard,
                  GtkTooltip   *tooltip)
{
  int item = self->chart != NULL && !by_keyboard ? cle_chart_find_item (self->chart, x, y)
                                                 : CLE_CHART_NO_ITEM;
  g_autofree char *text = NULL;
  CleRect rect;

  if (item == CLE_CHART_NO_ITEM)
    return FALSE;

  text = cle_chart_dup_item_text (self->chart, (guint) item);
  rect = cle_chart_get_item_rect (self->chart, (guint) item);
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip,
                            &(GdkRectangle){ (int) rect.x, (int) rect.y, (int) rect.width + 1,
                                             (int) rect.height + 1 });

  return TRUE;
}

static void
focus_cb (CleChartView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
cle_chart_view_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  CleChartView *self = CLE_CHART_VIEW (widget);
  CleChart *chart;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }

  chart = ensure_chart (self, for_size > 0 ? for_size : NATURAL_WIDTH);
  *minimum = *natural = chart != NULL ? (int) cle_chart_get_height (chart) + 1 : 0;
}

static GtkSizeRequestMode
cle_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cle_chart_view_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  CleChartView *self = CLE_CHART_VIEW (widget);

  if (ensure_chart (self, width) != NULL)
    describe (self);
}

static void
paint (CleChartView   *self,
       GtkSnapshot    *snapshot,
       CleChartLayers  layers)
{
  GtkWidget *widget = GTK_WIDGET (self);
  graphene_rect_t area =
      GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &area);

  cle_chart_paint (self->chart, cr, layers,
                   gtk_widget_has_visible_focus (widget) || (layers & CLE_CHART_FRONT) != 0
                       ? self->current
                       : CLE_CHART_NO_ITEM);
  cairo_destroy (cr);
}

/* The columns of very many points go to GTK as plain colours: quicker than any
 * path. */
static void
cle_chart_view_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  CleChartView *self = CLE_CHART_VIEW (widget);
  const CleChartColumn *columns;
  guint n_columns;

  if (self->chart == NULL)
    return;

  columns = cle_chart_get_columns (self->chart, &n_columns);
  if (n_columns == 0)
    {
      paint (self, snapshot, CLE_CHART_ALL);
      return;
    }

  paint (self, snapshot, CLE_CHART_BACK);
  for (guint i = 0; i < n_columns; i++)
    {
      const CleRect *rect = &columns[i].rect;
      const CleColor *color = &columns[i].color;

      gtk_snapshot_append_color (snapshot,
                                 &(GdkRGBA){ (float) color->red, (float) color->green,
                                             (float) color->blue, (float) color->alpha },
                                 &GRAPHENE_RECT_INIT ((float) rect->x, (float) rect->y,
                                                      (float) rect->width, (float) rect->height));
    }
  paint (self, snapshot, CLE_CHART_FRONT);
}

/* The font may have changed; mostly it has not, and very many clients take a
 * while to be laid out. */
static void
cle_chart_view_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  CleChartView *self = CLE_CHART_VIEW (widget);

  GTK_WIDGET_CLASS (cle_chart_view_parent_class)->css_changed (widget, change);

  if (pango_context_get_serial (gtk_widget_get_pango_context (widget)) != self->serial)
    forget_style (self);
}

static void
cle_chart_view_dispose (GObject *object)
{
  CleChartView *self = CLE_CHART_VIEW (object);

  g_clear_pointer (&self->chart, cle_chart_free);
  g_clear_pointer (&self->style, cle_chart_style_free);
  g_clear_pointer (&self->data, cle_chart_data_unref);

  G_OBJECT_CLASS (cle_chart_view_parent_class)->dispose (object);
}

static void
cle_chart_view_class_init (CleChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cle_chart_view_dispose;
  widget_class->measure = cle_chart_view_measure;
  widget_class->get_request_mode = cle_chart_view_get_request_mode;
  widget_class->size_allocate = cle_chart_view_size_allocate;
  widget_class->snapshot = cle_chart_view_snapshot;
  widget_class->css_changed = cle_chart_view_css_changed;

  signals[OPEN] = g_signal_new ("open", CLE_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "chart-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cle_chart_view_init (CleChartView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->current = CLE_CHART_NO_ITEM;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (forget_style), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (forget_style), self,
                           G_CONNECT_SWAPPED);
}

/**
 * cle_chart_view_set_data:
 * @self: a view
 * @data: (nullable): what to show
 */
void
cle_chart_view_set_data (CleChartView *self,
                         CleChartData *data)
{
  g_return_if_fail (CLE_IS_CHART_VIEW (self));

  forget_chart (self);
  if (data != NULL)
    cle_chart_data_ref (data);
  g_clear_pointer (&self->data, cle_chart_data_unref);
  self->data = data;
  self->current = CLE_CHART_NO_ITEM;
  self->zoom = (ClePeriod){ 0, 0 };
}

/**
 * cle_chart_view_prepare:
 * @self: a view
 *
 * Lays the chart out before it is looked at, for the width that the view has or is
 * likely to get.
 *
 * Returns: (transfer none) (nullable): that chart, %NULL without data; gone when
 *   the width changes
 */
const CleChart *
cle_chart_view_prepare (CleChartView *self)
{
  g_return_val_if_fail (CLE_IS_CHART_VIEW (self), NULL);

  int width = gtk_widget_get_width (GTK_WIDGET (self));

  return ensure_chart (self, width > 0 ? width : NATURAL_WIDTH);
}

/**
 * cle_chart_view_get_zoom:
 * @self: a view
 *
 * Returns: the stretch of time that is seen; open ends for all of it
 */
ClePeriod
cle_chart_view_get_zoom (CleChartView *self)
{
  g_return_val_if_fail (CLE_IS_CHART_VIEW (self), ((ClePeriod){ 0, 0 }));

  return self->zoom;
}

/**
 * cle_chart_view_zoom:
 * @self: a view
 * @factor: above 1 to come nearer, below 1 to see more
 *
 * Around the item one is at, else around the middle. Only a progress line has
 * a stretch of time to change.
 */
void
cle_chart_view_zoom (CleChartView *self,
                     double        factor)
{
  g_return_if_fail (CLE_IS_CHART_VIEW (self));
  g_return_if_fail (factor > 0);

  const CleProgressSeries *series;
  guint source = find_source (self);
  gint64 around;

  if (self->data == NULL || self->data->kind != CLE_CHART_KIND_PROGRESS ||
      self->data->series->n_points < 2)
    return;

  series = self->data->series;
  around = source != NO_SOURCE ? series->points[source].at : 0;
  set_zoom (self,
            cle_zoom_compute (self->zoom, series->points[0].at,
                              series->points[series->n_points - 1].at, around, factor),
            source);
}
