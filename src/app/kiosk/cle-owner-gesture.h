/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cle_owner_gesture_add (GtkWidget *toplevel,
                            GCallback  asked_for);

G_END_DECLS
