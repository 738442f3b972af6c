/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-slide.h"

#include <adwaita.h>

#define DURATION 200 /* ms */
#define DISTANCE 28  /* pixels */

struct _CleSlide
{
  GtkWidget     parent_instance;

  GtkWidget    *child;
  AdwAnimation *animation;
  int           direction;
  double        left; /* of the way, 1 … 0 */
};

G_DEFINE_FINAL_TYPE (CleSlide, cle_slide, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CHILD,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
set_left (double    left,
          CleSlide *self)
{
  self->left = left;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
cle_slide_snapshot (GtkWidget   *widget,
                    GtkSnapshot *snapshot)
{
  CleSlide *self = CLE_SLIDE (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float shift = (float) (self->left * DISTANCE * self->direction * (mirrored ? -1 : 1));

  if (self->child == NULL)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (shift, 0));
  gtk_widget_snapshot_child (widget, self->child, snapshot);
  gtk_snapshot_restore (snapshot);
}

static void
cle_slide_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  CleSlide *self = CLE_SLIDE (object);

  switch (id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_slide_set_property (GObject      *object,
                        guint         id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  CleSlide *self = CLE_SLIDE (object);

  switch (id)
    {
    case PROP_CHILD:
      g_clear_pointer (&self->child, gtk_widget_unparent);
      self->child = g_value_get_object (value);
      if (self->child != NULL)
        gtk_widget_set_parent (self->child, GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cle_slide_dispose (GObject *object)
{
  CleSlide *self = CLE_SLIDE (object);

  if (self->animation != NULL)
    adw_animation_reset (self->animation);
  g_clear_object (&self->animation);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (cle_slide_parent_class)->dispose (object);
}

static void
cle_slide_class_init (CleSlideClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cle_slide_get_property;
  object_class->set_property = cle_slide_set_property;
  object_class->dispose = cle_slide_dispose;
  widget_class->snapshot = cle_slide_snapshot;

  props[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cle_slide_init (CleSlide *self)
{
  AdwAnimationTarget *target =
      adw_callback_animation_target_new ((AdwAnimationTargetFunc) set_left, self, NULL);

  self->animation = adw_timed_animation_new (GTK_WIDGET (self), 1, 0, DURATION, target);
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->animation), ADW_EASE_OUT_CUBIC);
}

/**
 * cle_slide_play:
 * @self: a slide
 * @direction: 1 for coming from the end, -1 from the start, 0 for no motion
 *
 * Starts the motion; nothing moves where animations are switched off.
 */
void
cle_slide_play (CleSlide *self,
                int       direction)
{
  g_return_if_fail (CLE_IS_SLIDE (self));

  self->direction = direction;
  adw_animation_reset (self->animation);
  if (direction == 0 || !adw_get_enable_animations (GTK_WIDGET (self)))
    {
      set_left (0, self);
      return;
    }

  adw_animation_play (self->animation);
}
