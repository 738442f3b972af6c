/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The owner wants to be let in. */
typedef void (*CleOwnerGestureFunc) (GtkWidget *toplevel);

void cle_owner_gesture_add (GtkWidget           *toplevel,
                            CleOwnerGestureFunc  asked_for);

G_END_DECLS
