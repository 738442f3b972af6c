/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Moves its child a little now and then, so that a picture that stands all day
 * does not burn in. Property: child (GtkWidget), moving (boolean). */
#define CLE_TYPE_DRIFT (cle_drift_get_type ())
G_DECLARE_FINAL_TYPE (CleDrift, cle_drift, CLE, DRIFT, GtkWidget)

void cle_drift_set_child  (CleDrift  *self,
                           GtkWidget *child);
void cle_drift_set_moving (CleDrift  *self,
                           gboolean   moving);

G_END_DECLS
