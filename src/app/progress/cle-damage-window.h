/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What could not be read, line by line. */
#define CLE_TYPE_DAMAGE_WINDOW (cle_damage_window_get_type ())
G_DECLARE_FINAL_TYPE (CleDamageWindow, cle_damage_window, CLE, DAMAGE_WINDOW, AdwWindow)

GtkWidget *cle_damage_window_new (GtkWindow *parent,
                                  GPtrArray *damages);

G_END_DECLS
