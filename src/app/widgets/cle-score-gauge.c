/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-score-gauge.h"

#include "cle-format-closures.h"
#include "cle-score-arc.h"

#include <adwaita.h>

/* Widths of the arc in pixels, least and wished for. */
#define LARGE_MINIMUM 220
#define LARGE_NATURAL 320
#define SMALL_WIDTH   52

struct _CleScoreGauge
{
  GtkWidget   parent_instance;

  GtkWidget  *numeral;
  CleScoreArc arc;
  guint       tone;
  gboolean    small;
};

G_DEFINE_FINAL_TYPE (CleScoreGauge, cle_score_gauge, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SMALL,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static ClePalette
current_palette (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  return cle_palette_choose (adw_style_manager_get_dark (style),
                             adw_style_manager_get_high_contrast (style));
}

static int
arc_width (CleScoreGauge *self,
           int            width)
{
  return self->small ? SMALL_WIDTH : CLAMP (width, LARGE_MINIMUM, LARGE_NATURAL);
}

static void
cle_score_gauge_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  CleScoreGauge *self = CLE_SCORE_GAUGE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->small ? SMALL_WIDTH : LARGE_MINIMUM;
      *natural = self->small ? SMALL_WIDTH : LARGE_NATURAL;
    }
  else
    {
      int width = arc_width (self, for_size < 0 ? LARGE_NATURAL : for_size);

      *minimum = *natural = (int) cle_score_arc_fit (width) + (self->small ? 8 : 12);
    }
}

/* The numeral stands on the line between the two ends of the arc. */
static void
cle_score_gauge_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  CleScoreGauge *self = CLE_SCORE_GAUGE (widget);
  GtkRequisition wish;

  gtk_widget_get_preferred_size (self->numeral, NULL, &wish);
  gtk_widget_size_allocate (self->numeral,
                            &(GtkAllocation){ (width - wish.width) / 2, height - wish.height,
                                              wish.width, wish.height },
                            -1);
}

static void
cle_score_gauge_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  CleScoreGauge *self = CLE_SCORE_GAUGE (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double arc = arc_width (self, width);
  CleScoreArcColors colors = cle_score_arc_colors (current_palette (), self->tone);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  cairo_translate (cr, (width - arc) / 2, 0);
  cle_score_arc_paint (&self->arc, &colors, cr, arc, cle_score_arc_fit (arc));
  cairo_destroy (cr);

  GTK_WIDGET_CLASS (cle_score_gauge_parent_class)->snapshot (widget, snapshot);
}

static void
cle_score_gauge_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  CleScoreGauge *self = CLE_SCORE_GAUGE (object);

  switch (id)
    {
    case PROP_SMALL:
      self->small = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_score_gauge_constructed (GObject *object)
{
  CleScoreGauge *self = CLE_SCORE_GAUGE (object);

  G_OBJECT_CLASS (cle_score_gauge_parent_class)->constructed (object);

  gtk_widget_add_css_class (self->numeral, self->small ? "small" : "large");
}

static void
cle_score_gauge_dispose (GObject *object)
{
  CleScoreGauge *self = CLE_SCORE_GAUGE (object);

  g_clear_pointer (&self->numeral, gtk_widget_unparent);

  G_OBJECT_CLASS (cle_score_gauge_parent_class)->dispose (object);
}

static void
cle_score_gauge_class_init (CleScoreGaugeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = cle_score_gauge_set_property;
  object_class->constructed = cle_score_gauge_constructed;
  object_class->dispose = cle_score_gauge_dispose;
  widget_class->measure = cle_score_gauge_measure;
  widget_class->size_allocate = cle_score_gauge_size_allocate;
  widget_class->snapshot = cle_score_gauge_snapshot;

  props[PROP_SMALL] =
      g_param_spec_boolean ("small", NULL, NULL, FALSE,
                            G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cle_score_gauge_init (CleScoreGauge *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->numeral =
      g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->numeral, "score-numeral");
  gtk_widget_set_parent (self->numeral, GTK_WIDGET (self));

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/**
 * cle_score_gauge_new:
 * @small: for a row of a list instead of a page
 *
 * Returns: (transfer floating): a gauge that shows nothing yet
 */
GtkWidget *
cle_score_gauge_new (gboolean small)
{
  return g_object_new (CLE_TYPE_SCORE_GAUGE, "small", small, NULL);
}

/**
 * cle_score_gauge_set_score:
 * @self: a gauge
 * @score: thousandths of a point
 * @upper: the upper end of the certainty band
 * @max: the most that can be reached
 */
void
cle_score_gauge_set_score (CleScoreGauge *self,
                           gint64         score,
                           gint64         upper,
                           gint64         max)
{
  g_return_if_fail (CLE_IS_SCORE_GAUGE (self));

  g_autofree char *numeral = cle_points_format (score);
  g_autofree char *name = cle_format_score (score, max);

  self->arc = (CleScoreArc){ score, upper, max };
  gtk_label_set_label (GTK_LABEL (self->numeral), numeral);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * cle_score_gauge_set_tone:
 * @self: a gauge
 * @tone: which band, see cle_palette_find_tone()
 */
void
cle_score_gauge_set_tone (CleScoreGauge *self,
                          guint          tone)
{
  g_return_if_fail (CLE_IS_SCORE_GAUGE (self));

  self->tone = tone;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
