/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One of the places that the window switches between. Properties: inside
 * (boolean, read-only: something is open, there is a way back), about (string,
 * read-only: its name). */
#define CLE_TYPE_PLACE (cle_place_get_type ())
G_DECLARE_INTERFACE (ClePlace, cle_place, CLE, PLACE, GtkWidget)

struct _ClePlaceInterface
{
  GTypeInterface parent;

  void (*go_back) (ClePlace *self);
  void (*focus)   (ClePlace *self);
  void (*find)    (ClePlace *self); /* NULL for a place without a search */
};

void      cle_place_install_properties (GObjectClass *klass,
                                        guint         inside,
                                        guint         about);
void      cle_place_announce           (ClePlace     *self);
void      cle_place_go_back            (ClePlace     *self);
void      cle_place_focus              (ClePlace     *self);
gboolean  cle_place_find               (ClePlace     *self);
char     *cle_place_dup_about          (ClePlace     *self);

G_END_DECLS
