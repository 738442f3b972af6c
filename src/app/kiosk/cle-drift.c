/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-drift.h"

#include <adwaita.h>
#include <math.h>

#define RADIUS      16.0 /* pixels */
#define N_PLACES    7    /* on the circle; every third is taken in turn */
#define PERIOD      60   /* seconds between two moves */
#define STILL       300  /* the same where motion is not wanted */
#define MOVING_TIME 2000 /* ms */

struct _CleDrift
{
  GtkWidget      parent_instance;

  GtkWidget     *child;
  AdwAnimation  *animation;
  guint          source;
  guint          place;
  double         share;     /* of the way from the last place */
  gboolean       moving;
};

G_DEFINE_FINAL_TYPE (CleDrift, cle_drift, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CHILD,
  PROP_MOVING,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static graphene_point_t
point_of (guint place)
{
  double angle = 2 * G_PI * (place * 3 % N_PLACES) / N_PLACES;

  if (place == 0)
    return GRAPHENE_POINT_INIT (0, 0);

  return GRAPHENE_POINT_INIT ((float) (RADIUS * cos (angle)), (float) (RADIUS * sin (angle)));
}

static gboolean
move_cb (gpointer data)
{
  CleDrift *self = data;

  self->place++;
  adw_animation_play (self->animation);
  return G_SOURCE_CONTINUE;
}

static void
update_source (CleDrift *self)
{
  gboolean wanted = self->moving && gtk_widget_get_mapped (GTK_WIDGET (self));

  g_clear_handle_id (&self->source, g_source_remove);
  if (wanted)
    self->source =
        g_timeout_add_seconds (adw_get_enable_animations (GTK_WIDGET (self)) ? PERIOD : STILL,
                               move_cb, self);
}

static void
moved_cb (double   share,
          gpointer data)
{
  CleDrift *self = data;

  self->share = share;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
cle_drift_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  CleDrift *self = CLE_DRIFT (widget);

  if (self->child != NULL)
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
cle_drift_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  CleDrift *self = CLE_DRIFT (widget);
  graphene_point_t from = point_of (self->place > 0 ? self->place - 1 : 0);
  graphene_point_t at = point_of (self->place);

  graphene_point_interpolate (&from, &at, self->share, &at);
  at = GRAPHENE_POINT_INIT (roundf (at.x), roundf (at.y));
  if (self->child != NULL)
    gtk_widget_allocate (self->child, width, height, -1, gsk_transform_translate (NULL, &at));
}

static void
cle_drift_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cle_drift_parent_class)->map (widget);
  update_source (CLE_DRIFT (widget));
}

static void
cle_drift_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cle_drift_parent_class)->unmap (widget);
  update_source (CLE_DRIFT (widget));
}

static void
cle_drift_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  CleDrift *self = CLE_DRIFT (object);

  switch (id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;

    case PROP_MOVING:
      g_value_set_boolean (value, self->moving);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_drift_set_property (GObject      *object,
                        guint         id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  CleDrift *self = CLE_DRIFT (object);

  switch (id)
    {
    case PROP_CHILD:
      cle_drift_set_child (self, g_value_get_object (value));
      break;

    case PROP_MOVING:
      cle_drift_set_moving (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_drift_dispose (GObject *object)
{
  CleDrift *self = CLE_DRIFT (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->animation);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (cle_drift_parent_class)->dispose (object);
}

static void
cle_drift_class_init (CleDriftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = cle_drift_dispose;
  object_class->get_property = cle_drift_get_property;
  object_class->set_property = cle_drift_set_property;
  widget_class->measure = cle_drift_measure;
  widget_class->size_allocate = cle_drift_size_allocate;
  widget_class->map = cle_drift_map;
  widget_class->unmap = cle_drift_unmap;

  props[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_MOVING] = g_param_spec_boolean ("moving", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cle_drift_init (CleDrift *self)
{
  self->animation =
      adw_timed_animation_new (GTK_WIDGET (self), 0, 1, MOVING_TIME,
                               adw_callback_animation_target_new (moved_cb, self, NULL));
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)),
                           "notify::gtk-enable-animations", G_CALLBACK (update_source), self,
                           G_CONNECT_SWAPPED);
}

/**
 * cle_drift_set_child:
 * @self: a drift
 * @child: (nullable): what is moved
 */
void
cle_drift_set_child (CleDrift  *self,
                     GtkWidget *child)
{
  g_return_if_fail (CLE_IS_DRIFT (self));

  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHILD]);
}

/**
 * cle_drift_set_moving:
 * @self: a drift
 * @moving: whether it moves; when it does not, the child is where it was first
 */
void
cle_drift_set_moving (CleDrift *self,
                      gboolean  moving)
{
  g_return_if_fail (CLE_IS_DRIFT (self));

  if (self->moving == moving)
    return;

  self->moving = moving;
  self->place = 0;
  adw_animation_reset (self->animation);
  update_source (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MOVING]);
}
