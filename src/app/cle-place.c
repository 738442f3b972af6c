/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cle-place.h"

G_DEFINE_INTERFACE (ClePlace, cle_place, GTK_TYPE_WIDGET)

static void
cle_place_default_init (ClePlaceInterface *iface)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  g_object_interface_install_property (iface,
                                       g_param_spec_boolean ("inside", NULL, NULL, FALSE, flags));
  g_object_interface_install_property (iface,
                                       g_param_spec_string ("about", NULL, NULL, NULL, flags));
}

/**
 * cle_place_install_properties:
 * @klass: of a place
 * @inside: the number of its property "inside"
 * @about: that of "about"
 *
 * To be called by a place when its class is made.
 */
void
cle_place_install_properties (GObjectClass *klass,
                              guint         inside,
                              guint         about)
{
  g_object_class_override_property (klass, inside, "inside");
  g_object_class_override_property (klass, about, "about");
}

/**
 * cle_place_announce:
 * @self: a place
 *
 * Says that something was opened in it or left.
 */
void
cle_place_announce (ClePlace *self)
{
  g_return_if_fail (CLE_IS_PLACE (self));

  g_object_notify (G_OBJECT (self), "about");
  g_object_notify (G_OBJECT (self), "inside");
}

/**
 * cle_place_go_back:
 * @self: a place in which something is open
 *
 * Leaves it.
 */
void
cle_place_go_back (ClePlace *self)
{
  g_return_if_fail (CLE_IS_PLACE (self));

  CLE_PLACE_GET_IFACE (self)->go_back (self);
}

/**
 * cle_place_focus:
 * @self: a place
 *
 * Moves the focus to where work begins in it.
 */
void
cle_place_focus (ClePlace *self)
{
  g_return_if_fail (CLE_IS_PLACE (self));

  CLE_PLACE_GET_IFACE (self)->focus (self);
}

/**
 * cle_place_find:
 * @self: (nullable): a place
 *
 * Moves the focus to its search.
 *
 * Returns: whether it has one
 */
gboolean
cle_place_find (ClePlace *self)
{
  if (self == NULL || CLE_PLACE_GET_IFACE (self)->find == NULL)
    return FALSE;

  CLE_PLACE_GET_IFACE (self)->find (self);
  return TRUE;
}

/**
 * cle_place_dup_about:
 * @self: (nullable): a place
 *
 * Returns: (transfer full) (nullable): what is open in it, "" for something
 *   without a name; %NULL when it shows its first page
 */
char *
cle_place_dup_about (ClePlace *self)
{
  gboolean inside = FALSE;
  char *about = NULL;

  if (self == NULL)
    return NULL;

  g_object_get (self, "inside", &inside, "about", &about, NULL);
  if (inside && about == NULL)
    about = g_strdup ("");

  return about;
}
