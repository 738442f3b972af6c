/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-steady-text.h"

struct _CleSteadyText
{
  GtkWidget  parent_instance;

  char     **texts;
  GPtrArray *layouts;  /* of PangoLayout, one a text; shaping is the dear part */
  guint      shown;
  int        width;    /* for which the height is known; 0 for none */
  int        height;
};

G_DEFINE_FINAL_TYPE (CleSteadyText, cle_steady_text, GTK_TYPE_WIDGET)

static void
forget_layouts (CleSteadyText *self)
{
  g_ptr_array_set_size (self->layouts, 0);
  self->width = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
ensure_layouts (CleSteadyText *self)
{
  for (guint i = self->layouts->len; self->texts != NULL && self->texts[i] != NULL; i++)
    {
      PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->texts[i]);

      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      g_ptr_array_add (self->layouts, layout);
    }
}

/* Of the tallest text. */
static int
measure_height (CleSteadyText *self,
                int            width)
{
  int tallest = 0;

  ensure_layouts (self);
  for (guint i = 0; i < self->layouts->len; i++)
    {
      PangoLayout *layout = g_ptr_array_index (self->layouts, i);
      int height;

      pango_layout_set_width (layout, width * PANGO_SCALE);
      pango_layout_get_pixel_size (layout, NULL, &height);
      tallest = MAX (tallest, height);
    }

  return tallest;
}

/* Fits any width: a word that is too long is broken. */
static void
cle_steady_text_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  CleSteadyText *self = CLE_STEADY_TEXT (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL || for_size <= 0)
    {
      *minimum = *natural = 0;
      return;
    }

  if (self->width != for_size)
    {
      self->height = measure_height (self, for_size);
      self->width = for_size;
    }
  *minimum = *natural = self->height;
}

static GtkSizeRequestMode
cle_steady_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cle_steady_text_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  CleSteadyText *self = CLE_STEADY_TEXT (widget);
  PangoLayout *layout;

  ensure_layouts (self);
  if (self->shown >= self->layouts->len)
    return;

  layout = g_ptr_array_index (self->layouts, self->shown);
  pango_layout_set_width (layout, gtk_widget_get_width (widget) * PANGO_SCALE);
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget), 0, 0, layout);
}

/* The font may have changed. */
static void
cle_steady_text_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (cle_steady_text_parent_class)->css_changed (widget, change);

  forget_layouts (CLE_STEADY_TEXT (widget));
}

static void
cle_steady_text_finalize (GObject *object)
{
  CleSteadyText *self = CLE_STEADY_TEXT (object);

  g_ptr_array_unref (self->layouts);
  g_strfreev (self->texts);

  G_OBJECT_CLASS (cle_steady_text_parent_class)->finalize (object);
}

static void
cle_steady_text_class_init (CleSteadyTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cle_steady_text_finalize;
  widget_class->measure = cle_steady_text_measure;
  widget_class->get_request_mode = cle_steady_text_get_request_mode;
  widget_class->snapshot = cle_steady_text_snapshot;
  widget_class->css_changed = cle_steady_text_css_changed;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_HEADING);
}

static void
cle_steady_text_init (CleSteadyText *self)
{
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * cle_steady_text_set_texts:
 * @self: a text
 * @texts: %NULL-terminated; all that will be shown in this place, copied
 *
 * Shows the first of them.
 */
void
cle_steady_text_set_texts (CleSteadyText      *self,
                           const char * const *texts)
{
  g_return_if_fail (CLE_IS_STEADY_TEXT (self));

  g_strfreev (self->texts);
  self->texts = g_strdupv ((char **) texts);
  self->shown = 0;
  forget_layouts (self);
}

/**
 * cle_steady_text_show:
 * @self: a text
 * @index: which of its texts
 */
void
cle_steady_text_show (CleSteadyText *self,
                      guint          index)
{
  g_return_if_fail (CLE_IS_STEADY_TEXT (self));
  g_return_if_fail (self->texts != NULL && index < g_strv_length (self->texts));

  self->shown = index;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
